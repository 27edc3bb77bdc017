"""Is a set of pictures the gallery's, whole and listed?"""

import hashlib

import msgspec
import numpy as np
import pytest
from PIL import Image

from sfumato.errors import ExportError
from sfumato.export.export import export_model
from sfumato.generation.draw import draw_pictures
from sfumato.recipe import read_recipe
from sfumato_plugins.exporters.offers import PictureSetSettings
from sfumato_plugins.exporters.picture_set import PictureSetExporter, SetManifest
from support.trained import trained_model


@pytest.fixture(scope="module")
def model():
    return trained_model(classes=("cat", "dog"))


@pytest.fixture(scope="module")
def folder(model, tmp_path_factory):
    folder = tmp_path_factory.mktemp("exports") / "set"
    settings = PictureSetSettings(count=5, seed=7, licence="CC0-1.0")
    *_, end = export_model(model, PictureSetExporter(settings), folder, name="pictures")
    assert "5 pictures" in end.summary
    return folder


@pytest.fixture(scope="module")
def manifest(folder):
    return msgspec.json.decode((folder / "manifest.json").read_bytes(), type=SetManifest)


def test_every_picture_is_listed_with_seed_class_and_hash(folder, manifest):
    assert [picture.seed for picture in manifest.pictures] == [7, 8, 9, 10, 11]
    assert [picture.class_name for picture in manifest.pictures] == ["dog", "cat"] * 2 + ["dog"]
    for picture in manifest.pictures:
        content = (folder / picture.file).read_bytes()
        assert hashlib.sha256(content).hexdigest() == picture.sha256
    assert (manifest.run, manifest.licence, manifest.width) == ("toys-1", "CC0-1.0", 8)


def test_the_pictures_are_those_of_their_seeds_and_carry_their_recipes(folder, manifest, model):
    for picture in manifest.pictures:
        with Image.open(folder / picture.file) as image:
            found = np.asarray(image)
        (own,) = draw_pictures(model, [picture.seed])
        assert np.abs(found.astype(int) - own).max() <= 1
        assert read_recipe(folder / picture.file).seed == picture.seed


def test_a_set_that_differs_is_refused(model, tmp_path, monkeypatch):
    monkeypatch.setattr(
        "sfumato_plugins.exporters.picture_set.draw_pictures",
        lambda model, seeds: np.full((len(seeds), 8, 8, 3), 255, np.uint8),
    )
    exporter = PictureSetExporter(PictureSetSettings(count=2))

    with pytest.raises(ExportError, match="differs by"):
        list(export_model(model, exporter, tmp_path / "set", name="pictures"))

    assert list(tmp_path.iterdir()) == []

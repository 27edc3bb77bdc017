"""Tests that an image set is complete, listed, and equals the gallery's images."""

import hashlib

import msgspec
import numpy as np
import pytest
from PIL import Image

from sfumato.errors import ExportError
from sfumato.export.export import export_model
from sfumato.generation.batches import generate_images
from sfumato.records.recipe import read_recipe
from sfumato_plugins.exporters import ImageSetSettings
from sfumato_plugins.exporters.image_set import ImageSetExporter, SetManifest
from support.trained import trained_model


@pytest.fixture(scope="module")
def model():
    return trained_model(classes=("cat", "dog"))


@pytest.fixture(scope="module")
def folder(model, tmp_path_factory):
    folder = tmp_path_factory.mktemp("exports") / "set"
    settings = ImageSetSettings(count=5, seed=7, license="CC0-1.0")
    *_, end = export_model(model, ImageSetExporter(settings), folder, name="images")
    assert str(end.summary).startswith("5 images exported.")
    return folder


@pytest.fixture(scope="module")
def manifest(folder):
    return msgspec.json.decode((folder / "manifest.json").read_bytes(), type=SetManifest)


def test_every_image_is_listed_with_seed_class_and_hash(folder, manifest):
    assert [image.seed for image in manifest.images] == [7, 8, 9, 10, 11]
    assert [image.class_name for image in manifest.images] == ["dog", "cat"] * 2 + ["dog"]
    for image in manifest.images:
        content = (folder / image.file).read_bytes()
        assert hashlib.sha256(content).hexdigest() == image.sha256
    assert (manifest.run, manifest.license, manifest.width) == ("toys-1", "CC0-1.0", 8)


def test_the_images_match_their_seeds_and_contain_their_recipes(folder, manifest, model):
    for image in manifest.images:
        with Image.open(folder / image.file) as opened:
            found = np.asarray(opened)
        (own,) = generate_images(model, [image.seed])
        assert np.abs(found.astype(int) - own).max() <= 1
        assert read_recipe(folder / image.file).seed == image.seed


def test_a_set_that_differs_is_rejected(model, tmp_path, monkeypatch):
    monkeypatch.setattr(
        "sfumato_plugins.exporters.image_set.generate_images",
        lambda model, seeds: np.full((len(seeds), 8, 8, 3), 255, np.uint8),
    )
    exporter = ImageSetExporter(ImageSetSettings(count=2))

    with pytest.raises(ExportError, match="differs from the image generated from its seed by"):
        list(export_model(model, exporter, tmp_path / "set", name="images"))

    assert list(tmp_path.iterdir()) == []

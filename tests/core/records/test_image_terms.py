"""Tests that license files beside the images are included, and nothing else."""

import pytest

from sfumato.config.loading import save_settings
from sfumato.records.image_terms import terms_beside_images
from sfumato.records.manifest import DatasetRules


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "images"
    folder.mkdir()
    return folder


@pytest.fixture
def dataset(tmp_path, source):
    return dataset_of(tmp_path, source=str(source))


def dataset_of(tmp_path, *, source):
    folder = tmp_path / "dataset"
    folder.mkdir()
    save_settings(folder / "dataset.toml", DatasetRules(source=source))
    return folder


def test_license_files_at_the_top_of_the_folder_are_found_by_name(source, dataset):
    british = "Licence.rst"
    for name in ("LICENSE.txt", "License-of-cats.md", "COPYING", british):
        (source / name).write_text(f"{name}: CC0", encoding="utf-8")

    found = terms_beside_images(dataset)

    assert [text.file for text in found] == [
        "COPYING",
        "LICENSE.txt",
        british,
        "License-of-cats.md",
    ]
    assert found[1].text == "LICENSE.txt: CC0"


def test_other_files_are_not_included(source, dataset):
    (source / "license.png").write_bytes(b"an image")
    (source / "LICENSE").write_bytes(b"\xff\xfe\x00 no text")
    (source / "license-texts").mkdir()
    (source / "COPYING.txt").write_text("x" * 200_000)
    (source / "notes.txt").write_text("mine")

    assert terms_beside_images(dataset) == ()


@pytest.mark.parametrize("source", ["", "/nowhere/at/all"])
def test_a_missing_folder_has_no_license_files(tmp_path, source):
    assert terms_beside_images(dataset_of(tmp_path, source=source)) == ()
    assert terms_beside_images(tmp_path / "no dataset") == ()

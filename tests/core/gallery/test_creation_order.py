"""Images stay in the order in which they were generated, independent of clocks and file times."""

import shutil

import numpy as np
import pytest

from sfumato.gallery import Gallery
from sfumato.generation.grid import save_image
from sfumato.records.recipe import Creation, read_creation
from support.file_times import touch_all
from support.recipes import recipe

GRAY = np.full((2, 2, 3), 128, np.uint8)
MOMENTS = (5000.0, 6000.0, 1000.0, 1001.0)
"""The clock is set back after the second image."""


def fill(gallery):
    for seed, moment in enumerate(MOMENTS):
        made_by = recipe(seed)
        path = gallery.folder / made_by.file_name
        save_image(path, GRAY, made_by, made=Creation(number=gallery.next_number(), time=moment))
        gallery.add([(path, made_by)])


def seeds_in(gallery):
    records = gallery.images(gallery.ids())
    return [records[one].recipe.seed for one in gallery.ids()]


@pytest.fixture
def gallery(tmp_path):
    made = Gallery(tmp_path / "gallery")
    fill(made)
    yield made
    made.close()


def test_newest_image_is_the_one_generated_last(gallery):
    assert seeds_in(gallery) == [3, 2, 1, 0]


def test_image_has_the_time_in_its_file(gallery):
    touch_all(gallery.folder)

    records = gallery.images(gallery.ids())

    assert sorted(record.created for record in records.values()) == sorted(MOMENTS)


def test_gallery_unzipped_without_its_index_keeps_its_order(gallery, tmp_path):
    copy = tmp_path / "elsewhere"
    shutil.copytree(gallery.folder, copy, ignore=shutil.ignore_patterns("gallery.db*"))
    touch_all(copy)

    unzipped = Gallery(copy)
    unzipped.rescan()

    assert seeds_in(unzipped) == [3, 2, 1, 0]
    unzipped.close()


def test_images_generated_before_opening_an_unzipped_gallery_are_its_newest(gallery, tmp_path):
    copy = tmp_path / "elsewhere"
    shutil.copytree(gallery.folder, copy, ignore=shutil.ignore_patterns("gallery.db*"))
    unzipped = Gallery(copy)
    made_by = recipe(9)
    made = Creation(number=unzipped.next_number(), time=1.0)
    save_image(copy / made_by.file_name, GRAY, made_by, made=made)
    unzipped.add([(copy / made_by.file_name, made_by)])

    unzipped.rescan()

    assert seeds_in(unzipped) == [9, 3, 2, 1, 0]
    unzipped.close()


def test_number_of_a_deleted_image_is_not_reused(gallery):
    gallery.move_to_trash([recipe(3).file_name])
    (gallery.folder / "trash" / recipe(3).file_name).unlink()
    gallery.rescan()

    assert gallery.next_number() == 1 + len(MOMENTS)


@pytest.mark.parametrize(
    "content", [b"", b"no image", b"\x89PNG\r\n\x1a\n", b"\x89PNG\r\n\x1a\n\xff\xff"]
)
def test_file_without_a_time_has_none(content, tmp_path):
    (tmp_path / "a.png").write_bytes(content)

    assert read_creation(tmp_path / "a.png") is None
    assert read_creation(tmp_path / "missing.png") is None

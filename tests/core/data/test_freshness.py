"""Tests of the detection of changed, missing, and moved files."""

import os
import shutil
import time
from contextlib import closing

import numpy as np
import pytest

from sfumato.config.image_shape import ImageShape
from sfumato.data.cache import open_cache, prepare_cache
from sfumato.data.freshness import require_images
from sfumato.data.importing import import_folder
from sfumato.data.locating import locate_images
from sfumato.errors import DatasetError
from sfumato.records.events import IncidentReported, SourceLocated
from sfumato.records.manifest import DatasetRules, Manifest, load_rules
from support import odd_images as odd


@pytest.fixture
def source(tmp_path):
    folder = odd.noise_folder(tmp_path / "here" / "a", 6)
    long_ago = time.time() - 1000
    for path in folder.iterdir():
        os.utime(path, (long_ago, long_ago))
    return folder


@pytest.fixture
def dataset(tmp_path, source):
    folder = tmp_path / "here" / "p" / "datasets" / "d"
    folder.parent.parent.mkdir(parents=True)
    list(import_folder(folder, DatasetRules(source=str(source), shape=ImageShape.square(8))))
    return folder


def prepare(dataset):
    events = list(prepare_cache(dataset, shape=ImageShape.square(8)))
    reported = [str(event.message) for event in events if isinstance(event, IncidentReported)]
    return reported, open_cache(dataset, ImageShape.square(8))


def test_touched_files_change_nothing(dataset, source):
    before = prepare(dataset)[1].fingerprint
    for path in source.iterdir():
        os.utime(path, (1, 1))

    reported, cache = prepare(dataset)

    assert reported == []
    assert cache.fingerprint == before


def test_swapping_two_files_with_equal_times_is_detected(dataset, source):
    prepare(dataset)
    first, second = source / "0.png", source / "1.png"
    content = second.read_bytes() if second.stat().st_size == first.stat().st_size else None
    if content is None:  # padded to the same size, as another program might write it
        content = second.read_bytes().ljust(first.stat().st_size, b"\0")[: first.stat().st_size]
    status = first.stat()
    first.write_bytes(content)
    os.utime(first, ns=(status.st_atime_ns, status.st_mtime_ns))

    reported, _ = prepare(dataset)

    assert reported[0].startswith("1 of 6 images in dataset “d” changed after the import: 0.png")


def test_an_older_file_of_another_size_is_detected(dataset, source):
    before = prepare(dataset)[1].fingerprint
    odd.flat("red", size=(8, 8)).save(source / "3.png")
    os.utime(source / "3.png", (1, 1))

    reported, cache = prepare(dataset)

    assert "3.png" in reported[0]
    assert cache.fingerprint != before
    assert [[[255, 0, 0]] * 8] * 8 in np.asarray(cache.train_images).tolist()


def test_many_missing_files_are_an_error_that_names_both_solutions(dataset, source):
    prepare(dataset)
    for name in ("0.png", "1.png", "2.png", "3.png"):
        (source / name).unlink()

    with pytest.raises(DatasetError, match=r"4 of 6 images .* and 1 more") as caught:
        require_images(dataset)

    assert "sfumato data add" in str(caught.value.hint)
    assert "sfumato data locate" in str(caught.value.hint)
    with pytest.raises(DatasetError, match="4 of 6"):
        prepare(dataset)


def test_images_moved_with_the_project_are_found(dataset, source, tmp_path):
    before = prepare(dataset)[1].fingerprint
    (tmp_path / "here").rename(tmp_path / "there")
    moved = tmp_path / "there" / "p" / "datasets" / "d"

    require_images(moved)
    reported, cache = prepare(moved)

    assert "were found in" in reported[0]
    assert cache.fingerprint == before
    assert load_rules(moved).source == str(tmp_path / "there" / "a")


def test_located_images_keep_the_fingerprint_even_if_renamed(dataset, source, tmp_path):
    before = prepare(dataset)[1].fingerprint
    target = tmp_path / "disk" / "other"
    target.parent.mkdir()
    shutil.move(source, target)
    (target / "0.png").rename(target / "renamed.png")

    *_, end = locate_images(dataset, target)

    assert isinstance(end, SourceLocated)
    assert (end.found, end.total) == (6, 6)
    reported, cache = prepare(dataset)
    assert reported == []
    assert cache.fingerprint == before


def test_a_folder_of_other_images_is_rejected(dataset, source, tmp_path):
    shutil.rmtree(source)
    other = odd.noise_folder(tmp_path / "other", 6, start=50)

    with pytest.raises(DatasetError, match="Only 0 of 6 images"):
        list(locate_images(dataset, other))

    with closing(Manifest(dataset)) as manifest:
        assert manifest.count("in") == 6

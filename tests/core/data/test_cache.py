"""Tests of the cache of decoded images."""

import errno
import json
import os
import shutil
import time
from contextlib import closing

import numpy as np
import pytest
from PIL import Image

from sfumato.config.image_shape import ImageShape
from sfumato.data.cache import open_cache, prepare_cache
from sfumato.data.importing import import_folder
from sfumato.errors import DatasetError, SfumatoError
from sfumato.records.control import Command, RunControl
from sfumato.records.events import IncidentReported, Progressed
from sfumato.records.manifest import DatasetRules, Manifest
from support import odd_images as odd


def make_dataset(tmp_path, source, **rules):
    dataset = tmp_path / "datasets" / "mine"
    list(
        import_folder(
            dataset, DatasetRules(source=str(source), shape=ImageShape.square(8), **rules)
        )
    )
    return dataset


def prepare(dataset, size_px=8, **options):
    events = list(prepare_cache(dataset, shape=ImageShape.square(size_px), **options))
    return events, open_cache(dataset, ImageShape.square(size_px))


def caches_of(dataset):
    return sorted((dataset / "cache").glob("*"))


def test_the_cache_contains_the_exact_pixels_with_the_training_split_first(tmp_path):
    dataset = make_dataset(tmp_path, odd.noise_folder(tmp_path / "a", 300))

    events, cache = prepare(dataset)

    with closing(Manifest(dataset)) as manifest:
        expected = {
            split: {
                np.asarray(Image.open(row.file_in(dataset))).tobytes()
                for row in manifest.rows(split=split)
            }
            for split in ("train", "held_out")
        }
    assert {image.tobytes() for image in cache.train_images} == expected["train"]
    assert {image.tobytes() for image in cache.held_out_images} == expected["held_out"]
    assert expected["held_out"]
    assert cache.train_images.shape[1:] == (8, 8, 3)
    assert cache.train_images.dtype == np.uint8
    assert isinstance(events[-1], Progressed)
    assert (events[-1].done, events[-1].total) == (300, 300)


def test_statistics_are_those_of_the_training_pixels(tmp_path):
    dataset = make_dataset(tmp_path, odd.noise_folder(tmp_path / "a", 250))

    _, cache = prepare(dataset)

    values = np.asarray(cache.train_images, np.float64) / 127.5 - 1
    assert cache.sigma_data == pytest.approx(values.std(), rel=1e-9)
    assert cache.description.mean == pytest.approx(values.mean(), rel=1e-9)


def test_a_set_of_one_flat_color_has_a_nonzero_deviation(tmp_path):
    source = tmp_path / "a"
    source.mkdir()
    odd.flat("red", size=(8, 8)).save(source / "a.png")

    assert prepare(make_dataset(tmp_path, source))[1].sigma_data > 0


def test_labels_are_indices_into_the_classes(tmp_path):
    source = tmp_path / "a"
    for number, name in enumerate(("zebras", "ants", "bees")):
        odd.noise_folder(source / name, 3, start=3 * number)
    dataset = make_dataset(tmp_path, source, labels="folders")

    _, cache = prepare(dataset)

    assert cache.classes == ("ants", "bees", "zebras")
    class_by_pixels = {
        np.asarray(Image.open(path)).tobytes(): path.parent.name for path in source.rglob("*.png")
    }
    found = zip(cache.train_images, cache.train_labels, strict=True)
    assert all(class_by_pixels[p.tobytes()] == cache.classes[label] for p, label in found)


def test_a_set_without_classes_has_labels_of_minus_one(tmp_path):
    _, cache = prepare(make_dataset(tmp_path, odd.noise_folder(tmp_path / "a", 3)))

    assert cache.classes == ()
    assert cache.train_labels.tolist() == [-1, -1, -1]


def test_a_gray_set_has_one_channel(tmp_path):
    source = tmp_path / "a"
    source.mkdir()
    ramp = np.arange(64, dtype=np.uint8).reshape(8, 8)
    Image.fromarray(ramp).save(source / "gray.png")
    Image.fromarray(ramp + 9).convert("RGB").save(source / "color of nothing.png")

    _, cache = prepare(make_dataset(tmp_path, source))

    assert cache.shape == ImageShape.square(8, 1)
    assert cache.train_images.shape == (2, 8, 8, 1)
    images = sorted(cache.train_images[..., 0].tolist())
    assert images == [ramp.tolist(), (ramp + 9).tolist()]


def test_one_color_image_makes_the_set_three_channel(tmp_path):
    source = tmp_path / "a"
    source.mkdir()
    odd.flat(40, mode="L", size=(8, 8)).save(source / "gray.png")
    odd.flat((40, 40, 50), size=(8, 8)).save(source / "color.png")

    assert prepare(make_dataset(tmp_path, source))[1].shape == ImageShape.square(8)


def test_a_cache_is_built_only_once(tmp_path):
    dataset = make_dataset(tmp_path, odd.noise_folder(tmp_path / "a", 3))
    prepare(dataset)
    [folder] = caches_of(dataset)
    made = (folder / "images.u8").stat().st_mtime_ns

    events, _ = prepare(dataset)

    assert len(events) == 1
    assert (folder / "images.u8").stat().st_mtime_ns == made


def test_the_fingerprint_depends_on_content_and_rules_but_not_on_names(tmp_path):
    source = odd.noise_folder(tmp_path / "a", 3)
    dataset = make_dataset(tmp_path, source)
    first = prepare(dataset)[1].fingerprint
    (source / "0.png").rename(source / "renamed.png")
    make_dataset(tmp_path, source)

    assert prepare(dataset)[1].fingerprint == first
    make_dataset(tmp_path, source, background="#000000")
    second = prepare(dataset)[1].fingerprint
    odd.noise_folder(source, 1, start=5)
    make_dataset(tmp_path, source, background="#000000")
    third = prepare(dataset)[1].fingerprint
    assert len({first, second, third, prepare(dataset, 16)[1].fingerprint}) == 4


def test_only_the_newest_two_caches_are_kept(tmp_path):
    dataset = make_dataset(tmp_path, odd.noise_folder(tmp_path / "a", 3))

    for size_px in (8, 9, 10):
        prepare(dataset, size_px)

    sizes = [json.loads((folder / "cache.json").read_bytes()) for folder in caches_of(dataset)]
    assert sorted(size["shape"][1] for size in sizes) == [9, 10]


def test_leftovers_of_killed_processes_are_removed_and_files_of_running_ones_kept(tmp_path):
    dataset = make_dataset(tmp_path, odd.noise_folder(tmp_path / "a", 3))
    for name, age_s in ((".dead", 100_000), (".living", 10)):
        half = dataset / "cache" / name / "images.u8"
        half.parent.mkdir(parents=True)
        half.write_bytes(b"half")
        for path in (half, half.parent):
            os.utime(path, (time.time() - age_s,) * 2)

    _, cache = prepare(dataset)

    assert {folder.name for folder in caches_of(dataset)} == {".living", cache.fingerprint}


def test_a_damaged_cache_is_rebuilt(tmp_path):
    dataset = make_dataset(tmp_path, odd.noise_folder(tmp_path / "a", 3))
    _, cache = prepare(dataset)
    before = np.array(cache.train_images)
    del cache
    with (caches_of(dataset)[0] / "images.u8").open("r+b") as stream:
        stream.truncate(100)

    with pytest.raises(DatasetError, match="not been prepared"):
        open_cache(dataset, ImageShape.square(8))
    assert np.array_equal(prepare(dataset)[1].train_images, before)


def test_changing_the_dataset_requires_a_new_cache(tmp_path):
    dataset = make_dataset(tmp_path, odd.noise_folder(tmp_path / "a", 3))
    prepare(dataset)
    with closing(Manifest(dataset)) as manifest:
        manifest.set_status([manifest.rows()[0].path], "excluded")

    with pytest.raises(DatasetError, match="have not been prepared at 8 × 8 px"):
        open_cache(dataset, ImageShape.square(8))
    assert len(prepare(dataset)[1].train_images) == 2


def test_memory_maps_are_read_only(tmp_path):
    _, cache = prepare(make_dataset(tmp_path, odd.noise_folder(tmp_path / "a", 3)))

    with pytest.raises(ValueError, match="read-only"):
        cache.train_images[0] = 0


def test_a_single_missing_file_is_skipped_and_reported(tmp_path):
    source = odd.noise_folder(tmp_path / "a", 5)
    dataset = make_dataset(tmp_path, source)
    (source / "2.png").unlink()

    events, cache = prepare(dataset)

    [incident] = [event for event in events if isinstance(event, IncidentReported)]
    assert str(incident.message).startswith("1 of 5 images in dataset “mine” is missing")
    assert "2.png" in str(incident.message)
    assert len(cache.train_images) == 4
    with closing(Manifest(dataset)) as manifest:
        assert [str(row.reason) for row in manifest.rows(status="skipped")] == [
            "The file is missing."
        ]


def test_a_file_changed_since_the_import_is_reread(tmp_path):
    source = odd.noise_folder(tmp_path / "a", 5)
    dataset = make_dataset(tmp_path, source)
    odd.flat("red", size=(8, 8)).save(source / "2.png")

    events, cache = prepare(dataset)

    [incident] = [event for event in events if isinstance(event, IncidentReported)]
    assert "1 of 5 images in dataset “mine” changed after the import: 2.png." in str(
        incident.message
    )
    red = [[[255, 0, 0]] * 8] * 8
    assert red in np.asarray(cache.train_images).tolist()
    assert len(cache.train_images) == 5


def test_a_missing_folder_is_an_error_that_changes_nothing(tmp_path):
    source = odd.noise_folder(tmp_path / "a", 5)
    dataset = make_dataset(tmp_path, source)
    shutil.rmtree(source)

    with pytest.raises(DatasetError, match="does not exist") as caught:
        prepare(dataset)

    assert "sfumato data locate" in str(caught.value.hint)
    assert caches_of(dataset) == []
    with closing(Manifest(dataset)) as manifest:
        assert manifest.count("in") == 5


def test_a_dataset_without_images_cannot_be_prepared(tmp_path):
    dataset = make_dataset(tmp_path, odd.noise_folder(tmp_path / "a", 1))
    with closing(Manifest(dataset)) as manifest:
        manifest.set_status([row.path for row in manifest.rows()], "excluded")

    with pytest.raises(DatasetError, match="has no images to train on"):
        prepare(dataset)


def test_a_stop_leaves_no_files_behind(tmp_path):
    dataset = make_dataset(tmp_path, odd.noise_folder(tmp_path / "a", 50))
    control = RunControl()
    control.request(Command.STOP)

    assert list(prepare_cache(dataset, shape=ImageShape.square(8), control=control)) == []
    assert caches_of(dataset) == []


def test_a_disk_too_small_is_reported_before_decoding(tmp_path):
    source = odd.noise_folder(tmp_path / "a", 5)
    with odd.small_disk(tmp_path / "disk", size="200k") as disk:
        dataset = disk / "mine"
        list(import_folder(dataset, DatasetRules(source=str(source), shape=ImageShape.square(8))))

        with pytest.raises(
            SfumatoError, match=r"needs 1\.0 MB, but the disk of .* has only 0\.\d MB"
        ):
            prepare(dataset, 256)


def test_a_disk_that_fills_up_is_reported_and_no_files_stay(tmp_path, monkeypatch):
    dataset = make_dataset(tmp_path, odd.noise_folder(tmp_path / "a", 5))

    def refuse(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("sfumato.data.image_writer.ImageWriter.finish", refuse)
    with pytest.raises(SfumatoError, match="full"):
        prepare(dataset)

    assert caches_of(dataset) == []


def test_only_training_pixels_enter_the_statistics(tmp_path):
    source = odd.noise_folder(tmp_path / "a", 250)
    dataset = make_dataset(tmp_path, source)
    _, cache = prepare(dataset)

    everything = np.concatenate([cache.train_images, cache.held_out_images]) / 127.5 - 1

    assert len(cache.held_out_images)
    assert cache.sigma_data != pytest.approx(everything.std(), rel=1e-9)

"""Tests of the check of a dataset, its findings, and the split that follows from it."""

import os
from contextlib import closing

import numpy as np
import pytest
from PIL import Image, ImageFilter

from core.data.doctor.test_twins import blobs
from sfumato.config.image_shape import ImageShape
from sfumato.data.cache import training_groups
from sfumato.data.doctor import examination
from sfumato.data.doctor.check import check_dataset
from sfumato.data.importing import import_folder
from sfumato.data.selection import split_by_content
from sfumato.records.control import Command, RunControl
from sfumato.records.findings import Findings
from sfumato.records.manifest import DatasetRules, ImageRow, Manifest


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "images"
    folder.mkdir()
    for seed in range(40):
        blobs(seed).save(folder / f"{seed:03}.png")
    return folder


def do_import(tmp_path, source):
    dataset = tmp_path / "datasets" / "mine"
    list(import_folder(dataset, DatasetRules(source=str(source), shape=ImageShape.square(32))))
    return dataset


def kinds_of(dataset, **options):
    list(check_dataset(dataset, **options))
    with closing(Findings(dataset)) as stored:
        return {os.path.basename(one.path): one.kind for one in stored.findings()}  # noqa: PTH119


def rows_of(dataset):
    with closing(Manifest(dataset)) as manifest:
        return manifest.rows()


def test_defects_are_found_and_nothing_else(tmp_path, source):
    rng = np.random.default_rng(0)
    Image.new("RGB", (48, 48), "#808080").save(source / "blank.png")
    blobs(100).filter(ImageFilter.GaussianBlur(3)).save(source / "blurred.png")
    Image.fromarray(rng.integers(0, 256, (48, 48, 3), np.uint8)).save(source / "noisy.png")
    blobs(101).resize((10, 10)).save(source / "enlarged.png")
    blobs(102).resize((160, 40)).save(source / "shape.png")
    barred = Image.new("RGB", (48, 48), "#000000")
    barred.paste(blobs(103).resize((48, 32)), (0, 8))
    barred.save(source / "bars.png")
    blobs(3).save(source / "reencoded.jpg", quality=85)

    found = kinds_of(do_import(tmp_path, source))

    assert {name.split(".")[0]: kind for name, kind in found.items()} == {
        kind: kind
        for kind in ("blank", "blurred", "noisy", "enlarged", "shape", "bars", "reencoded")
    }


def test_second_check_examines_only_new_images(tmp_path, source, monkeypatch):
    dataset = do_import(tmp_path, source)
    list(check_dataset(dataset))
    examined = []
    measured = examination.measured
    monkeypatch.setattr(
        examination, "measured", lambda *args, **more: examined.append(1) or measured(*args, **more)
    )

    list(check_dataset(dataset))
    assert not examined

    blobs(200).save(source / "new.png")
    list(check_dataset(do_import(tmp_path, source)))
    assert len(examined) == 1


def test_stopped_check_keeps_what_was_examined(tmp_path, source):
    dataset = do_import(tmp_path, source)
    control = RunControl()
    control.request(Command.STOP)

    assert not [*check_dataset(dataset, control=control)][1:]
    assert len(rows_of(dataset)) == 40


def test_excluding_and_including_restores_the_manifest(tmp_path, source):
    blobs(3).save(source / "reencoded.jpg", quality=85)
    dataset = do_import(tmp_path, source)
    kinds_of(dataset)
    before = rows_of(dataset)

    with closing(Findings(dataset)) as stored, closing(Manifest(dataset)) as manifest:
        paths = [finding.path for finding in stored.findings()]
        manifest.set_status(paths, "excluded", reason="twin")
    assert kinds_of(dataset) == {}
    with closing(Manifest(dataset)) as manifest:
        manifest.set_status(paths, "in")
    kinds_of(dataset)

    assert rows_of(dataset) == before


def test_twins_never_straddle_the_split_and_share_a_group(tmp_path, source):
    for seed in range(40):
        blobs(seed).save(source / f"{seed:03}.jpg", quality=85)
    dataset = do_import(tmp_path, source)
    list(check_dataset(dataset))

    split_by_name = {}
    for row in rows_of(dataset):
        split_by_name.setdefault(os.path.basename(row.path)[:3], set()).add(row.split)  # noqa: PTH119
    groups = training_groups(dataset, ImageShape.square(32))

    assert all(len(splits) == 1 for splits in split_by_name.values())
    assert {"held_out"} in split_by_name.values()
    assert set(np.bincount(groups, minlength=len(groups))) == {0, 2}


@pytest.mark.parametrize("count", [19, 20, 60, 400])
def test_one_in_ten_or_twenty_is_held_out_from_twenty_images_on(count):
    rows = [
        ImageRow(path=str(at), status="in", sha256=f"{at * 2654435761 % 2**32:08x}{at:056x}")
        for at in range(count)
    ]

    held_out = sum(row.split == "held_out" for row in split_by_content(rows))

    assert (held_out > 0) == (count >= 20)
    assert held_out <= 0.12 * count


def test_rescan_without_changes_reads_no_file(tmp_path, source, monkeypatch):
    for path in source.iterdir():
        os.utime(path, (1, 1))
    monkeypatch.setattr("sfumato.data.importing._SETTLED_S", -1.0)
    dataset = do_import(tmp_path, source)
    before = rows_of(dataset)
    read = []
    monkeypatch.setattr(
        "sfumato.data.importing.read_file", lambda path, *rest, **more: read.append(path)
    )

    do_import(tmp_path, source)

    assert not read
    assert rows_of(dataset) == before

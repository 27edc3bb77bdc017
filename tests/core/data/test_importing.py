"""Tests of importing a folder as a dataset."""

import os
import shutil
import sys
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

from sfumato.config.image_shape import ImageShape
from sfumato.data import importing
from sfumato.data.entries import load_skipped
from sfumato.data.importing import import_folder
from sfumato.data.scan import scan_folder
from sfumato.errors import DatasetError, SfumatoError
from sfumato.records.control import Command, RunControl
from sfumato.records.events import ImportFinished, Progressed
from sfumato.records.manifest import DatasetRules, Manifest, load_rules
from sfumato.records.project import Project
from support import odd_images as odd


@pytest.fixture
def dataset(tmp_path):
    return tmp_path / "datasets" / "mine"


def do_import(dataset, source, **rules):
    return list(
        import_folder(
            dataset, DatasetRules(source=str(source), shape=ImageShape.square(16), **rules)
        )
    )


def rows_of(dataset, **conditions):
    with closing(Manifest(dataset)) as manifest:
        return manifest.rows(**conditions)


def names_of(dataset, **conditions):
    return {Path(row.path).name for row in rows_of(dataset, **conditions)}


def everything_in(folder):
    return {
        path.relative_to(folder): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


def test_usable_images_are_included_and_all_others_named_with_a_reason(tmp_path, dataset):
    source = odd.torture_folder(tmp_path / "torture")
    before = everything_in(source)

    events = do_import(dataset, source)

    assert names_of(dataset, status="in") == odd.USABLE
    refused = {Path(row.path).name: str(row.reason) for row in rows_of(dataset, status="skipped")}
    assert refused == odd.REFUSED
    assert isinstance(events[-1], ImportFinished)
    assert str(events[-1].ignored) == ("Skipped 2 files that are not images (.txt: 1, .ogg: 1).")
    assert (events[-1].dataset, events[-1].usable, events[-1].skipped) == ("mine", 8, 9)
    assert everything_in(source) == before


def test_a_row_describes_the_file(tmp_path, dataset):
    do_import(dataset, odd.torture_folder(tmp_path / "torture"))

    row = next(row for row in rows_of(dataset) if row.path.endswith("moving.gif"))
    path = tmp_path / "torture" / "moving.gif"
    assert row.file_in(dataset) == path
    assert (row.width, row.height, row.mode) == (40, 40, "P")
    assert row.size_bytes == path.stat().st_size
    assert len(row.sha256) == 64
    assert str(row.note) == "First of 3 frames."
    assert row.class_name is None


def test_progress_is_reported_up_to_the_total(tmp_path, dataset):
    source = odd.noise_folder(tmp_path / "a", 30)

    events = do_import(dataset, source)

    reading = [e for e in events if isinstance(e, Progressed) and str(e.task) == "Reading images"]
    assert (reading[-1].done, reading[-1].total) == (30, 30)
    times = [event.time for event in reading[:-1]]
    assert all(later - earlier > 0.09 for earlier, later in pairwise(times))


def test_rules_are_stored_with_the_absolute_path(tmp_path, dataset, monkeypatch):
    odd.noise_folder(tmp_path / "a", 2)
    monkeypatch.chdir(tmp_path)

    do_import(dataset, "a", fit="pad")

    rules = load_rules(dataset)
    assert rules.source == str(tmp_path / "a")
    assert (rules.fit, rules.shape) == ("pad", ImageShape.square(16))


def test_classes_come_from_folders_only_on_request(tmp_path, dataset):
    source = tmp_path / "a"
    odd.noise_folder(source / "cats", 2)
    odd.noise_folder(source / "dogs", 2, start=2)

    do_import(dataset, source, labels="folders")
    with closing(Manifest(dataset)) as manifest:
        assert manifest.classes() == ("cats", "dogs")

    do_import(dataset, source, labels="none")
    with closing(Manifest(dataset)) as manifest:
        assert manifest.classes() == ()


def test_a_small_set_is_used_entirely_for_training(tmp_path, dataset):
    do_import(dataset, odd.noise_folder(tmp_path / "a", 19))

    assert rows_of(dataset, split="held_out") == []


def test_one_in_ten_of_a_few_images_is_held_out(tmp_path, dataset):
    do_import(dataset, odd.noise_folder(tmp_path / "a", 199))

    held_out = rows_of(dataset, split="held_out")
    assert 4 <= len(held_out) <= 37  # binomial: 20 of 199, four deviations on each side


def test_one_in_twenty_is_held_out_and_stays_so_when_images_are_added(tmp_path, dataset):
    source = odd.noise_folder(tmp_path / "a", 400)
    do_import(dataset, source)
    first = names_of(dataset, split="held_out")

    odd.noise_folder(source, 200, start=400)
    do_import(dataset, source)

    assert 8 <= len(first) <= 36  # binomial: 20 of 400, four deviations on each side
    second = names_of(dataset, split="held_out")
    assert {name for name in second if int(Path(name).stem) < 400} == first


def test_no_class_loses_all_its_images_to_the_held_out_split(tmp_path, dataset):
    source = tmp_path / "a"
    odd.noise_folder(source / "many", 300)
    do_import(dataset, source)
    held_out = sorted(names_of(dataset, split="held_out"))[0]
    (source / "single").mkdir()
    shutil.move(source / "many" / held_out, source / "single" / held_out)

    do_import(dataset, source, labels="folders")

    [row] = [row for row in rows_of(dataset) if row.class_name == "single"]
    assert row.split == "train"
    assert rows_of(dataset, split="held_out")


def test_exclusions_survive_a_reimport_even_of_a_moved_file(tmp_path, dataset):
    source = odd.noise_folder(tmp_path / "a", 4)
    do_import(dataset, source)
    with closing(Manifest(dataset)) as manifest:
        paths = [str(source / "1.png"), str(source / "2.png")]
        manifest.set_status(paths, "excluded", reason="blurred")
    (source / "2.png").rename(source / "moved.png")

    events = do_import(dataset, source)

    assert names_of(dataset, status="excluded") == {"1.png", "moved.png"}
    assert {str(row.reason) for row in rows_of(dataset, status="excluded")} == {"blurred"}
    assert (events[-1].usable, events[-1].skipped) == (2, 0)


def test_a_reimport_follows_changes_in_the_folder(tmp_path, dataset):
    source = odd.noise_folder(tmp_path / "a", 3)
    do_import(dataset, source)
    (source / "0.png").unlink()
    (source / "1.png").write_bytes(b"broken now")
    odd.noise_folder(source, 1, start=7)

    do_import(dataset, source)

    assert names_of(dataset, status="in") == {"2.png", "7.png"}
    assert names_of(dataset, status="skipped") == {"1.png"}


def test_copies_outlive_the_folder_and_are_never_deleted(tmp_path, dataset):
    source = odd.noise_folder(tmp_path / "猫 a", 3)
    do_import(dataset, source, is_copied=True)
    rows = rows_of(dataset)
    (source / "0.png").unlink()

    do_import(dataset, source, is_copied=True)

    assert all(row.path.startswith("files/") for row in rows)
    assert all(row.file_in(dataset).read_bytes() for row in rows)
    assert len(rows_of(dataset)) == 2


def test_exclusions_of_copies_survive_a_reimport(tmp_path, dataset):
    source = odd.noise_folder(tmp_path / "a", 3)
    do_import(dataset, source, is_copied=True)
    with closing(Manifest(dataset)) as manifest:
        manifest.set_status([manifest.rows()[0].path], "excluded")

    do_import(dataset, source, is_copied=True)

    assert len(rows_of(dataset, status="excluded")) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
@pytest.mark.parametrize("is_copied", [False, True])
def test_a_file_name_that_is_not_valid_text_is_found_again(tmp_path, dataset, is_copied):
    source = odd.noise_folder(tmp_path / "a b", 1)
    odd_name = Path(os.fsdecode(os.fsencode(source) + b"/caf\xe9 %41.png"))
    (source / "0.png").rename(odd_name)

    do_import(dataset, source, is_copied=is_copied)

    [row] = rows_of(dataset, status="in")
    assert row.file_in(dataset).read_bytes() == odd_name.read_bytes()
    row.path.encode()


@pytest.mark.parametrize(
    ("prepare", "message"),
    [
        (lambda folder: None, "does not exist"),
        (lambda folder: folder.write_bytes(b""), "is a file, not a folder"),
        (lambda folder: folder.mkdir(), "contains no images."),
    ],
    ids=["missing", "file", "empty"],
)
def test_a_folder_without_images_is_an_error_and_leaves_no_files(
    tmp_path, dataset, prepare, message
):
    prepare(tmp_path / "a")
    dataset.parent.mkdir()

    with pytest.raises(DatasetError) as caught:
        do_import(dataset, tmp_path / "a")

    assert message in str(caught.value.message)
    assert str(caught.value.hint)
    assert list(dataset.parent.iterdir()) == []


def test_the_error_for_a_folder_of_other_files_lists_its_content(tmp_path, dataset):
    source = tmp_path / "a"
    source.mkdir()
    (source / "a.txt").write_text("words")

    with pytest.raises(DatasetError) as caught:
        do_import(dataset, source)

    assert str(caught.value.message).endswith(
        "contains no images. Skipped 1 file that is not an image (.txt: 1)."
    )


def test_the_error_for_a_folder_of_unusable_images_lists_the_first_reasons(tmp_path, dataset):
    source = tmp_path / "a"
    source.mkdir()
    for name in ("1.png", "2.png", "3.png", "10.png"):
        (source / name).write_bytes(b"")

    with pytest.raises(DatasetError) as caught:
        do_import(dataset, source)

    assert str(caught.value.message).startswith("None of the 4 images in")
    assert "“1.png”: The file is empty (0 bytes). “2.png”:" in str(caught.value.message)
    assert "10.png" not in str(caught.value.message)
    assert not dataset.exists()


def test_a_failed_import_keeps_the_older_state(tmp_path, dataset):
    source = odd.noise_folder(tmp_path / "a", 3)
    do_import(dataset, source)
    before = everything_in(dataset)
    shutil.rmtree(source)

    with pytest.raises(DatasetError, match="does not exist"):
        do_import(dataset, source, fit="pad")

    assert everything_in(dataset) == before


def test_a_folder_that_vanishes_during_the_import_is_an_error(tmp_path, dataset, monkeypatch):
    source = odd.noise_folder(tmp_path / "a", 3)
    do_import(dataset, source)
    before = everything_in(dataset)

    def scan_then_unplug(folder, **options):
        scan = scan_folder(folder, **options)
        shutil.rmtree(folder)
        return scan

    monkeypatch.setattr(importing, "scan_folder", scan_then_unplug)
    with pytest.raises(DatasetError, match="does not exist"):
        do_import(dataset, source)

    assert everything_in(dataset) == before


@pytest.mark.parametrize("is_copied", [False, True])
@pytest.mark.parametrize("stop_at", [1, 2, 3])
def test_a_stop_changes_nothing(tmp_path, dataset, stop_at, is_copied):
    source = odd.noise_folder(tmp_path / "a", 3)
    rules = DatasetRules(source=str(source), shape=ImageShape.square(16), is_copied=is_copied)

    for older in (False, True):
        if older:
            do_import(dataset, source)
        before = everything_in(dataset.parent) if older else {}
        control, seen = RunControl(), []
        for event in import_folder(dataset, rules, control=control):
            seen.append(event)
            if len(seen) == stop_at:
                control.request(Command.STOP)

        is_whole = isinstance(seen[-1], ImportFinished)
        assert is_whole or everything_in(dataset.parent) == before
        assert stop_at > 1 or not is_whole
        shutil.rmtree(dataset, ignore_errors=True)


def test_closing_the_stream_early_leaves_no_files(tmp_path, dataset):
    events = import_folder(
        dataset,
        DatasetRules(source=str(odd.noise_folder(tmp_path / "a", 3)), shape=ImageShape.square(16)),
    )
    next(events)

    events.close()

    assert list(dataset.parent.iterdir()) == []


def test_a_partial_dataset_of_a_killed_process_is_not_listed(tmp_path):
    project = Project.create(tmp_path / "project")
    do_import(project.datasets_folder / "mine", odd.noise_folder(tmp_path / "a", 3))
    shutil.copytree(project.datasets_folder / "mine", project.datasets_folder / ".other.x8f2")

    assert project.dataset_names() == ("mine",)


def test_a_folder_that_is_not_a_dataset_is_not_replaced(tmp_path, dataset):
    dataset.mkdir(parents=True)
    (dataset / "diary.txt").write_text("mine")

    with pytest.raises(DatasetError, match="already exists and is not a dataset"):
        do_import(dataset, odd.noise_folder(tmp_path / "a", 2))

    assert (dataset / "diary.txt").read_text() == "mine"


def test_a_reimport_repairs_a_damaged_manifest(tmp_path, dataset):
    source = odd.noise_folder(tmp_path / "a", 3)
    do_import(dataset, source)
    (dataset / "manifest.db").write_bytes(b"not a database, but long enough to be one" * 40)

    do_import(dataset, source)

    assert len(rows_of(dataset, status="in")) == 3


@pytest.mark.parametrize("is_copied", [False, True])
def test_a_full_disk_is_reported_and_no_partial_files_stay(tmp_path, is_copied):
    source = odd.noise_folder(tmp_path / "a", 40, size_px=64)

    with odd.small_disk(tmp_path / "disk", size="100k" if is_copied else "16k") as disk:
        with pytest.raises(SfumatoError) as caught:
            do_import(disk / "datasets" / "mine", source, is_copied=is_copied)

        assert "full" in str(caught.value.message)
        assert str(caught.value.hint)
        assert list((disk / "datasets").iterdir()) == []


def test_a_disk_that_fills_up_keeps_the_older_state(tmp_path):
    source = odd.noise_folder(tmp_path / "a", 10, size_px=64)
    with odd.small_disk(tmp_path / "disk", size="200k") as disk:
        dataset = disk / "mine"
        do_import(dataset, source)
        before = everything_in(dataset)
        odd.noise_folder(source, 30, size_px=64, start=10)

        with pytest.raises(SfumatoError, match="full"):
            do_import(dataset, source, is_copied=True, fit="pad")

        assert everything_in(dataset) == before


@pytest.mark.parametrize("is_there_already", [False, True])
def test_a_read_only_disk_is_reported(tmp_path, is_there_already):
    source = odd.noise_folder(tmp_path / "a", 3)
    with odd.small_disk(tmp_path / "disk") as disk:
        if is_there_already:
            do_import(disk / "mine", source)
        odd.make_read_only(disk)

        with pytest.raises(SfumatoError, match="read-only") as caught:
            do_import(disk / "mine", source)

    assert "write" in str(caught.value.hint)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
def test_unusual_entries_do_not_end_the_import_and_each_has_a_reason_and_path(tmp_path, dataset):
    source = odd.noise_folder(tmp_path / "set", 3)
    (source / "self.png").symlink_to("self.png")
    (source / "gone.png").symlink_to("nowhere.png")
    os.mkfifo(source / "pipe.png")
    (source / "empty.png").touch()

    events = do_import(dataset, source)

    assert events[-1].usable == 3
    reasons = {Path(row.path).name: str(row.reason) for row in rows_of(dataset)}
    assert reasons["self.png"] == "The link cannot be followed: it points back to itself."
    assert reasons["gone.png"] == "The target of the link is missing."
    assert reasons["pipe.png"] == "This is a named pipe, not a file."
    assert reasons["empty.png"] == "The file is empty (0 bytes)."


def test_skipped_entries_are_recorded_and_dropped_once_they_are_gone(tmp_path, dataset):
    source = odd.noise_folder(tmp_path / "set", 3)
    odd.noise_folder(source / "@eaDir", 2)

    do_import(dataset, source)

    assert [(kind.count, kind.example) for kind in load_skipped(dataset)] == [(1, "@eaDir")]
    shutil.rmtree(source / "@eaDir")
    do_import(dataset, source)
    assert load_skipped(dataset) == ()

"""Atomic writes, and explanations of disk errors."""

import errno
import os
import stat
import sys
import time
from pathlib import Path

import pytest

from sfumato.errors import ExportError, SfumatoError
from sfumato.files.storage import explain_disk_errors, is_abandoned, staged_folder, write_whole
from support.disk import no_file_larger_than

on_unix = pytest.mark.skipif(sys.platform == "win32", reason="limits file sizes the Unix way")


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


class Flushes:
    """The system's flush, recording what each flushed folder contained."""

    def __init__(self):
        self.refuses_folders = False
        self._flush = os.fsync
        self._held = []

    def __call__(self, descriptor):
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            if self.refuses_folders:
                raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
            names = os.listdir(descriptor)  # noqa: PTH208 - a descriptor has no path
            self._held.append((os.fstat(descriptor).st_ino, sorted(names)))
        self._flush(descriptor)

    def of(self, folder):
        return [names for inode, names in self._held if inode == folder.stat().st_ino]


@pytest.fixture
def flushes(monkeypatch):
    flushes = Flushes()
    monkeypatch.setattr(os, "fsync", flushes)
    return flushes


def fail_after_writing(file):
    file.write_text("new")
    raise ExportError("It failed.", hint="Try again.")


def test_written_file_has_its_content_and_leaves_nothing_beside_it(tmp_path):
    write_whole(tmp_path / "a.txt", b"first")
    write_whole(tmp_path / "a.txt", b"second")

    assert (tmp_path / "a.txt").read_bytes() == b"second"
    assert names_in(tmp_path) == ["a.txt"]


@on_unix
def test_folder_of_a_written_file_is_flushed_with_its_new_name(tmp_path, flushes):
    write_whole(tmp_path / "a.txt", b"text")

    assert flushes.of(tmp_path) == [["a.txt"]]


@on_unix
def test_disk_that_cannot_flush_folders_still_accepts_files(tmp_path, flushes):
    flushes.refuses_folders = True

    write_whole(tmp_path / "a.txt", b"text")
    with staged_folder(tmp_path / "export") as stage:
        (stage / "b.txt").write_text("text")

    assert names_in(tmp_path) == ["a.txt", "export"]


@on_unix
def test_write_that_fails_midway_keeps_the_old_file(tmp_path):
    file = tmp_path / "a.bin"
    write_whole(file, b"old")

    with no_file_larger_than(1000), pytest.raises(SfumatoError) as caught:
        write_whole(file, b"x" * 5000)

    assert file.read_bytes() == b"old"
    assert names_in(tmp_path) == ["a.bin"]
    assert "a.bin" in str(caught.value.message)


def test_writing_into_a_missing_folder_is_explained(tmp_path):
    with pytest.raises(SfumatoError, match="does not exist") as caught:
        write_whole(tmp_path / "nowhere" / "a.txt", b"text")

    assert str(caught.value.hint).endswith(".")


def test_writing_below_a_file_is_explained(tmp_path):
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(SfumatoError, match="is a file, not a folder"):
        write_whole(tmp_path / "file" / "a.txt", b"text")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "is full"),
        (errno.EDQUOT, "quota"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "is denied"),
        (errno.EIO, "could not be read or written"),
    ],
)
def test_each_disk_error_is_reported_with_path_and_hint(number, words):
    with pytest.raises(SfumatoError, match=words) as caught, explain_disk_errors(Path("p.txt")):
        raise OSError(number, os.strerror(number))

    assert "“p.txt”" in str(caught.value.message)
    assert str(caught.value.hint).endswith(".")


def test_other_errors_pass_through_unchanged(tmp_path):
    with pytest.raises(ExportError, match="own words"), explain_disk_errors(tmp_path):
        raise ExportError("Its own words.", hint="Its own hint.")


def test_staged_folder_appears_when_its_block_ends(tmp_path):
    target = tmp_path / "deep" / "export"

    with staged_folder(target) as stage:
        (stage / "a").mkdir()
        (stage / "a" / "b.txt").write_text("text")
        was_there_before_the_end = target.exists()

    assert not was_there_before_the_end
    assert (target / "a" / "b.txt").read_text() == "text"
    assert names_in(target.parent) == ["export"]


@on_unix
@pytest.mark.parametrize("older", [[], ["export"]])
def test_staged_folder_and_its_parent_are_flushed_once_each(tmp_path, flushes, older):
    for name in older:
        (tmp_path / name).mkdir()

    with staged_folder(tmp_path / "export") as stage:
        for name in ("a", "b", "c"):
            (stage / name).write_text("text")

    (around,) = flushes.of(tmp_path)
    assert "export" in around
    assert flushes.of(tmp_path / "export") == [["a", "b", "c"]]
    assert names_in(tmp_path) == ["export"]


def test_staged_folder_replaces_an_older_one(tmp_path):
    target = tmp_path / "export"
    target.mkdir()
    (target / "old.txt").write_text("old")

    with staged_folder(target) as stage:
        (stage / "new.txt").write_text("new")

    assert names_in(target) == ["new.txt"]
    assert names_in(tmp_path) == ["export"]


def test_staged_folder_is_removed_when_its_block_raises_and_the_older_one_stays(tmp_path):
    target = tmp_path / "export"
    target.mkdir()
    (target / "old.txt").write_text("old")

    with pytest.raises(ExportError), staged_folder(target) as stage:
        fail_after_writing(stage / "new.txt")

    assert names_in(target) == ["old.txt"]
    assert names_in(tmp_path) == ["export"]


@on_unix
def test_staged_folder_is_removed_on_a_disk_error(tmp_path):
    with (
        no_file_larger_than(1000),
        pytest.raises(SfumatoError, match="maximum file size"),
        staged_folder(tmp_path / "export") as stage,
    ):
        (stage / "weights.bin").write_bytes(b"x" * 5000)

    assert names_in(tmp_path) == []


def test_error_inside_a_staged_folder_names_the_target(tmp_path):
    target = tmp_path / "export"

    with pytest.raises(SfumatoError) as caught, staged_folder(target) as stage:
        write_whole(stage / "missing" / "weights.bin", b"")

    assert str(target / "missing" / "weights.bin") in str(caught.value.message)


def test_staged_folder_is_removed_on_keyboard_interrupt(tmp_path):
    with pytest.raises(KeyboardInterrupt), staged_folder(tmp_path / "export"):
        raise KeyboardInterrupt

    assert names_in(tmp_path) == []


def test_leftovers_of_a_killed_process_are_removed_a_day_later(tmp_path):
    old, young, other = (
        tmp_path / name for name in (".export.aaaaaaaa", ".export.bbbbbbbb", ".other.aaaaaaaa")
    )
    for folder in (old, young, other):
        folder.mkdir()
    for folder in (old, other):
        make_older(folder, days=2)

    with staged_folder(tmp_path / "export"):
        pass

    assert names_in(tmp_path) == sorted(["export", young.name, other.name])


@pytest.mark.skipif(sys.platform == "win32", reason="folders cannot be held there")
def test_files_of_a_living_process_stay_even_if_the_clock_moves(tmp_path):
    with staged_folder(tmp_path / "export") as living:
        make_older(living, days=2)

        with staged_folder(tmp_path / "export"):
            pass

        assert living.exists()
        assert not is_abandoned(living)


def make_older(folder, *, days):
    moment = time.time() - days * 86_400
    os.utime(folder, (moment, moment))


def test_moved_project_does_not_reappear_as_empty_folders(tmp_path):
    target = tmp_path / "project" / "runs" / "one"

    with pytest.raises(SfumatoError, match="does not exist"), staged_folder(target):
        pass

    assert names_in(tmp_path) == []

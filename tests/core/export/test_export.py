"""Tests that exports are atomic and keep the user's files."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from sfumato.errors import ExportError, PluginError, SfumatoError
from sfumato.export.export import EXPORT_MARK, ExportMark, export_model
from sfumato.export.exporter import Exporter
from sfumato.files.storage import write_whole
from sfumato.records.events import ExportFinished, Progressed
from support.disk import no_file_larger_than
from support.trained import trained_model


class WeightsWriter(Exporter):
    """Writes two files, and can fail between them."""

    def __init__(self, size_bytes=1000, error=None):
        self._size_bytes = size_bytes
        self._error = error

    def export(self, model, folder):
        """Write two files."""
        write_whole(folder / "first.bin", bytes(self._size_bytes))
        yield Progressed(task="Writing", done=1, total=2)
        if self._error:
            raise self._error
        write_whole(folder / "second.bin", bytes(self._size_bytes))
        yield Progressed(task="Writing", done=2, total=2)
        self.summary = "Both files are there."


@pytest.fixture(scope="module")
def model():
    return trained_model()


def export(model, target, **how):
    return list(export_model(model, WeightsWriter(**how), target, name="writer"))


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_an_export_ends_with_its_path_size_and_verification(model, tmp_path):
    events = export(model, tmp_path / "bundle")

    assert [type(event) for event in events] == [Progressed, Progressed, ExportFinished]
    last = events[-1]
    assert (last.path, last.exporter) == (str(tmp_path / "bundle"), "writer")
    assert last.summary == "Both files are there."
    assert last.size_bytes == sum(f.stat().st_size for f in (tmp_path / "bundle").iterdir())


def test_an_export_has_a_manifest(model, tmp_path):
    export(model, tmp_path / "bundle")

    mark = msgspec.json.decode((tmp_path / "bundle" / EXPORT_MARK).read_bytes(), type=ExportMark)
    assert (mark.exporter, mark.run, mark.images_seen) == ("writer", "toys-1", 1000)


def test_an_older_export_is_replaced(model, tmp_path):
    export(model, tmp_path / "bundle")

    export(model, tmp_path / "bundle", size_bytes=2000)

    assert (tmp_path / "bundle/first.bin").stat().st_size == 2000


def test_an_older_export_stays_if_a_newer_one_fails(model, tmp_path):
    export(model, tmp_path / "bundle")

    with pytest.raises(ExportError, match="unequal"):
        export(model, tmp_path / "bundle", size_bytes=5, error=ExportError("unequal", hint="."))

    assert (tmp_path / "bundle/first.bin").stat().st_size == 1000
    assert names_in(tmp_path) >= {"bundle"}
    assert not [name for name in names_in(tmp_path) if name.startswith(".bundle")]


@pytest.mark.parametrize("error", [KeyboardInterrupt(), MemoryError()])
def test_an_interrupted_export_leaves_no_files(model, tmp_path, error):
    folder = tmp_path / "exports"

    with pytest.raises(type(error)):
        export(model, folder / "bundle", error=error)

    assert names_in(folder) == set()


@pytest.mark.parametrize("error", [RuntimeError("a bug"), SystemExit(3)])
def test_an_exporter_that_fails_is_named_and_leaves_no_files(model, tmp_path, error):
    folder = tmp_path / "exports"

    with pytest.raises(PluginError, match=r"Exporter “\w+” failed") as caught:
        export(model, folder / "bundle", error=error)

    assert repr(error) in str(caught.value.message)
    assert names_in(folder) == set()


def test_a_stream_closed_early_leaves_no_files(model, tmp_path):
    folder = tmp_path / "exports"
    stream = export_model(model, WeightsWriter(), folder / "bundle", name="writer")
    next(stream)

    stream.close()

    assert names_in(folder) == set()


def test_a_folder_with_other_files_is_not_replaced(model, tmp_path):
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/holiday.jpg").write_bytes(b"mine")

    with pytest.raises(ExportError, match=r"photos.*do not belong to an export"):
        export(model, tmp_path / "photos")

    assert names_in(tmp_path / "photos") == {"holiday.jpg"}


def test_a_file_is_not_replaced(model, tmp_path):
    (tmp_path / "notes").write_text("mine")

    with pytest.raises(ExportError, match="do not belong to an export"):
        export(model, tmp_path / "notes")

    assert (tmp_path / "notes").read_text() == "mine"


def test_an_empty_folder_becomes_the_export(model, tmp_path):
    (tmp_path / "bundle").mkdir()

    export(model, tmp_path / "bundle")

    assert names_in(tmp_path / "bundle") == {"first.bin", "second.bin", EXPORT_MARK}


@pytest.mark.skipif(sys.platform == "win32", reason="The limit on file sizes is one of Unix.")
def test_an_interrupted_write_leaves_no_files(model, tmp_path):
    folder = tmp_path / "exports"

    with no_file_larger_than(100_000), pytest.raises(SfumatoError) as caught:
        export(model, folder / "bundle", size_bytes=200_000)

    assert str(caught.value.hint)
    assert names_in(folder) == set()


def test_a_full_disk_is_reported_and_leaves_no_files(model, small_disk):
    with pytest.raises(SfumatoError, match="full") as caught:
        export(model, small_disk / "exports" / "bundle", size_bytes=800_000)

    assert "Free up some space" in str(caught.value.hint)
    assert names_in(small_disk / "exports") == set()


def test_a_read_only_disk_is_reported_and_leaves_no_files(model, small_disk):
    remount = ["mount", "-o", "remount,ro", str(small_disk)]
    subprocess.run(remount, check=True, capture_output=True)

    with pytest.raises(SfumatoError, match="read-only"):
        export(model, small_disk / "bundle")

    assert names_in(small_disk) == set()


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid"), reason="Permissions of Unix.")
def test_a_denied_write_is_explained(model, tmp_path):
    error = OSError(errno.EACCES, "Permission denied")

    with pytest.raises(SfumatoError, match="is denied"):
        export(model, tmp_path / "bundle", error=error)


@pytest.fixture
def small_disk(tmp_path):
    """Yield the folder of a separate 1 MB disk; requires permission to mount."""
    index = tmp_path / "disk"
    index.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(index)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("Mounting a small disk takes rights that this user lacks.")
    yield index
    subprocess.run(["umount", str(index)], check=True, capture_output=True)

"""Tests of moves that other programs hinder for a while."""

from pathlib import Path

import pytest

from sfumato.errors import SfumatoError
from sfumato.files.storage import staged_folder, write_whole
from support.held_files import HeldFiles

PATIENCE_S = 5.0


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_a_file_is_replaced_once_another_program_closes_it(
    winerror: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "run.toml"
    file.write_bytes(b"old")
    held = HeldFiles(monkeypatch, refusals=10, winerror=winerror)

    write_whole(file, b"new")

    assert file.read_bytes() == b"new"
    assert 0 < held.waited_s < PATIENCE_S
    assert [path.name for path in tmp_path.iterdir()] == ["run.toml"]


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_a_folder_is_replaced_once_another_program_closes_it(
    winerror: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "checkpoint"
    folder.mkdir()
    (folder / "old").touch()
    held = HeldFiles(monkeypatch, refusals=5, winerror=winerror)

    with staged_folder(folder) as stage:
        (stage / "new").touch()

    assert [path.name for path in folder.iterdir()] == ["new"]
    assert held.waited_s > 0
    assert [path.name for path in tmp_path.iterdir()] == ["checkpoint"]


def test_a_file_that_stays_open_is_named_after_five_seconds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "run.toml"
    file.write_bytes(b"old")
    held = HeldFiles(monkeypatch, refusals=10_000, winerror=32)

    with pytest.raises(SfumatoError, match=r"Another program has opened .*run\.toml"):
        write_whole(file, b"new")

    assert file.read_bytes() == b"old"
    assert PATIENCE_S <= held.waited_s < PATIENCE_S + 1
    assert [path.name for path in tmp_path.iterdir()] == ["run.toml"]


def test_other_errors_are_reported_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = HeldFiles(monkeypatch, refusals=1, winerror=3)

    with pytest.raises(SfumatoError, match="denied"):
        write_whole(tmp_path / "run.toml", b"new")

    assert held.waited_s == 0

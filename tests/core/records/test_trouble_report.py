"""Trouble reports contain what helps, and nothing that identifies the sender."""

import zipfile
from pathlib import Path

import pytest

from sfumato.config.image_shape import ImageShape
from sfumato.config.presets import preset_config
from sfumato.records.run_folder import RunFolder
from sfumato.records.trouble_report import free_report_file, write_report


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    config = preset_config("sketch", dataset="petals", shape=ImageShape.square(32), images=20)
    made = RunFolder.create(tmp_path / "petals-01", config)
    made.events_file.write_text('{"event":"run_ended"}\n')
    (made.samples_folder / "000000000064.png").write_bytes(b"an image")
    return made


def parts(file: Path) -> dict[str, str]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


def test_home_folder_and_user_name_are_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/home/wilhelmina"))
    monkeypatch.setattr("getpass.getuser", lambda: "wilhelmina")
    log = tmp_path / "sfumato.log"
    log.write_text("failed in /home/wilhelmina/images for wilhelmina\n")

    report = write_report(tmp_path / "report.zip", metadata="Sfumato 1", logs=[log])

    assert parts(report)["logs/sfumato.log"] == "failed in ~/images for user\n"


def test_images_are_included_only_on_request(tmp_path: Path, run: RunFolder) -> None:
    plain = write_report(tmp_path / "plain.zip", metadata="", logs=[], run=run)
    full = write_report(tmp_path / "full.zip", metadata="", logs=[], run=run, has_images=True)

    assert set(parts(plain)) == {"system.txt", "run/run.toml", "run/events.jsonl"}
    assert set(parts(full)) - set(parts(plain)) == {"samples/000000000064.png"}


def test_missing_logs_are_skipped(tmp_path: Path) -> None:
    report = write_report(tmp_path / "report.zip", metadata="f", logs=[tmp_path / "none.log"])

    assert parts(report) == {"system.txt": "f"}


def test_report_never_replaces_another_one_of_the_same_time(tmp_path, monkeypatch):
    monkeypatch.setattr("time.strftime", lambda _: "20261025-023000")  # an hour that occurs twice

    names = []
    for _ in range(3):
        file = free_report_file(tmp_path)
        file.touch()
        names.append(file.name)

    assert names == [
        "sfumato-report-20261025-023000.zip",
        "sfumato-report-20261025-023000-2.zip",
        "sfumato-report-20261025-023000-3.zip",
    ]

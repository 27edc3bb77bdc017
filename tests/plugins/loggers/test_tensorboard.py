"""Tests that TensorBoard finds a run's curves and samples.

The logger is loaded through `sfumato_loggers`, like a third-party one. The file is parsed here, and
also read by TensorBoard itself if installed.
"""

import struct

import msgspec
import pytest
from tests.support.toy import TOY_CONFIG, toy_engine, toy_project, train_to_end

import sfumato_plugins
from sfumato.config.settings import ReportConfig
from sfumato.errors import ConfigError
from sfumato.plugins.registry import Plugins
from sfumato.records.events import SamplesGenerated, StepFinished
from sfumato.records.run_folder import RunFolder
from sfumato_plugins.loggers import TensorboardSettings
from sfumato_plugins.loggers.event_records import record
from sfumato_plugins.loggers.tensorboard import make_logger

LOGGERS = Plugins([("builtin", sfumato_plugins)]).loggers
CONFIG = msgspec.structs.replace(
    TOY_CONFIG,
    report=ReportConfig(sample_count=4, sample_every_images=64, loggers={"tensorboard": {}}),
)


@pytest.fixture(scope="module")
def logged(tmp_path_factory):
    """Return a trained run with its events."""
    project = toy_project(tmp_path_factory.mktemp("logged"))
    run = toy_engine().new_run(project, CONFIG)
    return run, train_to_end(project, run)


def records(file):
    """Return the events of a file after checking their lengths."""
    content, found = file.read_bytes(), []
    while content:
        (length,) = struct.unpack("<Q", content[:8])
        found.append(content[12 : 12 + length])
        assert record(found[-1]) == content[: 16 + length]
        content = content[16 + length :]
    return found


def test_the_built_in_loggers_are_listed():
    assert list(LOGGERS) == ["tensorboard"]


def test_the_checksum_matches_the_standard():
    # RFC 3720, B.4: the CRC-32C of 32 zeros is 8a9136aa; masked as in TFRecord.
    crc = 0x8A9136AA
    masked = ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF

    assert record(bytes(32))[-4:] == struct.pack("<I", masked)


def test_each_report_and_each_sample_grid_of_a_run_is_written(logged):
    run, events = logged
    (file,) = (run.folder / "tensorboard").iterdir()

    content = b"".join(records(file))

    assert content.count(b"training/loss") == sum(isinstance(e, StepFinished) for e in events)
    assert content.count(b"\x89PNG") == sum(isinstance(e, SamplesGenerated) for e in events) == 3


def test_a_resumed_run_writes_a_second_file(tmp_path):
    project = toy_project(tmp_path)
    run = toy_engine().new_run(project, CONFIG)
    train_to_end(project, run)
    train_to_end(project, run)

    assert len(list((run.folder / "tensorboard").iterdir())) == 2


def test_a_new_file_sorts_last_even_if_the_clock_was_set_back(tmp_path, monkeypatch):
    run = RunFolder.create(tmp_path / "run", CONFIG)
    made = []
    for moment in (2_000_000_000.5, 1_000_000_000.5, 1_000_000_000.5):
        monkeypatch.setattr("time.time", lambda moment=moment: moment)
        logger = make_logger(TensorboardSettings())
        logger.begin(run)
        logger.end()
        made += set((run.folder / "tensorboard").iterdir()) - set(made)

    assert made == sorted(made)
    assert len(made) == 3


def test_another_parent_folder_gets_a_folder_per_run(tmp_path):
    project = toy_project(tmp_path)
    loggers = {"tensorboard": {"folder": str(tmp_path / "board")}}
    report = msgspec.structs.replace(CONFIG.report, loggers=loggers)
    run = toy_engine().new_run(project, msgspec.structs.replace(CONFIG, report=report))

    train_to_end(project, run)

    assert list((tmp_path / "board" / run.run_id).iterdir())
    assert not (run.folder / "tensorboard").exists()


def test_an_invalid_setting_is_rejected_before_anything_is_created(tmp_path):
    project = toy_project(tmp_path)
    report = ReportConfig(loggers={"tensorboard": {"fodler": "x"}})

    with pytest.raises(ConfigError, match="fodler"):
        toy_engine().new_run(project, msgspec.structs.replace(CONFIG, report=report))

    assert project.run_ids() == ()


def test_tensorboard_itself_reads_the_file(logged):
    accumulator = pytest.importorskip("tensorboard.backend.event_processing.event_accumulator")
    run, events = logged

    read = accumulator.EventAccumulator(str(run.folder / "tensorboard"))
    read.Reload()

    losses = read.Scalars("training/loss")
    steps = [event for event in events if isinstance(event, StepFinished)]
    assert [point.step for point in losses] == [event.images_seen for event in steps]
    assert [point.value for point in losses] == pytest.approx([event.loss for event in steps])
    assert [image.step for image in read.Images("samples")] == [0, 64, 128]
    assert read.Images("samples")[0].width > 0

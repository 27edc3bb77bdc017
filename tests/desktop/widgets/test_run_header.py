"""Tests that the header of a run offers the commands that its status allows."""

import pytest
from pytestqt.qtbot import QtBot

from sfumato.config.image_shape import ImageShape
from sfumato.records.control import Command
from sfumato.records.run_folder import RunStatus
from sfumato.records.run_order import RunOrder
from sfumato_desktop.models.run_summary import RunSummary
from sfumato_desktop.widgets.run_header import RunHeader


def header_of(qtbot: QtBot, status: RunStatus, *, is_queued: bool = False) -> RunHeader:
    header = RunHeader()
    qtbot.addWidget(header)
    run = RunSummary(
        run_id="petals-01",
        status=status,
        dataset="petals",
        preset="sketch",
        shape=ImageShape.square(32),
        images_seen=640,
        images_total=12_800,
        loss=0.25,
        images_per_s=80.0,
        eta_s=152.0,
        order=RunOrder(),
        changed=0.0,
        sample=None,
    )
    header.show_run(run, is_queued=is_queued)
    return header


@pytest.mark.parametrize("status", [RunStatus.PAUSED, RunStatus.STOPPED, RunStatus.INTERRUPTED])
def test_a_paused_or_stopped_run_offers_resume(qtbot: QtBot, status: RunStatus) -> None:
    header = header_of(qtbot, status)

    assert not header.button_named("resume").isHidden()


@pytest.mark.parametrize("status", [RunStatus.RUNNING, RunStatus.COMPLETED])
def test_a_running_or_completed_run_does_not_offer_resume(qtbot: QtBot, status: RunStatus) -> None:
    header = header_of(qtbot, status)

    assert header.button_named("resume").isHidden()


def test_a_run_queued_to_resume_says_so_instead(qtbot: QtBot) -> None:
    header = header_of(qtbot, RunStatus.STOPPED, is_queued=True)

    assert header.button_named("resume").isHidden()
    assert "queued to resume" in header._figures.text()


def test_resume_of_a_paused_run_is_a_command_to_its_process(qtbot: QtBot) -> None:
    header = header_of(qtbot, RunStatus.PAUSED)
    requested: list[None] = []
    header.resume_requested.connect(lambda: requested.append(None))

    with qtbot.waitSignal(header.asked) as asked:
        header.button_named("resume").click()

    assert asked.args == [Command.RESUME]
    assert requested == []


def test_resume_of_a_stopped_run_starts_a_training_session(qtbot: QtBot) -> None:
    header = header_of(qtbot, RunStatus.STOPPED)
    asked: list[object] = []
    header.asked.connect(asked.append)

    with qtbot.waitSignal(header.resume_requested):
        header.button_named("resume").click()

    assert asked == []

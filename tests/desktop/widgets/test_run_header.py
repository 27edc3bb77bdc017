"""Tests that the header of a run offers the commands that its status allows."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sfumato.config.image_shape import ImageShape
from sfumato.records.control import Command
from sfumato.records.run_folder import RunStatus
from sfumato.records.run_order import RunOrder
from sfumato_desktop.models.run_summary import RunSummary
from sfumato_desktop.widgets.run_header import RunHeader


def run_with(status: RunStatus, *, images_seen: int = 640, budget_s: float = 0.0) -> RunSummary:
    return RunSummary(
        run_id="petals-01",
        status=status,
        dataset="petals",
        preset="sketch",
        shape=ImageShape.square(32),
        images_seen=images_seen,
        images_total=12_800,
        loss=0.25,
        images_per_s=80.0,
        eta_s=152.0,
        order=RunOrder(),
        changed=0.0,
        sample=None,
        budget_s=budget_s,
        elapsed_s=48.0,
        has_checkpoint=True,
    )


def header_of(
    qtbot: QtBot,
    status: RunStatus,
    *,
    is_queued: bool = False,
    is_stopping: bool = False,
    images_seen: int = 640,
    budget_s: float = 0.0,
) -> RunHeader:
    header = RunHeader()
    qtbot.addWidget(header)
    run = run_with(status, images_seen=images_seen, budget_s=budget_s)
    header.show_run(run, is_queued=is_queued, is_stopping=is_stopping)
    return header


@pytest.mark.parametrize("status", [RunStatus.PAUSED, RunStatus.STOPPED, RunStatus.INTERRUPTED])
def test_a_paused_or_stopped_run_offers_resume(qtbot: QtBot, status: RunStatus) -> None:
    header = header_of(qtbot, status)

    assert not header.button_named("resume").isHidden()


@pytest.mark.parametrize("status", [RunStatus.RUNNING, RunStatus.COMPLETED])
def test_a_running_or_completed_run_does_not_offer_resume(qtbot: QtBot, status: RunStatus) -> None:
    header = header_of(qtbot, status)

    assert header.button_named("resume").isHidden()


def test_the_one_primary_button_of_a_finished_run_generates(qtbot: QtBot) -> None:
    header = header_of(qtbot, RunStatus.COMPLETED)
    shown = [one for one in header.findChildren(QPushButton) if not one.isHidden()]

    with qtbot.waitSignal(header.generate_requested):
        header.button_named("generate").click()

    primary = [one.text() for one in shown if one.property("role") == "primary"]
    assert primary == ["Generate"]
    assert header_of(qtbot, RunStatus.STOPPED).button_named("generate").isHidden()


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


def test_a_run_past_its_last_image_is_finishing_and_has_no_time_left(qtbot: QtBot) -> None:
    header = header_of(qtbot, RunStatus.RUNNING, images_seen=12_800)

    assert "finishing…" in header._figures.text()
    assert "left" not in header._figures.text()


def test_a_run_of_some_minutes_shows_progress_in_time_and_no_estimated_total(
    qtbot: QtBot,
) -> None:
    header = header_of(qtbot, RunStatus.RUNNING, budget_s=480.0)

    assert header._bar.value() == 100
    assert "12,800" not in header._figures.text()


def test_a_run_that_is_asked_to_stop_says_so_until_it_reacts(qtbot: QtBot) -> None:
    header = header_of(qtbot, RunStatus.RUNNING, is_stopping=True)

    assert "Stopping…" in header._figures.text()
    assert not header.button_named("stop").isEnabled()


@pytest.mark.parametrize(
    ("before", "pressed", "after", "focused"),
    [
        (RunStatus.RUNNING, "pause", RunStatus.PAUSED, "resume"),
        (RunStatus.PAUSED, "resume", RunStatus.RUNNING, "pause"),
        (RunStatus.RUNNING, "stop", RunStatus.STOPPED, "resume"),
    ],
)
def test_the_focus_of_a_hidden_button_goes_to_its_replacement(
    qtbot: QtBot, before: RunStatus, pressed: str, after: RunStatus, focused: str
) -> None:
    header = header_of(qtbot, before)
    header.show()
    qtbot.waitExposed(header)
    header.activateWindow()
    header.button_named(pressed).setFocus()
    qtbot.waitUntil(header.button_named(pressed).hasFocus)

    header.show_run(run_with(after))

    assert header.button_named(focused).hasFocus()
    header.hide()

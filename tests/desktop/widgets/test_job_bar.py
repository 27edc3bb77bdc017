"""Tests that the job bar names every job and shows which ones are active."""

from pytestqt.qtbot import QtBot

from sfumato.records.events import Progressed
from sfumato_desktop.bridge.job import Job, JobKind
from sfumato_desktop.widgets.job_bar import JobBar, JobRow


def job(title: str) -> Job:
    return Job(title, lambda engine, control: iter(()), kind=JobKind.IMPORT)


def is_busy(row: JobRow) -> bool:
    return row._bar.maximum() == 0


def test_three_jobs_are_named_in_a_narrow_window(qtbot: QtBot) -> None:
    strip = JobBar()
    qtbot.addWidget(strip)
    strip.resize(960, strip.height())
    for number in range(3):
        strip.add(job(f"Importing images of a garden with a very long name, part {number}"))
    strip.show()
    qtbot.waitExposed(strip)

    assert [row._name.width() >= 90 for row in strip.rows] == [True] * 3
    assert strip.rect().contains(strip.rows[-1].geometry())
    strip.hide()


def test_only_an_active_job_shows_activity(qtbot: QtBot) -> None:
    waiting = job("Importing petals")
    row = JobRow(waiting)
    qtbot.addWidget(row)
    was_busy = is_busy(row)

    waiting.begin()
    is_busy_at_work = is_busy(row)
    waiting.take(Progressed(task="Reading images", done=1, total=4))

    assert (was_busy, is_busy_at_work, is_busy(row)) == (False, True, False)


def test_after_pause_the_focus_is_on_resume(qtbot: QtBot) -> None:
    row = JobRow(Job("Training", lambda engine, control: iter(()), kind=JobKind.TRAINING))
    qtbot.addWidget(row)
    row.show()
    qtbot.waitExposed(row)
    row.activateWindow()
    row._pause.setFocus()
    qtbot.waitUntil(row._pause.hasFocus)

    row.offer(pause=False, resume=True, stop=True)

    assert row._resume.hasFocus()
    row.hide()

"""Tests of the detection of timers that a test leaves running."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer, Signal

from support.timers import TimerBook, noted_timers


class Starter(QObject):
    """Starts timers by its signal."""

    wanted = Signal()


@pytest.fixture
def book() -> Iterator[TimerBook]:
    with noted_timers() as made:
        yield made


def test_a_running_timer_is_reported_until_it_is_stopped(qapp: object, book: TimerBook) -> None:
    timer = QTimer()
    timer.start(60_000)

    found = book.running()
    timer.stop()

    assert found == [timer]
    assert book.running() == []


def test_a_timer_started_by_a_signal_is_reported(qapp: object, book: TimerBook) -> None:
    starter, timer = Starter(), QTimer()
    timer.setInterval(60_000)
    starter.wanted.connect(timer.start)
    starter.wanted.emit()

    found = book.running()
    timer.stop()

    assert found == [timer]


def test_a_timer_deleted_with_its_owner_is_not_reported(qapp: object, book: TimerBook) -> None:
    owner = QObject()
    timer = QTimer(owner)
    timer.start(60_000)

    owner.deleteLater()

    assert book.running() == []

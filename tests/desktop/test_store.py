"""Tests that the store answers in the GUI thread, forgets what is outdated, and survives errors."""

import threading
from collections.abc import Generator, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from sfumato.errors import SfumatoError
from sfumato_desktop.store import Store, _Request


class Listener(QObject):
    """Records answers and the thread in which they arrive."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[object] = []
        self.threads: set[int] = set()
        self.troubles: list[str] = []

    def take(self, answer: object) -> None:
        self.answers.append(answer)
        self.threads.add(threading.get_ident())

    def hear(self, message: object, hint: object) -> None:
        self.troubles.append(str(message))


@pytest.fixture
def listener(qtbot: QtBot) -> Listener:
    return Listener()


@pytest.fixture
def store(listener: Listener) -> Iterator[Store]:
    made = Store()
    made.trouble_met.connect(listener.hear)
    yield made
    made.close()


@pytest.fixture
def gate(store: Store) -> Iterator[threading.Event]:
    """What the store's thread waits for before it does anything that is asked later."""
    opened = threading.Event()
    store.ask(lambda: opened.wait(10), lambda _: None)
    yield opened
    opened.set()


def test_work_is_done_in_the_thread_and_answered_in_the_gui_thread(
    qtbot: QtBot, store: Store, listener: Listener
) -> None:
    store.ask(threading.get_ident, listener.take)

    qtbot.waitUntil(lambda: bool(listener.answers))
    assert listener.answers != [threading.get_ident()]
    assert listener.threads == {threading.get_ident()}


def test_only_the_newest_question_of_a_key_is_answered(
    qtbot: QtBot, store: Store, listener: Listener, gate: threading.Event
) -> None:
    for number in range(5):
        store.ask(lambda number=number: number, listener.take, key="same")
    store.ask(lambda: "other", listener.take)

    gate.set()

    qtbot.waitUntil(lambda: "other" in listener.answers)
    assert listener.answers == [4, "other"]


def test_a_question_that_is_asked_again_while_it_is_answered_gets_the_newer_answer(
    qtbot: QtBot, store: Store, listener: Listener
) -> None:
    begun, may_end = threading.Event(), threading.Event()

    def slow() -> str:
        begun.set()
        may_end.wait(10)
        return "old"

    store.ask(slow, listener.take, key="same")
    assert begun.wait(10)
    store.ask(lambda: "new", listener.take, key="same")
    may_end.set()

    qtbot.waitUntil(lambda: "new" in listener.answers)
    assert listener.answers == ["new"]


def test_nothing_asked_before_a_new_generation_is_answered(
    qtbot: QtBot, store: Store, listener: Listener, gate: threading.Event
) -> None:
    store.ask(lambda: "old", listener.take)

    store.forget()
    store.ask(lambda: "new", listener.take)
    gate.set()

    qtbot.waitUntil(lambda: bool(listener.answers))
    assert listener.answers == ["new"]


def test_a_change_is_made_although_its_answer_is_outdated(
    qtbot: QtBot, store: Store, listener: Listener, gate: threading.Event, tmp_path: Path
) -> None:
    store.change((tmp_path / "star").touch, listener.take)

    store.forget()
    gate.set()

    qtbot.waitUntil((tmp_path / "star").exists)
    store.ask(lambda: "end", listener.take)
    qtbot.waitUntil(lambda: bool(listener.answers))
    assert listener.answers == ["end"]


def test_a_change_that_fails_is_told_although_the_project_has_changed(
    qtbot: QtBot, store: Store, listener: Listener, gate: threading.Event
) -> None:
    def fail() -> None:
        raise SfumatoError("The disk is full.", hint="Free some space.")

    store.change(fail)

    store.forget()
    gate.set()

    qtbot.waitUntil(lambda: listener.troubles == ["The disk is full."])


def test_work_in_steps_lets_others_go_first(
    qtbot: QtBot, store: Store, listener: Listener, gate: threading.Event
) -> None:
    def steps() -> Generator[None, None, str]:
        yield
        yield
        return "long"

    store.ask(steps, listener.take)
    store.ask(lambda: "short", listener.take)
    gate.set()

    qtbot.waitUntil(lambda: len(listener.answers) == 2)
    assert listener.answers == ["short", "long"]


def test_a_bug_ends_only_its_request_and_is_told(
    qtbot: QtBot, store: Store, listener: Listener, caplog: pytest.LogCaptureFixture
) -> None:
    store.ask(lambda: 1 // 0, listener.take)
    store.ask(lambda: "next", listener.take)

    qtbot.waitUntil(lambda: bool(listener.answers))
    assert listener.answers == ["next"]
    assert "ZeroDivisionError" in listener.troubles[0]
    assert "division" in caplog.text


def test_a_thread_that_dies_is_logged_restarted_and_told(
    qtbot: QtBot,
    store: Store,
    listener: Listener,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    announce, faults = Store._announce, [OSError("lost")]

    def failing(self: Store, request: _Request) -> None:
        if faults:
            raise faults.pop()
        announce(self, request)

    monkeypatch.setattr(Store, "_announce", failing)
    store.ask(lambda: "lost", listener.take)
    store.ask(lambda: "next", listener.take)

    qtbot.waitUntil(lambda: bool(listener.answers) and bool(listener.troubles))
    assert listener.answers == ["next"]
    assert "was restarted" in listener.troubles[0]
    assert "lost" in caplog.text


def test_an_answer_for_a_deleted_object_is_dropped(
    qtbot: QtBot, store: Store, listener: Listener, gate: threading.Event
) -> None:
    gone = Listener()
    store.ask(lambda: "late", gone.take)
    store.ask(lambda: "late", partial(Listener.take, gone))
    gone.deleteLater()
    qtbot.waitSignal(gone.destroyed).wait()

    gate.set()
    store.ask(lambda: "end", listener.take)

    qtbot.waitUntil(lambda: bool(listener.answers))
    assert gone.answers == []


def test_closing_makes_the_waiting_changes_and_asks_nothing_more(
    qtbot: QtBot, store: Store, listener: Listener, tmp_path: Path
) -> None:
    store.change((tmp_path / "star").touch)
    store.ask((tmp_path / "asked").touch, listener.take)

    store.close()

    assert (tmp_path / "star").exists()
    assert not store.has_left_thread


def test_a_thread_that_hangs_does_not_keep_the_store_from_closing(
    qtbot: QtBot,
    store: Store,
    gate: threading.Event,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr("sfumato_desktop.store.JOIN_S", 0.01)

    store.close()

    assert store.has_left_thread
    assert "abandoned" in caplog.text

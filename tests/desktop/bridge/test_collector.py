"""Garbage is collected in the GUI thread only, whoever asks for it and however the window ends."""

import gc
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from sfumato.control import RunControl
from sfumato_desktop.app import App
from sfumato_desktop.bridge.engine_jobs import Lane
from sfumato_desktop.bridge.gc_scheduler import GcScheduler


class _Cycle:
    """Garbage that only a collection finds, and that notes the thread in which it was found."""

    def __init__(self, found_in: list[int]) -> None:
        self._myself = self
        self._found_in = found_in

    def __del__(self) -> None:
        self._found_in.append(threading.get_ident())


@pytest.fixture
def found_in() -> list[int]:
    """The threads in which a cycle was collected; the cycle is garbage already."""
    found: list[int] = []
    _Cycle(found)
    return found


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[GcScheduler]:
    made = GcScheduler()
    yield made
    made.close()


def _in_a_thread(call: Callable[[], object]) -> None:
    thread = threading.Thread(target=call)
    thread.start()
    thread.join()


def test_a_call_from_another_thread_is_carried_out_in_the_gui_thread(
    qtbot: QtBot, collector: GcScheduler, found_in: list[int]
) -> None:
    _in_a_thread(gc.collect)
    assert not found_in

    qtbot.waitUntil(lambda: bool(found_in))
    assert found_in == [threading.get_ident()]


def test_another_thread_cannot_turn_collection_on(collector: GcScheduler) -> None:
    _in_a_thread(gc.enable)

    assert not gc.isenabled()


def test_a_job_that_collects_as_torch_does_leaves_it_to_the_gui_thread(
    qtbot: QtBot, app: App, found_in: list[int]
) -> None:
    def work(engine: object, control: RunControl) -> Iterator[None]:
        gc.collect(1)  # as torch._dynamo does after each compilation
        gc.collect()  # as wakepy does when it closes its connection
        yield from ()

    with qtbot.waitSignal(app.services.jobs.job_ended):
        app.services.jobs.submit("Training", work, lane=Lane.TRAIN)  # type: ignore[arg-type] # no events

    qtbot.waitUntil(lambda: bool(found_in))
    assert found_in == [threading.get_ident()]


def test_a_call_from_the_gui_thread_collects_at_once(
    collector: GcScheduler, found_in: list[int]
) -> None:
    gc.collect()

    assert found_in == [threading.get_ident()]


def test_a_closed_collector_leaves_python_as_it_was(qtbot: QtBot) -> None:
    before = gc.collect, gc.enable, gc.isenabled()

    GcScheduler().close()

    assert (gc.collect, gc.enable, gc.isenabled()) == before


def test_a_guard_that_is_lifted_turns_collection_on_again() -> None:
    program = (
        "import gc\n"
        "from sfumato_desktop.bridge.gc_scheduler import CollectionGuard\n"
        "guard = CollectionGuard()\n"
        "assert not gc.isenabled()\n"
        "guard.lift()\n"
        "assert gc.isenabled()\n"
    )

    ended = subprocess.run([sys.executable, "-c", program], check=False)  # no guard of the tests'

    assert ended.returncode == 0


def test_a_window_that_leaves_a_thread_behind_lets_it_collect_nothing(
    app: App, found_in: list[int]
) -> None:
    app.services.jobs.has_left_threads = True

    app.close()
    _in_a_thread(gc.collect)

    assert not gc.isenabled()
    assert not found_in

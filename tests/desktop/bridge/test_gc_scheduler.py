"""Tests that garbage is collected in the GUI thread only, in any situation."""

import gc
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from types import ModuleType

import pytest
from pytestqt.qtbot import QtBot

from sfumato.records.control import RunControl
from sfumato_desktop.app import App
from sfumato_desktop.bridge.gc_scheduler import GcScheduler
from sfumato_desktop.bridge.job import JobKind
from support.jobs import job_end


class _Cycle:
    """Garbage that only a collection finds, and that records the thread of the collection."""

    def __init__(self, found_in: list[int]) -> None:
        self._myself = self
        self._found_in = found_in

    def __del__(self) -> None:
        self._found_in.append(threading.get_ident())


@pytest.fixture
def found_in() -> list[int]:
    """Return a list of the threads that collected a cycle; the cycle is already garbage."""
    found: list[int] = []
    _Cycle(found)
    return found


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[GcScheduler]:
    made = GcScheduler()
    yield made
    made.close()


def import_modules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a hundred modules appear as imported."""
    for number in range(100):
        monkeypatch.setitem(sys.modules, f"new_module_{number}", ModuleType("new"))


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


def test_another_thread_cannot_enable_collection(collector: GcScheduler) -> None:
    _in_a_thread(gc.enable)

    assert not gc.isenabled()


def test_a_job_that_collects_like_torch_leaves_it_to_the_gui_thread(
    qtbot: QtBot, app: App, found_in: list[int]
) -> None:
    def work(engine: object, control: RunControl) -> Iterator[None]:
        gc.collect(1)  # as torch._dynamo does after each compilation
        gc.collect()  # as wakepy does when it closes its connection
        yield from ()

    with qtbot.waitSignal(job_end(app.services.jobs)):
        app.services.jobs.submit("Training", work, kind=JobKind.TRAINING)  # type: ignore[arg-type] # no events

    qtbot.waitUntil(lambda: bool(found_in))
    assert found_in == [threading.get_ident()]


def test_a_call_from_the_gui_thread_collects_immediately(
    collector: GcScheduler, found_in: list[int]
) -> None:
    gc.collect()

    assert found_in == [threading.get_ident()]


def test_a_start_without_new_modules_makes_no_cycle_immortal(
    collector: GcScheduler, found_in: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    import_modules(monkeypatch)
    collector.freeze_imports()
    live = _Cycle(found_in)
    gc.collect()
    found_in.clear()

    collector.freeze_imports()
    del live
    gc.collect()

    assert len(found_in) == 1


def test_many_new_modules_are_excluded_from_collections(
    collector: GcScheduler, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = gc.get_freeze_count()

    import_modules(monkeypatch)
    collector.freeze_imports()

    assert gc.get_freeze_count() > before


def test_a_closed_collector_restores_python_s_behavior(qtbot: QtBot) -> None:
    before = gc.collect, gc.enable, gc.isenabled()

    GcScheduler().close()

    assert (gc.collect, gc.enable, gc.isenabled()) == before


def test_a_lifted_guard_enables_collection_again() -> None:
    program = (
        "import gc\n"
        "from sfumato_desktop.bridge.gc_scheduler import CollectionGuard\n"
        "guard = CollectionGuard()\n"
        "assert not gc.isenabled()\n"
        "guard.lift()\n"
        "assert gc.isenabled()\n"
    )

    ended = subprocess.run([sys.executable, "-c", program], check=False)  # outside the tests' guard

    assert ended.returncode == 0


def test_a_window_that_leaves_a_thread_behind_prevents_its_collections(
    app: App, found_in: list[int]
) -> None:
    app.services.jobs.has_left_threads = True

    app.close()
    _in_a_thread(gc.collect)

    assert not gc.isenabled()
    assert not found_in

"""Tests of parallel work in threads: order, bounds, and stops."""

import threading

import pytest

from sfumato.data import spreading
from sfumato.data.spreading import StopRequestedError, spread
from sfumato.records.control import Command, RunControl


def run(work, items, control=None):
    kept = []
    events = list(spread(work, items, keep=kept.append, task="Testing", control=control))
    return kept, events


def test_results_are_in_the_order_of_the_items():
    kept, events = run(lambda item: item * item, range(500))

    assert kept == [item * item for item in range(500)]
    assert (events[-1].done, events[-1].total, events[-1].task) == (500, 500, "Testing")


def test_falsy_items_are_processed_too():
    assert run(str, [0, "", None])[0] == ["0", "", "None"]


def test_an_empty_list_finishes_immediately():
    kept, events = run(str, [])

    assert kept == []
    assert [(event.done, event.total) for event in events] == [(0, 0)]


def test_work_is_never_far_ahead_of_the_consumer():
    begun = []
    ahead = []

    def keep(_):
        ahead.append(len(begun) - len(ahead))

    list(spread(begun.append, range(2000), keep=keep, task="Testing", control=None))

    assert max(ahead) <= spreading._MOST_THREADS * spreading._AHEAD_PER_THREAD


def test_a_stop_ends_the_work_and_its_threads():
    control = RunControl()
    before = threading.active_count()

    def work(item):
        if item == 5:
            control.request(Command.STOP)
        return item

    with pytest.raises(StopRequestedError):
        run(work, range(10_000), control)

    assert threading.active_count() == before


def test_an_error_in_the_work_reaches_the_consumer():
    def work(item):
        raise LookupError(item)

    with pytest.raises(LookupError):
        run(work, range(3))

"""Tests of when the throughput monitor requests a new trial."""

import itertools

from sfumato.training.throughput import ThroughputMonitor


def _watch(
    watch: ThroughputMonitor, throughput: float, *, start_s: float, seconds: int
) -> list[float]:
    """Train at a throughput for some seconds; return the times at which a trial is due."""
    moments = [start_s + second for second in range(1, seconds + 1)]
    return [moment for moment in moments if watch.is_due((int(throughput), 1.0), elapsed_s=moment)]


def test_a_run_at_its_usual_throughput_needs_no_trial() -> None:
    watch = ThroughputMonitor()

    assert _watch(watch, 100, start_s=0, seconds=300) == []
    assert _watch(watch, 60, start_s=300, seconds=300) == []


def test_a_run_below_half_its_throughput_gets_a_trial_within_seconds() -> None:
    watch = ThroughputMonitor()
    _watch(watch, 181, start_s=0, seconds=60)

    found = _watch(watch, 16, start_s=60, seconds=8)

    assert found[0] <= 68


def test_one_slow_update_does_not_trigger_a_trial() -> None:
    watch = ThroughputMonitor()
    _watch(watch, 100, start_s=0, seconds=60)

    found = _watch(watch, 10, start_s=60, seconds=1) + _watch(watch, 100, start_s=61, seconds=60)

    assert found == []


def test_a_resumed_run_knows_its_throughput() -> None:
    watch = ThroughputMonitor(181)

    assert _watch(watch, 16, start_s=500, seconds=5) == [504]


def test_a_trial_that_does_not_help_is_not_repeated() -> None:
    watch = ThroughputMonitor(100)
    (first,) = _watch(watch, 30, start_s=0, seconds=5)
    watch.tried(has_slowed_down=False, elapsed_s=first)

    assert _watch(watch, 30, start_s=first, seconds=600) == []


def test_a_run_that_gave_way_retries_after_a_minute_and_then_less_often() -> None:
    watch = ThroughputMonitor(181)
    found = []
    clock = 0.0

    while len(found) < 4:
        due = _watch(watch, 16 if not found else 109, start_s=clock, seconds=1)
        clock += 1
        for moment in due:
            found.append(moment)
            watch.tried(has_slowed_down=True, elapsed_s=moment)

    waits = [later - earlier for earlier, later in itertools.pairwise(found)]
    assert 60 <= waits[0] < 70
    assert 120 <= waits[1] < 130
    assert 240 <= waits[2] < 250


def test_a_run_that_regained_its_threads_stops_retrying() -> None:
    watch = ThroughputMonitor(181)
    (first,) = _watch(watch, 16, start_s=0, seconds=5)
    watch.tried(has_slowed_down=True, elapsed_s=first)
    (second,) = _watch(watch, 109, start_s=first, seconds=64)
    watch.tried(has_slowed_down=False, elapsed_s=second)

    assert _watch(watch, 181, start_s=second, seconds=600) == []

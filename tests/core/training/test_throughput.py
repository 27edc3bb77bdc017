"""Is a run tried anew when it has become slow, and not too often?"""

import itertools

from sfumato.training.throughput import ThroughputMonitor


def _look(
    watch: ThroughputMonitor, throughput: float, *, start_s: float, seconds: int
) -> list[float]:
    """Train at a pace for some seconds; give the moments at which a trial is due."""
    moments = [start_s + second for second in range(1, seconds + 1)]
    return [moment for moment in moments if watch.is_due((int(throughput), 1.0), elapsed_s=moment)]


def test_a_run_at_its_usual_pace_is_left_alone() -> None:
    watch = ThroughputMonitor()

    assert _look(watch, 100, start_s=0, seconds=300) == []
    assert _look(watch, 60, start_s=300, seconds=300) == []


def test_a_run_that_falls_below_half_its_pace_is_tried_anew_within_seconds() -> None:
    watch = ThroughputMonitor()
    _look(watch, 181, start_s=0, seconds=60)

    found = _look(watch, 16, start_s=60, seconds=8)

    assert found[0] <= 68


def test_one_slow_update_is_no_reason() -> None:
    watch = ThroughputMonitor()
    _look(watch, 100, start_s=0, seconds=60)

    found = _look(watch, 10, start_s=60, seconds=1) + _look(watch, 100, start_s=61, seconds=60)

    assert found == []


def test_a_run_that_is_resumed_knows_its_pace() -> None:
    watch = ThroughputMonitor(181)

    assert _look(watch, 16, start_s=500, seconds=5) == [504]


def test_a_trial_that_does_not_help_is_not_repeated() -> None:
    watch = ThroughputMonitor(100)
    (first,) = _look(watch, 30, start_s=0, seconds=5)
    watch.tried(has_slowed_down=False, elapsed_s=first)

    assert _look(watch, 30, start_s=first, seconds=600) == []


def test_a_run_that_gave_way_looks_back_after_a_minute_and_then_ever_later() -> None:
    watch = ThroughputMonitor(181)
    found = []
    clock = 0.0

    while len(found) < 4:
        due = _look(watch, 16 if not found else 109, start_s=clock, seconds=1)
        clock += 1
        for moment in due:
            found.append(moment)
            watch.tried(has_slowed_down=True, elapsed_s=moment)

    waits = [later - earlier for earlier, later in itertools.pairwise(found)]
    assert 60 <= waits[0] < 70
    assert 120 <= waits[1] < 130
    assert 240 <= waits[2] < 250


def test_a_run_that_got_its_threads_back_no_longer_looks() -> None:
    watch = ThroughputMonitor(181)
    (first,) = _look(watch, 16, start_s=0, seconds=5)
    watch.tried(has_slowed_down=True, elapsed_s=first)
    (second,) = _look(watch, 109, start_s=first, seconds=64)
    watch.tried(has_slowed_down=False, elapsed_s=second)

    assert _look(watch, 181, start_s=second, seconds=600) == []

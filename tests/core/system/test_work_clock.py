"""The work clock runs while the process works, and stops while it is frozen."""

import threading
from collections.abc import Iterator

import pytest

from sfumato.system.work_clock import BEAT_S, FROZEN_S, WorkClock
from support.clocks import FakeMachine


@pytest.fixture
def machine() -> FakeMachine:
    return FakeMachine()


@pytest.fixture
def beating(machine: FakeMachine) -> Iterator[WorkClock]:
    with machine.clock() as clock:
        yield clock


def test_work_is_counted(machine: FakeMachine, beating: WorkClock) -> None:
    machine.work(30)

    assert beating.read() == pytest.approx(30)


def test_stopped_process_does_not_age(machine: FakeMachine, beating: WorkClock) -> None:
    machine.work(10)
    machine.freeze(40)  # nothing beats, nothing computes
    machine.work(10)

    assert beating.read() == pytest.approx(20, abs=BEAT_S)
    assert beating.frozen_s == pytest.approx(40, abs=BEAT_S)


def test_freeze_is_left_out_for_the_first_reader(machine: FakeMachine, beating: WorkClock) -> None:
    machine.work(10)
    machine.freeze(40)

    assert beating.read() == pytest.approx(10)  # before any beat


@pytest.mark.parametrize("threads", [1, 16, 64, 192])
def test_freeze_is_detected_however_many_threads_computed_before(
    threads: int, machine: FakeMachine, beating: WorkClock
) -> None:
    for step in range(200):  # code that times steps reads the clock more often than it beats
        is_alone = step // 10 % 2  # one thread prepares, then all compute
        machine.freeze(0.05, processor_s=0.05 * (1 if is_alone else threads))
        beating.read()
    machine.freeze(BEAT_S * 0.9, processor_s=threads * BEAT_S * 0.9)  # until the freeze
    machine.freeze(40)

    assert beating.read() == pytest.approx(10, abs=BEAT_S)


def test_long_step_is_work_while_the_thread_beats(machine: FakeMachine, beating: WorkClock) -> None:
    for _ in range(600):  # five minutes on a GPU: the processor is idle
        machine.freeze(BEAT_S)
        beating.beat()

    assert beating.read() == pytest.approx(300)


def test_thread_that_blocks_the_others_is_working(machine: FakeMachine, beating: WorkClock) -> None:
    machine.work(10)
    machine.freeze(8, processor_s=8)  # packing a file of gigabytes, in C

    assert beating.read() == pytest.approx(18)


def test_frozen_machine_that_charges_processor_time_is_detected(
    machine: FakeMachine, beating: WorkClock
) -> None:
    machine.work(10)
    machine.freeze(600, processor_s=600)  # some virtual machines do

    assert beating.read() == pytest.approx(10)


def test_busy_machine_is_not_frozen(machine: FakeMachine, beating: WorkClock) -> None:
    machine.work(10)
    machine.freeze(0.9 * FROZEN_S)

    assert beating.read() == pytest.approx(10 + 0.9 * FROZEN_S)


def test_clock_without_beats_detects_no_freeze(machine: FakeMachine) -> None:
    clock = machine.clock()
    machine.freeze(40)

    assert clock.read() == pytest.approx(40)


def test_left_out_time_is_left_out_once(machine: FakeMachine, beating: WorkClock) -> None:
    machine.work(10)
    paused_s = beating.read()
    machine.work(5)
    machine.freeze(40)  # the laptop is closed during a pause
    machine.work(5)

    beating.leave_out(beating.read() - paused_s)

    assert beating.read() == pytest.approx(10, abs=BEAT_S)


def test_only_a_long_wait_is_left_out(machine: FakeMachine, beating: WorkClock) -> None:
    machine.work(60)

    beating.leave_out_wait(0.01)
    beating.leave_out_wait(30)

    assert beating.read() == pytest.approx(30)


def test_thread_lives_as_long_as_the_clock_beats() -> None:
    with WorkClock():
        beating = [one for one in threading.enumerate() if one.name == "sfumato-heartbeat"]

    assert len(beating) == 1
    assert not beating[0].is_alive()

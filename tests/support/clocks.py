"""Clocks that tests advance by hand, so that no test waits for a freeze."""

from sfumato.system.work_clock import BEAT_S, WorkClock

__all__ = ["FakeMachine", "HandBeatenClock"]


class HandBeatenClock(WorkClock):
    """A clock without a thread: it beats when a test says so."""

    def start(self) -> None:
        """Start detecting freezes."""
        self._advance()
        self._is_beating = True

    def stop(self) -> None:
        """Stop detecting freezes."""
        self.beat()
        self._is_beating = False


class FakeMachine:
    """A machine whose time is advanced by hand, and whose process can be frozen."""

    def __init__(self) -> None:
        self.now_s = 1000.0
        self.processor_s = 5.0
        self.clocks: list[HandBeatenClock] = []

    def clock(self) -> HandBeatenClock:
        """Return a clock of this machine; tests patch it in place of `WorkClock`."""
        self.clocks.append(
            HandBeatenClock(now=lambda: self.now_s, processor=lambda: self.processor_s)
        )
        return self.clocks[-1]

    def freeze(self, seconds: float, *, processor_s: float = 0.0) -> None:
        """Advance the time without a beat."""
        self.now_s += seconds
        self.processor_s += processor_s

    def work(self, seconds: float, *, threads: int = 1) -> None:
        """Advance the time as during work, with a beat whenever one is due."""
        while seconds > 0:
            part_s = min(BEAT_S, seconds)
            self.freeze(part_s, processor_s=threads * part_s)
            seconds -= part_s
            for clock in self.clocks:
                clock.beat()

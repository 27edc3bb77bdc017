"""A monotonic clock that counts only the time during which the process could run.

Every system clock keeps running while a process is stopped (Ctrl-Z, `SIGSTOP`) or frozen together
with its container or virtual machine, and some clocks keep running while the machine sleeps. Time
budgets and throughput must not include such times. Therefore, a thread reads the time twice per
second. If a reading is more than a few seconds late, the process was not running, and the gap is
excluded. This works for steps of any length and on any device, and it does not use the wall clock,
which may be adjusted.
"""

import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import Self, TypeVar

__all__ = ["FROZEN_S", "WorkClock"]

T = TypeVar("T")

BEAT_S = 0.5
"""The interval between two readings (beats) of the thread, in seconds."""
FROZEN_S = 3.0
"""A longer gap between two beats is a freeze; on a busy machine, a thread is delayed by less."""

# One Python thread can block all others, for example while C code compresses a large file. Such
# work uses processor time, but a frozen process uses none.
_WORKING_SHARE = 0.1
_LONGEST_HELD_S = 60.0
_REMEMBERED_BEATS = 4


class WorkClock:
    """A clock that stops while the process is stopped; safe to read from any thread.

    It beats, and therefore detects freezes, between `start` and `stop`, or inside a `with` block.
    Otherwise, it is the monotonic clock minus all excluded times.

    Args:
        now: A function that returns the time in seconds; the time never decreases.
        processor: A function that returns the processor time used by the process, in seconds.
    """

    def __init__(
        self,
        *,
        now: Callable[[], float] = time.monotonic,
        processor: Callable[[], float] = time.process_time,
    ) -> None:
        self._now = now
        self._processor = processor
        self._lock = threading.Lock()
        self._ending = threading.Event()
        self._thread: threading.Thread | None = None
        self._is_beating = False
        self._last_s = now()
        self._last_processor_s = processor()
        self._window_s = self._window_processor_s = 0.0
        self._lately: deque[float] = deque(maxlen=_REMEMBERED_BEATS)
        """The processor times used by all threads between two beats."""
        self._left_out_s = self._last_s  # so that the clock starts at 0
        self._frozen_s = 0.0

    @property
    def frozen_s(self) -> float:
        """How long the process has been frozen so far, in seconds."""
        with self._lock:
            return self._frozen_s

    def read(self) -> float:
        """Return the seconds of work since the clock was created."""
        self.beat()
        with self._lock:
            return self._last_s - self._left_out_s

    def leave_out(self, seconds: float) -> None:
        """Subtract time that was not work, such as a requested pause."""
        with self._lock:
            self._left_out_s += seconds

    def leave_out_wait(self, seconds: float) -> None:
        """Exclude a long wait for something external, such as a terminal paused by Ctrl-S."""
        if seconds > FROZEN_S:
            self.leave_out(seconds)

    def handed_on(self, items: Iterable[T]) -> Iterator[T]:
        """Yield the items of a stream.

        A long wait for the stream's reader does not count as work.
        """
        for item in items:
            handed_s = self.read()
            yield item
            self.leave_out_wait(self.read() - handed_s)

    def start(self) -> None:
        """Start beating."""
        with self._lock:
            self._advance()
            self._is_beating = True
        self._ending.clear()
        self._thread = threading.Thread(
            target=self._beat_until_stopped, name="sfumato-heartbeat", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """Stop beating; a freeze before this call is still detected."""
        self.beat()
        self._ending.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        self._is_beating = False

    def __enter__(self) -> Self:
        """Start beating."""
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop beating."""
        self.stop()

    def beat(self) -> None:
        """Read the time, and exclude the time since the last beat if the process was frozen."""
        with self._lock:
            gap_s, processor_s = self._advance()
            if not self._is_beating:
                return
            if gap_s > FROZEN_S and self._was_frozen(gap_s, processor_s):
                self._left_out_s += gap_s
                self._frozen_s += gap_s
                return
            self._window_s += gap_s
            self._window_processor_s += processor_s
            if self._window_s >= BEAT_S:
                self._lately.append(self._window_processor_s / self._window_s * BEAT_S)
                self._window_s = self._window_processor_s = 0.0

    def _was_frozen(self, gap_s: float, processor_s: float) -> bool:
        if gap_s > _LONGEST_HELD_S:
            return True
        before_s = 2 * max(self._lately, default=0.0)  # the maximum used before the freeze
        return processor_s - before_s < _WORKING_SHARE * gap_s

    def _advance(self) -> tuple[float, float]:
        """Read the time and return the seconds and processor time since the last reading."""
        now_s, processor_s = self._now(), self._processor()
        passed = now_s - self._last_s, processor_s - self._last_processor_s
        self._last_s, self._last_processor_s = now_s, processor_s
        return passed

    def _beat_until_stopped(self) -> None:
        while not self._ending.wait(BEAT_S):
            self.beat()

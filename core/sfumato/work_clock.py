"""A monotonic clock that counts the time in which a process could work.

Every clock of the system keeps running while a process is stopped (Ctrl-Z, `SIGSTOP`) or frozen
with its container or virtual machine, and some keep running while the machine sleeps. Time budgets
and throughput must not. A thread therefore takes the time twice a second; where it was late by more
than a moment, nothing in the process ran, and the gap is left out. This works for steps of any
length, on any device, and never looks at the wall clock, which may be moved.
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
"""Between two beats of the thread."""
FROZEN_S = 3.0
"""A longer gap between two beats is a freeze: a busy machine delays a thread by less."""

# One thread of Python can keep all others waiting, as a large file does that is packed in C. That
# is work and takes processor time; a frozen process takes none.
_WORKING_SHARE = 0.1
_LONGEST_HELD_S = 60.0
_REMEMBERED_BEATS = 4


class WorkClock:
    """A clock that stands still while the process does; safe to read from any thread.

    It beats, and so notices a freeze, between `start` and `stop`, or inside `with`. Otherwise it is
    the monotonic clock less what was left out.

    Args:
        now: Gives the time in seconds; it never goes back.
        processor: Gives the processor time that the process has taken, in seconds.
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
        """Processor time that all threads together took between two beats."""
        self._left_out_s = self._last_s  # so that it begins at 0
        self._frozen_s = 0.0

    @property
    def frozen_s(self) -> float:
        """How long the process was frozen so far."""
        with self._lock:
            return self._frozen_s

    def read(self) -> float:
        """Return the seconds of work since the clock was made."""
        self.beat()
        with self._lock:
            return self._last_s - self._left_out_s

    def leave_out(self, seconds: float) -> None:
        """Turn the clock back by a stretch that was no work, as a pause that somebody asked for."""
        with self._lock:
            self._left_out_s += seconds

    def leave_out_wait(self, seconds: float) -> None:
        """Leave out a wait for somebody else, such as a terminal held by Ctrl-S, if it was long."""
        if seconds > FROZEN_S:
            self.leave_out(seconds)

    def handed_on(self, items: Iterable[T]) -> Iterator[T]:
        """Hand on a stream; where its reader keeps it waiting for long, that is no work."""
        for item in items:
            handed_s = self.read()
            yield item
            self.leave_out_wait(self.read() - handed_s)

    def start(self) -> None:
        """Begin to beat."""
        with self._lock:
            self._take()
            self._is_beating = True
        self._ending.clear()
        self._thread = threading.Thread(
            target=self._beat_until_stopped, name="sfumato-heartbeat", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """Beat no more; a freeze until then is noticed."""
        self.beat()
        self._ending.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        self._is_beating = False

    def __enter__(self) -> Self:
        """Begin to beat."""
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Beat no more."""
        self.stop()

    def beat(self) -> None:
        """Take the time, and leave out what passed since the last beat if it was a freeze."""
        with self._lock:
            gap_s, processor_s = self._take()
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
        before_s = 2 * max(self._lately, default=0.0)  # the most that was taken before the freeze
        return processor_s - before_s < _WORKING_SHARE * gap_s

    def _take(self) -> tuple[float, float]:
        """Take the time; return the seconds and the processor time since it was last taken."""
        now_s, processor_s = self._now(), self._processor()
        passed = now_s - self._last_s, processor_s - self._last_processor_s
        self._last_s, self._last_processor_s = now_s, processor_s
        return passed

    def _beat_until_stopped(self) -> None:
        while not self._ending.wait(BEAT_S):
            self.beat()

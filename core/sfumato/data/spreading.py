"""Parallel work on many files in threads, with progress.

Most of the time for reading an image is spent waiting for the disk and in decoders that release the
interpreter lock, so a few threads help. Results are passed on in the order of the items, and only a
few are computed ahead, so memory use stays bounded even for half a million files.
"""

import os
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import TypeVar

from sfumato.messages import Text
from sfumato.records.control import RunControl
from sfumato.records.events import Progressed

__all__ = ["StopRequestedError", "check_control", "spread"]

_MOST_THREADS = 8
_AHEAD_PER_THREAD = 8
_REPORT_INTERVAL_S = 0.1

T = TypeVar("T")
R = TypeVar("R")


class StopRequestedError(Exception):
    """Raised when the control requests a stop, to undo unfinished work; never shown to the user."""


def spread(
    work: Callable[[T], R],
    items: Sequence[T],
    *,
    keep: Callable[[R], None],
    task: Text,
    control: RunControl | None,
) -> Iterator[Progressed]:
    """Run `work` on each item in threads and pass the results to `keep` in the items' order.

    Yields `Progressed` at most ten times per second, and once at the end. `keep` is called in the
    thread that reads the stream.

    Raises:
        StopRequestedError: If the control requests a stop before the last item is finished.
    """
    threads = min(_MOST_THREADS, os.cpu_count() or 1)
    reported_at = time.monotonic()
    waiting: deque[Future[R]] = deque()
    pool = ThreadPoolExecutor(threads, thread_name_prefix="images")
    try:
        upcoming = iter(items)
        for done in range(len(items)):
            room = threads * _AHEAD_PER_THREAD - len(waiting)
            waiting.extend(pool.submit(work, item) for item in islice(upcoming, room))
            keep(waiting.popleft().result())
            check_control(control)
            if time.monotonic() - reported_at >= _REPORT_INTERVAL_S:
                reported_at = time.monotonic()
                yield Progressed(task=task, done=done + 1, total=len(items))
    finally:
        pool.shutdown(cancel_futures=True)
    yield Progressed(task=task, done=len(items), total=len(items))


def check_control(control: RunControl | None) -> None:
    """Wait while the control requests a pause.

    Raises:
        StopRequestedError: If the control requests a stop.
    """
    if control is None:
        return
    control.wait_while_paused()
    if control.is_stopping:
        raise StopRequestedError

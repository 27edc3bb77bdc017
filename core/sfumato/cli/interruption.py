"""Stopping a task with Ctrl-C without losing its work.

The first Ctrl-C, or SIGTERM, stops the task at its next step; the task saves its work and its
stream ends. The second one ends the process at once. A task without a control is interrupted by a
`KeyboardInterrupt`, and leaves nothing half-written.
"""

import queue
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from sfumato.control import Command, RunControl

__all__ = [
    "INTERRUPTED_EXIT_CODE",
    "Interruption",
    "cancel_on_signals",
    "stop_on_signals",
]

INTERRUPTED_EXIT_CODE = 130

_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_SHOW_CURSOR = "\x1b[?25h"


class Interruption:
    """Whether a signal requested a stop.

    Args:
        control: Receives the request.
    """

    def __init__(self, control: RunControl) -> None:
        self.has_happened = False
        self._control = control
        # The handler runs between any two operations of the main thread, which may hold a lock of
        # the control at that point. So another thread passes the request on; `put` is reentrant.
        self._requests: queue.SimpleQueue[bool] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._pass_on, name="interruption", daemon=True)

    def start(self) -> None:
        """Start waiting for the request."""
        self._thread.start()

    def finish(self) -> None:
        """Stop waiting."""
        self._requests.put(False)  # noqa: FBT003, the queue's item
        self._thread.join()

    def handle(self, number: int, frame: FrameType | None) -> None:
        """Handle a signal; the next one ends the process."""
        del number, frame  # the signature of a signal handler
        self.has_happened = True
        for each in _SIGNALS:
            signal.signal(each, signal.SIG_DFL)
        self._requests.put(True)  # noqa: FBT003, the queue's item

    def _pass_on(self) -> None:
        while self._requests.get():
            self._control.request(Command.STOP)
            cursor = _SHOW_CURSOR if sys.stderr.isatty() else ""
            sys.stderr.write(
                f"{cursor}\nStopping at the next step. Press Ctrl-C again to stop now.\n"
            )
            sys.stderr.flush()


@contextmanager
def stop_on_signals(control: RunControl) -> Iterator[Interruption]:
    """Turn Ctrl-C and SIGTERM into a stop request while the block runs."""
    interruption = Interruption(control)
    before = {number: signal.signal(number, interruption.handle) for number in _SIGNALS}
    interruption.start()
    try:
        yield interruption
    finally:
        interruption.finish()
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def cancel_on_signals() -> Iterator[None]:
    """Make SIGTERM raise `KeyboardInterrupt`, as Ctrl-C does, while the block runs."""
    before = {number: signal.signal(number, signal.default_int_handler) for number in _SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

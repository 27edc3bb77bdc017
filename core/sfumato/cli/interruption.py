"""Stopping of a task by Ctrl-C without losing its work.

After the first Ctrl-C or SIGTERM, the task stops at its next step, saves its work, and ends its
stream. The second signal ends the process immediately. A task without a control is interrupted by a
`KeyboardInterrupt` and leaves no partially written files behind.
"""

import queue
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from sfumato.records.control import Command, RunControl

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
    """A record of whether a signal has requested a stop.

    Args:
        control: The control that receives the request.
    """

    def __init__(self, control: RunControl) -> None:
        self.has_happened = False
        self._control = control
        # The handler can run between any two operations of the main thread, which may hold a lock
        # of the control at that point. Therefore, a different thread passes the request on; `put`
        # is reentrant.
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
        """Handle a signal; the next signal ends the process."""
        del number, frame  # required by the signature of a signal handler
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
    """Make SIGTERM raise `KeyboardInterrupt`, like Ctrl-C, while the block runs."""
    before = {number: signal.signal(number, signal.default_int_handler) for number in _SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

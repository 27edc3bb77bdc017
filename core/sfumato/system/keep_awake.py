"""Sleep inhibition while a run is training.

Only system sleep is inhibited; the screen may turn off. If the system has no such mechanism or
rejects the request, training continues and wakepy logs the reason.
"""

from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["kept_awake"]


@contextmanager
def kept_awake() -> Iterator[bool]:
    """Inhibit sleep while the block runs, and yield whether this succeeded.

    The block must begin and end in the same thread.
    """
    from wakepy import keep  # imported late for start-up time

    with keep.running(on_fail="pass") as mode:
        yield bool(mode.active)

"""How is a machine kept from sleeping while a run is trained on it?

Only the system's sleep is held off; the screen may go dark. Where the system offers no way, or
refuses, training goes on all the same; wakepy writes to the log why.
"""

from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["kept_awake"]


@contextmanager
def kept_awake() -> Iterator[bool]:
    """Hold off sleep while the block runs, and say whether the system agreed.

    The block must begin and end in one thread.
    """
    from wakepy import keep  # here for start-up time

    with keep.running(on_fail="pass") as mode:
        yield bool(mode.active)

"""Simulation of a disk that fails to write."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["no_file_larger_than"]


@contextmanager
def no_file_larger_than(size_bytes: int) -> Iterator[None]:
    """Let the system cut writes off beyond a size, midway, as a full disk does.

    For Unix; the error is `EFBIG` instead of `ENOSPC`.
    """
    import resource  # missing on Windows, where the tests that need it are skipped

    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)

"""How does a disk refuse to write, without a full one at hand?"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["no_file_larger_than"]


@contextmanager
def no_file_larger_than(size_bytes: int) -> Iterator[None]:
    """Let the system itself cut writes beyond a size, midway, as a full disk does.

    For Unix; the error is `EFBIG` in place of `ENOSPC`.
    """
    import resource  # is not there on Windows, where the tests that need it are passed over

    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)

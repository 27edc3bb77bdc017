"""Recovery from a lack of memory: memory is freed, and less is processed at once.

Images and gradients do not depend on how many images are processed at once, so that the number may
change at any time. It shrinks when memory runs out twice in a row, and grows back later, because
another program may have used the memory only for a moment.
"""

import gc
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from sfumato.device.backend import Backend
from sfumato.device.backends import empty_caches
from sfumato.device.failures import is_out_of_memory, is_sticky, reason_of
from sfumato.errors import DeviceError, MemoryShortageError
from sfumato.messages import msg

__all__ = ["RESERVED_SHARE", "PassSize", "explain_device_errors", "retried", "usable_bytes"]

R = TypeVar("R")

RESERVED_SHARE = 0.08
"""The share of a device's memory that is left unused."""

_GROWS_AFTER = 64
"""After this number of passes, a larger one is tried again; twice as many after each failure."""


class PassSize:
    """The number of images processed at once, which follows the available memory.

    Args:
        most: The number if there is enough memory.
        start: The number to start with, if it is known that no more fit; 0 starts with `most`.
    """

    def __init__(self, most: int, *, start: int = 0) -> None:
        self._most = most
        self._patience = _GROWS_AFTER
        self._passes = 0
        self.now = min(start or most, most)
        """The number of the current pass, or of the next one."""

    def run(self, work: Callable[[int], R], *, undo: Callable[[], None] | None = None) -> R:
        """Return the result of `work`, which is repeated with fewer images if memory runs out.

        Args:
            work: Receives the largest number of images to process at once. It may be interrupted
                anywhere, and must then give the same result when it is repeated.
            undo: Releases what an interrupted `work` has left behind.

        Raises:
            MemoryShortageError: If there is not enough memory for a single image.
        """
        usual = self.now
        if usual < self._most and self._passes >= self._patience:
            self.now = min(self._most, 2 * usual)
        is_repeated = False
        while True:
            try:
                result = work(self.now)
            except Exception as error:
                if not is_out_of_memory(error):
                    raise
                failure = error
            else:
                self._note_success(usual)
                return result
            _release(failure, undo)
            if self.now > usual:  # it was worth a try
                self.now, self._passes, self._patience = usual, 0, 2 * self._patience
            elif not is_repeated:
                is_repeated = True
            elif self.now == 1:
                raise _shortage(failure) from failure
            else:
                self.now = usual = self.now // 2
                self._passes = 0

    def parts(self, count: int, work: Callable[[int, int], R]) -> Iterator[R]:
        """Yield the results of `work` for `count` images, a part at a time.

        Args:
            count: The number of images.
            work: Receives the index of the first image of a part and the number of its images.

        Raises:
            MemoryShortageError: If there is not enough memory for a single image.
        """
        done = 0
        while done < count:

            def part(most: int, first: int = done) -> R:
                return work(first, min(most, count - first))

            yield self.run(part)
            done += self.now

    def _note_success(self, usual: int) -> None:
        if self.now > usual:
            self._passes, self._patience = 0, _GROWS_AFTER
        elif self.now < self._most:
            self._passes += 1


def retried(work: Callable[[], R]) -> R:
    """Return the result of `work`, which is repeated once if memory runs out.

    Raises:
        MemoryShortageError: If memory runs out again.
    """
    return PassSize(1).run(lambda _count: work())


def usable_bytes(backend: Backend) -> int:
    """Return how much memory this process may use on a device, including what it already uses.

    Some is left to the driver and to fragmentation. Windows moves memory beyond that to the main
    memory, which is many times slower and raises no error.
    """
    backend.reset_peak()
    reserve = int(RESERVED_SHARE * backend.total_bytes)
    return max(0, min(backend.total_bytes, backend.peak_bytes() + backend.free_bytes()) - reserve)


@contextmanager
def explain_device_errors() -> Iterator[None]:
    """Translate a lack of memory, and a failure of the device, into errors for the user.

    Raises:
        MemoryShortageError: If memory runs out inside the `with` block.
        DeviceError: If the device has failed and cannot be used again by this process.
    """
    try:
        yield
    except Exception as error:
        if is_out_of_memory(error):
            raise _shortage(error) from error
        if is_sticky(error):
            raise DeviceError(
                msg(
                    "device.has_failed",
                    "The device has failed, and this process can no longer use it: {reason}.",
                    reason=reason_of(error),
                ),
                hint=msg(
                    "device.continue_in_a_new_process",
                    "Close Sfumato and start it again, then resume the run; it continues from its "
                    "last checkpoint. If this happens again, update the driver.",
                ),
            ) from error
        raise


def _release(failure: Exception, undo: Callable[[], None] | None) -> None:
    """Free everything that the interrupted work held."""
    traceback.clear_frames(failure.__traceback__)
    if undo is not None:
        undo()
    gc.collect()
    empty_caches()


def _shortage(error: Exception) -> MemoryShortageError:
    return MemoryShortageError(
        msg(
            "device.not_enough_memory",
            "There is not enough memory: {reason}.",
            reason=reason_of(error),
        ),
        hint=msg(
            "device.free_memory",
            "Close other programs that use the memory, or choose a smaller preset.",
        ),
    )

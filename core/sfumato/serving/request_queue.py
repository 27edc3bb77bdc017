"""A bounded request queue for a single model.

Requested images wait in a queue of limited length, and one thread generates them in batches.
"""

import threading
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future

from sfumato.serving.bundle import Bundle, ImageRequest
from sfumato.system.work_clock import WorkClock

__all__ = ["FullError", "RequestQueue"]


class FullError(Exception):
    """Raised if too many images are already queued."""


class RequestQueue:
    """A queue of images that a single thread generates in batches.

    Args:
        bundle: The bundle that generates the images.
        most: The maximum number of queued images.
    """

    def __init__(self, bundle: Bundle, *, most: int) -> None:
        self.most = most
        self._bundle = bundle
        self._waiting: deque[tuple[ImageRequest, Future[bytes]]] = deque()
        self._changed = threading.Condition()
        self._is_open = True
        self._seconds_per_image = 0.1  # until measured
        self._work_clock = WorkClock()
        self._work_clock.start()
        self._thread = threading.Thread(
            target=self._work, name="sfumato-request-queue", daemon=True
        )
        self._thread.start()

    @property
    def length(self) -> int:
        """The number of queued images."""
        return len(self._waiting)

    @property
    def patience_s(self) -> int:
        """The number of seconds until about half of the queued images are finished."""
        return 1 + int(self.length * self._seconds_per_image / 2)

    def join(self, image_requests: Sequence[ImageRequest]) -> list[Future[bytes]]:
        """Queue either all of the images or none of them.

        Raises:
            FullError: If the queue does not have enough room for the images.
        """
        answers: list[Future[bytes]] = [Future() for _ in image_requests]
        with self._changed:
            if len(self._waiting) + len(image_requests) > self.most or not self._is_open:
                raise FullError
            self._waiting.extend(zip(image_requests, answers, strict=True))
            self._changed.notify()
        return answers

    def close(self) -> None:
        """Stop the thread and cancel the queued images."""
        with self._changed:
            self._is_open = False
            for _, answer in self._waiting:
                answer.cancel()
            self._waiting.clear()
            self._changed.notify()
        self._thread.join()
        self._work_clock.stop()

    def _work(self) -> None:
        while batch := self._next_batch():
            start_s = self._work_clock.read()
            try:
                drawn = self._bundle.draw([image_request for image_request, _ in batch])
            except Exception as error:  # an error in one batch must not stop the queue
                for _, answer in batch:
                    answer.set_exception(error)
                continue
            self._seconds_per_image = (self._work_clock.read() - start_s) / len(batch)
            for (_, answer), image in zip(batch, drawn, strict=True):
                answer.set_result(image)

    def _next_batch(self) -> list[tuple[ImageRequest, Future[bytes]]]:
        """Return the first image and the images after it that fit in its batch.

        Empty at the end.
        """
        with self._changed:
            while True:
                self._changed.wait_for(lambda: self._waiting or not self._is_open)
                if not self._is_open:
                    return []
                presets = [
                    (image_request.guidance, image_request.steps)
                    for image_request, _ in self._waiting
                ]
                indices = [index for index, preset in enumerate(presets) if preset == presets[0]]
                taken = [self._waiting[index] for index in indices[: self._bundle.batch_size]]
                for index in reversed(indices[: self._bundle.batch_size]):
                    del self._waiting[index]
                wanted = [item for item in taken if item[1].set_running_or_notify_cancel()]
                if wanted:
                    return wanted

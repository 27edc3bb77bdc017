"""How do many requests share one model without using up the machine?

Their images wait in one line of bounded length, and one thread draws them in batches.
"""

import threading
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future

from sfumato.serving.bundle import Bundle, ImageRequest
from sfumato.work_clock import WorkClock

__all__ = ["FullError", "Line"]


class FullError(Exception):
    """Too many images wait already."""


class Line:
    """Images that wait to be drawn, in batches, by one thread.

    Args:
        bundle: What draws.
        most: How many may wait.
    """

    def __init__(self, bundle: Bundle, *, most: int) -> None:
        self.most = most
        self._bundle = bundle
        self._waiting: deque[tuple[ImageRequest, Future[bytes]]] = deque()
        self._changed = threading.Condition()
        self._is_open = True
        self._seconds_a_image = 0.1  # until it was measured
        self._work_clock = WorkClock()
        self._work_clock.start()
        self._thread = threading.Thread(target=self._work, name="sfumato-line", daemon=True)
        self._thread.start()

    @property
    def length(self) -> int:
        """How many images wait."""
        return len(self._waiting)

    @property
    def patience_s(self) -> int:
        """In how many seconds about half of the line will have been drawn."""
        return 1 + int(self.length * self._seconds_a_image / 2)

    def join(self, image_requests: Sequence[ImageRequest]) -> list[Future[bytes]]:
        """Let images wait, all of them or none.

        Raises:
            FullError: If there is no room for them.
        """
        answers: list[Future[bytes]] = [Future() for _ in image_requests]
        with self._changed:
            if len(self._waiting) + len(image_requests) > self.most or not self._is_open:
                raise FullError
            self._waiting.extend(zip(image_requests, answers, strict=True))
            self._changed.notify()
        return answers

    def close(self) -> None:
        """End the thread; what still waits is given up."""
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
            except Exception as error:  # the line goes on, whatever the model does with one batch
                for _, answer in batch:
                    answer.set_exception(error)
                continue
            self._seconds_a_image = (self._work_clock.read() - start_s) / len(batch)
            for (_, answer), image in zip(batch, drawn, strict=True):
                answer.set_result(image)

    def _next_batch(self) -> list[tuple[ImageRequest, Future[bytes]]]:
        """Take the first image and those after it that can be drawn with it; none at the end."""
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

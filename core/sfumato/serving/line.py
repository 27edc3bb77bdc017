"""How do many requests share one model without using up the machine?

Their pictures wait in one line of bounded length, and one thread draws them in batches.
"""

import threading
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future

from sfumato.serving.bundle import Bundle, Wish
from sfumato.work_clock import WorkClock

__all__ = ["FullError", "Line"]


class FullError(Exception):
    """Too many pictures wait already."""


class Line:
    """Pictures that wait to be drawn, in batches, by one thread.

    Args:
        bundle: What draws.
        most: How many may wait.
    """

    def __init__(self, bundle: Bundle, *, most: int) -> None:
        self.most = most
        self._bundle = bundle
        self._waiting: deque[tuple[Wish, Future[bytes]]] = deque()
        self._changed = threading.Condition()
        self._is_open = True
        self._seconds_a_picture = 0.1  # until it was measured
        self._work_clock = WorkClock()
        self._work_clock.start()
        self._thread = threading.Thread(target=self._work, name="sfumato-line", daemon=True)
        self._thread.start()

    @property
    def length(self) -> int:
        """How many pictures wait."""
        return len(self._waiting)

    @property
    def patience_s(self) -> int:
        """In how many seconds about half of the line will have been drawn."""
        return 1 + int(self.length * self._seconds_a_picture / 2)

    def join(self, wishes: Sequence[Wish]) -> list[Future[bytes]]:
        """Let pictures wait, all of them or none.

        Raises:
            FullError: If there is no room for them.
        """
        answers: list[Future[bytes]] = [Future() for _ in wishes]
        with self._changed:
            if len(self._waiting) + len(wishes) > self.most or not self._is_open:
                raise FullError
            self._waiting.extend(zip(wishes, answers, strict=True))
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
                drawn = self._bundle.draw([wish for wish, _ in batch])
            except Exception as error:  # the line goes on, whatever the model does with one batch
                for _, answer in batch:
                    answer.set_exception(error)
                continue
            self._seconds_a_picture = (self._work_clock.read() - start_s) / len(batch)
            for (_, answer), picture in zip(batch, drawn, strict=True):
                answer.set_result(picture)

    def _next_batch(self) -> list[tuple[Wish, Future[bytes]]]:
        """Take the first picture and those after it that can be drawn with it; none at the end."""
        with self._changed:
            while True:
                self._changed.wait_for(lambda: self._waiting or not self._is_open)
                if not self._is_open:
                    return []
                ways = [(wish.guidance, wish.steps) for wish, _ in self._waiting]
                places = [place for place, way in enumerate(ways) if way == ways[0]]
                taken = [self._waiting[place] for place in places[: self._bundle.batch_size]]
                for place in reversed(places[: self._bundle.batch_size]):
                    del self._waiting[place]
                wanted = [item for item in taken if item[1].set_running_or_notify_cancel()]
                if wanted:
                    return wanted

"""The store: file and database work of the window, in one supervised background thread.

The GUI thread asks, and the answer arrives as a call in the GUI thread. There is one store for the
open project; a dialog that reads other folders has its own, so that a slow disk there delays
nothing else. When another project is opened, open questions are forgotten and late answers are
dropped, so that nothing of one project is ever shown in another. Changes are always carried out.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from types import GeneratorType
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance, Slot
from shiboken6 import isValid

from sfumato.errors import SfumatoError
from sfumato.messages import Text
from sfumato_desktop.language import translator

__all__ = ["Failed", "Outlet", "Store"]

_LOG = logging.getLogger(__name__)
_JOIN_S = 3.0
"""Maximum time that closing waits for the work in progress."""

T = TypeVar("T")
Steps = Generator[None, None, T]
"""Work in steps: after each, the store does what has been asked in the meantime."""
Failed = Callable[[Text, Text], object]
"""Called with the message and hint of an error."""

_tr = translator("Store")


@dataclass(eq=False)
class _Request:
    """Something to do, and whom to tell the result."""

    work: Callable[[], object]
    then: Callable[[object], object] | None
    failed: Failed | None
    key: object
    generation: int
    is_change: bool
    steps: "Steps[object] | None" = None
    result: object = None
    error: SfumatoError | None = None


@dataclass
class _Queue:
    """The requests that pass between the GUI thread and the store's thread."""

    waiting: deque[_Request] = field(default_factory=deque)
    done: deque[_Request] = field(default_factory=deque)
    changed: threading.Condition = field(default_factory=threading.Condition)
    is_closing: bool = False
    is_announced: bool = False

    def take(self) -> _Request | None:
        """Wait for the next request; `None` if the store is closing and nothing is left."""
        with self.changed:
            self.changed.wait_for(lambda: self.waiting or self.is_closing)
            return self.waiting.popleft() if self.waiting else None

    def put(self, request: _Request) -> None:
        """Add a request, which replaces a waiting one that has the same key."""
        with self.changed:
            if request.key is not None:
                self.drop(lambda other: other.key == request.key)
            self.waiting.append(request)
            self.changed.notify()

    def drop(self, is_dropped: Callable[[_Request], bool]) -> None:
        """Drop waiting questions; changes stay."""
        with self.changed:
            kept = [one for one in self.waiting if one.is_change or not is_dropped(one)]
            self.waiting = deque(kept)


class Store(QObject):
    """Does file work in a thread, one request after the other.

    Args:
        parent: The Qt parent.
    """

    trouble_met = Signal(object, object)
    """Emitted with a message and hint if work fails and nobody else is told."""
    _answered = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = _Queue()
        self._generation = 0
        self._newest: dict[object, _Request] = {}
        """The newest question of each key; the answers to older ones are dropped."""
        self._thread: threading.Thread | None = None
        self._outlet = Outlet(self)
        self._answered.connect(self._drain, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(_closer(self._queue))

    @property
    def has_left_thread(self) -> bool:
        """Whether the thread was abandoned because its work did not end."""
        return self._queue.is_closing and self._thread is not None and self._thread.is_alive()

    def ask(
        self,
        work: "Callable[[], T | Steps[T]]",
        then: Callable[[T], object],
        *,
        failed: Failed | None = None,
        key: object = None,
    ) -> None:
        """Do work in the thread, and call `then` with its result in the GUI thread.

        Args:
            work: Reads files. It must not use widgets or models.
            then: Receives the result, unless it is outdated or its object has been deleted.
            failed: Receives the error instead of `trouble_met`.
            key: Identifies the question; only the newest question of a key is answered.
        """
        self._request(work, then, failed, key=key, is_change=False)

    def change(
        self,
        work: "Callable[[], T | Steps[T]]",
        then: Callable[[T], object] | None = None,
        *,
        failed: Failed | None = None,
    ) -> None:
        """Do work that changes files; it is done even if another project is opened or it closes."""
        self._request(work, then, failed, key=None, is_change=True)

    def forget(self) -> None:
        """Begin a new generation: drop open questions and the answers of all earlier requests."""
        self._generation += 1
        self._newest.clear()
        self._queue.drop(lambda _: True)

    @Slot()
    def close(self) -> None:
        """Carry out the waiting changes and end the thread, or abandon it if it hangs."""
        if self._queue.is_closing:
            return
        self.forget()
        _closer(self._queue)()
        if self._thread is not None:
            self._thread.join(_JOIN_S)
            if self._thread.is_alive():
                _LOG.error("The store's thread hangs and is abandoned.")

    def _request(
        self,
        work: "Callable[[], T | Steps[T]]",
        then: Callable[[T], object] | None,
        failed: Failed | None,
        *,
        key: object,
        is_change: bool,
    ) -> None:
        request = _Request(
            work,
            then,  # type: ignore[arg-type] # the result of this very work
            failed,
            key=key,
            generation=self._generation,
            is_change=is_change,
        )
        if key is not None:
            self._newest[key] = request
        self._submit(request)

    def _submit(self, request: _Request) -> None:
        self._queue.put(request)
        if self._thread is None and not self._queue.is_closing:
            self._thread = threading.Thread(target=self._live, name="sfumato-store", daemon=True)
            self._thread.start()

    def _live(self) -> None:
        """Serve, and restart once after an unexpected error; runs in the store's thread."""
        for text in (
            _tr("Internal error while reading files: {error}. Reading was restarted."),
            _tr("Internal error while reading files: {error}. The lists are out of date."),
        ):
            try:
                self._serve()
            except Exception as error:  # the user must hear of it, whatever it is
                _LOG.exception("The store's thread ended.")
                self._outlet.emit(
                    self.trouble_met,
                    text.format(error=f"{type(error).__name__}: {error}"),
                    _tr("For details, choose Help > Open logs folder."),
                )
            else:
                return

    def _serve(self) -> None:
        while (request := self._queue.take()) is not None:
            if self._work_on(request):
                self._announce(request)
            else:
                with self._queue.changed:
                    self._queue.waiting.append(request)

    def _work_on(self, request: _Request) -> bool:
        """Do a request, or its next step; return whether it is done."""
        if not request.is_change and request.generation != self._generation:
            return True  # its answer is dropped
        try:
            if request.steps is None:
                result = request.work()
                if not isinstance(result, GeneratorType):
                    request.result = result
                    return True
                request.steps = result
            next(request.steps)
        except StopIteration as end:
            request.result = end.value
        except SfumatoError as error:
            request.error = error
        except Exception as error:  # a bug must only end this request
            _LOG.exception("The store could not do what it was asked.")
            request.error = SfumatoError(
                _tr("Internal error while reading files: {error}").format(error=repr(error)),
                hint=_tr("For details, choose Help > Open logs folder."),
            )
        else:
            return False
        return True

    def _announce(self, request: _Request) -> None:
        self._queue.done.append(request)  # before the flag is checked, to avoid a long wait
        if not self._queue.is_announced:
            self._queue.is_announced = True
            self._outlet.emit(self._answered)

    @Slot()
    def _drain(self) -> None:
        self._queue.is_announced = False  # before the answers are taken, as above
        while self._queue.done:
            self._answer(self._queue.done.popleft())

    def _answer(self, request: _Request) -> None:
        is_newest = request.key is None or self._newest.get(request.key) is request
        is_current = request.generation == self._generation and is_newest
        if request.error is not None:
            if is_current or request.is_change:  # a change that failed must be told
                tell = request.failed if is_current else None
                self._tell(request.error, tell)
        elif is_current and request.then is not None and _is_alive(request.then):
            request.then(request.result)

    def _tell(self, error: SfumatoError, failed: Failed | None) -> None:
        if failed is None:
            self.trouble_met.emit(error.message, error.hint)
        elif _is_alive(failed):
            failed(error.message, error.hint)


class Outlet:
    """Emits an object's signals from a thread until the object is deleted.

    Args:
        source: The object; it may be deleted while the thread runs.
    """

    def __init__(self, source: QObject) -> None:
        self._lock = threading.Lock()
        self._is_shut = False
        source.destroyed.connect(self._shut)

    def emit(self, signal: SignalInstance, *values: object) -> None:
        """Emit a signal unless its object is deleted."""
        with self._lock:
            if not self._is_shut:
                signal.emit(*values)

    def _shut(self) -> None:
        with self._lock:
            self._is_shut = True


def _closer(queue: _Queue) -> Callable[[], None]:
    """Return a function that lets the thread end, even after the store has been deleted."""

    def close() -> None:
        with queue.changed:
            queue.is_closing = True
            queue.changed.notify_all()

    return close


def _is_alive(function: Callable[..., object]) -> bool:
    """Return whether the objects that a function belongs to, or has captured, still exist."""
    owners = [getattr(function, "__self__", None)]
    owners += [cell.cell_contents for cell in getattr(function, "__closure__", None) or ()]
    owners += getattr(function, "args", ())
    return all(isValid(owner) for owner in owners if isinstance(owner, QObject))

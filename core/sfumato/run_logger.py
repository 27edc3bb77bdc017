"""Who else is reported what happens in a run?

A run's events are its own record. A `RunLogger` hands them on to another tool as they come:
TensorBoard, a chat, a laboratory's database. It may be a stranger's: one that fails is set aside
and reported of, and the run goes on.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from sfumato.events import AnyEvent, IncidentReported
from sfumato.run_folder import RunFolder

__all__ = ["RunLogger", "forward_to_loggers"]

_HINT = "The run's own record is whole; mend or leave out the logger for the next run."


class RunLogger(ABC):
    """Hands the events of a run on; all its calls come from the thread that trains."""

    def begin(self, run: RunFolder) -> None:  # noqa: B027, a logger may have nothing to begin
        """Get ready for a training session of a run; called once, before the first event."""

    @abstractmethod
    def take(self, event: AnyEvent) -> None:
        """Take an event in. It is on the way of training, so it must not take long."""

    def end(self) -> None:  # noqa: B027, a logger may have nothing to end
        """Write what is left; called once, however the training session ended."""


def forward_to_loggers(
    loggers: Mapping[str, RunLogger], run: RunFolder, events: Iterable[AnyEvent]
) -> Iterator[AnyEvent]:
    """Hand events on to loggers and pass them through, with an incident for one that fails.

    Args:
        loggers: By name.
        run: The run.
        events: What happens in it.
    """
    circle = _Circle(loggers)
    try:
        circle.tell(lambda logger: logger.begin(run))
        for event in events:
            circle.tell(partial(_take, event))  # before it is yielded: the last one ends the stream
            yield from circle.take_incidents(getattr(event, "images_seen", 0))
            yield event
    finally:
        circle.tell(lambda logger: logger.end())


class _Circle:
    """The loggers that still work.

    Args:
        loggers: By name.
    """

    def __init__(self, loggers: Mapping[str, RunLogger]) -> None:
        self._loggers = dict(loggers)
        self._failures: list[str] = []

    def tell(self, tell: Callable[[RunLogger], None]) -> None:
        """Do something with each; one that fails leaves the circle."""
        for name, logger in list(self._loggers.items()):
            try:
                tell(logger)
            except (Exception, SystemExit) as error:  # a plugin's mistake must not end the run
                del self._loggers[name]
                message = " ".join(str(error).split()) or type(error).__name__
                self._failures.append(f"Logger “{name}” failed and is left out: {message}")

    def take_incidents(self, images_seen: int) -> Iterator[IncidentReported]:
        """Yield what went wrong since the last call."""
        failures, self._failures = self._failures, []
        for message in failures:
            yield IncidentReported(
                kind="plugin", images_seen=images_seen, message=message, hint=_HINT
            )


def _take(event: AnyEvent, logger: RunLogger) -> None:
    logger.take(event)

"""Loggers, which forward a run's events to other tools.

A `RunLogger` forwards the events of a run, as they occur, to another tool, such as TensorBoard, a
chat, or a lab's database. It may be third-party code. A logger that fails is disabled and reported,
and the run continues.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from sfumato.messages import Message, msg
from sfumato.records.events import AnyEvent, IncidentReported
from sfumato.records.run_folder import RunFolder

__all__ = ["RunLogger", "forward_to_loggers"]

_HINT = msg(
    "run_logger.fix_or_disable_logger",
    "The run's own log is complete; fix or disable the logger before the next run.",
)


class RunLogger(ABC):
    """Forwards a run's events to another tool; all calls are made from the training thread."""

    def begin(self, run: RunFolder) -> None:  # noqa: B027, a logger may have nothing to begin
        """Prepare for a training session of a run; called once, before the first event."""

    @abstractmethod
    def log(self, event: AnyEvent) -> None:
        """Process an event. This blocks training, so it must be fast."""

    def end(self) -> None:  # noqa: B027, a logger may have nothing to end
        """Write any remaining data; called once, regardless of how the training session ended."""


def forward_to_loggers(
    loggers: Mapping[str, RunLogger], run: RunFolder, events: Iterable[AnyEvent]
) -> Iterator[AnyEvent]:
    """Forward events to loggers and yield them, with an incident for each logger that fails.

    Args:
        loggers: The loggers by name.
        run: The run that is being trained.
        events: The run's events.
    """
    group = _LoggerGroup(loggers)
    try:
        group.call_each(lambda logger: logger.begin(run))
        for event in events:
            # Log each event before it is yielded, because the last event ends the stream.
            group.call_each(partial(_log, event))
            yield from group.pop_incidents(getattr(event, "images_seen", 0))
            yield event
    finally:
        group.call_each(lambda logger: logger.end())


class _LoggerGroup:
    """The loggers that have not failed.

    Args:
        loggers: The loggers by name.
    """

    def __init__(self, loggers: Mapping[str, RunLogger]) -> None:
        self._loggers = dict(loggers)
        self._failures: list[Message] = []

    def call_each(self, call: Callable[[RunLogger], None]) -> None:
        """Call `call` with each logger, and remove loggers that fail."""
        for name, logger in list(self._loggers.items()):
            try:
                call(logger)
            except (Exception, SystemExit) as error:  # a plugin's bug must not end the run
                del self._loggers[name]
                message = " ".join(str(error).split()) or type(error).__name__
                self._failures.append(
                    msg(
                        "run_logger.logger_failed",
                        "Logger “{name}” failed and was disabled for this run: {error}",
                        name=name,
                        error=message,
                    )
                )

    def pop_incidents(self, images_seen: int) -> Iterator[IncidentReported]:
        """Yield an incident for each failure since the last call."""
        failures, self._failures = self._failures, []
        for message in failures:
            yield IncidentReported(
                kind="plugin", images_seen=images_seen, message=message, hint=_HINT
            )


def _log(event: AnyEvent, logger: RunLogger) -> None:
    logger.log(event)

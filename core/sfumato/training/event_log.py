"""Logging of a run's events before they reach the consumer."""

from collections.abc import Iterable, Iterator
from contextlib import suppress

from sfumato.errors import SfumatoError
from sfumato.messages import msg
from sfumato.records.event_file import EventLog
from sfumato.records.events import AnyEvent, IncidentReported, RunFailed

__all__ = ["logged"]


def logged(events: Iterable[AnyEvent], log: EventLog) -> Iterator[AnyEvent]:
    """Yield events after logging them, and report once if the log cannot be written."""
    is_refused = False
    for event in events:
        try:
            log.append(event)
            is_refused = False
        except SfumatoError as error:  # a full disk need not end the run
            if not is_refused and not isinstance(event, RunFailed):
                incident = _log_incident(event, error)
                with suppress(SfumatoError):  # the log keeps it in memory
                    log.append(incident)
                yield incident
            is_refused = True
        yield event


def _log_incident(event: AnyEvent, error: SfumatoError) -> IncidentReported:
    return IncidentReported(
        kind="storage",
        images_seen=getattr(event, "images_seen", 0),
        message=msg(
            "training.events_not_written",
            "Cannot write the run log; training continues. {reason}",
            reason=error.message,
        ),
        hint=error.hint,
    )

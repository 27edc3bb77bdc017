"""The run log: the events of a run, kept in its folder while they are yielded."""

from collections.abc import Iterable, Iterator
from contextlib import suppress

from sfumato.errors import SfumatoError
from sfumato.event_file import EventLog
from sfumato.events import AnyEvent, IncidentReported, RunFailed
from sfumato.work_clock import WorkClock

__all__ = ["handed_on", "logged"]


def logged(events: Iterable[AnyEvent], log: EventLog) -> Iterator[AnyEvent]:
    """Append events to the log before they are yielded, and tell once if it cannot be written."""
    is_refused = False
    for event in events:
        try:
            log.append(event)
            is_refused = False
        except SfumatoError as error:  # the run may well outlive a full disk
            if not is_refused and not isinstance(event, RunFailed):
                incident = _log_incident(event, error)
                with suppress(SfumatoError):  # the log keeps it
                    log.append(incident)
                yield incident
            is_refused = True
        yield event


def handed_on(events: Iterable[AnyEvent], work_clock: WorkClock) -> Iterator[AnyEvent]:
    """Hand events to the reader of a stream; where it keeps the run waiting, that is no work."""
    for event in events:
        handed_s = work_clock.read()
        yield event
        work_clock.leave_out_wait(work_clock.read() - handed_s)


def _log_incident(event: AnyEvent, error: SfumatoError) -> IncidentReported:
    return IncidentReported(
        kind="storage",
        images_seen=getattr(event, "images_seen", 0),
        message=f"The run goes on, but its events are not written for now. {error.message}",
        hint=error.hint,
    )

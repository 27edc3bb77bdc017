"""Display of event streams in a terminal, in a log, or as JSON.

In a terminal, a progress bar and a line for each important event are shown. In a log file, a few
plain lines are written per minute. For another program, every event is printed as a line of JSON.
"""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager

import typer

from sfumato.cli.failures import StreamFailedError
from sfumato.cli.interruption import INTERRUPTED_EXIT_CODE, stop_on_signals
from sfumato.cli.output import print_json, print_line
from sfumato.cli.wording import event_lines, share_of
from sfumato.records.control import Command, RunControl
from sfumato.records.events import (
    AnyEvent,
    ImageGenerated,
    IncidentReported,
    Progressed,
    RunFailed,
    StepFinished,
)
from sfumato.system.printable import printable

__all__ = ["show_stream", "show_until_stopped"]

_PLAIN_INTERVAL_S = 5.0

Show = Callable[[AnyEvent], None]


def show_stream(
    events: Iterable[AnyEvent], *, as_json: bool = False, control: RunControl | None = None
) -> AnyEvent | None:
    """Show a stream of events until it ends, and return the last event.

    Args:
        events: The stream of events.
        as_json: Whether another program reads the output.
        control: The control that stops the task if the reader exits, so that the task's work is
            saved.

    Raises:
        StreamFailedError: If the stream reports that the run failed.
        BrokenPipeError: If the program reading the output has exited.
    """
    last: AnyEvent | None = None
    unread: BrokenPipeError | None = None
    with _view(as_json=as_json) as show:
        for event in events:
            last = event
            try:
                if unread is None:
                    show(event)
            except BrokenPipeError as error:
                if control is None:
                    raise
                control.request(Command.STOP)
                unread = error
    if unread:
        raise unread
    if isinstance(last, RunFailed):
        raise StreamFailedError(last.message, hint=last.hint)
    return last


def show_until_stopped(
    work: Callable[[RunControl], Iterable[AnyEvent]], *, as_json: bool = False
) -> None:
    """Show a task's events until it ends or Ctrl-C stops it.

    Args:
        work: A function that starts the task with a control.
        as_json: Whether another program reads the output.

    Raises:
        StreamFailedError: If the task reports a failure.
        typer.Exit: If the task was stopped by a signal.
    """
    control = RunControl()
    with stop_on_signals(control) as interruption:
        show_stream(work(control), as_json=as_json, control=control)
    if interruption.has_happened:
        raise typer.Exit(INTERRUPTED_EXIT_CODE)


def _view(*, as_json: bool) -> AbstractContextManager[Show]:
    if as_json:
        return _json_lines()
    return _bars() if sys.stdout.isatty() else _plain_lines()


@contextmanager
def _json_lines() -> Iterator[Show]:
    def show(event: AnyEvent) -> None:
        print_json(event)

    yield show


@contextmanager
def _plain_lines() -> Iterator[Show]:
    shown_at = 0.0

    def show(event: AnyEvent) -> None:
        nonlocal shown_at
        if _is_frequent(event) and not _is_last(event):
            if time.monotonic() - shown_at < _PLAIN_INTERVAL_S:
                return
            shown_at = time.monotonic()
        for line in event_lines(event):
            print_line(line, to_stderr=isinstance(event, IncidentReported))

    yield show


@contextmanager
def _bars() -> Iterator[Show]:
    from rich.progress import (  # imported late for start-up time; needed only in a terminal
        BarColumn,
        Progress,
        TaskID,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=24),
        TaskProgressColumn(),
        TextColumn("{task.fields[detail]}", markup=False),
        TimeRemainingColumn(),
    )
    with Progress(*columns) as progress:
        shown: dict[str, TaskID] = {}  # the bar of the current activity, by name

        def show(event: AnyEvent) -> None:
            if not _is_frequent(event):
                for line in event_lines(event):
                    progress.console.print(Text(printable(line)))  # without markup or emoji codes
                return
            name, done, total, detail = _bar_of(event)
            name, detail = printable(name), printable(detail)
            if name not in shown:
                for finished in shown.values():
                    progress.remove_task(finished)
                shown.clear()
                shown[name] = progress.add_task(name, detail="")
            progress.update(shown[name], completed=done, total=total or None, detail=detail)

        yield show


def _is_frequent(event: AnyEvent) -> bool:
    return isinstance(event, (StepFinished, Progressed, ImageGenerated))


def _is_last(event: AnyEvent) -> bool:
    return isinstance(event, (Progressed, ImageGenerated)) and event.done == event.total


def _bar_of(event: AnyEvent) -> tuple[str, int, int, str]:
    match event:
        case StepFinished():
            detail = f"loss {event.loss:.4f} · {event.images_per_s:,.0f} images/s"
            return "Training", event.images_seen, event.images_total, detail
        case Progressed():
            return str(event.task), event.done, event.total, share_of(event.done, event.total)
        case ImageGenerated():
            detail = share_of(event.done, event.total)
            return "Generating images", event.done, event.total, detail
        case _:
            raise AssertionError(event)

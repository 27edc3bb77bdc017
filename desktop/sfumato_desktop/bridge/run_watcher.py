"""A watcher of the project's runs as they progress in any process.

A thread checks the project's run folders four times a second: it summarizes runs whose files have
changed, describes runs that can generate images, and reads new events of the run that is shown.
Signals report the findings to the GUI thread. Long runs are also read in the watcher's thread, so
that opening one never blocks the window.
"""

import logging
import threading
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from sfumato.errors import SfumatoError
from sfumato.records.event_file import EventTail, spread_steps
from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder, RunStatus
from sfumato_desktop.language import translator
from sfumato_desktop.models.run_news import Preview, StepBlock, WholeRead, sorted_news
from sfumato_desktop.models.run_summary import RunSummary, sum_up
from sfumato_desktop.models.trained_runs import TrainedRun, describe_trained

__all__ = ["RunWatcher"]

_POLL_INTERVAL_S = 0.25
_LONG_BYTES = 4_000_000
"""Event files larger than this take a while to read and are shown as a preview until then."""
_PREVIEW_REPORTS = 600
_LOCK_INTERVAL_POLLS = 4
"""A silent run's lock is checked on every fourth poll, once a second, in case it was killed."""
_LOG = logging.getLogger(__name__)

_tr = translator("RunWatcher")


class RunWatcher(QObject):
    """Watches the runs of a project, and follows the events of some of them."""

    runs_listed = Signal(object)
    """Emitted with a tuple of `RunSummary`, newest first, when the summaries change."""
    trained_listed = Signal(object)
    """Emitted with a tuple of `TrainedRun`, most recently active first, when they change."""
    events_read = Signal(object, object)
    """Emitted with the followed `RunFolder` and its events, as returned by `sorted_news`."""
    trouble_met = Signal(object, object)
    """Emitted once, with a message and hint, if a run or the project's folder cannot be read."""
    _listed = Signal(object, object, object)
    _read = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project: Project | None = None
        self._run: RunFolder | None = None
        self._others: tuple[RunFolder, ...] = ()
        self.runs: tuple[RunSummary, ...] = ()
        """The most recent list, for late subscribers."""
        self.trained: tuple[TrainedRun, ...] = ()
        """The runs that have a checkpoint, most recently active first."""
        self._wake = threading.Event()
        self._is_closing = False
        self._thread: threading.Thread | None = None
        self._listed.connect(self._pass_on_list)
        self._read.connect(self._pass_on_events)

    @Slot(object)
    def watch(self, project: Project | None) -> None:
        """Start watching the runs of a project, or stop watching if it is `None`."""
        self._project = project
        self._run = None
        self._others = ()
        self.runs = ()
        self.trained = ()
        self.runs_listed.emit(())
        self.trained_listed.emit(())
        if project is not None and self._thread is None:
            self._thread = threading.Thread(target=self._live, name="sfumato-watcher", daemon=True)
            self._thread.start()
        self._wake.set()

    def follow(self, run: RunFolder | None) -> None:
        """Read all events of a run from the beginning, and follow it as it progresses."""
        self._run = run
        self._wake.set()

    def follow_also(self, runs: tuple[RunFolder, ...]) -> None:
        """Follow other runs in the same way, to compare them with the first run."""
        self._others = runs
        self._wake.set()

    @Slot()
    def refresh_now(self) -> None:
        """Check immediately instead of waiting for the next interval."""
        self._wake.set()

    def close(self) -> None:
        """End the thread without reporting its last findings."""
        self._is_closing = True
        self._project = self._run = None
        self._others = ()
        self._wake.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _live(self) -> None:
        """Poll, and restart once after an unexpected error; runs in the watcher's thread."""
        for what in (
            self.tr("Internal error while checking the runs: {error}. The check was restarted."),
            self.tr("Internal error while checking the runs: {error}. The list is out of date."),
        ):
            try:
                self._poll()
            except Exception as error:  # the user must hear of it, whatever it is
                _LOG.exception("The watcher ended.")
                self.trouble_met.emit(
                    what.format(error=f"{type(error).__name__}: {error}"),
                    self.tr("For details, choose Help > Open logs folder."),
                )
            else:
                return

    def _poll(self) -> None:
        """Check the runs until the watcher is closed; runs in the watcher's thread."""
        listing: _Listing | None = None
        tails: dict[RunFolder, _Following] = {}
        while not self._is_closing:
            self._wake.clear()
            project, wanted = self._project, self._followed()
            if listing is None or listing.project is not project:
                listing = _Listing(project) if project is not None else None
            tails = {run: tails.get(run) or _Following(run) for run in wanted}
            try:
                if listing is not None and listing.refresh():
                    self._listed.emit(listing.project, listing.summaries(), listing.trained())
                while listing is not None and listing.troubles:
                    trouble = listing.troubles.pop()
                    self.trouble_met.emit(trouble.message, trouble.hint)
                for tail in tails.values():
                    self._read_on(tail)
            except (OSError, SfumatoError):
                _LOG.exception("Could not check the runs.")
            self._wake.wait(_POLL_INTERVAL_S)

    def _followed(self) -> tuple[RunFolder, ...]:
        run = self._run
        return (*self._others, run) if run is not None else self._others

    def _read_on(self, tail: "_Following") -> None:
        """Read until the end of a run's events, as long as it is followed."""
        while tail.run in self._followed() and (news := tail.read()) is not None:
            self._read.emit(tail.run, news)

    @Slot(object, object, object)
    def _pass_on_list(
        self,
        project: object,
        summaries: tuple[RunSummary, ...],
        trained: tuple[TrainedRun, ...],
    ) -> None:
        if project is not self._project:
            return
        has_news = trained != self.trained
        self.runs, self.trained = summaries, trained
        self.runs_listed.emit(summaries)
        if has_news:
            self.trained_listed.emit(trained)

    @Slot(object, object)
    def _pass_on_events(self, run: object, events: object) -> None:
        if run in self._followed():
            self.events_read.emit(run, events)


class _Listing:
    """The summaries of a project's runs, updated for runs that have changed."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.troubles: list[SfumatoError] = []
        """Errors that have not yet been reported."""
        self._is_there = True
        self._polls = 0
        self._unreadable: set[str] = set()
        """Runs whose errors have been reported."""
        self._marks: dict[str, object] = {}
        self._summaries: dict[str, RunSummary] = {}
        self._trained: dict[str, TrainedRun | None] = {}

    def refresh(self) -> bool:
        """Update the summaries that changed, and return whether anything changed.

        A missing folder counts as unchanged.
        """
        if not self._find_folder():
            return False
        is_first, self._polls = self._polls == 0, self._polls + 1
        found = self.project.run_ids()
        gone = self._summaries.keys() - set(found)
        for run_id in gone:
            del self._summaries[run_id]
            self._marks.pop(run_id, None)
            self._trained.pop(run_id, None)
        renewed = [self._renew(run_id) for run_id in found]
        return is_first or bool(gone) or any(renewed)

    def _find_folder(self) -> bool:
        was_there, self._is_there = self._is_there, True
        try:
            self.project.require_there()
        except SfumatoError as error:
            self._is_there = False
            if was_there:
                self.troubles.append(error)
        return self._is_there

    def summaries(self) -> tuple[RunSummary, ...]:
        """Return the summaries, newest run first."""
        found = self._summaries.values()
        return tuple(
            sorted(found, key=lambda run: (*run.order.by_making, run.run_id), reverse=True)
        )

    def trained(self) -> tuple[TrainedRun, ...]:
        """Return the runs that have a checkpoint, most recently active first."""
        found = [trained for trained in self._trained.values() if trained is not None]
        return tuple(sorted(found, key=lambda run: (*run.order.by_start, run.run_id), reverse=True))

    def _renew(self, run_id: str) -> bool:
        try:
            return self._renew_readable(run_id)
        except FileNotFoundError:
            return False  # a checkpoint was removed during the check; the next check will detect it
        except (OSError, ValueError) as error:
            trouble = SfumatoError(
                _tr("Run {run} cannot be read: {error}").format(run=run_id, error=error),
                hint=_tr("Check the run's folder and its permissions."),
            )
        except SfumatoError as error:
            trouble = error
        if run_id not in self._unreadable:
            self._unreadable.add(run_id)
            _LOG.warning("Run %s is not listed: %s", run_id, trouble.message)
            self.troubles.append(trouble)
        return False

    def _renew_readable(self, run_id: str) -> bool:
        folder = self.project.runs_folder / run_id
        known = self._summaries.get(run_id), self._trained.get(run_id)
        is_lock_due = self._polls % _LOCK_INTERVAL_POLLS == 0
        mark = _mark_of(folder)
        if (
            run_id in self._marks
            and mark == self._marks[run_id]
            and not (is_lock_due and known[0] is not None and _may_change_silently(known[0].status))
        ):
            return False
        self._marks[run_id] = mark
        run = RunFolder.open(folder)
        self._summaries[run_id] = sum_up(run)
        self._trained[run_id] = describe_trained(run)
        self._unreadable.discard(run_id)
        return (self._summaries[run_id], self._trained[run_id]) != known


class _Following:
    """Reads a run, starting with its first event."""

    def __init__(self, run: RunFolder) -> None:
        self.run = run
        self._tail = EventTail(run.events_file)
        self._is_first = True
        self._is_previewed = False

    def read(self) -> list[object] | None:
        """Return the next events, or `None` if there are none; the first call returns a list."""
        if self._is_first:
            self._is_first = False
            return self._first_news()
        events = self._tail.read_some()
        if events is not None:
            return sorted_news(events)
        was_previewed, self._is_previewed = self._is_previewed, False
        return [WholeRead()] if was_previewed else None

    def _first_news(self) -> list[object]:
        file = self.run.events_file
        if not file.exists() or file.stat().st_size < _LONG_BYTES:
            return []
        reports = spread_steps(file, _PREVIEW_REPORTS)
        self._is_previewed = bool(reports)
        return [Preview(StepBlock.of(reports))] if reports else []


def _may_change_silently(status: RunStatus) -> bool:
    """Return whether only the lock can show that a trainer started or was killed."""
    return status.is_active or status is RunStatus.NEW


def _mark_of(folder: Path) -> object:
    """Return a value that changes when the run advances, which triggers a new check.

    File times are therefore safe to use: `touch` merely causes an additional check.
    """
    saved = _state_of(folder / "checkpoints"), _state_of(folder / "tuned.json")
    try:
        stat = (folder / "events.jsonl").stat()
    except FileNotFoundError:
        return saved, (folder / "lock").exists()
    return stat.st_size, stat.st_mtime_ns, saved, _state_of(folder / "samples")


def _state_of(path: Path) -> tuple[int, ...]:
    try:
        stat = path.stat()
    except FileNotFoundError:
        return ()
    return stat.st_ino, stat.st_size, stat.st_mtime_ns

"""A watcher of the project's runs as they progress in any process.

The store checks the project's run folders, four times a second while a run is active and less often
otherwise: it summarizes runs whose files have changed, describes runs that can generate images, and
reads new events of the run that is shown. Signals report the findings.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from sfumato.errors import SfumatoError
from sfumato.messages import Text
from sfumato.records.event_file import EventTail, spread_steps
from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder, RunStatus
from sfumato_desktop.core_texts import localize_message
from sfumato_desktop.language import translator
from sfumato_desktop.models.run_news import Preview, StepBlock, WholeRead, sorted_news
from sfumato_desktop.models.run_summary import RunSummary, sum_up
from sfumato_desktop.models.trained_runs import TrainedRun, describe_trained
from sfumato_desktop.store import Store

__all__ = ["RunWatcher"]

_INTERVAL_MS = 250
_QUIET_INTERVAL_MS = 1_000
"""Interval while no run is active."""
_LONG_BYTES = 4_000_000
"""Event files larger than this take a while to read and are shown as a preview until then."""
_PREVIEW_REPORTS = 600
_LOCK_INTERVAL_POLLS = 4
"""A silent run's lock is checked on every fourth poll, once a second, in case it was killed."""
_LOG = logging.getLogger(__name__)

_tr = translator("RunWatcher")


class RunWatcher(QObject):
    """Watches the runs of a project, and follows the events of some of them.

    Args:
        store: Reads the runs' folders.
        parent: The Qt parent.
    """

    runs_listed = Signal(object)
    """Emitted with a tuple of `RunSummary`, newest first, when the summaries change."""
    trained_listed = Signal(object)
    """Emitted with a tuple of `TrainedRun`, most recently active first, when they change."""
    events_read = Signal(object, object)
    """Emitted with the followed `RunFolder` and its events, as returned by `sorted_news`."""
    trouble_met = Signal(object, object)
    """Emitted once, with a message and hint, if a run or the project's folder cannot be read."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._check: _Check | None = None
        self._run: RunFolder | None = None
        self._others: tuple[RunFolder, ...] = ()
        self._list = _List()
        self._is_checking = False
        self._is_due = False
        """Whether to check again as soon as the current check has ended."""
        self._is_resting = False
        self._has_failed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.refresh_now)

    @property
    def runs(self) -> tuple[RunSummary, ...]:
        """The most recent list, for late subscribers."""
        return self._list.runs

    @property
    def trained(self) -> tuple[TrainedRun, ...]:
        """The runs that have a checkpoint, most recently active first."""
        return self._list.trained

    def run_folder(self, run_id: str) -> RunFolder | None:
        """Return a run of the list, or `None` if it is not listed."""
        return self._list.folders.get(run_id)

    @Slot(object)
    def watch(self, project: Project | None) -> None:
        """Start watching the runs of a project, or stop watching if it is `None`."""
        self._timer.stop()
        self._check = _Check(project) if project is not None else None
        self._run, self._others, self._list = None, (), _List()
        self._is_checking = self._is_due = self._has_failed = False
        self.runs_listed.emit(())
        self.trained_listed.emit(())
        self.refresh_now()

    def follow(self, run: RunFolder | None) -> None:
        """Read all events of a run from the beginning, and follow it as it progresses."""
        self._run = run
        self.refresh_now()

    def follow_also(self, runs: tuple[RunFolder, ...]) -> None:
        """Follow other runs in the same way, to compare them with the first run."""
        self._others = runs
        self.refresh_now()

    @Slot()
    def refresh_now(self) -> None:
        """Check immediately instead of waiting for the next interval."""
        self._is_due = True
        check, wanted = self._check, self._followed()
        if check is None or self._is_checking or self._is_resting:
            return
        self._timer.stop()
        self._is_due, self._is_checking = False, True
        self._store.ask(lambda: check.look(wanted), self._show, failed=self._fail)

    @Slot(bool)
    def rest(self, is_resting: bool) -> None:
        """Stop checking while nobody sees the window, or resume."""
        self._is_resting = is_resting
        if is_resting:
            self._timer.stop()
        else:
            self.refresh_now()

    def close(self) -> None:
        """Stop watching without reporting the last findings."""
        self._check = None
        self._timer.stop()

    def _followed(self) -> tuple[RunFolder, ...]:
        run = self._run
        return (*self._others, run) if run is not None else self._others

    def _show(self, found: "_Findings") -> None:
        self._is_checking = False
        if self._check is None:
            return
        for trouble in found.troubles:
            self.trouble_met.emit(trouble.message, trouble.hint)
        if found.list is not None:
            has_news = found.list.trained != self.trained
            self._list = found.list
            self.runs_listed.emit(self.runs)
            if has_news:
                self.trained_listed.emit(self.trained)
        for run, events in found.news:
            if run in self._followed():
                self.events_read.emit(run, events)
        self._check_later(0 if self._is_due or found.has_more else self._interval_ms())

    def _interval_ms(self) -> int:
        is_active = any(run.status.is_active for run in self.runs)
        return _INTERVAL_MS if is_active or not self.runs else _QUIET_INTERVAL_MS

    def _check_later(self, delay_ms: int) -> None:
        if not (self._is_resting or self._is_checking):
            self._timer.start(delay_ms)

    def _fail(self, message: Text, hint: Text) -> None:
        """Restart the check once after an unexpected error, and tell the user."""
        self._is_checking = False
        if self._check is None:
            return
        text = self.tr("{error} The list of runs is out of date.")
        if not self._has_failed:
            self._has_failed = True
            text = self.tr("{error} The check of the runs was restarted.")
            self._check = _Check(self._check.listing.project)
            self._check_later(_INTERVAL_MS)
        self.trouble_met.emit(text.format(error=localize_message(message)), hint)


@dataclass(frozen=True)
class _List:
    """The runs of a project."""

    runs: tuple[RunSummary, ...] = ()
    trained: tuple[TrainedRun, ...] = ()
    folders: Mapping[str, RunFolder] = field(default_factory=dict)


@dataclass(frozen=True)
class _Findings:
    """What one check has found."""

    list: _List | None = None
    """The runs, if anything about them has changed."""
    news: Sequence[tuple[RunFolder, Sequence[object]]] = ()
    """New events of the followed runs."""
    has_more: bool = False
    """Whether there are more events to read at once."""
    troubles: Sequence[SfumatoError] = ()


class _Check:
    """The state of the checks of a project, used only in the store's thread."""

    def __init__(self, project: Project) -> None:
        self.listing = _Listing(project)
        self._tails: dict[RunFolder, _Following] = {}
        self._has_more = False

    def look(self, wanted: Sequence[RunFolder]) -> _Findings:
        """Check the runs, and read the next events of the followed ones."""
        try:
            is_changed = not self._has_more and self.listing.refresh()
            self._tails = {run: self._tails.get(run) or _Following(run) for run in wanted}
            news = [(run, tail.read()) for run, tail in self._tails.items()]
        except (OSError, SfumatoError):
            _LOG.exception("Could not check the runs.")
            return _Findings()
        read = [(run, events) for run, events in news if events is not None]
        self._has_more = bool(read)
        return _Findings(
            self.listing.list() if is_changed else None,
            news=read,
            has_more=self._has_more,
            troubles=self.listing.pop_troubles(),
        )


class _Listing:
    """The summaries of a project's runs, updated for runs that have changed."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._troubles: list[SfumatoError] = []
        """Errors that have not yet been reported."""
        self._is_there = True
        self._polls = 0
        self._unreadable: set[str] = set()
        """Runs whose errors have been reported."""
        self._marks: dict[str, object] = {}
        self._summaries: dict[str, RunSummary] = {}
        self._trained: dict[str, TrainedRun | None] = {}
        self._folders: dict[str, RunFolder] = {}

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
            self._folders.pop(run_id, None)
        renewed = [self._renew(run_id) for run_id in found]
        return is_first or bool(gone) or any(renewed)

    def _find_folder(self) -> bool:
        was_there, self._is_there = self._is_there, True
        try:
            self.project.require_there()
        except SfumatoError as error:
            self._is_there = False
            if was_there:
                self._troubles.append(error)
        return self._is_there

    def pop_troubles(self) -> list[SfumatoError]:
        """Return the errors that have not been reported."""
        troubles, self._troubles = self._troubles, []
        return troubles

    def list(self) -> _List:
        """Return the summaries, newest run first, and the runs that have a checkpoint."""
        trained = [trained for trained in self._trained.values() if trained is not None]
        return _List(
            tuple(
                sorted(
                    self._summaries.values(),
                    key=lambda run: (*run.order.by_making, run.run_id),
                    reverse=True,
                )
            ),
            trained=tuple(
                sorted(trained, key=lambda run: (*run.order.by_start, run.run_id), reverse=True)
            ),
            folders=dict(self._folders),
        )

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
            self._troubles.append(trouble)
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
        self._folders[run_id] = run
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

"""Status bar with the engine's current jobs, visible on every page.

The bar shows the run that is training with its progress and controls, other jobs beside it, and any
run of the same project that another process is training. If there are no jobs, it shows whether the
engine is ready.
"""

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from sfumato.records.control import Command
from sfumato.records.events import ImageGenerated, Progressed, StepFinished
from sfumato.records.run_folder import RunStatus
from sfumato_desktop import formatting
from sfumato_desktop.bridge.job import Job, JobKind, JobState
from sfumato_desktop.core_texts import localize_message
from sfumato_desktop.models.run_summary import RunSummary, time_left_s
from sfumato_desktop.theme import Space, set_role
from sfumato_desktop.widgets.section import button, label
from sfumato_desktop.widgets.sign import Sign
from sfumato_desktop.widgets.strip_row import StripRow

__all__ = ["JobBar", "JobRow", "OutsideRow"]

_HEIGHT = 48


class JobRow(StripRow):
    """A job of this window."""

    def __init__(self, job: Job, parent: QWidget | None = None) -> None:
        super().__init__(job.title, parent)
        self.job = job
        job.event_happened.connect(self.update_progress)
        job.changed.connect(self.refresh)
        self.refresh()

    def request(self, command: Command) -> None:
        """Send a command to the job."""
        self.job.request(command)

    @Slot(object)
    def update_progress(self, event: object) -> None:
        """Show the content of an event."""
        match event:
            case StepFinished():
                self.show_figures(self._step_text(event))
            case Progressed():
                self.show_figures(_progress_text(event))
            case ImageGenerated():
                figures = self.tr("{done} of %Ln image(s)", "", event.total)
                self.show_figures(figures.format(done=formatting.count(event.done)))
        self.refresh()

    def _step_text(self, step: StepFinished) -> str:
        budget_s = self.job.budget_s
        left_s = time_left_s(step, budget_s=budget_s)
        return self.step_text(step, time_left_s=left_s, is_timed=bool(budget_s))

    @Slot()
    def refresh(self) -> None:
        """Show the job's state."""
        job = self.job
        self.show_name(job.name)
        can_pause = job.kind is JobKind.TRAINING and not job.control.is_stopping
        is_paused = job.control.is_paused
        self.offer(
            pause=can_pause and not is_paused,
            resume=can_pause and is_paused,
            stop=not job.control.is_stopping,
        )
        if job.state is not JobState.QUEUED:
            self.show_share(*job.progress)
        if job.state is JobState.QUEUED:
            self.show_figures(self.tr("Queued"))
        elif job.is_overdue:
            self.show_figures(self.tr("Not responding to Stop"))
        elif job.control.is_stopping:
            self.show_figures(self.tr("Stopping…"))
        elif is_paused:
            is_waiting = job.state is JobState.PAUSED
            self.show_figures(self.tr("Paused") if is_waiting else self.tr("Pausing…"))


class OutsideRow(StripRow):
    """A run trained by another process, which responds within a second or two."""

    asked = Signal(str, object)
    """Emitted with the run's ID and the `Command`."""

    def __init__(self, run: RunSummary, parent: QWidget | None = None) -> None:
        super().__init__(run.run_id, parent)
        self.setToolTip(self.tr("This run is being trained by another process"))
        self._asked: Command | None = None
        self.run = run
        self.show_run(run)

    def request(self, command: Command) -> None:
        """Emit a command for the run."""
        self.asked.emit(self.run.run_id, command)

    def note(self, command: Command) -> None:
        """Show that a command is pending until the run responds."""
        if command in (Command.PAUSE, Command.RESUME, Command.STOP):
            self._asked = command
            self.show_run(self.run)

    def show_run(self, run: RunSummary) -> None:
        """Show the run's state."""
        if run.status is not self.run.status:
            self._asked = None
        self.run = run
        is_paused = run.status is RunStatus.PAUSED
        is_to_wait = self._asked is Command.PAUSE or (
            is_paused and self._asked is not Command.RESUME
        )
        is_stopping = self._asked is Command.STOP
        self.show_name(run.run_id)
        self.show_share(*run.progress)
        self.offer(
            pause=not is_stopping and not is_to_wait,
            resume=not is_stopping and is_to_wait,
            stop=not is_stopping,
        )
        if is_stopping:
            state = self.tr("Stopping…")
        elif is_to_wait:
            state = self.tr("Paused") if is_paused else self.tr("Pausing…")
        else:
            state = self.step_text(run, time_left_s=run.eta_s, is_timed=bool(run.budget_s))
        self.show_figures(self.tr("other process  ·  {state}").format(state=state))


class JobBar(QFrame):
    """The engine's jobs side by side, or a message about the engine."""

    run_chosen = Signal(str)
    """The user wants to open this run."""
    outside_asked = Signal(str, object)
    """The user sent a command to another process's run: with the run's ID and the `Command`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "rail")
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(self.tr("Current jobs"))
        self._rows: dict[Job, JobRow] = {}
        self._outside: OutsideRow | None = None
        self._idle = label("", role="muted")
        self._show = button(
            self.tr("Show"), tip=self.tr("Show the current training run"), role="link"
        )
        self._show.clicked.connect(self._choose_run)
        self._show.hide()
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(Space.L, 0, Space.L, 0)
        self._layout.setSpacing(Space.XL)
        self._awake = Sign("clock", size=16)
        self._awake.setToolTip(self.tr("This machine is kept awake during training"))
        self._awake.setAccessibleName(self._awake.toolTip())
        self._awake.hide()
        self._layout.addWidget(self._idle, 1)
        self._layout.addWidget(self._awake)
        self._layout.addWidget(self._show)

    @property
    def rows(self) -> tuple[JobRow, ...]:
        """The jobs that are currently shown."""
        return tuple(self._rows.values())

    @property
    def outside_row(self) -> OutsideRow | None:
        """The run of another process that is currently shown."""
        return self._outside

    def set_status(self, text: str) -> None:
        """Set the message shown while the engine is idle."""
        self._idle.setText(text)

    @Slot(object)
    def add(self, job: Job) -> None:
        """Show a job, unless it is housekeeping."""
        if job.kind.is_housekeeping:
            return
        self._rows[job] = JobRow(job)
        job.changed.connect(self._settle)
        self._layout.insertWidget(len(self._rows), self._rows[job], 1)
        self._settle()

    @Slot(object)
    def show_outside(self, run: RunSummary | None) -> None:
        """Show the run that another process is training, or no run, after the jobs."""
        shown = self._outside
        if shown is not None and (run is None or run.run_id != shown.run.run_id):
            self._remove_row(shown)
            self._outside = shown = None
        if run is not None and shown is not None:
            shown.show_run(run)
        elif run is not None:
            self._outside = OutsideRow(run)
            self._outside.asked.connect(self.outside_asked)
            self._layout.insertWidget(self._layout.count() - 1, self._outside, 1)
        self._settle()

    @Slot(bool)
    def show_awake(self, is_awake: bool) -> None:
        """Show whether the machine is kept awake."""
        self._awake.setVisible(is_awake)

    def _remove_row(self, row: StripRow) -> None:
        self._layout.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _run_ids(self) -> list[str]:
        own = [job.run_id for job in self._rows if job.run_id]
        return own if self._outside is None else [*own, self._outside.run.run_id]

    @Slot()
    def _settle(self) -> None:
        """Remove the rows of jobs that are over, and show what fits the rest."""
        for job in [job for job in self._rows if job.state is JobState.OVER]:
            self._remove_row(self._rows.pop(job))
        self._idle.setVisible(not self._rows and self._outside is None)
        self._show.setVisible(bool(self._run_ids()))

    @Slot()
    def _choose_run(self) -> None:
        if run_ids := self._run_ids():
            self.run_chosen.emit(run_ids[0])


def _progress_text(event: Progressed) -> str:
    task = localize_message(event.task)
    if not event.total:
        return QCoreApplication.translate("JobBar", "{task}…").format(task=task)
    return f"{task}  {formatting.count(event.done)} / {formatting.count(event.total)}"

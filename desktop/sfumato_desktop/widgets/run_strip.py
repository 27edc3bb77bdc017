"""What is the engine doing now, wherever the user is?

The strip at the window's foot shows the run that is trained, with its progress and its buttons, and
beside it what else is being done; at rest it says whether the engine is ready.
"""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from sfumato.events import PictureGenerated, Progressed, StepFinished
from sfumato_desktop import words
from sfumato_desktop.bridge.engine_jobs import Job, JobState, Lane
from sfumato_desktop.theme import Space, set_role
from sfumato_desktop.widgets.elided_label import ElidedLabel
from sfumato_desktop.widgets.section import button, label, tool_button

__all__ = ["JobRow", "RunStrip"]

_HEIGHT = 48
_BAR_STEPS = 1_000
_NAME_PX, _BAR_PX = 96, 48


class JobRow(QWidget):
    """One job: its name, a bar, its figures and its buttons."""

    def __init__(self, job: Job, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.job = job
        self._name = ElidedLabel(role="strong")
        self._name.setMinimumWidth(_NAME_PX)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setMinimumWidth(_BAR_PX)
        self._bar.setRange(0, _BAR_STEPS)
        self._has_share = False
        self._bar.setAccessibleName(self.tr("Progress of {job}").format(job=job.title))
        self._figures = ElidedLabel(role="muted")
        self._pause = tool_button("pause", name=self.tr("Pause"), tip=self.tr("Pause training"))
        self._resume = tool_button("resume", name=self.tr("Go on"), tip=self.tr("Go on training"))
        self._stop = tool_button("stop", name=self.tr("Stop"), tip=self.tr("Stop this"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        layout.addWidget(self._name)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self._figures)
        for made in (self._pause, self._resume, self._stop):
            layout.addWidget(made)
        self._pause.clicked.connect(self._ask_to_pause)
        self._resume.clicked.connect(self._ask_to_resume)
        self._stop.clicked.connect(self._ask_to_stop)
        self.refresh()

    def take(self, event: object) -> None:
        """Show what an event says."""
        match event:
            case StepFinished():
                self._show_share(event.images_seen, event.images_total)
                self._figures.setText(self._step_text(event))
            case Progressed():
                self._show_share(event.done, event.total)
                self._figures.setText(_progress_text(event))
            case PictureGenerated():
                self._show_share(event.done, event.total)
                self._figures.setText(
                    self.tr("{done} of {total} pictures").format(
                        done=words.count(event.done), total=words.count(event.total)
                    )
                )
        self.refresh()

    def refresh(self) -> None:
        """Show the job's state."""
        job = self.job
        self._name.setText(job.run_id or job.title)
        can_pause = job.lane is Lane.TRAIN and not job.control.is_stopping
        self._pause.setVisible(can_pause and not job.control.is_paused)
        self._resume.setVisible(can_pause and job.control.is_paused)
        self._stop.setEnabled(not job.control.is_stopping)
        if job.state is not JobState.QUEUED and not self._has_share:
            self._bar.setRange(0, 0)  # it is at work, and does not know yet on how much
        if job.state is JobState.QUEUED:
            self._figures.setText(self.tr("waits its turn"))
        elif job.control.is_stopping:
            self._figures.setText(self.tr("Stopping…"))
        elif job.control.is_paused:
            is_waiting = job.state is JobState.PAUSED
            self._figures.setText(self.tr("Paused") if is_waiting else self.tr("Pausing…"))

    def _show_share(self, done: int, total: int) -> None:
        self._has_share = bool(total)
        self._bar.setRange(0, _BAR_STEPS if total else 0)
        if total:
            self._bar.setValue(round(_BAR_STEPS * done / total))

    def _step_text(self, step: StepFinished) -> str:
        seen = words.short_count(step.images_seen)
        if step.images_total:
            seen = self.tr("{seen} of {total}").format(
                seen=seen, total=words.short_count(step.images_total)
            )
        return self.tr("{seen} images  ·  loss {loss}  ·  {speed} images/s  ·  {eta} left").format(
            seen=seen,
            loss=words.number(step.loss),
            speed=words.number(step.images_per_s),
            eta=words.duration(step.eta_s),
        )

    @Slot()
    def _ask_to_pause(self) -> None:
        self.job.pause()
        self.refresh()

    @Slot()
    def _ask_to_resume(self) -> None:
        self.job.resume()
        self.refresh()

    @Slot()
    def _ask_to_stop(self) -> None:
        self.job.stop()
        self.refresh()


class RunStrip(QFrame):
    """The jobs of the engine side by side, or a line about the engine."""

    run_chosen = Signal(str)
    """The user wants to see this run."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "rail")
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(self.tr("What the engine is doing"))
        self._rows: dict[Job, JobRow] = {}
        self._idle = label("", role="muted")
        self._show = button(
            self.tr("Show"), tip=self.tr("Go to the run that is trained"), role="link"
        )
        self._show.clicked.connect(self._choose_run)
        self._show.hide()
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(Space.L, 0, Space.L, 0)
        self._layout.setSpacing(Space.XL)
        self._layout.addWidget(self._idle, 1)
        self._layout.addWidget(self._show)

    @property
    def rows(self) -> tuple[JobRow, ...]:
        """What is shown now."""
        return tuple(self._rows.values())

    def say(self, text: str) -> None:
        """Set what is said while nothing is being done."""
        self._idle.setText(text)

    @Slot(object)
    def add(self, job: Job) -> None:
        """Show a job, unless it is housekeeping."""
        if job.is_housekeeping:
            return
        self._rows[job] = JobRow(job)
        self._layout.insertWidget(self._layout.count() - 1, self._rows[job], 1)
        self._settle()

    @Slot(object)
    def refresh(self, job: Job) -> None:
        """Show a job's state."""
        if job in self._rows:
            self._rows[job].refresh()

    @Slot(object, object)
    def take(self, job: Job, event: object) -> None:
        """Show what an event of a job says."""
        if job in self._rows:
            self._rows[job].take(event)
            self._settle()

    @Slot(object)
    def remove(self, job: Job) -> None:
        """Take a job that is over out."""
        row = self._rows.pop(job, None)
        if row is not None:
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._settle()

    @Slot(object, str, str)
    def remove_failed(self, job: Job, message: str, hint: str) -> None:  # noqa: ARG002 (the signal's signature)
        """Take a failed job out; its words are told elsewhere."""
        self.remove(job)

    def _settle(self) -> None:
        self._idle.setVisible(not self._rows)
        self._show.setVisible(any(job.run_id for job in self._rows))

    @Slot()
    def _choose_run(self) -> None:
        run_id = next((job.run_id for job in self._rows if job.run_id), "")
        if run_id:
            self.run_chosen.emit(run_id)


def _progress_text(event: Progressed) -> str:
    if not event.total:
        return f"{event.task}…"
    return f"{event.task}  {words.count(event.done)} / {words.count(event.total)}"

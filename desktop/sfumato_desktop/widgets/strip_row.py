"""A row of the job bar.

The row shows a name, a progress bar, figures, and pause and stop buttons. Subclasses define the
content, and where commands are sent.
"""

from abc import abstractmethod

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from sfumato.records.control import Command
from sfumato.records.events import StepFinished
from sfumato_desktop import formatting
from sfumato_desktop.models.run_summary import RunSummary
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.elided_label import ElidedLabel
from sfumato_desktop.widgets.focus import show_only
from sfumato_desktop.widgets.section import tool_button

__all__ = ["StripRow"]

_BAR_STEPS = 1_000
_NAME_PX, _BAR_PX = 96, 48


class StripRow(QWidget):
    """One job in progress.

    Args:
        title: Description for screen readers.
        parent: The parent widget.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ElidedLabel(role="strong")
        self._name.setMinimumWidth(_NAME_PX)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setMinimumWidth(_BAR_PX)
        self._bar.setRange(0, _BAR_STEPS)
        self._bar.setAccessibleName(self.tr("Progress of {job}").format(job=title))
        self._figures = ElidedLabel(role="muted")
        self._pause = tool_button("pause", name=self.tr("Pause"), tip=self.tr("Pause training"))
        self._resume = tool_button("resume", name=self.tr("Resume"), tip=self.tr("Resume training"))
        self._stop = tool_button("stop", name=self.tr("Stop"), tip=self.tr("Stop this job"))
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

    @abstractmethod
    def request(self, command: Command) -> None:
        """Send the user's command; implemented by subclasses."""

    def show_name(self, name: str) -> None:
        """Set the name of the job."""
        self._name.setText(name)

    def show_figures(self, text: str) -> None:
        """Set the progress figures."""
        self._figures.setText(text)

    def show_share(self, done: float, total: float) -> None:
        """Set the progress; a total of 0 means that it is unknown."""
        self._bar.setRange(0, _BAR_STEPS if total else 0)
        if total:
            self._bar.setValue(round(_BAR_STEPS * min(1.0, done / total)))

    def offer(self, *, pause: bool, resume: bool, stop: bool) -> None:
        """Show the buttons of the commands that are currently available."""
        show_only({self._pause: pause, self._resume: resume})
        self._stop.setEnabled(stop)

    def step_text(
        self, step: StepFinished | RunSummary, *, time_left_s: float, is_timed: bool
    ) -> str:
        """Return the figures of a run that has completed a step."""
        seen = formatting.short_count(step.images_seen)
        if step.images_total and not is_timed:  # otherwise, the total is only an estimate
            seen = self.tr("{seen} of {total}").format(
                seen=seen, total=formatting.short_count(step.images_total)
            )
        if time_left_s <= 0:
            return self.tr("{seen} images  ·  finishing…").format(seen=seen)
        return self.tr("{seen} images  ·  loss {loss}  ·  {speed} images/s  ·  {eta} left").format(
            seen=seen,
            loss="–" if step.loss is None else formatting.number(step.loss),
            speed=formatting.number(step.images_per_s),
            eta=formatting.duration(time_left_s),
        )

    @Slot()
    def _ask_to_pause(self) -> None:
        self.request(Command.PAUSE)

    @Slot()
    def _ask_to_resume(self) -> None:
        self.request(Command.RESUME)

    @Slot()
    def _ask_to_stop(self) -> None:
        self.request(Command.STOP)

"""Header of the current run: its name, status, and commands."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sfumato.records.control import Command
from sfumato.records.run_folder import RunStatus
from sfumato_desktop import formatting
from sfumato_desktop.core_texts import localize_message
from sfumato_desktop.icons import icon
from sfumato_desktop.models.run_summary import RunSummary
from sfumato_desktop.shown_text import as_tip
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.elided_label import ElidedLabel
from sfumato_desktop.widgets.focus import show_only
from sfumato_desktop.widgets.section import button, label, tool_button
from sfumato_desktop.widgets.status_chip import StatusChip

__all__ = ["RunHeader"]

_BAR_STEPS = 1_000


class RunHeader(QWidget):
    """The name, status, progress, and buttons of a run."""

    asked = Signal(object)
    """The user sent a command to the run: with the `Command`."""
    resume_requested = Signal()
    """The user wants to resume a run that no process is training."""
    changes_requested = Signal()
    """The user wants to resume a stopped run with different settings."""
    longer_requested = Signal()
    """The user wants to extend a finished run."""
    rate_requested = Signal()
    """The user wants to change the learning rate."""
    evaluation_requested = Signal()
    folder_requested = Signal()
    gallery_requested = Signal()
    generate_requested = Signal()
    model_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ElidedLabel(role="title")
        self._is_paused = False
        self._chip = StatusChip()
        self._figures = label("", role="muted")
        self._note = label("", role="warning", is_wrapped=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, _BAR_STEPS)
        self._bar.setAccessibleName(self.tr("Run progress"))
        self._buttons = self._make_buttons()
        self._run_menu_actions: list[QAction] = []
        self._more = self._make_more()
        head = QHBoxLayout()
        head.setSpacing(Space.M)
        head.addWidget(self._name)
        head.addWidget(self._chip)
        head.addStretch(1)
        for made in self._buttons.values():
            head.addWidget(made)
            made.hide()  # showing all of them at once would widen the window
        head.addWidget(self._more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addLayout(head)
        layout.addWidget(self._bar)
        layout.addWidget(self._figures)
        layout.addWidget(self._note)

    def show_run(
        self, run: RunSummary, *, is_queued: bool = False, is_stopping: bool = False
    ) -> None:
        """Show a run's status, and whether it is queued to resume or about to stop."""
        self._name.setText(run.run_id)
        self._chip.set_status(run.status)
        self._bar.setValue(round(_BAR_STEPS * run.share))
        waits = [self.tr("queued to resume")] if is_queued else []
        is_stopping = is_stopping and run.status.is_active
        stops = [self.tr("Stopping…")] if is_stopping else []
        self._figures.setText("   ·   ".join([self._figures_text(run), *waits, *stops]))
        note = self._note_text(run)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        is_running = run.status is RunStatus.RUNNING
        is_paused = self._is_paused = run.status is RunStatus.PAUSED
        can_resume = run.status.can_resume and not is_queued
        has_model = run.has_checkpoint
        is_shown = {
            "pause": is_running,
            "resume": is_paused or can_resume,
            "generate": has_model and run.status is RunStatus.COMPLETED,
            "gallery": has_model and not run.status.is_active,
            "model": has_model and not run.status.is_active,
            "sample": is_running,
            "stop": run.status.is_active,
            "longer": has_model and run.status is RunStatus.COMPLETED,
        }
        show_only({self._buttons[name]: is_wanted for name, is_wanted in is_shown.items()})
        for name in ("pause", "sample", "stop"):
            self._buttons[name].setEnabled(not is_stopping)
        for action in self._run_menu_actions:
            action.setEnabled(run.status.is_active)
        self._rate_action.setEnabled(run.status.is_active or can_resume)
        self._changes_action.setEnabled(can_resume)
        self._evaluate_action.setEnabled(has_model)

    def button_named(self, name: str) -> QPushButton:
        """Return a button by name, for tests and shortcuts."""
        return self._buttons[name]

    def _make_more(self) -> QToolButton:
        """Return the button with the menu of less common commands."""
        more = tool_button("more", name=self.tr("More"), tip=self.tr("More actions for this run"))
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(more)
        menu.setToolTipsVisible(True)
        self._rate_action = menu.addAction(icon("runs"), self.tr("Change learning rate…"))
        self._rate_action.triggered.connect(self.rate_requested)
        self._changes_action = menu.addAction(icon("resume"), self.tr("Resume with changes…"))
        self._changes_action.setToolTip(self.tr("Resume the run with different settings"))
        self._changes_action.triggered.connect(self.changes_requested)
        for text, tip, command in (
            (
                self.tr("Save checkpoint"),
                self.tr("Save a checkpoint at the next step and continue training"),
                Command.CHECKPOINT,
            ),
            (
                self.tr("Stop without checkpoint"),
                self.tr("Stop immediately; progress since the last checkpoint is lost"),
                Command.STOP_NOW,
            ),
        ):
            action = menu.addAction(text)
            action.setToolTip(as_tip(tip))
            action.setData(str(command))
            action.triggered.connect(self._ask_by_menu)
            self._run_menu_actions.append(action)
        menu.addSeparator()
        self._evaluate_action = menu.addAction(icon("compare"), self.tr("Evaluate"))
        self._evaluate_action.setToolTip(
            self.tr("Measure how close this model's images are to real ones")
        )
        self._evaluate_action.triggered.connect(self.evaluation_requested)
        folder = menu.addAction(icon("folder"), self.tr("Show run folder"))
        folder.triggered.connect(self.folder_requested)
        more.setMenu(menu)
        return more

    @Slot()
    def _ask_by_menu(self) -> None:
        chosen = self.sender()
        if isinstance(chosen, QAction):
            self.asked.emit(Command(chosen.data()))

    def _make_buttons(self) -> dict[str, QPushButton]:
        pause = button(
            self.tr("Pause"),
            tip=self.tr("Pause training; the model stays loaded"),
            icon_name="pause",
        )
        sample = button(
            self.tr("Sample now"),
            tip=self.tr("Generate a sample grid at the next step"),
            icon_name="sample",
        )
        stop = button(
            self.tr("Stop"),
            tip=self.tr("Save a checkpoint and stop; the run can be resumed"),
            icon_name="stop",
        )
        resume = button(
            self.tr("Resume"),
            tip=self.tr("Resume training"),
            icon_name="resume",
            role="primary",
        )
        for made, command in (
            (pause, Command.PAUSE),
            (sample, Command.SAMPLE),
            (stop, Command.STOP),
        ):
            made.setProperty("command", str(command))
            made.clicked.connect(self._ask)
        resume.clicked.connect(self._resume)
        of_an_active_run = {"sample": sample, "pause": pause, "stop": stop}
        return of_an_active_run | self._make_buttons_of_a_stopped_run() | {"resume": resume}

    def _make_buttons_of_a_stopped_run(self) -> dict[str, QPushButton]:
        longer = button(
            self.tr("Train longer"),
            tip=self.tr(
                "Start a new run, twice as long, from this run's last checkpoint before its "
                "cool-down; this run is not changed"
            ),
            icon_name="resume",
        )
        gallery = button(
            self.tr("Images"),
            tip=self.tr("Show the images generated by this run"),
            icon_name="gallery",
        )
        model = button(
            self.tr("Model"),
            tip=self.tr("Generate images with this model or export it"),
            icon_name="models",
        )
        generate = button(
            self.tr("Generate"),
            tip=self.tr("Generate images with this model in the Gallery"),
            icon_name="generate",
            role="primary",
        )
        longer.clicked.connect(self.longer_requested)
        generate.clicked.connect(self.generate_requested)
        gallery.clicked.connect(self.gallery_requested)
        model.clicked.connect(self.model_requested)
        return {"longer": longer, "gallery": gallery, "model": model, "generate": generate}

    def _ask(self) -> None:
        made = self.sender()
        if isinstance(made, QPushButton):
            self.asked.emit(Command(made.property("command")))

    @Slot()
    def _resume(self) -> None:
        """Resume a paused run in its process, and a stopped run in a new training session."""
        if self._is_paused:
            self.asked.emit(Command.RESUME)
        else:
            self.resume_requested.emit()

    def _figures_text(self, run: RunSummary) -> str:
        seen = self.tr("{count} images").format(count=formatting.count(run.images_seen))
        if run.images_total and not (run.budget_s and run.status.is_active):
            seen = self.tr("{seen} of {count} images").format(
                seen=formatting.count(run.images_seen), count=formatting.count(run.images_total)
            )
        parts = [seen]
        if run.loss is not None:
            parts.append(self.tr("loss {loss}").format(loss=formatting.number(run.loss)))
        if run.is_finishing:
            parts.append(self.tr("finishing…"))
        elif run.status is RunStatus.RUNNING and run.images_per_s:
            parts.append(
                self.tr("{speed} images/s").format(speed=formatting.number(run.images_per_s))
            )
            parts.append(self.tr("{time} left").format(time=formatting.duration(run.eta_s)))
        return "   ·   ".join(parts)

    def _note_text(self, run: RunSummary) -> str:
        if run.status is RunStatus.INTERRUPTED and not run.has_checkpoint:
            return self.tr(
                "The run was interrupted before its first checkpoint: the "
                "process exited unexpectedly. Resuming restarts it from the "
                "beginning."
            )
        if run.status is RunStatus.INTERRUPTED:
            return self.tr(
                "The run was interrupted: the process exited unexpectedly. "
                "Progress up to the last checkpoint is saved."
            )
        return localize_message(run.failure) if run.status is RunStatus.FAILED else ""

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

from sfumato.control import Command
from sfumato.run_folder import RunStatus
from sfumato_desktop import formatting
from sfumato_desktop.core_texts import localize_message
from sfumato_desktop.icons import icon
from sfumato_desktop.models.run_summary import RunSummary
from sfumato_desktop.shown_text import as_tip
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.elided_label import ElidedLabel
from sfumato_desktop.widgets.section import button, label, tool_button
from sfumato_desktop.widgets.status_chip import StatusChip

__all__ = ["RunHeader"]

_BAR_STEPS = 1_000


class RunHeader(QWidget):
    """The name, status, progress, and buttons of a run."""

    asked = Signal(object)
    """The user sent the run a command: with a `Command`."""
    resume_requested = Signal()
    """The user wants to resume an inactive run."""
    changes_requested = Signal()
    """The user wants to resume a stopped run with different settings."""
    longer_requested = Signal()
    """The user wants to extend a finished run."""
    rate_requested = Signal()
    """The user wants to change the learning rate."""
    folder_requested = Signal()
    gallery_requested = Signal()
    model_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ElidedLabel(role="title")
        self._chip = StatusChip()
        self._figures = label("", role="muted")
        self._note = label("", role="warning", is_wrapped=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, _BAR_STEPS)
        self._bar.setAccessibleName(self.tr("Progress of the run"))
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

    def show_run(self, run: RunSummary, *, is_queued: bool = False) -> None:
        """Show a run's status and whether it is queued to resume."""
        self._name.setText(run.run_id)
        self._chip.set_status(run.status)
        self._bar.setValue(round(_BAR_STEPS * run.share))
        waits = [self.tr("goes on as soon as the engine is free")] if is_queued else []
        self._figures.setText("   ·   ".join([self._figures_text(run), *waits]))
        note = self._note_text(run)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        is_running = run.status is RunStatus.RUNNING
        has_model = run.has_checkpoint
        for name, is_shown in (
            ("pause", is_running),
            ("resume", run.status is RunStatus.PAUSED),
            ("sample", is_running),
            ("stop", run.status.is_active),
            ("resume", run.status.can_resume and not is_queued),
            ("longer", has_model and run.status is RunStatus.COMPLETED),
            ("gallery", has_model and not run.status.is_active),
            ("model", has_model and not run.status.is_active),
        ):
            self._buttons[name].setVisible(is_shown)
        can_resume = run.status.can_resume and not is_queued
        for action in self._run_menu_actions:
            action.setEnabled(run.status.is_active)
        self._rate_action.setEnabled(run.status.is_active or can_resume)
        self._changes_action.setEnabled(can_resume)

    def button_named(self, name: str) -> QPushButton:
        """Return a button by name, for tests and shortcuts."""
        return self._buttons[name]

    def _make_more(self) -> QToolButton:
        """Return the button with the menu of less common commands."""
        more = tool_button("more", name=self.tr("More"), tip=self.tr("More to do with this run"))
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(more)
        menu.setToolTipsVisible(True)
        self._rate_action = menu.addAction(icon("runs"), self.tr("Change the learning rate…"))
        self._rate_action.triggered.connect(self.rate_requested)
        self._changes_action = menu.addAction(icon("resume"), self.tr("Resume with changes…"))
        self._changes_action.setToolTip(self.tr("Train the rest of the run with other settings"))
        self._changes_action.triggered.connect(self.changes_requested)
        for text, tip, command in (
            (
                self.tr("Save a checkpoint now"),
                self.tr("At the next step; the run goes on"),
                Command.CHECKPOINT,
            ),
            (
                self.tr("Stop now, without a checkpoint"),
                self.tr("What was learned since the last checkpoint is lost"),
                Command.STOP_NOW,
            ),
        ):
            action = menu.addAction(text)
            action.setToolTip(as_tip(tip))
            action.setData(str(command))
            action.triggered.connect(self._ask_by_menu)
            self._run_menu_actions.append(action)
        menu.addSeparator()
        folder = menu.addAction(icon("folder"), self.tr("Show the run's folder"))
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
            self.tr("Pause"), tip=self.tr("Wait; the model stays loaded"), icon_name="pause"
        )
        resume = button(
            self.tr("Go on"),
            tip=self.tr("Go on with the paused run"),
            icon_name="resume",
            role="primary",
        )
        sample = button(
            self.tr("Sample now"),
            tip=self.tr("Draw a sample grid at the next step"),
            icon_name="sample",
        )
        stop = button(
            self.tr("Stop"),
            tip=self.tr("End the run after a checkpoint; it can be resumed"),
            icon_name="stop",
        )
        resume = button(
            self.tr("Resume"),
            tip=self.tr("Go on from the last checkpoint"),
            icon_name="resume",
            role="primary",
        )
        for made, command in (
            (pause, Command.PAUSE),
            (resume, Command.RESUME),
            (sample, Command.SAMPLE),
            (stop, Command.STOP),
        ):
            made.setProperty("command", str(command))
            made.clicked.connect(self._ask)
        resume.clicked.connect(self.resume_requested)
        run_menu_controller = {"sample": sample, "pause": pause, "resume": resume, "stop": stop}
        return run_menu_controller | self._make_buttons_of_a_stopped_run() | {"resume": resume}

    def _make_buttons_of_a_stopped_run(self) -> dict[str, QPushButton]:
        longer = button(
            self.tr("Train longer"),
            tip=self.tr(
                "Begin a run twice as long, from where this one's learning rate began to fall; "
                "this one stays as it is"
            ),
            icon_name="resume",
        )
        gallery = button(
            self.tr("Images"), tip=self.tr("Show what this run made"), icon_name="gallery"
        )
        model = button(
            self.tr("Model"), tip=self.tr("Generate with this run or export it"), icon_name="models"
        )
        longer.clicked.connect(self.longer_requested)
        gallery.clicked.connect(self.gallery_requested)
        model.clicked.connect(self.model_requested)
        return {"longer": longer, "gallery": gallery, "model": model}

    def _ask(self) -> None:
        made = self.sender()
        if isinstance(made, QPushButton):
            self.asked.emit(Command(made.property("command")))

    def _figures_text(self, run: RunSummary) -> str:
        seen = formatting.count(run.images_seen)
        if run.images_total:
            seen = self.tr("{seen} of {total}").format(
                seen=seen, total=formatting.count(run.images_total)
            )
        parts = [self.tr("{seen} images").format(seen=seen)]
        if run.loss is not None:
            parts.append(self.tr("loss {loss}").format(loss=formatting.number(run.loss)))
        if run.status is RunStatus.RUNNING and run.images_per_s:
            parts.append(
                self.tr("{speed} images/s").format(speed=formatting.number(run.images_per_s))
            )
            parts.append(self.tr("{time} left").format(time=formatting.duration(run.eta_s)))
        return "   ·   ".join(parts)

    def _note_text(self, run: RunSummary) -> str:
        if run.status is RunStatus.INTERRUPTED and not run.has_checkpoint:
            return self.tr(
                "The run was cut off before its first checkpoint: its process ended without a "
                "word. Resume begins it anew."
            )
        if run.status is RunStatus.INTERRUPTED:
            return self.tr(
                "The run was cut off: its process ended without a word. Nothing up to its last "
                "checkpoint is lost."
            )
        return localize_message(run.failure) if run.status is RunStatus.FAILED else ""

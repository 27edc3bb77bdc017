"""Dialog shown when the window is closed while the engine is busy.

The dialog offers to pause and quit, continue training in the background, stop and quit, or stay.
Training progress is kept in every case.
"""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from sfumato_desktop.theme import Space, set_role
from sfumato_desktop.widgets.section import button, hold_width, label, row

__all__ = ["Quit", "QuitAnywayDialog", "QuitDialog"]

_WIDTH = 560


class Quit(StrEnum):
    """The user's choice."""

    PAUSE = "pause"
    """Save a checkpoint, exit, and offer to resume at the next launch."""
    BACKGROUND = "background"
    """Save a checkpoint, exit, and resume in another process immediately."""
    STOP = "stop"
    """Save a checkpoint, stop, and exit."""


class QuitDialog(QDialog):
    """Asks what to do with the running jobs.

    Args:
        titles: Display names of the running jobs.
        is_training: Whether one of the jobs is a training run.
        parent: The parent window.
    """

    chosen = Signal(object)
    """Emitted with a `Quit`; not emitted if the user stays."""

    def __init__(self, titles: list[str], *, is_training: bool, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog)
        self.setWindowTitle(self.tr("Quit Sfumato?"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = label(
            self.tr("Still in progress: {work}").format(work=", ".join(titles)),
            role="heading",
            is_wrapped=True,
        )
        text = label(self._text(is_training=is_training), role="muted", is_wrapped=True)
        stay = button(self.tr("Cancel"), tip=self.tr("Return to Sfumato"))
        stop = button(
            self.tr("Stop and quit"),
            tip=self.tr("Stop all jobs, keep the last checkpoint, and quit")
            if is_training
            else self.tr("Stop all jobs and quit"),
        )
        keep = button(
            self.tr("Train in background"),
            tip=self.tr("Quit and continue training in the background"),
        )
        pause = button(
            self.tr("Pause and quit"),
            tip=self.tr("Save a checkpoint, quit, and offer to resume at the next start"),
            role="primary",
        )
        for made, choice in (
            (stop, Quit.STOP),
            (keep, Quit.BACKGROUND),
            (pause, Quit.PAUSE),
        ):
            made.setProperty("choice", str(choice))
            made.clicked.connect(self._choose)
        keep.setVisible(is_training)
        pause.setVisible(is_training)
        stay.clicked.connect(self.reject)
        if not is_training:
            set_role(stay, "primary")
        (pause if is_training else stay).setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(heading)
        layout.addWidget(text)
        layout.addSpacing(Space.M)
        layout.addLayout(row(stay, 1, stop, keep, pause))
        hold_width(self, _WIDTH)

    def choose(self, choice: Quit) -> None:
        """Choose an option, as if its button had been pressed."""
        self.accept()
        self.chosen.emit(choice)

    def _text(self, *, is_training: bool) -> str:
        if is_training:
            return self.tr(
                "A checkpoint is saved first, so no progress is lost. Resume the "
                "run later, or continue training in the background."
            )
        return self.tr("Completed results are kept; the rest is discarded.")

    @Slot()
    def _choose(self) -> None:
        self.choose(Quit(self.sender().property("choice")))


class QuitAnywayDialog(QDialog):
    """Names the jobs that ignore Stop while the window is closing, and offers not to wait.

    Args:
        titles: Display names of the jobs.
        parent: The parent window.
    """

    def __init__(self, titles: list[str], *, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog)
        self.setWindowTitle(self.tr("Quit Sfumato?"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = label(
            self.tr("Not responding to Stop: {work}").format(work=", ".join(titles)),
            role="heading",
            is_wrapped=True,
        )
        text = label(
            self.tr("If you quit anyway, progress since the last checkpoint is lost."),
            role="muted",
            is_wrapped=True,
        )
        wait = button(
            self.tr("Keep waiting"), tip=self.tr("Quit as soon as every job ends"), role="primary"
        )
        leave = button(self.tr("Quit anyway"), tip=self.tr("Quit without waiting any longer"))
        wait.clicked.connect(self.reject)
        leave.clicked.connect(self.accept)
        wait.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(heading)
        layout.addWidget(text)
        layout.addSpacing(Space.M)
        layout.addLayout(row(wait, 1, leave))
        hold_width(self, _WIDTH)

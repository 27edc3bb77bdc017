"""Progress display of a task with a Cancel button."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from sfumato.messages import Text
from sfumato_desktop import formatting
from sfumato_desktop.core_texts import localize_message
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.section import button, label, row

__all__ = ["JobProgress"]


class JobProgress(QWidget):
    """A title, the current step, a progress bar, and Cancel; hidden while idle.

    Args:
        cancel_tip: Tooltip text about what remains after canceling.
        parent: The parent widget.
    """

    cancel_requested = Signal()

    def __init__(self, *, cancel_tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("", role="strong")
        self._text = label("", role="muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._cancel = button(self.tr("Cancel"), tip=cancel_tip)
        self._cancel.clicked.connect(self._ask)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addLayout(row(self._title, self._text, 1, self._cancel, spacing=Space.M))
        layout.addWidget(self._bar)
        self.hide()

    def start(self, title: str, *, first_step: str = "") -> None:
        """Show that a task has started, and what it does before it reports progress."""
        self._title.setText(title)
        self._text.setText(first_step or self.tr("Waiting for the engine…"))
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        self.show()

    def show_progress(self, task: Text, done: int, total: int) -> None:
        """Show the current step, as named by the engine; a total of 0 means that it is unknown."""
        task_text = localize_message(task)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        figures = self.tr("{done} of {total}").format(
            done=formatting.count(done), total=formatting.count(total)
        )
        begun = self.tr("{task}…").format(task=task_text)
        self._text.setText(f"{task_text}: {figures}" if total > 1 else begun)
        self._bar.setAccessibleDescription(self._text.text())

    def _ask(self) -> None:
        self._cancel.setEnabled(False)
        self._text.setText(self.tr("Canceling…"))
        self.cancel_requested.emit()

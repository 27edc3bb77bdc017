"""The panel for notes about a run.

Notes are stored in the run's folder as `notes.md`, so they move with the run. The text is saved
shortly after typing stops, when a different run is shown, and when the panel is hidden.
"""

from pathlib import Path

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QPlainTextEdit

from sfumato.files.storage import write_whole
from sfumato.plugins.catalog import NoSettings

__all__ = ["NotesPanel", "make_panel"]

_FILE = "notes.md"
_REST_MS = 600


class NotesPanel(QPlainTextEdit):
    """An editor for the notes about each run."""

    def __init__(self) -> None:
        super().__init__()
        self._file: Path | None = None
        self._kept = ""
        self.setPlaceholderText(self.tr("What did you try in this run, and what did you find?"))
        self.setAccessibleName(self.tr("Run notes"))
        self.setTabChangesFocus(True)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.keep)
        self.textChanged.connect(self._rest.start)
        self.setEnabled(False)

    def show_run(self, folder: Path | None) -> None:
        """Show the notes in a run's folder; `None` clears the panel."""
        self.keep()
        self._file = folder / _FILE if folder else None
        has_notes = self._file is not None and self._file.exists()
        self._kept = self._file.read_text(encoding="utf-8") if self._file and has_notes else ""
        self.setPlainText(self._kept)
        self._rest.stop()
        self.setEnabled(self._file is not None)

    @Slot()
    def keep(self) -> None:
        """Save the text if it has been edited."""
        self._rest.stop()
        text = self.toPlainText()
        if self._file is not None and text != self._kept:
            write_whole(self._file, text.encode())
            self._kept = text

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802, overrides a Qt method
        """Save the text before the panel is hidden."""
        self.keep()
        super().hideEvent(event)


def make_panel(settings: NoSettings) -> NotesPanel:  # noqa: ARG001, a factory takes settings
    """Return the panel; it has no settings."""
    return NotesPanel()

"""The run log, which describes the events of a run.

The newest entries are listed first. Of consecutive checkpoints and measurements, only the latest
one is shown.
"""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from sfumato_desktop.icons import icon
from sfumato_desktop.models.event_text import LogEntry, clock_text, log_entry_for
from sfumato_desktop.models.run_model import RunModel
from sfumato_desktop.shown_text import as_name, as_tip
from sfumato_desktop.theme import set_role

__all__ = ["RunLogView"]

_KIND = Qt.ItemDataRole.UserRole


class RunLogView(QListWidget):
    """The events of the current run.

    Args:
        model: The run.
        parent: The parent widget.
    """

    def __init__(self, model: RunModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._reported = 0
        self.setIconSize(QSize(18, 18))
        set_role(self, "bare")
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setAccessibleName(self.tr("Run log"))
        self.setToolTip(self.tr("Events of this run, newest first"))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        model.run_changed.connect(self._start_over)
        model.log_entries_added.connect(self._append_new)

    @Slot()
    def _start_over(self) -> None:
        self.clear()
        self._reported = 0
        self._append_new()

    @Slot()
    def _append_new(self) -> None:
        for event in self._model.log_entries[self._reported :]:
            log_entry = log_entry_for(event)
            if log_entry is not None:
                self._add(log_entry)
        self._reported = len(self._model.log_entries)

    def _add(self, log_entry: LogEntry) -> None:
        self._forget_older(log_entry.kind)
        text = f"{clock_text(log_entry.time)}   {log_entry.text}"
        item = QListWidgetItem(icon(log_entry.icon, color=log_entry.color), as_name(text))
        item.setToolTip(as_tip(log_entry.hint or log_entry.text))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{text} {log_entry.hint}")
        item.setData(_KIND, log_entry.kind)
        self.insertItem(0, item)

    def _forget_older(self, kind: str) -> None:
        """Remove the entry of the same kind from the routine entries at the top."""
        for row in range(self.count() if kind else 0):
            known = self.item(row).data(_KIND)
            if known == kind:
                self.takeItem(row)
            if known in ("", kind):
                return

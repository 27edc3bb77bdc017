"""The list model of a project's runs."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot

from sfumato_desktop import formatting
from sfumato_desktop.models.run_summary import RunSummary
from sfumato_desktop.shown_text import as_tip

__all__ = ["RunListModel"]

_Index = QModelIndex | QPersistentModelIndex


class RunListModel(QAbstractListModel):
    """The project's runs, newest first; the role `SUMMARY` returns a `RunSummary`."""

    SUMMARY = Qt.ItemDataRole.UserRole

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runs: list[RunSummary] = []

    @property
    def runs(self) -> tuple[RunSummary, ...]:
        """The runs in display order."""
        return tuple(self._runs)

    def row_of(self, run_id: str) -> int:
        """Return the row of a run, or -1 if it is not listed."""
        return next((row for row, run in enumerate(self._runs) if run.run_id == run_id), -1)

    @Slot(object)
    def set_runs(self, runs: tuple[RunSummary, ...]) -> None:
        """Show these runs, keeping the selection if only figures have changed."""
        if [run.run_id for run in runs] != [run.run_id for run in self._runs]:
            self.beginResetModel()
            self._runs = list(runs)
            self.endResetModel()
            return
        for row, run in enumerate(runs):
            if run != self._runs[row]:
                self._runs[row] = run
                self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        """Return the number of runs."""
        return 0 if parent.isValid() else len(self._runs)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a run's name, its accessible text, or its summary."""
        if not index.isValid():
            return None
        run = self._runs[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return run.run_id
        if role == self.SUMMARY:
            return run
        text = f"{run.run_id}: {formatting.status_name(run.status)}, {formatting.ago(run.changed)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(text)
        return text if role == Qt.ItemDataRole.AccessibleTextRole else None

"""The table of skipped files with their reasons."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sfumato.messages import Text
from sfumato_desktop import formatting
from sfumato_desktop.core_texts import localize_message
from sfumato_desktop.shown_text import as_name, as_tip

__all__ = ["SkippedTable"]

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class SkippedTable(QAbstractTableModel):
    """The name, folder, and reason of each skipped file.

    Args:
        parent: The Qt parent.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[tuple[Path, Text]] = []

    def show_files(self, rows: Sequence[tuple[Path, Text]]) -> None:
        """Show these files, each with its reason."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def path(self, row: int) -> Path:
        """Return the file of a row."""
        return self._rows[row][0]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of files."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of columns."""
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> str | None:
        """Return the column titles."""
        if orientation is not Qt.Orientation.Horizontal or role != _Role.DisplayRole:
            return None
        return (self.tr("File"), self.tr("Reason"), self.tr("Folder"))[section]

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> str | None:
        """Return the text of a cell."""
        if role not in (_Role.DisplayRole, _Role.ToolTipRole) or not index.isValid():
            return None
        path, reason = self._rows[index.row()]
        text = (path.name, localize_message(reason), formatting.path_text(path.parent))[
            index.column()
        ]
        return as_tip(text) if role == _Role.ToolTipRole else as_name(text)

"""Table of the settings that differ between runs.

The table has one column per run. Settings that are equal in all runs are omitted.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from sfumato_desktop.models.run_comparison import Difference
from sfumato_desktop.shown_text import as_name, as_tip
from sfumato_desktop.theme import colors_of, series_colors, set_role

__all__ = ["RunDifferences"]


class RunDifferences(QTableWidget):
    """The differences between the compared runs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "bare")
        self.setAccessibleName(self.tr("Differences"))
        self.setToolTip(self.tr("Settings that differ between the selected runs"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()

    def show_differences(self, names: Sequence[str], rows: Sequence[Difference]) -> None:
        """Show the differences between the named runs."""
        self.clear()
        self.setColumnCount(1 + len(names))
        self.setRowCount(len(rows))
        self.setHorizontalHeaderItem(0, QTableWidgetItem(self.tr("Setting")))
        for column, name in enumerate(names, start=1):
            item = QTableWidgetItem(as_name(name))
            item.setToolTip(as_tip(name))
            self.setHorizontalHeaderItem(column, item)
        tints = series_colors(colors_of(self))
        for line, row in enumerate(rows):
            for column, text in enumerate((row.title, *row.values)):
                item = QTableWidgetItem(as_name(text))
                item.setToolTip(as_tip(text))
                if column:
                    item.setForeground(QColor(tints[(column - 1) % len(tints)]))
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
                    )
                self.setItem(line, column, item)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.resizeRowsToContents()

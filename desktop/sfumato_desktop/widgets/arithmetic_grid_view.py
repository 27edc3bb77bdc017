"""A `QListView` with a computed grid layout that scales to hundreds of thousands of items.

The stock list view lays out every item on each insertion, which blocks the window for a quarter of
a second. Screen readers still see a list of named items. The scroll position is preserved when
items are added, removed, or resized.
"""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from sfumato_desktop.widgets.grid_geometry import GridGeometry

__all__ = ["ArithmeticGridView"]

_Index = QModelIndex | QPersistentModelIndex
_Move = QAbstractItemView.CursorAction
_Hint = QAbstractItemView.ScrollHint


class ArithmeticGridView(QListView):
    """A grid of equal cells over a list model; subclasses set the cell size and paint the cells.

    Args:
        parent: The parent widget.
    """

    selection_changed = Signal()
    """The selection or the current item changed."""
    scrolled = Signal()
    """The visible rows changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._geometry = GridGeometry(count=0, width=1, side_px=1)
        self._pin: tuple[int, int] | None = None
        self._band: QRect | None = None
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)

    @property
    def grid_geometry(self) -> GridGeometry:
        """The position of each cell, in content coordinates."""
        return self._geometry

    def selected_rows(self) -> list[int]:
        """Return the selected rows; this is fast even if a great many rows are selected."""
        if self.selectionModel() is None:
            return []
        selection = self.selectionModel().selection()
        parts = (selection.at(index) for index in range(selection.size()))
        return sorted({row for part in parts for row in range(part.top(), part.bottom() + 1)})

    def selected_count(self) -> int:
        """Return the number of selected items without iterating over them."""
        selection = self.selectionModel().selection()
        return sum(selection.at(index).height() for index in range(selection.size()))

    def select_row(self, row: int) -> None:
        """Select a single row, make it current, and scroll it into view."""
        self._make_current(row)
        self.scrollTo(self.currentIndex())

    def _make_current(self, row: int) -> None:
        """Select a single row; `setCurrentIndex` would add to the selection during Ctrl+Z."""
        only = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self.model().index(row, 0), only)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Set the list model to show."""
        super().setModel(model)
        if model is not None:
            model.rowsRemoved.connect(self._relayout)
            model.modelReset.connect(self._return_to_top)
        self._relayout()

    def doItemsLayout(self) -> None:
        """Recompute the grid for the current width and number of images."""
        self._relayout()

    def updateGeometries(self) -> None:
        """Update the scroll bar range to the content height."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self._geometry.height - height))
        bar.setPageStep(height)
        bar.setSingleStep(max(20, self._geometry.row_pitch // 3))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Recompute the grid for the new size and keep the visible images in place."""
        self._keep_position(prefer_current=True)
        self._relayout()

    def visualRect(self, index: _Index) -> QRect:
        """Return the cell of an index in viewport coordinates."""
        if not index.isValid():
            return QRect()
        return self._geometry.cell(index.row()).translated(0, -self.verticalOffset())

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the index at a viewport position; invalid in a gap."""
        row = self._geometry.index_at(point + QPoint(0, self.verticalOffset()))
        return QModelIndex() if row is None else self.model().index(row, 0)

    def scrollTo(self, index: _Index, hint: _Hint = _Hint.EnsureVisible) -> None:
        """Scroll an index into view by the smallest distance, or as the hint specifies."""
        if not index.isValid():
            return
        cell, bar = self._geometry.cell(index.row()), self.verticalScrollBar()
        top, room = cell.top() - self._geometry.gap_px, self.viewport().height()
        bottom = cell.bottom() + self._geometry.gap_px
        if hint == _Hint.PositionAtCenter:
            bar.setValue((top + bottom - room) // 2)
        elif hint == _Hint.PositionAtTop or top < bar.value():
            bar.setValue(top if index.row() >= self._geometry.columns else 0)
        elif hint == _Hint.PositionAtBottom or bottom > bar.value() + room:
            bar.setValue(bottom - room)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Make the first image current if no image is, so that keyboard navigation starts there."""
        super().focusInEvent(event)
        self._make_first_current()

    def _make_first_current(self) -> None:
        model = self.model()
        if model is not None and model.rowCount() and not self.currentIndex().isValid():
            self.selectionModel().setCurrentIndex(
                model.index(0, 0), QItemSelectionModel.SelectionFlag.NoUpdate
            )

    def moveCursor(self, action: _Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:  # noqa: ARG002 - Qt's signature
        """Return the index that an arrow, Home, End, or page key moves to."""
        count, columns = self._geometry.count, self._geometry.columns
        if not count:
            return QModelIndex()
        current = self.currentIndex().row()
        if current < 0:
            return self.model().index(0, 0)
        page = max(1, self.viewport().height() // self._geometry.row_pitch) * columns
        step = {
            _Move.MoveLeft: -1,
            _Move.MovePrevious: -1,
            _Move.MoveRight: 1,
            _Move.MoveNext: 1,
            _Move.MoveUp: -columns if current >= columns else 0,
            _Move.MoveDown: columns if current + columns < count else self._to_last_row(current),
            _Move.MovePageUp: -page,
            _Move.MovePageDown: page,
            _Move.MoveHome: -current,
            _Move.MoveEnd: count - 1 - current,
        }.get(action, 0)
        return self.model().index(min(max(0, current + step), count - 1), 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the items under a rubber band, or all items between two clicked items."""
        moved = rect.translated(0, self.verticalOffset())
        if self.state() == QAbstractItemView.State.DragSelectingState:
            self._band = QRect(
                QPoint(min(moved.left(), moved.right()), min(moved.top(), moved.bottom())),
                QPoint(max(moved.left(), moved.right()), max(moved.top(), moved.bottom())),
            )
            spans = self._geometry.spans_within(self._band)
            self.viewport().update()
        else:
            ends = [
                self._geometry.nearest_index(point)
                for point in (moved.topLeft(), moved.bottomRight())
            ]
            rows = sorted(row for row in ends if row is not None)
            spans = [range(rows[0], rows[-1] + 1)] if rows else []
        self.selectionModel().select(self._selection_of(spans), command)

    def selectAll(self) -> None:
        """Select all images as one range."""
        everything = self._selection_of([range(self._geometry.count)])
        self.selectionModel().select(everything, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:  # noqa: ARG002 - Qt's signature
        """Return the whole viewport; computing a region of many cells is slower than repainting."""
        return QRegion(self.viewport().rect())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Repaint and emit the new selection without QListView's loop over every item."""
        QAbstractItemView.selectionChanged(self, selected, deselected)
        self.selection_changed.emit()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Scroll the new current image into view and emit `selection_changed`."""
        QAbstractItemView.currentChanged(self, current, previous)
        self.viewport().update()
        self.selection_changed.emit()

    def rowsInserted(self, parent: _Index, start: int, end: int) -> None:  # noqa: ARG002 - Qt's signature
        """Make room for new images and keep the visible ones in place."""
        self._keep_position()
        if self._pin is not None and start <= self._pin[0]:
            self._pin = (self._pin[0] + end - start + 1, self._pin[1])
        self._relayout()

    def rowsAboutToBeRemoved(self, parent: _Index, start: int, end: int) -> None:
        """Choose the next current image and keep the visible images in place."""
        self._keep_position()
        if self._pin is not None and start <= self._pin[0]:
            self._pin = (max(start, self._pin[0] - (end - start + 1)), self._pin[1])
        if start <= self.currentIndex().row() <= end < self.model().rowCount() - 1:
            self._make_current(end + 1)  # Qt would choose the previous one
        QAbstractItemView.rowsAboutToBeRemoved(self, parent, start, end)

    def dataChanged(self, top: _Index, bottom: _Index, roles: Sequence[int] = ()) -> None:  # noqa: ARG002 - Qt's signature
        """Repaint changed images without QListView's relayout."""
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll the painted content and repaint the exposed area."""
        if self.devicePixelRatioF().is_integer() and self._band is None:
            self.viewport().scroll(dx, dy)
        else:
            self.viewport().update()
        self.scrolled.emit()

    def verticalOffset(self) -> int:
        """Return the vertical scroll offset."""
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        """Return 0; the grid never scrolls horizontally."""
        return 0

    def isIndexHidden(self, index: _Index) -> bool:  # noqa: ARG002 - Qt's signature
        """Return `False`; no image is ever hidden."""
        return False

    def keyboardSearch(self, search: str) -> None:
        """Do nothing; searching by caption would read every record."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass letters and digits on to the page that contains the grid."""
        QAbstractItemView.keyPressEvent(self, event)
        if event.text() and not event.text().isspace() and event.text().isprintable():
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Finish a rubber band selection or a click."""
        QAbstractItemView.mouseReleaseEvent(self, event)
        if self._band is not None:
            self._band = None
            self.viewport().update()

    def _geometry_for(self, count: int, width: int) -> GridGeometry:
        """Return the grid geometry for a number of items and a width; implemented by subclasses."""
        raise NotImplementedError

    def _keep_position(self, *, prefer_current: bool = False) -> None:
        """Remember the position of a visible image so that the next layout keeps it in place."""
        if self._pin is not None or not self._geometry.count:
            return
        top, height = self.verticalOffset(), self.viewport().height()
        current = self.currentIndex().row()
        if prefer_current and current >= 0:
            cell = self._geometry.cell(current).translated(0, -top)
            if 0 <= cell.center().y() <= height:
                self._pin = (current, cell.top())
                return
        if top > 0:
            row = self._geometry.span_at(top, top).start
            self._pin = (row, self._geometry.cell(row).top() - top)

    @Slot()
    def _relayout(self) -> None:
        model = self.model()
        count = model.rowCount() if model is not None else 0
        self._geometry = self._geometry_for(count, self.viewport().width())
        self.updateGeometries()
        pin, self._pin = self._pin, None
        if pin is not None and count:
            row, offset = min(pin[0], count - 1), pin[1]
            self.verticalScrollBar().setValue(self._geometry.cell(row).top() - offset)
        self.viewport().update()

    @Slot()
    def _return_to_top(self) -> None:
        self._relayout()
        self.verticalScrollBar().setValue(0)
        if self.hasFocus():
            self._make_first_current()

    def _selection_of(self, spans: list[range]) -> QItemSelection:
        selection, model = QItemSelection(), self.model()
        for span in spans:
            if span:
                first, last = model.index(span.start, 0), model.index(span.stop - 1, 0)
                selection.append(QItemSelectionRange(first, last))
        return selection

    def _to_last_row(self, current: int) -> int:
        """Return the step from the second-to-last row to the last, which may be incomplete."""
        columns, last = self._geometry.columns, self._geometry.count - 1
        return last - current if current // columns < last // columns else 0

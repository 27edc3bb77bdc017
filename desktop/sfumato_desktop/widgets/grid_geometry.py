"""Geometry of a grid of equally sized cells.

All results are computed from the number of cells, so a grid of a million cells is as fast as a grid
of ten. Positions are relative to the top left corner of the content, not of the viewport.
"""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPoint, QRect

__all__ = ["GridGeometry"]


@dataclass(frozen=True)
class GridGeometry:
    """A grid with as many columns as fit its width and as many rows as its cells need."""

    count: int
    """Number of cells."""
    width: int
    """Width of the viewport, in pixels."""
    side_px: int
    """Side length of the square that contains an image, in pixels."""
    label_px: int = 0
    """Height of the caption below the image, in pixels; 0 if there is no caption."""
    padding_px: int = 6
    """Distance from a cell's edge to its image, in pixels."""
    gap_px: int = 4
    """Distance between two cells, in pixels."""
    margin_px: int = 12
    """Outer margin, in pixels."""

    @cached_property
    def columns(self) -> int:
        """Number of columns; at least one."""
        return max(1, (self._inner_width + self.gap_px) // (self._cell_width + self.gap_px))

    @cached_property
    def rows(self) -> int:
        """Number of rows, the last of which may be incomplete."""
        return -(-self.count // self.columns)

    @cached_property
    def row_pitch(self) -> int:
        """Distance from the top of a row to the top of the next, in pixels."""
        return self._cell_height + self.gap_px

    @property
    def height(self) -> int:
        """Height of the whole content, in pixels."""
        return self.rows * self.row_pitch - self.gap_px + 2 * self.margin_px if self.count else 0

    def cell(self, index: int) -> QRect:
        """Return the rectangle of a cell."""
        row, column = divmod(index, self.columns)
        left = self._left_of(column)
        width = self._left_of(column + 1) - self.gap_px - left
        top = self.margin_px + row * self.row_pitch
        return QRect(left, top, max(width, self._cell_width), self._cell_height)

    def image_box(self, cell: QRect) -> QRect:
        """Return the square inside a cell that contains its image."""
        left = cell.left() + (cell.width() - self.side_px) // 2
        return QRect(left, cell.top() + self.padding_px, self.side_px, self.side_px)

    def index_at(self, point: QPoint) -> int | None:
        """Return the cell at a point, or `None` in a gap or past the last cell."""
        index = self.nearest_index(point)
        return index if index is not None and self.cell(index).contains(point) else None

    def nearest_index(self, point: QPoint) -> int | None:
        """Return the cell whose row and column are closest to a point, or `None` without cells."""
        if not self.count:
            return None
        index = self._row_at(point.y()) * self.columns + self._column_at(point.x())
        return min(index, self.count - 1)

    def span_at(self, top: int, bottom: int) -> range:
        """Return the cells of all rows that intersect a vertical range of the content."""
        first = self._row_at(top) * self.columns
        last = (self._row_at(bottom) + 1) * self.columns
        return range(min(first, self.count), min(last, self.count))

    def spans_within(self, area: QRect) -> list[range]:
        """Return the cells that intersect an area, as one range per row of the grid."""
        found = []
        for row in range(self._row_at(area.top()), self._row_at(area.bottom()) + 1):
            first = row * self.columns
            touched = [
                index
                for index in range(first, min(first + self.columns, self.count))
                if self.cell(index).intersects(area)
            ]
            if touched:
                found.append(range(touched[0], touched[-1] + 1))
        return found

    @cached_property
    def _inner_width(self) -> int:
        return self.width - 2 * self.margin_px

    @cached_property
    def _cell_width(self) -> int:
        return self.side_px + 2 * self.padding_px

    @cached_property
    def _cell_height(self) -> int:
        return self.side_px + 2 * self.padding_px + self.label_px

    def _left_of(self, column: int) -> int:
        """Return the left edge of a column; spare width is distributed over the columns."""
        return self.margin_px + column * (self._inner_width + self.gap_px) // self.columns

    def _row_at(self, y: int) -> int:
        row = (y - self.margin_px) // self.row_pitch
        return min(max(row, 0), max(self.rows - 1, 0))

    def _column_at(self, x: int) -> int:
        columns = self.columns
        column = (x - self.margin_px) * columns // max(1, self._inner_width + self.gap_px)
        return min(max(column, 0), columns - 1)

"""View of a sample grid, as a whole or zoomed to one seed.

The whole grid is scaled to fit. A click or Enter zooms in on one cell with integer scaling; the
view stays on that seed while other grids of the run are shown, until a click or Esc returns to the
whole grid.
"""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from sfumato_desktop.shown_text import as_tip
from sfumato_desktop.theme import Space, colors_of
from sfumato_desktop.widgets.images import contain, enlarge

__all__ = ["SampleGridView"]

_GAP_PX = 2
"""Gap around each image of a grid, as written by `sfumato.generation.grid`."""
_STEPS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_CLOSER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class SampleGridView(QWidget):
    """A sample grid, one cell of it, or a message in its place."""

    viewed = Signal()
    """The current cell changed, or the view zoomed in or out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixmap = QPixmap()
        self._cells = _Cells(QSize(), columns=1, count=0)
        self._captions: tuple[str, ...] = ()
        self._words = ""
        self._current = 0
        self._hovered = -1
        self._is_close = False
        self.setMinimumSize(160, 160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._emit_current()

    @property
    def cell(self) -> int:
        """The index of the current cell, counting row by row."""
        return self._current

    @property
    def is_close(self) -> bool:
        """Whether only the current cell is shown."""
        return self._is_close and not self._pixmap.isNull()

    def show_grid(
        self, pixmap: QPixmap, *, columns: int, count: int, captions: tuple[str, ...] = ()
    ) -> None:
        """Show a grid, or its image of the seed that is zoomed in on.

        Args:
            pixmap: The grid.
            columns: The number of images in a row.
            count: The number of images.
            captions: The text below each image; empty for none.
        """
        self._pixmap, self._words, self._captions = pixmap, "", captions
        self._cells = _Cells(pixmap.size(), columns=columns, count=count)
        self._current = min(self._current, max(0, count - 1))
        self._emit_current()

    def show_message(self, text: str) -> None:
        """Show a message instead of a grid."""
        self._pixmap, self._words, self._captions = QPixmap(), text, ()
        self._cells = _Cells(QSize(), columns=1, count=0)
        self._emit_current()

    def show_cell(self, cell: int) -> None:
        """Zoom in on one cell."""
        if 0 <= cell < self._cells.count:
            self._current, self._is_close = cell, True
            self._emit_current()

    def show_all(self) -> None:
        """Show the whole grid."""
        self._is_close = False
        self._emit_current()

    def image_of(self, cell: int) -> QPixmap:
        """Return one image of the grid."""
        return self._pixmap.copy(self._cells.rect(cell))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Zoom in on a cell, or return to the grid."""
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
        elif self.is_close:
            self.show_all()
        else:
            self.show_cell(self._cell_at(event.position().toPoint()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Highlight the cell under the pointer."""
        self._hover(-1 if self.is_close else self._cell_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Clear the hover highlight."""
        super().leaveEvent(event)
        self._hover(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between cells with the arrow keys, zoom in with Enter, and return with Esc."""
        key = event.key()
        if key in _STEPS and self._cells.count:
            self._current = self._cells.neighbor(self._current, *_STEPS[key])
            self._emit_current()
        elif self.is_close and key in (Qt.Key.Key_Escape, *_CLOSER):
            self.show_all()
        elif key in _CLOSER:
            self.show_cell(self._current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus frame."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the focus frame."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (Qt's signature)
        """Paint the image on its background."""
        colors = colors_of(self)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(colors.canvas))
            if self._pixmap.isNull():
                painter.setPen(QColor(colors.muted))
                flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(self.rect(), flags, self._words)
                if self.hasFocus():
                    painter.setPen(QPen(QColor(colors.accent), 2))
                    painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
                return
            placement = self._placement()
            placement.paint_images(painter)
            self._paint_captions(painter, placement)
            if not self.is_close and self._hovered >= 0:
                self._frame(painter, placement.rect(self._hovered), colors.text)
            if self.hasFocus():
                current = 0 if self.is_close else self._current
                self._frame(painter, placement.rect(current), colors.accent)

    def _paint_captions(self, painter: QPainter, placement: "_Placement") -> None:
        painter.setPen(QColor(colors_of(self).muted))
        shown = slice(self._current, self._current + 1) if self.is_close else slice(None)
        for cell, caption in enumerate(self._captions[shown]):
            area = placement.caption_rect(cell)
            text = self.fontMetrics().elidedText(caption, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)

    def _frame(self, painter: QPainter, area: QRect, color: str) -> None:
        """Paint a frame around an image."""
        for stroke, width in ((colors_of(self).canvas, 6), (color, 3)):  # visible on any image
            pen = QPen(QColor(stroke), width)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            painter.drawRect(area.adjusted(-1, -1, 0, 0))

    def _placement(self) -> "_Placement":
        """Return where the grid, or the image that is zoomed in on, is painted."""
        inner = self.rect().adjusted(Space.S, Space.S, -Space.S, -Space.S)
        caption_px = self.fontMetrics().height() if self._captions else 0
        cells = _Cells.only(self.image_of(self._current)) if self.is_close else self._cells
        room = inner.size() - QSize(0, cells.rows * caption_px)
        if self.is_close:
            fitted = enlarge(self.image_of(self._current), room, self)
        else:
            fitted = contain(self._pixmap, room, self)
        area = QRect(QPoint(), fitted.deviceIndependentSize().toSize())
        area.setHeight(area.height() + cells.rows * caption_px)
        area.moveCenter(self.rect().center())
        return _Placement(fitted, area.topLeft(), caption_px, cells)

    def _cell_at(self, point: QPoint) -> int:
        """Return the cell at a point in the view, or -1 if there is none."""
        if self._pixmap.isNull():
            return -1
        placement = self._placement()
        cells = range(self._cells.count)
        return next((cell for cell in cells if placement.rect(cell).contains(point)), -1)

    def _hover(self, cell: int) -> None:
        if cell != self._hovered:
            self._hovered = cell
            self.setCursor(
                Qt.CursorShape.PointingHandCursor if cell >= 0 else Qt.CursorShape.ArrowCursor
            )
            self.update()

    def _emit_current(self) -> None:
        """Update the accessible name and the tooltip."""
        numbers = {"n": self._current + 1, "count": self._cells.count}
        caption = f", {self._captions[self._current]}" if self._captions else ""
        if self._pixmap.isNull():
            name, tip = self._words or self.tr("No samples"), self.tr("Samples are shown here")
        elif self.is_close:
            name = self.tr("Sample {n} of {count}").format(**numbers) + caption
            tip = self.tr("Click or press Esc to return to all samples")
        else:
            name = self.tr("Sample grid, sample {n} of {count}").format(**numbers) + caption
            tip = self.tr(
                "Click a sample, or select it with the arrow keys and press Enter, "
                "to follow it through the run"
            )
        self.setAccessibleName(name)
        self.setToolTip(as_tip(tip))
        self.update()
        self.viewed.emit()


@dataclass(frozen=True)
class _Cells:
    """The positions of a grid's images in its file."""

    size: QSize
    columns: int
    count: int
    gap_px: int = _GAP_PX

    @classmethod
    def only(cls, image: QPixmap) -> "_Cells":
        """Return the position of a single image without a gap around it."""
        return cls(image.size(), columns=1, count=1, gap_px=0)

    @property
    def rows(self) -> int:
        """The number of rows."""
        return -(-self.count // self.columns)

    def rect(self, cell: int) -> QRect:
        """Return the rectangle of an image, without the gap around it."""
        tile = self._tile()
        row, column = divmod(cell, self.columns)
        left, top = column * tile.width() + self.gap_px, row * tile.height() + self.gap_px
        return QRect(left, top, tile.width() - self.gap_px, tile.height() - self.gap_px)

    def neighbor(self, cell: int, right: int, down: int) -> int:
        """Return the cell at an offset in columns and rows, or the same cell if there is none."""
        row, column = divmod(cell, self.columns)
        wanted = cell + right + down * self.columns
        is_there = 0 <= column + right < self.columns and 0 <= wanted < self.count
        return wanted if is_there and row + down >= 0 else cell

    def _tile(self) -> QSize:
        return QSize(
            (self.size.width() - self.gap_px) // self.columns,
            (self.size.height() - self.gap_px) // max(1, self.rows),
        )


@dataclass(frozen=True)
class _Placement:
    """Where the images of a grid and the captions below them are painted in the view."""

    fitted: QPixmap
    """The grid in the size in which it is painted, without captions."""
    corner: QPoint
    caption_px: int
    """Height of a row of captions."""
    cells: _Cells

    def rect(self, cell: int) -> QRect:
        """Return the rectangle of an image."""
        scale, rect = self._scale, self.cells.rect(cell)
        below = cell // self.cells.columns * self.caption_px
        corner = self.corner + QPoint(round(rect.x() * scale), round(rect.y() * scale) + below)
        return QRect(corner, QSize(round(rect.width() * scale), round(rect.height() * scale)))

    def caption_rect(self, cell: int) -> QRect:
        """Return the rectangle of an image's caption."""
        rect = self.rect(cell)
        top = rect.bottom() + 1 + round(self.cells.gap_px * self._scale)
        return QRect(rect.left(), top, rect.width(), self.caption_px)

    def paint_images(self, painter: QPainter) -> None:
        """Paint the grid, one row of images after the other if there are captions."""
        if not self.caption_px:
            painter.drawPixmap(self.corner, self.fitted)
            return
        pixels, rows = self.fitted.size(), self.cells.rows
        ratio = self.fitted.devicePixelRatio()
        tops = [round(row * pixels.height() / rows) for row in range(rows + 1)]
        for row, (top, bottom) in enumerate(pairwise(tops)):
            strip = self.fitted.copy(0, top, pixels.width(), bottom - top)
            painter.drawPixmap(
                self.corner + QPoint(0, round(top / ratio) + row * self.caption_px), strip
            )

    @property
    def _scale(self) -> float:
        return self.fitted.deviceIndependentSize().width() / self.cells.size.width()

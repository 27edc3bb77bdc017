"""Captioned rows of images from one tiled image file.

The file contains adjoining square tiles. Each row is shown beside its caption. Tiles are scaled to
the available space, and small tiles are scaled by integer factors.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from sfumato_desktop.theme import Space, colors_of
from sfumato_desktop.widgets.images import cover

__all__ = ["TileRows"]

_SIDE_PX = 72
_LEAST_SIDE_PX = 40
_WORDS_PX = 96
_GAP_PX = Space.XS


class TileRows(QWidget):
    """Captioned rows of images.

    Args:
        words: Captions of the rows, from top to bottom.
        parent: The parent widget.
    """

    def __init__(self, words: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = tuple(words)
        self._tiles: list[list[QPixmap]] = []

    @property
    def columns(self) -> int:
        """The number of images per row."""
        return len(self._tiles[0]) if self._tiles else 0

    def show_sheet(self, sheet: QImage) -> None:
        """Show the tiles of a sheet with one row per caption."""
        side = sheet.height() // len(self._words)
        columns = sheet.width() // side if side else 0
        self._tiles = [
            [
                QPixmap.fromImage(sheet.copy(QRect(column * side, row * side, side, side)))
                for column in range(columns)
            ]
            for row in range(len(self._words))
        ]
        self.setMinimumWidth(_WORDS_PX + columns * (_LEAST_SIDE_PX + _GAP_PX))
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Adapt the height to the new width."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (Qt's signature)
        """Paint the captions and tiles."""
        side = self._side()
        with QPainter(self) as painter:
            painter.setPen(QColor(colors_of(self).muted))
            for row, (words, tiles) in enumerate(zip(self._words, self._tiles, strict=False)):
                top = row * (side + _GAP_PX)
                area = QRect(0, top, _WORDS_PX - Space.S, side)
                middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(area, middle, words)
                for column, tile in enumerate(tiles):
                    left = _WORDS_PX + column * (side + _GAP_PX)
                    painter.drawPixmap(left, top, cover(tile, QSize(side, side), self))

    def _side(self) -> int:
        room = (self.width() - _WORDS_PX) // max(1, self.columns) - _GAP_PX
        return max(_LEAST_SIDE_PX, min(_SIDE_PX, room))

    def _fit(self) -> None:
        self.setFixedHeight(len(self._words) * (self._side() + _GAP_PX) if self.columns else 0)

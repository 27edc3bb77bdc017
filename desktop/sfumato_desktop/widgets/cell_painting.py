"""Painting of a single cell in an image grid.

Images smaller than their box are enlarged by integer factors of device pixels so that pixel art
stays sharp; larger images are downscaled smoothly. Colors come from the theme.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPixmap, QPolygonF

from sfumato_desktop.bridge.thumbnails import Thumbnail
from sfumato_desktop.icons import paint_icon
from sfumato_desktop.models.image_list import ImageCell
from sfumato_desktop.theme import Colors

__all__ = ["STAR_COLOR", "CellPainter", "CellState", "pixel_true_size", "star_shape"]

STAR_COLOR = QColor("#e0a030")
"""Color of the rating stars; visible in both the light and the dark palette."""

_RADIUS = 6.0
_BADGE_PX = 20
_REJECTED_OPACITY = 0.35


@dataclass(frozen=True)
class CellState:
    """Interaction state of a cell."""

    is_selected: bool = False
    is_current: bool = False
    is_hovered: bool = False


class CellPainter:
    """Paints cells with one painter, for a single repaint.

    Args:
        painter: Painter on the grid's viewport.
        colors: The grid's current theme colors.
        has_focus: Whether the grid has keyboard focus.
    """

    def __init__(self, painter: QPainter, colors: Colors, *, has_focus: bool) -> None:
        self._painter = painter
        self._has_focus = has_focus
        self._ratio = painter.device().devicePixelRatioF()
        self._metrics = QFontMetrics(painter.font())
        self._accent = QColor(colors.accent)
        self._soft_accent = QColor(colors.accent_soft)
        self._text = QColor(colors.text)
        self._muted = QColor(colors.muted)
        self._hover = QColor(colors.hover)
        self._box = QColor(colors.surface)
        self._flag_colors = {"pick": colors.success, "reject": colors.danger}

    def draw(
        self,
        area: QRect,
        box: QRect,
        *,
        cell: ImageCell | None,
        thumbnail: Thumbnail | None,
        state: CellState,
    ) -> None:
        """Paint one cell.

        Args:
            area: The whole cell.
            box: The square within the cell that contains the image.
            cell: The cell to paint; `None` paints a placeholder.
            thumbnail: The thumbnail, if it is loaded.
            state: The cell's interaction state.
        """
        self._draw_frame(area, state)
        if thumbnail is None:
            self._painter.fillRect(box, self._box)
        elif thumbnail.is_broken:
            self._draw_broken(box)
        else:
            is_rejected = cell is not None and cell.flag == "reject"
            self._painter.setOpacity(_REJECTED_OPACITY if is_rejected else 1.0)
            self._draw_image(box, thumbnail.pixmap)
            self._painter.setOpacity(1.0)
        if cell is not None and cell.flag:
            self._draw_flag(box, cell.flag)
        if cell is not None and area.bottom() - box.bottom() > self._metrics.height():
            label = QRect(box.left(), box.bottom() + 1, box.width(), area.bottom() - box.bottom())
            self._draw_label(label, cell, is_selected=state.is_selected)

    def _draw_frame(self, area: QRect, state: CellState) -> None:
        if not (state.is_selected or state.is_current or state.is_hovered):
            return
        painter = self._painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state.is_selected:
            painter.setBrush(self._soft_accent)
        else:
            painter.setBrush(self._hover if state.is_hovered else Qt.BrushStyle.NoBrush)
        if state.is_selected:
            thickness = 1.0 + self._has_focus + (self._has_focus and state.is_current)
            painter.setPen(QPen(self._accent, thickness))
        elif state.is_current and self._has_focus:
            painter.setPen(QPen(self._muted, 1.0))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _draw_image(self, box: QRect, pixmap: QPixmap) -> None:
        size, is_enlarged = pixel_true_size(QSizeF(pixmap.size()), QSizeF(box.size()), self._ratio)
        target = QRectF(
            _snap(box.left() + (box.width() - size.width()) / 2, self._ratio),
            _snap(box.top() + (box.height() - size.height()) / 2, self._ratio),
            size.width(),
            size.height(),
        )
        self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=not is_enlarged)
        self._painter.drawPixmap(target, pixmap, QRectF(pixmap.rect()))

    def _draw_flag(self, box: QRect, flag: str) -> None:
        """Paint a flag badge in the corner, on a background that is visible over any image."""
        side = min(_BADGE_PX, box.width() // 3)
        badge = QRectF(box.left() + 2, box.top() + 2, side, side)
        painter = self._painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._box)
        painter.drawRoundedRect(badge, 4, 4)
        icon_name = "flag" if flag == "pick" else "reject"
        inner = badge.adjusted(side * 0.12, side * 0.12, -side * 0.12, -side * 0.12)
        paint_icon(painter, icon_name, inner, color=self._flag_colors[flag])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _draw_broken(self, box: QRect) -> None:
        painter = self._painter
        painter.fillRect(box, self._box)
        side = min(28.0, box.width() / 3)
        frame = QRectF(0, 0, side, side * 0.8)
        frame.moveCenter(QPointF(box.center()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._muted, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, 2, 2)
        painter.drawLine(frame.topLeft() + QPointF(-3, -3), frame.bottomRight() + QPointF(3, 3))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _draw_label(self, area: QRect, cell: ImageCell, *, is_selected: bool) -> None:
        painter, stars_width = self._painter, 0
        if cell.rating:
            stars_width = self._draw_stars(area, cell.rating)
        room = area.adjusted(0, 0, -stars_width, 0)
        painter.setPen(self._text if is_selected else self._muted)
        caption = cell.caption
        if self._metrics.horizontalAdvance(caption) > room.width():
            caption = self._metrics.elidedText(caption, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, caption)

    def _draw_stars(self, area: QRect, rating: int) -> int:
        painter, step = self._painter, 11
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(STAR_COLOR)
        left = area.right() + 1 - rating * step
        for number in range(rating):
            center = QPointF(left + number * step + step / 2, area.top() + area.height() / 2)
            painter.drawPolygon(star_shape(center, 5.0))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        return rating * step + 6


def pixel_true_size(image: QSizeF, room: QSizeF, ratio: float) -> tuple[QSizeF, bool]:
    """Return the size, in logical pixels, at which an image fits the available space.

    An image that fits is enlarged by the largest integer number of device pixels; a larger one is
    scaled down.

    Args:
        image: The image's own size.
        room: The available space, in logical pixels.
        ratio: Device pixels per logical pixel.

    Returns:
        The size, and whether each image pixel covers whole device pixels.
    """
    width, height = image.width(), image.height()
    share = min(room.width() * ratio / width, room.height() * ratio / height)
    scale = float(int(share)) if share >= 1 else share
    return QSizeF(width * scale / ratio, height * scale / ratio), share >= 1


def star_shape(center: QPointF, radius: float) -> QPolygonF:
    """Return an upright five-pointed star."""
    return QPolygonF([center + point * radius for point in _STAR])


def _snap(position: float, ratio: float) -> float:
    return round(position * ratio) / ratio


_STAR = [
    QPointF(0.0, -1.0),
    QPointF(0.235, -0.324),
    QPointF(0.951, -0.309),
    QPointF(0.380, 0.124),
    QPointF(0.588, 0.809),
    QPointF(0.0, 0.4),
    QPointF(-0.588, 0.809),
    QPointF(-0.380, 0.124),
    QPointF(-0.951, -0.309),
    QPointF(-0.235, -0.324),
]

"""A canvas for viewing one image with zoom and pan.

The image is fitted to the canvas, or shown at one screen pixel per image pixel or an integer
multiple of that. Dragging pans, and the wheel zooms around the pointer. Enlarged images are never
blurred.
"""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from sfumato_desktop.theme import Space, colors_of
from sfumato_desktop.widgets.cell_painting import pixel_true_size

__all__ = ["ImageCanvas", "Zoom"]

_STEPS = (1 / 16, 1 / 8, 1 / 4, 1 / 3, 1 / 2, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32)


class Zoom(StrEnum):
    """How the scale of the image is determined."""

    FIT = "fit"
    """As large as the available space allows, but enlarged only by integer factors."""
    FREE = "free"
    """As chosen by the user."""


class ImageCanvas(QWidget):
    """Shows one image.

    Args:
        parent: The parent widget.
    """

    scale_changed = Signal(float)
    """Emitted with the number of screen pixels per image pixel."""
    double_clicked = Signal()
    pressed = Signal()
    view_changed = Signal(object, float, QPointF)
    """The user panned or zoomed: with the zoom mode, scale, and center."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixmap = QPixmap()
        self._full_size = QSizeF()
        self._zoom = Zoom.FIT
        self._scale = 1.0
        self._center = QPointF(0.5, 0.5)
        self._dragged_from: QPointF | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def zoom(self) -> Zoom:
        """How the scale of the image is determined."""
        return self._zoom

    @property
    def scale(self) -> float:
        """The number of screen pixels per image pixel."""
        return self._scale if self._zoom is Zoom.FREE else self._fitting_scale()

    def show_pixmap(self, pixmap: QPixmap, full_size: QSizeF) -> None:
        """Show an image.

        Args:
            pixmap: The image itself, or a smaller preview of it.
            full_size: The image's own size.
        """
        self._pixmap = pixmap
        self._full_size = full_size
        self._keep_in_view()
        self.update()
        self.scale_changed.emit(self.scale)

    def fit(self) -> None:
        """Fit the whole image into the available space."""
        self._zoom, self._center = Zoom.FIT, QPointF(0.5, 0.5)
        self.update()
        self._emit_view()

    def set_view(self, zoom: Zoom, scale: float, center: QPointF) -> None:
        """Apply the view of another canvas, as emitted by `view_changed`."""
        self._zoom, self._scale, self._center = zoom, scale, QPointF(center)
        self._keep_in_view()
        self.update()
        self.scale_changed.emit(self.scale)

    def pan(self, right: float, down: float) -> None:
        """Pan to the right and down, in fractions of the visible area."""
        size = self._shown_size()
        self._center += QPointF(
            right * self.width() / max(1.0, size.width()),
            down * self.height() / max(1.0, size.height()),
        )
        self._keep_in_view()
        self.update()
        self._emit_view()

    def set_scale(self, scale: float, *, around: QPointF | None = None) -> None:
        """Set the scale while keeping the canvas position `around` fixed."""
        anchor = around or self.rect().toRectF().center()
        before = self._target()
        share = QPointF(
            (anchor.x() - before.left()) / max(1.0, before.width()),
            (anchor.y() - before.top()) / max(1.0, before.height()),
        )
        self._zoom, self._scale = Zoom.FREE, scale
        size = self._shown_size()
        middle = self.rect().toRectF().center()
        self._center = QPointF(
            share.x() + (middle.x() - anchor.x()) / max(1.0, size.width()),
            share.y() + (middle.y() - anchor.y()) / max(1.0, size.height()),
        )
        self._keep_in_view()
        self.update()
        self._emit_view()

    def zoom_in(self, *, around: QPointF | None = None) -> None:
        """Zoom in by one step."""
        larger = [step for step in _STEPS if step > self.scale * 1.001]
        self.set_scale(larger[0] if larger else _STEPS[-1], around=around)

    def zoom_out(self, *, around: QPointF | None = None) -> None:
        """Zoom out by one step."""
        smaller = [step for step in _STEPS if step < self.scale * 0.999]
        self.set_scale(smaller[-1] if smaller else _STEPS[0], around=around)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the image on the neutral background used for all images."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(colors_of(self).canvas))
            if not self._pixmap.isNull():
                is_whole = self._pixmap.width() >= self._full_size.width()
                is_smooth = self.scale < 1 or not is_whole
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=is_smooth)
                source = self._pixmap.rect().toRectF()
                painter.drawPixmap(self._target(), self._pixmap, source)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the image to the new size."""
        super().resizeEvent(event)
        self._keep_in_view()
        self.scale_changed.emit(self.scale)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom in or out around the pointer."""
        if event.angleDelta().y() > 0:
            self.zoom_in(around=event.position())
        elif event.angleDelta().y() < 0:
            self.zoom_out(around=event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start dragging the image."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragged_from = event.position()
            self.pressed.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan the image with the pointer."""
        if self._dragged_from is None:
            return
        moved, size = event.position() - self._dragged_from, self._shown_size()
        self._dragged_from = event.position()
        self._center -= QPointF(
            moved.x() / max(1.0, size.width()), moved.y() / max(1.0, size.height())
        )
        self._keep_in_view()
        self.update()
        self._emit_view()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Stop dragging the image."""
        self._dragged_from = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Emit the double click."""
        self.double_clicked.emit()

    def _emit_view(self) -> None:
        self.scale_changed.emit(self.scale)
        self.view_changed.emit(self._zoom, self.scale, self._center)

    def _fitting_scale(self) -> float:
        if self._full_size.isEmpty():
            return 1.0
        margin = 2.0 * Space.L
        room = QSizeF(max(1.0, self.width() - margin), max(1.0, self.height() - margin))
        size, _ = pixel_true_size(self._full_size, room, self.devicePixelRatioF())
        return size.width() * self.devicePixelRatioF() / self._full_size.width()

    def _shown_size(self) -> QSizeF:
        return self._full_size * (self.scale / self.devicePixelRatioF())

    def _target(self) -> QRectF:
        size, middle = self._shown_size(), self.rect().toRectF().center()
        ratio = self.devicePixelRatioF()
        left = middle.x() - size.width() * self._center.x()
        top = middle.y() - size.height() * self._center.y()
        return QRectF(round(left * ratio) / ratio, round(top * ratio) / ratio, *size.toTuple())

    def _keep_in_view(self) -> None:
        """Center an image smaller than the canvas, and keep a larger image within its edges."""
        size = self._shown_size()
        self._center = QPointF(
            _bounded(self._center.x(), size.width(), self.width()),
            _bounded(self._center.y(), size.height(), self.height()),
        )


def _bounded(center: float, length: float, room: float) -> float:
    if length <= room:
        return 0.5
    half = room / length / 2
    return min(max(center, half), 1 - half)

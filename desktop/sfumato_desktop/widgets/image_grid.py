"""A grid for browsing, selecting, and dragging any number of images.

The grid paints the visible cells and requests missing thumbnails a few rows ahead; each repaint
replaces the previous requests. `ArithmeticGridView` provides the layout.
"""

from PySide6.QtCore import QEvent, QModelIndex, QPointF, QRect, QRectF, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QDrag,
    QFont,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from sfumato_desktop.bridge.thumbnails import ThumbnailLoader
from sfumato_desktop.models.image_list import ImageListModel
from sfumato_desktop.theme import colors_of, set_role
from sfumato_desktop.widgets.arithmetic_grid_view import ArithmeticGridView
from sfumato_desktop.widgets.cell_painting import CellPainter, CellState, pixel_true_size
from sfumato_desktop.widgets.grid_geometry import GridGeometry

__all__ = ["MAXIMUM_SIDE_PX", "MINIMUM_SIDE_PX", "ImageGrid"]

MINIMUM_SIDE_PX = 32
MAXIMUM_SIDE_PX = 512
_LABELED_FROM_PX = 88
_ROWS_AHEAD = 4
_WHEEL_STEP_PX = 16


class ImageGrid(ArithmeticGridView):
    """A grid of equally sized thumbnails that can be browsed, selected, and dragged.

    Args:
        loader: Loads the thumbnails.
        parent: The parent widget.
    """

    side_changed = Signal(int)
    """The thumbnail size changed."""

    def __init__(self, loader: ThumbnailLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loader = loader
        self._side_px = 128
        self._hovered = -1
        self.setDragEnabled(True)
        set_role(self, "canvas")
        loader.batch_ready.connect(self._repaint)

    @property
    def side_px(self) -> int:
        """Side length of the square that contains each image, in pixels."""
        return self._side_px

    @Slot(int)
    def set_side(self, side_px: int) -> None:
        """Set the thumbnail size and keep the visible images in place."""
        side_px = max(MINIMUM_SIDE_PX, min(MAXIMUM_SIDE_PX, side_px))
        if side_px == self._side_px:
            return
        self._keep_position(prefer_current=True)
        self._side_px = side_px
        self._relayout()
        self.side_changed.emit(side_px)

    def image_model(self) -> ImageListModel | None:
        """Return the model, which is a list of images."""
        model = self.model()
        return model if isinstance(model, ImageListModel) else None

    def selected_ids(self) -> list[int]:
        """Return the IDs of the selected images in display order."""
        model = self.image_model()
        return [model.ids[row] for row in self.selected_rows()] if model is not None else []

    def current_id(self) -> int | None:
        """Return the ID of the current image."""
        model, row = self.image_model(), self.currentIndex().row()
        return model.ids[row] if model is not None and row >= 0 else None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, change the thumbnail size."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y() / 120
            self.set_side(self._side_px + round(steps * _WHEEL_STEP_PX))
            event.accept()
        else:
            super().wheelEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Highlight the cell under the pointer, drag images, or extend the rubber band."""
        QAbstractItemView.mouseMoveEvent(self, event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        """Clear the hover highlight."""
        super().leaveEvent(event)
        self._hover(-1)

    def startDrag(self, actions: Qt.DropAction) -> None:  # noqa: ARG002 - always a copy
        """Drag the files of the selected images to another program."""
        model = self.image_model()
        rows = self.selected_rows()
        if model is None or not rows:
            return
        drag = QDrag(self)
        drag.setMimeData(model.mime_of(rows))
        drag.setPixmap(self._drag_image(rows))
        drag.exec(Qt.DropAction.CopyAction, Qt.DropAction.CopyAction)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the visible cells with the loaded thumbnails, and request missing thumbnails."""
        offset, model = self.verticalOffset(), self.image_model()
        with QPainter(self.viewport()) as painter:
            painter.setFont(self._caption_font())
            painter.fillRect(event.rect(), QColor(colors_of(self.window()).canvas))
            if model is None:
                return
            area = event.rect().translated(0, offset)
            rows = self._geometry.span_at(area.top(), area.bottom())
            self._draw_cells(painter, rows, offset)
            self._draw_band(painter, offset)
            if self.hasFocus() and not self.currentIndex().isValid():
                painter.setPen(QPen(QColor(colors_of(self.window()).accent), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)  # the last cell may have set it
                painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        self._ask_for_images(model)

    def _geometry_for(self, count: int, width: int) -> GridGeometry:
        caption_height = self.fontMetrics().height() + 2
        return GridGeometry(
            count=count,
            width=width,
            side_px=self._side_px,
            label_px=caption_height if self._side_px >= _LABELED_FROM_PX else 0,
        )

    def _draw_cells(self, painter: QPainter, rows: range, offset: int) -> None:
        model, selection = self.image_model(), self.selectionModel()
        assert model is not None
        draw = CellPainter(painter, colors_of(self.window()), has_focus=self.hasFocus()).draw
        has_selection, current, root = (
            selection.hasSelection(),
            self.currentIndex().row(),
            QModelIndex(),
        )
        for row, cell in zip(rows, model.cells(rows), strict=True):
            area = self._geometry.cell(row).translated(0, -offset)
            draw(
                area,
                self._geometry.image_box(area),
                cell=cell,
                thumbnail=None if cell is None else self._loader.thumbnail(cell.path),
                state=CellState(
                    is_selected=has_selection and selection.isRowSelected(row, root),
                    is_current=row == current,
                    is_hovered=row == self._hovered,
                ),
            )

    def _draw_band(self, painter: QPainter, offset: int) -> None:
        if self._band is None:
            return
        color = QColor(colors_of(self.window()).accent)
        painter.setPen(color)
        color.setAlpha(40)
        painter.setBrush(color)
        painter.drawRect(self._band.translated(0, -offset))

    def _ask_for_images(self, model: ImageListModel) -> None:
        top, height = self.verticalOffset(), self.viewport().height()
        visible = self._geometry.span_at(top, top + height)
        ahead = self._geometry.span_at(
            top + height, top + height + _ROWS_AHEAD * self._geometry.row_pitch
        )
        wanted = model.cells(range(visible.start, max(visible.stop, ahead.stop)))
        side_px = round(self._side_px * self.devicePixelRatioF())
        self._loader.request((cell.path for cell in wanted if cell is not None), side_px)

    @Slot()
    def _repaint(self) -> None:
        self.viewport().update()

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()

    def _caption_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.9)
        return font

    def _drag_image(self, rows: list[int]) -> QPixmap:
        """Return the drag image: the first thumbnail and the number of images."""
        model = self.image_model()
        cell = model.cell(rows[0]) if model is not None else None
        thumbnail = self._loader.thumbnail(cell.path) if cell is not None else None
        side = 72
        image = QPixmap(side, side)
        colors = colors_of(self.window())
        image.fill(QColor(colors.surface))
        with QPainter(image) as painter:
            if thumbnail is not None and not thumbnail.is_broken:
                size, _ = pixel_true_size(QSizeF(thumbnail.pixmap.size()), QSizeF(side, side), 1.0)
                target = QRectF(QPointF(), size)
                target.moveCenter(QPointF(side / 2, side / 2))
                painter.drawPixmap(target, thumbnail.pixmap, QRectF(thumbnail.pixmap.rect()))
            if len(rows) > 1:
                badge = QRect(side - 36, side - 20, 36, 20)
                painter.fillRect(badge, QColor(colors.accent))
                painter.setPen(QColor(colors.on_accent))
                painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, f"{len(rows):n}")
        return image

"""Card for a recent project.

The card shows the latest sample grid of the newest run, the project's name, and the run's status.
If the folder is missing, the card is dimmed and shows a note.
"""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from sfumato_desktop import formatting
from sfumato_desktop.icons import icon, paint_icon
from sfumato_desktop.models.recent_projects import RecentProject
from sfumato_desktop.shown_text import as_caption, as_name, as_tip
from sfumato_desktop.theme import Radius, Space, colors_of
from sfumato_desktop.widgets.images import cover

__all__ = ["RecentCard"]

_SIZE = QSize(239, 208)
_IMAGE_HEIGHT = 140
_SIGN_SIZE = 36
_PIN_SIZE = 16


class RecentCard(QAbstractButton):
    """One recent project; clicking the card opens it."""

    open_requested = Signal(str)
    forget_requested = Signal(str)
    locate_requested = Signal(str)
    """The user wants to locate a missing project."""
    pin_requested = Signal(str, bool)
    """The user wants to pin or unpin a project."""

    def __init__(self, project: RecentProject, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._image = QPixmap.fromImage(project.image)
        self.setFixedSize(_SIZE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setText(as_caption(project.name))
        self.setAccessibleName(f"{project.name}, {self._line()}")
        self.setToolTip(as_tip(formatting.path_text(project.folder)))
        self.clicked.connect(self._open)

    def sizeHint(self) -> QSize:
        """Return the card's fixed size."""
        return _SIZE

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (Qt's signature)
        """Paint the card."""
        colors = colors_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        outline = QPainterPath()
        outline.addRoundedRect(frame, Radius.L, Radius.L)
        painter.fillPath(outline, QColor(_ground_of(self)))
        painter.setClipPath(outline)
        self._paint_image(painter, QRect(1, 1, self.width() - 2, _IMAGE_HEIGHT))
        painter.setClipping(False)
        has_focus = self.hasFocus()
        edge = colors.accent if has_focus else colors.border
        painter.setPen(QPen(QColor(edge), 2 if has_focus else 1))
        painter.drawPath(outline)
        self._paint_texts(painter)
        if self._project.is_pinned:
            sign = QRectF(self.width() - Space.M - _PIN_SIZE, _IMAGE_HEIGHT + 14, *[_PIN_SIZE] * 2)
            paint_icon(painter, "pin", sign, color=colors.muted)
        painter.end()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to remove the project from the list."""
        self._show_menu(event.globalPos())

    def _paint_image(self, painter: QPainter, rect: QRect) -> None:
        colors = colors_of(self)
        painter.fillRect(rect, QColor(colors.canvas))
        if not self._image.isNull():
            painter.drawPixmap(rect.topLeft(), cover(self._image, rect.size(), self))
            return
        sign = QRectF(0, 0, _SIGN_SIZE, _SIGN_SIZE)
        sign.moveCenter(QRectF(rect).center())
        name = "image-off" if self._project.is_missing else "image"
        paint_icon(painter, name, sign, color=colors.disabled)

    def _paint_texts(self, painter: QPainter) -> None:
        colors = colors_of(self)
        left, width = Space.M, self.width() - 2 * Space.M
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QColor(colors.muted if self._project.is_missing else colors.text))
        name = painter.fontMetrics().elidedText(
            as_name(self._project.name), Qt.TextElideMode.ElideRight, width
        )
        painter.drawText(QPoint(left, _IMAGE_HEIGHT + 27), name)
        painter.setFont(self.font())
        painter.setPen(QColor(colors.warning if self._project.is_missing else colors.muted))
        painter.drawText(QPoint(left, _IMAGE_HEIGHT + 48), self._line())

    def _line(self) -> str:
        project = self._project
        if project.is_missing:
            return self.tr("Missing: locate…")
        if project.status is None:
            return self.tr("No runs yet")
        return f"{formatting.status_name(project.status)}  ·  {formatting.ago(project.changed)}"

    def _show_menu(self, position: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if not self._project.is_missing:
            menu.addAction(self.tr("Open")).triggered.connect(self._open)
            pin = menu.addAction(icon("pin"), self.tr("Pin"))
            pin.setCheckable(True)
            pin.setChecked(self._project.is_pinned)
            pin.toggled.connect(self._pin)
        else:
            menu.addAction(icon("search"), self.tr("Locate…")).triggered.connect(self._locate)
        forget = menu.addAction(icon("close"), self.tr("Remove from list"))
        forget.triggered.connect(self._forget)
        menu.popup(position)

    @Slot()
    def _open(self) -> None:
        if self._project.is_missing:
            self._show_menu(self.mapToGlobal(self.rect().center()))
        else:
            self.open_requested.emit(str(self._project.folder))

    @Slot()
    def _locate(self) -> None:
        self.locate_requested.emit(str(self._project.folder))

    @Slot(bool)
    def _pin(self, is_pinned: bool) -> None:
        self.pin_requested.emit(str(self._project.folder), is_pinned)

    @Slot()
    def _forget(self) -> None:
        self.forget_requested.emit(str(self._project.folder))


def _ground_of(card: QAbstractButton) -> str:
    """Return the background color of a clickable card."""
    colors = colors_of(card)
    if card.isDown():
        return colors.pressed
    return colors.hover if card.underMouse() else colors.surface

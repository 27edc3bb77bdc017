"""Drop target for a folder of images.

The drop zone is a dashed area that accepts one folder from the system's file manager, or one file
that an importer can read. Pressing Enter or clicking opens a folder dialog instead.
"""

from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from sfumato_desktop.icons import paint_icon
from sfumato_desktop.theme import Radius, Space, colors_of
from sfumato_desktop.widgets.file_dialogs import ask_for_folder

__all__ = ["DropZone", "dropped_source"]

_ICON_SIZE = 32


def dropped_source(data: QMimeData, endings: Collection[str]) -> str:
    """Return the dragged folder, or the dragged file with a supported extension, or ""."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if len(paths) != 1:
        return ""
    is_source = paths[0].is_dir() or paths[0].suffix.casefold() in endings
    return str(paths[0]) if is_source else ""


class DropZone(QAbstractButton):
    """Accepts a folder of images, a project folder, or a file that an importer can read.

    Args:
        endings: Accepted file extensions, in lowercase and with the dot.
        parent: The parent widget.
    """

    source_dropped = Signal(str)

    def __init__(self, endings: Collection[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_over = False
        self._endings = endings
        self.setAcceptDrops(True)
        self.setMinimumHeight(120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setText(
            self.tr("Drop a folder of images or a ZIP file here")
            if ".zip" in endings
            else self.tr("Drop a folder of images here")
        )
        self.setAccessibleName(self.text())
        self.show_target(has_project=False)
        self.clicked.connect(self._ask)

    def show_target(self, *, has_project: bool) -> None:
        """Explain in the tooltip where the images are added."""
        self.setToolTip(
            self.tr("Add the images to the open project; the files are not moved")
            if has_project
            else self.tr("Create a project named after the folder; your images are not moved")
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Highlight the area if the dragged data is acceptable."""
        if dropped_source(event.mimeData(), self._endings):
            self._is_over = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: ARG002 (Qt's signature)
        """Remove the highlight."""
        self._is_over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Emit the dropped source."""
        self._is_over = False
        self.update()
        event.acceptProposedAction()
        self.source_dropped.emit(dropped_source(event.mimeData(), self._endings))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (Qt's signature)
        """Paint the dashed area."""
        colors = colors_of(self)
        is_lit = self._is_over or self.hasFocus()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(colors.accent if is_lit else colors.border_strong))
        pen.setWidthF(2.0 if is_lit else 1.2)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        if self._is_over:
            painter.setBrush(QColor(colors.accent_soft))
        elif self.underMouse():
            painter.setBrush(QColor(colors.hover))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), Radius.L, Radius.L)
        self._paint_text(painter)
        painter.end()

    def _paint_text(self, painter: QPainter) -> None:
        colors = colors_of(self)
        line = painter.fontMetrics().height()
        center = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        inner = QRectF(self.rect()).adjusted(Space.M, 0, -Space.M, 0)
        first = painter.boundingRect(inner, center, self.text()).height()
        height = _ICON_SIZE + Space.S + first + 2 + line
        top = (self.height() - height) / 2
        sign = QRectF((self.width() - _ICON_SIZE) / 2, top, _ICON_SIZE, _ICON_SIZE)
        paint_icon(painter, "folder-add", sign, color=colors.muted)
        painter.setPen(QColor(colors.text))
        inner.setTop(sign.bottom() + Space.S)
        painter.drawText(inner, center, self.text())
        painter.setPen(QColor(colors.muted))
        inner.setTop(inner.top() + first + 2)
        painter.drawText(inner, center, self.tr("or click to choose one"))

    @Slot()
    def _ask(self) -> None:
        ask_for_folder(self.window(), self.tr("Image folder"), self.source_dropped.emit)

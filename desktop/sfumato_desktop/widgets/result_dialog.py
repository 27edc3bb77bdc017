"""Dialog that shows a finished animation or contact sheet."""

from pathlib import Path

from PySide6.QtCore import QSize, QSizeF, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QImageReader, QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QSizePolicy, QVBoxLayout, QWidget

from sfumato_desktop import formatting
from sfumato_desktop.bridge.clipboard import copy_images
from sfumato_desktop.bridge.file_manager import show_in_folder
from sfumato_desktop.shown_text import as_title
from sfumato_desktop.theme import Space, set_role
from sfumato_desktop.widgets.elided_label import ElidedLabel
from sfumato_desktop.widgets.image_canvas import ImageCanvas
from sfumato_desktop.widgets.section import button, row

__all__ = ["ResultDialog"]

_SIZE = (900, 620)
_ANIMATED = (".webp", ".gif")
_LEAST_DELAY_MS = 15


class ResultDialog(QDialog):
    """Shows a generated file, with buttons to copy it or show its folder.

    Args:
        path: The file.
        parent: The window that the dialog opens over.
    """

    def __init__(self, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(as_title(path.name))
        self._path = path
        name = ElidedLabel(role="muted")
        name.setText(formatting.path_text(path))
        show = button(
            self.tr("Show in folder"),
            tip=self.tr("Open the folder that contains the file"),
            icon_name="folder-open",
        )
        copy = button(self.tr("Copy"), tip=self.tr("Copy the file"), icon_name="copy")
        close = button(self.tr("Close"), tip=self.tr("Close this window"), role="primary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(self._content(), 1)
        layout.addLayout(row(name, 1, show, copy, close))
        show.clicked.connect(lambda: show_in_folder(path))
        copy.clicked.connect(lambda: copy_images([path]))
        close.clicked.connect(self.accept)
        close.setDefault(True)
        close.setFocus()

    def _content(self) -> QWidget:
        if self._path.suffix in _ANIMATED:
            return _Film(self._path, self)
        self.resize(*_SIZE)
        canvas = ImageCanvas()
        canvas.setAccessibleName(self._path.name)
        pixmap = QPixmap(str(self._path))
        canvas.show_pixmap(pixmap, QSizeF(pixmap.size()))
        return canvas


class _Film(QLabel):
    """Plays an animation; each frame is decoded when it is due."""

    def __init__(self, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._path = path
        self._reader = QImageReader(str(path))
        set_role(self, "canvas")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(self.tr("Animation: {name}").format(name=path.name))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        size = self._reader.size()
        self.setMinimumSize(size.expandedTo(QSize(320, 256)))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._show_next)
        self._show_next()

    @Slot()
    def _show_next(self) -> None:
        if not self._reader.canRead():
            self._reader = QImageReader(str(self._path))
        image = self._reader.read()
        if image.isNull():
            self.setText(self.tr("The animation cannot be shown here."))
            return
        self.setPixmap(QPixmap.fromImage(image))
        self._timer.start(max(_LEAST_DELAY_MS, self._reader.nextImageDelay()))

    def hideEvent(self, event: QHideEvent) -> None:
        """Pause while hidden."""
        self._timer.stop()
        super().hideEvent(event)

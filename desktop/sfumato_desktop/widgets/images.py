"""Images of files, and functions that scale images for display.

Results are sharp at every device pixel ratio. Small images are enlarged by integer factors without
blurring, as pixel art requires, and large images are downscaled smoothly.
"""

from pathlib import Path

from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPixmap, QPixmapCache
from PySide6.QtWidgets import QWidget

from sfumato_desktop.bridge.thumbnails import WHOLE, ThumbnailLoader

__all__ = ["FileImages", "contain", "cover", "enlarge"]

_BUDGET_BYTES = 16 << 20


def cover(image: QPixmap, size: QSize, widget: QWidget) -> QPixmap:
    """Return an image scaled to cover a size, with the overflow cropped."""
    scale = widget.devicePixelRatioF()
    target = size * scale
    scaled = image.scaled(
        target, Qt.AspectRatioMode.KeepAspectRatioByExpanding, _mode(image, target)
    )
    left, top = (scaled.width() - target.width()) // 2, (scaled.height() - target.height()) // 2
    cut = scaled.copy(QRect(left, top, target.width(), target.height()))
    cut.setDevicePixelRatio(scale)
    return cut


def contain(image: QPixmap, size: QSize, widget: QWidget) -> QPixmap:
    """Return an image scaled to fit entirely into a size."""
    scale = widget.devicePixelRatioF()
    target = size * scale
    scaled = image.scaled(target, Qt.AspectRatioMode.KeepAspectRatio, _mode(image, target))
    scaled.setDevicePixelRatio(scale)
    return scaled


def enlarge(image: QPixmap, size: QSize, widget: QWidget) -> QPixmap:
    """Return an image enlarged by the largest integer factor that fits, or shrunk to fit."""
    target = size * widget.devicePixelRatioF()
    times = min(target.width() // image.width(), target.height() // image.height())
    if times < 1:
        return contain(image, size, widget)
    scaled = image.scaled(image.size() * times)
    scaled.setDevicePixelRatio(widget.devicePixelRatioF())
    return scaled


class FileImages(QObject):
    """The images of files that a widget shows, read in a background thread.

    Args:
        parent: The widget.
    """

    arrived = Signal()
    """Emitted when an image that was asked for has been read."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._wanted: list[str] = []
        """Files that were asked for since the last image arrived."""
        self._loader = ThumbnailLoader(budget_bytes=_BUDGET_BYTES, threads=1, parent=self)
        self._loader.batch_ready.connect(self._note)

    def pixmap(self, path: Path) -> QPixmap | None:
        """Return the image in a file, null if the file is damaged, or `None` until it is read."""
        file = str(path)
        found = self._loader.thumbnail(file)
        if found is not None:
            return found.pixmap
        if file not in self._wanted:
            self._wanted.append(file)
            self._loader.request(self._wanted, WHOLE)
        return None

    def cover(self, path: Path, size: QSize) -> QPixmap | None:
        """Return the image in a file, scaled by `cover`; `None` if it is damaged or not yet read.

        Scaled images are kept in Qt's cache.
        """
        widget = self.parent()
        assert isinstance(widget, QWidget)
        key = f"{path}@{size.width()}@{widget.devicePixelRatioF()}"
        kept = QPixmap()
        if QPixmapCache.find(key, kept):
            return kept
        whole = self.pixmap(path)
        if whole is None or whole.isNull():
            return None
        small = cover(whole, size, widget)
        QPixmapCache.insert(key, small)
        return small

    @Slot()
    def _note(self) -> None:
        self._wanted.clear()
        self.arrived.emit()  # the widget asks again for what is still missing
        if not self._wanted:
            self._loader.rest()


def _mode(image: QPixmap, target: QSize) -> Qt.TransformationMode:
    is_growing = target.width() >= 1.5 * image.width()
    return (
        Qt.TransformationMode.FastTransformation
        if is_growing
        else Qt.TransformationMode.SmoothTransformation
    )

"""Functions that scale images for display.

Results are sharp at every device pixel ratio. Small images are enlarged by integer factors without
blurring, as pixel art requires, and large images are downscaled smoothly.
"""

from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPixmap, QPixmapCache
from PySide6.QtWidgets import QWidget

__all__ = ["contain", "cover", "enlarge", "image_in", "thumbnail"]


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


def image_in(path: Path) -> QPixmap:
    """Return the image in a file, or a null image if the file cannot be read.

    `QPixmap(path)` would keep the image in Qt's cache, which could fill with up to ten megabytes of
    grids viewed once.
    """
    return QPixmap.fromImage(QImage(str(path)))


def thumbnail(path: Path, size: QSize, widget: QWidget) -> QPixmap | None:
    """Return the cached image in a file, scaled by `cover`; `None` if it cannot be read."""
    key = f"{path}@{size.width()}@{widget.devicePixelRatioF()}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    whole = image_in(path)
    if whole.isNull():
        return None
    small = cover(whole, size, widget)
    QPixmapCache.insert(key, small)
    return small


def _mode(image: QPixmap, target: QSize) -> Qt.TransformationMode:
    is_growing = target.width() >= 1.5 * image.width()
    return (
        Qt.TransformationMode.FastTransformation
        if is_growing
        else Qt.TransformationMode.SmoothTransformation
    )

"""Asynchronous loading and caching of thumbnails.

A few threads decode images, and the GUI thread only paints what is available. Each paint replaces
the list of requested images, so that images that were scrolled past are never decoded. Decoded
images are delivered in batches, with one signal per batch, in an LRU cache that is limited to a
number of bytes.
"""

import os
import threading
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QImageReader, QPixmap

from sfumato_desktop.threads import JOIN_S, start_thread

__all__ = ["TINY_PX", "WHOLE", "Thumbnail", "ThumbnailLoader", "decode"]

TINY_PX = 64
"""Images up to this side length keep their size and are painted with sharp, enlarged pixels."""

WHOLE = 1 << 20
"""Requested side length that returns an image at its original size."""

_BUDGET_BYTES = 256 << 20
_ALLOCATION_LIMIT_MB = 1024


@dataclass(frozen=True)
class Thumbnail:
    """A decoded image, or a placeholder for a file that cannot be read."""

    pixmap: QPixmap
    """The decoded image; null if the file is damaged."""
    is_whole: bool
    """Whether the pixmap has the image's original size."""
    side_px: int
    """The side length for which the image was decoded."""
    full_size: QSize
    """Upright size of the image in the file; empty if the file is damaged."""

    @property
    def is_broken(self) -> bool:
        """Whether the file could not be read as an image."""
        return self.pixmap.isNull()

    def serves(self, side_px: int) -> bool:
        """Whether the thumbnail can be painted at this side length without decoding again."""
        if self.is_broken or self.side_px == side_px:
            return True
        longest = max(self.full_size.width(), self.full_size.height())
        return self.is_whole and (longest <= side_px or longest <= TINY_PX)


class ThumbnailLoader(QObject):
    """Decodes images in threads, and caches a limited number of them for painting.

    Args:
        budget_bytes: Maximum size of the cached images.
        threads: Number of decoding threads; defaults to all cores but two, up to four.
        parent: The Qt parent.
    """

    batch_ready = Signal()
    """Emitted when new images can be painted."""
    _arrived = Signal()

    def __init__(
        self,
        *,
        budget_bytes: int = _BUDGET_BYTES,
        threads: int | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._budget_bytes = budget_bytes
        self._kept: OrderedDict[str, Thumbnail] = OrderedDict()
        self._kept_bytes = 0
        count = threads or min(4, max(1, (os.cpu_count() or 1) - 2))
        self._decoders = _Decoders(count, notify=self._arrived.emit)
        self._arrived.connect(self._drain, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(self._decoders.close)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.close)

    @property
    def kept_bytes(self) -> int:
        """Memory used by the cached images."""
        return self._kept_bytes

    def request(self, paths: Iterable[str], side_px: int) -> None:
        """Request these images in this order, replacing all earlier requests."""
        kept = self._kept
        missing = (p for p in paths if (known := kept.get(p)) is None or not known.serves(side_px))
        self._decoders.replace(missing, side_px)

    def thumbnail(self, path: str) -> Thumbnail | None:
        """Return the currently available thumbnail, possibly decoded for a different size."""
        thumbnail = self._kept.get(path)
        if thumbnail is not None:
            self._kept.move_to_end(path)
        return thumbnail

    def forget(self, paths: Iterable[str]) -> None:
        """Drop images whose files have changed or been deleted."""
        for path in paths:
            thumbnail = self._kept.pop(path, None)
            if thumbnail is not None:
                self._kept_bytes -= _bytes_of(thumbnail)

    @Slot()
    def rest(self) -> None:
        """End each thread after its current image, without waiting; requests restart them."""
        self._decoders.rest()

    @Slot()
    def close(self) -> None:
        """End the threads and wait for them; the next request restarts them."""
        self._decoders.close()
        self._drain()

    @Slot()
    def _drain(self) -> None:
        finished = self._decoders.pop_finished()
        for path, side_px, image, full_size in finished:
            self.forget([path])
            thumbnail = Thumbnail(
                pixmap=QPixmap.fromImage(image),
                is_whole=image.size() == full_size,
                side_px=side_px,
                full_size=full_size,
            )
            self._kept[path] = thumbnail
            self._kept_bytes += _bytes_of(thumbnail)
        while self._kept_bytes > self._budget_bytes and len(self._kept) > 1:
            self._kept_bytes -= _bytes_of(self._kept.popitem(last=False)[1])
        if finished:
            self.batch_ready.emit()


def decode(path: str, side_px: int) -> tuple[QImage, QSize]:
    """Read an image upright, scaled down (but never up) to fit a square.

    Returns:
        The image, which is null if the file cannot be read, and its full upright size.
    """
    reader = QImageReader(path)
    reader.setAutoTransform(True)
    reader.setDecideFormatFromContent(True)
    stored = reader.size()
    fitted = _fit(stored, side_px)
    if stored.isValid() and fitted != stored:
        reader.setScaledSize(fitted)
    image = reader.read()
    if image.isNull():
        return _decode_with_pillow(path, side_px)
    is_turned = bool(reader.transformation().value & _QUARTER_TURN)
    full_size = stored if stored.isValid() else image.size()
    if is_turned and stored.isValid():
        full_size = full_size.transposed()
    return _drawable(image), full_size


class _Decoders:
    """The threads, and the data passed between them and the GUI thread."""

    def __init__(self, count: int, notify: Callable[[], object]) -> None:
        self._notify = notify
        self._count = count
        self._threads: list[threading.Thread] = []
        self._leaving: list[threading.Thread] = []
        """Threads that end after their current image."""
        self._shift = threading.Event()
        """Set when the current threads are to end; each start has its own."""
        self._changed = threading.Condition()
        self._wanted: deque[str] = deque()
        self._side_px = 0
        self._in_work: set[str] = set()
        self._finished: list[tuple[str, int, QImage, QSize]] = []
        self._is_announced = False
        self._is_closed = False

    def replace(self, paths: Iterable[str], side_px: int) -> None:
        with self._changed:
            self._wanted = deque(path for path in paths if path not in self._in_work)
            self._side_px = side_px
            if not self._wanted:
                return
            self._changed.notify_all()
        if not self._threads:
            self._start()

    def pop_finished(self) -> list[tuple[str, int, QImage, QSize]]:
        with self._changed:
            finished, self._finished = self._finished, []
            self._in_work.difference_update(path for path, *_ in finished)
            self._is_announced = False
        return finished

    def rest(self) -> None:
        with self._changed:
            self._shift.set()
            self._wanted.clear()
            self._changed.notify_all()
        self._leaving = [*filter(threading.Thread.is_alive, self._leaving), *self._threads]
        self._threads = []

    def close(self) -> None:
        with self._changed:
            self._is_closed = True
        self.rest()
        for thread in self._leaving:
            thread.join(JOIN_S)
        self._leaving.clear()
        self._is_closed = False

    def _start(self) -> None:
        QImageReader.setAllocationLimit(_ALLOCATION_LIMIT_MB)
        self._shift = threading.Event()
        self._threads = [
            start_thread(f"sfumato-thumbnails-{number}", partial(self._work, self._shift))
            for number in range(self._count)
        ]

    def _work(self, shift: threading.Event) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._wanted or shift.is_set())
                if shift.is_set():
                    return
                path, side_px = self._wanted.popleft(), self._side_px
                self._in_work.add(path)
            image, full_size = decode(path, side_px)
            with self._changed:
                self._finished.append((path, side_px, image, full_size))
                is_first = not self._is_announced
                self._is_announced = True
                if is_first and not self._is_closed:
                    self._notify()


_QUARTER_TURN = 4  # the bit of QImageIOHandler.TransformationRotate90


def _fit(size: QSize, side_px: int) -> QSize:
    longest = max(size.width(), size.height())
    if longest <= side_px or longest <= TINY_PX:
        return size
    return QSize(
        max(1, round(size.width() * side_px / longest)),
        max(1, round(size.height() * side_px / longest)),
    )


def _drawable(image: QImage) -> QImage:
    return image.convertToFormat(
        QImage.Format.Format_ARGB32_Premultiplied
        if image.hasAlphaChannel()
        else QImage.Format.Format_RGB32
    )


def _decode_with_pillow(path: str, side_px: int) -> tuple[QImage, QSize]:
    """Read a format that Qt does not support, such as HEIC."""
    from PIL import Image, ImageOps  # imported here for start-up time: rarely needed
    from pillow_heif import register_heif_opener

    register_heif_opener()
    try:
        with Image.open(path) as opened:
            full_size = QSize(*ImageOps.exif_transpose(opened).size)
            fitted = _fit(full_size, side_px)
            upright = ImageOps.exif_transpose(opened).convert("RGBA")
            small = upright.resize((fitted.width(), fitted.height()), Image.Resampling.BOX)
    except Exception:  # Pillow raises many kinds of errors for damaged files
        return QImage(), QSize()
    image = QImage(
        small.tobytes(), small.width, small.height, 4 * small.width, QImage.Format.Format_RGBA8888
    )
    return _drawable(image), full_size


def _bytes_of(thumbnail: Thumbnail) -> int:
    pixmap = thumbnail.pixmap
    return pixmap.width() * pixmap.height() * 4

"""Render the app icon in the formats that each system needs.

The app's SVG becomes PNGs in the sizes of the hicolor theme for Linux, an ICO for Windows, and an
ICNS for macOS. Each size is rendered separately so that small icons stay sharp.
"""

import io
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

__all__ = ["APP_ID", "draw_icons", "drawn"]

APP_ID = "org.sfumato.Sfumato"
_DRAWING = Path(__file__).resolve().parents[1] / "resources/sfumato_resources/icons/app.svg"
_HICOLOR_PX = (16, 24, 32, 48, 64, 128, 256, 512)
_ICO_PX = (16, 24, 32, 48, 64, 128, 256)
_ICNS_PX = (16, 32, 64, 128, 256, 512, 1024)


def draw_icons(folder: Path) -> None:
    """Write all icons into a folder: `hicolor/`, `sfumato.ico` and `sfumato.icns`."""
    for size_px in _HICOLOR_PX:
        file = folder / f"hicolor/{size_px}x{size_px}/apps/{APP_ID}.png"
        file.parent.mkdir(parents=True, exist_ok=True)
        drawn(size_px).save(file)
    *smaller, largest = [drawn(size_px) for size_px in _ICO_PX]
    largest.save(folder / "sfumato.ico", append_images=smaller, sizes=[(px, px) for px in _ICO_PX])
    *smaller, largest = [drawn(size_px) for size_px in _ICNS_PX]
    largest.save(folder / "sfumato.icns", append_images=smaller)


def drawn(size_px: int) -> Image.Image:
    """Return the icon rendered in one size; needs no display."""
    canvas = QImage(size_px, size_px, QImage.Format.Format_ARGB32_Premultiplied)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    QSvgRenderer(str(_DRAWING)).render(painter, QRectF(0, 0, size_px, size_px))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    canvas.save(buffer, "PNG")
    return Image.open(io.BytesIO(bytes(buffer.data().data())))


if __name__ == "__main__":
    draw_icons(Path(sys.argv[1]))

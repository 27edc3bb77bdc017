"""Small image files with known content."""

from pathlib import Path

from PySide6.QtGui import QColor, QImage

__all__ = ["write_image"]


def write_image(path: Path, width: int, height: int, *, color: str = "#4080c0") -> str:
    """Write a single-color image in the format of its extension, and return its path as text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    assert image.save(str(path))
    return str(path)

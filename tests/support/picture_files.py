"""Small picture files of known content."""

from pathlib import Path

from PySide6.QtGui import QColor, QImage

__all__ = ["write_picture"]


def write_picture(path: Path, width: int, height: int, *, colour: str = "#4080c0") -> str:
    """Write a picture of one colour in the format that the name says; give its path as text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    assert image.save(str(path))
    return str(path)

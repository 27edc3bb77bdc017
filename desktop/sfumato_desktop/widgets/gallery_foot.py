"""The gallery's status bar: number of images and thumbnail size.

Controls that filter the images are in the bar above them; information about them is shown here.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sfumato_desktop import formatting
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.elided_label import ElidedLabel
from sfumato_desktop.widgets.image_grid import ImageGrid
from sfumato_desktop.widgets.size_slider import SizeSlider

__all__ = ["GalleryFoot"]


class GalleryFoot(QWidget):
    """A thin bar below the images with their count and the size slider.

    Args:
        grid: The grid whose thumbnails are resized.
        parent: The parent widget.
    """

    def __init__(self, grid: ImageGrid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = ElidedLabel(role="muted")
        line = QHBoxLayout(self)
        line.setContentsMargins(Space.M, Space.XS, Space.M, Space.XS)
        line.addWidget(self._count, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(SizeSlider(grid))

    def show_count(self, shown: int, selected: int) -> None:
        """Show the number of images and the number selected."""
        text = self.tr("%Ln image(s)", "", shown)
        if selected > 1:
            text = self.tr("{n} of {total} selected").format(
                n=formatting.count(selected), total=formatting.count(shown)
            )
        self._count.setText(text)

"""How many pictures are shown and selected, and how large are they?

What is asked of the pictures stands above them, in the bar; what is told of them stands here.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sfumato_desktop import words
from sfumato_desktop.plurals import counted
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.elided_label import ElidedLabel
from sfumato_desktop.widgets.picture_grid import PictureGrid
from sfumato_desktop.widgets.size_slider import SizeSlider

__all__ = ["GalleryFoot"]


class GalleryFoot(QWidget):
    """A low line below the pictures: their number, and their size.

    Args:
        grid: The grid whose pictures are sized.
        parent: The Qt parent.
    """

    def __init__(self, grid: PictureGrid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = ElidedLabel(role="muted")
        line = QHBoxLayout(self)
        line.setContentsMargins(Space.M, Space.XS, Space.M, Space.XS)
        line.addWidget(self._count, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(SizeSlider(grid))

    def show_count(self, shown: int, selected: int) -> None:
        """Say how many pictures are shown, and how many of them are selected."""
        text = counted(shown, one=self.tr("1 picture"), many=self.tr("{n} pictures"))
        if selected > 1:
            text = self.tr("{n} of {total} selected").format(
                n=words.count(selected), total=words.count(shown)
            )
        self._count.setText(text)

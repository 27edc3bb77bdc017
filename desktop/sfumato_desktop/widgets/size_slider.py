"""Slider for the thumbnail size of a grid."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.image_grid import MAXIMUM_SIDE_PX, MINIMUM_SIDE_PX, ImageGrid
from sfumato_desktop.widgets.section import tool_button
from sfumato_desktop.widgets.track_slider import TrackSlider

__all__ = ["SizeSlider"]

_STEP_PX = 24
_WIDTH_PX = 88
_HEIGHT_PX = 24


class SizeSlider(QWidget):
    """A slider from small to large thumbnails for one grid.

    Args:
        grid: The grid whose thumbnails are resized.
        parent: The parent widget.
    """

    def __init__(self, grid: ImageGrid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slider = TrackSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(MINIMUM_SIDE_PX, MAXIMUM_SIDE_PX)
        self._slider.setSingleStep(8)
        self._slider.setPageStep(32)
        self._slider.setFixedWidth(_WIDTH_PX)
        self._slider.setFixedHeight(_HEIGHT_PX)
        self._slider.setValue(grid.side_px)
        self._slider.setAccessibleName(self.tr("Thumbnail size"))
        self._slider.setToolTip(self.tr("Thumbnail size (Ctrl+scroll over the grid)"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(self._step_button("minus", self.tr("Smaller thumbnails"), -_STEP_PX))
        layout.addWidget(self._slider)
        layout.addWidget(self._step_button("plus", self.tr("Larger thumbnails"), _STEP_PX))
        self._slider.valueChanged.connect(grid.set_side)
        grid.side_changed.connect(self._slider.setValue)

    def _step_button(self, icon_name: str, name: str, step_px: int) -> QToolButton:
        made = tool_button(icon_name, name=name)
        made.clicked.connect(lambda: self._slider.setValue(self._slider.value() + step_px))
        return made

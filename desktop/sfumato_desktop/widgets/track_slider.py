"""A slider whose handle moves to the point of its track that is clicked.

Qt's slider moves by a page instead, which for a few positions is already the other end.
"""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider

__all__ = ["TrackSlider"]


class TrackSlider(QSlider):
    """A horizontal slider that follows clicks on its track."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Move the handle under the pointer, from where it can be dragged."""
        point = event.position().toPoint()
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and not self._part(QStyle.SubControl.SC_SliderHandle).contains(point):
            self.setValue(self._value_at(point.x()))
        super().mousePressEvent(event)

    def _value_at(self, x: int) -> int:
        groove = self._part(QStyle.SubControl.SC_SliderGroove)
        handle = self._part(QStyle.SubControl.SC_SliderHandle).width()
        return QStyle.sliderValueFromPosition(
            self.minimum(), self.maximum(), x - groove.x() - handle // 2, groove.width() - handle
        )

    def _part(self, part: QStyle.SubControl) -> QRect:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        kind = QStyle.ComplexControl.CC_Slider
        return self.style().subControlRect(kind, option, part, self)

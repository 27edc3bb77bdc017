"""Input widgets that ignore the mouse wheel.

The wheel never changes the value of a spin box, closed combo box, or slider in a form, even if it
has the keyboard focus. It scrolls the page instead.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QEnterEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from sfumato_desktop.shown_text import tip_of
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.track_slider import TrackSlider

__all__ = ["QuietComboBox", "QuietDoubleSpinBox", "QuietSlider", "QuietSpinBox"]


class QuietSpinBox(QSpinBox):
    """An integer spin box that ignores the wheel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _set_up(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()


class QuietDoubleSpinBox(QDoubleSpinBox):
    """A decimal spin box that ignores the wheel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _set_up(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()


class QuietComboBox(QComboBox):
    """A combo box that ignores the wheel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tip = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(16)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (Qt's signature)
        """Paint the current choice, eliding it if it is too long, where Qt would cut it off."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = self._shortened(option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def setToolTip(self, tip: str) -> None:
        """Set the tooltip."""
        self._tip = tip
        super().setToolTip(tip)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the full choice in the tooltip if it is elided."""
        super().enterEvent(event)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        is_short = self._shortened(option) != self.currentText()
        super().setToolTip(tip_of(self.currentText(), self._tip) if is_short else self._tip)

    def _shortened(self, option: QStyleOptionComboBox) -> str:
        field = QStyle.SubControl.SC_ComboBoxEditField
        kind = QStyle.ComplexControl.CC_ComboBox
        room = self.style().subControlRect(kind, option, field, self).width()
        right = Qt.TextElideMode.ElideRight
        return self.fontMetrics().elidedText(self.currentText(), right, room)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll; the open list scrolls by itself."""
        event.ignore()


class QuietSlider(TrackSlider):
    """A slider that ignores the wheel."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()


def _set_up(box: QSpinBox | QDoubleSpinBox) -> None:
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.setGroupSeparatorShown(True)
    box.lineEdit().setTextMargins(Space.S - 2, 0, 0, 0)

"""How do inputs keep their value while the page is scrolled over them?

The wheel changes no spin box and no closed choice, not even one that has the keyboard: it scrolls
the page, as it was meant to.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QSpinBox, QWidget

from sfumato_desktop.theme import Space

__all__ = ["QuietComboBox", "QuietDoubleSpinBox", "QuietSpinBox"]


class QuietSpinBox(QSpinBox):
    """A whole number that the wheel leaves alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _set_up(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()


class QuietDoubleSpinBox(QDoubleSpinBox):
    """A number that the wheel leaves alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _set_up(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()


class QuietComboBox(QComboBox):
    """A choice that the wheel leaves alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(16)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll; the open list of choices scrolls by itself."""
        event.ignore()


def _set_up(box: QSpinBox | QDoubleSpinBox) -> None:
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.setGroupSeparatorShown(True)
    box.lineEdit().setTextMargins(Space.S - 2, 0, 0, 0)

"""How is a long name shown where there is little room?"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sfumato_desktop.shown_text import as_name, as_tip
from sfumato_desktop.theme import set_role
from sfumato_desktop.widgets.plain_text import PlainLabel

__all__ = ["ElidedLabel"]


class ElidedLabel(PlainLabel):
    """One line of text; what does not fit is left out in the middle and reported in the tooltip.

    Args:
        role: Of the text, as in `section.label`.
        parent: The Qt parent.
    """

    def __init__(self, *, role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        set_role(self, role)

    def setText(self, text: str) -> None:
        """Show a text; a line break in a name is shown as an escape."""
        super().setText(as_name(text))
        self.setToolTip(as_tip(text))

    def minimumSizeHint(self) -> QSize:
        """Return way to everything else."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw as much of the text as fits."""
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideMiddle, self.width()
        )
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(self.rect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)

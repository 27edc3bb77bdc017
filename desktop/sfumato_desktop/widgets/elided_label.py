"""A label that elides long text in the middle."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sfumato_desktop.shown_text import as_name, as_tip
from sfumato_desktop.theme import set_role
from sfumato_desktop.widgets.plain_text import PlainLabel

__all__ = ["ElidedLabel"]


class ElidedLabel(PlainLabel):
    """A line of text that is elided in the middle, with the full text in the tooltip.

    Args:
        role: Role of the text, as in `section.label`.
        parent: The parent widget.
    """

    def __init__(self, *, role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        set_role(self, role)

    def setText(self, text: str) -> None:
        """Set the text; line breaks are shown as escapes."""
        super().setText(as_name(text))
        self.setToolTip(as_tip(text))

    def minimumSizeHint(self) -> QSize:
        """Return a minimal width, so that the label makes room for everything else."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint as much of the text as fits."""
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideMiddle, self.width()
        )
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(self.rect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)

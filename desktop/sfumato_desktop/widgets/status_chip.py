"""In which colour and with which word does a run's status stand?"""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sfumato.run_folder import RunStatus
from sfumato_desktop import words
from sfumato_desktop.theme import Colours, Space, colours_of

__all__ = ["StatusChip", "status_colour"]

_DOT = 8


def status_colour(status: RunStatus, colours: Colours) -> str:
    """Give the colour of a status; its word always stands beside it."""
    return {
        RunStatus.NEW: colours.muted,
        RunStatus.RUNNING: colours.accent,
        RunStatus.PAUSED: colours.warning,
        RunStatus.COMPLETED: colours.success,
        RunStatus.STOPPED: colours.muted,
        RunStatus.FAILED: colours.danger,
        RunStatus.INTERRUPTED: colours.warning,
    }[status]


class StatusChip(QWidget):
    """A status as a dot and a word in a rounded box."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status = RunStatus.NEW
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, status: RunStatus) -> None:
        """Show a status."""
        self._status = status
        self.setAccessibleName(words.status_name(status))
        self.setToolTip(self.tr("Where the run stands"))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Give room for the dot and the word."""
        metrics = self.fontMetrics()
        text = metrics.horizontalAdvance(words.status_name(self._status))
        return QSize(text + _DOT + 3 * Space.S + Space.XS, metrics.height() + Space.S)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (Qt's signature)
        """Draw the chip."""
        colours = colours_of(self)
        colour = QColor(status_colour(self._status, colours))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours.border))
        painter.setBrush(QColor(colours.surface))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QRectF(Space.S + 2, (self.height() - _DOT) / 2, _DOT, _DOT))
        painter.setPen(QColor(colours.text))
        text = frame.adjusted(_DOT + 2 * Space.S, 0, 0, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, words.status_name(self._status))
        painter.end()

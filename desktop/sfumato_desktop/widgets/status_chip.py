"""Chip that shows a run's status as a colored label."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sfumato.records.run_folder import RunStatus
from sfumato_desktop import formatting
from sfumato_desktop.theme import Colors, Space, colors_of

__all__ = ["StatusChip", "status_color"]

_DOT = 8


def status_color(status: RunStatus, colors: Colors) -> str:
    """Return the color of a status, which is always shown beside its label."""
    return {
        RunStatus.NEW: colors.muted,
        RunStatus.RUNNING: colors.accent,
        RunStatus.PAUSED: colors.warning,
        RunStatus.COMPLETED: colors.success,
        RunStatus.STOPPED: colors.muted,
        RunStatus.FAILED: colors.danger,
        RunStatus.INTERRUPTED: colors.warning,
    }[status]


class StatusChip(QWidget):
    """A status as a dot and a label in a rounded box."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status = RunStatus.NEW
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_status(self, status: RunStatus) -> None:
        """Set the status."""
        self._status = status
        self.setAccessibleName(formatting.status_name(status))
        self.setToolTip(self.tr("Run status"))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the dot and the label."""
        metrics = self.fontMetrics()
        text = metrics.horizontalAdvance(formatting.status_name(self._status))
        return QSize(text + _DOT + 3 * Space.S + Space.XS, metrics.height() + Space.S)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (Qt's signature)
        """Paint the chip."""
        colors = colors_of(self)
        color = QColor(status_color(self._status, colors))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colors.border))
        painter.setBrush(QColor(colors.surface))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawEllipse(QRectF(Space.S + 2, (self.height() - _DOT) / 2, _DOT, _DOT))
        painter.setPen(QColor(colors.text))
        text = frame.adjusted(_DOT + 2 * Space.S, 0, 0, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, formatting.status_name(self._status))
        painter.end()

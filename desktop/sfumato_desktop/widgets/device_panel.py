"""Panel with the utilization of the machine's devices.

The panel plots each device's load and memory over the last two minutes, and shows its temperature
and power. The sensors are polled only while the panel is visible.
"""

from collections import deque

from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QPolygonF, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from sfumato_desktop import formatting
from sfumato_desktop.bridge.device_readings import DeviceReadings, Reading
from sfumato_desktop.shown_text import as_tip
from sfumato_desktop.theme import Radius, Space, colors_of
from sfumato_desktop.widgets.section import label

__all__ = ["DevicePanel"]

_HISTORY = 120
_HEIGHT = 34
_FILL_ALPHA = 70


class DevicePanel(QWidget):
    """The devices of this machine.

    Args:
        parent: The parent widget.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.readings = DeviceReadings(self)
        self._gauges: dict[tuple[str, str], _Gauge] = {}
        self._waiting = label(self.tr("Loading…"), role="muted")
        self.setAccessibleName(self.tr("Device"))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(Space.M, Space.M, Space.M, Space.S)
        self._layout.setSpacing(Space.S)
        self._layout.addWidget(self._waiting)
        self._layout.addStretch(1)
        self.readings.taken.connect(self.show_readings)

    def showEvent(self, event: QShowEvent) -> None:
        """Start polling."""
        super().showEvent(event)
        self.readings.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop polling."""
        super().hideEvent(event)
        self.readings.stop()

    @Slot(object)
    def show_readings(self, readings: tuple[Reading, ...]) -> None:
        """Show the current readings of all devices."""
        self._waiting.hide()
        for reading in readings:
            extras = [
                self.tr("{n} °C").format(n=round(reading.temperature))
                if reading.temperature is not None
                else "",
                self.tr("{n} W").format(n=round(reading.power))
                if reading.power is not None
                else "",
            ]
            if reading.load is not None:
                text = "  ·  ".join(
                    part for part in (formatting.percent(reading.load), *extras) if part
                )
                self._gauge(reading.name, self.tr("load")).set_value(reading.load, text)
            if reading.memory is not None:
                gauge = self._gauge(reading.name, self.tr("memory"))
                gauge.set_value(reading.memory, reading.memory_text)

    def _gauge(self, device: str, what: str) -> "_Gauge":
        if (device, what) not in self._gauges:
            made = _Gauge(self.tr("{device}: {what}").format(device=device, what=what))
            self._gauges[device, what] = made
            self._layout.insertWidget(self._layout.count() - 1, made)
        return self._gauges[device, what]


class _Gauge(QWidget):
    """One percentage with its history."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._text = ""
        self._past: deque[float] = deque(maxlen=_HISTORY)
        self.setMinimumHeight(_HEIGHT)
        self.setMaximumHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(as_tip(self.tr("{name} in the last two minutes").format(name=name)))

    def set_value(self, share: float, text: str) -> None:
        """Append a reading."""
        self._past.append(min(1.0, max(0.0, share)))
        self._text = text
        self.setAccessibleName(f"{self._name} {text}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (Qt's signature)
        """Paint the history as a filled curve, with the name and figures above it."""
        colors = colors_of(self)
        frame = QRectF(self.rect())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.hover))
            painter.drawRoundedRect(frame, Radius.S, Radius.S)
            fill = QColor(colors.accent)
            fill.setAlpha(_FILL_ALPHA)
            painter.setBrush(fill)
            painter.drawPolygon(self._curve(frame))
            painter.setPen(QColor(colors.text))
            inner = frame.adjusted(Space.S, 0, -Space.S, 0)
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, self._text)
            room = inner.width() - painter.fontMetrics().horizontalAdvance(f"{self._text}  ")
            name = painter.fontMetrics().elidedText(
                self._name, Qt.TextElideMode.ElideMiddle, max(0, round(room))
            )
            painter.drawText(inner, middle, name)

    def _curve(self, frame: QRectF) -> QPolygonF:
        step = frame.width() / (_HISTORY - 1)
        left = frame.right() - step * (len(self._past) - 1)
        points = [
            QPointF(left + step * index, frame.bottom() - share * frame.height())
            for index, share in enumerate(self._past)
        ]
        return QPolygonF([QPointF(left, frame.bottom()), *points, frame.bottomRight()])

"""The texts that a widget paints, with their positions and visible parts.

A paint device that paints nothing and records every text a widget paints together with the active
clip. It sees text painted by custom delegates and `paintEvent` methods as well as by Qt.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QImage,
    QPaintDevice,
    QPaintEngine,
    QPaintEngineState,
    QPixmap,
    QRegion,
    QTextItem,
    QTransform,
)
from PySide6.QtWidgets import QGraphicsView, QWidget

__all__ = ["DrawnText", "texts_drawn_by"]


@dataclass(frozen=True)
class DrawnText:
    """One piece of painted text."""

    text: str
    page: QRectF
    """In widget coordinates, from ascent to descent."""
    clip: QRectF
    """The clip that was active when the text was painted."""

    @property
    def hidden_px(self) -> float:
        """How far the text extends beyond its visible area, in pixels, on the worst side."""
        page, clip = self.page, self.clip
        return max(
            clip.left() - page.left(),
            page.right() - clip.right(),
            clip.top() - page.top(),
            page.bottom() - clip.bottom(),
        )


def texts_drawn_by(widget: QWidget) -> list[DrawnText]:
    """Return the texts that a widget paints, excluding its children."""
    if isinstance(widget, QGraphicsView):
        return []  # it paints a scene
    device = _TextRecorder(widget)
    widget.render(device, QPoint(), QRegion(), QWidget.RenderFlag(0))
    return device.engine.texts


class _TextRecorder(QPaintDevice):
    """Emulates a screen of the widget's size."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._widget = widget
        self.engine = _Listener(QRectF(widget.rect()))

    def paintEngine(self) -> QPaintEngine:
        return self.engine

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        kind = QPaintDevice.PaintDeviceMetric
        known = {
            kind.PdmWidth: self._widget.width(),
            kind.PdmHeight: self._widget.height(),
            kind.PdmNumColors: 2**24,
            kind.PdmDepth: 32,
            kind.PdmDevicePixelRatio: 1,
            kind.PdmDevicePixelRatioScaled: round(self.devicePixelRatioFScale()),
        }
        for name in ("PdmDpiX", "PdmDpiY", "PdmPhysicalDpiX", "PdmPhysicalDpiY"):
            known[getattr(kind, name)] = self._widget.logicalDpiX()
        return known.get(metric, 0)


class _Listener(QPaintEngine):
    """Records texts and their clips, and ignores everything else."""

    def __init__(self, whole: QRectF) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.texts: list[DrawnText] = []
        self._whole = whole
        self._clip = whole
        self._transform = QTransform()

    def begin(self, device: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, state: QPaintEngineState) -> None:
        flag = QPaintEngine.DirtyFlag
        dirty = state.state()
        if dirty & flag.DirtyTransform:
            self._transform = state.transform()
        if dirty & flag.DirtyClipEnabled and not state.isClipEnabled():
            self._clip = self._whole
        if dirty & flag.DirtyClipRegion:
            bounds = QRectF(state.clipRegion().boundingRect())
            self._narrow(bounds, state.clipOperation())
        if dirty & flag.DirtyClipPath:
            self._narrow(state.clipPath().boundingRect(), state.clipOperation())

    def drawTextItem(self, point: QPointF, item: QTextItem) -> None:
        size = QRectF(point.x(), point.y() - item.ascent(), item.width(), 0)
        size.setHeight(item.ascent() + item.descent())
        if item.text().strip():
            self.texts.append(
                DrawnText(item.text(), self._transform.mapRect(size), QRectF(self._clip))
            )

    def drawPath(self, *_: object) -> None: ...

    def drawPolygon(self, *_: object) -> None: ...

    def drawRects(self, *_: object) -> None: ...

    def drawLines(self, *_: object) -> None: ...

    def drawEllipse(self, *_: object) -> None: ...

    def drawPoints(self, *_: object) -> None: ...

    def drawPixmap(self, target: QRectF, pixmap: QPixmap, source: QRectF) -> None: ...

    def drawTiledPixmap(self, target: QRectF, pixmap: QPixmap, offset: QPointF) -> None: ...

    def drawImage(
        self,
        target: QRectF,
        image: QImage,
        source: QRectF,
        flags: Qt.ImageConversionFlag = Qt.ImageConversionFlag.AutoColor,
    ) -> None: ...

    def _narrow(self, bounds: QRectF, operation: Qt.ClipOperation) -> None:
        mapped = self._transform.mapRect(bounds)
        if operation is Qt.ClipOperation.NoClip:
            self._clip = self._whole
        elif operation is Qt.ClipOperation.ReplaceClip:
            self._clip = mapped & self._whole
        else:
            self._clip = mapped & self._clip

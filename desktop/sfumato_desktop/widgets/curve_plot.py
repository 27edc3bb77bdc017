"""An interactive plot for curves with up to millions of points.

The pyqtgraph plot receives only the points that its pixels can resolve; each time the view moves,
the lines are redrawn from multi-resolution pyramids. Events are thin vertical lines over the full
height. pyqtgraph and numpy are imported when a plot is created.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sfumato_desktop.models.chart_series import Mark, Series
from sfumato_desktop.theme import Colors, colors_of, series_colors
from sfumato_desktop.widgets.chart_axis import short_number_axis
from sfumato_desktop.widgets.section import label

__all__ = ["CurvePlot", "PlotLine"]

_POINTS = 2_048
_GHOST_ALPHA = 70
_MARGIN = 0.04
_REACH_PX = 6
"""Maximum distance between the mouse and a mark at which the mark is reported."""


@dataclass(frozen=True)
class PlotLine:
    """One run in the plot."""

    name: str
    series: Series


class CurvePlot(QWidget):
    """The plot widget.

    Args:
        parent: The parent widget.
    """

    pointed_at = Signal(float, str)
    """The mouse moved: with the position along the curve and the mark there, or ""."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        import pyqtgraph  # imported lazily for fast startup

        pyqtgraph.setConfigOptions(antialias=True)
        axes = {side: short_number_axis(side) for side in ("left", "bottom")}
        self._plot: Any = pyqtgraph.PlotWidget(axisItems=axes)  # pyqtgraph has no types
        self._lines: Sequence[PlotLine] = ()
        self._marks: Sequence[Mark] = ()
        self._items: list[Any] = []
        self._mark_items: dict[str, Any] = {}
        self._is_fitted = True
        self._is_ghost_shown = True
        self._redraw = QTimer(self)
        self._redraw.setSingleShot(True)
        self._redraw.setInterval(0)
        self._redraw.timeout.connect(self.redraw)
        self._plot.setMenuEnabled(False)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it handles no keys
        self._plot.hideButtons()
        self._plot.setFrameShape(self._plot.Shape.NoFrame)
        self._plot.showGrid(x=False, y=True, alpha=0.25)
        self._plot.viewport().installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot)
        self._nothing = label(self.tr("No data yet"), role="muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.hide()
        layout.addWidget(self._nothing)
        box = self._plot.getViewBox()
        box.sigRangeChangedManually.connect(self._release_mouse)
        box.sigXRangeChanged.connect(self._request_redraw)
        box.sigYRangeChanged.connect(self._request_redraw)
        self._plot.scene().sigMouseMoved.connect(self._announce_page)
        self.color()

    @property
    def is_fitted(self) -> bool:
        """Whether the view shows the full curves, and follows them as they grow."""
        return self._is_fitted

    @property
    def lines(self) -> Sequence[PlotLine]:
        """The plotted curves."""
        return self._lines

    def show_lines(
        self, lines: Sequence[PlotLine], marks: Sequence[Mark], *, has_ghosts: bool
    ) -> None:
        """Plot the given curves, which may be extended versions of the current curves.

        Args:
            lines: The curves, the first of which uses the accent color.
            marks: The events to mark.
            has_ghosts: Whether the raw data is shown behind the smoothed curve.
        """
        self._is_ghost_shown = has_ghosts
        if len(lines) != len(self._items):
            self._make_items(len(lines))
        self._lines, self._marks = lines, marks
        is_empty = not any(len(one.series.raw) or len(one.series.dots[0]) for one in lines)
        self._plot.setVisible(not is_empty)
        self._nothing.setVisible(is_empty)
        if self._is_fitted:
            self.fit()
        self.redraw()

    @Slot()
    def fit(self) -> None:
        """Show the full curves and follow them as they grow."""
        self._is_fitted = True
        filled = [line.series for line in self._lines if len(line.series.raw)]
        dots = [one.series.dots[0] for one in self._lines if len(one.series.dots[0])]
        if not filled and not dots:
            return
        positions = [*(one.raw.x for one in filled), *dots]
        bounds = [line.series.bounds() for line in self._lines]
        left, right = min(x[0] for x in positions), max(x[-1] for x in positions)
        low, high = min(low for low, _ in bounds), max(high for _, high in bounds)
        self._plot.setXRange(left, right if right > left else left + 1, padding=_MARGIN / 2)
        self._plot.setYRange(low, high if high > low else low + 1, padding=_MARGIN)

    @Slot()
    def redraw(self) -> None:
        """Redraw the visible part of the curves."""
        import numpy as np  # imported lazily for fast startup

        (left, right), (low, high) = self._plot.getViewBox().viewRange()
        points = max(2 * self.width(), _POINTS)
        for (raw, smooth, dots), line in zip(self._items, self._lines, strict=True):
            series = line.series
            raw.setVisible(self._is_ghost_shown)
            if self._is_ghost_shown:
                raw.setData(*series.raw.window(left, right, points=points))
            smooth.setData(*series.smooth.window(left, right, points=points))
            dots.setData(*series.dots)
        for color, item in self._mark_items.items():
            positions = np.repeat([m.position for m in self._marks if m.color == color], 2)
            item.setData(positions, np.tile([low, high], len(positions) // 2), connect="pairs")

    def color(self) -> None:
        """Update the colors to the current theme."""
        import pyqtgraph  # imported lazily for fast startup

        colors = colors_of(self)
        self._plot.setBackground(colors.surface)
        for side in ("left", "bottom"):
            axis = self._plot.getAxis(side)
            axis.setPen(colors.border)
            axis.setTextPen(colors.muted)
        for (raw, smooth, dots), series in zip(self._items, series_colors(colors), strict=False):
            ghost = QColor(series)
            ghost.setAlpha(_GHOST_ALPHA)
            raw.setPen(pyqtgraph.mkPen(ghost, width=1))
            thickness = round(self.devicePixelRatioF())  # cosmetic pens use device pixels
            smooth.setPen(pyqtgraph.mkPen(series, width=thickness))
            is_alone = len(self._items) == 1
            dots.setBrush(pyqtgraph.mkBrush(colors.warning if is_alone else series))
        for name, item in self._mark_items.items():
            item.setPen(_mark_pen(colors, name))

    def look_at(self, left: float, right: float) -> None:
        """Show a range of the curves, as if the user had panned to it."""
        self._is_fitted = False
        self._plot.setXRange(left, right, padding=0)

    def set_log_scale(self, *, is_log: bool) -> None:
        """Label the vertical axis with powers of 10; the lines' values are logarithms."""
        self._plot.getAxis("left").setLogMode(is_log)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Reset the view on a double click and clear the readout when the mouse leaves."""
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self.fit()
            return True
        if event.type() == QEvent.Type.Leave:
            self.left.emit()
        return super().eventFilter(watched, event)

    def _make_items(self, count: int) -> None:
        import pyqtgraph  # imported lazily for fast startup

        for item in (
            *(part for parts in self._items for part in parts),
            *self._mark_items.values(),
        ):
            self._plot.removeItem(item)
        self._mark_items = {
            name: self._added(pyqtgraph.PlotCurveItem()) for name in ("warning", "accent", "muted")
        }
        self._items = [
            (
                self._added(pyqtgraph.PlotCurveItem()),
                self._added(pyqtgraph.PlotCurveItem()),
                self._added(pyqtgraph.ScatterPlotItem(size=5, pen=None)),
            )
            for _ in range(count)
        ]
        self.color()

    def _added(self, item: Any) -> Any:  # a pyqtgraph type
        self._plot.addItem(item, ignoreBounds=True)
        return item

    @Slot()
    def _release_mouse(self, *_: object) -> None:
        self._is_fitted = False

    @Slot()
    def _request_redraw(self, *_: object) -> None:
        self._redraw.start()

    @Slot(QPointF)
    def _announce_page(self, point: QPointF) -> None:
        box = self._plot.getViewBox()
        if not box.sceneBoundingRect().contains(point):
            return
        position = box.mapSceneToView(point).x()
        self.pointed_at.emit(position, self._mark_at(position, box.viewPixelSize()[0] * _REACH_PX))

    def _mark_at(self, position: float, reach: float) -> str:
        near = [(abs(mark.position - position), mark.text) for mark in self._marks]
        distance, text = min(near, default=(reach, ""))
        return text if distance <= reach else ""


def _mark_pen(colors: Colors, name: str) -> Any:  # a pyqtgraph type
    import pyqtgraph  # imported lazily for fast startup

    tint = QColor(str(getattr(colors, name)))
    tint.setAlpha(150)
    return pyqtgraph.mkPen(tint, width=1, style=Qt.PenStyle.DashLine)

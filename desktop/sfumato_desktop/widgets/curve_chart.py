"""How do loss, learning rate, gradient norm and quality go?

One chart with a tab for each figure; smoothed, with the raw curve ghosted behind, over images or
over training time, on a plain or a logarithmic scale. pyqtgraph and numpy are imported when the
chart is first shown.
"""

from array import array
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import QCheckBox, QSlider, QTabBar, QVBoxLayout, QWidget

from sfumato_desktop.models.run_model import Curves, RunModel
from sfumato_desktop.theme import Space, colours_of
from sfumato_desktop.widgets.chart_axis import short_number_axis
from sfumato_desktop.widgets.quiet_inputs import QuietComboBox
from sfumato_desktop.widgets.section import label, row

__all__ = ["CurveChart", "smoothed"]

_REFRESH_MS = 100
_SMOOTHING = 30
_LOSS, _QUALITY = 0, 3
"""Tabs of the figures that are measured now and then."""
_LARGEST_SHARE = 0.2
"""Of all points, averaged into each at full smoothing."""


def smoothed(values: Any, smoothing: float) -> Any:  # numpy arrays, imported late
    """Average each value with its neighbours.

    Args:
        values: A numpy array of floats.
        smoothing: 0 leaves the values alone; 1 averages over a fifth of them.
    """
    import numpy as np  # here for start-up time

    half = int(smoothing**2 * _LARGEST_SHARE * len(values) / 2)
    if half < 1 or len(values) < 3:
        return values
    sums = np.concatenate(([0.0], np.cumsum(values)))
    places = np.arange(len(values))
    reach = np.minimum(half, np.minimum(places, len(values) - 1 - places))
    return (sums[places + reach + 1] - sums[places - reach]) / (2 * reach + 1)


class CurveChart(QWidget):
    """The curves of the run that is shown.

    Args:
        model: The run.
        parent: The Qt parent.
    """

    def __init__(self, model: RunModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._plot: Any = None  # of pyqtgraph, imported late
        self._is_allowed = True
        self._lines: dict[str, Any] = {}
        self._refresh = QTimer(self)
        self._refresh.setSingleShot(True)
        self._refresh.setInterval(_REFRESH_MS)
        self._refresh.timeout.connect(self._draw)
        self._tabs = QTabBar()
        self._axis = QuietComboBox()
        self._smoothing = QSlider(Qt.Orientation.Horizontal)
        self._is_log = QCheckBox(self.tr("Log scale"))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(Space.S)
        self._make_controls()
        model.curves_grew.connect(self._ask_to_draw)
        model.run_changed.connect(self._start_over)

    def let_draw(self, *, is_allowed: bool) -> None:
        """Say whether the chart's library can be imported now without waiting for another one."""
        self._is_allowed = is_allowed
        self._ask_to_draw()

    def shown_points(self) -> int:
        """Count the points of the curve that is shown."""
        line = self._lines.get("smooth")
        values = None if line is None else line.getOriginalDataset()[1]
        return 0 if values is None else len(values)

    def showEvent(self, event: QShowEvent) -> None:
        """Make the chart once the page is there."""
        super().showEvent(event)
        self._ask_to_draw()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._plot is not None:
            self._colour()

    def _make_controls(self) -> None:
        for name in (
            self.tr("Loss"),
            self.tr("Learning rate"),
            self.tr("Gradient norm"),
            self.tr("Quality"),
        ):
            self._tabs.addTab(name)
        self._tabs.setTabToolTip(
            _QUALITY,
            self.tr("How far pictures are from real ones, as a multiple of what real ones are"),
        )
        self._tabs.setAccessibleName(self.tr("Figure"))
        self._tabs.setToolTip(self.tr("Which figure is drawn"))
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        self._axis.addItems([self.tr("over images"), self.tr("over time")])
        self._axis.setAccessibleName(self.tr("Horizontal axis"))
        self._axis.setToolTip(self.tr("Draw over images learnt from, or over training time"))
        self._smoothing.setRange(0, 100)
        self._smoothing.setValue(_SMOOTHING)
        self._smoothing.setFixedWidth(80)
        self._smoothing.setAccessibleName(self.tr("Smoothing"))
        self._smoothing.setToolTip(self.tr("Average neighbours; the raw curve stays behind"))
        self._is_log.setToolTip(self.tr("Draw the figure on a logarithmic scale"))
        self._is_log.setAccessibleName(self.tr("Logarithmic scale"))
        self._layout.addWidget(self._tabs)
        self._layout.addStretch(1)
        smooth = label(self.tr("Smooth"), role="muted")
        self._layout.addLayout(
            row(self._axis, 1, smooth, self._smoothing, self._is_log, spacing=Space.M)
        )
        self._tabs.currentChanged.connect(self._start_over)
        self._axis.activated.connect(self._start_over)
        self._smoothing.valueChanged.connect(self._ask_to_draw)
        self._is_log.toggled.connect(self._change_scale)

    @Slot()
    def _ask_to_draw(self) -> None:
        is_possible = self._is_allowed or self._plot is not None
        if is_possible and self.isVisible() and not self._refresh.isActive():
            self._refresh.start()

    @Slot()
    def _start_over(self) -> None:
        if self._plot is not None:
            self._plot.enableAutoRange()
        self._ask_to_draw()

    @Slot()
    def _change_scale(self) -> None:
        if self._plot is not None:
            self._plot.setLogMode(x=False, y=self._is_log.isChecked())
        self._start_over()

    @Slot()
    def _draw(self) -> None:
        import numpy as np  # here for start-up time

        if self._plot is None:
            self._make_plot()
        curves = self._model.curves
        is_time = self._axis.currentIndex() == 1
        seconds, images, values = self._points(curves)
        x = np.array(seconds) / 60.0 if is_time else np.array(images)
        y = np.array(values)
        self._plot.setLabel(
            "bottom", self.tr("minutes of training") if is_time else self.tr("images")
        )
        smoothing = self._smoothing.value() / 100.0
        self._lines["raw"].setData(x, y)
        self._lines["raw"].setVisible(smoothing > 0)
        self._lines["smooth"].setData(x, smoothed(y, smoothing))
        seconds, images, values = self._dots(curves)
        dots_x = np.array(seconds) / 60.0 if is_time else np.array(images)
        self._lines["dots"].setData(dots_x, np.array(values))

    def _points(self, curves: Curves) -> "tuple[array[float], array[float], array[float]]":
        """Give seconds, images and values of the figure that is chosen."""
        chosen = self._tabs.currentIndex()
        if chosen == _QUALITY:
            return curves.quality_seconds, curves.quality_images, curves.quality
        values = (curves.loss, curves.learning_rate, curves.gradient_norm)[chosen]
        return curves.seconds, curves.images, values

    def _dots(self, curves: Curves) -> "tuple[array[float], array[float], array[float]]":
        """Give the same of what is measured now and then, and so is drawn as dots."""
        chosen = self._tabs.currentIndex()
        if chosen == _LOSS:
            return curves.validation_seconds, curves.validation_images, curves.validation_loss
        if chosen == _QUALITY:
            return self._points(curves)
        nothing = array("d")
        return nothing, nothing, nothing

    def _make_plot(self) -> None:
        import pyqtgraph  # here for start-up time

        pyqtgraph.setConfigOptions(antialias=True)
        self._plot = pyqtgraph.PlotWidget(axisItems={"bottom": short_number_axis("bottom")})
        self._plot.setAccessibleName(self.tr("Chart"))
        self._plot.setToolTip(
            self.tr("Drag to move, turn the wheel to zoom, press the A in the corner to fit")
        )
        self._plot.setMenuEnabled(False)
        self._plot.getPlotItem().setDownsampling(auto=True, mode="peak")
        self._plot.getPlotItem().setClipToView(True)
        self._plot.setFrameShape(self._plot.Shape.NoFrame)
        for name in ("raw", "smooth"):
            self._lines[name] = self._plot.plot()
        self._lines["dots"] = self._plot.plot()
        self._layout.takeAt(1)  # the stretch that kept its place
        self._layout.insertWidget(1, self._plot, 1)
        self._plot.setLogMode(x=False, y=self._is_log.isChecked())
        self._colour()

    def _colour(self) -> None:
        import pyqtgraph  # here for start-up time

        colours = colours_of(self)
        self._plot.setBackground(colours.surface)
        ghost = QColor(colours.accent)
        ghost.setAlpha(70)
        self._lines["raw"].setPen(pyqtgraph.mkPen(ghost, width=1))
        self._lines["smooth"].setPen(pyqtgraph.mkPen(colours.accent, width=1))
        self._lines["dots"].setPen(pyqtgraph.mkPen(colours.warning, width=1))
        self._lines["dots"].setSymbol("o")
        self._lines["dots"].setSymbolSize(5)
        self._lines["dots"].setSymbolBrush(colours.warning)
        self._lines["dots"].setSymbolPen(None)
        for side in ("left", "bottom"):
            axis = self._plot.getAxis(side)
            axis.setPen(colours.border)
            axis.setTextPen(colours.muted)
        self._plot.showGrid(x=False, y=True, alpha=0.25)

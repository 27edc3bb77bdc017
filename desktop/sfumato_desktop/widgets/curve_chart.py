"""Chart of loss, learning rate, gradient norm, throughput, and quality.

The chart has one tab per metric. It shows smoothed curves over the faded raw data, plotted against
images, steps, or training time, on a linear or logarithmic scale. Events are marked, and up to
eight runs can be compared. pyqtgraph and numpy are imported when the chart is first shown.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from sfumato_desktop import formatting
from sfumato_desktop.models.chart_series import Axis, Figure, marks_of, series_of
from sfumato_desktop.models.run_model import RunModel
from sfumato_desktop.shown_text import as_caption, as_tip
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.elided_label import ElidedLabel
from sfumato_desktop.widgets.legend import Legend
from sfumato_desktop.widgets.quiet_inputs import QuietComboBox
from sfumato_desktop.widgets.section import label, tool_button
from sfumato_desktop.widgets.track_slider import TrackSlider

if TYPE_CHECKING:
    from sfumato_desktop.widgets.curve_plot import CurvePlot

__all__ = ["CurveChart"]

_REFRESH_MS = 100
_SMOOTHING = 30


class CurveChart(QWidget):
    """The curves of the current run and of the runs it is compared with.

    Args:
        model: The run.
        parent: The parent widget.
    """

    def __init__(self, model: RunModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._others: Sequence[RunModel] = ()
        self.plot: CurvePlot | None = None
        """Created when the chart is first shown."""
        self._is_allowed = True
        self._refresh = QTimer(self)
        self._refresh.setSingleShot(True)
        self._refresh.setInterval(_REFRESH_MS)
        self._refresh.timeout.connect(self.draw)
        self._tabs = QTabBar()
        self._axis = QuietComboBox()
        self._smoothing = TrackSlider(Qt.Orientation.Horizontal)
        self._is_log = QCheckBox(self.tr("Log"))
        self._readout = ElidedLabel(role="caption")
        self._legend = Legend()
        self._waiting = label(self.tr("Loading the chart…"), role="muted")
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._fit = tool_button(
            "fit",
            name=self.tr("Show all"),
            tip=self.tr("Show the whole curve and follow new values"),
        )
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(Space.S)
        self._make_controls()
        self._lay_out()
        model.curves_grew.connect(self._request_draw)
        model.log_entries_added.connect(self._request_draw)
        model.run_changed.connect(self._start_over)

    @property
    def figure(self) -> Figure:
        """The metric that is plotted."""
        return tuple(Figure)[self._tabs.currentIndex()]

    @property
    def axis(self) -> Axis:
        """The quantity on the horizontal axis."""
        return tuple(Axis)[self._axis.currentIndex()]

    def let_draw(self, *, is_allowed: bool) -> None:
        """Return whether the chart library can be imported now without blocking."""
        self._is_allowed = is_allowed
        self._request_draw()

    def compare_with(self, others: Sequence[RunModel]) -> None:
        """Plot other runs in addition to the current run."""
        for model in self._others:
            model.curves_grew.disconnect(self._request_draw)
        self._others = others
        for model in others:
            model.curves_grew.connect(self._request_draw)
        self._start_over()

    def shown_points(self) -> int:
        """Return the number of points of the current curve."""
        if self.plot is None or not self.plot.lines:
            return 0
        return len(self.plot.lines[0].series.smooth)

    def showEvent(self, event: QShowEvent) -> None:
        """Create the chart once the page is shown."""
        super().showEvent(event)
        self._request_draw()

    def changeEvent(self, event: QEvent) -> None:
        """Update the colors when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.plot is not None:
            self.plot.color()

    @Slot()
    def draw(self) -> None:
        """Plot the current data."""
        from sfumato_desktop.widgets.curve_plot import PlotLine  # imported lazily for fast startup

        plot = self.plot or self._make_plot()
        smoothing, is_log = self._smoothing.value() / 100.0, self._is_log.isChecked()
        models = [self._model, *self._others]
        lines = [
            PlotLine(
                model.run.run_id if model.run is not None else "",
                series_of(model.curves, self.figure, self.axis, smoothing=smoothing, is_log=is_log),
            )
            for model in models
        ]
        plot.set_log_scale(is_log=is_log)
        marks = [] if self._others else marks_of(self._model, self.axis)
        plot.show_lines(lines, marks, has_ghosts=smoothing > 0 and len(lines) == 1)
        self._legend.show_names([line.name for line in lines] if self._others else [])

    def _make_controls(self) -> None:
        names = {
            Figure.LOSS: self.tr("Loss"),
            Figure.RATE: self.tr("Rate"),
            Figure.GRADIENT: self.tr("Gradient"),
            Figure.SPEED: self.tr("Images/s"),
            Figure.QUALITY: self.tr("Quality"),
        }
        tips = {
            Figure.LOSS: self.tr("Training loss (line) and held-out loss (dots)"),
            Figure.RATE: self.tr("Learning rate"),
            Figure.GRADIENT: self.tr("Gradient norm before clipping"),
            Figure.SPEED: self.tr("Training throughput in images per second"),
            Figure.QUALITY: self.tr(
                "Fréchet distance to real images, as a multiple of the real-vs-real baseline"
            ),
        }
        for position, figure in enumerate(Figure):
            self._tabs.addTab(as_caption(names[figure]))
            self._tabs.setTabToolTip(position, as_tip(tips[figure]))
        self._tabs.setAccessibleName(self.tr("Metric"))
        self._tabs.setToolTip(self.tr("The metric to plot"))
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        self._axis.addItems([self.tr("over images"), self.tr("over steps"), self.tr("over time")])
        self._axis.setAccessibleName(self.tr("Horizontal axis"))
        self._axis.setToolTip(self.tr("Plot over images seen, steps, or training time"))
        self._smoothing.setRange(0, 100)
        self._smoothing.setValue(_SMOOTHING)
        self._smoothing.setFixedWidth(56)
        self._smoothing.setAccessibleName(self.tr("Smoothing"))
        self._smoothing.setToolTip(self.tr("Smooth the curve; the raw values remain visible"))
        self._is_log.setToolTip(self.tr("Use a logarithmic scale"))
        self._is_log.setAccessibleName(self.tr("Logarithmic scale"))
        self._tabs.currentChanged.connect(self._start_over)
        self._axis.activated.connect(self._start_over)
        self._smoothing.valueChanged.connect(self._request_draw)
        self._is_log.toggled.connect(self._start_over)
        self._fit.clicked.connect(self._start_over)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(Space.M)
        foot.addWidget(self._axis)
        foot.addWidget(self._readout, 1)
        foot.addWidget(label(self.tr("Smooth"), role="muted"))
        foot.addWidget(self._smoothing)
        foot.addWidget(self._is_log)
        foot.addWidget(self._fit)
        self._layout.addWidget(self._tabs)
        self._layout.addWidget(self._legend)
        self._layout.addWidget(self._waiting, 1)
        self._layout.addLayout(foot)

    def _make_plot(self) -> "CurvePlot":
        from sfumato_desktop.widgets.curve_plot import CurvePlot  # imported lazily for fast startup

        plot = CurvePlot()
        plot.setAccessibleName(self.tr("Chart"))
        plot.setToolTip(self.tr("Drag to pan, scroll to zoom, double-click to reset"))
        plot.pointed_at.connect(self._read_out)
        plot.left.connect(self._read_nothing)
        self._layout.replaceWidget(self._waiting, plot)
        self._layout.setStretchFactor(plot, 1)
        self._waiting.hide()
        self.plot = plot
        return plot

    @Slot()
    def _request_draw(self) -> None:
        is_possible = self._is_allowed or self.plot is not None
        if is_possible and self.isVisible() and not self._refresh.isActive():
            self._refresh.start()

    @Slot()
    def _start_over(self) -> None:
        if self.plot is not None:
            self.plot.fit()
        self._request_draw()

    @Slot(float, str)
    def _read_out(self, position: float, mark: str) -> None:
        """Show the curve's value at the mouse position."""
        assert self.plot is not None
        series = self.plot.lines[0].series.smooth
        if not len(series):
            return
        at = min(bisect_left(series.x, position), len(series) - 1)
        value = float(series.y[at])
        value = 10**value if self._is_log.isChecked() else value
        text = f"{formatting.short_count(float(series.x[at]))}: {formatting.number(value)}"
        self._readout.setText(f"{text}  ·  {mark}" if mark else text)
        self._readout.setToolTip(as_tip(mark))

    @Slot()
    def _read_nothing(self) -> None:
        self._readout.setText("")

"""The sample grids of a run over the course of training.

The wall shows a sample grid, which always uses the same seeds, and a slider over all grids of the
run. The slider stays where the user moved it, or follows the newest grid while “Live” is on. The
user can also follow a single seed of the grid.
"""

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from sfumato.config.settings import RunConfig
from sfumato.records.run_folder import RunStatus
from sfumato_desktop import formatting
from sfumato_desktop.core_texts import shown_fields
from sfumato_desktop.icons import icon
from sfumato_desktop.models.run_model import RunModel, SampleGrid
from sfumato_desktop.shown_text import as_tip
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.elided_label import ElidedLabel
from sfumato_desktop.widgets.images import FileImages
from sfumato_desktop.widgets.sample_grid_view import SampleGridView
from sfumato_desktop.widgets.section import button, label, row, tool_button
from sfumato_desktop.widgets.track_slider import TrackSlider

__all__ = ["SampleWall"]

_RAW_SETTING = "report.sample_raw_weights"
_PLAYING_MS = 6_000
"""Duration of playing a few grids; many grids take longer."""
_LEAST_FRAME_MS, _LONGEST_FRAME_MS = 80, 400


class SampleWall(QWidget):
    """The sample grids of the current run.

    Args:
        model: The run.
        parent: The parent widget.
    """

    sample_requested = Signal()
    """The user wants to generate samples now."""
    animation_requested = Signal()
    """The user wants an animation of all grids."""

    def __init__(self, model: RunModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._is_ended = False
        self._raw_setting = next(
            field.title for field in shown_fields(RunConfig) if field.path == _RAW_SETTING
        )
        self.view = SampleGridView()
        self._images = FileImages(self)
        self._images.arrived.connect(self._show)
        self._heading = label(self.tr("Samples"), role="strong")
        self._slider = TrackSlider(Qt.Orientation.Horizontal)
        self._slider.setAccessibleName(self.tr("Position in the run"))
        self._slider.setToolTip(self.tr("Step through the sample grids with the arrow keys"))
        self._where = ElidedLabel(role="muted")
        self._live = QPushButton(self.tr("Live"))
        self._live.setIcon(icon("live"))
        self._live.setIconSize(QSize(21, 16))
        self._live.setCheckable(True)
        self._live.setChecked(True)
        self._live.setToolTip(self.tr("Always show the newest grid"))
        self._live.setAccessibleName(self.tr("Follow the newest grid"))
        self._raw = QPushButton(self.tr("Raw"))
        self._raw.setCheckable(True)
        self._raw.setAccessibleName(self.tr("Show samples of the raw weights"))
        self._play = tool_button(
            "play", name=self.tr("Play"), tip=self.tr("Play all sample grids from the first one")
        )
        self._play.setCheckable(True)
        self._timer = QTimer(self)
        self._animate = tool_button(
            "save",
            name=self.tr("Save as animation…"),
            tip=self.tr("Save all sample grids as an animated WebP or GIF"),
        )
        self._ask = button(
            self.tr("Sample now"), tip=self.tr("Generate a sample grid at the next step")
        )
        self._ask.hide()
        self._lay_out()
        self._connect()
        self._start_over()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addLayout(row(self._heading, 1, self._where))
        layout.addWidget(self.view, 1)
        layout.addWidget(self._ask, 0, Qt.AlignmentFlag.AlignHCenter)
        line = row(self._slider, self._play, self._animate, self._raw, self._live, spacing=Space.XS)
        line.setStretch(0, 1)
        layout.addLayout(line)

    def _connect(self) -> None:
        self._slider.valueChanged.connect(self._show)
        self._slider.sliderPressed.connect(self._leave_live)
        self._slider.actionTriggered.connect(self._leave_live)
        self._live.toggled.connect(self._follow)
        self._raw.toggled.connect(self._show)
        self._play.toggled.connect(self._start_or_stop)
        self._timer.timeout.connect(self._show_next)
        self._animate.clicked.connect(self.animation_requested)
        self._ask.clicked.connect(self.sample_requested)
        self.view.viewed.connect(self._name_visible)
        self._model.samples_grew.connect(self._follow)
        self._model.run_changed.connect(self._start_over)

    @property
    def shown(self) -> SampleGrid | None:
        """The current grid."""
        samples = self._model.samples
        index = self._slider.value()
        return samples[index] if 0 <= index < len(samples) else None

    def show_status(self, status: RunStatus) -> None:
        """Show the sample button if the run is training; otherwise, adapt the message."""
        self._ask.setVisible(status is RunStatus.RUNNING and not self._model.samples)
        is_ended = not (status.is_active or status is RunStatus.NEW)
        if is_ended != self._is_ended:
            self._is_ended = is_ended
            self._show()

    @Slot()
    def _start_over(self) -> None:
        self._play.setChecked(False)
        self._live.setChecked(True)
        self.view.show_all()
        self._follow()

    @Slot()
    def _follow(self) -> None:
        count = len(self._model.samples)
        self._slider.setEnabled(count > 1)
        self._play.setEnabled(count > 1)
        self._animate.setEnabled(count > 1)
        self._ask.setVisible(self._ask.isVisible() and not count)
        self._slider.setRange(0, max(0, count - 1))
        if self._live.isChecked():
            self._slider.setValue(max(0, count - 1))
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop playing."""
        self._play.setChecked(False)
        super().hideEvent(event)

    @Slot()
    def _start_or_stop(self) -> None:
        """Play all grids from the first one, or stop at the current one."""
        self._play.setIcon(icon("pause" if self._play.isChecked() else "play"))
        if not self._play.isChecked():
            self._timer.stop()
            return
        self._leave_live()
        self._slider.setValue(0)
        self._timer.start(
            max(_LEAST_FRAME_MS, min(_LONGEST_FRAME_MS, _PLAYING_MS // len(self._model.samples)))
        )

    @Slot()
    def _show_next(self) -> None:
        if self._slider.value() == self._slider.maximum():
            self._play.setChecked(False)
        else:
            self._slider.setValue(self._slider.value() + 1)

    @Slot()
    def _leave_live(self) -> None:
        self._live.setChecked(False)

    @Slot()
    def _show(self) -> None:
        grid = self.shown
        has_raw = grid is not None and grid.raw_path is not None
        self._raw.setEnabled(has_raw)
        if has_raw:
            tip = self.tr("Show samples of the raw weights instead of the EMA weights")
        else:
            tip = self.tr("Available if “{setting}” is enabled for the run")
        self._raw.setToolTip(as_tip(tip.format(setting=self._raw_setting)))
        if grid is None:
            self._where.setText("")
            self.view.show_message(self._next_grid_text())
            return
        self._where.setText(
            self.tr("{images} images   ·   {index} of {count}").format(
                images=formatting.count(grid.images_seen),
                index=self._slider.value() + 1,
                count=len(self._model.samples),
            )
        )
        raw = grid.raw_path if self._raw.isChecked() else None
        shown = raw or grid.path
        image = self._images.pixmap(shown)
        if image is not None:  # until then, the previous grid stays
            self.view.show_grid(
                image, columns=grid.columns, count=grid.count, captions=grid.class_names
            )

    def _next_grid_text(self) -> str:
        run = self._model.run
        if run is None or not run.config.report.sample_count:
            return ""
        if self._is_ended:
            return self.tr("No samples were generated")
        every, total = run.config.report.sample_every_images, run.config.images_total
        if not every:
            return self.tr("First samples in a few seconds")
        if total and every > total:
            return self.tr("Samples are generated at the end of the run")
        return self.tr("First samples after {count} images").format(count=formatting.count(every))

    @Slot()
    def _name_visible(self) -> None:
        self._heading.setText(
            self.tr("Sample {n}").format(n=self.view.cell + 1)
            if self.view.is_close
            else self.tr("Samples")
        )

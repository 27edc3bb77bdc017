"""Panel with the settings for generating images.

The fields are generated from `GenerateRequest`, which defines their names, bounds, and help texts.
Settings that are left at “as trained” are omitted from the request.
"""

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from sfumato.config.fields import Field
from sfumato.plugins.catalog import Catalog
from sfumato.records.noise_mix import NoiseMix
from sfumato.records.recipe import Recipe
from sfumato.records.requests import GenerateRequest
from sfumato.records.tuned import SamplingPreset, Tuned
from sfumato_desktop import formatting
from sfumato_desktop.core_texts import shown_fields
from sfumato_desktop.models.trained_runs import TrainedRun
from sfumato_desktop.shown_text import as_name
from sfumato_desktop.theme import Space, set_role
from sfumato_desktop.widgets.focus import show_only
from sfumato_desktop.widgets.quiet_inputs import QuietComboBox, QuietDoubleSpinBox, QuietSpinBox
from sfumato_desktop.widgets.sampling_rows import SamplingRows, add_row, make_compact, new_form
from sfumato_desktop.widgets.section import button, label, row
from sfumato_desktop.widgets.variation_row import VariationRow

__all__ = ["GeneratePanel"]

_CUSTOM = "custom"
_PRESETS = ("high-quality", "fast", _CUSTOM)

_LIKENESSES = 16
_DISTANCE = 0.25
"""Default distance from an image to its variations, as a share of a right angle."""

_LEAST_SEED_PX = 120
"""Minimum width of the seed field; only a few seeds are long enough to need more space."""


class GeneratePanel(QWidget):
    """A form for `GenerateRequest`, the Generate button, and the progress of the job.

    Args:
        samplers: The available samplers.
        parent: The parent widget.
    """

    generate_requested = Signal(str, object)
    """Emitted with the run's ID and the `GenerateRequest`."""
    cancel_requested = Signal()

    def __init__(self, samplers: Catalog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._samplers = samplers
        self._fields = {field.path: field for field in shown_fields(GenerateRequest)}
        self._runs: dict[str, TrainedRun] = {}
        self._taken: Recipe | None = None
        self._build()
        self._lay_out()
        self._run_box.currentIndexChanged.connect(self._show_run)
        self._checkpoint.currentIndexChanged.connect(self._show_preset)
        self._preset.currentIndexChanged.connect(self._show_preset)
        self._sampling.edited.connect(self._show_problem)
        self._start.clicked.connect(self.submit)
        self._variation.cleared.connect(self._show_run)
        self._cancel.clicked.connect(self.cancel_requested)
        self.show_idle()
        self._show_run()

    @property
    def run_id(self) -> str:
        """The selected run, or "" if there is none."""
        return str(self._run_box.currentData() or "")

    def set_runs(self, runs: Iterable[TrainedRun]) -> None:
        """Set the available runs, keeping the selection."""
        chosen = self.run_id
        offered = {trained.run_id: trained for trained in runs}
        if list(offered.items()) == list(self._runs.items()):
            return
        self._runs = offered
        with QSignalBlocker(self._run_box):
            self._run_box.clear()
            for run_id in self._runs:
                self._run_box.addItem(as_name(run_id), run_id)
            self._run_box.setCurrentIndex(max(0, self._run_box.findData(chosen)))
        self._show_run()

    def choose_run(self, run_id: str) -> None:
        """Select a run, if it is available."""
        index = self._run_box.findData(run_id)
        if index >= 0:
            self._run_box.setCurrentIndex(index)

    def apply_recipe(self, recipe: Recipe) -> None:
        """Fill in the settings of an image's recipe."""
        self.choose_run(recipe.run)
        self._checkpoint.setCurrentIndex(max(0, self._checkpoint.findData(recipe.images_seen)))
        self._class.setCurrentIndex(max(0, self._class.findData(recipe.class_name)))
        self._preset.setCurrentIndex(self._preset.findData(_CUSTOM))
        self._sampling.apply_recipe(recipe)
        self._seed.setValue(recipe.seed)
        self._taken = recipe
        self._show_mix(recipe.noise, 0.0)
        if recipe.noise:
            self._count.setValue(1)  # more images would be identical

    def apply_variation(self, recipe: Recipe, *, seed: int) -> None:
        """Fill in the settings for variations of an image, with noise seeds starting at `seed`."""
        self.apply_recipe(recipe)
        self._show_mix(recipe.noise_mix, _DISTANCE)
        self._seed.setValue(seed)
        self._count.setValue(_LIKENESSES)

    def request(self) -> GenerateRequest:
        """Return the request; the EMA length, which is not shown, is the applied recipe's."""
        is_tuned = self._tuned_preset() is not None
        taken = self._taken if self._taken is not None and self._taken.run == self.run_id else None
        return GenerateRequest(
            count=self._count.value(),
            seed=int(self._seed.value()),
            class_name=self._class.currentData(),
            images_seen=self._checkpoint.currentData(),
            variation_of=self._variation.mix,
            distance=self._variation.distance if self._variation.mix else 0.0,
            preset=self._preset.currentData() if is_tuned else "default",
            sampling=self._sampling.values(),
            ema_length=taken.ema_length if taken is not None and not is_tuned else None,
        )

    def count_seed_on(self, count: int) -> None:
        """Advance the first seed past the generated images, so that the next images are new."""
        self._seed.setValue(self._seed.value() + count)

    def show_progress(self, done: int, total: int) -> None:
        """Show the progress of the generation; a total of 0 means that the model is loading."""
        show_only({self._progress_area: True, self._start: False})
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._progress_text.setText(
            self.tr("{done} of %Ln image(s)", "", total).format(done=formatting.count(done))
            if total
            else self.tr("Loading the model…")
        )

    def show_idle(self) -> None:
        """Show the Generate button."""
        show_only({self._start: True, self._progress_area: False})
        self._cancel.setEnabled(True)

    def show_canceling(self) -> None:
        """Show that the job is being canceled."""
        self._cancel.setEnabled(False)
        self._progress_text.setText(self.tr("Canceling after this batch…"))

    def focus_first(self) -> None:
        """Focus the first field."""
        self._run_box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _build(self) -> None:
        self._run_box, self._checkpoint = QuietComboBox(), QuietComboBox()
        self._class, self._preset = QuietComboBox(), QuietComboBox()
        for name in _PRESETS:
            self._preset.addItem("", name)
        self._variation = VariationRow()
        self._count = _whole_number(self._fields["count"])
        self._seed = QuietDoubleSpinBox()  # a QSpinBox is limited to 2**31, but a seed is not
        self._seed.setDecimals(0)
        self._seed.setRange(0, self._fields["seed"].maximum or 0)
        self._seed.setMinimumWidth(_LEAST_SEED_PX)
        for box in (self._run_box, self._checkpoint, self._class, self._preset):
            make_compact(box)
        self._start = button(
            self.tr("Generate"),
            tip=self.tr("Generate images into the gallery (Ctrl+Enter)"),
            icon_name="generate",
            role="primary",
        )
        self._start.setShortcut("Ctrl+Return")

    def _lay_out(self) -> None:
        page = QWidget()
        set_role(page, "page")
        self._form = new_form(page)
        title, tip = self.tr("Model"), self.tr("The run whose model generates the images.")
        add_row(self._form, self._run_box, title=title, description=tip)
        for path, editor in (
            ("images_seen", self._checkpoint),
            ("count", self._count),
            ("seed", self._seed),
            ("variation_of", self._variation),
            ("class_name", self._class),
            ("preset", self._preset),
        ):
            field = self._fields[path]
            add_row(self._form, editor, title=field.title, description=field.description)
        self._form.setRowVisible(self._variation, False)  # noqa: FBT003 - Qt takes it by position only
        self._sampling = SamplingRows(self._form, self._samplers, self)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._progress_text = label("", role="muted")
        self._cancel: QPushButton = button(
            self.tr("Cancel"), tip=self.tr("Cancel; images generated so far stay in the gallery.")
        )
        self._progress_area = QWidget()
        inner = QVBoxLayout(self._progress_area)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(Space.S)
        inner.addWidget(self._bar)
        inner.addLayout(row(self._progress_text, 1, self._cancel))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        layout.setSpacing(Space.M)
        self._scrolled = _Scrolled(page)
        layout.addWidget(self._scrolled, 1)
        layout.addWidget(self._start)
        layout.addWidget(self._progress_area)

    @Slot()
    def _show_run(self) -> None:
        """Show the choices that the selected run supports."""
        trained = self._runs.get(self.run_id)
        self._start.setEnabled(trained is not None)
        wanted_class = self._class.currentData()
        self._checkpoint.clear()
        self._class.clear()
        self._class.addItem(self.tr("Any class"), None)
        if trained is None:
            return
        newest = self.tr("Newest ({images})").format(images=formatting.count(trained.images_seen))
        self._checkpoint.addItem(newest, None)
        for images_seen in reversed(trained.checkpoints[:-1]):
            count = formatting.count(images_seen)
            self._checkpoint.addItem(self.tr("{count} images").format(count=count), images_seen)
        for name in trained.classes:
            self._class.addItem(as_name(name), name)
        self._class.setCurrentIndex(max(0, self._class.findData(wanted_class)))
        self._form.setRowVisible(self._class, bool(trained.classes))
        self._form.setRowVisible(self._variation, bool(self._variation.mix))
        self._show_preset()
        self._scrolled.updateGeometry()

    @Slot()
    def _show_preset(self) -> None:
        """Show the tuned sampling presets, and the sampling settings that can be chosen."""
        tuned, trained = self._tuned(), self._runs.get(self.run_id)
        self._form.setRowVisible(self._preset, tuned is not None)
        if trained is not None:
            self._sampling.show_run(trained, self._tuned_preset())
        self._show_problem()
        if tuned is None:
            return
        texts = {
            "high-quality": self.tr(
                "High quality (%Ln step(s))", "", tuned.high_quality.sampling.num_steps
            ),
            "fast": self.tr("Fast (%Ln step(s))", "", tuned.fast.sampling.num_steps),
            _CUSTOM: self.tr("Custom"),
        }
        for index, name in enumerate(_PRESETS):
            self._preset.setItemText(index, texts[name])

    @Slot()
    def _show_problem(self) -> None:
        """Disable the Generate button while a setting is invalid."""
        self._start.setEnabled(bool(self.run_id) and self._sampling.is_valid)

    def _tuned(self) -> Tuned | None:
        """Return the tuned sampling presets, if known for the selected checkpoint."""
        trained = self._runs.get(self.run_id)
        is_newest = self._checkpoint.currentData() is None
        return trained.tuned if trained is not None and is_newest else None

    def _tuned_preset(self) -> SamplingPreset | None:
        """Return the selected sampling preset, or `None` for custom settings."""
        tuned, name = self._tuned(), self._preset.currentData()
        return None if tuned is None or name == _CUSTOM else tuned.preset(name)

    def _show_mix(self, mix: NoiseMix, distance: float) -> None:
        self._variation.set_mix(mix, distance)
        self._form.setRowVisible(self._variation, bool(mix))

    @Slot()
    def submit(self) -> None:
        """Emit a request with the form's settings."""
        self.generate_requested.emit(self.run_id, self.request())


class _Scrolled(QScrollArea):
    """Lets a form scroll vertically if the window is too low, but never horizontally."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the fields inside take the focus
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(page)
        self._page = page

    def minimumSizeHint(self) -> QSize:
        """Return the width of the form plus the scroll bar."""
        bar = self.verticalScrollBar().sizeHint().width()
        least = self._page.minimumSizeHint().width() + bar
        return QSize(least, super().minimumSizeHint().height())


def _whole_number(field: Field) -> QSpinBox:
    made = QuietSpinBox()
    made.setRange(int(field.minimum or 0), int(field.maximum or 0))
    made.setGroupSeparatorShown(True)
    if isinstance(field.default, int):
        made.setValue(field.default)
    return made

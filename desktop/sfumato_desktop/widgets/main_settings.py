"""The main training settings, which are always visible.

They are the dataset, base model, resolution, training length, batch size, and seed.
"""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from sfumato.config.fields import Field
from sfumato.config.image_shape import ImageShape
from sfumato.config.settings import RunConfig
from sfumato_desktop.core_texts import shown_fields
from sfumato_desktop.shown_text import as_caption, as_name, as_tip
from sfumato_desktop.theme import Space, set_role
from sfumato_desktop.widgets.file_dialogs import ask_for_folder
from sfumato_desktop.widgets.plain_text import PlainLabel
from sfumato_desktop.widgets.quiet_inputs import QuietComboBox, QuietSpinBox
from sfumato_desktop.widgets.section import column, label, row

__all__ = ["MainSettings"]

_SHAPE = "data.shape"
_NUMBERS = (_SHAPE, "batch_size", "seed")
_LARGEST = 2**31 - 1
_NAME_LETTERS = 16
_INPUT_WIDTH = 128


class MainSettings(QWidget):
    """The main settings, in two columns."""

    dataset_chosen = Signal(str)
    base_chosen = Signal(str)
    """Emitted with a run's name, the path of a diffusers folder, or ""."""
    length_chosen = Signal(float, int)
    """Emitted with the minutes and images, one of which is 0."""
    edited = Signal(str)
    """Emitted with the path of the number that the user edited."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        fields = {field.path: field for field in shown_fields(RunConfig)}
        self._touched: set[str] = set()
        self._shape: ImageShape = fields[_SHAPE].default
        self._dataset = QuietComboBox()
        self._base = QuietComboBox()
        for box in (self._dataset, self._base):  # a long name must not widen the page
            box.setSizeAdjustPolicy(
                QuietComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(_NAME_LETTERS)
        self._folder = ""
        self._bases: tuple[str, ...] | None = None
        self._numbers = {path: _number_box(fields[path]) for path in _NUMBERS}
        self._length = QuietSpinBox()
        self._length.setFixedWidth(_INPUT_WIDTH)
        self._length_unit = QuietComboBox()
        self._length_unit.addItems([self.tr("minutes"), self.tr("images")])
        self._name_controls()
        self._lay_out(fields)
        self._connect()

    def fill_datasets(self, names: Iterable[str]) -> None:
        """Set the available datasets."""
        with QSignalBlocker(self._dataset):
            self._dataset.clear()
            self._dataset.addItems(list(names))

    def choose_dataset(self, name: str) -> None:
        """Select a dataset without emitting a signal."""
        with QSignalBlocker(self._dataset):
            self._dataset.setCurrentText(name)

    def fill_bases(self, runs: Iterable[str]) -> None:
        """Set the runs available as a base, keeping the selection if it still exists."""
        names = tuple(runs)
        if names == self._bases:
            return  # otherwise, an open list would close under the pointer
        self._bases = names
        chosen = self._base.currentData() or ""
        with QSignalBlocker(self._base):
            self._base.clear()
            self._base.addItem(self.tr("Random weights (from scratch)"), "")
            for run in names:
                self._base.addItem(as_name(run), run)
            if self._folder:
                self._base.addItem(as_name(self._folder), self._folder)
            self._base.addItem(self.tr("Diffusers folder…"), None)
            self._base.setCurrentIndex(max(0, self._base.findData(chosen)))
        if self._base.currentData() != chosen:
            self.base_chosen.emit(self._base.currentData())

    def value(self, path: str) -> int | ImageShape:
        """Return the value of a number setting, or the shape of the images."""
        number = self._numbers[path].value()
        return self._shape.resized(number) if path == _SHAPE else number

    def show_defaults(self, values: Mapping[str, object]) -> None:
        """Show a preset's values, including the user's changes."""
        for path, box in self._numbers.items():
            value = values[path]
            if isinstance(value, ImageShape):
                self._shape, value = value, value.width
            assert isinstance(value, int)
            if path == _SHAPE or path not in self._touched:
                with QSignalBlocker(box):
                    box.setValue(value)
        if "length" not in self._touched:
            self._show_length(values["minutes"], values["images_total"])

    def show_values(self, values: Mapping[str, object]) -> None:
        """Show the settings of another run, which a change of the preset does not replace."""
        with QSignalBlocker(self._base):
            self._base.setCurrentIndex(0)
        self._touched.clear()
        self.show_defaults(values)
        self._touched.update(("length", *(path for path in _NUMBERS if path != _SHAPE)))

    def _show_length(self, minutes: object, images: object) -> None:
        with QSignalBlocker(self._length), QSignalBlocker(self._length_unit):
            self._length_unit.setCurrentIndex(0 if minutes else 1)
            self._set_length_bounds()
            assert isinstance(minutes, (int, float))
            assert isinstance(images, int)
            self._length.setValue(round(minutes) if minutes else images)

    def _name_controls(self) -> None:
        for control, name, tip in (
            (self._dataset, self.tr("Dataset"), self.tr("The dataset to train on")),
            (
                self._base,
                self.tr("Start from"),
                self.tr("Train from scratch, or start from the weights of a trained model"),
            ),
            (
                self._length,
                self.tr("Length"),
                self.tr("Length of the run; most of the quality is gained in the last third"),
            ),
            (
                self._length_unit,
                self.tr("Unit of length"),
                self.tr("Limit the run by training time or by number of images"),
            ),
        ):
            control.setAccessibleName(name)
            control.setToolTip(as_tip(tip))

    def _lay_out(self, fields: Mapping[str, Field]) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.XXL)
        grid.setVerticalSpacing(Space.L)
        size, batch, seed = (self._numbers[path] for path in _NUMBERS)
        pairs = (
            (self.tr("&Dataset"), self._dataset, None),
            (self.tr("Start &from"), self._base, None),
            (self.tr("&Length"), self._length, self._length_unit),
            (as_caption(fields[_SHAPE].title), size, label("px", role="muted")),
            (as_caption(fields["batch_size"].title), batch, label(self.tr("images"), role="muted")),
            (as_caption(fields["seed"].title), seed, None),
        )
        for index, (caption, control, beside) in enumerate(pairs):
            title = PlainLabel(caption)
            title.setBuddy(control)
            title.setToolTip(control.toolTip())
            set_role(title, "strong")
            line = row(control) if beside is None else row(control, beside)
            if isinstance(control, QuietSpinBox):
                line.addStretch(1)
            grid.addLayout(column(title, line, spacing=Space.XS), index // 3, index % 3)
        for number in range(3):
            grid.setColumnStretch(number, 1)

    def _connect(self) -> None:
        self._dataset.currentTextChanged.connect(self.dataset_chosen)
        self._base.activated.connect(self._emit_base)
        self._length.valueChanged.connect(self._emit_length)
        self._length_unit.activated.connect(self._change_unit)
        for path, box in self._numbers.items():
            box.setObjectName(path)
            box.valueChanged.connect(self._emit_number)

    @Slot()
    def _emit_number(self) -> None:
        box = self.sender()
        if isinstance(box, QuietSpinBox):
            self._touched.add(box.objectName())
            self.edited.emit(box.objectName())

    @Slot()
    def _emit_length(self) -> None:
        self._touched.add("length")
        value = self._length.value()
        is_time = self._length_unit.currentIndex() == 0
        self.length_chosen.emit(float(value) if is_time else 0.0, 0 if is_time else value)

    @Slot()
    def _change_unit(self) -> None:
        with QSignalBlocker(self._length):
            self._set_length_bounds()
            self._length.setValue(10 if self._length_unit.currentIndex() == 0 else 200_000)
        self._emit_length()

    def _set_length_bounds(self) -> None:
        is_time = self._length_unit.currentIndex() == 0
        self._length.setRange(1, 100_000 if is_time else _LARGEST)
        self._length.setSingleStep(1 if is_time else 10_000)

    @Slot()
    def _emit_base(self) -> None:
        base = self._base.currentData()
        if base is not None:
            self.base_chosen.emit(base)
            return
        dialog = ask_for_folder(
            self.window(), self.tr("Folder in Diffusers format"), self._set_base_folder
        )
        dialog.rejected.connect(self._reset_base)

    @Slot(str)
    def _set_base_folder(self, folder: str) -> None:
        self._folder = folder
        self._base.insertItem(1, folder, folder)
        self._base.setCurrentIndex(1)
        self.base_chosen.emit(folder)

    @Slot()
    def _reset_base(self) -> None:
        self._base.setCurrentIndex(0)
        self.base_chosen.emit("")


def _number_box(field: Field) -> QuietSpinBox:
    box = QuietSpinBox()
    box.setFixedWidth(_INPUT_WIDTH)
    box.setRange(int(field.minimum or 0), min(_LARGEST, int(field.maximum or _LARGEST)))
    box.setSingleStep(8 if field.path in (_SHAPE, "batch_size") else 1)
    box.setAccessibleName(field.title)
    box.setAccessibleDescription(field.description)
    box.setToolTip(as_tip(field.description))
    return box

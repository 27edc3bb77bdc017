"""Dialogs with the settings of an animation or contact sheet.

The fields are generated from the requests; the values are valid when the dialog is accepted.
"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from sfumato.config.fields import Field
from sfumato.records.image_requests import (
    SHEET_VALUES,
    AnimationRequest,
    AnimationStyle,
    SheetAxis,
    SheetRequest,
)
from sfumato.records.recipe import Recipe
from sfumato.records.requests import GenerateRequest
from sfumato_desktop.core_texts import shown_fields
from sfumato_desktop.shown_text import as_caption, as_tip, as_title
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.field_editors import float_from, float_text
from sfumato_desktop.widgets.quiet_inputs import QuietComboBox, QuietSpinBox
from sfumato_desktop.widgets.section import button, label, row

__all__ = ["AnimationDialog", "SheetDialog"]

_WIDTH = 480


class _RequestDialog(QDialog):
    """A title, a description, a form, and a confirmation button."""

    def __init__(self, title: str, text: str, start: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(as_title(title))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(Space.L)
        self.form.setVerticalSpacing(Space.S)
        self.start = button(start, tip=text, icon_name="generate", role="primary")
        cancel = button(self.tr("Cancel"), tip=self.tr("Close without generating"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(label(title, role="heading"))
        layout.addWidget(label(text, role="muted", is_wrapped=True))
        layout.addLayout(self.form)
        layout.addLayout(row(1, cancel, self.start))
        cancel.clicked.connect(self.reject)
        self.start.clicked.connect(self.accept)
        self.start.setDefault(True)

    def add_row(self, title: str, help_text: str, editor: QWidget) -> None:
        """Add a field with its name and help text."""
        name = label(as_caption(title), role="muted")
        name.setBuddy(editor)
        for widget in (name, editor):
            widget.setToolTip(as_tip(help_text))
        editor.setAccessibleName(title)
        editor.setAccessibleDescription(help_text)
        self.form.addRow(name, editor)


class AnimationDialog(_RequestDialog):
    """Asks how to animate between two images.

    Args:
        start: The first image.
        end: The last image.
        parent: The window that the dialog opens over.
    """

    wanted = Signal(object)
    """Emitted with the `AnimationRequest`."""

    def __init__(self, start: Recipe, end: Recipe, parent: QWidget) -> None:
        super().__init__(
            self.tr("Animation between two images"),
            self.tr(
                "Interpolates the noise from seed {first} to seed {last} along "
                "the shortest path on the sphere. Each frame is generated "
                "separately."
            ).format(first=start.seed, last=end.seed),
            self.tr("Generate animation"),
            parent,
        )
        self._start, self._end = start, end
        fields = {field.path: field for field in shown_fields(AnimationStyle)}
        self._frames, self._rate = _number(fields["frames"]), _number(fields["frame_rate"])
        self._format = QuietComboBox()
        for name in fields["format"].choices:
            self._format.addItem(str(name).upper(), name)
        self._format.setCurrentIndex(self._format.findData(fields["format"].default))
        self._is_round = QCheckBox(as_caption(fields["is_round"].title))
        self._is_round.setChecked(True)
        for path, editor in (
            ("frames", self._frames),
            ("frame_rate", self._rate),
            ("format", self._format),
        ):
            self.add_row(fields[path].title, fields[path].description, editor)
        self.add_row("", fields["is_round"].description, self._is_round)
        self._is_round.setAccessibleName(fields["is_round"].title)
        self.accepted.connect(self._emit_request)

    @Slot()
    def _emit_request(self) -> None:
        look = AnimationStyle(
            frames=self._frames.value(),
            frame_rate=self._rate.value(),
            is_round=self._is_round.isChecked(),
            format=self._format.currentData(),
        )
        self.wanted.emit(AnimationRequest(start=self._start, end=self._end, look=look))


class SheetDialog(_RequestDialog):
    """Asks which variants of the images to generate side by side.

    Args:
        rows: The images that are regenerated.
        has_averages: Whether averages of other lengths are available.
        parent: The window that the dialog opens over.
    """

    wanted = Signal(object)
    """Emitted with the `SheetRequest`."""

    def __init__(
        self, rows: tuple[GenerateRequest, ...], *, has_averages: bool, parent: QWidget
    ) -> None:
        super().__init__(
            self.tr("Contact sheet"),
            self.tr("One row per image, one column per variant. All other settings stay the same."),
            self.tr("Generate sheet"),
            parent,
        )
        self._rows = rows
        self._axis = QuietComboBox()
        names: dict[SheetAxis, str] = {
            "checkpoint": self.tr("Checkpoints"),
            "ema_length": self.tr("EMA lengths"),
            "guidance": self.tr("Guidance"),
            "steps": self.tr("Steps"),
        }
        for axis, name in names.items():
            if axis != "ema_length" or has_averages:
                self._axis.addItem(name, axis)
        self._values = QLineEdit()
        self.add_row(
            self.tr("Columns"), self.tr("The setting that varies between columns."), self._axis
        )
        self.add_row(
            self.tr("Values"),
            self.tr("Numbers separated by spaces; leave empty to use the default values."),
            self._values,
        )
        self._axis.currentIndexChanged.connect(self._show_axis)
        self._values.textChanged.connect(self._show_whether_valid)
        self.accepted.connect(self._emit_request)
        self._show_axis()

    @Slot()
    def _show_axis(self) -> None:
        axis: SheetAxis = self._axis.currentData()
        usual = SHEET_VALUES[axis]
        self._values.setText("  ".join(float_text(value) for value in usual))
        self._values.setPlaceholderText(self.tr("All checkpoints of the run"))

    @Slot()
    def _show_whether_valid(self) -> None:
        self.start.setEnabled(self._numbers() is not None)

    def _numbers(self) -> tuple[float, ...] | None:
        """Return the values parsed by `float_from`, or `None` if any value is not a number."""
        try:
            return tuple(float_from(part) for part in self._values.text().split())
        except ValueError:
            return None

    @Slot()
    def _emit_request(self) -> None:
        values = self._numbers() or ()
        self.wanted.emit(
            SheetRequest(rows=self._rows, axis=self._axis.currentData(), values=values)
        )


def _number(field: Field) -> QuietSpinBox:
    made = QuietSpinBox()
    made.setRange(int(field.minimum or 0), int(field.maximum or 0))
    made.setValue(int(field.default))
    return made

"""Input controls for the fields of a settings class.

There is one editor for each kind of field: check box, integer, decimal number, choice, text, or
list of numbers. An editor reports edits, and returns its value or a validation error.
"""

import math
from collections.abc import Sequence

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from sfumato.config.fields import Field
from sfumato.config.image_shape import ImageShape
from sfumato.files.plain_values import LARGEST_INT
from sfumato_desktop.language import translator
from sfumato_desktop.shown_text import as_tip
from sfumato_desktop.theme import Space, set_mark
from sfumato_desktop.widgets.quiet_inputs import QuietComboBox, QuietSpinBox
from sfumato_desktop.widgets.section import label

__all__ = ["FieldEditor", "editor_for", "float_from", "float_text"]

_tr = translator("FieldEditors")

_WIDTH = 168
_INT_MAX = 2**31 - 1
_NONE = "–"
Choices = Sequence[tuple[object, str]]
"""Pairs of a value and its display name."""


class FieldEditor(QWidget):
    """A control for one setting, with the unit beside it."""

    edited = Signal()
    """The user edited the value."""

    def __init__(self, field: Field, control: QWidget) -> None:
        super().__init__()
        self.field = field
        self.control = control
        self.setFocusProxy(control)
        control.setAccessibleName(field.title)
        control.setAccessibleDescription(field.description)
        control.setToolTip(as_tip(field.description))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addWidget(control)
        if field.unit:
            layout.addWidget(label(field.unit, role="muted"))
        layout.addStretch(1)

    def value(self) -> object:
        """Return the value.

        Raises:
            ValueError: If the input is invalid; the error text is a sentence for the user.
        """
        raise NotImplementedError

    def set_value(self, value: object) -> None:
        """Set the shown value without emitting a signal."""
        raise NotImplementedError

    def set_invalid(self, *, is_invalid: bool) -> None:
        """Mark the input as invalid or valid."""
        set_mark(self.control, "invalid", is_invalid)


def editor_for(field: Field, choices: Choices = ()) -> FieldEditor:
    """Return the editor that suits a field.

    Args:
        field: The field to edit.
        choices: Choices for a field whose values are only known at run time.
    """
    if choices or field.choices:
        named = [(value, str(value) or _NONE) for value in field.choices]
        open_one = [(None, _NONE)] if field.is_optional else []
        return _ChoiceEditor(field, choices or [*open_one, *named])
    if field.is_optional:
        return _TextEditor(field)
    if field.kind == "bool":
        return _BoolEditor(field)
    if field.kind == "int":
        return _IntEditor(field)
    if field.kind == "shape":
        return _SquareEditor(field)
    return _TextEditor(field)


def float_from(text: str) -> float:
    """Parse a decimal number typed with the locale's separator, a point, or an exponent.

    Raises:
        ValueError: If the text is not a number.
    """
    text = text.strip()
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.RejectGroupSeparator)  # 0,001 is 0.001, not 1
    value, is_number = locale.toDouble(text)
    return value if is_number else float(text.replace(",", "."))


def float_text(value: float) -> str:
    """Return a decimal number formatted for the locale, without group separators."""
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return locale.toString(float(value), "g", 12)  # a whole number is not accepted


class _BoolEditor(FieldEditor):
    """A check box."""

    def __init__(self, field: Field) -> None:
        self._box = QCheckBox()
        super().__init__(field, self._box)
        self._box.clicked.connect(self.edited)

    def value(self) -> object:
        return self._box.isChecked()

    def set_value(self, value: object) -> None:
        self._box.setChecked(bool(value))


class _IntEditor(FieldEditor):
    """An integer within bounds."""

    def __init__(self, field: Field) -> None:
        self._box = QuietSpinBox()
        self._box.setFixedWidth(_WIDTH)
        self._box.setMinimum(-_INT_MAX if field.minimum is None else int(field.minimum))
        self._box.setMaximum(
            _INT_MAX if field.maximum is None else min(_INT_MAX, int(field.maximum))
        )
        super().__init__(field, self._box)
        self._is_quiet = False
        self._box.valueChanged.connect(self._emit_edited)

    def value(self) -> object:
        return self._box.value()

    def set_value(self, value: object) -> None:
        assert isinstance(value, int)
        self._is_quiet = True
        self._box.setValue(value)
        self._is_quiet = False
        self._box.setSingleStep(_step_for(value))

    @Slot()
    def _emit_edited(self) -> None:
        if not self._is_quiet:
            self.edited.emit()


class _SquareEditor(_IntEditor):
    """The side of square images; the channels stay as they are."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self._shape: ImageShape = field.default

    def value(self) -> object:
        return self._shape.resized(self._box.value())

    def set_value(self, value: object) -> None:
        self._shape = ImageShape.of(value)
        super().set_value(self._shape.width)


class _ChoiceEditor(FieldEditor):
    """One of several values."""

    def __init__(self, field: Field, choices: Choices) -> None:
        self._box = QuietComboBox()
        self._box.setMinimumWidth(_WIDTH)
        self._box.setSizeAdjustPolicy(QuietComboBox.SizeAdjustPolicy.AdjustToContents)
        self._values = [value for value, _ in choices]
        self._box.addItems([name for _, name in choices])
        super().__init__(field, self._box)
        self._box.activated.connect(self._emit_edited)

    def value(self) -> object:
        index = self._box.currentIndex()
        return self._values[index] if index >= 0 else self.field.default

    def set_value(self, value: object) -> None:
        if value not in self._values and isinstance(value, str) and self.field.kind == "str":
            self._values.append(value)
            self._box.addItem(value)
        self._box.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    @Slot()
    def _emit_edited(self) -> None:
        self.edited.emit()


class _TextEditor(FieldEditor):
    """A free-form number, list of integers, or text, which may be empty if the field allows it."""

    def __init__(self, field: Field) -> None:
        self._line = QLineEdit()
        self._line.setFixedWidth(_WIDTH)
        self._exact = (float_text(0.0), 0.0)
        """The text of the number that was set, and the number, which may have more digits."""
        super().__init__(field, self._line)
        self._line.textEdited.connect(self._emit_edited)

    def value(self) -> object:
        text = self._line.text()
        if self.field.is_optional and not text.strip():
            return None
        match self.field.kind:
            case "float":
                return self._float(text)
            case "int":
                return self._int(text)
            case "numbers":
                return _numbers(text)
            case _:
                return text

    def set_value(self, value: object) -> None:
        if isinstance(value, (list, tuple)):
            self._line.setText(", ".join(str(number) for number in value))
        elif isinstance(value, (int, float)):
            self._exact = (float_text(value), float(value))
            self._line.setText(self._exact[0])
        else:
            self._line.setText("" if value is None else str(value))

    def _int(self, text: str) -> int:
        value = self._float(text)
        if not value.is_integer() or abs(value) > LARGEST_INT:
            raise ValueError(_tr("“{text}” is not a whole number.").format(text=text))
        return int(value)

    def _float(self, text: str) -> float:
        try:
            shown, exact = self._exact
            value = exact if text == shown else float_from(text)
        except ValueError as error:
            raise ValueError(_tr("“{text}” is not a number.").format(text=text)) from error
        if not math.isfinite(value):
            raise ValueError(_tr("“{text}” is not a number.").format(text=text))
        problem = _out_of_bounds(self.field, value)
        if problem:
            raise ValueError(problem)
        return value

    @Slot()
    def _emit_edited(self) -> None:
        self.edited.emit()


def _numbers(text: str) -> list[int]:
    parts = text.replace(";", ",").replace(" ", ",").split(",")
    problem = _tr("Enter whole numbers separated by commas.")
    try:
        numbers = [int(part) for part in parts if part]
    except ValueError as error:
        raise ValueError(problem) from error
    if any(abs(number) > LARGEST_INT for number in numbers):
        raise ValueError(problem)
    return numbers


def _out_of_bounds(field: Field, value: float) -> str:
    low, high = field.minimum, field.maximum
    if low is not None and (value < low or (value == low and not field.is_minimum_allowed)):
        text = (
            _tr("Must be at least {low}.")
            if field.is_minimum_allowed
            else _tr("Must be greater than {low}.")
        )
        return text.format(low=float_text(low))
    if high is not None and value > high:
        return _tr("Must be at most {high}.").format(high=float_text(high))
    return ""


def _step_for(value: int) -> int:
    """Return a step that suits the size of a number: 1 below 20, otherwise about a twentieth."""
    step = 1
    while step * 200 <= abs(value):
        step *= 10
    return step

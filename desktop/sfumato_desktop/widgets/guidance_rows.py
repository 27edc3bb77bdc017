"""Form rows for the guidance of generated images: method, scale, and interval.

The rows are generated from `GenerateRequest`. Settings that are not set use the trained values, or
the tuned values of the selected sampling preset, and the rows show which. Settings that have no
effect are hidden: the interval is only shown if a guidance method is selected, and the guide
checkpoint only for autoguidance.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QSignalBlocker, Slot
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QFormLayout, QWidget

from sfumato.config.fields import Field
from sfumato.config.settings import SamplingConfig
from sfumato.records.recipe import Recipe
from sfumato.records.requests import GenerateRequest
from sfumato.records.tuned import SamplingPreset
from sfumato_desktop import formatting
from sfumato_desktop.core_texts import shown_fields
from sfumato_desktop.models.trained_runs import TrainedRun
from sfumato_desktop.widgets.quiet_inputs import QuietComboBox, QuietDoubleSpinBox

__all__ = ["GuidanceRows"]

_STEP = {"guidance_scale": 0.1, "guidance_high": 1.0, "guidance_low": 0.1, "guide_fraction": 0.05}
_DECIMALS = 2

AddRow = Callable[[str, str, QWidget], None]
"""Adds a row to the form: title, help text, and editor."""


class GuidanceRows(QObject):
    """The form rows that configure guidance.

    Args:
        form: The form that contains the rows.
        add_row: Adds a row to the form.
        parent: The parent widget.
    """

    def __init__(self, form: QFormLayout, add_row: AddRow, parent: QObject) -> None:
        super().__init__(parent)
        self._form = form
        self._sampling: SamplingConfig | None = None
        self._has_classes = False
        self._kind = QuietComboBox()
        self._kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        fields = {field.path: field for field in shown_fields(GenerateRequest)}
        self._numbers = {path: _number(fields[path]) for path in _STEP}
        for path, editor in {"guidance": self._kind, **self._numbers}.items():
            add_row(fields[path].title, fields[path].description, editor)
        self._kind.currentIndexChanged.connect(self._show_rows)

    def values(self) -> dict[str, Any]:
        """Return the guidance settings by request field; `None` means trained or tuned values."""
        numbers = {
            path: round(box.value(), _DECIMALS) if box.value() > box.minimum() else None
            for path, box in self._numbers.items()
        }
        return {"guidance": self._kind.currentData(), **numbers}

    def apply_recipe(self, recipe: Recipe) -> None:
        """Fill in the guidance of an image's recipe."""
        self._kind.setCurrentIndex(max(0, self._kind.findData(recipe.guidance)))
        self._show_rows()
        taken = {
            "guidance_scale": recipe.guidance_scale,
            "guidance_low": recipe.guidance_low,
            "guidance_high": recipe.guidance_high,
        }
        if recipe.guide is not None:
            taken["guide_fraction"] = recipe.guide.fraction
        for path, value in taken.items():
            if path == "guidance_scale" or self._form.isRowVisible(self._numbers[path]):
                self._numbers[path].setValue(value)

    def show_run(self, trained: TrainedRun, preset: SamplingPreset | None = None) -> None:
        """Show the guidance choices of a run's model and the defaults of the selected preset."""
        own = trained.config.sampling
        self._sampling = own if preset is None else preset.applied_to(own)
        self._has_classes = bool(trained.classes)
        is_tuned = preset is not None and preset.autoguidance is not None
        left_open = self.tr("As tuned: {value}") if is_tuned else self.tr("As trained: {value}")
        chosen = self._kind.currentData()
        with QSignalBlocker(self._kind):
            self._kind.clear()
            self._kind.addItem(left_open.format(value=self._left_open()), None)
            if self._has_classes:
                self._kind.addItem(self.tr("Classifier-free"), "class")
            self._kind.addItem(self.tr("Autoguidance"), "autoguidance")
            self._kind.addItem(self.tr("Off"), "none")
            self._kind.setCurrentIndex(max(0, self._kind.findData(chosen)))
        for path, box in self._numbers.items():
            value = formatting.number(getattr(self._sampling, path))
            if path == "guidance_scale" and self._sampling.guidance_scale == 1:
                value = self.tr("off")
            box.setSpecialValueText(left_open.format(value=value))
        self._show_rows()

    def _left_open(self) -> str:
        """Return a description of the guidance used when none is selected."""
        assert self._sampling is not None
        if self._sampling.guidance == "autoguidance":
            return self.tr("autoguidance")
        is_by_class = self._sampling.guidance == "class" and self._has_classes
        return self.tr("classifier-free") if is_by_class else self.tr("off")

    @Slot()
    def _show_rows(self) -> None:
        """Show the rows that have an effect, and clear the hidden rows."""
        if self._sampling is None:
            return
        chosen = self._kind.currentData()
        kind = chosen or self._sampling.guidance
        is_guided = kind == "autoguidance" or (kind == "class" and self._has_classes)
        shown = {
            "guidance_scale": is_guided,
            "guidance_low": is_guided and chosen is not None,
            "guidance_high": is_guided and chosen is not None,
            "guide_fraction": chosen == "autoguidance",
        }
        for path, is_shown in shown.items():
            self._form.setRowVisible(self._numbers[path], is_shown)
            if not is_shown and path != "guidance_scale":
                self._numbers[path].setValue(self._numbers[path].minimum())


def _number(field: Field) -> QDoubleSpinBox:
    """Return a spin box whose lowest value, one step below the bounds, means "as trained"."""
    box = QuietDoubleSpinBox()
    lowest = (field.minimum or 0.0) - _STEP[field.path] if field.is_minimum_allowed else 0.0
    box.setDecimals(_DECIMALS)
    box.setRange(lowest, field.maximum or 0.0)
    box.setSingleStep(_STEP[field.path])
    box.setValue(lowest)
    return box

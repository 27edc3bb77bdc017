"""By what shall drawn images be guided, how far, and at which noise levels?

The rows grow from `GenerateRequest`. What is left open stays as trained, or as it was tuned where a
way that was found is chosen, and the rows say what that is. What would change nothing is not shown:
an interval belongs to a guidance that was chosen, the early state to autoguidance.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QSignalBlocker, Slot
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QFormLayout, QWidget

from sfumato.config.fields import Field
from sfumato.config.settings import SamplingConfig
from sfumato.recipe import Recipe
from sfumato.requests import GenerateRequest
from sfumato.tuned import SamplingPreset
from sfumato_desktop import formatting
from sfumato_desktop.core_texts import shown_fields
from sfumato_desktop.models.trained_runs import TrainedRun
from sfumato_desktop.widgets.quiet_inputs import QuietComboBox, QuietDoubleSpinBox

__all__ = ["GuidanceRows"]

_STEP = {"guidance_scale": 0.1, "guidance_high": 1.0, "guidance_low": 0.1, "guide_fraction": 0.05}
_DECIMALS = 2

AddRow = Callable[[str, str, QWidget], None]
"""Adds a row to the form: title, help and editor."""


class GuidanceRows(QObject):
    """The rows of a form that decide on guidance.

    Args:
        form: Holds the rows.
        add_row: How a row comes into it.
        parent: The Qt parent.
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
        """Return the guidance by the names of a request; `None` is as it was trained or tuned."""
        numbers = {
            path: round(box.value(), _DECIMALS) if box.value() > box.minimum() else None
            for path, box in self._numbers.items()
        }
        return {"guidance": self._kind.currentData(), **numbers}

    def take_recipe(self, recipe: Recipe) -> None:
        """Fill in how an image was guided."""
        self._kind.setCurrentIndex(max(0, self._kind.findData(recipe.guidance)))
        self._show_rows()
        taken = {
            "guidance_scale": recipe.guidance_scale,
            "guidance_low": recipe.guidance_low,
            "guidance_high": recipe.guidance_high,
        }
        if recipe.guide is not None:
            taken["guide_fraction"] = recipe.guide.moment
        for path, value in taken.items():
            if path == "guidance_scale" or self._form.isRowVisible(self._numbers[path]):
                self._numbers[path].setValue(value)

    def show_run(self, trained: TrainedRun, preset: SamplingPreset | None = None) -> None:
        """Offer what a run's model can be guided by, and say what is done in the chosen way."""
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
                self._kind.addItem(self.tr("Their class"), "class")
            self._kind.addItem(self.tr("An early state"), "autoguidance")
            self._kind.addItem(self.tr("Nothing"), "none")
            self._kind.setCurrentIndex(max(0, self._kind.findData(chosen)))
        for path, box in self._numbers.items():
            value = formatting.number(getattr(self._sampling, path))
            if path == "guidance_scale" and self._sampling.guidance_scale == 1:
                value = self.tr("off")
            box.setSpecialValueText(left_open.format(value=value))
        self._show_rows()

    def _left_open(self) -> str:
        """Say what guides where nothing is chosen."""
        assert self._sampling is not None
        if self._sampling.guidance == "autoguidance":
            return self.tr("an early state")
        is_by_class = self._sampling.guidance == "class" and self._has_classes
        return self.tr("their class") if is_by_class else self.tr("nothing")

    @Slot()
    def _show_rows(self) -> None:
        """Show what has an effect, and let go what is out of sight."""
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
    """Make a box whose lowest value, a step below the bounds, stands for "as trained"."""
    box = QuietDoubleSpinBox()
    lowest = (field.minimum or 0.0) - _STEP[field.path] if field.is_minimum_allowed else 0.0
    box.setDecimals(_DECIMALS)
    box.setRange(lowest, field.maximum or 0.0)
    box.setSingleStep(_STEP[field.path])
    box.setValue(lowest)
    return box

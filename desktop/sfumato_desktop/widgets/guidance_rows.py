"""By what shall drawn pictures be guided, how far, and at which noise levels?

The rows grow from `GenerateRequest`. What is left open stays as trained, and what would change
nothing is not shown: an interval belongs to a guidance that was chosen, the early state to
autoguidance.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QSignalBlocker, Slot
from PySide6.QtWidgets import QDoubleSpinBox, QFormLayout, QWidget

from sfumato.config.fields import Field
from sfumato.recipe import Recipe
from sfumato.requests import GenerateRequest
from sfumato_desktop import words
from sfumato_desktop.core_texts import shown_fields
from sfumato_desktop.models.trained_runs import TrainedRun
from sfumato_desktop.widgets.quiet_inputs import QuietComboBox, QuietDoubleSpinBox

__all__ = ["GuidanceRows"]

_STEP = {"guidance_scale": 0.1, "guidance_high": 1.0, "guidance_low": 0.1, "guide_moment": 0.05}
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
        self._trained: TrainedRun | None = None
        self._kind = QuietComboBox()
        fields = {field.path: field for field in shown_fields(GenerateRequest)}
        self._numbers = {path: _number(fields[path]) for path in _STEP}
        for path, editor in {"guidance": self._kind, **self._numbers}.items():
            add_row(fields[path].title, fields[path].description, editor)
        self._kind.currentIndexChanged.connect(self._show_rows)

    def values(self) -> dict[str, Any]:
        """Give the guidance by the names of a request; `None` is as trained."""
        numbers = {
            path: round(box.value(), _DECIMALS) if box.value() > box.minimum() else None
            for path, box in self._numbers.items()
        }
        return {"guidance": self._kind.currentData(), **numbers}

    def take_recipe(self, recipe: Recipe) -> None:
        """Fill in how a picture was guided."""
        self._kind.setCurrentIndex(max(0, self._kind.findData(recipe.guidance)))
        self._show_rows()
        taken = {
            "guidance_scale": recipe.guidance_scale,
            "guidance_low": recipe.guidance_low,
            "guidance_high": recipe.guidance_high,
        }
        if recipe.guide is not None:
            taken["guide_moment"] = recipe.guide.moment
        for path, value in taken.items():
            if path == "guidance_scale" or self._form.isRowVisible(self._numbers[path]):
                self._numbers[path].setValue(value)

    def show_run(self, trained: TrainedRun) -> None:
        """Offer what a run's model can be guided by."""
        self._trained = trained
        sampling = trained.config.sampling
        chosen = self._kind.currentData()
        with QSignalBlocker(self._kind):
            self._kind.clear()
            self._kind.addItem(self.tr("As trained"), None)
            if trained.classes:
                self._kind.addItem(self.tr("Their class"), "class")
            self._kind.addItem(self.tr("An early state (autoguidance)"), "autoguidance")
            self._kind.addItem(self.tr("Nothing"), "none")
            self._kind.setCurrentIndex(max(0, self._kind.findData(chosen)))
        for path, box in self._numbers.items():
            value = words.number(getattr(sampling, path))
            box.setSpecialValueText(self.tr("As trained ({value})").format(value=value))
        self._show_rows()

    @Slot()
    def _show_rows(self) -> None:
        """Show what has an effect, and let go what is out of sight."""
        if self._trained is None:
            return
        chosen = self._kind.currentData()
        kind = chosen or self._trained.config.sampling.guidance
        is_guided = kind == "autoguidance" or (kind == "class" and bool(self._trained.classes))
        shown = {
            "guidance_scale": is_guided,
            "guidance_low": is_guided and chosen is not None,
            "guidance_high": is_guided and chosen is not None,
            "guide_moment": chosen == "autoguidance",
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

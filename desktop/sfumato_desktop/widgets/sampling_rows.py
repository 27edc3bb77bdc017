"""Form rows for the sampling settings of generated images.

There is one row for each setting of `SamplingOverrides`. Settings that are not set use the trained
values, or the tuned values of the selected sampling preset, and the rows show which. Settings that
have no effect are hidden: the guidance interval is only shown if a guidance method is selected, and
the guide checkpoint only for autoguidance.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QFormLayout, QWidget

from sfumato.config.fields import Field
from sfumato.config.sampling import SamplingOverrides, SamplingSettings
from sfumato.plugins.catalog import Catalog
from sfumato.records.recipe import Recipe
from sfumato.records.tuned import SamplingPreset
from sfumato_desktop import formatting
from sfumato_desktop.core_texts import shown_fields, translated
from sfumato_desktop.models.trained_runs import TrainedRun
from sfumato_desktop.shown_text import as_caption, as_tip
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.entry_settings import EntrySettings
from sfumato_desktop.widgets.field_editors import FieldEditor, editor_for
from sfumato_desktop.widgets.field_row import RowShape
from sfumato_desktop.widgets.fold import Fold
from sfumato_desktop.widgets.quiet_inputs import QuietComboBox, QuietDoubleSpinBox
from sfumato_desktop.widgets.section import label

__all__ = ["SamplingRows", "add_row", "make_compact", "new_form"]

_GUIDANCE = ("guidance", "guidance_scale", "guidance_low", "guidance_high", "guide_fraction")
"""Settings that can be chosen in addition to a tuned preset."""
_MAIN = ("sampler", "sampler_settings", "num_steps", *_GUIDANCE)
"""Settings that are shown while “Advanced” is collapsed."""
_LARGEST = 1e9


class SamplingRows(QObject):
    """The form rows that configure sampling.

    Args:
        form: The form to which the rows are added.
        samplers: The available samplers.
        parent: The parent widget.
    """

    edited = Signal()
    """The user changed the sampler or one of its settings."""

    def __init__(self, form: QFormLayout, samplers: Catalog, parent: QObject) -> None:
        super().__init__(parent)
        self._form = form
        self._samplers = samplers
        self._own = self._sampling = SamplingSettings()
        self._has_classes = False
        self._is_custom = True
        self._fields = {field.path: field for field in shown_fields(SamplingOverrides)}
        self.editors = {path: self._editor(field) for path, field in self._fields.items()}
        content = QWidget()
        advanced = new_form(content)
        self._fold = Fold(self.tr("Advanced"), content)
        for path, editor in self.editors.items():
            field = self._fields[path]
            if isinstance(editor, EntrySettings):
                form.addRow("", editor)
            else:
                place = form if path in _MAIN else advanced
                add_row(place, editor, title=field.title, description=field.description)
        form.addRow(self._fold)
        sampler, guidance = self.editors["sampler"], self.editors["guidance"]
        settings = self.editors["sampler_settings"]
        assert isinstance(sampler, _Choice)
        assert isinstance(guidance, _Choice)
        assert isinstance(settings, EntrySettings)
        self._sampler, self._guidance, self._settings = sampler, guidance, settings
        self._sampler.currentIndexChanged.connect(self._show_rows)
        self._guidance.currentIndexChanged.connect(self._show_rows)
        self._settings.edited.connect(self.edited)

    @property
    def is_valid(self) -> bool:
        """Whether all settings that are shown can be requested."""
        if self._is_custom and self._settings.problem:
            return False
        try:
            self.values()
        except ValueError:
            return False
        return True

    def values(self) -> SamplingOverrides:
        """Return the settings that differ from the trained or tuned values."""
        return SamplingOverrides(
            **{
                path: editor.value()
                for path, editor in self.editors.items()
                if (self._is_custom or path in _GUIDANCE)
                and (path != self._settings.field.path or self._settings.is_changed)
            }
        )

    def apply_recipe(self, recipe: Recipe) -> None:
        """Fill in the sampling settings of an image's recipe."""
        for path, editor in self.editors.items():
            editor.set_value(getattr(recipe.sampling, path))
        self._show_rows()

    def show_run(self, trained: TrainedRun, preset: SamplingPreset | None = None) -> None:
        """Show the choices of a run's model, and the values of the settings that are left open.

        Args:
            trained: The run.
            preset: The selected preset, which only guidance can override; `None` for custom
                settings.
        """
        self._own = trained.config.sampling
        self._sampling = self._own if preset is None else preset.sampling
        self._is_custom = preset is None
        self._has_classes = bool(trained.classes)
        is_tuned = self._sampling.guidance != self._own.guidance
        left_open = self.tr("As tuned: {value}") if is_tuned else self.tr("As trained: {value}")
        for path, editor in self.editors.items():
            text = left_open.format(value=self._left_open(path))
            if isinstance(editor, _Choice):
                editor.offer(text, self._choices(self._fields[path]))
            elif isinstance(editor, _Number):
                editor.setSpecialValueText(text)
        self._show_rows()

    def _editor(self, field: Field) -> "_Choice | _Number | EntrySettings | FieldEditor":
        if field.chosen_by:
            return EntrySettings(field, self._samplers, shape=RowShape.NARROW)
        if field.catalog or field.kind in ("choice", "bool"):
            return _Choice(self.tr("As trained"), self._choices(field))
        return _Number(field) if field.kind in ("int", "float") else editor_for(field)

    def _choices(self, field: Field) -> "Sequence[tuple[object, str, str]]":
        """Return the values of a setting, each with its name and tooltip."""
        if field.catalog:
            entries = self._samplers.items()
            return [(name, translated(one.label), translated(one.summary)) for name, one in entries]
        if field.kind == "bool":
            return [(True, self.tr("On"), ""), (False, self.tr("Off"), "")]
        if field.path != "guidance":
            return [(value, str(value), "") for value in field.choices]
        by_class = [("class", self.tr("Classifier-free"), "")] if self._has_classes else []
        others = [("autoguidance", self.tr("Autoguidance"), ""), ("none", self.tr("Off"), "")]
        return [*by_class, *others]

    def _left_open(self, path: str) -> str:
        """Return a description of the value that is used if a setting is left open."""
        value = getattr(self._sampling, path)
        if path == "guidance" and value == "autoguidance":
            return self.tr("autoguidance")
        if path == "guidance":
            is_by_class = value == "class" and self._has_classes
            return self.tr("classifier-free") if is_by_class else self.tr("off")
        if path == "guidance_scale" and value == 1:
            return self.tr("off")
        if path == "sampler" and value in self._samplers:
            return translated(self._samplers[value].label)
        return formatting.number(value) if isinstance(value, float) else str(value)

    @Slot()
    def _show_rows(self) -> None:
        """Show the rows that have an effect, and clear the hidden ones of guidance."""
        self._show_sampler()
        chosen = self._guidance.value()
        kind = chosen or self._sampling.guidance
        is_guided = kind == "autoguidance" or (kind == "class" and self._has_classes)
        shown = dict.fromkeys(_MAIN, self._is_custom) | {
            "sampler_settings": self._is_custom and bool(self._settings.search("")),
            "guidance": True,
            "guidance_scale": is_guided,
            "guidance_low": is_guided and chosen is not None,
            "guidance_high": is_guided and chosen is not None,
            "guide_fraction": chosen == "autoguidance",
        }
        for path, is_shown in shown.items():
            self._form.setRowVisible(self.editors[path], is_shown)
            if not is_shown and path in _GUIDANCE and path != "guidance_scale":
                self.editors[path].set_value(None)
        self._form.setRowVisible(self._fold, self._is_custom)
        self.edited.emit()

    def _show_sampler(self) -> None:
        """Show the settings of the selected sampler, which default to the trained values."""
        chosen = self._sampler.value() or self._own.sampler
        self._settings.choose(chosen)
        is_own = chosen == self._own.sampler
        self._settings.set_default(self._own.sampler_settings if is_own else {})


class _Choice(QuietComboBox):
    """One of several values, or none of them."""

    def __init__(self, left_open: str, choices: Sequence[tuple[object, str, str]]) -> None:
        super().__init__()
        make_compact(self)
        self.offer(left_open, choices)

    def offer(self, left_open: str, choices: Sequence[tuple[object, str, str]]) -> None:
        """Set the choices, each a value with its name and tooltip, and keep the chosen one."""
        chosen = self.currentData()
        with QSignalBlocker(self):
            self.clear()
            for value, name, tip in [(None, left_open, ""), *choices]:
                self.addItem(name, value)
                self.setItemData(self.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
            self.set_value(chosen)

    def value(self) -> object:
        """Return the chosen value, or `None`."""
        return self.currentData()

    def set_value(self, value: object) -> None:
        """Choose a value if it is available, and otherwise none."""
        self.setCurrentIndex(max(0, self.findData(value)))


class _Number(QuietDoubleSpinBox):
    """A number whose lowest value, below the bounds, means "as trained"."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        self._is_whole = field.kind == "int"
        minimum = 0.0 if field.minimum is None else field.minimum
        maximum = _LARGEST if field.maximum is None else field.maximum
        self.setDecimals(0 if self._is_whole else 3 if maximum <= 1 else 2)
        lowest = minimum - 10.0 ** -self.decimals() if field.is_minimum_allowed else minimum
        self.setRange(lowest, maximum)
        self.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)
        self.set_value(None)

    def value(self) -> float | None:  # type: ignore[override]  # None as in the other editors
        """Return the number, or `None` for the lowest value."""
        shown = round(super().value(), self.decimals())
        if shown == round(self._exact, self.decimals()):
            return None if self._exact == self.minimum() else self._exact
        if shown == self.minimum():
            return None
        return int(shown) if self._is_whole else shown

    def set_value(self, value: float | None) -> None:
        """Show a number; it is returned exactly as long as it is shown."""
        self._exact = self.minimum() if value is None else value
        self.setValue(self._exact)


def new_form(page: QWidget) -> QFormLayout:
    """Return the layout of a form in a side panel."""
    form = QFormLayout(page)
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(Space.M)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignVCenter)
    form.setVerticalSpacing(Space.S)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form


def add_row(form: QFormLayout, editor: QWidget, *, title: str, description: str) -> None:
    """Add a row with a title and help text to a form."""
    name = label(as_caption(title), role="muted")
    name.setBuddy(editor)
    for widget in (name, editor):
        widget.setToolTip(as_tip(description))
    editor.setAccessibleName(title)
    editor.setAccessibleDescription(description)
    form.addRow(name, editor)


def make_compact(box: QComboBox) -> None:
    """Let a combo box be narrower than its longest choice."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(6)

"""Details of a run: its settings, machine, and dataset."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from sfumato.config.fields import value_at
from sfumato.config.presets import PRESETS, preset_config
from sfumato.config.settings import RunConfig
from sfumato.errors import SfumatoError
from sfumato.records.events import RunStarted
from sfumato_desktop import formatting
from sfumato_desktop.core_texts import localize_message, shown_fields, translated
from sfumato_desktop.models.run_model import RunModel
from sfumato_desktop.theme import Space, set_role
from sfumato_desktop.widgets.section import label

__all__ = ["RunDetails", "changed_settings"]

_OWN_LINES = ("preset", "data.dataset", "data.shape", "batch_size", "seed", "augmentations")


def changed_settings(config: RunConfig, *, images: int) -> list[tuple[str, object]]:
    """Return the title and value of each setting that differs from the run's preset."""
    try:
        preset = preset_config(
            config.preset,
            dataset=config.data.dataset,
            shape=config.data.shape,
            images=images,
        )
    except SfumatoError:
        return []
    return [
        (field.title, value_at(config, field.path))
        for field in shown_fields(RunConfig)
        if field.path not in _OWN_LINES
        and value_at(config, field.path) != value_at(preset, field.path)
    ]


class RunDetails(QScrollArea):
    """The metadata of the current run.

    Args:
        model: The run.
        parent: The parent widget.
    """

    def __init__(self, model: RunModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        set_role(self, "reading")
        self.setWidgetResizable(True)
        self.setAccessibleName(self.tr("Run settings"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        model.run_changed.connect(self._show)
        model.log_entries_added.connect(self._show)
        self._show()

    @Slot()
    def _show(self) -> None:
        content = QWidget()
        set_role(content, "page")
        grid = QGridLayout(content)
        grid.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        grid.setHorizontalSpacing(Space.XL)
        grid.setVerticalSpacing(Space.XS)
        grid.setColumnStretch(1, 1)
        line = 0
        for line, (title, value) in enumerate(self._metadata_fields(), start=1):
            grid.addWidget(label(title, role="muted"), line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(value, is_wrapped=True), line, 1)
        grid.setRowStretch(line + 1, 1)
        self.setWidget(content)

    def _metadata_fields(self) -> Iterator[tuple[str, str]]:
        run, started = self._model.run, self._model.started
        if run is None:
            return
        config = run.config
        labels = {preset.name: translated(preset.label) for preset in PRESETS}
        yield self.tr("Dataset"), config.data.dataset
        yield self.tr("Image size"), config.data.shape.text
        yield self.tr("Preset"), labels.get(config.preset, config.preset)
        yield self.tr("Batch size"), formatting.count(config.batch_size)
        yield self.tr("Seed"), formatting.count(config.seed)
        if config.augmentations:
            yield self.tr("Augmentations"), ", ".join(config.augmentations)
        if started is not None:
            yield self.tr("Images"), formatting.count(started.images)
            yield self.tr("Parameters"), formatting.short_count(started.parameters)
            yield self.tr("Device"), localize_message(started.device)
            yield self.tr("Precision"), started.precision
            yield self.tr("Threads"), formatting.count(started.threads)
            yield self.tr("Execution"), self._working_method(started)
            if started.classes:
                yield self.tr("Classes"), ", ".join(started.classes)
        changed = changed_settings(config, images=started.images if started else 0)
        for title, value in changed:
            yield title, _value_text(value)

    def _working_method(self, started: RunStarted) -> str:
        parts = [self.tr("compiled") if started.is_compiled else self.tr("not compiled")]
        if started.memory_format == "channels_last":
            parts.append(self.tr("channels-last memory format"))
        parts.append(self.tr("optimizer {name}").format(name=started.optimizer))
        return ", ".join(parts)


def _value_text(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(str(part) for part in value)
    return formatting.number(value, digits=6) if isinstance(value, float) else str(value)

"""The draft of a run: dataset, preset, and overrides.

The draft combines these into a complete `RunConfig`, or reports which setting is invalid.
"""

from dataclasses import dataclass
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal

from sfumato.config.fields import fields_of, value_at
from sfumato.config.image_shape import ImageShape
from sfumato.config.loading import settings_from
from sfumato.config.presets import preset_config, warm_started
from sfumato.config.settings import DataConfig, RunConfig
from sfumato.errors import SfumatoError
from sfumato.records.manifest import Manifest, load_rules
from sfumato.records.project import Project

__all__ = ["DatasetMetadata", "TrainDraft", "read_metadata"]

Augmentations = dict[str, dict[str, bool | int | float | str]]


@dataclass(frozen=True)
class DatasetMetadata:
    """The metadata of a dataset that training needs."""

    name: str
    images: int
    skipped: int
    classes: tuple[str, ...]
    shape: ImageShape


def read_metadata(project: Project, name: str) -> DatasetMetadata:
    """Return the metadata of a dataset that training needs.

    Raises:
        SfumatoError: If the dataset does not exist, or cannot be read.
    """
    folder = project.dataset_folder(name)
    rules = load_rules(folder)
    manifest = Manifest(folder)
    try:
        return DatasetMetadata(
            name=name,
            images=manifest.count("in"),
            skipped=manifest.count("skipped"),
            classes=manifest.classes() if rules.labels == "folders" else (),
            shape=rules.shape,
        )
    finally:
        manifest.close()


class TrainDraft(QObject):
    """The run being configured."""

    defaults_changed = Signal()
    """Emitted when the dataset, preset, or size changes, which changes the defaults."""
    changed = Signal()
    """Emitted when the config changes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._metadata_fields: DatasetMetadata | None = None
        self._preset = "sketch"
        self._overrides: dict[str, object] = {}
        self._augmentations: Augmentations = {}
        self._base = ""
        self._base_config: RunConfig | None = None

    @property
    def metadata(self) -> DatasetMetadata | None:
        """The selected dataset's metadata, or `None`."""
        return self._metadata_fields

    @property
    def preset(self) -> str:
        """Name of the preset."""
        return self._preset

    @property
    def augmentations(self) -> Augmentations:
        """The selected augmentations with their settings."""
        return self._augmentations

    @property
    def base(self) -> str:
        """A run or a folder in diffusers format to start from; empty to start from scratch."""
        return self._base

    @property
    def chosen_minutes(self) -> float:
        """Length of the run in minutes if the user set it, otherwise 0."""
        minutes = self._overrides.get("minutes", 0.0)
        return float(minutes) if isinstance(minutes, (int, float)) else 0.0

    def choose_dataset(self, metadata: DatasetMetadata | None) -> None:
        """Train on a different dataset, which determines the image size."""
        self._metadata_fields = metadata
        self._overrides.pop("data.shape", None)
        self._emit_defaults()

    def choose_preset(self, name: str) -> None:
        """Start from a different preset, keeping the user's overrides."""
        self._preset = name
        self._emit_defaults()

    def choose_base(self, base: str, config: RunConfig | None = None) -> None:
        """Start from other weights.

        Args:
            base: A run, or a folder in diffusers format; empty for random weights.
            config: The config of the run.
        """
        self._base = base
        self._base_config = config
        self._emit_defaults()

    def override(self, path: str, value: object) -> None:
        """Override a setting, or remove the override if the value is the preset's."""
        if _plain(value) == _plain(value_at(self.preset_config(), path)):
            self._overrides.pop(path, None)
        else:
            self._overrides[path] = value
        if path == "data.shape":
            self._emit_defaults()
        else:
            self.changed.emit()

    def adopt(self, config: RunConfig) -> None:
        """Use the settings of another run, with the selected dataset and random weights."""
        own = {"preset", "data.dataset", "augmentations"}
        self._preset, self._base, self._base_config = config.preset, "", None
        self._overrides.clear()
        self._augmentations = config.augmentations
        paths = [field.path for field in fields_of(RunConfig) if field.path not in own]
        for path in sorted(paths, key=lambda path: path != "data.shape"):  # it has other defaults
            value = value_at(config, path)
            if _plain(value) != _plain(value_at(self.preset_config(), path)):
                self._overrides[path] = value
        self._emit_defaults()

    def override_length(self, *, minutes: float = 0.0, images: int = 0) -> None:
        """Set the length of the run in minutes or in images."""
        self._overrides["minutes"] = minutes
        self._overrides["images_total"] = images
        self.changed.emit()

    def reset_length(self) -> None:
        """Use the preset's length."""
        self._overrides.pop("minutes", None)
        self._overrides.pop("images_total", None)
        self.changed.emit()

    def choose_augmentations(self, augmentations: Augmentations) -> None:
        """Use these augmentations."""
        self._augmentations = augmentations
        self.changed.emit()

    def preset_config(self) -> RunConfig:
        """Return the preset's config for the selected dataset, size, and base."""
        metadata = self._metadata_fields
        usual = metadata.shape if metadata else DataConfig().shape
        shape = self._overrides.get("data.shape", usual)
        assert isinstance(shape, ImageShape)
        config = preset_config(
            self._preset,
            dataset=metadata.name if metadata else "",
            shape=shape,
            images=metadata.images if metadata else 0,
        )
        return warm_started(config, base=self._base_config) if self._base else config

    def defaults(self) -> dict[str, object]:
        """Return the preset's value of every setting, keyed by path."""
        config = self.preset_config()
        return {field.path: value_at(config, field.path) for field in fields_of(RunConfig)}

    def config(self) -> RunConfig:
        """Return the complete config.

        Raises:
            ConfigError: If a setting is out of bounds.
        """
        values: dict[str, Any] = msgspec.to_builtins(self.preset_config())  # nested plain values
        for path, value in self._overrides.items():
            *groups, last = path.split(".")
            table = values
            for group in groups:
                table = table[group]
            table[last] = value
        values["augmentations"] = self._augmentations
        return settings_from(values, RunConfig, source=self.tr("the form"))

    def problem(self) -> SfumatoError | None:
        """Return what prevents the run from starting, or `None`."""
        try:
            config = self.config()
        except SfumatoError as error:
            return error
        metadata = self._metadata_fields
        if metadata is None:
            return SfumatoError(
                self.tr("No readable dataset is selected."),
                hint=self.tr("Select a dataset to train on."),
            )
        if metadata.images == 0:
            return SfumatoError(
                self.tr("Dataset “{name}” has no usable images.").format(name=metadata.name),
                hint=self.tr("Open Datasets to see why its images were skipped."),
            )
        if not config.minutes and not config.images_total:
            return SfumatoError(
                self.tr("The length of the run is not set."),
                hint=self.tr("Set a training time or a number of images."),
            )
        return None

    def _emit_defaults(self) -> None:
        self.defaults_changed.emit()
        self.changed.emit()


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value

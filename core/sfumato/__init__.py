"""Train an image diffusion model from scratch on your own images.

This module is the public API for scripts. Names are imported on first use, so `import sfumato` is
cheap and does not import torch.

    from pathlib import Path
    import sfumato

    project = sfumato.Project.create(Path("faces"))
    engine = sfumato.Engine(sfumato.discover_plugins())
    rules = sfumato.DatasetRules(source="images", shape=sfumato.ImageShape.square(32))
    for event in engine.import_folder(project, rules, name="faces"):
        print(event)
    config = sfumato.preset_config("sketch", dataset="faces", shape=rules.shape, images=4000)
    run = engine.new_run(project, config)
    for event in engine.train(project, run, sfumato.RunControl()):
        print(event)
"""

import importlib
from typing import TYPE_CHECKING

from sfumato.system.telemetry import disable_telemetry

if TYPE_CHECKING:
    from sfumato.config.image_shape import ImageShape
    from sfumato.config.presets import PRESETS, preset_config
    from sfumato.config.sampling import SamplingOverrides
    from sfumato.config.settings import RunConfig
    from sfumato.engine import Engine, SystemReport
    from sfumato.errors import (
        CheckpointError,
        ConfigError,
        DatasetError,
        DeviceError,
        ExportError,
        PluginError,
        RunBusyError,
        SfumatoError,
        TrainingError,
    )
    from sfumato.evaluation.report import EvaluationReport, load_report
    from sfumato.gallery import Gallery, GalleryFilter
    from sfumato.plugins.registry import Plugins, discover_plugins
    from sfumato.records import events
    from sfumato.records.control import Command, RunControl
    from sfumato.records.image_requests import AnimationRequest, AnimationStyle, SheetRequest
    from sfumato.records.manifest import DatasetRules, Manifest
    from sfumato.records.project import Project
    from sfumato.records.recipe import Recipe, read_recipe
    from sfumato.records.requests import GenerateRequest
    from sfumato.records.run_folder import RunFolder, RunStatus

    __version__: str

_MODULE_BY_NAME = {
    "CheckpointError": "sfumato.errors",
    "Command": "sfumato.records.control",
    "ConfigError": "sfumato.errors",
    "DatasetError": "sfumato.errors",
    "DatasetRules": "sfumato.records.manifest",
    "DeviceError": "sfumato.errors",
    "Engine": "sfumato.engine",
    "EvaluationReport": "sfumato.evaluation.report",
    "ExportError": "sfumato.errors",
    "AnimationStyle": "sfumato.records.image_requests",
    "AnimationRequest": "sfumato.records.image_requests",
    "Gallery": "sfumato.gallery",
    "GalleryFilter": "sfumato.gallery",
    "SheetRequest": "sfumato.records.image_requests",
    "GenerateRequest": "sfumato.records.requests",
    "ImageShape": "sfumato.config.image_shape",
    "Manifest": "sfumato.records.manifest",
    "PRESETS": "sfumato.config.presets",
    "PluginError": "sfumato.errors",
    "Plugins": "sfumato.plugins.registry",
    "Project": "sfumato.records.project",
    "Recipe": "sfumato.records.recipe",
    "RunBusyError": "sfumato.errors",
    "RunConfig": "sfumato.config.settings",
    "RunControl": "sfumato.records.control",
    "RunFolder": "sfumato.records.run_folder",
    "RunStatus": "sfumato.records.run_folder",
    "SamplingOverrides": "sfumato.config.sampling",
    "SfumatoError": "sfumato.errors",
    "SystemReport": "sfumato.engine",
    "TrainingError": "sfumato.errors",
    "discover_plugins": "sfumato.plugins.registry",
    "load_report": "sfumato.evaluation.report",
    "preset_config": "sfumato.config.presets",
    "read_recipe": "sfumato.records.recipe",
}

__all__ = [
    "PRESETS",
    "AnimationRequest",
    "AnimationStyle",
    "CheckpointError",
    "Command",
    "ConfigError",
    "DatasetError",
    "DatasetRules",
    "DeviceError",
    "Engine",
    "EvaluationReport",
    "ExportError",
    "Gallery",
    "GalleryFilter",
    "GenerateRequest",
    "ImageShape",
    "Manifest",
    "PluginError",
    "Plugins",
    "Project",
    "Recipe",
    "RunBusyError",
    "RunConfig",
    "RunControl",
    "RunFolder",
    "RunStatus",
    "SamplingOverrides",
    "SfumatoError",
    "SheetRequest",
    "SystemReport",
    "TrainingError",
    "__version__",
    "discover_plugins",
    "events",
    "load_report",
    "preset_config",
    "read_recipe",
]


disable_telemetry()  # must come first: some libraries send telemetry on import


def __getattr__(name: str) -> object:
    if name == "__version__":
        return importlib.import_module("importlib.metadata").version("sfumato")
    if name == "events":
        return importlib.import_module("sfumato.records.events")
    if name in _MODULE_BY_NAME:
        return getattr(importlib.import_module(_MODULE_BY_NAME[name]), name)
    raise AttributeError(f"module 'sfumato' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted(__all__)

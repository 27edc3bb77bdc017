"""The built-in plugins, registered through the same hooks as third-party plugins.

This module only declares descriptions; the implementations are imported on first use.
"""

from sfumato.plugins.hookspecs import HOOK_VERSION, hookimpl
from sfumato_plugins.augmentations import AUGMENTATIONS
from sfumato_plugins.backbones import BACKBONES
from sfumato_plugins.exporters import EXPORTERS
from sfumato_plugins.importers import IMPORTERS
from sfumato_plugins.loggers import LOGGERS
from sfumato_plugins.metrics import METRICS
from sfumato_plugins.panels import PANELS
from sfumato_plugins.samplers import SAMPLERS
from sfumato_plugins.schedules import SCHEDULES

__all__ = [
    "SFUMATO_HOOK_VERSION",
    "sfumato_augmentations",
    "sfumato_backbones",
    "sfumato_exporters",
    "sfumato_importers",
    "sfumato_loggers",
    "sfumato_metrics",
    "sfumato_panels",
    "sfumato_samplers",
    "sfumato_schedules",
]

SFUMATO_HOOK_VERSION = HOOK_VERSION

sfumato_augmentations = hookimpl(lambda: AUGMENTATIONS)
sfumato_samplers = hookimpl(lambda: SAMPLERS)
sfumato_exporters = hookimpl(lambda: EXPORTERS)
sfumato_schedules = hookimpl(lambda: SCHEDULES)
sfumato_loggers = hookimpl(lambda: LOGGERS)
sfumato_importers = hookimpl(lambda: IMPORTERS)
sfumato_metrics = hookimpl(lambda: METRICS)
sfumato_backbones = hookimpl(lambda: BACKBONES)
sfumato_panels = hookimpl(lambda: PANELS)

"""The built-in plugins, registered through the same hooks as third-party plugins.

This module only declares descriptions; the implementations are imported on first use.
"""

from collections.abc import Iterable

from sfumato.plugins.catalog import Entry, ImporterEntry, PanelEntry
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


@hookimpl
def sfumato_augmentations() -> Iterable[Entry]:
    """Return the built-in augmentations."""
    return AUGMENTATIONS


@hookimpl
def sfumato_samplers() -> Iterable[Entry]:
    """Return the built-in samplers."""
    return SAMPLERS


@hookimpl
def sfumato_exporters() -> Iterable[Entry]:
    """Return the built-in exporters."""
    return EXPORTERS


@hookimpl
def sfumato_schedules() -> Iterable[Entry]:
    """Return the built-in learning-rate schedules."""
    return SCHEDULES


@hookimpl
def sfumato_loggers() -> Iterable[Entry]:
    """Return the built-in loggers."""
    return LOGGERS


@hookimpl
def sfumato_importers() -> Iterable[ImporterEntry]:
    """Return the built-in importers."""
    return IMPORTERS


@hookimpl
def sfumato_metrics() -> Iterable[Entry]:
    """Return the built-in metrics."""
    return METRICS


@hookimpl
def sfumato_backbones() -> Iterable[Entry]:
    """Return the built-in networks."""
    return BACKBONES


@hookimpl
def sfumato_panels() -> Iterable[PanelEntry]:
    """Return the built-in panels."""
    return PANELS

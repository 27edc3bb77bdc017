"""The built-in augmentations, samplers and exporters, offered through a stranger's hooks.

Only descriptions are declared here; what they describe is imported when it is first used.
"""

from collections.abc import Iterable

from sfumato.catalog import Entry
from sfumato.hookspecs import hookimpl
from sfumato_plugins.augmentations.offers import AUGMENTATIONS
from sfumato_plugins.exporters.offers import EXPORTERS
from sfumato_plugins.samplers.offers import SAMPLERS

__all__ = ["sfumato_augmentations", "sfumato_exporters", "sfumato_samplers"]


@hookimpl
def sfumato_augmentations() -> Iterable[Entry]:
    """Offer the built-in augmentations."""
    return AUGMENTATIONS


@hookimpl
def sfumato_samplers() -> Iterable[Entry]:
    """Offer the built-in samplers."""
    return SAMPLERS


@hookimpl
def sfumato_exporters() -> Iterable[Entry]:
    """Offer the built-in exporters."""
    return EXPORTERS

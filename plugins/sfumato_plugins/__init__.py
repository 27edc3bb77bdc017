"""The built-in augmentations and samplers, offered through the same hooks as a stranger's.

Only descriptions are declared here; what they describe is imported when it is first used.
"""

from collections.abc import Iterable

from sfumato.catalog import Entry
from sfumato.hookspecs import hookimpl
from sfumato_plugins.augmentations.offers import AUGMENTATIONS
from sfumato_plugins.samplers.offers import SAMPLERS

__all__ = ["sfumato_augmentations", "sfumato_samplers"]


@hookimpl
def sfumato_augmentations() -> Iterable[Entry]:
    """Offer the built-in augmentations."""
    return AUGMENTATIONS


@hookimpl
def sfumato_samplers() -> Iterable[Entry]:
    """Offer the built-in samplers."""
    return SAMPLERS

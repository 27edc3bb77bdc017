"""What is a group of settings?

A frozen value whose fields carry their bounds and texts beside their types. It knows nothing of any
other group; `sfumato.config.settings` puts them together.
"""

from typing import Annotated

import msgspec
from msgspec import Meta

__all__ = ["Fraction", "PluginSettings", "Settings"]

PluginSettings = dict[str, bool | int | float | str]
"""Plain values that a plugin's own settings class checks."""

Fraction = Annotated[float, Meta(ge=0.0, le=1.0)]


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A group of settings; changed only by `msgspec.structs.replace`."""

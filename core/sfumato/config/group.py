"""The base class of settings groups, and value types that several groups share."""

from typing import Annotated

import msgspec
from msgspec import Meta

__all__ = ["Fraction", "PluginSettings", "Settings"]

Fraction = Annotated[float, Meta(ge=0.0, le=1.0)]

PluginSettings = dict[str, bool | int | float | str]
"""Plain values that are validated by a plugin's own settings class."""


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A group of settings, which can only be changed by `msgspec.structs.replace`."""

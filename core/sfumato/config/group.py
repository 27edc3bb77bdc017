"""The base class of settings groups, and value types shared by several."""

from typing import Annotated

import msgspec
from msgspec import Meta

__all__ = ["Fraction", "PluginSettings", "Settings"]

Fraction = Annotated[float, Meta(ge=0.0, le=1.0)]

PluginSettings = dict[str, bool | int | float | str]
"""Plain values, validated by a plugin's own settings class."""


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A group of settings; changed only by `msgspec.structs.replace`."""

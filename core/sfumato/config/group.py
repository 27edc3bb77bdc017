"""What is a group of settings?"""

from typing import Annotated

import msgspec
from msgspec import Meta

__all__ = ["Fraction", "Settings"]

Fraction = Annotated[float, Meta(ge=0.0, le=1.0)]


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A group of settings; changed only by `msgspec.structs.replace`."""

"""What is a group of settings?"""

import msgspec

__all__ = ["Settings"]


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A group of settings; changed only by `msgspec.structs.replace`."""

"""What training needs of the memory of a GPU."""

import msgspec

__all__ = ["MemoryUse"]


class MemoryUse(msgspec.Struct, frozen=True, kw_only=True):
    """What an update needs of the memory of a GPU; empty without one."""

    needed_bytes: int = 0
    total_bytes: int = 0
    """The size of the GPU's memory."""
    micro_batch_size: int = 0
    """The number of images processed at once."""
    micro_batches: int = 0
    """How many of them make up a batch."""

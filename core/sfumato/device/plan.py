"""The device, precision, and other choices with which a network runs."""

from contextlib import AbstractContextManager
from typing import Literal

import msgspec
import torch

from sfumato.device.backend import Backend
from sfumato.device.backends import open_backend

__all__ = [
    "DevicePlan",
    "MemoryFormat",
    "Precision",
    "apply_plan",
    "autocast",
    "plain_plan",
]

Precision = Literal["fp32", "bf16"]
MemoryFormat = Literal["contiguous", "channels_last"]


class DevicePlan(msgspec.Struct, frozen=True, kw_only=True):
    """The device, precision, and other choices with which a run is trained."""

    kind: str
    """`cpu`, `cuda`, `mps`, or `xpu`."""
    name: str
    precision: Precision
    threads: int
    index: int = 0
    """Position among the devices of the same kind."""
    memory_format: MemoryFormat = "contiguous"
    """The memory format of tensors; `channels_last` is faster for convolutions on a GPU."""
    is_compiled: bool = False
    """Whether the network's blocks are compiled; supported only on CUDA."""
    micro_batch_size: int = 0
    """Images per forward pass that fit into memory; 0 if the configured number does."""

    @property
    def backend(self) -> Backend:
        """The device."""
        return open_backend(self.kind, self.index)

    @property
    def device(self) -> torch.device:
        """The torch device."""
        return self.backend.torch_device

    @property
    def torch_format(self) -> torch.memory_format:
        """The memory format as a torch constant."""
        is_last = self.memory_format == "channels_last"
        return torch.channels_last if is_last else torch.contiguous_format


def plain_plan(backend: Backend) -> DevicePlan:
    """Return a plan that works on every device: full precision, one thread, nothing compiled."""
    return DevicePlan(
        kind=backend.kind, index=backend.index, name=backend.name, precision="fp32", threads=1
    )


def autocast(plan: DevicePlan) -> AbstractContextManager[object]:
    """Return the autocast context that runs the network in the plan's precision."""
    return torch.autocast(plan.device.type, torch.bfloat16, enabled=plan.precision == "bf16")


def apply_plan(plan: DevicePlan, *, is_deterministic: bool = False) -> None:
    """Apply the plan's thread count and arithmetic settings for the calling thread."""
    torch.set_num_threads(plan.threads)
    torch.use_deterministic_algorithms(is_deterministic, warn_only=True)
    plan.backend.keep_full_precision()
    plan.backend.set_deterministic(is_deterministic=is_deterministic)

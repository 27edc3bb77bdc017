"""What the program asks of a device, whatever its vendor."""

from typing import NamedTuple

import torch
from torch import Tensor

from sfumato.device.failures import reason_of
from sfumato.messages import Message, msg

__all__ = ["Backend", "Capabilities"]


class Capabilities(NamedTuple):
    """What a device can compute."""

    has_float64: bool = True
    has_foreach: bool = True
    """Whether operations on lists of tensors run in a few kernels."""
    has_bf16: bool = True
    """Whether bf16 is computed by the device itself rather than emulated."""
    has_fp16: bool = True
    can_compile: bool = False
    """Whether compiled networks are supported."""


class Backend:
    """One device; the only way in which the program reaches its driver.

    What a method does not say otherwise is right for a device without a driver of its own.

    Args:
        index: Position among the devices of the same kind.
    """

    kind: str
    """`cpu`, `cuda` (also AMD's ROCm), `mps`, or `xpu`."""
    has_own_memory: bool = False
    """Whether its memory is separate from the main memory."""

    def __init__(self, index: int = 0) -> None:
        self.index = index

    @property
    def torch_device(self) -> torch.device:
        """The torch device."""
        return torch.device(self.kind, self.index)

    @property
    def label(self) -> Message:
        """The display name."""
        raise NotImplementedError

    @property
    def name(self) -> str:
        """The display name, in English."""
        return str(self.label)

    @property
    def uuid(self) -> str:
        """An identifier that stays the same when cards are added or removed; "" if unknown."""
        return ""

    @property
    def capabilities(self) -> Capabilities:
        """What the device can compute."""
        raise NotImplementedError

    @property
    def total_bytes(self) -> int:
        """The size of the memory available to the device."""
        raise NotImplementedError

    def free_bytes(self) -> int:
        """Return how much memory no program uses, including cached memory of this program."""
        raise NotImplementedError

    def send(self, tensor: Tensor) -> Tensor:
        """Copy a tensor from the main memory to the device without waiting for the copy."""
        return tensor.to(self.torch_device)

    def room_for(self, tensor: Tensor) -> Tensor:
        """Return main memory for a copy of a tensor of the device."""
        return torch.empty(tensor.shape, dtype=tensor.dtype)

    def synchronize(self) -> None:
        """Wait until the device has finished all queued work."""

    def empty_cache(self) -> None:
        """Return cached memory to the system."""

    def reset_peak(self) -> None:
        """Start measuring the peak memory from now on."""

    def peak_bytes(self) -> int:
        """Return the peak memory of tensors since `reset_peak`; 0 if it cannot be measured."""
        return 0

    def rng_state(self) -> Tensor | None:
        """Return the state of the device's random generator; `None` if it is that of the CPU."""
        return None

    def set_rng_state(self, state: Tensor | None) -> None:
        """Restore what `rng_state` returned."""

    def keep_full_precision(self) -> None:
        """Compute fp32 in full precision, so that images match those of an exported model."""

    def make_reproducible(self) -> None:
        """Make matrix products bitwise reproducible; call this before the first of them."""

    def set_deterministic(self, *, is_deterministic: bool) -> None:
        """Choose between kernels that are reproducible and kernels that are fast."""

    def problem(self) -> Message | None:
        """Return why the device cannot be used, or `None`; runs a small kernel on it."""
        try:
            torch.ones(2, device=self.torch_device).add_(1).sum().item()
            self.synchronize()
        except Exception as error:  # each driver raises its own types
            return msg(
                "device.cannot_run_a_kernel",
                "“{device}” is not used because it cannot run a kernel: {reason}.",
                device=self.name,
                reason=reason_of(error),
            )
        return None

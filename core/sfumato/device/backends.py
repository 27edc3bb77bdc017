"""The supported devices: CPU, CUDA and ROCm, Apple's MPS, and Intel's XPU."""

import os
import platform
from collections.abc import Callable
from typing import NamedTuple

import psutil
import torch
from torch import Tensor

from sfumato.device.backend import Backend, Capabilities
from sfumato.messages import Message, msg

__all__ = [
    "BACKENDS",
    "BackendKind",
    "backend_of",
    "core_count",
    "empty_caches",
    "open_backend",
    "usable_core_count",
]


class CpuBackend(Backend):
    """The processor, with the main memory."""

    kind = "cpu"

    @property
    def torch_device(self) -> torch.device:
        """The torch device, which has no index."""
        return torch.device("cpu")

    @property
    def label(self) -> Message:
        """The number of cores."""
        return msg("device.cpu", "CPU, {n} cores", one="CPU, 1 core", n=core_count())

    @property
    def capabilities(self) -> Capabilities:
        """What torch implements for processors."""
        return Capabilities(has_fp16=False)

    @property
    def total_bytes(self) -> int:
        """The size of the main memory."""
        return psutil.virtual_memory().total

    def free_bytes(self) -> int:
        """Return the available main memory."""
        return psutil.virtual_memory().available


class _Card(Backend):
    """A card with its own memory; only copies from and to page-locked memory are asynchronous."""

    has_own_memory = True

    def send(self, tensor: Tensor) -> Tensor:
        """Copy a tensor from the main memory to the card without waiting for the copy."""
        return tensor.pin_memory().to(self.torch_device, non_blocking=True)

    def room_for(self, tensor: Tensor) -> Tensor:
        """Return page-locked memory for a copy of a tensor of the card."""
        return torch.empty(tensor.shape, dtype=tensor.dtype, pin_memory=True)


class CudaBackend(_Card):
    """An NVIDIA card, or an AMD card with a ROCm build of torch."""

    kind = "cuda"

    @property
    def label(self) -> Message:
        """The driver's name of the card."""
        return Message(torch.cuda.get_device_name(self.index))

    @property
    def uuid(self) -> str:
        """The card's UUID, as printed by `nvidia-smi -L`, such as "GPU-8c5b…"."""
        return f"GPU-{torch.cuda.get_device_properties(self.index).uuid}"

    @property
    def capabilities(self) -> Capabilities:
        """What the card's generation supports."""
        return Capabilities(
            has_bf16=torch.cuda.is_bf16_supported(including_emulation=False), can_compile=True
        )

    @property
    def total_bytes(self) -> int:
        """The size of the card's memory."""
        return int(torch.cuda.get_device_properties(self.index).total_memory)

    def free_bytes(self) -> int:
        """Return the free memory of the card, which other programs may use too."""
        cached = torch.cuda.memory_reserved(self.index) - torch.cuda.memory_allocated(self.index)
        return torch.cuda.mem_get_info(self.index)[0] + cached

    def synchronize(self) -> None:
        """Wait for all streams of the card."""
        torch.cuda.synchronize(self.index)

    def empty_cache(self) -> None:
        """Return cached memory to the driver; does nothing before the first use of a card."""
        torch.cuda.empty_cache()

    def reset_peak(self) -> None:
        """Start measuring the peak memory from now on."""
        torch.cuda.reset_peak_memory_stats(self.index)

    def peak_bytes(self) -> int:
        """Return the peak memory of tensors since `reset_peak`."""
        return torch.cuda.max_memory_allocated(self.index)

    def rng_state(self) -> Tensor | None:
        """Return the state of the card's random generator."""
        return torch.cuda.get_rng_state(self.index)

    def set_rng_state(self, state: Tensor | None) -> None:
        """Restore the state of the card's random generator."""
        if state is not None:
            torch.cuda.set_rng_state(state, self.index)

    def keep_full_precision(self) -> None:
        """Disable TF32 for the whole process.

        By default, torch rounds the inputs of convolutions to 10-bit mantissas. Training in bf16
        does not need that, and sampling must not use it.
        """
        torch.backends.cuda.matmul.allow_tf32 = False
        torch.backends.cudnn.allow_tf32 = False

    def make_reproducible(self) -> None:
        """Set a fixed workspace for cuBLAS, as described in “Reproducibility” in the PyTorch docs.

        cuBLAS reads the variable once, when it creates its workspace.
        """
        os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")

    def set_deterministic(self, *, is_deterministic: bool) -> None:
        """Let cuDNN time its kernels unless results must be reproducible."""
        torch.backends.cudnn.benchmark = not is_deterministic


class MpsBackend(Backend):
    """An Apple GPU, which shares the main memory."""

    kind = "mps"

    @property
    def label(self) -> Message:
        """A general name; the system does not tell the model."""
        return Message("Apple GPU")

    @property
    def capabilities(self) -> Capabilities:
        """What Metal supports: neither float64 nor operations on lists of tensors."""
        return Capabilities(has_float64=False, has_foreach=False, has_bf16=False)

    @property
    def total_bytes(self) -> int:
        """The share of the main memory that Metal recommends not to exceed."""
        return torch.mps.recommended_max_memory()

    def free_bytes(self) -> int:
        """Return how much of the recommended memory this process does not use yet."""
        return max(0, self.total_bytes - torch.mps.current_allocated_memory())

    def synchronize(self) -> None:
        """Wait for all queued work."""
        torch.mps.synchronize()

    def empty_cache(self) -> None:
        """Return cached memory to the system."""
        torch.mps.empty_cache()

    def rng_state(self) -> Tensor | None:
        """Return the state of the device's random generator."""
        return torch.mps.get_rng_state()

    def set_rng_state(self, state: Tensor | None) -> None:
        """Restore the state of the device's random generator."""
        if state is not None:
            torch.mps.set_rng_state(state)


class XpuBackend(_Card):
    """An Intel GPU."""

    kind = "xpu"

    @property
    def label(self) -> Message:
        """The driver's name of the card."""
        return Message(torch.xpu.get_device_name(self.index))

    @property
    def uuid(self) -> str:
        """The card's UUID."""
        return f"GPU-{torch.xpu.get_device_properties(self.index).uuid}"

    @property
    def capabilities(self) -> Capabilities:
        """What torch reports for the card."""
        return Capabilities(
            has_float64=bool(torch.xpu.get_device_properties(self.index).has_fp64),
            has_bf16=torch.xpu.is_bf16_supported(including_emulation=False),
        )

    @property
    def total_bytes(self) -> int:
        """The size of the card's memory."""
        return int(torch.xpu.get_device_properties(self.index).total_memory)

    def free_bytes(self) -> int:
        """Return the free memory of the card, which other programs may use too."""
        cached = torch.xpu.memory_reserved(self.index) - torch.xpu.memory_allocated(self.index)
        return torch.xpu.mem_get_info(self.index)[0] + cached

    def synchronize(self) -> None:
        """Wait for all queued work of the card."""
        torch.xpu.synchronize(self.index)

    def empty_cache(self) -> None:
        """Return cached memory to the driver; does nothing before the first use of a card."""
        torch.xpu.empty_cache()

    def reset_peak(self) -> None:
        """Start measuring the peak memory from now on."""
        torch.xpu.reset_peak_memory_stats(self.index)

    def peak_bytes(self) -> int:
        """Return the peak memory of tensors since `reset_peak`."""
        return torch.xpu.max_memory_allocated(self.index)

    def rng_state(self) -> Tensor | None:
        """Return the state of the card's random generator."""
        return torch.xpu.get_rng_state(self.index)

    def set_rng_state(self, state: Tensor | None) -> None:
        """Restore the state of the card's random generator."""
        if state is not None:
            torch.xpu.set_rng_state(state, self.index)


class BackendKind(NamedTuple):
    """The devices of one kind."""

    device_count: Callable[[], int]
    """Returns how many there are."""
    open: Callable[[int], Backend]
    """Returns the device at an index; creates no context on it."""


BACKENDS: dict[str, BackendKind] = {
    "cuda": BackendKind(torch.cuda.device_count, CudaBackend),
    "mps": BackendKind(lambda: int(torch.backends.mps.is_available()), MpsBackend),
    "xpu": BackendKind(torch.xpu.device_count, XpuBackend),
    "cpu": BackendKind(lambda: 1, CpuBackend),
}
"""All kinds of devices, in the order of preference."""


def open_backend(kind: str, index: int = 0) -> Backend:
    """Return the device of this kind at an index, whether or not it exists."""
    return BACKENDS[kind].open(index)


def backend_of(device: torch.device) -> Backend:
    """Return the backend of a torch device."""
    return open_backend(device.type, device.index or 0)


def empty_caches() -> None:
    """Return the cached memory of all devices to the system."""
    for kind in BACKENDS.values():
        if kind.device_count():
            kind.open(0).empty_cache()


def core_count() -> int:
    """Return the number of physical processor cores."""
    return psutil.cpu_count(logical=False) or os.cpu_count() or 1


def usable_core_count() -> int:
    """Return the number of logical cores that this process may use."""
    if platform.system() == "Darwin":  # no affinity there
        return os.cpu_count() or 1
    return len(psutil.Process().cpu_affinity() or [])

"""A graphics card made of CPU tensors, with the limits and failures of real ones.

A card claims to be of kind `cuda` or `mps`, but its tensors are those of the CPU. Its memory is
counted in images: a forward pass for training holds as many as it processes at once, at a cost that
depends on the precision.
"""

import contextlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
import torch
from torch import Tensor, nn
from torch.nn.utils import clip_grad

from sfumato.device.backend import Backend, Capabilities
from sfumato.device.backends import BACKENDS, BackendKind
from sfumato.messages import Message

__all__ = ["OUT_OF_MEMORY_ERRORS", "FakeCard", "installed"]

OUT_OF_MEMORY_ERRORS: dict[str, Callable[[], BaseException]] = {
    "torch": lambda: torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB."),
    "cuda": lambda: torch.AcceleratorError("CUDA error: out of memory"),
    "cublas": lambda: RuntimeError(
        "CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`"
    ),
    "cudnn": lambda: RuntimeError("cuDNN error: CUDNN_STATUS_ALLOC_FAILED"),
    "mps": lambda: RuntimeError("MPS backend out of memory (MPS allocated: 5.9 GB)"),
    "host": lambda: RuntimeError(
        "[enforce fail at alloc_cpu.cpp:121] DefaultCPUAllocator: can't allocate memory"
    ),
    "python": MemoryError,
}
"""What a lack of memory looks like, by whoever reports it."""

_GIB = 2**30


@dataclass
class FakeCard(Backend):
    """A card whose memory holds a number of images.

    A module that computes a forward pass must be told to the card by `watch`.
    """

    kind: str = "cuda"
    index: int = 0
    capacity: float = float("inf")
    """Memory in images of fp32; an image in bf16 takes half."""
    error: Callable[[], BaseException] = OUT_OF_MEMORY_ERRORS["torch"]
    """Returns what is raised if memory runs out."""
    has_own_memory: bool = True
    spills: bool = False
    """Whether too large a pass is slow instead of raising, as on Windows."""
    limits: Capabilities = field(default_factory=lambda: Capabilities(can_compile=False))
    broken_bf16: str = ""
    """The error of every pass in bf16, as of a card without kernels for it; "" if there is none."""
    sticky: str = ""
    """The error that everything raises from now on; "" if the card works."""
    is_dead: bool = False
    """Whether not even a small kernel runs."""
    shortages: int = 0
    """How many of the next passes fail, because another program uses the memory."""
    calls: Counter[str] = field(default_factory=Counter)
    spilled: int = 0
    """How many passes were too large and did not raise."""
    passes: list[int] = field(default_factory=list)
    """The number of images of each pass that succeeded."""
    _peak: float = 0.0

    @property
    def torch_device(self) -> torch.device:
        return torch.device("cpu")

    @property
    def label(self) -> Message:
        return Message(f"Fake card {self.index}")

    @property
    def uuid(self) -> str:
        return f"GPU-{self.index}a5e0000"

    @property
    def capabilities(self) -> Capabilities:
        return self.limits

    @property
    def total_bytes(self) -> int:
        return int(min(self.capacity, 1e6) * _GIB)

    def free_bytes(self) -> int:
        return 0 if self.shortages else self.total_bytes

    def empty_cache(self) -> None:
        self.calls["empty_cache"] += 1

    def synchronize(self) -> None:
        self.calls["synchronize"] += 1
        if self.sticky:
            raise torch.AcceleratorError(self.sticky)

    def reset_peak(self) -> None:
        self._peak = 0.0

    def peak_bytes(self) -> int:
        return int(self._peak * _GIB)

    def problem(self) -> Message | None:
        return Message(f"{self.name} cannot run a kernel.") if self.is_dead else None

    def compute(self, count: int) -> None:
        """Hold `count` images in memory for one pass, or raise as the card would."""
        if self.sticky:
            raise torch.AcceleratorError(self.sticky)
        is_bf16 = torch.is_autocast_enabled("cpu")
        if is_bf16 and self.broken_bf16:
            raise RuntimeError(self.broken_bf16)
        cost = count / 2 if is_bf16 else count
        if self.shortages:
            self.shortages -= 1
            raise self.error()
        if cost > self.capacity and not self.spills:
            raise self.error()
        self.spilled += cost > self.capacity
        self._peak = max(self._peak, cost)
        self.passes.append(count)

    def watch(self, module: nn.Module) -> None:
        """Count every training pass of a module whose first argument is a batch."""

        def note(_module: nn.Module, inputs: tuple[Tensor, ...]) -> None:
            if torch.is_grad_enabled():
                self.compute(len(inputs[0]))

        module.register_forward_pre_hook(note)


@contextlib.contextmanager
def installed(*cards: FakeCard) -> Iterator[None]:
    """Let the program find these cards, of one kind, instead of the real ones of that kind."""
    kind = cards[0].kind
    for index, card in enumerate(cards):
        card.index = index
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(BACKENDS, kind, BackendKind(lambda: len(cards), lambda index: cards[index]))
        if not cards[0].limits.has_foreach:
            # As torch answers for tensors of MPS; here, all tensors are those of the CPU.
            patch.setattr(clip_grad, "_device_has_foreach_support", lambda _device: False)
        yield

"""The interface of the league's contestants.

A contestant trains on images in memory until its CPU time budget is spent, and provides sampling
presets. For all contestants the clock starts when the network is built and the images are in
memory.
"""

import time
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from contest.sets import ImageSet

__all__ = [
    "CONTESTANTS",
    "FEW_CALLS",
    "Clock",
    "SamplingPreset",
    "Trained",
    "batches",
    "drawn",
    "parameter_count",
    "train",
]

CONTESTANTS = {
    "sfumato": "contest.sfumato_sketch",
    "sfumato-edm": "contest.sfumato_sketch",
    "diffusers-example": "contest.diffusers_example",
    "denoising-diffusion-pytorch": "contest.ddpm_pytorch",
    "k-diffusion": "contest.k_diffusion_image",
    "torchcfm-icfm": "contest.torchcfm_cifar",
    "torchcfm-otcfm": "contest.torchcfm_cifar",
}
"""The module of each contestant; its `train_contestant` does the training."""

FEW_CALLS = 10
"""Network calls per image allowed in the league's main column."""

_GENERATED_AT_ONCE = 250


class SamplingPreset(NamedTuple):
    """A sampling preset of a trained contestant."""

    name: str
    calls: int
    """Network calls per image."""
    draw: Callable[[int], Tensor]
    """Generates a number of images, float `(B, C, H, W)` in [-1, 1]; torch's generator is seeded.
    """


class Trained(NamedTuple):
    """A trained contestant."""

    images_seen: int
    cpu_s: float
    """CPU seconds of the training, summed over threads."""
    elapsed_s: float
    """Wall-clock seconds of the training."""
    parameters: int
    precision: str
    presets: tuple[SamplingPreset, ...]


class Clock:
    """Measures the CPU time of this process from its creation.

    Args:
        budget_s: Seconds after which training has to stop.
    """

    def __init__(self, budget_s: float) -> None:
        self._budget_s = budget_s
        self._start_cpu, self._start = time.process_time(), time.perf_counter()

    @property
    def cpu_s(self) -> float:
        """Return the CPU seconds so far."""
        return time.process_time() - self._start_cpu

    @property
    def elapsed_s(self) -> float:
        """Return the wall-clock seconds so far."""
        return time.perf_counter() - self._start

    @property
    def share(self) -> float:
        """Return the fraction of the budget that is spent; may exceed 1."""
        return self.cpu_s / self._budget_s


def train(contestant: str, images: ImageSet, *, seed: int, budget_s: float) -> Trained:
    """Train a contestant of the league."""
    torch.manual_seed(seed)
    # The packages of other contestants may not be installed.
    module = import_module(CONTESTANTS[contestant])
    trained: Trained = module.train_contestant(
        images, name=contestant, seed=seed, budget_s=budget_s
    )
    return trained


def batches(
    images: ImageSet, size: int, *, seed: int, is_flipped: bool = False
) -> Iterator[Tensor]:
    """Yield shuffled batches in [-1, 1], `(B, C, H, W)`, epoch after epoch.

    Args:
        images: The training images.
        size: Batch size; an incomplete batch at the end of an epoch is dropped.
        seed: Seed of the order.
        is_flipped: Whether images are mirrored at random, as in most scripts.
    """
    source = torch.from_numpy(np.ascontiguousarray(images.images.transpose(0, 3, 1, 2)))
    rng = torch.Generator().manual_seed(seed)
    while True:
        order = torch.randperm(len(source), generator=rng)
        for start in range(0, len(source) - size + 1, size):
            x = source[order[start : start + size]].float() / 127.5 - 1
            if is_flipped:
                is_turned = torch.rand(size, 1, 1, 1, generator=rng) < 0.5
                x = torch.where(is_turned, x.flip(3), x)
            yield x


@torch.no_grad()
def drawn(preset: SamplingPreset, count: int, *, seed: int) -> NDArray[np.uint8]:
    """Return images generated with a preset, uint8 `(N, H, W, C)`."""
    torch.manual_seed(seed)
    parts = []
    for start in range(0, count, _GENERATED_AT_ONCE):
        images = preset.draw(min(_GENERATED_AT_ONCE, count - start))
        parts.append(((images.clamp(-1, 1) + 1) * 127.5).round().to(torch.uint8))
    return torch.cat(parts).permute(0, 2, 3, 1).contiguous().numpy()


def parameter_count(network: nn.Module) -> int:
    """Return the number of parameters."""
    return sum(p.numel() for p in network.parameters())

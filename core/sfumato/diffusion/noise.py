"""Reproducible noise as a pure function of a seed.

Uses the counter-based generator Philox4x32-10 (Salmon et al. 2011, "Parallel random numbers: as
easy as 1, 2, 3", doi:10.1145/2063384.2063405) followed by the Box-Muller transform. It is written
in int64 torch operations with 16-bit limbs, which ONNX supports, so that the gallery and an
exported model generate the same bits.
"""

import math
from collections.abc import Sequence

import torch
from torch import Tensor

from sfumato.records.noise_mix import NoiseMix

__all__ = ["MixedNoise", "normal_noise", "philox_words"]

_ROUNDS = 10
_MULTIPLIERS = (0xD2511F53, 0xCD9E8D57)
_WEYL = (0x9E3779B9, 0xBB67AE85)
_WORD = 0xFFFFFFFF
_HALF = 0xFFFF


def normal_noise(seeds: Tensor, shape: tuple[int, int, int], *, stream: int = 0) -> Tensor:
    """Return standard normal noise that depends only on each image's seed.

    Args:
        seeds: One seed per image, int64 `(B,)`, at least 0.
        shape: Channels, height, and width.
        stream: Selects one of the seed's independent streams: 0 is the noise at the start of the
            trajectory; `index + 1` is the fresh noise of sampler step `index`.

    Returns:
        Noise, float32 `(B, C, H, W)`, with mean 0 and standard deviation 1, and no value beyond 6.8
        standard deviations.
    """
    count = math.prod(shape)
    words = philox_words(seeds, blocks=-(-count // 4), stream=stream)
    first, second = words[:, :, 0::2], words[:, :, 1::2]
    radius = torch.sqrt(-2.0 * torch.log((first.float() + 0.5) * 2.0**-32))
    angle = (2.0 * math.pi) * (second.float() * 2.0**-32)
    normals = torch.cat((radius * torch.cos(angle), radius * torch.sin(angle)), dim=2)
    return normals.flatten(1)[:, :count].reshape(-1, *shape)


class MixedNoise:
    """Mixes the noise of several seeds; a drop-in replacement for `normal_noise`.

    Args:
        mixes: One mix per image.
    """

    def __init__(self, mixes: Sequence[NoiseMix]) -> None:
        self._mixes = mixes

    def __call__(self, seeds: Tensor, shape: tuple[int, int, int], *, stream: int = 0) -> Tensor:
        """Return noise, float32 `(B, C, H, W)`, taking indices into the mixes instead of seeds.

        Args:
            seeds: Indices into the mixes, int64 `(B,)`.
            shape: Channels, height, and width.
            stream: As for `normal_noise`.
        """
        parts = [
            (row, part) for row, index in enumerate(seeds.tolist()) for part in self._mixes[index]
        ]
        rows = torch.tensor([row for row, _ in parts], device=seeds.device)
        own = torch.tensor([part.seed for _, part in parts], device=seeds.device)
        weights = torch.tensor([part.weight for _, part in parts], device=seeds.device)
        noises = normal_noise(own, shape, stream=stream) * weights[:, None, None, None]
        return noises.new_zeros(len(seeds), *shape).index_add_(0, rows, noises)


def philox_words(seeds: Tensor, *, blocks: int, stream: int) -> Tensor:
    """Return the generator's 32-bit words.

    The key consists of the low and high halves of the seed; the counter is (block, stream, 0, 0).

    Args:
        seeds: int64 `(B,)`, at least 0.
        blocks: Number of counters.
        stream: Second word of the counter.

    Returns:
        int64 `(B, blocks, 4)`, each in [0, 2^32).
    """
    key0 = (seeds & _WORD).unsqueeze(1)
    key1 = ((seeds >> 32) & _WORD).unsqueeze(1)
    zeros = torch.zeros_like(key0)
    c0 = torch.arange(blocks, dtype=torch.int64, device=seeds.device).unsqueeze(0) + zeros
    c1, c2, c3 = zeros + stream, zeros, zeros
    for _ in range(_ROUNDS):
        high0, low0 = _multiply(_MULTIPLIERS[0], c0)
        high1, low1 = _multiply(_MULTIPLIERS[1], c2)
        c0, c1, c2, c3 = high1 ^ c1 ^ key0, low1, high0 ^ c3 ^ key1, low0
        key0 = (key0 + _WEYL[0]) & _WORD
        key1 = (key1 + _WEYL[1]) & _WORD
    return torch.stack((c0, c1, c2, c3), dim=2)


def _multiply(constant: int, word: Tensor) -> tuple[Tensor, Tensor]:
    """Return the high and the low 32 bits of a 64-bit product, without overflow."""
    low = (word & _HALF) * constant
    high = (word >> 16) * constant + (low >> 16)
    return high >> 16, ((high & _HALF) << 16) | (low & _HALF)

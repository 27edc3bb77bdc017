"""Weighted sums of the noise of several seeds, and interpolation between them.

A noise mix is a weighted sum of the noise of several seeds. The noise of each seed is standard
normal and independent of all others. A mix whose squared weights sum to 1 is also standard normal,
so a network cannot distinguish it from any other noise. Such mixes are points on a sphere whose
axes are the seeds, and the path between two mixes follows the great circle through both of them
(spherical interpolation, Shoemake 1985, doi:10.1145/325334.325242, section 3.3).
"""

import math
from typing import Annotated

import msgspec
from msgspec import Meta

__all__ = ["NoiseMix", "NoisePart", "mix_between", "mix_of_seed"]

_SAME = 1.0 - 1e-12
"""Two mixes are treated as equal if their cosine exceeds this value, to avoid a division by 0."""


class NoisePart(msgspec.Struct, frozen=True, kw_only=True):
    """A seed and its weight in the initial noise of an image."""

    seed: Annotated[int, Meta(ge=0, le=2**63 - 1)]
    weight: float


NoiseMix = tuple[NoisePart, ...]


def mix_of_seed(seed: int) -> NoiseMix:
    """Return a noise mix that consists of the noise of one seed."""
    return (NoisePart(seed=seed, weight=1.0),)


def mix_between(start: NoiseMix, end: NoiseMix, share: float) -> NoiseMix:
    """Return a noise mix between two others, interpolated at constant angular speed.

    Args:
        start: The mix that is returned for a share of 0.
        end: The mix that is returned for a share of 1.
        share: The position between the two mixes, in [0, 1].
    """
    if share in (0.0, 1.0):
        return end if share else start
    first = {part.seed: part.weight for part in start}
    second = {part.seed: part.weight for part in end}
    cosine = sum(weight * second.get(seed, 0.0) for seed, weight in first.items())
    if cosine >= _SAME:
        return start
    angle = math.acos(max(-1.0, cosine))
    from_start = math.sin((1 - share) * angle) / math.sin(angle)
    from_end = math.sin(share * angle) / math.sin(angle)
    return tuple(
        NoisePart(
            seed=seed,
            weight=from_start * first.get(seed, 0.0) + from_end * second.get(seed, 0.0),
        )
        for seed in dict.fromkeys((*first, *second))
    )

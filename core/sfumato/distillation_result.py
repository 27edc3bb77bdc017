"""Comparison of a distilled model in few steps with its base model.

A plain value that does not import torch, so that terminal and window can read it at once. It is
stored in the distilled run's folder as `distillation.json`, beside an image of the same seeds
sampled in each variant.
"""

import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from sfumato.json_file import read_json
from sfumato.storage import write_whole

__all__ = [
    "Distance",
    "DistillationResult",
    "SamplingVariant",
    "distillation_lines",
    "image_of",
    "load_distillation_result",
    "save_distillation_result",
    "weakness",
]

_FILE = "distillation.json"
_IMAGE = "distillation.png"

WEAK_MULTIPLE = 8.0
"""A base with a Fréchet distance above this multiple of the baseline, at 512 images, is too weak.

Distilling such a base did not pay off in our experiment (docs/decisions/0013-distillation.md).
"""

_USUAL_COUNT = 512


class Distance(msgspec.Struct, frozen=True, kw_only=True):
    """How far generated images are from real ones in the features of one network."""

    net: str
    net_sha256: str
    frechet: float
    """Fréchet distance; lower is better."""
    frechet_baseline: float
    """The real-vs-real baseline at the same number of images."""
    kernel: float
    """Unbiased kernel distance (KID); lower is better."""

    @property
    def multiple(self) -> float:
        """The Fréchet distance as a multiple of its baseline; 1 is as good as real images."""
        return self.frechet / self.frechet_baseline if self.frechet_baseline > 0 else 0.0


class SamplingVariant(msgspec.Struct, frozen=True, kw_only=True):
    """One sampling variant, and the quality of its images."""

    run: str
    images_seen: int
    sampler: str
    num_steps: int
    distances: tuple[Distance, ...]

    def is_better_than(self, other: "SamplingVariant") -> bool:
        """Return whether every network rates its images closer to real ones than the other's."""
        pairs = zip(self.distances, other.distances, strict=True)
        return all(own.frechet < theirs.frechet for own, theirs in pairs)


class DistillationResult(msgspec.Struct, frozen=True, kw_only=True):
    """A distilled model compared with its base, from the same seeds."""

    count: int
    """Images generated in each variant."""
    base: SamplingVariant
    fast: tuple[SamplingVariant, ...] = ()
    """Variants of the distilled model, most steps first; empty until training has finished."""
    time: float = msgspec.field(default_factory=time.time)
    """Seconds since 1970-01-01 UTC."""
    format: int = 1

    @property
    def best(self) -> SamplingVariant | None:
        """The distilled model's best variant that beats the base; `None` if there is none."""
        better = [variant for variant in self.fast if variant.is_better_than(self.base)]
        return min(better, key=lambda variant: variant.distances[0].frechet, default=None)

    @property
    def is_better(self) -> bool:
        """Whether the distilled model may be offered in place of the base."""
        return self.best is not None


def save_distillation_result(folder: Path, result: DistillationResult) -> None:
    """Write the result atomically into the distilled run's folder."""
    write_whole(folder / _FILE, msgspec.json.format(msgspec.json.encode(result)) + b"\n")


def load_distillation_result(folder: Path) -> DistillationResult | None:
    """Read the result from a distilled run's folder; `None` if there is none yet.

    Raises:
        SfumatoError: If it cannot be read.
    """
    file = folder / _FILE
    if not file.exists():
        return None
    hint = f"Delete the file, then resume the run: sfumato resume PROJECT {folder.name}"
    return read_json(file, DistillationResult, hint=hint)


def image_of(folder: Path) -> Path:
    """Return the path of the image that compares the same seeds; it may not exist yet."""
    return folder / _IMAGE


def weakness(result: DistillationResult) -> str:
    """Return a warning that distilling this base is unlikely to pay off; "" if it may."""
    base, found = result.base, result.base.distances[0]
    limit = WEAK_MULTIPLE * result.count / _USUAL_COUNT  # the baseline falls as the count rises
    if found.multiple < limit:
        return ""
    return (
        f"Run “{base.run}” is still weak: in {base.num_steps} steps its Frechet distance is "
        f"{found.frechet:.3g} ({found.net}), {found.multiple:.0f} times that between real "
        f"images. Below {limit:.2g} times a fast version may pay; here it hardly will."
    )


def distillation_lines(result: DistillationResult) -> Iterator[str]:
    """Yield the result as sentences for a person, the conclusion first."""
    base, best = result.base, result.best
    if not result.fast:
        return
    if best is not None:
        yield (
            f"The fast version is better: in {_steps(best)} it draws nearer to real images than "
            f"“{base.run}” in {_steps(base)}."
        )
    else:
        yield (
            f"The fast version does not pay: “{base.run}” in {_steps(base)} stays the fast way. "
            "The fast run is kept; a base that was trained longer makes a better one."
        )
    for variant in (base, *result.fast):
        distances = ", ".join(
            f"{found.frechet:.3g} ({found.multiple:.1f} times real; {found.net})"
            for found in variant.distances
        )
        yield f"{_steps(variant).capitalize()} of “{variant.run}”: Frechet distance {distances}."
    yield f"{result.count:,} images each, from the same seeds."


def _steps(variant: SamplingVariant) -> str:
    return "1 step" if variant.num_steps == 1 else f"{variant.num_steps} steps"

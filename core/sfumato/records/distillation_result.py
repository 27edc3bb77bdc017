"""The comparison of a distilled model, sampled in a few steps, with its base model.

The result is a plain value, and this module does not import torch, so that the command line and the
window can read it quickly. It is stored in the distilled run's folder as `distillation.json`, next
to an image that shows the same seeds sampled in each variant.
"""

import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from sfumato.files.json_file import read_json_if_any, write_json
from sfumato.messages import Message, msg
from sfumato.records.score import Cleanliness, Score

__all__ = [
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
"""A base model is too weak if its Fréchet distance exceeds this multiple of the baseline.

The multiple applies to 512 images. Distilling such a model did not pay off in our experiment
(docs/decisions/0013-distillation.md).
"""

_USUAL_COUNT = 512


class SamplingVariant(msgspec.Struct, frozen=True, kw_only=True):
    """A sampling variant and the quality of its images."""

    run: str
    images_seen: int
    sampler: str
    num_steps: int
    scores: tuple[Score, ...]
    """The scores in the features of each network, ImageNet features first."""
    cleanliness: Cleanliness
    """The noise, blur, and periodic patterns in the images."""

    def is_better_than(self, other: "SamplingVariant") -> bool:
        """Return whether every network rates its images as better than those of `other`."""
        pairs = zip(self.scores, other.scores, strict=True)
        return all(own.frechet.value < theirs.frechet.value for own, theirs in pairs)


class DistillationResult(msgspec.Struct, frozen=True, kw_only=True):
    """A distilled model compared with its base, from the same seeds."""

    count: int
    """The number of images generated in each variant."""
    base: SamplingVariant
    fast: tuple[SamplingVariant, ...] = ()
    """Variants of the distilled model, from most to fewest steps; empty until training finishes."""
    time: float = msgspec.field(default_factory=time.time)
    """When the comparison was made, in seconds since 1970-01-01 UTC."""
    format: int = 1

    @property
    def best(self) -> SamplingVariant | None:
        """The distilled model's best variant that is better than the base.

        `None` if there is none.
        """
        better = [variant for variant in self.fast if variant.is_better_than(self.base)]
        return min(better, key=lambda variant: variant.scores[0].frechet.value, default=None)

    @property
    def is_better(self) -> bool:
        """Whether the distilled model may be offered in place of the base."""
        return self.best is not None


def save_distillation_result(folder: Path, result: DistillationResult) -> None:
    """Write the result to the distilled run's folder atomically."""
    write_json(folder / _FILE, result)


def load_distillation_result(folder: Path) -> DistillationResult | None:
    """Return the result in a distilled run's folder, or `None` if there is none yet.

    Raises:
        SfumatoError: If the result cannot be read.
    """
    hint = msg(
        "distillation.delete_result_and_resume",
        "Delete the file, then resume the run: sfumato resume PROJECT {run}",
        run=folder.name,
    )
    return read_json_if_any(folder / _FILE, DistillationResult, hint=hint)


def image_of(folder: Path) -> Path:
    """Return the path of the image that compares the same seeds; it may not exist yet."""
    return folder / _IMAGE


def weakness(result: DistillationResult) -> Message | None:
    """Return a warning if distilling this base is unlikely to pay off, otherwise `None`."""
    base, found = result.base, result.base.scores[0]
    limit = WEAK_MULTIPLE * result.count / _USUAL_COUNT  # the baseline falls as the count rises
    if found.frechet.multiple < limit:
        return None
    return msg(
        "distillation.base_is_weak",
        "Run “{run}” needs more training before distillation: in {steps}, its Fréchet distance is "
        "{frechet:.3g} ({network}), {multiple:.0f} times the real-vs-real baseline; distillation "
        "usually pays off below {limit:.2g} times.",
        run=base.run,
        steps=_steps(base),
        frechet=found.frechet.value,
        network=found.net,
        multiple=found.frechet.multiple,
        limit=limit,
    )


def distillation_lines(result: DistillationResult) -> Iterator[Message]:
    """Yield the result as human-readable sentences, starting with the conclusion."""
    base, best = result.base, result.best
    if not result.fast:
        return
    if best is not None:
        yield msg(
            "distillation.distilled_model_is_better",
            "The distilled model is better: in {steps}, its images are closer to real images "
            "than the images of “{base}” in {base_steps}.",
            steps=_steps(best),
            base=base.run,
            base_steps=_steps(base),
        )
    else:
        yield msg(
            "distillation.base_is_better",
            "The distilled model is not better: “{base}” in {steps} remains the best fast option.",
            base=base.run,
            steps=_steps(base),
        )
        yield msg(
            "distillation.train_base_longer",
            "The distilled run is kept; train the base run longer for a better result.",
        )
    yield from map(_quality, (base, *result.fast))
    yield from map(_dirt, (base, *result.fast))
    yield msg(
        "distillation.images_compared",
        "Each model generated {images:,} images from the same seeds for this comparison.",
        images=result.count,
    )


def _quality(variant: SamplingVariant) -> Message:
    distances = [
        msg(
            "distillation.distance",
            "{frechet:.3g} ({multiple:.1f} times the real-vs-real baseline; {network})",
            frechet=found.frechet.value,
            multiple=found.frechet.multiple,
            network=found.net,
        )
        for found in variant.scores
    ]
    return msg(
        "distillation.quality_of_run",
        "Fréchet distance of “{run}” in {steps}: {distances}.",
        run=variant.run,
        steps=_steps(variant),
        distances=distances,
    )


def _dirt(variant: SamplingVariant) -> Message:
    return msg(
        "distillation.cleanliness_of_run",
        "Noise, blur, and patterns in the images of “{run}” in {steps}: {penalty:.2f} (0: clean, "
        "1: plain to see).",
        run=variant.run,
        steps=_steps(variant),
        penalty=variant.cleanliness.penalty,
    )


def _steps(variant: SamplingVariant) -> Message:
    return msg("distillation.steps", "{n} steps", one="1 step", n=variant.num_steps)

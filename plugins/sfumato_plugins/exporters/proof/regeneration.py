"""Byte-by-byte comparison of an exported model's images with the gallery's."""

import math
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from statistics import fmean

import msgspec
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from sfumato.errors import ExportError
from sfumato.generation.trained_model import TrainedModel
from sfumato.messages import Message, msg
from sfumato.records.events import Progressed
from sfumato_plugins.exporters.documents.bundle_manifest import (
    Parity,
    parity_text,
    share_text,
    verified_text,
)

__all__ = [
    "Difference",
    "Images",
    "Trial",
    "compare",
    "generate_as_gallery",
    "parity_of",
    "prove_equal",
    "refuse_unequal",
    "trials",
]

Images = NDArray[np.uint8]

REQUIRED_SHARE = 0.999
"""Required fraction of bytes that differ by at most 1; see `docs/onnx-bundle.md`."""

_BATCH = 16
_LARGE_SEEDS = (2**31 - 1, 2**32 + 5, 2**53 + 1, 2**62 + 3)


class Trial(msgspec.Struct, frozen=True, kw_only=True):
    """Some images to generate twice."""

    seeds: tuple[int, ...]
    labels: tuple[int, ...] | None = None
    """Class labels, -1 for no class; `None` for a model without classes."""
    guidance: float = 1.0
    """Guidance scale; 1 for a model without guidance."""
    num_steps: int | None = None
    """Number of steps; `None` for the model's own."""


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """The difference between two versions of an image."""

    seed: int
    identical_share: float
    """Fraction of identical bytes."""
    within_one_share: float
    worst_error: int
    squared_error: float
    """Mean squared error over the bytes."""


def trials(model: TrainedModel, images: int) -> Iterator[Trial]:
    """Yield small and large batches of seeds, covering all classes and several guidance scales."""
    seeds = [*_LARGE_SEEDS, *range(images)][:images]
    count = len(model.metadata.classes)
    strengths = (1.0, 2.0, max(model.guidance_scale, 0.5)) if model.supports_guidance else (1.0,)
    size = min(_BATCH, -(-images // len(strengths)))
    for number, start in enumerate(range(0, images, size)):
        batch = tuple(seeds[start : start + size])
        labels = tuple((start + i) % (count + 1) - 1 for i in range(len(batch)))
        yield Trial(
            seeds=batch,
            labels=labels if count else None,
            guidance=strengths[number % len(strengths)],
        )


def generate_as_gallery(model: TrainedModel, trial: Trial) -> Images:
    """Return images generated with torch in fp32 on the CPU, uint8 `(N, H, W, C)`."""
    if trial.num_steps is not None:
        sampling = msgspec.structs.replace(
            model.metadata.config.sampling, num_steps=trial.num_steps
        )
        model = model.sampled_by(model.sampler, sampling)
    guidance = None if trial.guidance == 1.0 else torch.tensor(trial.guidance)
    label: Tensor | None = None
    if trial.labels is not None:
        label = torch.tensor(trial.labels)
        label = torch.where(label < 0, len(model.metadata.classes), label)
    with torch.inference_mode():
        drawn: Tensor = model.image_maker()(torch.tensor(trial.seeds), label, guidance)
    images: Images = drawn.numpy()
    return images


def compare(
    model: TrainedModel, draw: Callable[[Trial], Images], batches: Iterable[Trial]
) -> Iterator[list[Difference]]:
    """Generate each batch twice and yield the differences of its images."""
    for trial in batches:
        own = generate_as_gallery(model, trial).astype(np.int16)
        errors = np.abs(draw(trial).astype(np.int16) - own)
        yield [_difference(seed, error) for seed, error in zip(trial.seeds, errors, strict=True)]


def prove_equal(
    model: TrainedModel, draw: Callable[[Trial], Images], *, images: int, program: str
) -> Generator[Progressed, None, Message]:
    """Generate images twice, yield progress, and return the result as a sentence.

    Args:
        model: The source.
        draw: Generates images with the export.
        images: Number of images.
        program: Name of the program that generates with the export, for texts.

    Raises:
        ExportError: If too many bytes differ.
    """
    batches = list(trials(model, images))
    found: list[Difference] = []
    for done, part in enumerate(compare(model, draw, batches), start=1):
        found += part
        yield Progressed(
            task=msg("exporters.comparing_images", "Comparing images"),
            done=done,
            total=len(batches),
        )
    parity = parity_of(found)
    refuse_unequal(parity, what=program)
    return verified_text(program, parity)


def _difference(seed: int, error: NDArray[np.int16]) -> Difference:
    return Difference(
        seed=seed,
        identical_share=float((error == 0).mean()),
        within_one_share=float((error <= 1).mean()),
        worst_error=int(error.max()),
        squared_error=float(np.square(error.astype(np.float64)).mean()),
    )


def parity_of(found: Sequence[Difference]) -> Parity:
    """Return the parity figures over the differences of all images."""
    worst = min(found, key=lambda difference: difference.identical_share)
    return Parity(
        images=len(found),
        identical_share=fmean(difference.identical_share for difference in found),
        within_one_share=fmean(difference.within_one_share for difference in found),
        worst_error=max(difference.worst_error for difference in found),
        worst_seed=worst.seed,
        worst_identical_share=worst.identical_share,
        psnr_db=_psnr_db(fmean(difference.squared_error for difference in found)),
        worst_psnr_db=_psnr_db(max(difference.squared_error for difference in found)),
    )


def _psnr_db(squared_error: float) -> float | None:
    return 10 * math.log10(255**2 / squared_error) if squared_error else None


def refuse_unequal(parity: Parity, *, what: str) -> None:
    """Raise an error if too many bytes differ.

    Raises:
        ExportError: If too many bytes differ. The error includes all figures.
    """
    if parity.within_one_share >= REQUIRED_SHARE:
        return
    raise ExportError(
        msg(
            "exporters.parity_too_low",
            "{program} does not reproduce the gallery's images: at least {required} of bytes must "
            "be within 1 level ({parity}; worst seed {worst_seed}: {worst_identical} identical).",
            program=what,
            required=f"{REQUIRED_SHARE:.1%}",
            parity=parity_text(parity),
            worst_seed=parity.worst_seed,
            worst_identical=share_text(parity.worst_identical_share),
        ),
        hint=msg(
            "exporters.change_sampler_or_steps",
            "Try another sampler or more steps; if the problem persists, report it, including "
            "these figures.",
        ),
    )

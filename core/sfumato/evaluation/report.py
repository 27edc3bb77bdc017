"""The report of an evaluation, stored with its run.

A report needs neither torch nor numpy, so the terminal and the desktop app read it instantly. It is
stored in the run folder as `evaluation.json`.
"""

import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from sfumato.config.sampling import SamplingSettings
from sfumato.errors import SfumatoError
from sfumato.files.json_file import read_json, write_json
from sfumato.messages import msg
from sfumato.records.score import Cleanliness, Score

__all__ = [
    "ClosePair",
    "ColorDrift",
    "CopyCheck",
    "CopyRates",
    "EvaluationReport",
    "Figure",
    "LossGap",
    "Share",
    "load_report",
    "save_report",
]

_FILE = "evaluation.json"
_RATE_ABOVE_CHANCE = 0.01
"""Rate of copies, above that of held-out images, that raises an alarm."""
_CLEARLY = 3.0
"""Number of standard deviations from which a difference is significant."""
_LOSS_GAP = 0.05


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """A share of images with its 95 % confidence interval."""

    count: int
    total: int
    low: float
    high: float

    @property
    def value(self) -> float:
        """The share, from 0 to 1."""
        return self.count / self.total if self.total else 0.0


class CopyRates(msgspec.Struct, frozen=True, kw_only=True):
    """The rate of copies by one kind of distance."""

    space: str
    """What was compared: "pixels", or the features of the named network."""
    generated: Share
    """Generated images much nearer to one training image than to any other."""
    held_out: Share | None = None
    """The same for real held-out images: the rate expected by chance."""
    z: float | None = None
    """How much nearer generated images are to training images than held-out images are, in standard
    deviations; negative is nearer. Smooth images are near to all other images, too.
    """
    ratio_z: float | None = None
    """The same for the ratio of the distances to the nearest and second nearest images, which does
    not depend on smoothness.
    """


class LossGap(msgspec.Struct, frozen=True, kw_only=True):
    """How much better the model denoises training images than other real images."""

    value: float
    """Share by which the loss on training images is lower."""
    z: float
    """The same difference in standard deviations; above 3, it is significant."""


class ClosePair(msgspec.Struct, frozen=True, kw_only=True):
    """A generated image and its nearest training image."""

    generated: int
    """Index among the generated images."""
    training: int
    """Index among the training images of the cache."""
    distance: float
    """Root mean square over pixels, in levels of 0 to 255."""
    second_distance: float
    """The same distance to the second nearest training image."""
    seed: int | None = None
    """Seed that reproduces the generated image."""
    path: str = ""
    """File of the training image."""


class CopyCheck(msgspec.Struct, frozen=True, kw_only=True):
    """Whether generated images are copies of training images."""

    generated: Share
    """Generated images much nearer to one training image than to any other, in pixels."""
    held_out: Share | None
    """The same for real held-out images: the rate expected by chance."""
    z: float | None = None
    """See `CopyRates`."""
    ratio_z: float | None = None
    in_features: CopyRates | None = None
    loss_gap: LossGap | None = None
    pairs: tuple[ClosePair, ...] = ()
    """The pairs most likely to be copies, most likely first."""

    def alarms(self) -> tuple[str, ...]:
        """Return descriptions of the evidence for copying; empty if none was found."""
        in_pixels = CopyRates(
            space="pixels",
            generated=self.generated,
            held_out=self.held_out,
            z=self.z,
            ratio_z=self.ratio_z,
        )
        spaces = [in_pixels, self.in_features] if self.in_features else [in_pixels]
        found = [alarm for rates in spaces for alarm in _alarms(rates)]
        gap = self.loss_gap
        if gap is not None and gap.value > _LOSS_GAP and gap.z > _CLEARLY:
            found.append(
                f"the loss is {gap.value:.0%} lower on training images than on held-out images"
            )
        return tuple(found)


class ColorDrift(msgspec.Struct, frozen=True, kw_only=True):
    """Color differences between generated and real images, one number per channel."""

    mean_shift: tuple[float, ...]
    """Generated mean minus real mean, in levels of 0 to 255; positive values are too bright."""
    deviation_ratio: tuple[float, ...]
    """Generated standard deviation divided by the real one; below 1, contrast is too low."""
    correlation_shift: float = 0.0
    """Largest change in the correlation between two channels; above 0.05, hues are off."""


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A number measured by a plugin's metric."""

    name: str
    """Short name in lowercase, such as `variety`."""
    label: str
    """Name on screen, such as "Difference of two images"."""
    value: float
    reference: float | None = None
    """The same number measured on real images, if it is defined."""
    unit: str = ""


class EvaluationReport(msgspec.Struct, frozen=True, kw_only=True):
    """The measurements of a run's images, and the conditions under which they were taken."""

    count: int
    """Number of generated images used for the distances, and of real images."""
    training_images: int
    scores: tuple[Score, ...]
    """The scores in the features of each network."""
    copies: CopyCheck
    color: ColorDrift
    cleanliness: Cleanliness
    elapsed_s: float
    run: str = ""
    images_seen: int = 0
    sampling: SamplingSettings = SamplingSettings()
    """The sampling settings in effect; without guidance if the model does not support it."""
    network_calls: int = 0
    """Network calls per image, including guidance."""
    ema_length: float = 0.0
    """Width of the weight average used for generation, relative to the run."""
    validation_loss: dict[str, float] = {}
    """Loss on held-out images at eight fixed noise levels; lower is better."""
    figures: tuple[Figure, ...] = ()
    """Figures from the metrics of plugins."""
    notes: tuple[str, ...] = ()
    """What could not be measured, and why."""
    time: float = msgspec.field(default_factory=time.time)
    """Time of the evaluation in seconds since 1970-01-01 UTC."""
    format: int = 1


def save_report(folder: Path, report: EvaluationReport) -> Path:
    """Write the report into a run folder, atomically, and return its path."""
    file = folder / _FILE
    write_json(file, report)
    return file


def load_report(folder: Path) -> EvaluationReport:
    """Read the report of a run folder.

    Raises:
        SfumatoError: If the run has not been evaluated yet, or the report cannot be read.
    """
    file = folder / _FILE
    if not file.exists():
        raise SfumatoError(
            msg(
                "evaluation.not_evaluated",
                "Run “{run_id}” has not been evaluated yet.",
                run_id=folder.name,
            ),
            hint=msg(
                "evaluation.evaluate_run",
                "Evaluate it: sfumato evaluate PROJECT {run_id}",
                run_id=folder.name,
            ),
        )
    hint = msg(
        "evaluation.evaluate_again",
        "Evaluate the run again to replace the file: sfumato evaluate PROJECT {run_id}",
        run_id=folder.name,
    )
    return read_json(file, EvaluationReport, hint=hint)


def _alarms(rates: CopyRates) -> Iterator[str]:
    chance = rates.held_out.value if rates.held_out else 0.0
    share = rates.generated
    if share.value > chance + _RATE_ABOVE_CHANCE and share.low > chance:
        yield f"{share.value:.1%} are copies in {rates.space}, compared to {chance:.1%} by chance"
    if (
        rates.z is not None
        and rates.ratio_z is not None
        and max(rates.z, rates.ratio_z) < -_CLEARLY
    ):
        yield f"images are closer to training images than expected by chance, in {rates.space}"

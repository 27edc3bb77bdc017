"""What was found out about a run's pictures, and how is it kept and told?

The report is a value without torch or numpy in it, so that terminal and window read it at once. It
lies in the run folder as `evaluation.json`.
"""

import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from sfumato.errors import SfumatoError
from sfumato.storage import explain_disk_errors, write_whole

__all__ = [
    "ColourDrift",
    "CopyCheck",
    "EvaluationReport",
    "FeatureDistances",
    "Share",
    "load_report",
    "report_lines",
    "save_report",
]

_FILE = "evaluation.json"


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """A share of pictures, with the interval that holds the true one in 95 of 100 cases."""

    count: int
    total: int
    low: float
    high: float

    @property
    def value(self) -> float:
        """The share, from 0 to 1."""
        return self.count / self.total if self.total else 0.0


class FeatureDistances(msgspec.Struct, frozen=True, kw_only=True):
    """How far generated pictures are from real ones in the features of one network."""

    net: str
    net_sha256: str
    """Of the network's weights; distances compare only where it is the same."""
    input_px: int
    """Side that pictures were brought to before the network saw them."""
    frechet: float
    """Frechet distance between the two clouds of features; lower is better."""
    frechet_floor: float
    """The same between two sets of real pictures of the same count: the best that can be."""
    kernel: float
    """Unbiased polynomial kernel distance (KID); about 0 for equal distributions."""
    kernel_low: float
    """Lower end of the 95 % bootstrap interval of `kernel`."""
    kernel_high: float
    kernel_floor: float
    """Root mean square of the same between random halves of the real pictures."""
    precision: float
    """Share of generated pictures that lie among the real ones."""
    recall: float
    """Share of real pictures that lie among the generated ones."""
    coverage: float
    """Share of real pictures that have a generated one nearby."""
    coverage_floor: float
    """The same for real pictures instead of generated ones: the best that can be."""

    @property
    def frechet_multiple(self) -> float:
        """The Frechet distance as a multiple of its floor; 1 is as good as real."""
        return self.frechet / self.frechet_floor if self.frechet_floor > 0 else 0.0

    @property
    def kernel_multiple(self) -> float:
        """The kernel distance as a multiple of its floor; within -2 and 2 is as good as real."""
        return self.kernel / self.kernel_floor if self.kernel_floor > 0 else 0.0


class CopyCheck(msgspec.Struct, frozen=True, kw_only=True):
    """How many generated pictures are copies of training pictures."""

    generated: Share
    """Generated pictures much nearer to one training picture than to any other."""
    held_out: Share | None
    """The same for real pictures kept from training: what chance gives. Compare with it."""


class ColourDrift(msgspec.Struct, frozen=True, kw_only=True):
    """How the colours of generated pictures differ from the real ones', a number a channel."""

    mean_shift: tuple[float, ...]
    """Generated mean minus real mean, in levels of 0 to 255; above 0 is too bright."""
    deviation_ratio: tuple[float, ...]
    """Generated standard deviation over real; below 1 is too flat."""


class EvaluationReport(msgspec.Struct, frozen=True, kw_only=True):
    """What was measured on a run's pictures, and under which conditions."""

    count: int
    """Generated pictures, and real ones, that the distances were measured on."""
    training_pictures: int
    features: tuple[FeatureDistances, ...]
    copies: CopyCheck
    colour: ColourDrift
    elapsed_s: float
    run: str = ""
    images_seen: int = 0
    sampler: str = ""
    num_steps: int = 0
    guidance_scale: float = 1.0
    time: float = msgspec.field(default_factory=time.time)
    """Seconds since 1970-01-01 UTC."""
    format: int = 1


def save_report(folder: Path, report: EvaluationReport) -> Path:
    """Write the report into a run folder, whole or not at all, and give its path."""
    file = folder / _FILE
    write_whole(file, msgspec.json.format(msgspec.json.encode(report)) + b"\n")
    return file


def load_report(folder: Path) -> EvaluationReport:
    """Read the report of a run folder.

    Raises:
        SfumatoError: If the run was not measured yet, or the report cannot be read.
    """
    file = folder / _FILE
    if not file.exists():
        raise SfumatoError(
            f"Run “{folder.name}” was not measured yet.",
            hint="Measure it with: sfumato evaluate PROJECT RUN",
        )
    with explain_disk_errors(file):
        content = file.read_bytes()
    try:
        return msgspec.json.decode(content, type=EvaluationReport)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise SfumatoError(
            f"“{file}” cannot be read: {error}.", hint="Measure the run again to replace it."
        ) from error


def report_lines(report: EvaluationReport) -> Iterator[str]:
    """Tell the report in lines for a person."""
    yield (
        f"{report.count:,} pictures of run “{report.run}” at {report.images_seen:,} images, "
        f"drawn with {report.sampler} in {report.num_steps} steps"
    )
    for found in report.features:
        yield f"In the features of {found.net} ({found.input_px} px):"
        yield (
            f"  Frechet distance {found.frechet:.4g}, {found.frechet_multiple:.1f} times that "
            "between real pictures"
        )
        yield (
            f"  Kernel distance  {found.kernel:.4g} ({found.kernel_low:.4g} to "
            f"{found.kernel_high:.4g}), {found.kernel_multiple:.1f} times that between real "
            "pictures"
        )
        yield (
            f"  Precision {found.precision:.2f}, recall {found.recall:.2f}, coverage "
            f"{found.coverage:.2f} (real pictures: {found.coverage_floor:.2f})"
        )
    yield f"Copies of training pictures: {_share_text(report.copies.generated)}"
    if report.copies.held_out is not None:
        yield f"  among real pictures kept from training: {_share_text(report.copies.held_out)}"
    shift = ", ".join(f"{value:+.1f}" for value in report.colour.mean_shift)
    ratio = ", ".join(f"{value:.2f}" for value in report.colour.deviation_ratio)
    yield f"Colours: mean {shift} of 255, contrast times {ratio}"


def _share_text(share: Share) -> str:
    interval = f"{share.low:.1%} to {share.high:.1%}"
    return f"{share.value:.1%} ({share.count:,} of {share.total:,}; {interval})"

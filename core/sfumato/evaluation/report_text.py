"""An evaluation report as text."""

from collections.abc import Iterator

from sfumato.evaluation.report import (
    ColorDrift,
    CopyCheck,
    EvaluationReport,
    Figure,
    Share,
)
from sfumato.records.metadata import average_text
from sfumato.records.score import Cleanliness, Score

__all__ = ["report_lines"]

_SHOWN_PAIRS = 3
_COARSE_TO_FINE = ("coarsest", "coarse", "medium", "fine", "finest")


def report_lines(report: EvaluationReport) -> Iterator[str]:
    """Yield the report as lines of text."""
    calls = f", {report.network_calls} network calls per image" if report.network_calls else ""
    if report.sampling.guidance_scale != 1:
        calls += f", guidance scale {report.sampling.guidance_scale:g}"
    yield (
        f"{report.count:,} images of run “{report.run}” at {report.images_seen:,} images, "
        f"generated with {report.sampling.sampler} in {report.sampling.num_steps} steps{calls}, "
        f"{average_text(report.ema_length)}"
    )
    for score in report.scores:
        yield from _score_lines(score)
    yield from _copy_lines(report.copies)
    yield from _color_lines(report.color)
    yield from _cleanliness_lines(report.cleanliness)
    if report.validation_loss:
        losses = ", ".join(f"{loss:.3g} at {at}" for at, loss in report.validation_loss.items())
        yield f"Held-out loss by noise level: {losses}"
    for figure in report.figures:
        yield _figure_text(figure)
    for note in report.notes:
        yield f"Note: {note}"


def _score_lines(score: Score) -> Iterator[str]:
    frechet, kernel = score.frechet, score.kernel
    yield f"By {score.net} ({score.input_px} px, {score.net_sha256[:8]}):"
    yield (
        f"  Fréchet distance {frechet.value:.4g}, {frechet.multiple:.1f} times the "
        "real-vs-real baseline"
    )
    yield (
        f"  Kernel distance  {kernel.value:.4g} ({kernel.low:.4g} to {kernel.high:.4g}), "
        f"{kernel.multiple:.1f} times the real-vs-real baseline"
    )
    shares = ("precision", "recall", "density", "coverage")
    named = ", ".join(f"{name} {score.components[name].value:.2f}" for name in shares)
    coverage = score.components["coverage"]
    yield f"  {named.capitalize()} (real images: {coverage.baseline:.2f})"


def _copy_lines(check: CopyCheck) -> Iterator[str]:
    alarms = check.alarms()
    yield f"Copies: warning – {'; '.join(alarms)}" if alarms else "Copies: none found"
    yield f"  Copies of training images: {_share_text(check.generated)}"
    if check.held_out is not None:
        yield f"  among held-out real images: {_share_text(check.held_out)}"
    if check.in_features is not None:
        seen = check.in_features
        yield f"  by {seen.space}: {_share_text(seen.generated)}"
    if check.loss_gap is not None:
        gap = check.loss_gap
        deviations = f"{gap.z:+.1f} standard deviations"
        yield f"  Loss on training images lower by {gap.value:.1%} ({deviations})"
    if alarms:
        for pair in check.pairs[:_SHOWN_PAIRS]:
            distance = f"distance {pair.distance:.1f} of 255"
            yield f"  Seed {pair.seed} is close to “{pair.path}” ({distance})"


def _color_lines(color: ColorDrift) -> Iterator[str]:
    shift = ", ".join(f"{value:+.1f}" for value in color.mean_shift)
    ratio = ", ".join(f"{value:.2f}" for value in color.deviation_ratio)
    yield f"Colors: mean shifted by {shift} of 255, contrast {ratio} times that of real images"
    if len(color.mean_shift) > 1:
        yield f"  Channel correlation changed by at most {color.correlation_shift:.2f}"


def _cleanliness_lines(found: Cleanliness) -> Iterator[str]:
    named = zip(_COARSE_TO_FINE, found.power, strict=True)
    bands = ", ".join(f"{power:.2f} ({name})" for name, power in named)
    yield f"Detail: power relative to real images {bands}"
    yield f"  Periodic pattern {found.pattern:.2f} times that of real images"
    if found.flat_noise is not None:
        yield f"  Noise in flat areas {found.flat_noise:.1f} of 255"


def _figure_text(figure: Figure) -> str:
    unit = f" {figure.unit}" if figure.unit else ""
    real = "" if figure.reference is None else f" (real images: {figure.reference:.4g})"
    return f"{figure.label}: {figure.value:.4g}{unit}{real}"


def _share_text(share: Share) -> str:
    interval = f"{share.low:.1%} to {share.high:.1%}"
    return f"{share.value:.1%} ({share.count:,} of {share.total:,}; {interval})"

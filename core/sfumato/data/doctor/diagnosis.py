"""Findings: the images that differ from the others of their dataset in a way that harms training.

Most limits are relative to the dataset. In a set of clouds, soft images are normal; among sharp
photographs, they are defects.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from sfumato.config.image_shape import ImageShape
from sfumato.data.doctor.examination import Examination
from sfumato.data.doctor.measures import LARGEST_PX, Bars, Measures
from sfumato.data.doctor.neighbors import DoubtfulLabel
from sfumato.messages import msg
from sfumato.records.findings import Finding
from sfumato.records.manifest import ImageRow

__all__ = ["defects", "mislabeled", "outliers"]

_LEAST_RANGE = 12.0
"""The range in levels below which an image is blank."""
_SHARPEST_BLURRED, _BLURRED_SHARE = 0.38, 0.5
_LEAST_NOISE, _NOISE_FACTOR = 22.0, 4.0
_LEAST_PX = 16
"""The side from which noise can be told from detail."""
_RECOMPRESSED = 0.62
_SAME_COLOR = 20.0
"""Difference in levels up to which two colors are the same."""
_LEAST_QUALITY = 25
_BACKGROUND_SHARE = 0.1
"""Share of the images of a class with the color of a bar at the edges; then it is no bar."""
_MOST_REDUCED = 4.0
"""Reduction from which JPEG's blocks can no longer be seen."""
_MOST_ENLARGED = 0.6
_USUAL_ASPECT_FACTOR = 1.9
_LEAST_OUTLIER = 1.35


def defects(
    rows: Sequence[ImageRow], examined: Mapping[str, Examination], shape: ImageShape
) -> Iterator[Finding]:
    """Yield the defects of single images.

    Args:
        rows: The included images.
        examined: Their examinations, by hash.
        shape: The shape that the images are converted to.
    """
    known = [(row, examined[row.sha256].measures) for row in rows if row.sha256 in examined]
    if not known:
        return
    varied = [measures for _, measures in known if measures.contrast >= _LEAST_RANGE]
    sharpness = min(_SHARPEST_BLURRED, _BLURRED_SHARE * _median(m.sharpness for m in varied))
    noise = max(_LEAST_NOISE, _NOISE_FACTOR * _median(m.noise for m in varied))
    aspect = _median(np.log(row.width / row.height) for row, _ in known)
    backgrounds = _backgrounds(known)
    for row, measures in known:
        if measures.contrast < _LEAST_RANGE:
            yield _blank(row, measures)
            continue
        if measures.noise >= noise and min(row.width, row.height) >= _LEAST_PX:
            yield _noisy(row, measures)
        elif measures.sharpness < sharpness:
            yield _blurred(row, measures, sharpness)
        if not _is_background(measures, backgrounds[row.class_name]):
            yield from _bars(row, measures.bars)
        yield from _compressed(row, measures, shape)
        yield from _sizes(row, shape, usual_aspect=aspect)


def outliers(rows: Sequence[ImageRow], scores: NDArray[np.float32]) -> Iterator[Finding]:
    """Yield the images that resemble no others, given their scores `(N,)`."""
    deviation = float(np.quantile(scores, 0.75) - np.quantile(scores, 0.25))
    limit = max(_LEAST_OUTLIER, float(np.median(scores)) + 4 * deviation)
    for row, score in zip(rows, scores.tolist(), strict=True):
        if score > limit:
            message = msg(
                "doctor.is_outlier",
                "Resembles no other images: {score:.1f} times as far from its neighbors as usual.",
                score=score,
            )
            yield Finding(
                path=row.path, kind="outlier", message=message, evidence={"distance": score}
            )


def mislabeled(
    rows: Sequence[ImageRow], names: Sequence[str], doubts: Sequence[DoubtfulLabel]
) -> Iterator[Finding]:
    """Yield the images whose labels are doubtful.

    Args:
        rows: The labeled images, which `doubts` refers to by index.
        names: The names of the labels.
        doubts: The doubtful labels.
    """
    for doubt in doubts:
        message = msg(
            "doctor.label_is_doubtful",
            "Labeled “{label}”, but resembles the images of “{better}”.",
            label=names[doubt.label],
            better=names[doubt.better],
        )
        evidence = {"neighbors": doubt.neighbors, "margin": doubt.margin}
        yield Finding(path=rows[doubt.at].path, kind="label", message=message, evidence=evidence)


def _median(values: Iterable[float]) -> float:
    found = list(values)
    return float(np.median(found)) if found else 0.0


def _blank(row: ImageRow, measures: Measures) -> Finding:
    message = msg(
        "doctor.is_blank",
        "Blank: the brightness varies by only {levels:.0f} of 255 levels.",
        levels=measures.contrast,
    )
    return Finding(
        path=row.path, kind="blank", message=message, evidence={"levels": measures.contrast}
    )


def _noisy(row: ImageRow, measures: Measures) -> Finding:
    message = msg(
        "doctor.is_noisy",
        "Noisy: the noise is {levels:.0f} levels even in the quietest parts.",
        levels=measures.noise,
    )
    return Finding(path=row.path, kind="noisy", message=message, evidence={"noise": measures.noise})


def _blurred(row: ImageRow, measures: Measures, limit: float) -> Finding:
    message = msg(
        "doctor.is_blurred",
        "Blurred: its sharpest edge spans {pixels:.0f} px at {size} px.",
        pixels=1 / max(measures.sharpness, 0.01),
        size=min(LARGEST_PX, max(row.width, row.height)),
    )
    evidence = {"sharpness": measures.sharpness, "limit": limit}
    return Finding(path=row.path, kind="blurred", message=message, evidence=evidence)


def _backgrounds(
    known: Sequence[tuple[ImageRow, Measures]],
) -> dict[str | None, NDArray[np.float32]]:
    """Return the colors at the edges of the images without bars, by class."""
    found: dict[str | None, list[tuple[float, float, float]]] = {}
    for row, measures in known:
        colors = found.setdefault(row.class_name, [])
        if not _has_bars(measures.bars):
            colors.append(measures.edge)
    return {name: np.array(colors, np.float32).reshape(-1, 3) for name, colors in found.items()}


def _is_background(measures: Measures, others: NDArray[np.float32]) -> bool:
    """Return whether bars have the color that many other images of the class have at the edges."""
    if not len(others) or not _has_bars(measures.bars):
        return False
    distances = np.abs(others - np.array(measures.edge, np.float32)).max(axis=1)
    return bool((distances < _SAME_COLOR).mean() > _BACKGROUND_SHARE)


def _has_bars(bars: Bars) -> bool:
    return bars.top > 0 or bars.left > 0


def _bars(row: ImageRow, bars: Bars) -> Iterator[Finding]:
    if _has_bars(bars):
        share = bars.top + bars.bottom + bars.left + bars.right
        message = msg(
            "doctor.has_bars", "Has bars at two edges, which take {share:.0%}.", share=share
        )
        yield Finding(path=row.path, kind="bars", message=message, evidence={"share": share})
    elif bars.strip:
        message = msg(
            "doctor.has_caption",
            "Has a strip with writing, which takes {share:.0%} of the height.",
            share=bars.strip,
        )
        yield Finding(
            path=row.path, kind="caption", message=message, evidence={"share": bars.strip}
        )


def _compressed(row: ImageRow, measures: Measures, shape: ImageShape) -> Iterator[Finding]:
    reduction = min(row.width / shape.width, row.height / shape.height)
    is_measured = max(row.width, row.height) <= LARGEST_PX
    is_poor = measures.quality < _LEAST_QUALITY and not is_measured
    if reduction < _MOST_REDUCED and (
        is_poor or (is_measured and measures.recompression < _RECOMPRESSED)
    ):
        message = msg("doctor.is_compressed", "Damaged by strong JPEG compression.")
        evidence = {"quality": float(measures.quality), "recompression": measures.recompression}
        yield Finding(path=row.path, kind="compressed", message=message, evidence=evidence)


def _sizes(row: ImageRow, shape: ImageShape, *, usual_aspect: float) -> Iterator[Finding]:
    enlarged = min(row.width / shape.width, row.height / shape.height)
    if enlarged < _MOST_ENLARGED:
        message = msg(
            "doctor.is_enlarged",
            "Only {width} × {height} px, enlarged to {size}.",
            width=row.width,
            height=row.height,
            size=shape.text,
        )
        yield Finding(path=row.path, kind="enlarged", message=message, evidence={"scale": enlarged})
    aspect = np.log(row.width / row.height)
    if abs(aspect - usual_aspect) > np.log(_USUAL_ASPECT_FACTOR):
        message = msg(
            "doctor.has_unusual_shape",
            "Unusual shape: {width} × {height} px.",
            width=row.width,
            height=row.height,
        )
        evidence = {"aspect": row.width / row.height, "usual": float(np.exp(usual_aspect))}
        yield Finding(path=row.path, kind="shape", message=message, evidence=evidence)

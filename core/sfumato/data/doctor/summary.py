"""A summary of a dataset: how many images are usable, and for which image size they suffice."""

from collections.abc import Sequence

from sfumato.config.image_shape import ImageShape
from sfumato.config.small_sets import images_needed
from sfumato.messages import Message, msg, paragraph
from sfumato.records.findings import Finding
from sfumato.records.manifest import ImageRow

__all__ = ["summary_of"]

_SIZES = (16, 32, 64, 128, 256, 512, 1024)


def summary_of(rows: Sequence[ImageRow], found: Sequence[Finding], shape: ImageShape) -> Message:
    """Return the summary of the included images and their findings."""
    flagged = len({finding.path for finding in found})
    return paragraph([_counts(len(rows) - flagged, flagged), _enough(len(rows) - flagged, shape)])


def _counts(good: int, flagged: int) -> Message:
    usable = msg("doctor.usable", "{n:,} usable images", one="1 usable image", n=good)
    if not flagged:
        return msg("doctor.all_usable", "{usable}, none with findings.", usable=usable)
    return msg(
        "doctor.usable_and_flagged",
        "{usable}, {flagged:,} with findings to look at.",
        usable=usable,
        flagged=flagged,
    )


def _enough(images: int, shape: ImageShape) -> Message:
    """Return the largest size for which the images suffice, and whether that is their own size."""
    sides = sorted({*_SIZES, shape.mean_side})
    enough = [side for side in sides if images >= images_needed(side)]
    if not enough:
        return msg(
            "doctor.thin_for_any_size",
            "Very few for any size: expect copies of the training images.",
        )
    if shape.mean_side in enough:
        return msg("doctor.enough", "Enough for {side} px.", side=shape.mean_side)
    return msg(
        "doctor.enough_but_thin",
        "Enough for {enough} px, thin for {side} px: expect copies of the training images.",
        enough=enough[-1],
        side=shape.mean_side,
    )

"""Sentences about the parity of an exported model with its source."""

import math

from sfumato.messages import Message, msg
from sfumato_plugins.exporters.documents.bundle_manifest import Parity

__all__ = ["parity_text", "share_text", "verified_text"]


def parity_text(parity: Parity) -> Message:
    """Return the figures as part of a sentence: "64 images: 99.998% of bytes identical, ..."."""
    return msg(
        "exporters.parity",
        "{n:,} images: {identical} of bytes identical, {within_one} within 1 level, largest "
        "difference {worst_error} of 255",
        one="1 image: {identical} of bytes identical, {within_one} within 1 level, largest "
        "difference {worst_error} of 255",
        n=parity.images,
        identical=share_text(parity.identical_share),
        within_one=share_text(parity.within_one_share),
        worst_error=parity.worst_error,
    )


def verified_text(program: str, parity: Parity) -> Message:
    """Return the figures as a sentence about the program that generated the images."""
    return msg(
        "exporters.verified",
        "Verified with {program} on {parity}.",
        program=program,
        parity=parity_text(parity),
    )


def share_text(share: float) -> str:
    """Return a fraction as a percentage, rounded down so that "100%" means all."""
    return "100%" if share == 1.0 else f"{math.floor(share * 1e5) / 1e3:.3f}%"

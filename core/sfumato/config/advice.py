"""Which preset suits the images, the machine and the time there is?

A preset pays when a run comes far enough to use what its network has room for. How far that is, as
a share of the preset's own length, is a rule of thumb; how fast a machine learns is measured.
"""

from collections.abc import Mapping

from sfumato.config.presets import PRESETS, preset_config

__all__ = ["USUAL_MINUTES", "advise", "images_for", "outlook_in_words", "usual_preset"]

USUAL_MINUTES = {"cuda": 480.0, "mps": 480.0, "cpu": 8.0}
"""What a person gives who does not say: a night on a graphics card, a coffee without one."""

_SKETCH_IMAGES = 80_000
"""What eight minutes on two cores come to; faces of 32 px are clear and varied by then."""
_WORTHWHILE = 0.1
"""The share of a preset's length below which the next smaller one draws better."""
_FEWEST_IMAGES = {"balanced": 1_000, "best": 10_000}
"""A larger network copies fewer images than these sooner than it learns from them."""
_WORDS = (
    (0.02, "colors and blurs"),
    (0.1, "rough shapes"),
    (0.5, "clear images"),
    (float("inf"), "what this preset can do"),
)


def usual_preset(kind: str) -> str:
    """Return the preset to begin with on a kind of device, before anything was measured."""
    return {"cuda": "balanced", "mps": "quick"}.get(kind, "sketch")


def images_for(preset: str) -> int:
    """Return from how many images a preset's network learns what it can."""
    length = preset_config(preset, dataset="", size_px=32, images=1).images_total
    return length or _SKETCH_IMAGES


def outlook_in_words(preset: str, images: float) -> str:
    """Say what to expect of a preset after so many images."""
    share = images / images_for(preset)
    return next(words for limit, words in _WORDS if share < limit)


def advise(images_in_time: Mapping[str, float], *, images: int) -> tuple[str, str]:
    """Choose a preset.

    Args:
        images_in_time: How many images each preset learns from in the time there is; the names of
            `PRESETS` as far as they were measured.
        images: How many images the dataset has.

    Returns:
        The preset's name, and a sentence that says why.
    """
    larger = ""
    for preset in reversed(PRESETS):
        images_seen = images_in_time.get(preset.name, 0.0)
        fewest = _FEWEST_IMAGES.get(preset.name, 0)
        needed = _WORTHWHILE * images_for(preset.name)
        if images < fewest:
            larger = f"{preset.label} would copy {images:,} images; it wants {fewest:,}."
        elif images_seen < needed and preset != PRESETS[0]:
            larger = (
                f"{preset.label} would see {images_seen:,.0f} images of the {needed:,.0f} it needs."
            )
        else:
            outlook = outlook_in_words(preset.name, images)
            reason = f"{preset.label}: {images_seen:,.0f} images, {outlook}."
            return preset.name, f"{reason} {larger}".strip()
    raise AssertionError("the smallest preset is always taken")

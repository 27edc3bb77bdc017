"""Recommendations of a preset for a dataset, a machine, and a training time.

A preset pays off if a run trains long enough to use the capacity of the preset's network. The
required length, as a fraction of the preset's own length, is a rule of thumb. The speed of the
machine is measured.
"""

from collections.abc import Mapping

from sfumato.config.image_shape import ImageShape
from sfumato.config.presets import PRESETS, preset_config
from sfumato.messages import Message, msg, paragraph

__all__ = ["USUAL_MINUTES", "advise", "images_for", "outlook_text", "usual_preset"]

USUAL_MINUTES = {"cuda": 480.0, "mps": 480.0, "xpu": 480.0, "cpu": 8.0}
"""The default training times in minutes: a night on a GPU, a coffee break without one."""

_SKETCH_IMAGES = 80_000
"""The images seen in eight minutes on two cores, after which 32 px faces are clear and diverse."""
_WORTHWHILE = 0.1
"""The fraction of a preset's length below which the next smaller preset produces better images."""
_FEWEST_IMAGES = {"balanced": 1_000, "best": 10_000}
"""With fewer images than this, a larger network memorizes them before it generalizes."""
_OUTLOOKS = (
    (0.02, msg("advice.blurry_colors", "blurry colors")),
    (0.1, msg("advice.rough_shapes", "rough shapes")),
    (0.5, msg("advice.clear_images", "clear images")),
    (float("inf"), msg("advice.full_quality", "the preset's full quality")),
)


def usual_preset(kind: str) -> str:
    """Return the default preset for a kind of device if nothing has been measured yet."""
    return {"cuda": "balanced", "xpu": "balanced", "mps": "quick"}.get(kind, "sketch")


def images_for(preset: str) -> int:
    """Return the number of images after which a preset's network approaches its final quality."""
    length = preset_config(preset, dataset="", shape=ImageShape.square(32), images=1).images_total
    return length or _SKETCH_IMAGES


def outlook_text(preset: str, images: float) -> Message:
    """Return a text about what to expect of a preset after a number of images."""
    share = images / images_for(preset)
    return next(outlook for limit, outlook in _OUTLOOKS if share < limit)


def advise(images_in_time: Mapping[str, float], *, images: int) -> tuple[str, Message]:
    """Recommend a preset.

    Args:
        images_in_time: The number of images that each preset trains on in the available time, for
            those names in `PRESETS` that were measured.
        images: The number of images in the dataset.

    Returns:
        The preset's name and the reason for the recommendation.
    """
    larger = Message()
    for preset in reversed(PRESETS):
        images_seen = images_in_time.get(preset.name, 0.0)
        fewest = _FEWEST_IMAGES.get(preset.name, 0)
        needed = _WORTHWHILE * images_for(preset.name)
        if images < fewest:
            larger = msg(
                "advice.preset_would_memorize",
                "{preset} would memorize {images:,} images; it needs at least {fewest:,}.",
                preset=preset.label,
                images=images,
                fewest=fewest,
            )
        elif images_seen < needed and preset != PRESETS[0]:
            larger = msg(
                "advice.preset_needs_more_time",
                "{preset} would train on {images:,.0f} images; it needs at least {needed:,.0f}.",
                preset=preset.label,
                images=images_seen,
                needed=needed,
            )
        else:
            reason = msg(
                "advice.preset_and_outlook",
                "{preset} trains on {images:,.0f} images in this time; expect {outlook}.",
                preset=preset.label,
                images=images_seen,
                outlook=outlook_text(preset.name, images_seen),
            )
            return preset.name, paragraph([reason, larger])
    raise AssertionError("the smallest preset is always taken")

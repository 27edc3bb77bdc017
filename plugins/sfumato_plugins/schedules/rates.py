"""The built-in learning-rate schedules."""

import math

from sfumato.plugins.catalog import NoSettings
from sfumato.training.rate_schedule import (
    RateSchedule,
    RateShare,
    SchedulePosition,
    warmup_hold_cooldown,
)
from sfumato_plugins.schedules import CosineSettings

__all__ = ["make_cosine", "make_hold"]


def make_hold(_settings: NoSettings) -> RateSchedule:
    """Return a schedule with linear warm-up and cool-down, whose lengths the run's config sets."""
    return warmup_hold_cooldown


def make_cosine(settings: CosineSettings) -> RateSchedule:
    """Return the cosine schedule (Loshchilov and Hutter 2017, arXiv:1608.03983, eq. 5).

    It has no restarts: the rate follows `(1 + cos(pi * progress)) / 2` from the end of the warm-up
    to `min_share`.

    While the end of the run is unknown, as it is at the start of a run limited by time, the
    learning rate stays constant. The decay counts as a cool-down, so an extended run restarts from
    the end of its warm-up.
    """

    def share(moment: SchedulePosition) -> RateShare:
        if moment.warmup < 1 or not moment.images_total:
            return RateShare(moment.warmup, is_cooling=False)
        length = max(1, moment.images_total - moment.warmup_images)
        progress = min(1.0, max(0, moment.images_seen - moment.warmup_images) / length)
        wave = (1 + math.cos(math.pi * progress)) / 2
        return RateShare(
            settings.min_share + (1 - settings.min_share) * wave, is_cooling=progress > 0
        )

    return share

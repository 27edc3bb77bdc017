"""How large is the learning rate at each moment of a run, as a share of its full size?

A schedule is a function of the run's clock alone, so a resumed run equals an unbroken one. It may
be a stranger's: one that fails is set aside, and the usual one takes its place.
"""

import math
from collections.abc import Callable
from typing import NamedTuple

__all__ = [
    "RateSchedule",
    "RateShare",
    "SchedulePosition",
    "WatchedSchedule",
    "warmup_hold_cooldown",
]


class SchedulePosition(NamedTuple):
    """Where a run stands, and what its config says of its learning rate."""

    images_seen: int
    images_total: int
    """The planned end; 0 while it is not known. It may move while a run is limited by time."""
    batch_size: int
    warmup_images: int
    """Over so many images the rate rises from 0."""
    cooldown_share: float
    """Over this share of the run, at its end, the rate falls."""

    @property
    def warmup(self) -> float:
        """How much of the warm-up is done after this update, from 0 to 1."""
        return min(1.0, (self.images_seen + self.batch_size) / max(1, self.warmup_images))

    @property
    def progress(self) -> float:
        """How much of the run is done, from 0 to 1; 0 while its end is not known."""
        return min(1.0, self.images_seen / self.images_total) if self.images_total else 0.0


class RateShare(NamedTuple):
    """How large the learning rate is."""

    value: float
    """As a share of the full one, from 0 to 1."""
    is_cooling: bool
    """Whether the final fall has begun; a run is made longer from before it."""


RateSchedule = Callable[[SchedulePosition], RateShare]


def warmup_hold_cooldown(moment: SchedulePosition) -> RateShare:
    """Return the usual schedule: linear warm-up, hold, linear cool-down to 0."""
    cooldown = 1.0
    if moment.images_total and moment.cooldown_share:
        remaining = max(0, moment.images_total - moment.images_seen)
        cooldown = min(1.0, remaining / (moment.cooldown_share * moment.images_total))
    return RateShare(min(moment.warmup, cooldown), cooldown < 1)


class WatchedSchedule:
    """Asks a schedule until it fails, and the usual one from then on.

    Args:
        schedule: The one that is watched.
        name: What it is called in the failure.
        failure: Why it could not even be built; "" if it could.
    """

    def __init__(self, schedule: RateSchedule, *, name: str, failure: str = "") -> None:
        self._schedule = schedule
        self._name = name
        self._failures = [failure] if failure else []

    def __call__(self, moment: SchedulePosition) -> RateShare:
        """Return the share of the full learning rate; see `RateSchedule`."""
        try:
            share, is_cooling = self._schedule(moment)
            if not 0.0 <= share <= 1.0 or math.isnan(share):
                raise ValueError(f"it gave {share!r}, which is not from 0 to 1")
            return RateShare(float(share), bool(is_cooling))
        except (Exception, SystemExit) as error:  # a plugin's mistake must not end the run
            self._failures.append(
                f"Learning-rate schedule “{self._name}” failed and is set aside: {error}. "
                "The usual one takes its place."
            )
            self._schedule = warmup_hold_cooldown
            return warmup_hold_cooldown(moment)

    def take_failures(self) -> list[str]:
        """Return the failures since the last call, as sentences."""
        failures, self._failures = self._failures, []
        return failures

"""Learning-rate schedules.

A schedule depends only on the run's position, so a resumed run gives the same results as an
uninterrupted one. If a plugin's schedule fails, it is replaced by the default schedule.
"""

import math
from collections.abc import Callable
from typing import NamedTuple

from sfumato.messages import Text, msg

__all__ = [
    "RateSchedule",
    "RateShare",
    "SchedulePosition",
    "WatchedSchedule",
    "warmup_hold_cooldown",
]


class SchedulePosition(NamedTuple):
    """The position of a run in its schedule, and the schedule settings of its config."""

    images_seen: int
    images_total: int
    """The planned end; 0 if unknown. It may change if the run is limited by time."""
    batch_size: int
    warmup_images: int
    """Number of images over which the learning rate rises from 0."""
    cooldown_share: float
    """Fraction of the run, at its end, over which the learning rate falls."""

    @property
    def warmup(self) -> float:
        """Completed fraction of the warm-up after this update, 0 to 1."""
        return min(1.0, (self.images_seen + self.batch_size) / max(1, self.warmup_images))

    @property
    def progress(self) -> float:
        """Completed fraction of the run, 0 to 1; 0 if the end is unknown."""
        return min(1.0, self.images_seen / self.images_total) if self.images_total else 0.0


class RateShare(NamedTuple):
    """The learning rate, relative to its peak."""

    value: float
    """Fraction of the peak learning rate, 0 to 1."""
    is_cooling: bool
    """Whether the cool-down has begun; extended runs restart from before the cool-down."""


RateSchedule = Callable[[SchedulePosition], RateShare]


def warmup_hold_cooldown(moment: SchedulePosition) -> RateShare:
    """Return the default schedule: linear warm-up, hold, linear cool-down to 0."""
    cooldown = 1.0
    if moment.images_total and moment.cooldown_share:
        remaining = max(0, moment.images_total - moment.images_seen)
        cooldown = min(1.0, remaining / (moment.cooldown_share * moment.images_total))
    return RateShare(min(moment.warmup, cooldown), cooldown < 1)


class WatchedSchedule:
    """Follows a schedule until it fails, and the default schedule from then on.

    Args:
        schedule: The schedule to follow.
        name: The schedule's name in failure messages.
        failure: Why the schedule could not be built; "" if it was built.
    """

    def __init__(self, schedule: RateSchedule, *, name: str, failure: Text = "") -> None:
        self._schedule = schedule
        self._name = name
        self._failures = [failure] if failure else []

    def __call__(self, moment: SchedulePosition) -> RateShare:
        """Return the fraction of the peak learning rate; see `RateSchedule`."""
        try:
            share, is_cooling = self._schedule(moment)
            if not 0.0 <= share <= 1.0 or math.isnan(share):
                raise ValueError(f"it returned {share!r}, which is not between 0 and 1")
            return RateShare(float(share), bool(is_cooling))
        except (Exception, SystemExit) as error:  # a plugin's error must not end the run
            self._failures.append(
                msg(
                    "training.schedule_failed",
                    "Learning-rate schedule “{name}” failed: {error}. The default schedule is "
                    "used instead.",
                    name=self._name,
                    error=error,
                )
            )
            self._schedule = warmup_hold_cooldown
            return warmup_hold_cooldown(moment)

    def pop_failures(self) -> list[Text]:
        """Return one sentence for each failure since the last call."""
        failures, self._failures = self._failures, []
        return failures

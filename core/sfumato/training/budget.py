"""How long is a run, and how large is each of its updates?

A run is limited by images or by minutes. With minutes, the number of images is estimated anew from
the speed so far, so that the cool-down ends when the time does.
"""

from typing import NamedTuple

from sfumato.config.settings import RunConfig
from sfumato.errors import ConfigError
from sfumato.training.rate_schedule import RateSchedule, SchedulePosition, warmup_hold_cooldown

__all__ = ["Budget", "LearningRate", "learning_rate_at", "require_end"]


class LearningRate(NamedTuple):
    """How large an update is."""

    value: float
    is_cooling: bool
    """Whether the cool-down has begun."""


class Budget:
    """The planned end of a run.

    Args:
        config: Its `images_total`, `minutes` and `batch_size`.
        images_total: The plan so far of a resumed run; 0 for a new one.
        images_seen: Where this training session starts.
        elapsed_s: Training time before this training session.

    Raises:
        ConfigError: If neither images nor minutes limit the run.
    """

    def __init__(
        self,
        config: RunConfig,
        *,
        images_total: int = 0,
        images_seen: int = 0,
        elapsed_s: float = 0,
    ) -> None:
        require_end(config)
        self._config = config
        self._first_image = images_seen
        self._first_s = elapsed_s
        self.images_total = config.images_total or images_total

    def update(self, *, images_seen: int, elapsed_s: float) -> None:
        """Estimate the end anew; changes nothing for a run that is limited by images alone."""
        limit_s = self._config.minutes * 60
        session_s = elapsed_s - self._first_s
        if not limit_s or session_s <= 0:
            return
        rate = (images_seen - self._first_image) / session_s
        remaining = int(max(0.0, limit_s - elapsed_s) * rate)
        batch = self._config.batch_size
        by_time = (images_seen + remaining) // batch * batch
        self.images_total = min(by_time, self._config.images_total or by_time)

    def is_spent(self, *, images_seen: int, elapsed_s: float) -> bool:
        """Whether the run has reached its end."""
        limit_s = self._config.minutes * 60
        if limit_s and elapsed_s >= limit_s:
            return True
        return 0 < self.images_total <= images_seen


def require_end(config: RunConfig) -> None:
    """Refuse a run that would never end, and so never cool down.

    Raises:
        ConfigError: If neither images nor minutes limit it.
    """
    if not config.images_total and not config.minutes:
        raise ConfigError(
            "The run would never end: images_total and minutes are both 0.",
            hint="Set images_total to a number of images, or minutes to a time.",
        )


def learning_rate_at(
    images_seen: int,
    config: RunConfig,
    *,
    images_total: int,
    peak: float | None = None,
    schedule: RateSchedule = warmup_hold_cooldown,
) -> LearningRate:
    """Return the learning rate.

    Args:
        images_seen: The run's clock.
        config: Its `optimizer`.
        images_total: The planned end; 0 while it is not known.
        peak: What is held between warm-up and cool-down; as configured if not given.
        schedule: Its course; linear warm-up, hold and linear cool-down to 0 if not given.
    """
    optimizer = config.optimizer
    share = schedule(
        SchedulePosition(
            images_seen=images_seen,
            images_total=images_total,
            batch_size=config.batch_size,
            warmup_images=optimizer.warmup_images,
            cooldown_share=optimizer.cooldown_share,
        )
    )
    held = optimizer.learning_rate if peak is None else peak
    return LearningRate(held * share.value, share.is_cooling)

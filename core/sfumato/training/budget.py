"""The length of a run and its learning rate.

A run is limited by a number of images or by a time in minutes. If it is limited by time, the number
of images is re-estimated from the throughput so far, so that the cool-down ends on time.
"""

from typing import NamedTuple

from sfumato.config.settings import RunConfig
from sfumato.errors import ConfigError
from sfumato.messages import msg
from sfumato.training.rate_schedule import RateSchedule, SchedulePosition, warmup_hold_cooldown

__all__ = ["Budget", "LearningRate", "learning_rate_at", "require_end"]


class LearningRate(NamedTuple):
    """The learning rate of one update."""

    value: float
    is_cooling: bool
    """Whether the cool-down has begun."""


class Budget:
    """The planned end of a run.

    Args:
        config: The config, of which `images_total`, `minutes`, and `batch_size` are used.
        images_total: The previous estimate for a resumed run; 0 for a new run.
        images_seen: Images seen before this training session.
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
        """Re-estimate the end; has no effect if the run is limited only by images."""
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
        """Return whether the run has reached its end."""
        limit_s = self._config.minutes * 60
        if limit_s and elapsed_s >= limit_s:
            return True
        return 0 < self.images_total <= images_seen


def require_end(config: RunConfig) -> None:
    """Raise if a run has no planned end and therefore no cool-down.

    Raises:
        ConfigError: If neither images nor minutes limit the run.
    """
    if not config.images_total and not config.minutes:
        raise ConfigError(
            msg(
                "training.run_has_no_end",
                "The run has no end: images_total and minutes are both 0.",
            ),
            hint=msg(
                "training.set_images_or_minutes", "Set images_total or minutes to a value above 0."
            ),
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
        images_seen: Images seen so far.
        config: The config, of which the `optimizer` settings are used.
        images_total: The planned end; 0 if unknown.
        peak: The learning rate between warm-up and cool-down; defaults to the configured rate.
        schedule: The schedule; defaults to a linear warm-up, hold, and a linear cool-down to 0.
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

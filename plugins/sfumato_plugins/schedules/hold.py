"""The constant learning-rate schedule with warm-up and cool-down."""

from sfumato.plugins.catalog import NoSettings
from sfumato.training.rate_schedule import RateSchedule, warmup_hold_cooldown

__all__ = ["make_schedule"]


def make_schedule(settings: NoSettings) -> RateSchedule:  # noqa: ARG001, a factory takes settings
    """Return a schedule with linear warm-up and cool-down, whose lengths the run's config sets."""
    return warmup_hold_cooldown

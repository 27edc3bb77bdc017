"""How does the learning rate stay at its height for most of a run?"""

from sfumato.catalog import NoSettings
from sfumato.training.rate_schedule import RateSchedule, warmup_hold_cooldown

__all__ = ["make_schedule"]


def make_schedule(settings: NoSettings) -> RateSchedule:  # noqa: ARG001, a factory is given them
    """Return linear warm-up, hold, linear cool-down; the run's config has their lengths."""
    return warmup_hold_cooldown

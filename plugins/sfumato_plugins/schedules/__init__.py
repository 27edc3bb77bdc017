"""The built-in learning-rate schedules and their settings."""

from typing import Annotated

from msgspec import Meta

from sfumato.config.settings import Settings
from sfumato.plugins.catalog import Entry

__all__ = ["SCHEDULES", "CosineSettings"]


class CosineSettings(Settings, frozen=True):
    """Settings of the cosine schedule."""

    min_share: Annotated[
        float,
        Meta(
            ge=0.0,
            le=1.0,
            title="Final learning rate",
            description="Learning rate at the end of the run, as a fraction of the full rate. With "
            "0, the rate decays to zero, which gives the most stable final weights.",
        ),
    ] = 0.0


SCHEDULES = (
    Entry(
        name="hold",
        label="Warm-up, hold, cool-down",
        summary="Constant learning rate between warm-up and cool-down; a run can be extended from "
        "the start of its cool-down. Recommended.",
        factory="sfumato_plugins.schedules.rates:make_hold",
    ),
    Entry(
        name="cosine",
        label="Cosine",
        summary="Cosine decay from the end of the warm-up to the end of the run; for runs of known "
        "length.",
        factory="sfumato_plugins.schedules.rates:make_cosine",
        settings=CosineSettings,
    ),
)
"""The schedules in display order, starting with the recommended one."""

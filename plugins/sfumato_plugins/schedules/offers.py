"""The built-in learning-rate schedules and their settings."""

from typing import Annotated

from msgspec import Meta

from sfumato.catalog import Entry
from sfumato.config.settings import Settings

__all__ = ["SCHEDULES", "CosineSettings"]


class CosineSettings(Settings, frozen=True):
    """Settings of the cosine schedule."""

    min_share: Annotated[
        float,
        Meta(
            ge=0.0,
            le=1.0,
            title="Floor",
            description="Share of the full learning rate that is left at the end of the run. 0 "
            "lets the last updates change nothing, which gives the calmest end.",
        ),
    ] = 0.0


SCHEDULES = (
    Entry(
        name="hold",
        label="Warm-up, hold, cool-down",
        summary="Keeps the full learning rate until the cool-down, from before which a run can be "
        "made longer. The usual choice.",
        factory="sfumato_plugins.schedules.hold:make_schedule",
    ),
    Entry(
        name="cosine",
        label="Cosine",
        summary="Lets the learning rate fall from the warm-up to the end; for runs whose length is "
        "known.",
        factory="sfumato_plugins.schedules.cosine:make_schedule",
        settings=CosineSettings,
    ),
)
"""In display order, the recommended one first."""

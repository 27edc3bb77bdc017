"""The built-in samplers and their settings."""

from typing import Annotated

from msgspec import Meta

from sfumato.catalog import Entry
from sfumato.config.settings import Settings

__all__ = ["SAMPLERS", "ConsistencySettings", "DdimSettings"]


class DdimSettings(Settings, frozen=True):
    """Settings of DDIM."""

    eta: Annotated[
        float,
        Meta(
            ge=0.0,
            le=1.0,
            title="Fresh noise",
            description="How much of the noise is drawn anew at each step: 0 draws none, so an "
            "image follows from its seed's first noise alone; 1 draws as much as DDPM.",
        ),
    ] = 0.0


class ConsistencySettings(Settings, frozen=True):
    """Settings of the consistency sampler."""

    middle: Annotated[
        float,
        Meta(
            gt=0.0,
            le=10.0,
            title="Middle noise level",
            description="How much noise is added to the first step's image before the second "
            "step. More changes it further; less keeps it as it is. Making a fast version finds "
            "the best.",
        ),
    ] = 0.8


SAMPLERS = (
    Entry(
        name="dpmpp_2m",
        label="DPM-Solver++ (2M)",
        summary="The usual choice: sharp images in about ten steps, one network call each.",
        factory="sfumato_plugins.samplers.dpmpp_2m:make_sampler",
    ),
    Entry(
        name="unipc",
        label="UniPC (2)",
        summary="Corrects each step with what the next one learns; good with very few steps.",
        factory="sfumato_plugins.samplers.unipc:make_sampler",
    ),
    Entry(
        name="heun",
        label="Heun",
        summary="Two network calls a step; very exact with twenty steps or more.",
        factory="sfumato_plugins.samplers.heun:make_sampler",
    ),
    Entry(
        name="euler",
        label="Euler",
        summary="The plainest rule: straight steps, smooth images; take it to compare.",
        factory="sfumato_plugins.samplers.euler:make_sampler",
    ),
    Entry(
        name="ddim",
        label="DDIM",
        summary="Straight steps like Euler's, with as much fresh noise a step as you set.",
        factory="sfumato_plugins.samplers.ddim:make_sampler",
        settings=DdimSettings,
    ),
    Entry(
        name="ddpm",
        label="DDPM",
        summary="Draws fresh noise at each step; needs a hundred steps or more, and varies most.",
        factory="sfumato_plugins.samplers.ddpm:make_sampler",
    ),
    Entry(
        name="consistency",
        label="Consistency",
        summary="Jumps to the image in one or two steps; only for fast versions of a model.",
        factory="sfumato_plugins.samplers.consistency:make_sampler",
        settings=ConsistencySettings,
    ),
)
"""In display order, the recommended one first."""

"""The built-in samplers and their settings."""

from typing import Annotated

from msgspec import Meta

from sfumato.config.settings import Settings
from sfumato.plugins.catalog import Entry

__all__ = ["SAMPLERS", "ConsistencySettings", "DdimSettings"]


class DdimSettings(Settings, frozen=True):
    """Settings of DDIM."""

    eta: Annotated[
        float,
        Meta(
            ge=0.0,
            le=1.0,
            title="Eta",
            description="Amount of fresh noise in each step. 0 adds none, so only the initial "
            "noise determines the image; 1 adds as much as DDPM.",
        ),
    ] = 0.0


class ConsistencySettings(Settings, frozen=True):
    """Settings of the consistency sampler."""

    middle: Annotated[
        float,
        Meta(
            gt=0.0,
            le=10.0,
            title="Intermediate sigma",
            description="Noise level added to the image of the first step before the second step. "
            "Higher values change the image more. Distillation finds the best value.",
        ),
    ] = 0.8


SAMPLERS = (
    Entry(
        name="dpmpp_2m",
        label="DPM-Solver++ (2M)",
        summary="Sharp images in about ten steps, with one network call per step. Recommended.",
        factory="sfumato_plugins.samplers.sigma_space:make_dpmpp_2m",
    ),
    Entry(
        name="unipc",
        label="UniPC (2)",
        summary="Predictor-corrector method with one network call per step; good with very few "
        "steps.",
        factory="sfumato_plugins.samplers.sigma_space:make_unipc",
    ),
    Entry(
        name="heun",
        label="Heun",
        summary="Second-order method with two network calls per step; very accurate with 20 or "
        "more steps.",
        factory="sfumato_plugins.samplers.sigma_space:make_heun",
    ),
    Entry(
        name="euler",
        label="Euler",
        summary="The simplest method; generates smooth images and is useful as a baseline.",
        factory="sfumato_plugins.samplers.sigma_space:make_euler",
    ),
    Entry(
        name="ddim",
        label="DDIM",
        summary="Like Euler, with an adjustable amount of fresh noise in each step.",
        factory="sfumato_plugins.samplers.sigma_space:make_ddim",
        settings=DdimSettings,
    ),
    Entry(
        name="ddpm",
        label="DDPM",
        summary="Ancestral sampling with fresh noise in each step; generates the most varied "
        "images but needs at least 100 steps.",
        factory="sfumato_plugins.samplers.sigma_space:make_ddpm",
    ),
    Entry(
        name="consistency",
        label="Consistency",
        summary="Generates images in one or two steps; for distilled models only.",
        factory="sfumato_plugins.samplers.sigma_space:make_consistency",
        settings=ConsistencySettings,
    ),
)
"""The samplers in display order, starting with the recommended one."""

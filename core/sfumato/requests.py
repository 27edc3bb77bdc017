"""Requests for generated images.

Plain values passed between window, terminal, and engine, above the lazy-import boundary.
"""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from sfumato.config.guidance import (
    GuidanceHigh,
    GuidanceKind,
    GuidanceLow,
    GuidanceScale,
    GuideFraction,
)
from sfumato.config.loading import settings_from
from sfumato.config.sampling import SamplingStart
from sfumato.config.settings import PluginSettings, SamplingConfig, Settings
from sfumato.noise_mix import NoiseMix, mix_between, mix_of_seed
from sfumato.recipe import Recipe

__all__ = ["GenerateRequest", "request_from"]


class GenerateRequest(Settings, frozen=True):
    """Images to generate from a trained model.

    A setting of `None` uses the run's own value.
    """

    count: Annotated[
        int,
        Meta(ge=1, le=1_000_000, title="Images", description="How many images to make."),
    ] = 64
    seed: Annotated[
        int,
        Meta(
            ge=0,
            le=2**53,
            title="First seed",
            description="Seed of the first image; the others count up from it.",
        ),
    ] = 0
    class_name: Annotated[
        str | None,
        Meta(title="Class", description="The class to draw; none lets chance decide."),
    ] = None
    preset: Annotated[
        Literal["high-quality", "fast", "default"] | None,
        Meta(
            title="Quality",
            description="How to draw where nothing below says otherwise: as was found best for the "
            "model, as was found best in few steps, or as the run's own settings say. None: best, "
            "where the model was tuned.",
        ),
    ] = None
    sampler: Annotated[
        str | None,
        Meta(
            title="Sampler",
            description="The rule by which noise becomes an image.",
            extra={"catalog": "samplers"},
        ),
    ] = None
    sampler_settings: Annotated[
        PluginSettings | None,
        Meta(
            title="Settings of the sampler",
            description="What the chosen sampler itself has to set, by name.",
            extra={"catalog": "samplers", "settings_of": "sampler"},
        ),
    ] = None
    num_steps: Annotated[
        Annotated[int, Meta(ge=1, le=1000)] | None,
        Meta(title="Steps", description="Steps from noise to image."),
    ] = None
    sigma_min: Annotated[
        Annotated[float, Meta(gt=0.0, le=0.5)] | None,
        Meta(title="Lowest noise level", description="The last level before the clean image."),
    ] = None
    sigma_max: Annotated[
        Annotated[float, Meta(ge=1.0, le=1000.0)] | None,
        Meta(title="Highest noise level", description="The level that the walk starts from."),
    ] = None
    rho: Annotated[
        Annotated[float, Meta(ge=1.0, le=20.0)] | None,
        Meta(
            title="Spacing of noise levels",
            description="Higher spends more of the steps on fine detail.",
        ),
    ] = None
    start: SamplingStart | None = None
    guidance: GuidanceKind | None = None
    guidance_scale: GuidanceScale | None = None
    guidance_low: GuidanceLow | None = None
    guidance_high: GuidanceHigh | None = None
    guide_fraction: GuideFraction | None = None
    variation_of: Annotated[
        NoiseMix,
        Meta(
            title="More like",
            description="Of which seeds the noise is mixed that images are drawn near to; none: "
            "each image is drawn from its own seed's noise.",
        ),
    ] = ()
    distance: Annotated[
        float,
        Meta(
            ge=0.0,
            le=1.0,
            title="Distance",
            description="How far from there towards each seed's own noise: 0 is the same image, "
            "0.1 a twin, 0.3 a relative, 1 another image.",
        ),
    ] = 0.0
    images_seen: Annotated[
        Annotated[int, Meta(ge=0)] | None,
        Meta(title="Checkpoint", description="Which checkpoint to draw from; none: the newest."),
    ] = None
    ema_length: Annotated[
        Annotated[float, Meta(ge=0.0, le=0.28)] | None,
        Meta(
            title="EMA length",
            description="Width of the average of the weights, relative to the run: 0 is the newest "
            "weights themselves, 0.02 nearly those, 0.20 very smooth. None: the one found best, or "
            "the run's own.",
        ),
    ] = None
    batch_size: Annotated[
        int,
        Meta(
            ge=1,
            le=4096,
            title="At a time",
            description="Images drawn at a time; changes memory and speed, never an image.",
        ),
    ] = 64

    def mix_of(self, seed: int) -> NoiseMix:
        """Return the mix that gives the noise of a seed's image; empty for the seed's own."""
        if not self.variation_of:
            return ()
        return mix_between(self.variation_of, mix_of_seed(seed), self.distance)

    def change(self, sampling: SamplingConfig) -> SamplingConfig:
        """Return a run's sampling settings with the requested ones applied."""
        asked = {
            name: value
            for name in SamplingConfig.__struct_fields__
            if (value := getattr(self, name)) is not None
        }
        if asked.get("sampler", sampling.sampler) != sampling.sampler:
            asked.setdefault("sampler_settings", {})  # the run's settings belong to another sampler
        return msgspec.structs.replace(sampling, **asked)


_OF_RECIPE = tuple(
    name for name in GenerateRequest.__struct_fields__ if name in Recipe.__struct_fields__
)
"""Fields that a request and a recipe share under the same names."""


def request_from(recipe: Recipe) -> GenerateRequest:
    """Return the request that reproduces a recipe's image; later tuning does not affect it.

    Raises:
        ConfigError: If the recipe, which any program may have written, is out of bounds.
    """
    values = {name: getattr(recipe, name) for name in _OF_RECIPE}
    values |= {"count": 1, "variation_of": msgspec.to_builtins(recipe.noise), "preset": "default"}
    if recipe.guide is not None:
        values["guide_fraction"] = recipe.guide.fraction
    return settings_from(values, GenerateRequest, source="the image's recipe")

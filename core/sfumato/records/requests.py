"""Requests for generated images.

The requests are plain values that the window and the command line pass to the engine.
"""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from sfumato.config.group import Settings
from sfumato.config.loading import settings_from
from sfumato.config.sampling import SamplingOverrides
from sfumato.messages import msg
from sfumato.records.noise_mix import NoiseMix, mix_between, mix_of_seed
from sfumato.records.recipe import Recipe

__all__ = ["GenerateRequest", "request_from"]


class GenerateRequest(Settings, frozen=True):
    """A request for images from a trained model.

    A setting of `None` uses the run's own value.
    """

    count: Annotated[
        int,
        Meta(ge=1, le=1_000_000, title="Images", description="Number of images to generate."),
    ] = 64
    seed: Annotated[
        int,
        Meta(
            ge=0,
            le=2**53,
            title="First seed",
            description="Seed of the first image; the following images use the next seeds.",
        ),
    ] = 0
    class_name: Annotated[
        str | None,
        Meta(title="Class", description="Class to generate. None picks a class at random."),
    ] = None
    preset: Annotated[
        Literal["high-quality", "fast", "default"] | None,
        Meta(
            title="Sampling preset",
            description="Sampling settings to start from: tuned for quality (high-quality), tuned "
            "for few steps (fast), or the run's own (default). The settings below override them. "
            "None uses high-quality if the model has been tuned.",
        ),
    ] = None
    sampling: SamplingOverrides = SamplingOverrides()
    """The sampling settings that replace those of the sampling preset."""
    variation_of: Annotated[
        NoiseMix,
        Meta(
            title="Variations of",
            description="Seeds whose mixed noise the images are variations of. If empty, each "
            "image uses only the noise of its own seed.",
        ),
    ] = ()
    distance: Annotated[
        float,
        Meta(
            ge=0.0,
            le=1.0,
            title="Distance",
            description="How far variations move toward the noise of their own seeds: 0 gives the "
            "same image, 0.1 a near-duplicate, 0.3 a similar image, 1 an unrelated one.",
        ),
    ] = 0.0
    images_seen: Annotated[
        Annotated[int, Meta(ge=0)] | None,
        Meta(title="Checkpoint", description="Checkpoint to generate from. None uses the latest."),
    ] = None
    ema_length: Annotated[
        Annotated[float, Meta(ge=0.0, le=0.28)] | None,
        Meta(
            title="EMA length",
            description="Width of the exponential moving average of the weights, relative to the "
            "training so far. 0 uses the raw weights; longer averages are smoother. None uses the "
            "tuned length, or the run's own length if it has not been tuned.",
        ),
    ] = None
    batch_size: Annotated[
        int,
        Meta(
            ge=1,
            le=4096,
            title="Batch size",
            description="Number of images to generate at a time. Affects memory and speed, but not "
            "the images.",
        ),
    ] = 64

    def mix_of(self, seed: int) -> NoiseMix:
        """Return the noise mix for a seed's image; empty for the noise of the seed itself."""
        if not self.variation_of:
            return ()
        return mix_between(self.variation_of, mix_of_seed(seed), self.distance)


_RECIPE = msg("requests.image_recipe", "the image's recipe")


def request_from(recipe: Recipe) -> GenerateRequest:
    """Return the request that reproduces a recipe's image, unaffected by later tuning.

    Raises:
        ConfigError: If the recipe, which any program may have written, contains values that are out
            of bounds.
    """
    values = {
        "count": 1,
        "seed": recipe.seed,
        "class_name": recipe.class_name,
        "preset": "default",
        "sampling": msgspec.to_builtins(recipe.sampling),
        "variation_of": msgspec.to_builtins(recipe.noise),
        "images_seen": recipe.images_seen,
        "ema_length": recipe.ema_length,
    }
    return settings_from(values, GenerateRequest, source=_RECIPE)

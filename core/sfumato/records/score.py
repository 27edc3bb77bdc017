"""The score of generated images: how close they are to real ones, in the features of one network.

Evaluations, quality measurements during training, comparisons of distilled models, reconstruction
checks, and proofs of exports all store this value. It needs neither torch nor numpy.
"""

import math

import msgspec

__all__ = ["Cleanliness", "Component", "Score"]

_VISIBLE_POWER = 1.4
"""Factor by which the power of a band may deviate without being visible."""
_VISIBLE_PATTERN = 1.5
_VISIBLE_NOISE = 1.5
"""Standard deviation of the noise in flat areas, in levels of 0 to 255, that is barely visible."""
_PLAIN_NOISE = 6.0
"""Additional noise that is plain to see."""
_LEAST_POWER = 1e-9
_CHANCE = 0.1
"""Difference of the penalties of a hundred images from different seeds that may be chance."""


class Component(msgspec.Struct, frozen=True, kw_only=True):
    """One figure of a score, next to the same figure of real images."""

    value: float
    """The figure of the generated images."""
    baseline: float
    """The real-vs-real baseline: the figure of equally many other real images."""
    low: float | None = None
    """Lower end of the 95 % bootstrap interval of `value`; `null` if it was not computed."""
    high: float | None = None
    """Upper end of the interval."""

    @property
    def multiple(self) -> float:
        """The value as a multiple of its baseline, or 0 if the baseline is 0."""
        return self.value / self.baseline if self.baseline > 0 else 0.0


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """The distance of generated images to real ones in the features of one network.

    Scores are comparable only if they have the same number of images and the same network.
    """

    net: str
    """The name of the feature network."""
    net_sha256: str
    """The hash of the network's weights."""
    input_px: int
    """The side length that images are resized to for the network."""
    count: int
    """The number of generated images that were compared."""
    components: dict[str, Component]
    """The figures by name. `frechet` is the Fréchet distance, and `kernel` the unbiased polynomial
    kernel distance (KID), whose baseline is a root mean square over random halves of real images;
    for both, lower is better. `precision` is the share of generated images that lie among the real
    ones, `recall` the share of real images that lie among the generated ones, `coverage` the share
    of real images that have a generated one nearby, and `density` the number of real neighborhoods
    that contain a generated image, relative to the expected number; far above 1, common kinds of
    images are generated too often.
    """

    @property
    def frechet(self) -> Component:
        """The Fréchet distance; a multiple of 1 is as good as real, and lower is better."""
        return self.components["frechet"]

    @property
    def kernel(self) -> Component:
        """The kernel distance; multiples of -2 to 2 are as good as real."""
        return self.components["kernel"]


class Cleanliness(msgspec.Struct, frozen=True, kw_only=True):
    """The measurements of a set of generated images."""

    power: tuple[float, ...]
    """Power relative to real images in each band, coarsest first. 1 is as in real images; in the
    finest bands, less is blur, and more is noise.
    """
    pattern: float
    """Power of the strongest periodic pattern relative to real images; 1 is no pattern."""
    flat_noise: float | None
    """Median standard deviation of pixels, in levels of 0 to 255, in windows whose color is flat in
    real images; `None` if real images have no flat areas.
    """

    def is_dirtier_than(self, other: "Cleanliness") -> bool:
        """Return whether the images are visibly dirtier than others, and not by chance."""
        return self.penalty > other.penalty + _CHANCE

    @property
    def penalty(self) -> float:
        """How dirty the images are: 0 if clean, about 1 if the dirt is plain to see.

        The sum of what exceeds the limits of visibility: in each band, in the pattern, and in flat
        areas.
        """
        bands = [
            abs(math.log(max(power, _LEAST_POWER))) - math.log(_VISIBLE_POWER)
            for power in self.power
        ]
        noise = (
            0.0 if self.flat_noise is None else (self.flat_noise - _VISIBLE_NOISE) / _PLAIN_NOISE
        )
        pattern = math.log(max(self.pattern, _LEAST_POWER) / _VISIBLE_PATTERN)
        return sum(max(0.0, excess) for excess in (*bands, pattern, noise))

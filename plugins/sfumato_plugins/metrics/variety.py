"""How different are the images from each other?

The mean distance of two of them, pixel by pixel, for generated and for real ones. A model that has
forgotten most of what it could draw shows it here first, whatever each image looks like.
"""

from collections.abc import Iterator

import numpy as np

from sfumato.catalog import NoSettings
from sfumato.evaluation.features import Images
from sfumato.evaluation.metric import Metric
from sfumato.evaluation.report import Figure

__all__ = ["VarietyMetric", "make_metric"]

_MOST_PAIRS = 2_000
_SEED = 0


class VarietyMetric(Metric):
    """The mean distance of two images."""

    def measure(self, real: Images, generated: Images) -> Iterator[Figure]:
        """Yield the distance, in levels of 0 to 255, and that of real images beside it."""
        yield Figure(
            name="variety",
            label="Difference of two images",
            value=_mean_distance(generated),
            reference=_mean_distance(real),
            unit="levels",
        )


def make_metric(settings: NoSettings) -> VarietyMetric:  # noqa: ARG001, a factory is given them
    """Make the metric; it has nothing to set."""
    return VarietyMetric()


def _mean_distance(images: Images) -> float:
    """Return the root mean square over pixels, as a mean over pairs that are drawn at random."""
    generator = np.random.default_rng(_SEED)
    first = generator.integers(len(images), size=_MOST_PAIRS)
    second = (first + generator.integers(1, len(images), size=_MOST_PAIRS)) % len(images)
    distances = [
        np.sqrt(np.square(images[a].astype(np.float64) - images[b]).mean())
        for a, b in zip(first, second, strict=True)
    ]
    return float(np.mean(distances))

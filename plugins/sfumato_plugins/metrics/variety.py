"""A metric of diversity: the mean pixel distance between two images.

It is computed for both generated and real images. Mode collapse shows here first, even if each
individual image looks good.
"""

from collections.abc import Iterator

import numpy as np

from sfumato.evaluation.features import Images
from sfumato.evaluation.metric import Metric
from sfumato.evaluation.report import Figure
from sfumato.plugins.catalog import NoSettings

__all__ = ["VarietyMetric", "make_metric"]

_MOST_PAIRS = 2_000
_SEED = 0


class VarietyMetric(Metric):
    """The mean distance between two images."""

    def measure(self, real: Images, generated: Images) -> Iterator[Figure]:
        """Yield the distance, in levels from 0 to 255, with that of real images as a reference."""
        yield Figure(
            name="variety",
            label="Mean difference between images",
            value=_mean_distance(generated),
            reference=_mean_distance(real),
            unit="levels",
        )


def make_metric(settings: NoSettings) -> VarietyMetric:  # noqa: ARG001, a factory takes settings
    """Return the metric; it has no settings."""
    return VarietyMetric()


def _mean_distance(images: Images) -> float:
    """Return the root mean square over pixels, averaged over randomly sampled pairs."""
    generator = np.random.default_rng(_SEED)
    first = generator.integers(len(images), size=_MOST_PAIRS)
    second = (first + generator.integers(1, len(images), size=_MOST_PAIRS)) % len(images)
    distances = [
        np.sqrt(np.square(images[a].astype(np.float64) - images[b]).mean())
        for a, b in zip(first, second, strict=True)
    ]
    return float(np.mean(distances))

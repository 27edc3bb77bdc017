"""Comparison of few-step models on images generated from shared seeds."""

from collections.abc import Generator
from functools import cached_property

import numpy as np

from sfumato.config.image_shape import ImageShape
from sfumato.config.settings import SamplingSettings
from sfumato.data.cache import ImageCache
from sfumato.evaluation.cleanliness import RealAppearance
from sfumato.evaluation.features import Images, imagenet_net, random_net
from sfumato.evaluation.generated import drawn, seeds_like
from sfumato.evaluation.scorer import Scorer, build_scorer, random_halves
from sfumato.generation.trained_model import TrainedModel
from sfumato.plugins.registry import Plugins
from sfumato.records.distillation_result import SamplingVariant
from sfumato.records.events import Progressed
from sfumato.records.score import Score

__all__ = ["FEWEST_IMAGES", "VariantComparison"]

FEWEST_IMAGES = 16
"""Minimum number of images per set; distances between smaller sets are not meaningful."""

_MOST_REAL = 1024
"""Maximum number of real images per feature network; half of them are for the baseline."""


class VariantComparison:
    """Generates and measures the images of sampling variants, reusing features of the real images.

    Args:
        cache: The images that the models were trained on.
        plugins: The available samplers.
    """

    def __init__(self, cache: ImageCache, *, plugins: Plugins) -> None:
        self._cache = cache
        self._plugins = plugins
        self._scorers: dict[str, Scorer] = {}

    @cached_property
    def _appearance(self) -> RealAppearance:
        return RealAppearance(self._real())

    @property
    def most_images(self) -> int:
        """The maximum number of images to measure; the baseline needs as many real images again."""
        return min(_MOST_REAL, len(self._cache.train_images)) // 2

    def draw(
        self, model: TrainedModel, sampling: SamplingSettings, *, count: int
    ) -> Generator[Progressed, None, Images]:
        """Generate images with a sampling variant; equal counts use equal seeds."""
        sampler = self._plugins.samplers.build(sampling.sampler, sampling.sampler_settings)
        seeds = seeds_like(self._cache.train_labels, model.metadata.classes, count)
        return (yield from drawn(model.sampled_by(sampler, sampling), seeds))

    def quick_score(self, images: Images) -> Generator[Progressed, None, Score]:
        """Return the score in the features of the random network, which is fast.

        Its kernel distance is unbiased, so a few images are enough to track it.
        """
        return (yield from self._score("quick", images))

    def measure(
        self, images: Images, model: TrainedModel, sampling: SamplingSettings
    ) -> Generator[Progressed, None, SamplingVariant]:
        """Score images of a variant with each feature network, ImageNet features first."""
        photographs = yield from self._score("photographs", images)
        quick = yield from self._score("quick", images)
        return SamplingVariant(
            run=model.metadata.run,
            images_seen=model.metadata.images_seen,
            sampler=sampling.sampler,
            num_steps=sampling.num_steps,
            scores=(photographs, quick),
            cleanliness=self._appearance.compare(images),
        )

    def _real(self) -> Images:
        """Return some of the real images, evenly spaced across the dataset."""
        real = self._cache.train_images
        indices = np.linspace(0, len(real) - 1, min(_MOST_REAL, len(real)))
        return real[indices.astype(np.int64)]

    def _score(self, name: str, images: Images) -> Generator[Progressed, None, Score]:
        if name not in self._scorers:
            real = self._real()
            shape = ImageShape.of_array(real.shape)
            net = imagenet_net(shape) if name == "photographs" else random_net(real)
            halves = (real[half] for half in random_halves(len(real)))
            self._scorers[name] = yield from build_scorer([net], *halves)
        (score,) = yield from self._scorers[name].score(images)
        return score

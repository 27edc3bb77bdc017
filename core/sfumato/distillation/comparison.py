"""Comparison of few-step models on images generated from shared seeds."""

from collections.abc import Generator

import numpy as np

from sfumato.config.image_shape import ImageShape
from sfumato.config.settings import SamplingSettings
from sfumato.data.cache import ImageCache
from sfumato.evaluation.features import Images, imagenet_net, random_net
from sfumato.evaluation.generated import drawn, seeds_like
from sfumato.evaluation.reference import RealReference, build_reference
from sfumato.generation.trained_model import TrainedModel
from sfumato.plugins.registry import Plugins
from sfumato.records.distillation_result import Distance, SamplingVariant
from sfumato.records.events import Progressed

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
        self._references: dict[str, RealReference] = {}

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

    def quick_score(self, images: Images) -> Generator[Progressed, None, float]:
        """Return the kernel distance in the features of the random network, which is fast.

        The estimate is unbiased, so a few images are enough to track it. Lower is better.
        """
        reference = yield from self._reference("quick")
        score = yield from reference.score_with_progress(images)
        return score.kernel

    def measure(
        self, images: Images, model: TrainedModel, sampling: SamplingSettings
    ) -> Generator[Progressed, None, SamplingVariant]:
        """Measure images of a variant with each feature network, ImageNet features first."""
        distances = []
        for name in ("photographs", "quick"):
            reference = yield from self._reference(name)
            score = yield from reference.score_with_progress(images)
            distances.append(
                Distance(
                    net=score.net,
                    net_sha256=score.net_sha256,
                    frechet=score.frechet,
                    frechet_baseline=score.frechet_baseline,
                    kernel=score.kernel,
                )
            )
        return SamplingVariant(
            run=model.metadata.run,
            images_seen=model.metadata.images_seen,
            sampler=sampling.sampler,
            num_steps=sampling.num_steps,
            distances=tuple(distances),
        )

    def _real(self) -> Images:
        """Return some of the real images, evenly spaced across the dataset."""
        real = self._cache.train_images
        indices = np.linspace(0, len(real) - 1, min(_MOST_REAL, len(real)))
        return real[indices.astype(np.int64)]

    def _reference(self, name: str) -> Generator[Progressed, None, RealReference]:
        if name not in self._references:
            real = self._real()
            shape = ImageShape.of_array(real.shape)
            net = imagenet_net(shape) if name == "photographs" else random_net(real)
            self._references[name] = yield from build_reference(net, real)
        return self._references[name]

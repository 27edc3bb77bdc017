"""How good are the images of a model in few steps, drawn from the seeds that all ways share?"""

from collections.abc import Generator

import numpy as np

from sfumato.config.settings import SamplingConfig
from sfumato.data.cache import ImageCache
from sfumato.distillation_result import Distance, SamplingVariant
from sfumato.evaluation.features import Images, imagenet_net, random_net
from sfumato.evaluation.generated import drawn, seeds_like
from sfumato.evaluation.reference import RealReference, build_reference
from sfumato.events import Progressed
from sfumato.generation.trained_model import TrainedModel
from sfumato.plugins import Plugins

__all__ = ["FEWEST_IMAGES", "VariantComparison"]

FEWEST_IMAGES = 16
"""Of each kind; the distances of fewer say nothing."""

_MOST_REAL = 1024
"""Real images that each network looks at; half of them are for the baseline."""


class VariantComparison:
    """Draws and measures ways of drawing; the real images are looked at once.

    Args:
        cache: The images that the models have learned from.
        plugins: Where samplers come from.
    """

    def __init__(self, cache: ImageCache, *, plugins: Plugins) -> None:
        self._cache = cache
        self._plugins = plugins
        self._references: dict[str, RealReference] = {}

    @property
    def most_images(self) -> int:
        """More than these cannot be measured, for each way is given the baseline at its count."""
        return min(_MOST_REAL, len(self._cache.train_images)) // 2

    def draw(
        self, model: TrainedModel, sampling: SamplingConfig, *, count: int
    ) -> Generator[Progressed, None, Images]:
        """Draw images in one way; the same count has the same seeds."""
        sampler = self._plugins.samplers.build(sampling.sampler, sampling.sampler_settings)
        seeds = seeds_like(self._cache.train_labels, model.metadata.classes, count)
        return (yield from drawn(model.sampled_by(sampler, sampling), seeds))

    def quick_score(self, images: Images) -> Generator[Progressed, None, float]:
        """Return the kernel distance in the features of the random network, which is fast.

        It has no bias, so it can be followed at few images; lower is better.
        """
        reference = yield from self._reference("quick")
        score = yield from reference.score_telling(images)
        return score.kernel

    def measure(
        self, images: Images, model: TrainedModel, sampling: SamplingConfig
    ) -> Generator[Progressed, None, SamplingVariant]:
        """Measure images of a way in every network, that of photographs first."""
        distances = []
        for name in ("photographs", "quick"):
            reference = yield from self._reference(name)
            score = yield from reference.score_telling(images)
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
        """Return some of the real images, evenly spread over the set."""
        real = self._cache.train_images
        indices = np.linspace(0, len(real) - 1, min(_MOST_REAL, len(real)))
        return real[indices.astype(np.int64)]

    def _reference(self, name: str) -> Generator[Progressed, None, RealReference]:
        if name not in self._references:
            real = self._real()
            net = imagenet_net(real.shape[1]) if name == "photographs" else random_net(real)
            self._references[name] = yield from build_reference(net, real)
        return self._references[name]

"""How good are the pictures of a model in few steps, drawn from the seeds that all ways share?"""

from collections.abc import Generator

import numpy as np

from sfumato.config.settings import SamplingConfig
from sfumato.data.cache import PictureCache
from sfumato.evaluation.drawing import drawn, seeds_like
from sfumato.evaluation.features import Pictures, photograph_net, random_net
from sfumato.evaluation.reference import RealReference, build_reference
from sfumato.events import Progressed
from sfumato.fast_verdict import Distance, WayOfDrawing
from sfumato.generation.trained_model import TrainedModel
from sfumato.plugins import Plugins

__all__ = ["FEWEST_PICTURES", "Contest"]

FEWEST_PICTURES = 16
"""Of each kind; the distances of fewer say nothing."""

_MOST_REAL = 1024
"""Real pictures that each network looks at; half of them are for the floor."""


class Contest:
    """Draws and measures ways of drawing; the real pictures are looked at once.

    Args:
        cache: The pictures that the models have learnt from.
        plugins: Where samplers come from.
    """

    def __init__(self, cache: PictureCache, *, plugins: Plugins) -> None:
        self._cache = cache
        self._plugins = plugins
        self._references: dict[str, RealReference] = {}

    @property
    def most_pictures(self) -> int:
        """More than these cannot be measured, for each way is given the floor at its count."""
        return min(_MOST_REAL, len(self._cache.train_pictures)) // 2

    def draw(
        self, model: TrainedModel, sampling: SamplingConfig, *, count: int
    ) -> Generator[Progressed, None, Pictures]:
        """Draw pictures in one way; the same count has the same seeds."""
        sampler = self._plugins.samplers.build(sampling.sampler, sampling.sampler_settings)
        seeds = seeds_like(self._cache.train_labels, model.facts.classes, count)
        return (yield from drawn(model.sampled_by(sampler, sampling), seeds))

    def quick_score(self, pictures: Pictures) -> Generator[Progressed, None, float]:
        """Give the kernel distance in the features of the random network, which is fast.

        It has no bias, so it can be followed at few pictures; lower is better.
        """
        reference = yield from self._reference("quick")
        score = yield from reference.score_telling(pictures)
        return score.kernel

    def measure(
        self, pictures: Pictures, model: TrainedModel, sampling: SamplingConfig
    ) -> Generator[Progressed, None, WayOfDrawing]:
        """Measure pictures of a way in every network, that of photographs first."""
        distances = []
        for name in ("photographs", "quick"):
            reference = yield from self._reference(name)
            score = yield from reference.score_telling(pictures)
            distances.append(
                Distance(
                    net=score.net,
                    net_sha256=score.net_sha256,
                    frechet=score.frechet,
                    frechet_floor=score.frechet_floor,
                    kernel=score.kernel,
                )
            )
        return WayOfDrawing(
            run=model.facts.run,
            images_seen=model.facts.images_seen,
            sampler=sampling.sampler,
            num_steps=sampling.num_steps,
            distances=tuple(distances),
        )

    def _real(self) -> Pictures:
        """Give some of the real pictures, evenly spread over the set."""
        real = self._cache.train_pictures
        places = np.linspace(0, len(real) - 1, min(_MOST_REAL, len(real)))
        return real[places.astype(np.int64)]

    def _reference(self, name: str) -> Generator[Progressed, None, RealReference]:
        if name not in self._references:
            real = self._real()
            net = photograph_net(real.shape[1]) if name == "photographs" else random_net(real)
            self._references[name] = yield from build_reference(net, real)
        return self._references[name]

"""How are ways of drawing tried on a model, each from the same seeds?

A trial ground holds one network. It draws with each way from the first seeds of one row, as
many as are asked for, and keeps what the judge saw; so a way that is looked at again costs
only the pictures that are new.
"""

from collections.abc import Callable, Generator, Sequence
from contextlib import nullcontext

import msgspec
import numpy as np
import torch
from torch import Tensor

from sfumato.config.sampling import SamplingConfig
from sfumato.device import DevicePlan, autocast
from sfumato.diffusion.guidance import GuidanceInterval
from sfumato.diffusion.sampler import Sampler, karras_sigmas
from sfumato.facts import average_in_words
from sfumato.generation.draw import draw_pictures
from sfumato.generation.trained_model import Guide, TrainedModel
from sfumato.plugins import Plugins
from sfumato.tuned import TriedWay, Way
from sfumato.tuning.judge import Judge, Look

__all__ = ["TrialGround", "calls_of_way", "network_calls", "steps_within", "way_in_words"]

_BATCH_SIZE = 32


class TrialGround:
    """Draws in several ways and compares what comes out.

    Args:
        model: The model; its weights are exchanged.
        weights: Gives the averaged weights of a length; asked whenever another is drawn with.
        judge: What compares.
        plugins: Where samplers come from.
        guide: Gives the early state that a way's autoguidance asks for.
        seeds: What all draw from, in this order.
        plan: In which precision; `None` for full precision.
    """

    def __init__(
        self,
        model: TrainedModel,
        weights: Callable[[float | None], dict[str, Tensor]],
        judge: Judge,
        *,
        plugins: Plugins,
        guide: Callable[[SamplingConfig], Guide | None],
        seeds: Sequence[int],
        plan: DevicePlan | None,
    ) -> None:
        self.model = model
        self.judge = judge
        self.plugins = plugins
        self.images_seen = model.facts.images_seen
        self.first_seed = seeds[0]
        self._weights = weights
        self._guide = guide
        self._seeds = seeds
        self._plan = plan
        self._length: float | None = None
        self._is_fresh = True
        self._looks: dict[bytes, Look] = {}
        self._ways: dict[bytes, Way] = {}

    def draw(self, way: Way, count: int) -> Generator[int, None, None]:
        """Draw with a way until it has `count` pictures; yield how many came, by batches."""
        key = _key(way)
        self._ways[key] = way
        model = self._drawing(way)
        while (done := self.seen(way)) < count:
            seeds = self._seeds[done : min(count, done + _BATCH_SIZE)]
            with autocast(self._plan) if self._plan else nullcontext():
                pictures = draw_pictures(model, seeds)
            look = self.judge.look(pictures)
            known = self._looks.get(key)
            self._looks[key] = look if known is None else _joined(known, look)
            yield len(seeds)

    def seen(self, way: Way) -> int:
        """Give how many pictures of a way were looked at."""
        look = self._looks.get(_key(way))
        return 0 if look is None else len(look[0])

    def forget(self, way: Way) -> None:
        """Forget what a way drew, for it failed."""
        self._looks.pop(_key(way), None)
        self._ways.pop(_key(way), None)

    def score(self, way: Way, pictures: range) -> float:
        """Give the distance of some of a way's pictures to the real ones."""
        return self.judge.score(self._some(way, pictures))

    def share_better(self, way: Way, other: Way, pictures: range) -> float:
        """Give how sure it is that a way draws better than another, from 0 to 1."""
        return self.judge.share_better(self._some(way, pictures), self._some(other, pictures))

    def calls(self, way: Way) -> int:
        """Give the network calls of a picture, those of the way's own guide included."""
        return calls_of_way(way, self._sampler(way))

    def tried(self) -> tuple[TriedWay, ...]:
        """Give all that was tried, each with the score of all its pictures."""
        return tuple(
            TriedWay(
                way=way,
                network_calls=self.calls(way),
                pictures=self.seen(way),
                score=self.score(way, range(self.seen(way))),
            )
            for way in self._ways.values()
            if self.seen(way)
        )

    def _some(self, way: Way, pictures: range) -> Look:
        return tuple(seen[pictures.start : pictures.stop] for seen in self._looks[_key(way)])

    def _drawing(self, way: Way) -> TrainedModel:
        """Give the model that draws as a way says."""
        if self._is_fresh or way.ema_length != self._length:
            self.model.denoiser.load_state_dict(self._weights(way.ema_length))
            self._length, self._is_fresh = way.ema_length, False
        sampling = way.applied_to(self.model.facts.config.sampling)
        drawing = self.model.sampled_by(self._sampler(way), sampling)
        return drawing if way.autoguidance is None else drawing.guided_by(self._guide(sampling))

    def _sampler(self, way: Way) -> Sampler:
        sampler: Sampler = self.plugins.samplers.build(way.sampler, way.sampler_settings)
        return sampler


def network_calls(sampler: Sampler, num_steps: int) -> int:
    """Count how often a sampler asks the network on a walk of so many steps."""
    calls = 0

    def denoise(x: Tensor, sigma: float) -> Tensor:  # noqa: ARG001, as samplers call it
        nonlocal calls
        calls += 1
        return x

    start = torch.zeros(1, 1, 1, 1)
    sigmas = karras_sigmas(num_steps, sigma_min=0.1, sigma_max=1.0)
    sampler.sample(denoise, start, sigmas=sigmas, fresh_noise=lambda _index: start)
    return calls


def calls_of_way(way: Way, sampler: Sampler) -> int:
    """Count the network calls of a way's picture, those of its own guide included.

    Args:
        way: The way.
        sampler: The one of the way.
    """
    calls = network_calls(sampler, way.num_steps)
    if way.autoguidance is None:
        return calls
    levels = sampler.noise_levels(
        way.num_steps, sigma_min=way.sigma_min, sigma_max=way.sigma_max, rho=way.rho
    )
    interval = GuidanceInterval(0.0, way.autoguidance.high)
    return calls + sum(map(interval.holds, levels[:-1]))


def steps_within(sampler: Sampler, most_calls: int) -> int:
    """Give the most steps that take no more than so many network calls; 0 if there are none."""
    return next((n for n in range(most_calls, 0, -1) if network_calls(sampler, n) <= most_calls), 0)


def way_in_words(way: Way, plugins: Plugins) -> str:
    """Say how a way draws: "DPM-Solver++ (2M), 10 steps from 80 to 0.06, EMA 0.07"."""
    begin = f"{way.sigma_max:g}"
    if way.start == "gaussian":
        begin = f"the pictures' normal distribution at {begin}"
    walk = f"{way.num_steps} steps from {begin} to {way.sigma_min:g}"
    average = [] if way.ema_length is None else [average_in_words(way.ema_length)]
    guidance = way.autoguidance
    pushed = [] if guidance is None else [f"autoguidance {guidance.scale:g}"]
    return ", ".join([plugins.samplers[way.sampler].label, walk, *average, *pushed])


def _joined(first: Look, second: Look) -> Look:
    return tuple(np.concatenate(pair) for pair in zip(first, second, strict=True))


def _key(way: Way) -> bytes:
    return msgspec.json.encode(way)

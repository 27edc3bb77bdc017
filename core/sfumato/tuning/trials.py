"""Trials of sampling presets on one model, from the same seeds.

The trials use one network. Each preset generates from as many of the first seeds of one sequence as
needed, and the scorer's features are kept, so testing a preset again only requires the new images.
"""

from collections.abc import Callable, Generator, Sequence
from contextlib import nullcontext

import msgspec
import numpy as np
import torch
from torch import Tensor

from sfumato.config.sampling import SamplingSettings
from sfumato.device.plan import DevicePlan, autocast
from sfumato.diffusion.guidance import GuidanceInterval
from sfumato.diffusion.sampler import Sampler, karras_sigmas, sigmas_of
from sfumato.evaluation.cleanliness import Appearance, RealAppearance
from sfumato.evaluation.scorer import FeatureVectors, Scorer
from sfumato.generation.batches import generate_images
from sfumato.generation.trained_model import Guide, TrainedModel
from sfumato.messages import Message, Text, msg
from sfumato.plugins.registry import Plugins
from sfumato.records.metadata import average_text
from sfumato.records.score import Cleanliness
from sfumato.records.tuned import SamplingPreset, ScoredPreset

__all__ = [
    "CandidateTrials",
    "calls_of_preset",
    "describe_preset",
    "network_calls",
    "sampler_of",
    "steps_within",
]

_BATCH_SIZE = 32


class CandidateTrials:
    """Generates with several presets and compares the results.

    Args:
        model: The model; its weights are swapped.
        weights: Returns the averaged weights for a length; called whenever the length changes.
        scorer: Compares images with real ones.
        appearance: Measures the cleanliness of images.
        plugins: Provides samplers.
        guide: Returns the guide checkpoint that a preset's autoguidance requires.
        seeds: The seeds that all presets use, in this order.
        plan: The device plan, which sets the precision; `None` for full precision.
    """

    def __init__(
        self,
        model: TrainedModel,
        weights: Callable[[float | None], dict[str, Tensor]],
        scorer: Scorer,
        *,
        appearance: RealAppearance,
        plugins: Plugins,
        guide: Callable[[SamplingSettings], Guide | None],
        seeds: Sequence[int],
        plan: DevicePlan | None,
    ) -> None:
        self.model = model
        self.scorer = scorer
        self.plugins = plugins
        self.images_seen = model.metadata.images_seen
        self.first_seed = seeds[0]
        self._weights = weights
        self._guide = guide
        self._seeds = seeds
        self._plan = plan
        self._length: float | None = None
        self._is_fresh = True
        self._real_appearance = appearance
        self._features: dict[bytes, FeatureVectors] = {}
        self._appearances: dict[bytes, Appearance] = {}
        self._presets: dict[bytes, SamplingPreset] = {}

    def draw(self, preset: SamplingPreset, count: int) -> Generator[int, None, None]:
        """Generate with a preset until it has `count` images, yielding the size of each batch."""
        key = _key(preset)
        self._presets[key] = preset
        model = self._drawing(preset)
        while (done := self.seen(preset)) < count:
            seeds = self._seeds[done : min(count, done + _BATCH_SIZE)]
            with autocast(self._plan) if self._plan else nullcontext():
                images = generate_images(model, seeds)
            features = self.scorer.main_features(images)
            appearance = self._real_appearance.measure(images)
            if done:
                features = _joined(self._features[key], features)
                appearance = self._appearances[key].joined(appearance)
            self._features[key], self._appearances[key] = features, appearance
            yield len(seeds)

    def seen(self, preset: SamplingPreset) -> int:
        """Return how many images of a preset have been scored."""
        features = self._features.get(_key(preset))
        return 0 if features is None else len(features[0])

    def forget(self, preset: SamplingPreset) -> None:
        """Drop the images of a preset that failed."""
        self._features.pop(_key(preset), None)
        self._appearances.pop(_key(preset), None)
        self._presets.pop(_key(preset), None)

    def score(self, preset: SamplingPreset, images: range) -> float:
        """Return the distance between some of a preset's images and the real images."""
        return self.scorer.distance(self._some(preset, images))

    def cleanliness(self, preset: SamplingPreset) -> Cleanliness:
        """Return the cleanliness of all of a preset's images."""
        return self._real_appearance.judge(self._appearances[_key(preset)])

    def share_better(self, preset: SamplingPreset, other: SamplingPreset, images: range) -> float:
        """Return the probability that a preset is better than another, from 0 to 1."""
        return self.scorer.share_better(self._some(preset, images), self._some(other, images))

    def calls(self, preset: SamplingPreset) -> int:
        """Return the number of network calls per image, including those of the preset's guide."""
        return calls_of_preset(preset, sampler_of(preset, self.plugins))

    def tried(self) -> tuple[ScoredPreset, ...]:
        """Return all tried presets, each with the score of all its images."""
        return tuple(
            ScoredPreset(
                preset=preset,
                network_calls=self.calls(preset),
                images=self.seen(preset),
                score=self.score(preset, range(self.seen(preset))),
            )
            for preset in self._presets.values()
            if self.seen(preset)
        )

    def _some(self, preset: SamplingPreset, images: range) -> FeatureVectors:
        return tuple(seen[images.start : images.stop] for seen in self._features[_key(preset)])

    def _drawing(self, preset: SamplingPreset) -> TrainedModel:
        """Return the model, set to a preset's sampling."""
        if self._is_fresh or preset.ema_length != self._length:
            self.model.denoiser.load_state_dict(self._weights(preset.ema_length))
            self._length, self._is_fresh = preset.ema_length, False
        drawing = self.model.sampled_by(sampler_of(preset, self.plugins), preset.sampling)
        is_guided = preset.sampling.guidance == "autoguidance"
        return drawing.guided_by(self._guide(preset.sampling)) if is_guided else drawing


def sampler_of(preset: SamplingPreset, plugins: Plugins) -> Sampler:
    """Return the sampler of a preset.

    Raises:
        PluginError: If it is missing or cannot be built.
    """
    sampling = preset.sampling
    sampler: Sampler = plugins.samplers.build(sampling.sampler, sampling.sampler_settings)
    return sampler


def network_calls(sampler: Sampler, num_steps: int) -> int:
    """Return how many times a sampler calls the network on a trajectory of `num_steps` steps."""
    calls = 0

    def denoise(x: Tensor, sigma: float) -> Tensor:  # noqa: ARG001, as samplers call it
        nonlocal calls
        calls += 1
        return x

    start = torch.zeros(1, 1, 1, 1)
    sigmas = karras_sigmas(num_steps, sigma_min=0.1, sigma_max=1.0)
    sampler.sample(denoise, start, sigmas=sigmas, fresh_noise=lambda _index: start)
    return calls


def calls_of_preset(preset: SamplingPreset, sampler: Sampler) -> int:
    """Return a preset's number of network calls per image, including those of its guide.

    Args:
        preset: The preset.
        sampler: The preset's sampler.
    """
    sampling = preset.sampling
    calls = network_calls(sampler, sampling.num_steps)
    if sampling.guidance != "autoguidance":
        return calls
    interval = GuidanceInterval(sampling.guidance_low, sampling.guidance_high)
    return calls + sum(map(interval.holds, sigmas_of(sampler, sampling)[:-1]))


def steps_within(sampler: Sampler, most_calls: int) -> int:
    """Return the largest number of steps that takes at most `most_calls` network calls, or 0."""
    return next((n for n in range(most_calls, 0, -1) if network_calls(sampler, n) <= most_calls), 0)


def describe_preset(preset: SamplingPreset, plugins: Plugins) -> Message:
    """Return a preset as text: "DPM-Solver++ (2M), 10 steps, noise levels 80 to 0.06"."""
    sampling = preset.sampling
    parts: list[Text] = [
        plugins.samplers[sampling.sampler].label,
        msg("tuning.steps", "{n} steps", one="1 step", n=sampling.num_steps),
        _levels_text(sampling),
    ]
    if preset.ema_length is not None:
        parts.append(average_text(preset.ema_length))
    if sampling.guidance == "autoguidance":
        scale = sampling.guidance_scale
        parts.append(msg("tuning.autoguidance", "autoguidance {scale:g}", scale=scale))
    return msg("tuning.sampling_preset", "{parts}", parts=parts)


def _levels_text(sampling: SamplingSettings) -> Message:
    if sampling.start == "gaussian":
        return msg(
            "tuning.noise_levels_from_gaussian",
            "noise levels {highest:g} (Gaussian start) to {lowest:g}",
            highest=sampling.sigma_max,
            lowest=sampling.sigma_min,
        )
    return msg(
        "tuning.noise_levels",
        "noise levels {highest:g} to {lowest:g}",
        highest=sampling.sigma_max,
        lowest=sampling.sigma_min,
    )


def _joined(first: FeatureVectors, second: FeatureVectors) -> FeatureVectors:
    return tuple(np.concatenate(pair) for pair in zip(first, second, strict=True))


def _key(preset: SamplingPreset) -> bytes:
    return msgspec.json.encode(preset)

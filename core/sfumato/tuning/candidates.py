"""Candidates that the search tries in addition to a sampling preset.

Each function varies one setting of a preset. No candidate takes more network calls than the preset
or than the specified maximum, including those of a guide.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from sfumato.diffusion.sampler import Sampler, sigmas_of
from sfumato.records.tuned import SamplingPreset

__all__ = [
    "guided",
    "halfway",
    "other_averages",
    "other_beginnings",
    "other_lengths",
    "other_sigma_mins",
    "other_spacings",
    "other_strengths",
    "shorter_trajectories",
]

_SIGMA_MINS = (0.01, 0.03, 0.06, 0.1, 0.2)
_SIGMA_MAXS = (40.0, 20.0)
_RHOS = (4.0, 10.0)
_HALFWAY = ((7.0, 3.0, 0.2), (4.0, 3.0, 0.2), (12.0, 4.0, 0.1), (7.0, 3.0, 0.06))
"""Highest level, rho, and lowest level of trajectories that start from the images' normal
distribution. The first was the best of eleven with five steps on Fashion-MNIST (decision 15).
"""
_SHORTER = ((40.0, 4.0, 0.2), (20.0, 7.0, 0.2))
"""The same values for trajectories that start from noise at a lower level than usual."""
_AVERAGES = (0.0, 0.03, 0.05, 0.07, 0.10, 0.15, 0.20)
"""Widths of averages; 0 is the raw weights, which can be equally good after a full cool-down."""
_HIGHEST_SIGMA_MIN = 0.5

_GUIDE_FRACTION, _GUIDANCE_SCALE = 0.3, 2.0
"""For autoguidance: the best of those tried on two datasets (decision 10)."""
_GUIDED_SHARES = (0.5, 0.3)
"""The guide's share of all network calls. A share of one half guides every step."""
_STRENGTHS = (1.5, 3.0)


def other_beginnings(preset: SamplingPreset) -> Iterable[SamplingPreset]:
    """Yield trajectories from the images' normal distribution, and shorter ones from noise."""
    for sigma_max, rho, sigma_min in _HALFWAY:
        yield preset.resampled(start="gaussian", sigma_max=sigma_max, rho=rho, sigma_min=sigma_min)
    yield from shorter_trajectories(preset)


def halfway(preset: SamplingPreset) -> SamplingPreset:
    """Return the trajectory from the images' normal distribution that is most often the best."""
    return next(iter(other_beginnings(preset)))


def shorter_trajectories(preset: SamplingPreset) -> Iterable[SamplingPreset]:
    """Yield trajectories that start from less noise."""
    for sigma_max, rho, sigma_min in _SHORTER:
        yield preset.resampled(start="noise", sigma_max=sigma_max, rho=rho, sigma_min=sigma_min)


def other_sigma_mins(preset: SamplingPreset) -> Iterable[SamplingPreset]:
    """Yield trajectories that end at other lowest noise levels."""
    for sigma_min in _SIGMA_MINS:
        if sigma_min != preset.sampling.sigma_min:
            yield preset.resampled(sigma_min=sigma_min)


def other_averages(preset: SamplingPreset) -> Iterable[SamplingPreset]:
    """Yield the preset with different EMA lengths."""
    for length in _AVERAGES:
        yield replace(preset, ema_length=length)


def other_spacings(preset: SamplingPreset) -> Iterable[SamplingPreset]:
    """Yield trajectories that start from lower levels, or space the levels differently."""
    for sigma_max in _SIGMA_MAXS:
        if sigma_max < preset.sampling.sigma_max:
            yield preset.resampled(sigma_max=sigma_max)
    for rho in _RHOS:
        if rho != preset.sampling.rho:
            yield preset.resampled(rho=rho)


def other_lengths(preset: SamplingPreset, longest: int) -> Iterable[SamplingPreset]:
    """Yield the preset with more steps, and with the most steps and different lowest noise levels.

    Args:
        preset: A preset tuned with few steps.
        longest: The maximum number of steps.
    """
    for steps in sorted({longest, max(1, longest * 3 // 4)}, reverse=True):
        yield preset.resampled(num_steps=steps)
    for factor in (0.5, 2.0):
        sigma_min = min(_HIGHEST_SIGMA_MIN, preset.sampling.sigma_min * factor)
        yield preset.resampled(num_steps=longest, sigma_min=sigma_min)


def guided(preset: SamplingPreset, sampler: Sampler, calls: int) -> Iterable[SamplingPreset]:
    """Yield the preset with autoguidance, at all steps or only at the last steps.

    Autoguidance, Karras et al. 2024, arXiv:2406.02507. Samplers with more than one call per step
    are not guided, because too few steps would be left.

    Args:
        preset: A preset without guidance.
        sampler: The preset's sampler.
        calls: The maximum number of network calls, including those of the guide.
    """
    if sampler.evaluations_per_step != 1:
        return
    for share in _GUIDED_SHARES:
        guide_calls = int(calls * share)
        steps = calls - guide_calls
        shorter = preset.resampled(num_steps=steps)
        yield shorter.resampled(
            guidance="autoguidance",
            guidance_scale=_GUIDANCE_SCALE,
            guidance_low=0.0,
            guidance_high=sigmas_of(sampler, shorter.sampling)[steps - guide_calls],
            guide_fraction=_GUIDE_FRACTION,
        )


def other_strengths(preset: SamplingPreset) -> Iterable[SamplingPreset]:
    """Yield a preset with lower and higher scales, or nothing if it has no autoguidance."""
    if preset.sampling.guidance == "autoguidance":
        for scale in _STRENGTHS:
            yield preset.resampled(guidance_scale=scale)

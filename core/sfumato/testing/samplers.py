"""The contract check for samplers.

The check samples from `GaussianDenoiser`, whose trajectory has a closed form, so the order of
convergence can be measured.
"""

import math
from collections.abc import Callable

import torch
from torch import Tensor

from sfumato.diffusion.denoiser import GaussianDenoiser
from sfumato.diffusion.sampler import Sampler, karras_sigmas
from sfumato.plugins.catalog import Entry
from sfumato.testing.entries import Plain, built

__all__ = ["check_sampler", "measured_order"]

_SHAPE = (3, 1, 4, 4)
_STEPS = 6
_TOLERANCE = 1e-9
"""The tolerance for float64 trajectories that differ only in their batch."""
_ORDER_SLACK = 0.3
"""The tolerance for the measured order of convergence with `_MOST_STEPS` steps or fewer."""
_FEW_STEPS, _MOST_STEPS = 32, 64


def check_sampler(entry: Entry, settings: Plain | None = None, *, order: float = 0.0) -> None:
    """Check the shape, noise, memory, network calls, and end point of a sampler's trajectory.

    Args:
        entry: The plugin's entry.
        settings: The entry's settings; by default, the default settings are used.
        order: The order of convergence in the number of steps; 0 skips this check, for example for
            a sampler that adds fresh noise.

    Raises:
        AssertionError: If the check fails. The message is a sentence that states the problem.
    """
    sampler = built(entry, settings)
    name = f"Sampler “{entry.name}”"
    assert isinstance(sampler, Sampler), f"{name} is not a sfumato.diffusion.sampler.Sampler."
    start = _start()
    end, calls = _trajectory(sampler, start)
    _check_form(name, end, start)
    _check_calls(name, sampler, calls)
    again, _ = _trajectory(sampler, start)
    assert torch.equal(end, again), (
        f"{name} gave a different image on the second run. Keep no state between trajectories, and "
        "take noise only from fresh_noise."
    )
    alone, _ = _trajectory(sampler, start[:1])
    assert torch.allclose(end[:1], alone, atol=_TOLERANCE), (
        f"{name} gave a different image in a different batch; an image may depend only on its seed."
    )
    _check_traceable(name, sampler)
    if order:
        found = measured_order(sampler)
        assert found > order - _ORDER_SLACK, (
            f"{name} converges with order {found:.2f}, not {order:g}."
        )


def measured_order(sampler: Sampler) -> float:
    """Return a sampler's order of convergence.

    1 if doubling the number of steps halves the error.
    """
    gaussian = GaussianDenoiser(mean=0.3, deviation=0.5)
    start = _start() / 40
    errors = []
    for steps in (_FEW_STEPS, _MOST_STEPS):
        sigmas = karras_sigmas(steps + 1, sigma_min=0.05, sigma_max=2.0)[:-1]
        end = sampler.sample(
            _exact(gaussian), start, sigmas=sigmas, fresh_noise=lambda _index: start
        )
        errors.append(float((end - gaussian.end_of_trajectory(start, 2.0, sigmas[-1])).abs().max()))
    return math.log2(errors[0] / errors[1]) if errors[1] else math.inf


def _check_form(name: str, end: object, start: Tensor) -> None:
    assert isinstance(end, Tensor), f"{name} returned {type(end).__name__}, not a tensor."
    assert end.shape == start.shape, (
        f"{name} returned shape {tuple(end.shape)} instead of {tuple(start.shape)}."
    )
    assert end.isfinite().all(), (
        f"{name} returned values that are not finite. Use the limit for the step to sigma 0, which "
        "is almost always the prediction itself."
    )


def _check_calls(name: str, sampler: Sampler, calls: int) -> None:
    """Check the network calls per step; the last step may use fewer, because its end is known."""
    stated = sampler.evaluations_per_step
    assert stated * (_STEPS - 1) <= calls <= stated * _STEPS, (
        f"{name} declares {stated} network calls per step, but made {calls} in {_STEPS} steps."
    )


def _check_traceable(name: str, sampler: Sampler) -> None:
    """Run the trajectory with tensors that have no data, like those of a tracer."""
    start = torch.empty(_SHAPE, device="meta")
    try:
        sampler.sample(
            lambda x, _sigma: x,
            start,
            sigmas=_sigmas(),
            fresh_noise=lambda _index: torch.empty_like(start),
        )
    except (RuntimeError, NotImplementedError) as error:
        raise AssertionError(
            f"{name} depends on the values in an image, so it cannot be traced for export: {error}"
        ) from error


def _trajectory(sampler: Sampler, start: Tensor) -> tuple[Tensor, int]:
    """Return the end of the whole trajectory and the number of network calls."""
    calls = 0
    exact = _exact(GaussianDenoiser(mean=0.3, deviation=0.5))

    def denoise(x: Tensor, sigma: float) -> Tensor:
        nonlocal calls
        calls += 1
        return exact(x, sigma)

    def fresh_noise(index: int) -> Tensor:
        return _noise(1 + index)[: len(start)]

    end = sampler.sample(denoise, start.clone(), sigmas=_sigmas(), fresh_noise=fresh_noise)
    return end, calls


def _sigmas() -> tuple[float, ...]:
    return karras_sigmas(_STEPS, sigma_min=0.03, sigma_max=80.0)


def _start() -> Tensor:
    return 80.0 * _noise(0)


def _noise(seed: int) -> Tensor:
    generator = torch.Generator().manual_seed(seed)
    return torch.randn(_SHAPE, generator=generator, dtype=torch.float64)


def _exact(gaussian: GaussianDenoiser) -> Callable[[Tensor, float], Tensor]:
    return lambda x, sigma: gaussian(x, x.new_tensor(sigma))

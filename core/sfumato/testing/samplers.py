"""Does a sampler keep its contract?

It is walked against `GaussianDenoiser`, whose walk has a closed form, so an order of convergence
can be checked and not only believed.
"""

import math
from collections.abc import Callable

import torch
from torch import Tensor

from sfumato.catalog import Entry
from sfumato.diffusion.denoiser import GaussianDenoiser
from sfumato.diffusion.sampler import Sampler, karras_sigmas
from sfumato.testing.entries import Plain, built

__all__ = ["check_sampler", "measured_order"]

_SHAPE = (3, 1, 4, 4)
_STEPS = 6
_TOLERANCE = 1e-9
"""For walks in float64 that differ in nothing but their batch."""
_ORDER_SLACK = 0.3
"""The measured order comes that near to the true one in as few steps as `_MOST_STEPS`."""
_FEW_STEPS, _MOST_STEPS = 32, 64


def check_sampler(entry: Entry, settings: Plain | None = None, *, order: float = 0.0) -> None:
    """Check form, noise, memory and network calls of a sampler's walk, and where it ends.

    Args:
        entry: What the plugin offers.
        settings: Its settings; the defaults if not given.
        order: How fast the error falls with the number of steps; 0 does not check it, as for a
            sampler that draws fresh noise.

    Raises:
        AssertionError: With a sentence that says what is wrong.
    """
    sampler = built(entry, settings)
    name = f"Sampler “{entry.name}”"
    assert isinstance(sampler, Sampler), f"{name} is no sfumato.diffusion.sampler.Sampler."
    start = _start()
    end, calls = _trajectory(sampler, start)
    _check_form(name, end, start)
    _check_calls(name, sampler, calls)
    again, _ = _trajectory(sampler, start)
    assert torch.equal(end, again), (
        f"{name} gave another image when it walked again. Keep no state between walks, and take "
        "fresh noise from walk.fresh_noise alone."
    )
    alone, _ = _trajectory(sampler, start[:1])
    assert torch.allclose(end[:1], alone, atol=_TOLERANCE), (
        f"{name} gave another image in another batch; an image must depend on its seed alone."
    )
    _check_traceable(name, sampler)
    if order:
        found = measured_order(sampler)
        assert found > order - _ORDER_SLACK, (
            f"The error of {name} falls with order {found:.2f}, not {order:g}."
        )


def measured_order(sampler: Sampler) -> float:
    """Return how fast a sampler's error falls: 1 if twice the steps halve it."""
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
    assert isinstance(end, Tensor), f"{name} gave {type(end).__name__}, no tensor."
    assert end.shape == start.shape, (
        f"{name} gave {tuple(end.shape)} in place of {tuple(start.shape)}."
    )
    assert end.isfinite().all(), (
        f"{name} gave numbers that are not finite. Give the step to sigma 0 its limit, which is "
        "nearly always the prediction itself."
    )


def _check_calls(name: str, sampler: Sampler, calls: int) -> None:
    """A last step may take fewer, since its end is known."""
    stated = sampler.evaluations_per_step
    assert stated * (_STEPS - 1) <= calls <= stated * _STEPS, (
        f"{name} states {stated} network calls a step, and made {calls} in {_STEPS} steps."
    )


def _check_traceable(name: str, sampler: Sampler) -> None:
    """Walk with tensors that have no numbers, as a tracer does."""
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
            f"{name} looks at the numbers in an image, so no exporter can trace it: {error}"
        ) from error


def _trajectory(sampler: Sampler, start: Tensor) -> tuple[Tensor, int]:
    """Walk the whole way; also give how often the network was asked."""
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

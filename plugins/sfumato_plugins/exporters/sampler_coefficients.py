"""What does a sampler do, written down as a table of numbers?

Nearly every sampler is linear: the image that it asks the network about next is a weighted sum of
the images before, the network's answers and fresh noise, with weights that follow from the noise
levels alone. The weights are read off by letting the sampler walk over unit vectors in place of
images. A graph then needs one copy of the network in a loop, and a table with a row a call.
"""

from collections.abc import Callable
from itertools import product

import msgspec
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from sfumato.diffusion.sampler import Sampler

__all__ = ["SamplerCoefficients", "follow_table", "read_table"]

Matrix = NDArray[np.float64]

_MOST_KEPT = 4
_TOLERANCE = 1e-9
_NO_STREAM = -1


class SamplerCoefficients(msgspec.Struct, frozen=True, kw_only=True):
    """A linear sampler's walk: a row a call of the network.

    At call `k` the network is asked for `D[k]` from `x[k]` and `sigmas[k]`. Then
    `x[k+1] = sum_i images[k][i] * x[k-i] + sum_i answers[k][i] * D[k-i] + noises[k] * noise`,
    where what lies before the first call is 0 and `noise` is that of the seed's stream
    `streams[k]`. The last of the `x` is the image.
    """

    start: float
    """`x[0]` is this times the noise of stream 0."""
    sigmas: tuple[float, ...]
    images: tuple[tuple[float, ...], ...]
    answers: tuple[tuple[float, ...], ...]
    noises: tuple[float, ...]
    streams: tuple[int, ...]

    @property
    def has_fresh_noise(self) -> bool:
        """Whether noise is drawn on the way."""
        return any(self.noises)

    @property
    def fresh_streams(self) -> tuple[int, ...]:
        """The streams of that noise, rising."""
        pairs = zip(self.noises, self.streams, strict=True)
        return tuple(sorted({stream for noise, stream in pairs if noise}))


def read_table(sampler: Sampler, sigmas: tuple[float, ...]) -> SamplerCoefficients | None:
    """Read a sampler's table; `None` if its walk is not linear or looks too far back.

    Args:
        sampler: Any sampler.
        sigmas: The falling noise levels, the last one 0.
    """
    try:
        probe = _Probe(sampler, sigmas)
        kept = _fewest_kept(probe)
    except (RuntimeError, ValueError, IndexError, TypeError):
        return None  # the sampler wants more than vectors: it is traced instead
    if kept is None:
        return None
    table = _table(probe, *kept)
    return table if _agrees(table, sampler, sigmas) else None


def follow_table(
    table: SamplerCoefficients,
    denoise: Callable[[Tensor, float], Tensor],
    noise: Callable[[int], Tensor],
) -> Tensor:
    """Walk by the table.

    Args:
        table: The walk.
        denoise: Gives the clean image `(B, C, H, W)` from a noisy one and its sigma.
        noise: Gives standard normal noise `(B, C, H, W)` of a stream.
    """
    images = [table.start * noise(0)]
    answers: list[Tensor] = []
    for call, sigma in enumerate(table.sigmas):
        answers.insert(0, denoise(images[0], sigma))
        parts = [
            weight * part
            for weights, parts in ((table.images[call], images), (table.answers[call], answers))
            for weight, part in zip(weights, parts, strict=False)
        ]
        if table.noises[call]:
            parts.append(table.noises[call] * noise(table.streams[call]))
        images.insert(0, torch.stack(parts).sum(0))
    return images[0]


class _Probe:
    """A walk over unit vectors: one for the start, for each answer, and for each fresh noise.

    What the sampler hands to the network is then the weights of all of these.
    """

    def __init__(self, sampler: Sampler, sigmas: tuple[float, ...]) -> None:
        self.sigmas: list[float] = []
        self.asked: list[Matrix] = []
        self.answer_places: list[int] = []
        self.noise_indices: list[dict[int, int]] = [{}]
        """By call: the places of the streams that were drawn between it and the call before."""
        self._used = 1
        self._known: dict[int, int] = {}
        self._size = 1 + 4 * len(sigmas) * max(1, sampler.evaluations_per_step)
        image = sampler.sample(
            self._denoise, sigmas[0] * self._unit(0), sigmas=sigmas, fresh_noise=self._noise
        )
        self.asked.append(_vector(image))

    def _denoise(self, x: Tensor, sigma: float) -> Tensor:
        self.asked.append(_vector(x))
        self.sigmas.append(float(sigma))
        self.noise_indices.append({})
        self.answer_places.append(self._used)
        self._used += 1
        return self._unit(self.answer_places[-1])

    def _noise(self, index: int) -> Tensor:
        if index not in self._known:
            self._known[index] = self.noise_indices[-1][index + 1] = self._used
            self._used += 1
        return self._unit(self._known[index])

    def _unit(self, index: int) -> Tensor:
        unit = torch.zeros(1, self._size, 1, 1, dtype=torch.float64)
        unit[0, index] = 1.0
        return unit

    def unit(self, index: int) -> Matrix:
        """Return the unit vector of a place."""
        return _vector(self._unit(index))

    def parts(self, call: int, images: int, answers: int) -> Matrix:
        """Return the vectors that the next image may be summed from, one a column."""
        zero = np.zeros(self._size)
        columns = [self.asked[call - i] if call >= i else zero for i in range(images)]
        columns += [
            self.unit(self.answer_places[call - i]) if call >= i else zero for i in range(answers)
        ]
        columns += [self.unit(index) for index in self.noise_indices[call + 1].values()]
        return np.stack(columns, axis=1)


def _vector(x: Tensor) -> Matrix:
    if x.dtype != torch.float64:
        raise ValueError("the sampler changes the type of images")
    vector: Matrix = x.flatten().numpy().copy()
    return vector


def _fewest_kept(probe: _Probe) -> tuple[int, int] | None:
    """Return how many images and answers must be kept for the sums to come out."""
    if any(len(indices) > 1 for indices in probe.noise_indices) or probe.noise_indices[0]:
        return None
    choices = sorted(product(range(1, _MOST_KEPT + 1), repeat=2), key=sum)
    for images, answers in choices:
        if all(
            _weights(probe, call, images, answers)[1] < _TOLERANCE
            for call in range(len(probe.sigmas))
        ):
            return images, answers
    return None


def _weights(probe: _Probe, call: int, images: int, answers: int) -> tuple[Matrix, float]:
    """Return the weights of the next image, and how far their sum is from it."""
    parts, wanted = probe.parts(call, images, answers), probe.asked[call + 1]
    weights: Matrix = np.linalg.lstsq(parts, wanted, rcond=None)[0].astype(np.float64)
    weights[np.abs(weights) < 1e-12] = 0.0
    return weights, float(np.abs(parts @ weights - wanted).max() / np.abs(wanted).max())


def _table(probe: _Probe, images: int, answers: int) -> SamplerCoefficients:
    calls = range(len(probe.sigmas))
    rows = [_weights(probe, call, images, answers)[0].tolist() for call in calls]
    streams = [next(iter(probe.noise_indices[call + 1]), _NO_STREAM) for call in calls]
    kept = images + answers
    return SamplerCoefficients(
        start=float(probe.asked[0][0]),
        sigmas=tuple(probe.sigmas),
        images=tuple(tuple(row[:images]) for row in rows),
        answers=tuple(tuple(row[images:kept]) for row in rows),
        noises=tuple(row[kept] if len(row) > kept else 0.0 for row in rows),
        streams=tuple(streams),
    )


def _agrees(table: SamplerCoefficients, sampler: Sampler, sigmas: tuple[float, ...]) -> bool:
    """Whether the table walks as the sampler does, on images and a network of some kind."""
    generator = torch.Generator().manual_seed(0)
    noises = torch.randn(
        len(sigmas) + 1, 2, 3, 4, 4, generator=generator, dtype=torch.float64
    ).unbind()

    def denoise(x: Tensor, sigma: float) -> Tensor:
        return torch.sin(3 * x + sigma) + x.mean(dim=1, keepdim=True).tanh()

    sampled = sampler.sample(
        denoise,
        sigmas[0] * noises[0],
        sigmas=sigmas,
        fresh_noise=lambda index: noises[index + 1],
    )
    followed = follow_table(table, denoise, lambda stream: noises[stream])
    return bool((sampled - followed).abs().max() < 1e-4 * sampled.abs().max())

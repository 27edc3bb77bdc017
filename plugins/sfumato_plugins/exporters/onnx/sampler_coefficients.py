"""Linear samplers as tables of coefficients.

Nearly every sampler is linear: the next input of the network is a weighted sum of the previous
images, the network's predictions, and fresh noise, with weights that depend only on the noise
levels. The weights are determined by running the sampler on unit vectors instead of images. A graph
then only needs one copy of the network in a loop and a table with one row per call.

The coefficients depend on the noise levels, which depend on the number of steps. A graph that
supports every number of steps therefore contains the coefficients for each number one after
another, and the loop starts at the rows for the requested number, so that the trajectories equal
those in the gallery.
"""

from collections.abc import Callable, Iterable
from itertools import product
from typing import NamedTuple

import msgspec
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from sfumato.diffusion.sampler import Sampler
from sfumato_plugins.exporters import MOST_STEPS

__all__ = [
    "CoefficientsBySteps",
    "SamplerCoefficients",
    "follow_table",
    "read_coefficients",
    "read_table",
]

Matrix = NDArray[np.float64]

_MOST_KEPT = 4
_TOLERANCE = 1e-9
_NO_STREAM = -1
Row = tuple[float, ...]


class SamplerCoefficients(msgspec.Struct, frozen=True, kw_only=True):
    """The trajectory of a linear sampler: one row per network call.

    Call `k` evaluates the network at `x[k]` and `sigmas[k]`, which gives `D[k]`. Then
    `x[k+1] = sum_i images[k][i] * x[k-i] + sum_i answers[k][i] * D[k-i] + noises[k] * noise`, where
    terms before the first call are 0 and `noise` comes from the seed's stream `streams[k]`. The
    last `x` is the image.
    """

    start: float
    """`x[0]` is this value times the noise of stream 0."""
    sigmas: tuple[float, ...]
    images: tuple[tuple[float, ...], ...]
    answers: tuple[tuple[float, ...], ...]
    noises: tuple[float, ...]
    streams: tuple[int, ...]

    @property
    def has_fresh_noise(self) -> bool:
        """Return whether noise is added along the trajectory."""
        return any(self.noises)

    @property
    def fresh_streams(self) -> tuple[int, ...]:
        """Return the streams of the fresh noise in ascending order."""
        pairs = zip(self.noises, self.streams, strict=True)
        return tuple(sorted({stream for noise, stream in pairs if noise}))


def read_table(sampler: Sampler, sigmas: tuple[float, ...]) -> SamplerCoefficients | None:
    """Return a sampler's coefficients, or `None` if it is nonlinear or its history is too long.

    Args:
        sampler: Any sampler.
        sigmas: The decreasing noise levels, ending in 0.
    """
    try:
        probe = _Probe(sampler, sigmas)
        kept = _fewest_kept(probe)
    except (RuntimeError, ValueError, IndexError, TypeError):
        return None  # the sampler does not work on vectors: it is traced instead
    if kept is None:
        return None
    table = _table(probe, *kept)
    return table if _agrees(table, sampler, sigmas) else None


def follow_table(
    table: SamplerCoefficients,
    denoise: Callable[[Tensor, float], Tensor],
    noise: Callable[[int], Tensor],
) -> Tensor:
    """Return the images at the end of the trajectory.

    Args:
        table: The coefficients.
        denoise: Returns the clean image `(B, C, H, W)` for a noisy one and its sigma.
        noise: Returns standard normal noise `(B, C, H, W)` of a stream.
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


class CoefficientsBySteps(NamedTuple):
    """The concatenated coefficients for 1, 2, ... steps."""

    table: SamplerCoefficients
    """The rows of all tables; the `start` of this table has no meaning."""
    starts: Row
    """The `start` of each table, indexed by number of steps; index 0 is unused."""
    calls: tuple[int, ...]
    first_rows: tuple[int, ...]


def read_coefficients(
    sampler: Sampler, levels: Callable[[int], tuple[float, ...]]
) -> CoefficientsBySteps | None:
    """Return a sampler's coefficients; `None` if any trajectory is nonlinear.

    Args:
        sampler: Any sampler.
        levels: Returns the noise levels for a number of steps.
    """
    tables = []
    for steps in range(1, MOST_STEPS + 1):
        table = read_table(sampler, levels(steps))
        if table is None:
            return None
        tables.append(table)
    calls = (0, *(len(table.sigmas) for table in tables))
    return CoefficientsBySteps(
        table=_in_one(tables),
        starts=(0.0, *(table.start for table in tables)),
        calls=calls,
        first_rows=(0, *(sum(calls[: index + 1]) for index in range(len(tables)))),
    )


class _Probe:
    """A trajectory of unit vectors, one each for the start and every prediction and fresh noise.

    The input that the sampler passes to the network then contains the weights of all of them.
    """

    def __init__(self, sampler: Sampler, sigmas: tuple[float, ...]) -> None:
        self.sigmas: list[float] = []
        self.asked: list[Matrix] = []
        self.answer_positions: list[int] = []
        self.noise_indices: list[dict[int, int]] = [{}]
        """For each call, the indices of the streams sampled since the previous call."""
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
        self.answer_positions.append(self._used)
        self._used += 1
        return self._unit(self.answer_positions[-1])

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
        """Return the unit vector of an index."""
        return _vector(self._unit(index))

    def parts(self, call: int, images: int, answers: int) -> Matrix:
        """Return the vectors, one per column, that the next image may be a weighted sum of."""
        zero = np.zeros(self._size)
        columns = [self.asked[call - i] if call >= i else zero for i in range(images)]
        columns += [
            self.unit(self.answer_positions[call - i]) if call >= i else zero
            for i in range(answers)
        ]
        columns += [self.unit(index) for index in self.noise_indices[call + 1].values()]
        return np.stack(columns, axis=1)


def _vector(x: Tensor) -> Matrix:
    if x.dtype != torch.float64:
        raise ValueError("the sampler changes the type of images")
    vector: Matrix = x.flatten().numpy().copy()
    return vector


def _fewest_kept(probe: _Probe) -> tuple[int, int] | None:
    """Return how many images and predictions must be kept to express the next image."""
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
    """Return the weights of the next image, and the residual of their sum."""
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
    """Return whether the table reproduces the sampler's trajectory for a test image and network."""
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


def _in_one(tables: list[SamplerCoefficients]) -> SamplerCoefficients:
    images = max(len(table.images[0]) for table in tables)
    answers = max(len(table.answers[0]) for table in tables)
    return SamplerCoefficients(
        start=0.0,
        sigmas=tuple(sigma for table in tables for sigma in table.sigmas),
        images=_filled((row for table in tables for row in table.images), images),
        answers=_filled((row for table in tables for row in table.answers), answers),
        noises=tuple(noise for table in tables for noise in table.noises),
        streams=tuple(stream for table in tables for stream in table.streams),
    )


def _filled(rows: Iterable[Row], width: int) -> tuple[Row, ...]:
    return tuple((*row, *[0.0] * (width - len(row))) for row in rows)

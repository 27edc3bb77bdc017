"""Sampler coefficients for every number of steps, so that one graph supports all of them.

The coefficients depend on the noise levels, which depend on the number of steps. The graph
therefore contains the coefficients for each number of steps one after another, and the loop starts
at the rows for the requested number, so that the trajectories equal those in the gallery.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from sfumato.diffusion.sampler import Sampler
from sfumato_plugins.exporters import MOST_STEPS
from sfumato_plugins.exporters.onnx.sampler_coefficients import SamplerCoefficients, read_table

__all__ = ["CoefficientsBySteps", "read_coefficients"]

Row = tuple[float, ...]


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

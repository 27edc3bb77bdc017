"""How can one graph walk in as many steps as its caller asks for?

A walk is a table whose numbers follow from its noise levels, and these from the number of steps.
So the graph holds the table of each number of steps, one after another, and the loop begins at the
rows of the one that is asked for: each walk is the very one that the gallery takes.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from sfumato.diffusion.sampler import Sampler
from sfumato_plugins.exporters.sampler_coefficients import SamplerCoefficients, read_table

__all__ = ["MOST_STEPS", "CoefficientsBySteps", "read_coefficients"]

MOST_STEPS = 50

Row = tuple[float, ...]


class CoefficientsBySteps(NamedTuple):
    """The tables of one step, of two, and so on, in one."""

    table: SamplerCoefficients
    """The rows of all; its own start means nothing."""
    starts: Row
    """By number of steps, from 0, which stands for nothing."""
    calls: tuple[int, ...]
    first_rows: tuple[int, ...]


def read_coefficients(
    sampler: Sampler, levels: Callable[[int], tuple[float, ...]]
) -> CoefficientsBySteps | None:
    """Read a sampler's tables; `None` if some walk of its is none.

    Args:
        sampler: Any sampler.
        levels: Gives the noise levels of a number of steps.
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

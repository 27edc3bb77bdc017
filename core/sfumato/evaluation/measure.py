"""How good are generated pictures, measured against real ones?

Every distance is given beside its floor, the same distance between two sets of real pictures of the
same number: only then does a figure say how far there is to go.
"""

import time
from collections.abc import Generator, Sequence

import numpy as np

from sfumato.errors import SfumatoError
from sfumato.evaluation.colour import colour_drift
from sfumato.evaluation.copies import count_copies
from sfumato.evaluation.features import (
    FeatureNet,
    Pictures,
    features_of,
    photograph_net,
    random_net,
)
from sfumato.evaluation.frechet import frechet_distance
from sfumato.evaluation.kernel_distance import kernel_distance, kernel_floor
from sfumato.evaluation.neighbours import compare_neighbourhoods
from sfumato.evaluation.report import (
    CopyCheck,
    EvaluationReport,
    FeatureDistances,
)
from sfumato.events import Progressed

__all__ = ["measure", "require_enough"]

_FEWEST = 16
_MOST_HELD_OUT = 1000


def measure(
    real: Pictures,
    generated: Pictures,
    *,
    held_out: Pictures | None = None,
    nets: Sequence[FeatureNet] | None = None,
    seed: int = 0,
) -> Generator[Progressed, None, EvaluationReport]:
    """Measure generated pictures against real ones, telling the progress.

    The report is the generator's return value: `report = yield from measure(...)`.

    Args:
        real: The pictures that the model learnt from.
        generated: What it made.
        held_out: Real pictures kept from training, for the check on copies.
        nets: By which features to compare; a network of photographs and a random one if not given.
        seed: Decides which real pictures are drawn, and the bootstrap.

    Raises:
        SfumatoError: If there are too few pictures, or the weights of a network are missing.
    """
    started_at = time.monotonic()
    require_enough(real=len(real), generated=len(generated))
    count = min(len(generated), len(real) // 2)
    first, second = _two_sets(real, count, seed)
    sample = generated[:count]
    distances = []
    for net in nets or (photograph_net(real.shape[1]), random_net(real)):
        found = yield from _distances(net, (first, second, sample), seed=seed)
        distances.append(found)
    copies = yield from _copies(real, generated, held_out)
    return EvaluationReport(
        count=count,
        training_pictures=len(real),
        features=tuple(distances),
        copies=copies,
        colour=colour_drift(np.concatenate([first, second]), generated),
        elapsed_s=time.monotonic() - started_at,
    )


def require_enough(*, real: int, generated: int) -> None:
    """Refuse to measure so few pictures that the figures would say nothing.

    Raises:
        SfumatoError: With both numbers.
    """
    if min(generated, real // 2) < _FEWEST:
        raise SfumatoError(
            f"{generated} generated and {real} real pictures are too few to measure.",
            hint=f"Measure at least {_FEWEST} generated against {2 * _FEWEST} real pictures.",
        )


def _two_sets(real: Pictures, count: int, seed: int) -> tuple[Pictures, Pictures]:
    order = np.random.default_rng(seed).permutation(len(real))
    first, second = np.sort(order[:count]), np.sort(order[count : 2 * count])
    return real[first], real[second]


def _distances(
    net: FeatureNet, pictures: tuple[Pictures, Pictures, Pictures], *, seed: int
) -> Generator[Progressed, None, FeatureDistances]:
    """Compare real pictures with generated ones, and with other real ones for the floor."""
    task = f"Looking at pictures with {net.name}"
    clouds = yield from features_of(net, np.concatenate(pictures), task=task)
    first, second, generated = np.split(clouds, 3)
    kernel = kernel_distance(first, generated, seed=seed)
    likeness = compare_neighbourhoods(first, generated)
    return FeatureDistances(
        net=net.name,
        net_sha256=net.weights_sha256,
        input_px=net.input_px,
        frechet=frechet_distance(first, generated),
        frechet_floor=frechet_distance(first, second),
        kernel=kernel.value,
        kernel_low=kernel.low,
        kernel_high=kernel.high,
        kernel_floor=kernel_floor(np.concatenate([first, second]), seed=seed),
        precision=likeness.precision,
        recall=likeness.recall,
        coverage=likeness.coverage,
        coverage_floor=compare_neighbourhoods(first, second).coverage,
    )


def _copies(
    real: Pictures, generated: Pictures, held_out: Pictures | None
) -> Generator[Progressed, None, CopyCheck]:
    of_generated = yield from count_copies(real, generated, task="Looking for copies")
    if held_out is None or len(held_out) == 0:
        return CopyCheck(generated=of_generated, held_out=None)
    by_chance = yield from count_copies(
        real, held_out[:_MOST_HELD_OUT], task="Looking for copies by chance"
    )
    return CopyCheck(generated=of_generated, held_out=by_chance)

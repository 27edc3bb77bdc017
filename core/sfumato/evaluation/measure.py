"""Measurement of generated images against real ones.

Every distance is reported with its baseline, which is the same distance between two equally large
sets of real images. Only a comparison with the baseline shows how much room for improvement is
left. `evaluate` generates a run's images for this purpose and adds metadata of the run.
"""

import time
from collections.abc import Generator, Sequence

import numpy as np

from sfumato.config.image_shape import ImageShape
from sfumato.errors import SfumatoError
from sfumato.evaluation.cleanliness import RealAppearance
from sfumato.evaluation.color import color_drift
from sfumato.evaluation.copies import check_copies
from sfumato.evaluation.features import (
    FeatureNet,
    Images,
    features_of,
    imagenet_net,
    random_net,
)
from sfumato.evaluation.frechet import frechet_distance
from sfumato.evaluation.kernel_distance import kernel_baseline, kernel_distance
from sfumato.evaluation.nearest import Groups
from sfumato.evaluation.neighbors import compare_neighborhoods
from sfumato.evaluation.report import EvaluationReport, FeatureDistances
from sfumato.messages import msg
from sfumato.records.events import Progressed

__all__ = ["measure", "require_enough", "some_of"]

_FEWEST = 8
_MOST_IN_KERNEL = 2000
"""Maximum number of images per set in the kernel distance, whose memory grows quadratically."""


def measure(
    real: Images,
    generated: Images,
    *,
    held_out: Images | None = None,
    dataset_net: FeatureNet | None = None,
    nets: Sequence[FeatureNet] | None = None,
    groups: Groups | None = None,
    seed: int = 0,
) -> Generator[Progressed, None, EvaluationReport]:
    """Measure generated images against real ones, yielding progress.

    The report is the generator's return value: `report = yield from measure(...)`.

    Args:
        real: The training images of the model.
        generated: The generated images.
        held_out: Real held-out images, for the detection of copies.
        dataset_net: The network trained on the real images; distances and copies are measured in
            its features.
        nets: Other feature networks; defaults to one trained on photographs and one with random
            weights.
        groups: The groups of twins among the real images; see `check_copies`.
        seed: Determines which real images are sampled, and the bootstrap samples.

    Raises:
        SfumatoError: If there are too few images, or the weights of a network are missing.
    """
    started_s = time.monotonic()
    require_enough(real=len(real), generated=len(generated))
    count = min(len(generated), len(real) // 2)
    first, second = _two_sets(real, count, seed)
    sample = generated[:count]
    distances = []
    others = (
        (imagenet_net(ImageShape.of_array(real.shape)), random_net(real)) if nets is None else nets
    )
    for net in others if dataset_net is None else (dataset_net, *others):
        found = yield from _distances(net, (first, second, sample), seed=seed)
        distances.append(found)
    copies = yield from check_copies(
        real, generated, held_out=held_out, net=dataset_net, groups=groups
    )
    return EvaluationReport(
        count=count,
        training_images=len(real),
        features=tuple(distances),
        copies=copies,
        color=color_drift(np.concatenate([first, second]), generated),
        cleanliness=RealAppearance(real).compare(generated),
        elapsed_s=time.monotonic() - started_s,
    )


def require_enough(*, real: int, generated: int) -> None:
    """Raise if there are too few images for meaningful numbers.

    Raises:
        SfumatoError: If there are too few. The message states both numbers.
    """
    if min(generated, real // 2) < _FEWEST:
        raise SfumatoError(
            msg(
                "evaluation.too_few_images_to_measure",
                "There are too few images to evaluate: {generated} generated and {real} real.",
                generated=generated,
                real=real,
            ),
            hint=msg(
                "evaluation.minimum_images_to_measure",
                "An evaluation needs at least {generated} generated and {real} real images.",
                generated=_FEWEST,
                real=2 * _FEWEST,
            ),
        )


def some_of(real: Images, count: int, *, seed: int = 0) -> Images:
    """Return `count` randomly chosen real images, or all of them if there are fewer."""
    order = np.random.default_rng(seed).permutation(len(real))
    return real[np.sort(order[:count])]


def _two_sets(real: Images, count: int, seed: int) -> tuple[Images, Images]:
    order = np.random.default_rng(seed).permutation(len(real))
    first, second = np.sort(order[:count]), np.sort(order[count : 2 * count])
    return real[first], real[second]


def _distances(
    net: FeatureNet, images: tuple[Images, Images, Images], *, seed: int
) -> Generator[Progressed, None, FeatureDistances]:
    """Compare real images with generated images, and with other real images for the baseline."""
    task = msg("evaluation.computing_features", "Computing image features")
    clouds = yield from features_of(net, np.concatenate(images), task=task)
    first, second, generated = np.split(clouds, 3)
    some = slice(_MOST_IN_KERNEL)
    kernel = kernel_distance(first[some], generated[some], seed=seed)
    likeness = compare_neighborhoods(first, generated)
    return FeatureDistances(
        net=net.name,
        net_sha256=net.weights_sha256,
        input_px=net.input_px,
        frechet=frechet_distance(first, generated),
        frechet_baseline=frechet_distance(first, second),
        kernel=kernel.value,
        kernel_low=kernel.low,
        kernel_high=kernel.high,
        kernel_baseline=kernel_baseline(np.concatenate([first[some], second[some]]), seed=seed),
        precision=likeness.precision,
        recall=likeness.recall,
        density=likeness.density,
        coverage=likeness.coverage,
        coverage_baseline=compare_neighborhoods(first, second).coverage,
    )

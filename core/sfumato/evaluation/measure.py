"""Measurement of generated images against real ones.

Every figure is reported with its baseline, which is the same figure of other real images. Only a
comparison with the baseline shows how much room for improvement is left. `evaluate` generates a
run's images for this purpose and adds metadata of the run.
"""

import time
from collections.abc import Generator, Sequence

import numpy as np

from sfumato.config.image_shape import ImageShape
from sfumato.errors import SfumatoError
from sfumato.evaluation.cleanliness import RealAppearance
from sfumato.evaluation.color import color_drift
from sfumato.evaluation.copies import check_copies
from sfumato.evaluation.features import FeatureNet, Images, imagenet_net, random_net
from sfumato.evaluation.nearest import Groups
from sfumato.evaluation.report import EvaluationReport
from sfumato.evaluation.scorer import FEWEST_IMAGES, build_scorer, random_halves
from sfumato.messages import msg
from sfumato.records.events import Progressed

__all__ = ["measure", "require_enough"]


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
        seed: Determines which real images are sampled.

    Raises:
        SfumatoError: If there are too few images, or the weights of a network are missing.
    """
    started_s = time.monotonic()
    require_enough(real=len(real), generated=len(generated))
    count = min(len(generated), len(real) // 2)
    first, second = (
        real[np.sort(half)] for half in random_halves(len(real), most=2 * count, seed=seed)
    )
    if nets is None:
        nets = (imagenet_net(ImageShape.of_array(real.shape)), random_net(real))
    own = () if dataset_net is None else (dataset_net,)
    scorer = yield from build_scorer((*own, *nets), first, second)
    scores = yield from scorer.score(generated)
    copies = yield from check_copies(
        real, generated, held_out=held_out, net=dataset_net, groups=groups
    )
    return EvaluationReport(
        count=count,
        training_images=len(real),
        scores=scores,
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
    if min(generated, real // 2) < FEWEST_IMAGES:
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
                generated=FEWEST_IMAGES,
                real=2 * FEWEST_IMAGES,
            ),
        )

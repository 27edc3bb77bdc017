"""Search for the noise level between the two steps of a distilled model."""

from collections.abc import Generator

import msgspec

from sfumato.diffusion.consistency import usual_middle_sigma
from sfumato.distillation.comparison import VariantComparison
from sfumato.generation.trained_model import TrainedModel
from sfumato.messages import msg
from sfumato.records.events import Progressed

__all__ = ["FACTORS", "best_middle"]

FACTORS = (0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.5)
"""Candidate noise levels, relative to ECT's noise level for the same images."""


def best_middle(
    contest: VariantComparison, model: TrainedModel, *, count: int
) -> Generator[Progressed, None, float]:
    """Try eight noise levels and return the one with the best images.

    Args:
        contest: Generates and scores the images; all levels use the same seeds.
        model: A distilled model, with its own sampling.
        count: Number of images generated at each level.
    """
    usual = usual_middle_sigma(model.metadata.sigma_data)
    distance_by_level = {}
    for index, factor in enumerate(FACTORS):
        task = msg(
            "distillation.tuning_middle_noise_level", "Tuning the noise level between the two steps"
        )
        yield Progressed(task=task, done=index, total=len(FACTORS))
        level = factor * usual
        sampling = msgspec.structs.replace(
            model.metadata.config.sampling, sampler_settings={"middle": level}
        )
        images = yield from contest.draw(model, sampling, count=count)
        score = yield from contest.quick_score(images)
        distance_by_level[level] = score.kernel.value
    return min(distance_by_level, key=lambda level: distance_by_level[level])

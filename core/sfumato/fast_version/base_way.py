"""How does a run draw in five steps, before anybody made it faster?"""

import msgspec

from sfumato.config.settings import SamplingConfig
from sfumato.generation.trained_model import TrainedModel

__all__ = ["BASE_STEPS", "way_of_base"]

BASE_STEPS = 5
"""A good sampler's fewest: below, only models that were tuned for it draw well."""


def way_of_base(model: TrainedModel) -> SamplingConfig:
    """Give the sampling that a fast version has to beat: the base's own, in five steps."""
    return msgspec.structs.replace(model.facts.config.sampling, num_steps=BASE_STEPS)

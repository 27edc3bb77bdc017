"""How does a run draw fast, before anybody made a fast version of it?"""

import msgspec

from sfumato.errors import ConfigError
from sfumato.generation.loading import load_model
from sfumato.generation.trained_model import TrainedModel
from sfumato.plugins import Plugins
from sfumato.run_folder import RunFolder

__all__ = ["BASE_STEPS", "load_base"]

BASE_STEPS = 5
"""A good sampler's fewest: below, only models that were tuned for it draw well."""


def load_base(run: RunFolder, *, plugins: Plugins) -> TrainedModel:
    """Load a run's model with the sampling that a fast version has to beat.

    It is the fast way that tuning found; where the run was not tuned, its own in five steps.

    Raises:
        CheckpointError: If the run has no checkpoint that can be used.
    """
    try:
        return load_model(run, plugins=plugins, quality="fast")
    except ConfigError:  # it was not tuned
        model = load_model(run, plugins=plugins, quality="trained")
    sampling = msgspec.structs.replace(model.metadata.config.sampling, num_steps=BASE_STEPS)
    return model.sampled_by(model.sampler, sampling)

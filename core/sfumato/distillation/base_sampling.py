"""Few-step sampling of a run that has not been distilled."""

import msgspec

from sfumato.errors import ConfigError
from sfumato.generation.loading import load_model
from sfumato.generation.trained_model import TrainedModel
from sfumato.plugins.registry import Plugins
from sfumato.records.run_folder import RunFolder

__all__ = ["BASE_STEPS", "load_base"]

BASE_STEPS = 5
"""Fewest steps at which a good sampler works; below that, only distilled models do well."""


def load_base(run: RunFolder, *, plugins: Plugins) -> TrainedModel:
    """Load a run's model with the sampling that a distilled model is compared against.

    This is the fast sampling preset if the run's sampler was tuned, and otherwise the run's own
    sampler with five steps.

    Raises:
        CheckpointError: If the run has no usable checkpoint.
    """
    try:
        return load_model(run, plugins=plugins, preset="fast")
    except ConfigError:  # not tuned
        model = load_model(run, plugins=plugins, preset="default")
    sampling = msgspec.structs.replace(model.metadata.config.sampling, num_steps=BASE_STEPS)
    return model.sampled_by(model.sampler, sampling)

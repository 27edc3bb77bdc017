"""How does a run's checkpoint become a model that draws?"""

import torch

from sfumato.device import device_kind, keep_full_precision
from sfumato.errors import CheckpointError
from sfumato.generation.trained_model import TrainedModel
from sfumato.nn.checkpoint import AVERAGE, read_state, read_tensors, usable_checkpoint
from sfumato.nn.network import load_denoiser, load_spec
from sfumato.nn.space_files import load_space
from sfumato.plugins import Plugins
from sfumato.run_folder import RunFolder

__all__ = ["load_model"]


def load_model(
    run: RunFolder, *, plugins: Plugins, images_seen: int | None = None, device: str = "auto"
) -> TrainedModel:
    """Load the averaged weights of a checkpoint.

    Args:
        run: The run.
        plugins: Where its sampler comes from.
        images_seen: Which checkpoint; `None` for the newest undamaged one.
        device: `auto`, `cpu`, `cuda` or `mps`.

    Raises:
        CheckpointError: If the run has no such checkpoint, or none that can be used.
        PluginError: If its sampler is not there.
    """
    folder = usable_checkpoint(run, images_seen=images_seen)
    if folder is None:
        raise CheckpointError(
            f"Run “{run.run_id}” has no checkpoint yet.",
            hint="Train it first; its first checkpoint comes after "
            f"{run.config.report.checkpoint_every_s:,.0f} s of work, or when it ends.",
        )
    state = read_state(folder)
    keep_full_precision()
    spec, place = load_spec(run.folder), torch.device(device_kind(device))
    denoiser = load_denoiser(spec, read_tensors(folder, AVERAGE, state))
    denoiser.to(place).eval().requires_grad_(requires_grad=False)
    sampling = state.facts.config.sampling
    sampler = plugins.samplers.build(sampling.sampler, sampling.sampler_settings)
    space = load_space(run.folder, spec).to(place)
    return TrainedModel(denoiser, state.facts, sampler=sampler, space=space)

"""How does a run's checkpoint become a model that draws?"""

import msgspec
import torch
from torch import Tensor

from sfumato.device import device_kind, keep_full_precision
from sfumato.errors import CheckpointError
from sfumato.facts import ModelFacts
from sfumato.generation.trained_model import TrainedModel
from sfumato.nn.averages import mix_average
from sfumato.nn.checkpoint import AVERAGE, read_state, read_tensors, usable_checkpoint
from sfumato.nn.network import load_denoiser, load_spec
from sfumato.plugins import Plugins
from sfumato.run_folder import RunFolder

__all__ = ["load_model"]


def load_model(
    run: RunFolder,
    *,
    plugins: Plugins,
    images_seen: int | None = None,
    ema_length: float | None = None,
    device: str = "auto",
) -> TrainedModel:
    """Load the averaged weights of a checkpoint, or an average of any length.

    Args:
        run: The run.
        plugins: Where its sampler comes from.
        images_seen: Which checkpoint; `None` for the newest undamaged one. With a length also any
            of `sfumato.nn.averages.average_moments`.
        ema_length: Width of the average relative to the run so far; `None` for the one that the
            checkpoint holds ready.
        device: `auto`, `cpu`, `cuda` or `mps`.

    Raises:
        CheckpointError: If the run has no such checkpoint, or none that can be used.
        PluginError: If its sampler is not there.
    """
    weights, facts = _averaged(run, images_seen=images_seen, ema_length=ema_length)
    keep_full_precision()
    denoiser = load_denoiser(load_spec(run.folder), weights)
    denoiser.to(torch.device(device_kind(device))).eval().requires_grad_(requires_grad=False)
    sampling = facts.config.sampling
    sampler = plugins.samplers.build(sampling.sampler, sampling.sampler_settings)
    return TrainedModel(denoiser, facts, sampler=sampler)


def _averaged(
    run: RunFolder, *, images_seen: int | None, ema_length: float | None
) -> tuple[dict[str, Tensor], ModelFacts]:
    if ema_length is None:
        folder = usable_checkpoint(run, images_seen=images_seen)
        if folder is None:
            raise CheckpointError(
                f"Run “{run.run_id}” has no checkpoint yet.",
                hint="Train it first; its first checkpoint comes after "
                f"{run.config.report.checkpoint_every_s:,.0f} s of work, or when it ends.",
            )
        state = read_state(folder)
        return read_tensors(folder, AVERAGE, state), state.facts
    average = mix_average(run, length=ema_length, images_seen=images_seen)
    facts = msgspec.structs.replace(
        average.facts,
        images_seen=average.images_seen,
        step=average.step,
        weights_sha256=average.sha256,
        ema_length=ema_length,
    )
    return average.weights, facts

"""How does a run's checkpoint become a model that draws?"""

from pathlib import Path

import msgspec
import torch
from torch import nn

from sfumato.config.settings import SamplingConfig
from sfumato.device import device_kind, keep_full_precision
from sfumato.errors import CheckpointError
from sfumato.generation.trained_model import Guide, TrainedModel
from sfumato.nn.checkpoint import (
    AVERAGE,
    CheckpointState,
    read_state,
    read_tensors,
    usable_checkpoint,
)
from sfumato.nn.network import load_denoiser, load_spec
from sfumato.plugins import Plugins
from sfumato.requests import GenerateRequest
from sfumato.run_folder import RunFolder

__all__ = ["load_guide", "load_model"]


def load_model(
    run: RunFolder,
    *,
    plugins: Plugins,
    images_seen: int | None = None,
    request: GenerateRequest | None = None,
    device: str = "auto",
) -> TrainedModel:
    """Load the averaged weights of a checkpoint, and those of its guide where it is asked for one.

    Args:
        run: The run.
        plugins: Where its sampler comes from.
        images_seen: Which checkpoint; `None` for the newest undamaged one.
        request: What is asked of its sampling; `None` for the run's own.
        device: `auto`, `cpu`, `cuda` or `mps`.

    Raises:
        CheckpointError: If the run has no such checkpoint, or none that can be used, or none
            early enough to be a guide.
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
    config = state.facts.config
    sampling = request.change(config.sampling) if request else config.sampling
    sampler = plugins.samplers.build(sampling.sampler, sampling.sampler_settings)
    config = msgspec.structs.replace(config, sampling=sampling)
    facts = msgspec.structs.replace(state.facts, config=config)
    place = torch.device(device_kind(device))
    keep_full_precision()
    guide = load_guide(run, sampling, images_seen=facts.images_seen, device=place)
    if guide is None and _wants_guide(sampling):
        raise CheckpointError(
            f"Run “{run.run_id}” keeps no state from before {facts.images_seen:,} images, so "
            "there is nothing for autoguidance to push away from.",
            hint="Take guidance=class or none, or let the run keep more checkpoints "
            "(report.keep_checkpoints).",
        )
    denoiser = _read_average(run, folder, state, device=place)
    return TrainedModel(denoiser, facts, sampler=sampler, guide=guide)


def load_guide(
    run: RunFolder, sampling: SamplingConfig, *, images_seen: int, device: torch.device
) -> Guide | None:
    """Load the early state that autoguidance pushes away from.

    It is the checkpoint before the model's whose clock is nearest to `sampling.guide_moment`.

    Args:
        run: The run.
        sampling: Whether autoguidance is wanted, and from which moment.
        images_seen: The clock of the model that will be guided.
        device: Where that model is.

    Returns:
        `None` where no autoguidance is wanted, or nothing early is kept.

    Raises:
        CheckpointError: If the checkpoint is damaged.
    """
    earlier = [folder for folder in run.checkpoints() if 0 < int(folder.name) < images_seen]
    if not earlier or not _wants_guide(sampling):
        return None
    wanted = sampling.guide_moment * images_seen
    folder = min(earlier, key=lambda folder: abs(int(folder.name) - wanted))
    state = read_state(folder)
    denoiser = _read_average(run, folder, state, device=device)
    return Guide(denoiser, state.facts.images_seen, state.facts.weights_sha256)


def _wants_guide(sampling: SamplingConfig) -> bool:
    return sampling.guidance == "autoguidance" and sampling.guidance_scale != 1


def _read_average(
    run: RunFolder, folder: Path, state: CheckpointState, *, device: torch.device
) -> nn.Module:
    denoiser = load_denoiser(load_spec(run.folder), read_tensors(folder, AVERAGE, state))
    return denoiser.to(device).eval().requires_grad_(requires_grad=False)

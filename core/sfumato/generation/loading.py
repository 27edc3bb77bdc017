"""How does a run's checkpoint become a model that draws?"""

from typing import NamedTuple

import msgspec
import torch
from torch import Tensor, nn

from sfumato.config.settings import SamplingConfig
from sfumato.device import device_kind, keep_full_precision
from sfumato.errors import CheckpointError
from sfumato.facts import ModelFacts
from sfumato.generation.trained_model import Guide, TrainedModel
from sfumato.nn.averages import average_moments, mix_average
from sfumato.nn.checkpoint import AVERAGE, read_state, read_tensors, usable_checkpoint
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
    ema_length: float | None = None,
    request: GenerateRequest | None = None,
    device: str = "auto",
) -> TrainedModel:
    """Load the averaged weights of a checkpoint, or an average of any length, and its guide.

    Args:
        run: The run.
        plugins: Where its sampler comes from.
        images_seen: Which checkpoint; `None` for the newest undamaged one. With a length also any
            of `sfumato.nn.averages.average_moments`.
        ema_length: Width of the average relative to the run so far; `None` for the one that the
            checkpoint holds ready.
        request: What is asked of its sampling; `None` for the run's own.
        device: `auto`, `cpu`, `cuda` or `mps`.

    Raises:
        CheckpointError: If the run has no such checkpoint, or none that can be used, or nothing
            early enough to be the guide that is asked for.
        PluginError: If its sampler is not there.
    """
    found = _averaged(run, images_seen=images_seen, ema_length=ema_length)
    facts = found.facts
    sampling = facts.config.sampling
    if request is not None:
        sampling = request.change(sampling)
        config = msgspec.structs.replace(facts.config, sampling=sampling)
        facts = msgspec.structs.replace(facts, config=config)
    sampler = plugins.samplers.build(sampling.sampler, sampling.sampler_settings)
    place = torch.device(device_kind(device))
    keep_full_precision()
    guide = load_guide(run, sampling, images_seen=facts.images_seen, device=place)
    if guide is None and _wants_guide(sampling):
        raise CheckpointError(
            f"Run “{run.run_id}” kept nothing from before {facts.images_seen:,} images, so there "
            "is nothing for autoguidance to push away from.",
            hint="Take guidance class or none; a run that keeps averages (ema.snapshots) has both.",
        )
    denoiser = _network(run, found.weights, device=place)
    return TrainedModel(denoiser, facts, sampler=sampler, guide=guide)


def load_guide(
    run: RunFolder, sampling: SamplingConfig, *, images_seen: int, device: torch.device
) -> Guide | None:
    """Load the early state that autoguidance pushes away from.

    It is the one of the run's usual length that was kept nearest to `sampling.guide_moment`.

    Args:
        run: The run.
        sampling: Whether autoguidance is wanted, and from which moment.
        images_seen: The clock of the model that will be guided.
        device: Where that model is.

    Returns:
        `None` where no autoguidance is wanted, or nothing early was kept.

    Raises:
        CheckpointError: If what was kept is damaged.
    """
    checkpoints = {int(folder.name) for folder in run.checkpoints()}
    moments = checkpoints.union(average_moments(run))
    earlier = sorted(moment for moment in moments if 0 < moment < images_seen)
    if not earlier or not _wants_guide(sampling):
        return None
    wanted = sampling.guide_moment * images_seen
    moment = min(earlier, key=lambda moment: abs(moment - wanted))
    own_length = None if moment in checkpoints else run.config.ema.length
    found = _averaged(run, images_seen=moment, ema_length=own_length)
    denoiser = _network(run, found.weights, device=device)
    return Guide(denoiser, moment, found.facts.weights_sha256)


class _Averaged(NamedTuple):
    """Averaged weights, and what is known about them."""

    weights: dict[str, Tensor]
    facts: ModelFacts


def _averaged(run: RunFolder, *, images_seen: int | None, ema_length: float | None) -> _Averaged:
    if ema_length is None:
        folder = usable_checkpoint(run, images_seen=images_seen)
        if folder is None:
            raise CheckpointError(
                f"Run “{run.run_id}” has no checkpoint yet.",
                hint="Train it first; its first checkpoint comes after "
                f"{run.config.report.checkpoint_every_s:,.0f} s of work, or when it ends.",
            )
        state = read_state(folder)
        return _Averaged(read_tensors(folder, AVERAGE, state), state.facts)
    average = mix_average(run, length=ema_length, images_seen=images_seen)
    facts = msgspec.structs.replace(
        average.facts,
        images_seen=average.images_seen,
        step=average.step,
        weights_sha256=average.sha256,
        ema_length=ema_length,
    )
    return _Averaged(average.weights, facts)


def _wants_guide(sampling: SamplingConfig) -> bool:
    return sampling.guidance == "autoguidance" and sampling.guidance_scale != 1


def _network(run: RunFolder, weights: dict[str, Tensor], *, device: torch.device) -> nn.Module:
    denoiser = load_denoiser(load_spec(run.folder), weights)
    return denoiser.to(device).eval().requires_grad_(requires_grad=False)

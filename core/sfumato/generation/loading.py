"""Loading of a run's checkpoint as a model that can generate images."""

from typing import NamedTuple

import msgspec
import torch
from torch import Tensor, nn

from sfumato.checkpoints.averages import average_moments, mix_average
from sfumato.checkpoints.checkpoint import (
    AVERAGE,
    no_checkpoint_yet,
    open_checkpoint,
    with_autoencoder,
)
from sfumato.checkpoints.network_file import load_spec
from sfumato.config.settings import SamplingSettings
from sfumato.device.selection import select_device
from sfumato.errors import CheckpointError, ConfigError
from sfumato.generation.trained_model import Guide, TrainedModel
from sfumato.latents.space_files import load_space
from sfumato.messages import msg
from sfumato.nn.network import load_denoiser
from sfumato.plugins.registry import Plugins
from sfumato.records.metadata import ModelMetadata
from sfumato.records.requests import GenerateRequest
from sfumato.records.run_folder import RunFolder
from sfumato.records.tuned import SamplingPreset, SamplingPresetName, load_tuned

__all__ = ["load_asked", "load_guide", "load_model"]


def load_model(
    run: RunFolder,
    *,
    plugins: Plugins,
    images_seen: int | None = None,
    ema_length: float | None = None,
    preset: SamplingPresetName | None = None,
    device: str = "auto",
) -> TrainedModel:
    """Load a checkpoint's EMA weights, or an average of any length, for generation.

    If the sampler was tuned for the checkpoint, the model uses the best sampling preset and the
    weight average of this preset.

    Args:
        run: The run.
        plugins: The plugins, which provide the run's sampler.
        images_seen: The image count of the checkpoint; `None` for the newest undamaged checkpoint.
            If `ema_length` is given, also any value in
            `sfumato.checkpoints.averages.average_moments`.
        ema_length: The width of the weight average relative to the run so far; `None` for the tuned
            average or, without tuning, for the average stored in the checkpoint.
        preset: The tuned sampling preset to use; `default` for the run's own settings.
        device: The device; see `sfumato.device.selection.selected`.

    Raises:
        CheckpointError: If the run has no such checkpoint, has no usable checkpoint, or has no
            checkpoint early enough for the guide that it requires.
        ConfigError: If the requested preset has not been tuned.
        PluginError: If the run's sampler is missing.
    """
    asked = GenerateRequest(images_seen=images_seen, ema_length=ema_length, preset=preset)
    return load_asked(run, asked, plugins=plugins, device=device)


def load_asked(
    run: RunFolder, request: GenerateRequest, *, plugins: Plugins, device: str = "auto"
) -> TrainedModel:
    """Load the model that a request specifies, with the requested sampling; see `load_model`."""
    found = _averaged_by_its_preset(run, request)
    sampling = request.sampling.applied_to(found.metadata.config.sampling)
    metadata = _with_sampling(found.metadata, sampling)
    sampler = plugins.samplers.build(sampling.sampler, sampling.sampler_settings)
    backend = select_device(device)
    backend.keep_full_precision()
    on_device = backend.torch_device
    guide = load_guide(
        run, sampling, images_seen=metadata.images_seen, device=on_device, plugins=plugins
    )
    if guide is None and _wants_guide(sampling):
        raise CheckpointError(
            msg(
                "generation.no_guide_checkpoint",
                "Run “{run_id}” has no guide checkpoint for autoguidance from before "
                "{images_seen:,} images.",
                run_id=run.run_id,
                images_seen=metadata.images_seen,
            ),
            hint=msg(
                "generation.guide_with_class_or_none",
                "Set guidance to class or none; runs that save averaged weights "
                "(ema.snapshots) keep guide checkpoints.",
            ),
        )
    denoiser = _network(run, found.weights, device=on_device, plugins=plugins)
    spec = load_spec(run.folder)
    space = load_space(run.folder, spec.latents, spec.pixel_shape).to(on_device)
    return TrainedModel(denoiser, metadata, sampler=sampler, guide=guide, space=space)


def load_guide(
    run: RunFolder,
    sampling: SamplingSettings,
    *,
    images_seen: int,
    device: torch.device,
    plugins: Plugins,
) -> Guide | None:
    """Load the guide checkpoint for autoguidance.

    The guide has the run's usual EMA length, and of all kept weights, it is the closest to
    `sampling.guide_fraction`.

    Args:
        run: The run.
        sampling: The sampling settings, which specify whether autoguidance is enabled, and the
            guide fraction.
        images_seen: The image count of the model to guide.
        device: The device of the model to guide.
        plugins: The plugins, which may provide the guide's network.

    Returns:
        The guide, or `None` if autoguidance is disabled or no early weights were kept.

    Raises:
        CheckpointError: If the kept weights are damaged.
    """
    if not _wants_guide(sampling):
        return None
    checkpoints = {int(folder.name) for folder in run.checkpoints()}
    moments = checkpoints.union(average_moments(run))
    earlier = sorted(moment for moment in moments if 0 < moment < images_seen)
    if not earlier:
        return None
    wanted = sampling.guide_fraction * images_seen
    moment = min(earlier, key=lambda moment: abs(moment - wanted))
    own_length = None if moment in checkpoints else run.config.ema.length
    found = _averaged(run, images_seen=moment, ema_length=own_length)
    denoiser = _network(run, found.weights, device=device, plugins=plugins)
    return Guide(denoiser, moment, found.metadata.weights_sha256)


class _Averaged(NamedTuple):
    """Averaged weights and their metadata."""

    weights: dict[str, Tensor]
    metadata: ModelMetadata


def _averaged_by_its_preset(run: RunFolder, request: GenerateRequest) -> _Averaged:
    """Return the requested weights with the sampling settings that were tuned for them."""
    preset = _tuned_preset(run, images_seen=request.images_seen, name=request.preset)
    ema_length = request.ema_length
    if preset is not None and ema_length is None:
        ema_length = preset.ema_length
    found = _averaged(run, images_seen=request.images_seen, ema_length=ema_length)
    if preset is None:
        return found
    return found._replace(metadata=_with_sampling(found.metadata, preset.sampling))


def _tuned_preset(
    run: RunFolder, *, images_seen: int | None, name: SamplingPresetName | None
) -> SamplingPreset | None:
    """Return the tuned sampling preset of the requested checkpoint."""
    if name == "default":
        return None
    tuned = load_tuned(run.folder)
    newest = [int(folder.name) for folder in run.checkpoints()[-1:]]
    if tuned is not None and [tuned.images_seen] == (
        newest if images_seen is None else [images_seen]
    ):
        return tuned.preset("fast" if name == "fast" else "high-quality")
    if name is None:
        return None
    raise ConfigError(
        msg(
            "generation.run_is_not_tuned",
            "Run “{run_id}” has no sampling preset “{preset}”: it has not been "
            "tuned at this checkpoint.",
            preset=name,
            run_id=run.run_id,
        ),
        hint=msg(
            "generation.tune_first",
            "Tune it first: sfumato tune PROJECT {run_id}. Or omit --preset.",
            run_id=run.run_id,
        ),
    )


def _averaged(run: RunFolder, *, images_seen: int | None, ema_length: float | None) -> _Averaged:
    if ema_length is None:
        checkpoint = open_checkpoint(run, files=(AVERAGE,), images_seen=images_seen)
        if checkpoint is None:
            raise no_checkpoint_yet(run)
        return _Averaged(checkpoint.tensors_by_file[AVERAGE], checkpoint.state.metadata)
    average = mix_average(run, length=ema_length, images_seen=images_seen)
    metadata = msgspec.structs.replace(
        average.metadata,
        images_seen=average.images_seen,
        step=average.step,
        weights_sha256=with_autoencoder(average.sha256, average.metadata),
        ema_length=ema_length,
    )
    return _Averaged(average.weights, metadata)


def _with_sampling(metadata: ModelMetadata, sampling: SamplingSettings) -> ModelMetadata:
    config = msgspec.structs.replace(metadata.config, sampling=sampling)
    return msgspec.structs.replace(metadata, config=config)


def _wants_guide(sampling: SamplingSettings) -> bool:
    return sampling.guidance == "autoguidance" and sampling.guidance_scale != 1


def _network(
    run: RunFolder, weights: dict[str, Tensor], *, device: torch.device, plugins: Plugins
) -> nn.Module:
    denoiser = load_denoiser(load_spec(run.folder), weights, backbones=plugins.backbones)
    return denoiser.to(device).eval().requires_grad_(requires_grad=False)

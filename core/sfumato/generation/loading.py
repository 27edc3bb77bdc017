"""How does a run's checkpoint become a model that draws?"""

import msgspec
import torch
from torch import Tensor

from sfumato.device import device_kind, keep_full_precision
from sfumato.errors import ConfigError
from sfumato.facts import ModelFacts
from sfumato.generation.trained_model import TrainedModel
from sfumato.nn.averages import mix_average
from sfumato.nn.checkpoint import AVERAGE, read_state, read_tensors, require_checkpoint
from sfumato.nn.network import load_denoiser, load_spec
from sfumato.plugins import Plugins
from sfumato.run_folder import RunFolder
from sfumato.tuned import Quality, Way, load_tuned

__all__ = ["load_model"]


def load_model(
    run: RunFolder,
    *,
    plugins: Plugins,
    images_seen: int | None = None,
    ema_length: float | None = None,
    quality: Quality | None = None,
    device: str = "auto",
) -> TrainedModel:
    """Load the averaged weights of a checkpoint, or an average of any length, ready to draw.

    Where the checkpoint was tuned, the model draws in the way that was found best, with the average
    that was found best.

    Args:
        run: The run.
        plugins: Where its sampler comes from.
        images_seen: Which checkpoint; `None` for the newest undamaged one. With a length also any
            of `sfumato.nn.averages.average_moments`.
        ema_length: Width of the average relative to the run so far; `None` for the one found best,
            or else the one that the checkpoint holds ready.
        quality: Which of the ways that were found; `trained` for the run's own settings.
        device: `auto`, `cpu`, `cuda` or `mps`.

    Raises:
        CheckpointError: If the run has no such checkpoint, or none that can be used.
        ConfigError: If a quality is asked for that was not looked for.
        PluginError: If its sampler is not there.
    """
    way = _way(run, images_seen=images_seen, quality=quality)
    if way is not None and ema_length is None:
        ema_length = way.ema_length
    weights, facts = _averaged(run, images_seen=images_seen, ema_length=ema_length)
    if way is not None:
        config = msgspec.structs.replace(
            facts.config, sampling=way.applied_to(facts.config.sampling)
        )
        facts = msgspec.structs.replace(facts, config=config)
    keep_full_precision()
    denoiser = load_denoiser(load_spec(run.folder), weights)
    denoiser.to(torch.device(device_kind(device))).eval().requires_grad_(requires_grad=False)
    sampling = facts.config.sampling
    sampler = plugins.samplers.build(sampling.sampler, sampling.sampler_settings)
    return TrainedModel(denoiser, facts, sampler=sampler)


def _way(run: RunFolder, *, images_seen: int | None, quality: Quality | None) -> Way | None:
    """Give what was found for the checkpoint that is asked for."""
    if quality == "trained":
        return None
    tuned = load_tuned(run.folder)
    newest = [int(folder.name) for folder in run.checkpoints()[-1:]]
    if tuned is not None and [tuned.images_seen] == (
        newest if images_seen is None else [images_seen]
    ):
        return tuned.way("fast" if quality == "fast" else "best")
    if quality is None:
        return None
    raise ConfigError(
        f"What draws “{quality}” was not looked for yet at this checkpoint of run “{run.run_id}”.",
        hint=f"Tune the run first: sfumato tune PROJECT {run.run_id}. Or leave the quality open.",
    )


def _averaged(
    run: RunFolder, *, images_seen: int | None, ema_length: float | None
) -> tuple[dict[str, Tensor], ModelFacts]:
    if ema_length is None:
        folder = require_checkpoint(run, images_seen=images_seen)
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

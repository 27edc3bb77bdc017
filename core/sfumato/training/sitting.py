"""What does a run have in hand when it begins, or goes on from its last checkpoint?

A sitting is one stretch of a run between two starts. `open_sitting` makes all that its first update
needs: networks, optimiser, plan and clock, fresh or as the last checkpoint left them.
"""

import copy
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor

from sfumato.config.settings import RunConfig
from sfumato.data.batches import PictureSource
from sfumato.data.cache import PictureCache
from sfumato.device import DevicePlan, apply_plan, choose_plan, device_kind, device_name
from sfumato.diffusion.preconditioning import PreconditionedDenoiser
from sfumato.diffusion.sampler import Sampler
from sfumato.events import IncidentReported
from sfumato.nn.backbone import attend_plainly_to_few
from sfumato.nn.checkpoint import (
    AVERAGE,
    OPTIMIZER,
    SECOND_AVERAGE,
    WEIGHTS,
    CheckpointState,
    read_state,
    read_tensors,
    require_space_for,
    restore_optimizer,
    set_damaged_aside,
    usable_checkpoint,
)
from sfumato.nn.network import (
    NetworkSpec,
    build_denoiser,
    load_spec,
    require_fit,
    save_spec,
    spec_from_config,
)
from sfumato.plugins import Plugins
from sfumato.run_folder import RunFolder
from sfumato.training.augmentation import Augmenter
from sfumato.training.footing import Footing, on_pictures
from sfumato.training.objective import Objective, objective_for
from sfumato.training.update import Updater

__all__ = ["Clock", "Sitting", "open_sitting"]


class Clock(NamedTuple):
    """How far a run has come."""

    step: int = 0
    images_seen: int = 0
    images_total: int = 0
    """Its planned end so far; 0 while it is not known."""
    elapsed_s: float = 0.0
    """Training time, pauses not counted."""


class Sitting(NamedTuple):
    """All that a run has in hand before the first update of a sitting."""

    clock: Clock
    spec: NetworkSpec
    denoiser: PreconditionedDenoiser
    """The network in training, on its device."""
    average: PreconditionedDenoiser
    """Its averaged weights, on the same device."""
    second_average: PreconditionedDenoiser | None
    """Their average over another length; `None` where none is kept for mixing others later."""
    objective: Objective
    """What the network learns."""
    updater: Updater
    augmenter: Augmenter
    """The updater's, asked for the plugins that failed."""
    sampler: Sampler
    footing: Footing
    """What it learns from; its space is on the device, too."""
    checkpoint: Path | None
    """Where all this was read from; `None` if the run begins."""
    changes: tuple[IncidentReported, ...]
    """What is not as the last sitting left it."""


class _Checkpoint(NamedTuple):
    folder: Path
    state: CheckpointState

    def tensors(self, file: str) -> dict[str, Tensor]:
        return read_tensors(self.folder, file, self.state)


def open_sitting(
    run: RunFolder,
    cache: PictureCache,
    *,
    plugins: Plugins,
    spare_cores: int,
    footing: Footing | None = None,
) -> Sitting:
    """Begin a run, or take it up where its last checkpoint stands.

    Args:
        run: The run's folder, held by the caller.
        cache: The prepared pictures.
        plugins: Where augmentations and samplers come from.
        spare_cores: Cores left to others.
        footing: What to learn from; the pictures themselves if not given.

    Raises:
        SfumatoError: If the config does not fit the pictures, no checkpoint can be used, or the
            disk has no room for another.
    """
    sampling = run.config.sampling
    sampler = plugins.samplers.build(sampling.sampler, sampling.sampler_settings)
    last = _last_checkpoint(run)
    footing = footing or on_pictures(cache)
    spec, denoiser = _network(run, footing, last)
    objective = objective_for(run.config, denoiser, sigma_data=spec.sigma_data)
    changes = _changes(run, cache, last) if last else ()
    require_space_for(denoiser, run)
    average = copy.deepcopy(denoiser).eval().requires_grad_(requires_grad=False)
    if last:
        average.load_state_dict(last.tensors(AVERAGE))
    second_average = _second_average(run.config, average, last)
    device = torch.device(device_kind(run.config.device))
    for module in filter(None, (denoiser, average, second_average, footing.space)):
        module.to(device)
    if device.type == "cpu":
        attend_plainly_to_few(denoiser)
    augmenter = _augmenter(run.config, plugins)
    source = PictureSource(footing.learning_set.train_pictures, footing.learning_set.train_labels)
    updater = Updater(
        run.config,
        denoiser,
        source,
        space=footing.space,
        objective=objective,
        augmenter=augmenter,
        plan=_plan_to_try(device),
    )
    updater.plan = _plan(updater, run.config, last, spare_cores=spare_cores)
    apply_plan(updater.plan, is_deterministic=run.config.is_deterministic)
    denoiser.train()
    if last and OPTIMIZER in last.state.sha256_by_file:
        restore_optimizer(updater.optimizer, last.tensors(OPTIMIZER), device=device)
    return Sitting(
        clock=_clock(last.state) if last else Clock(),
        spec=spec,
        denoiser=denoiser,
        average=average,
        second_average=second_average,
        objective=objective,
        updater=updater,
        augmenter=augmenter,
        sampler=sampler,
        footing=footing,
        checkpoint=last.folder if last else None,
        changes=changes,
    )


def _last_checkpoint(run: RunFolder) -> _Checkpoint | None:
    folder = usable_checkpoint(run)
    return _Checkpoint(folder, read_state(folder)) if folder else None


def _clock(state: CheckpointState) -> Clock:
    facts = state.facts
    return Clock(facts.step, facts.images_seen, state.images_total, state.elapsed_s)


def _network(
    run: RunFolder, footing: Footing, last: _Checkpoint | None
) -> tuple[NetworkSpec, PreconditionedDenoiser]:
    """Give the network with the checkpoint's weights, or with the random ones of the run's seed."""
    config, learning_set = run.config, footing.learning_set
    classes = learning_set.classes if config.data.use_classes else ()
    torch.manual_seed(config.seed)
    if last is None:
        spec = spec_from_config(
            config,
            channels=learning_set.channels,
            classes=classes,
            sigma_data=learning_set.sigma_data,
            size_px=learning_set.size_px,
            latents=footing.latents,
        )
        save_spec(run.folder, spec)
        return spec, build_denoiser(spec)
    spec = load_spec(run.folder)
    require_fit(spec, channels=learning_set.channels, classes=classes)
    denoiser = build_denoiser(spec)
    denoiser.load_state_dict(last.tensors(WEIGHTS))
    return spec, denoiser


def _second_average(
    config: RunConfig, average: PreconditionedDenoiser, last: _Checkpoint | None
) -> PreconditionedDenoiser | None:
    """Give the second average as the checkpoint left it, or one that starts with the run.

    A run that began without one cannot get one halfway: its past is gone.
    """
    is_fresh = last is None or last.state.facts.step == 0
    is_kept = last is not None and SECOND_AVERAGE in last.state.sha256_by_file
    is_wanted = config.ema.snapshots and config.ema.second_length != config.ema.length
    if not is_wanted or not (is_fresh or is_kept):
        return None
    second = copy.deepcopy(average)
    if last is not None and is_kept:
        second.load_state_dict(last.tensors(SECOND_AVERAGE))
    return second


def _changes(
    run: RunFolder, cache: PictureCache, last: _Checkpoint
) -> tuple[IncidentReported, ...]:
    """Set damaged checkpoints aside, and tell what is not as the last sitting left it."""
    facts = last.state.facts
    hint = f"The run goes on from {facts.images_seen:,} images; the damaged one is kept aside."
    told = [(failure.message, hint) for failure in set_damaged_aside(run, last.folder)]
    if facts.dataset_sha256 not in ("", cache.fingerprint):
        message = (
            f"Dataset “{run.config.data.dataset}” has changed: the run has learnt from "
            f"{facts.pictures:,} pictures so far, and goes on with {len(cache.train_pictures):,}."
        )
        hint = "Nothing to do if you meant it; its losses before and after do not compare."
        told.append((message, hint))
    return tuple(
        IncidentReported(kind="storage", images_seen=facts.images_seen, message=message, hint=hint)
        for message, hint in told
    )


def _augmenter(config: RunConfig, plugins: Plugins) -> Augmenter:
    return Augmenter(
        {
            name: plugins.augmentations.build(name, settings)
            for name, settings in config.augmentations.items()
        }
    )


def _plan_to_try(device: torch.device) -> DevicePlan:
    """Give the plan that stands until the sitting's own is known."""
    kind = device.type
    return DevicePlan(kind=kind, name=device_name(kind), precision="fp32", threads=1)


def _plan(
    updater: Updater, config: RunConfig, last: _Checkpoint | None, *, spare_cores: int
) -> DevicePlan:
    """Give the checkpoint's plan on the device it was made for; elsewhere the fastest one."""
    here, known = updater.plan, last.state.plan if last else None
    if known is not None and (known.kind, known.name) == (here.kind, here.name):
        return known
    return choose_plan(config, spare_cores=spare_cores, trial=updater.try_out)

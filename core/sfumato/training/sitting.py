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
from sfumato.data.learning_set import LearningSet
from sfumato.device import DevicePlan, apply_plan, choose_plan, device_kind, device_name
from sfumato.diffusion.preconditioning import PreconditionedDenoiser
from sfumato.diffusion.sampler import Sampler
from sfumato.events import IncidentReported
from sfumato.nn.backbone import attend_plainly_to_few
from sfumato.nn.checkpoint import (
    AVERAGE,
    OPTIMIZER,
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
    LatentSpec,
    NetworkSpec,
    build_denoiser,
    load_spec,
    require_fit,
    save_spec,
    spec_from_config,
)
from sfumato.nn.picture_space import PictureSpace
from sfumato.plugins import Plugins
from sfumato.run_folder import RunFolder
from sfumato.training.augmentation import Augmenter
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
    updater: Updater
    augmenter: Augmenter
    """The updater's, asked for the plugins that failed."""
    sampler: Sampler
    space: PictureSpace
    """Where the network works, on its device."""
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
    cache: LearningSet,
    *,
    space: PictureSpace,
    latents: LatentSpec | None = None,
    plugins: Plugins,
    spare_cores: int,
) -> Sitting:
    """Begin a run, or take it up where its last checkpoint stands.

    Args:
        run: The run's folder, held by the caller.
        cache: The prepared pictures, or latents of them.
        space: What the network sees of them.
        latents: How the space is described on disk, where it is one of latents.
        plugins: Where augmentations and samplers come from.
        spare_cores: Cores left to others.

    Raises:
        SfumatoError: If the config does not fit the pictures, no checkpoint can be used, or the
            disk has no room for another.
    """
    sampling = run.config.sampling
    sampler = plugins.samplers.build(sampling.sampler, sampling.sampler_settings)
    last = _last_checkpoint(run)
    spec, denoiser = _network(run, cache, last, latents=latents)
    changes = _changes(run, cache, last) if last else ()
    require_space_for(denoiser, run)
    average = copy.deepcopy(denoiser).eval().requires_grad_(requires_grad=False)
    if last:
        average.load_state_dict(last.tensors(AVERAGE))
    device = torch.device(device_kind(run.config.device))
    denoiser.to(device)
    average.to(device)
    space.to(device)
    if device.type == "cpu":
        attend_plainly_to_few(denoiser)
    augmenter = _augmenter(run.config, plugins)
    source = PictureSource(cache.train_pictures, cache.train_labels)
    updater = Updater(
        run.config,
        denoiser,
        source,
        space=space,
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
        updater=updater,
        augmenter=augmenter,
        sampler=sampler,
        space=space,
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
    run: RunFolder, cache: LearningSet, last: _Checkpoint | None, *, latents: LatentSpec | None
) -> tuple[NetworkSpec, PreconditionedDenoiser]:
    """Give the network with the checkpoint's weights, or with the random ones of the run's seed."""
    config = run.config
    classes = cache.classes if config.data.use_classes else ()
    torch.manual_seed(config.seed)
    if last is None:
        spec = spec_from_config(
            config,
            channels=cache.channels,
            classes=classes,
            sigma_data=cache.sigma_data,
            size_px=cache.size_px,
            latents=latents,
        )
        save_spec(run.folder, spec)
        return spec, build_denoiser(spec)
    spec = load_spec(run.folder)
    require_fit(spec, channels=cache.channels, classes=classes)
    denoiser = build_denoiser(spec)
    denoiser.load_state_dict(last.tensors(WEIGHTS))
    return spec, denoiser


def _changes(run: RunFolder, cache: LearningSet, last: _Checkpoint) -> tuple[IncidentReported, ...]:
    """Set damaged checkpoints aside, and tell what is not as the last sitting left it."""
    facts = last.state.facts
    hint = f"The run goes on from {facts.images_seen:,} images; the damaged one is kept aside."
    told = [(failure.message, hint) for failure in set_damaged_aside(run, last.folder)]
    if facts.dataset_sha256 not in ("", cache.fingerprint):
        message = (
            f"Dataset “{run.config.data.dataset}” has changed: the run has learnt from "
            f"{facts.pictures:,} pictures so far, and goes on with {cache.picture_count:,}."
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

"""Setup of a training session, from scratch or from the last checkpoint.

A training session is the part of a run that one process trains. `set_up_training` builds everything
the first update of a session needs: networks, optimizer, plan, and clock, either new or restored
from the last checkpoint.
"""

import copy
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import torch

from sfumato.checkpoints.checkpoint import (
    AVERAGE,
    OPTIMIZER,
    SECOND_AVERAGE,
    WEIGHTS,
    Checkpoint,
    CheckpointState,
    move_damaged,
    open_checkpoint,
    require_space_for,
)
from sfumato.checkpoints.network_file import SPEC_FILE, load_spec, save_spec, unknown_fields
from sfumato.checkpoints.writing import restore_optimizer
from sfumato.config.settings import RunConfig
from sfumato.data.batches import source_on
from sfumato.data.cache import ImageCache
from sfumato.device.backend import Backend
from sfumato.device.choosing import Choice, choose_plan, confirm_plan
from sfumato.device.plan import DevicePlan, plain_plan
from sfumato.device.selection import selected
from sfumato.diffusion.preconditioning import PreconditionedDenoiser
from sfumato.latents.gaussian_file import keep_gaussian
from sfumato.messages import Text, msg
from sfumato.nn.backbone import use_plain_attention_for_few
from sfumato.nn.network import NetworkSpec, build_denoiser, require_fit, spec_from_config
from sfumato.optimization.update import Updater
from sfumato.plugins.catalog import Catalog
from sfumato.plugins.registry import Plugins
from sfumato.records.events import IncidentReported
from sfumato.records.rate_changes import RateChange, load_rate_changes
from sfumato.records.run_folder import RunFolder
from sfumato.training.augmentation import Augmenter
from sfumato.training.batches import TrainingBatches, TrainingInputs, updater_for
from sfumato.training.budget import learning_rate_at
from sfumato.training.objective import Batch, Objective, objective_for
from sfumato.training.overfitting import strength_at_start
from sfumato.training.plugin_parts import PluginParts, plugin_parts
from sfumato.training.rate_schedule import RateSchedule

__all__ = ["Networks", "Progress", "TrainingSetup", "set_up_training"]

_MOST_NAMED = 6
"""How many unused entries of a file an incident names."""


class Progress(NamedTuple):
    """The progress of a run when a training session starts."""

    step: int = 0
    images_seen: int = 0
    images_total: int = 0
    """The planned end; 0 if unknown."""
    elapsed_s: float = 0.0
    """Training time in seconds, excluding pauses."""
    has_cooled: bool = False
    """Whether the cool-down has begun."""
    augmentation_strength: float = 1.0
    """Fraction of the configured probability of conditional augmentation."""


class Networks(NamedTuple):
    """The networks of a run."""

    spec: NetworkSpec
    trained: PreconditionedDenoiser
    """The network being trained."""
    average: PreconditionedDenoiser
    """A copy of the network with the averaged weights, on the same device."""
    second_average: PreconditionedDenoiser | None
    """An average with a different `sigma_rel`; `None` unless kept for EMA reconstruction."""

    @property
    def averages(self) -> tuple[PreconditionedDenoiser, ...]:
        """The averages that exist."""
        return tuple(filter(None, (self.average, self.second_average)))


class TrainingSetup(NamedTuple):
    """Everything that the first update of a training session needs."""

    config: RunConfig
    progress: Progress
    rate_changes: tuple[RateChange, ...]
    """Manual changes of the learning rate, in order."""
    networks: Networks
    objective: Objective
    """The training objective."""
    batches: TrainingBatches
    updater: Updater[Batch]
    may_replan: bool
    """Whether the number of threads may change during the run."""
    spare_cores: int
    """Cores left for other programs if the number of threads changes."""
    plugins: Plugins
    """Plugins that may provide the run's network."""
    parts: PluginParts
    """The parts that plugins provide, and any failures to build them."""
    training_inputs: TrainingInputs
    """The training inputs, whose space is also on the device."""
    checkpoint: Path | None
    """The checkpoint that was restored; `None` for a new run."""
    changes: tuple[IncidentReported, ...]
    """Differences from the state in which the last training session ended."""

    def averages_by_length(self) -> dict[float, torch.nn.Module]:
        """Return the averages that are updated during training, keyed by their `sigma_rel`."""
        ema = self.config.ema
        found: dict[float, torch.nn.Module] = {ema.length: self.networks.average}
        if self.networks.second_average is not None:
            found[ema.second_length] = self.networks.second_average
        return found


def set_up_training(
    run: RunFolder,
    cache: ImageCache,
    training_inputs: TrainingInputs,
    *,
    plugins: Plugins,
    spare_cores: int,
) -> TrainingSetup:
    """Start a run, or resume it from its last checkpoint.

    Args:
        run: The run's folder, locked by the caller.
        cache: The prepared images.
        training_inputs: The images, or latents of them.
        plugins: The available augmentations and samplers.
        spare_cores: Cores left for other programs.

    Raises:
        SfumatoError: If the config is incompatible with the images, no checkpoint is usable, or
            there is not enough disk space for another checkpoint.
    """
    parts = plugin_parts(run.config, plugins)
    last = open_checkpoint(run, files=(WEIGHTS, AVERAGE, SECOND_AVERAGE, OPTIMIZER))
    keep_gaussian(run.folder, training_inputs.space, training_inputs.training_data.train_images)
    networks = _networks(run, training_inputs, last, plugins.backbones)
    objective = objective_for(run.config, networks.trained, sigma_data=networks.spec.sigma_data)
    changes = _changes(run, cache, last) if last else ()
    require_space_for(networks.trained, run)
    selection = selected(run.config.device)
    batches, updater = _updater(
        run.config,
        networks,
        training_inputs,
        objective=objective,
        augmenter=parts.augmenter,
        backend=selection.backend,
    )
    plan, failures = _plan(updater, run.config, last, spare_cores=spare_cores)
    updater.follow(plan)
    updater.fit_into_memory()
    for averaged in networks.averages:
        averaged.to(memory_format=plan.torch_format)
    progress = _progress(last.state if last else None, run.config, parts.schedule)
    batches.transform_strength = progress.augmentation_strength
    if last:
        changes = (*changes, *_restore(updater.optimizer, run, last))
    return TrainingSetup(
        config=run.config,
        progress=progress,
        rate_changes=load_rate_changes(run.folder),
        networks=networks,
        objective=objective,
        batches=batches,
        updater=updater,
        may_replan=_may_replan(run.config, plan),
        spare_cores=spare_cores,
        plugins=plugins,
        parts=parts,
        training_inputs=training_inputs,
        checkpoint=last.folder if last else None,
        changes=(
            *changes,
            *_incidents(parts, (*selection.problems, *failures), images_seen=progress.images_seen),
        ),
    )


def _updater(
    config: RunConfig,
    networks: Networks,
    training_inputs: TrainingInputs,
    *,
    objective: Objective,
    augmenter: Augmenter,
    backend: Backend,
) -> tuple[TrainingBatches, Updater[Batch]]:
    """Return the training batches and the updater, with everything on the device."""
    device = backend.torch_device
    if config.is_deterministic:
        backend.make_reproducible()
    training_inputs.space.to(device)
    denoiser = networks.trained.to(device).train()
    if backend.kind == "cpu":
        use_plain_attention_for_few(denoiser)
    batches = TrainingBatches(
        config,
        source_on(backend, training_inputs.training_data),
        space=training_inputs.space,
        objective=objective,
        augmenter=augmenter,
        denoiser=denoiser,
    )
    for averaged in networks.averages:
        averaged.to(device)
    plan = plain_plan(backend)
    return batches, updater_for(config, denoiser, batches, objective=objective, plan=plan)


def _progress(state: CheckpointState | None, config: RunConfig, schedule: RateSchedule) -> Progress:
    """Return the progress of a new run, or that at its last checkpoint."""
    strength = strength_at_start(config.augmentation)
    if state is None:
        return Progress(augmentation_strength=strength)
    metadata, has_cooled = state.metadata, state.has_cooled
    if has_cooled is None:
        total = state.images_total
        rate = learning_rate_at(metadata.images_seen, config, images_total=total, schedule=schedule)
        has_cooled = rate.is_cooling
    known = state.augmentation_strength
    return Progress(
        step=metadata.step,
        images_seen=metadata.images_seen,
        images_total=state.images_total,
        elapsed_s=state.elapsed_s,
        has_cooled=has_cooled,
        augmentation_strength=strength if known is None else known,
    )


def _networks(
    run: RunFolder, training_inputs: TrainingInputs, last: Checkpoint | None, backbones: Catalog
) -> Networks:
    """Return the network and its averages, either new or restored from the checkpoint."""
    spec, denoiser = _network(run, training_inputs, last, backbones)
    average = copy.deepcopy(denoiser).eval().requires_grad_(requires_grad=False)
    if last:
        average.load_state_dict(last.tensors_by_file[AVERAGE])
    return Networks(spec, denoiser, average, _second_average(run.config, average, last))


def _network(
    run: RunFolder, training_inputs: TrainingInputs, last: Checkpoint | None, backbones: Catalog
) -> tuple[NetworkSpec, PreconditionedDenoiser]:
    """Return the network with the checkpoint's weights, or newly initialized."""
    config, training_data = run.config, training_inputs.training_data
    classes = training_data.classes if config.data.use_classes else ()
    torch.manual_seed(config.seed)
    if last is None:
        spec = spec_from_config(
            config,
            image_shape=training_data.shape,
            classes=classes,
            sigma_data=training_data.sigma_data,
            latents=training_inputs.latents,
            backbones=backbones,
        )
        denoiser = build_denoiser(spec, backbones=backbones)
        save_spec(run.folder, spec)
        return spec, denoiser
    spec = load_spec(run.folder)
    require_fit(spec, channels=training_data.shape[0], classes=classes)
    denoiser = build_denoiser(spec, backbones=backbones)
    denoiser.load_state_dict(last.tensors_by_file[WEIGHTS])
    return spec, denoiser


def _second_average(
    config: RunConfig, average: PreconditionedDenoiser, last: Checkpoint | None
) -> PreconditionedDenoiser | None:
    """Return the second average, either new or restored from the checkpoint.

    A run that started without a second average cannot add one later, because its past weights no
    longer exist.
    """
    is_fresh = last is None or last.state.metadata.step == 0
    is_kept = last is not None and SECOND_AVERAGE in last.tensors_by_file
    is_wanted = config.ema.snapshots and config.ema.second_length != config.ema.length
    if not is_wanted or not (is_fresh or is_kept):
        return None
    second = copy.deepcopy(average)
    if last is not None and is_kept:
        second.load_state_dict(last.tensors_by_file[SECOND_AVERAGE])
    return second


def _changes(run: RunFolder, cache: ImageCache, last: Checkpoint) -> tuple[IncidentReported, ...]:
    """Rename damaged checkpoints, and return the changes since the last training session."""
    metadata = last.state.metadata
    hint = msg(
        "training.resumed_before_damaged_checkpoint",
        ("The run resumes at {images_seen:,} images; the damaged checkpoint was moved aside."),
        images_seen=metadata.images_seen,
    )
    reported = [(failure.message, hint) for failure in move_damaged(run, last.folder)]
    if metadata.dataset_sha256 not in ("", cache.fingerprint):
        message = msg(
            "training.dataset_has_changed",
            "Dataset “{dataset}” has changed: the run was trained on {before:,} images and "
            "continues with {now:,}.",
            dataset=run.config.data.dataset,
            before=metadata.images,
            now=len(cache.train_images),
        )
        hint = msg(
            "training.losses_do_not_compare",
            "No action is needed if this is intended; losses before and after the "
            "change are not comparable.",
        )
        reported.append((message, hint))
    return tuple(
        IncidentReported(
            kind="storage", images_seen=metadata.images_seen, message=message, hint=hint
        )
        for message, hint in reported
    )


def _restore(
    optimizer: torch.optim.Optimizer, run: RunFolder, last: Checkpoint
) -> Iterator[IncidentReported]:
    """Restore the optimizer's state, and yield incidents about entries that nothing uses."""
    yield from _ignored_entries(last, SPEC_FILE, unknown_fields(run.folder))
    tensors = last.tensors_by_file.get(OPTIMIZER, {})
    restore_optimizer(optimizer, tensors)
    count = sum(len(group["params"]) for group in optimizer.param_groups)
    known = {str(index) for index in range(count)}
    unused = sorted(name for name in tensors if name.partition(".")[0] not in known)
    yield from _ignored_entries(last, OPTIMIZER, unused)


def _ignored_entries(
    last: Checkpoint, file: str, names: Sequence[str]
) -> Iterator[IncidentReported]:
    """Yield an incident if a file contains entries that this version does not use."""
    if not names:
        return
    yield IncidentReported(
        kind="storage",
        images_seen=last.state.metadata.images_seen,
        message=msg(
            "training.entries_are_ignored",
            "“{file}” contains entries that this version of Sfumato does not use: {names}.",
            file=file,
            names=[*names[:_MOST_NAMED], *(["…"] if len(names) > _MOST_NAMED else [])],
        ),
        hint=msg(
            "training.resume_with_the_version_that_saved",
            "The run continues without them. If another version of Sfumato saved it, resume it "
            "with that version.",
        ),
    )


def _plan(
    updater: Updater[Batch], config: RunConfig, last: Checkpoint | None, *, spare_cores: int
) -> Choice:
    """Return the checkpoint's plan if it was made for this device, otherwise the fastest one.

    Settings that have changed since the checkpoint take precedence over the plan.
    """
    here, known = updater.plan, last.state.plan if last else None
    is_same_device = known is not None and (known.kind, known.name) == (here.kind, here.name)
    if known is not None and is_same_device and _is_as_set(known, config):
        known = msgspec.structs.replace(known, index=here.index)
        return confirm_plan(known, updater.try_out)
    return choose_plan(config, backend=here.backend, spare_cores=spare_cores, trial=updater.try_out)


def _is_as_set(plan: DevicePlan, config: RunConfig) -> bool:
    """Return whether a plan matches the configured precision and threads, if any."""
    return config.precision in ("auto", plan.precision) and config.threads in (0, plan.threads)


def _may_replan(config: RunConfig, plan: DevicePlan) -> bool:
    """Return whether threads may change, which changes results at the bit level."""
    return plan.kind == "cpu" and not config.threads and not config.is_deterministic


def _incidents(
    parts: PluginParts, failures: tuple[Text, ...], *, images_seen: int
) -> tuple[IncidentReported, ...]:
    """Return incidents for missing plugins and for plans that failed on the device."""
    hint = msg(
        "training.runs_without_optimization",
        ("No action is needed; the network runs without this optimization, which is slower."),
    )
    return (
        *parts.incidents(images_seen=images_seen),
        *(
            IncidentReported(kind="device", images_seen=images_seen, message=message, hint=hint)
            for message in failures
        ),
    )

"""What a run in training writes and reports: samples, measurements, checkpoints, and incidents.

The training loop calls it between updates. A full or unwritable disk is reported as an incident and
does not end the run.
"""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray
from torch import Tensor

from sfumato.checkpoints.checkpoint import (
    CheckpointState,
    checkpoint_tensors,
    remove_old_checkpoints,
    save_checkpoint,
)
from sfumato.checkpoints.writing import BackgroundTask, HostCopies
from sfumato.data.cache import ImageCache
from sfumato.device.memory import explain_device_errors, retried
from sfumato.diffusion.preconditioning import PreconditionedDenoiser
from sfumato.errors import CheckpointError, MemoryShortageError, PluginError, SfumatoError
from sfumato.evaluation.validation import loss_by_sigma, loss_gap, mean_as_in_training
from sfumato.generation.batches import class_names_for, generate_images
from sfumato.generation.grid import save_grid
from sfumato.generation.loading import load_guide
from sfumato.generation.trained_model import TrainedModel
from sfumato.messages import Message, Text, msg
from sfumato.optimization.results import MemoryWatch
from sfumato.records.events import (
    AugmentationChanged,
    CheckpointSaved,
    IncidentReported,
    LearningRateChanged,
    Progressed,
    QualityMeasured,
    RunStarted,
    SamplesGenerated,
    ValidationMeasured,
)
from sfumato.records.metadata import ModelMetadata
from sfumato.records.rate_changes import (
    RateChange,
    save_rate_changes,
    with_change,
)
from sfumato.records.run_files import numbered_name
from sfumato.records.run_folder import RunFolder
from sfumato.system.work_clock import WorkClock
from sfumato.training.overfitting import OverfittingWatch
from sfumato.training.quality import QualityMeter
from sfumato.training.setup import TrainingSetup
from sfumato.training.snapshots import SnapshotKeeper
from sfumato.training.state import TrainingState

__all__ = ["TrainingReporter"]

E = TypeVar("E")

_LOWER = 10.0
"""Factor by which to lower a learning rate that led to non-finite gradients."""


class TrainingReporter:
    """Writes and reports the state of a run in one training session.

    Args:
        run: The run's folder, locked by the caller.
        cache: The prepared images.
        setup: The result of `set_up_training` for the run and the cache.
        state: The state of the run.
        work_clock: Measures training time; must already be running.
    """

    def __init__(
        self,
        run: RunFolder,
        cache: ImageCache,
        setup: TrainingSetup,
        state: TrainingState,
        *,
        work_clock: WorkClock,
    ) -> None:
        self.run = run
        self._cache = cache
        self._setup = setup
        self._state = state
        averages = setup.averages_by_length()
        self._snapshots = SnapshotKeeper(
            run, averages if len(averages) > 1 else {}, images_seen=state.images_seen
        )
        self._overfitting = OverfittingWatch(state.config.augmentation)
        self._quality = QualityMeter(
            cache, share=state.config.report.quality_share, work_clock=work_clock
        )
        self._memory = MemoryWatch(setup.updater)
        self._incidents = list(setup.changes)
        self._saved = setup.checkpoint
        self._sampler = setup.parts.sampler
        self._writing: BackgroundTask[CheckpointSaved] = BackgroundTask()
        self._copies = HostCopies(state.plan.backend)
        self._stall_s = 0.0

    @property
    def lower_rate(self) -> float:
        """A learning rate to try if the current rate is too high."""
        return self._state.peak_learning_rate / _LOWER

    def recovery_hint(self, *, has_learned: bool) -> Message:
        """Return a hint on how to continue after non-finite gradients.

        Args:
            has_learned: Whether any gradient was finite in this session.
        """
        run, options = self.run, f"--set optimizer.learning_rate={self.lower_rate:g}"
        if self._setup.checkpoint is not None and not has_learned:
            config = self._state.config
            return msg(
                "training.train_new_run_with_lower_rate",
                "The last checkpoint fails in the same way; train a new run with a lower "
                "learning rate: sfumato train PROJECT --data {dataset} --preset {preset} "
                "{options}",
                dataset=config.data.dataset,
                preset=config.preset,
                options=options,
            )
        if self._state.plan.precision != "fp32":
            options = f"{options} --set precision=fp32"
        return msg(
            "training.resume_with_lower_rate",
            "Resume it with a lower learning rate: sfumato resume PROJECT {run_id} {options}",
            run_id=run.run_id,
            options=options,
        )

    def change_rate(self, learning_rate: float) -> LearningRateChanged | IncidentReported:
        """Change the learning rate and record the change.

        If the disk is full or not writable, the rate stays unchanged and an incident is returned.
        """
        state, before = self._state, self._state.peak_learning_rate
        change = RateChange(images_seen=state.images_seen, learning_rate=learning_rate)
        changes = with_change(state.rate_changes, change)
        try:
            save_rate_changes(self.run.folder, changes)
        except SfumatoError as error:
            message = msg(
                "training.learning_rate_not_changed",
                "Cannot change the learning rate. {reason}",
                reason=error.message,
            )
            return self._state.incident("storage", message, error.hint)
        state.rate_changes = changes
        return LearningRateChanged(
            images_seen=state.images_seen, before=before, learning_rate=learning_rate
        )

    @property
    def may_overfit(self) -> bool:
        """Whether a check for overfitting is due."""
        state = self._state
        is_due = self._overfitting.is_due(state.images_seen, batch_size=state.config.batch_size)
        return is_due and not state.has_cooled

    def watch_overfitting(self) -> Iterator[AugmentationChanged]:
        """Check for overfitting and adapt the probability of conditional augmentation."""
        training_inputs, state = self._setup.training_inputs, self._state
        gap = loss_gap(
            self._setup.networks.average,
            training_inputs.training_data,
            space=training_inputs.space,
            plan=state.plan,
        )
        before = self._setup.batches.transform_strength
        strength = self._overfitting.strength_after(gap, before)
        yield from state.transform_with(strength, gap=gap.value if gap else None)

    def keep_averages(self) -> None:
        """Save a snapshot of the averages, if due, for EMA reconstruction after training.

        A full or unwritable disk is reported as an incident and does not end the run.
        """
        state = self._state
        now, total = state.images_seen, state.budget.images_total
        if not self._snapshots.is_due(images_seen=now, images_total=total):
            return
        try:
            retried(lambda: self._snapshots.keep(images_seen=now, step=state.step))
        except SfumatoError as error:
            message = msg(
                "training.averages_not_saved",
                "Cannot save a snapshot of the averaged weights. {reason}",
                reason=error.message,
            )
            self._incidents.append(self._state.incident("storage", message, error.hint))

    def pop_incidents(self) -> list[IncidentReported]:
        """Return the incidents that occurred since the last call."""
        incidents, self._incidents = self._incidents, []
        parts = self._setup.parts
        for failure in (*parts.augmenter.pop_failures(), *parts.schedule.pop_failures()):
            hint = msg(
                "training.choose_another_for_next_run",
                ("Choose another one for the next run, or report this to the plugin's author."),
            )
            incidents.append(self._state.incident("plugin", failure, hint))
        incidents += self._memory.pop_incidents(images_seen=self._state.images_seen)
        return incidents

    def started(self) -> RunStarted:
        """Return a description of the training session."""
        state, plan = self._state, self._state.plan
        return RunStarted(
            run=self.run.run_id,
            images_seen=state.images_seen,
            images_total=state.budget.images_total,
            device=plan.name,
            precision=plan.precision,
            threads=plan.threads,
            parameters=sum(p.numel() for p in self._setup.networks.trained.parameters()),
            images=len(self._cache.train_images),
            classes=self._setup.networks.spec.classes,
            memory_format=plan.memory_format,
            is_compiled=plan.is_compiled,
            optimizer=state.config.optimizer.name,
            memory=self._setup.updater.memory,
        )

    def unless_out_of_memory(
        self, task: Text, events: Iterator[E]
    ) -> Iterator[E | IncidentReported]:
        """Yield events of a task that training can do without.

        If memory runs out, the task ends, which is reported as an incident.
        """
        try:
            with explain_device_errors():
                yield from events
        except MemoryShortageError as error:
            message = msg(
                "training.skipped_for_lack_of_memory",
                "{task} skipped: not enough memory.",
                task=task,
            )
            yield self._state.incident("out_of_memory", message, error.hint)

    def generate_samples(self, *, num_steps: int) -> Iterator[SamplesGenerated | IncidentReported]:
        """Generate and save a grid of images from the run's fixed seeds with the averaged weights.

        If configured, a second grid shows images from the current weights. A full or unwritable
        disk is reported as an incident and does not end the run.

        Args:
            num_steps: The number of sampling steps, at most the configured number.
        """
        report, count = self._state.config.report, self._state.config.report.sample_count
        if not count:
            return
        path = self.run.samples_folder / numbered_name(self._state.images_seen, ".png")
        raw_path = path.with_name(f"{path.stem}-raw.png")
        try:
            images = self._images(self._setup.networks.average, num_steps=num_steps)
            raw_images = self._raw_images(num_steps) if report.sample_raw_weights else None
        except PluginError as error:
            yield self._without_sampler(error)
            return
        try:
            columns = save_grid(path, images)
            if raw_images is not None:
                save_grid(raw_path, raw_images)
        except SfumatoError as error:
            message = msg(
                "training.samples_not_saved",
                "Cannot save the samples. {reason}",
                reason=error.message,
            )
            yield self._state.incident("storage", message, error.hint)
            return
        yield SamplesGenerated(
            images_seen=self._state.images_seen,
            path=self._relative(path),
            count=count,
            columns=columns,
            raw_path="" if raw_images is None else self._relative(raw_path),
            class_names=class_names_for(range(count), self._setup.networks.spec.classes),
        )

    def _images(self, denoiser: PreconditionedDenoiser, *, num_steps: int) -> NDArray[np.uint8]:
        """Generate images from the run's fixed seeds, `(N, H, W, C)`."""
        sampling = replace(self._state.config.sampling, num_steps=num_steps)
        model = self._model_of(denoiser).sampled_by(self._sampler, sampling)
        return generate_images(model, range(self._state.config.report.sample_count))

    def _raw_images(self, num_steps: int) -> NDArray[np.uint8]:
        """Generate images from the same seeds with the current weights, `(N, H, W, C)`."""
        denoiser = self._setup.networks.trained
        try:
            return self._images(denoiser.eval(), num_steps=num_steps)
        finally:
            denoiser.train()

    def _without_sampler(self, error: PluginError) -> IncidentReported:
        """Replace a failed sampler for the rest of this training session."""
        self._sampler = self._setup.parts.stand_in
        message = msg(
            "training.sampler_replaced",
            "{reason} Samples are generated with the default sampler from now on.",
            reason=error.message,
        )
        return self._state.incident("plugin", message, error.hint)

    def validate(self) -> Iterator[ValidationMeasured]:
        """Measure the averaged model on held-out images, unless the loss is meaningless."""
        if not len(self._cache.held_out_images) or not self._setup.objective.measures_denoising:
            return
        training_inputs = self._setup.training_inputs
        by_sigma = loss_by_sigma(
            self._setup.networks.average,
            training_inputs.training_data,
            space=training_inputs.space,
            plan=self._state.plan,
        )
        yield ValidationMeasured(
            images_seen=self._state.images_seen,
            loss=mean_as_in_training(by_sigma, self._setup.networks.average.preconditioning),
            loss_by_sigma={f"{sigma:g}": loss for sigma, loss in by_sigma.items()},
        )

    def measure_quality(self) -> Iterator[Progressed | QualityMeasured | IncidentReported]:
        """Compare images of the averaged model with real ones, if due."""
        state, seen, elapsed_s = self._state, self._state.images_seen, self._state.clock.elapsed_s
        if seen == 0:
            return  # the model is untrained, and its throughput is unknown
        yield from self._quality.measure(
            self._averaged_model(),
            passed_s=elapsed_s - state.clock.before_s,
            remaining_s=elapsed_s * max(0, state.budget.images_total - seen) / seen,
        )

    def save(self) -> CheckpointSaved:
        """Write a checkpoint, and remove old checkpoints.

        If the checkpoint already exists, for example when a pause is followed by a stop, it is not
        written again.

        Raises:
            SfumatoError: If the disk is full or not writable.
        """
        state = self._state
        if self._saved is None or int(self._saved.name) != state.images_seen:
            saving = self._checkpoint_state()
            self._saved = retried(lambda: save_checkpoint(self.run, saving, self._tensors()))
            remove_old_checkpoints(self.run, keep=state.config.report.keep_checkpoints)
        return self._saved_event(state.images_seen, state.step, self._saved)

    def begin_saving(self) -> Iterator[CheckpointSaved | IncidentReported]:
        """Copy the state in memory, and let a thread write it as a checkpoint.

        If the thread still writes the last one, nothing is done: the disk cannot keep up.
        """
        yield from self.pop_saved()
        if self._writing.is_busy:
            return
        state, started_s = self._checkpoint_state(), self._state.clock.elapsed_s
        keep = self._state.config.report.keep_checkpoints
        try:
            copies = retried(lambda: self._copies.take(self._tensors()))
        except MemoryShortageError as error:
            yield self._not_saved(error)
            return
        self._stall_s = self._state.clock.elapsed_s - started_s

        def write() -> CheckpointSaved:
            folder = save_checkpoint(self.run, state, copies)
            remove_old_checkpoints(self.run, keep=keep)
            self._saved = folder
            return self._saved_event(state.metadata.images_seen, state.metadata.step, folder)

        self._writing.start(lambda: retried(write))

    def pop_saved(self) -> Iterator[CheckpointSaved | IncidentReported]:
        """Yield the checkpoint that the thread has finished since the last call, if any."""
        yield from self._outcome(self._writing.finished)

    def finish_saving(self) -> Iterator[CheckpointSaved | IncidentReported]:
        """Wait for the thread, and yield its checkpoint."""
        yield from self._outcome(self._writing.wait)

    @property
    def save_cost_s(self) -> float:
        """What a checkpoint costs: the wait for its copy, and the thread's processor time."""
        return self._stall_s + self._writing.cost_s

    def close(self) -> None:
        """Wait for the thread; its checkpoint is complete even if nothing reports it."""
        with contextlib.suppress(SfumatoError):
            self._writing.wait()

    def _outcome(
        self, outcome: Callable[[], CheckpointSaved | None]
    ) -> Iterator[CheckpointSaved | IncidentReported]:
        try:
            saved = outcome()
        except SfumatoError as error:
            yield self._not_saved(error)
        else:
            yield from [saved] if saved else []

    def _saved_event(self, images_seen: int, step: int, folder: Path) -> CheckpointSaved:
        return CheckpointSaved(images_seen=images_seen, step=step, path=self._relative(folder))

    def save_if_possible(self) -> CheckpointSaved | IncidentReported:
        """Write a checkpoint, or return an incident; see `save`."""
        try:
            return self.save()
        except SfumatoError as error:  # a full disk need not end the run
            return self._not_saved(error)

    def _not_saved(self, error: SfumatoError) -> IncidentReported:
        message = msg(
            "training.checkpoint_not_saved",
            "Cannot save a checkpoint. {reason}",
            reason=error.message,
        )
        return self._state.incident("storage", message, error.hint)

    def _checkpoint_state(self) -> CheckpointState:
        return CheckpointState(
            metadata=self._metadata_fields(),
            images_total=self._state.budget.images_total,
            elapsed_s=self._state.clock.elapsed_s,
            plan=self._state.plan,
            has_cooled=self._state.has_cooled,
            augmentation_strength=self._setup.batches.transform_strength,
        )

    def _tensors(self) -> dict[str, dict[str, Tensor]]:
        networks = self._setup.networks
        return checkpoint_tensors(
            networks.trained,
            networks.average,
            second_average=networks.second_average,
            optimizer=self._setup.updater.optimizer,
        )

    def _averaged_model(self) -> TrainedModel:
        return self._model_of(self._setup.networks.average)

    def _model_of(self, denoiser: PreconditionedDenoiser) -> TrainedModel:
        """Return a model to sample from, with its guide checkpoint if available."""
        guide = None
        with contextlib.suppress(CheckpointError):  # samples without guidance are better than none
            guide = load_guide(
                self.run,
                self._state.config.sampling,
                images_seen=self._state.images_seen,
                device=self._state.plan.device,
                plugins=self._setup.plugins,
            )
        return TrainedModel(
            denoiser,
            self._metadata_fields(),
            sampler=self._sampler,
            guide=guide,
            space=self._setup.training_inputs.space,
        )

    def _metadata_fields(self) -> ModelMetadata:
        latents = self._setup.networks.spec.latents
        return ModelMetadata(
            run=self.run.run_id,
            images_seen=self._state.images_seen,
            step=self._state.step,
            weights_sha256="",
            autoencoder_sha256=latents.autoencoder_sha256 if latents else "",
            shape=self._setup.training_inputs.space.pixel_shape,
            classes=self._setup.networks.spec.classes,
            sigma_data=self._setup.networks.spec.sigma_data,
            images=len(self._cache.train_images),
            dataset_sha256=self._cache.fingerprint,
            config=self._state.config,
            base=self._setup.networks.spec.base,
        )

    def _relative(self, path: Path) -> str:
        return path.relative_to(self.run.folder).as_posix()

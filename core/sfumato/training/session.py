"""A training session: updates, samples, measurements, and checkpoints of a run.

The training loop drives it, and calls all methods other than `update` between updates.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from sfumato.checkpoints.checkpoint import CheckpointState, remove_old_checkpoints, save_checkpoint
from sfumato.data.cache import ImageCache
from sfumato.device import DevicePlan, choose_threads
from sfumato.diffusion.preconditioning import PreconditionedDenoiser
from sfumato.errors import CheckpointError, PluginError, SfumatoError
from sfumato.evaluation.validation import loss_by_sigma, loss_gap, mean_as_in_training
from sfumato.generation.batches import generate_images
from sfumato.generation.grid import save_grid
from sfumato.generation.loading import load_guide
from sfumato.generation.trained_model import TrainedModel
from sfumato.messages import Message, Text, msg
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
    load_rate_changes,
    rate_after,
    save_rate_changes,
    with_change,
)
from sfumato.records.run_files import numbered_name
from sfumato.records.run_folder import RunFolder
from sfumato.system.work_clock import WorkClock
from sfumato.training.budget import Budget, LearningRate, learning_rate_at
from sfumato.training.ema import PowerEma
from sfumato.training.overfitting import OverfittingWatch
from sfumato.training.quality import QualityMeter
from sfumato.training.setup import TrainingSetup
from sfumato.training.snapshots import SnapshotKeeper
from sfumato.training.throughput import ThroughputMonitor
from sfumato.training.update import UpdateResult

__all__ = ["TrainingSession"]

_LOWER = 10.0
"""Factor by which to lower a learning rate that led to non-finite gradients."""


class TrainingSession:
    """One training session of a run; its clock starts immediately.

    Args:
        run: The run's folder, locked by the caller.
        cache: The prepared images.
        setup: The result of `set_up_training` for the run and the cache.
        work_clock: Measures training time; must already be running.

    Raises:
        SfumatoError: If neither images nor minutes limit the run, or its record is damaged.
    """

    def __init__(
        self, run: RunFolder, cache: ImageCache, setup: TrainingSetup, *, work_clock: WorkClock
    ) -> None:
        clock = setup.clock
        self.run = run
        self.config = run.config
        self.step = clock.step
        self.images_seen = clock.images_seen
        self.budget = Budget(
            run.config,
            images_total=clock.images_total,
            images_seen=clock.images_seen,
            elapsed_s=clock.elapsed_s,
        )
        self._cache = cache
        self._setup = setup
        averages = setup.averages_by_length(run.config.ema)
        self._emas = [
            PowerEma(setup.denoiser, average, length=length) for length, average in averages.items()
        ]
        self._snapshots = SnapshotKeeper(
            run, averages if len(averages) > 1 else {}, images_seen=clock.images_seen
        )
        self._overfitting = OverfittingWatch(run.config.augmentation)
        setup.updater.transform_strength = clock.augmentation_strength
        self._micro_batch_size = setup.updater.micro_batch_size
        self._rate_changes = load_rate_changes(run.folder)
        self._quality = QualityMeter(
            cache, share=run.config.report.quality_share, work_clock=work_clock
        )
        self._incidents = list(setup.changes)
        self._throughput = ThroughputMonitor(
            clock.images_seen / clock.elapsed_s if clock.elapsed_s else 0.0
        )
        self.has_cooled = clock.has_cooled
        """Whether the cool-down has begun."""
        self._saved = setup.checkpoint
        self._sampler = setup.parts.sampler
        self._work_clock = work_clock
        self._started_s = work_clock.read()

    @property
    def plan(self) -> DevicePlan:
        """Device, precision, and threads of this training session."""
        return self._setup.updater.plan

    @property
    def elapsed_s(self) -> float:
        """Training time across all sessions in seconds, excluding pauses and freezes."""
        return self._setup.clock.elapsed_s + self._work_clock.read() - self._started_s

    @property
    def peak_learning_rate(self) -> float:
        """The learning rate between warm-up and cool-down, at this point of the run."""
        configured = self.config.optimizer.learning_rate
        return rate_after(self._rate_changes, self.images_seen, configured=configured)

    @property
    def lower_rate(self) -> float:
        """A learning rate to try if the current rate is too high."""
        return self.peak_learning_rate / _LOWER

    def recovery_hint(self, *, has_learned: bool) -> Message:
        """Return a hint on how to continue after non-finite gradients.

        Args:
            has_learned: Whether any gradient was finite in this session.
        """
        run, options = self.run, f"--set optimizer.learning_rate={self.lower_rate:g}"
        if self._setup.checkpoint is not None and not has_learned:
            config = self.config
            return msg(
                "training.train_new_run_with_lower_rate",
                "The last checkpoint fails in the same way; train a new run with a lower "
                "learning rate: sfumato train PROJECT --data {dataset} --preset {preset} "
                "{options}",
                dataset=config.data.dataset,
                preset=config.preset,
                options=options,
            )
        if self.plan.precision != "fp32":
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
        before = self.peak_learning_rate
        change = RateChange(images_seen=self.images_seen, learning_rate=learning_rate)
        changes = with_change(self._rate_changes, change)
        try:
            save_rate_changes(self.run.folder, changes)
        except SfumatoError as error:
            message = msg(
                "training.learning_rate_not_changed",
                "Cannot change the learning rate. {reason}",
                reason=error.message,
            )
            return self._incident("storage", message, error.hint)
        self._rate_changes = changes
        return LearningRateChanged(
            images_seen=self.images_seen, before=before, learning_rate=learning_rate
        )

    def leave_out(self, seconds: float) -> None:
        """Exclude a pause, measured as a difference of `elapsed_s`, from the training time."""
        self._work_clock.leave_out(seconds)

    def learning_rate(self) -> LearningRate:
        """Return the learning rate of the next update."""
        return learning_rate_at(
            self.images_seen,
            self.config,
            images_total=self.budget.images_total,
            peak=self.peak_learning_rate,
            schedule=self._setup.parts.schedule,
        )

    def update(self, *, learning_rate: float) -> UpdateResult:
        """Train on the next batch, advance the clock, and re-estimate the end.

        The averages are always updated, because a skipped update leaves the weights unchanged.
        """
        self._setup.objective.progress = self.images_seen / max(1, self.budget.images_total)
        result = self._setup.updater.update(self.images_seen, learning_rate=learning_rate)
        self.images_seen = result.images_seen
        self.step += 1
        for ema in self._emas:
            ema.update(step=self.step)
        self.budget.update(images_seen=self.images_seen, elapsed_s=self.elapsed_s)
        return result

    def keep_throughput(self, interval: tuple[int, float]) -> Iterator[IncidentReported]:
        """Redetermine the number of threads if training has slowed down.

        Args:
            interval: Images trained on and seconds elapsed since the last call.
        """
        setup, throughput = self._setup, self._throughput
        if not setup.may_replan or not throughput.is_due(interval, elapsed_s=self.elapsed_s):
            return
        before, usual = self.plan, throughput.usual
        plan = choose_threads(before, spare_cores=setup.spare_cores, trial=setup.updater.try_out)
        setup.updater.follow(plan)
        throughput.tried(has_slowed_down=plan.threads == 1, elapsed_s=self.elapsed_s)
        if plan.threads != before.threads:
            message = msg(
                "training.threads_changed",
                "Throughput fell from {usual:,.0f} to {now:,.0f} images/s; training switched from "
                "{before} to {threads} CPU threads, which is faster now.",
                threads=plan.threads,
                before=before.threads,
                now=throughput.now,
                usual=usual,
            )
            hint = msg(
                "training.other_programs_use_the_cpu",
                "No action is needed; other programs are using the CPU.",
            )
            yield self._incident("device", message, hint)

    @property
    def may_overfit(self) -> bool:
        """Whether a check for overfitting is due."""
        is_due = self._overfitting.is_due(self.images_seen, batch_size=self.config.batch_size)
        return is_due and not self.has_cooled

    def watch_overfitting(self) -> Iterator[AugmentationChanged]:
        """Check for overfitting and adapt the probability of conditional augmentation."""
        training_inputs, updater = self._setup.training_inputs, self._setup.updater
        gap = loss_gap(
            self._setup.average,
            training_inputs.training_data,
            space=training_inputs.space,
            plan=self.plan,
        )
        strength = self._overfitting.strength_after(gap, updater.transform_strength)
        yield from self._transform_with(strength, gap=gap.value if gap else None)

    def train_without_augmentation(self) -> Iterator[AugmentationChanged]:
        """Turn off conditional augmentation, which the cool-down does without."""
        yield from self._transform_with(0.0, gap=None)

    def _transform_with(
        self, strength: float, *, gap: float | None
    ) -> Iterator[AugmentationChanged]:
        before, most = self._setup.updater.transform_strength, self.config.augmentation.probability
        self._setup.updater.transform_strength = strength
        if most and strength != before:
            yield AugmentationChanged(
                images_seen=self.images_seen,
                before=most * before,
                probability=most * strength,
                gap=gap,
            )

    def keep_averages(self) -> None:
        """Save a snapshot of the averages, if due, for EMA reconstruction after training.

        A full or unwritable disk is reported as an incident and does not end the run.
        """
        now = self.images_seen
        if not self._snapshots.is_due(images_seen=now, images_total=self.budget.images_total):
            return
        try:
            self._snapshots.keep(images_seen=now, step=self.step)
        except SfumatoError as error:
            message = msg(
                "training.averages_not_saved",
                "Cannot save a snapshot of the averaged weights. {reason}",
                reason=error.message,
            )
            self._incidents.append(self._incident("storage", message, error.hint))

    def pop_incidents(self) -> list[IncidentReported]:
        """Return the incidents that occurred since the last call."""
        incidents, self._incidents = self._incidents, []
        parts = self._setup.parts
        for failure in (*parts.augmenter.pop_failures(), *parts.schedule.pop_failures()):
            hint = msg(
                "training.choose_another_for_next_run",
                ("Choose another one for the next run, or report this to the plugin's author."),
            )
            incidents.append(self._incident("plugin", failure, hint))
        if self._setup.updater.micro_batch_size < self._micro_batch_size:
            self._micro_batch_size = self._setup.updater.micro_batch_size
            count = self._micro_batch_size
            message = msg(
                "training.micro_batch_reduced",
                "Out of memory; training continues with micro-batches of {n} images.",
                one="Out of memory; training continues with micro-batches of 1 image.",
                n=count,
            )
            hint = msg(
                "training.smaller_preset_is_faster",
                "No action is needed; a smaller preset would train faster.",
            )
            incidents.append(self._incident("out_of_memory", message, hint))
        return incidents

    def started(self) -> RunStarted:
        """Return a description of the training session."""
        return RunStarted(
            run=self.run.run_id,
            images_seen=self.images_seen,
            images_total=self.budget.images_total,
            device=self.plan.name,
            precision=self.plan.precision,
            threads=self.plan.threads,
            parameters=sum(p.numel() for p in self._setup.denoiser.parameters()),
            images=len(self._cache.train_images),
            classes=self._setup.spec.classes,
            memory_format=self.plan.memory_format,
            is_compiled=self.plan.is_compiled,
            optimizer=self.config.optimizer.name,
        )

    def generate_samples(self) -> SamplesGenerated | IncidentReported:
        """Generate and save a grid of images from the run's fixed seeds with the averaged weights.

        If configured, a second grid shows images from the current weights. A full or unwritable
        disk is reported as an incident and does not end the run.
        """
        count = self.config.report.sample_count
        path = self.run.samples_folder / numbered_name(self.images_seen, ".png")
        raw_path = path.with_name(f"{path.stem}-raw.png")
        try:
            images = generate_images(self._averaged_model(), range(count))
            raw_images = self._raw_images(count) if self.config.report.sample_raw_weights else None
        except PluginError as error:
            return self._without_sampler(error)
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
            return self._incident("storage", message, error.hint)
        return SamplesGenerated(
            images_seen=self.images_seen,
            path=self._relative(path),
            count=count,
            columns=columns,
            raw_path="" if raw_images is None else self._relative(raw_path),
        )

    def _raw_images(self, count: int) -> NDArray[np.uint8]:
        """Generate images from the same seeds with the current weights, `(count, H, W, C)`."""
        denoiser = self._setup.denoiser
        try:
            return generate_images(self._model_of(denoiser.eval()), range(count))
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
        return self._incident("plugin", message, error.hint)

    def validate(self) -> ValidationMeasured | None:
        """Measure the averaged model on held-out images; `None` if the loss is meaningless."""
        if not len(self._cache.held_out_images) or not self._setup.objective.measures_denoising:
            return None
        training_inputs = self._setup.training_inputs
        by_sigma = loss_by_sigma(
            self._setup.average,
            training_inputs.training_data,
            space=training_inputs.space,
            plan=self.plan,
        )
        return ValidationMeasured(
            images_seen=self.images_seen,
            loss=mean_as_in_training(by_sigma, self._setup.average.preconditioning),
            loss_by_sigma={f"{sigma:g}": loss for sigma, loss in by_sigma.items()},
        )

    def measure_quality(self) -> Iterator[Progressed | QualityMeasured | IncidentReported]:
        """Compare images of the averaged model with real ones, if due."""
        total, seen, elapsed_s = self.budget.images_total, self.images_seen, self.elapsed_s
        if seen == 0:
            return  # the model is untrained, and its throughput is unknown
        yield from self._quality.measure(
            self._averaged_model(),
            passed_s=elapsed_s - self._setup.clock.elapsed_s,
            remaining_s=elapsed_s * max(0, total - seen) / seen,
        )

    def save(self) -> CheckpointSaved:
        """Write a checkpoint, and remove old checkpoints.

        If the checkpoint already exists, for example when a pause is followed by a stop, it is not
        written again.

        Raises:
            SfumatoError: If the disk is full or not writable.
        """
        if self._saved is None or int(self._saved.name) != self.images_seen:
            self._saved = self._written()
            remove_old_checkpoints(self.run, keep=self.config.report.keep_checkpoints)
        return CheckpointSaved(
            images_seen=self.images_seen, step=self.step, path=self._relative(self._saved)
        )

    def _written(self) -> Path:
        state = CheckpointState(
            metadata=self._metadata_fields(),
            images_total=self.budget.images_total,
            elapsed_s=self.elapsed_s,
            plan=self.plan,
            has_cooled=self.has_cooled,
            augmentation_strength=self._setup.updater.transform_strength,
        )
        return save_checkpoint(
            self.run,
            state,
            model=self._setup.denoiser,
            average=self._setup.average,
            second_average=self._setup.second_average,
            optimizer=self._setup.updater.optimizer,
        )

    def _incident(
        self,
        kind: Literal["plugin", "out_of_memory", "storage", "device"],
        message: Text,
        hint: Text,
    ) -> IncidentReported:
        return IncidentReported(kind=kind, images_seen=self.images_seen, message=message, hint=hint)

    def _averaged_model(self) -> TrainedModel:
        return self._model_of(self._setup.average)

    def _model_of(self, denoiser: PreconditionedDenoiser) -> TrainedModel:
        """Return a model to sample from, with its guide checkpoint if available."""
        guide = None
        with contextlib.suppress(CheckpointError):  # samples without guidance are better than none
            guide = load_guide(
                self.run,
                self.config.sampling,
                images_seen=self.images_seen,
                device=self.plan.device,
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
        latents = self._setup.spec.latents
        return ModelMetadata(
            run=self.run.run_id,
            images_seen=self.images_seen,
            step=self.step,
            weights_sha256="",
            autoencoder_sha256=latents.autoencoder_sha256 if latents else "",
            shape=self._setup.training_inputs.space.pixel_shape,
            classes=self._setup.spec.classes,
            sigma_data=self._setup.spec.sigma_data,
            images=len(self._cache.train_images),
            dataset_sha256=self._cache.fingerprint,
            config=self.config,
            base=self._setup.spec.base,
        )

    def _relative(self, path: Path) -> str:
        return path.relative_to(self.run.folder).as_posix()

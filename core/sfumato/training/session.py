"""What can a run in training do: learn, draw, measure, save, and tell of it?

A `TrainingSession` holds what `open_sitting` made, and the clock. The loop drives it; everything
but `update` is done between updates.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from torch import nn

from sfumato.config.settings import EmaConfig
from sfumato.data.cache import PictureCache
from sfumato.device import DevicePlan, choose_threads
from sfumato.diffusion.preconditioning import PreconditionedDenoiser
from sfumato.errors import CheckpointError, PluginError, SfumatoError
from sfumato.evaluation.validation import loss_by_sigma, loss_gap, mean_as_in_training
from sfumato.events import (
    AugmentationChanged,
    CheckpointSaved,
    IncidentReported,
    LearningRateChanged,
    Progressed,
    QualityMeasured,
    RunStarted,
    SamplesDrawn,
    ValidationMeasured,
)
from sfumato.facts import ModelFacts
from sfumato.generation.draw import draw_pictures
from sfumato.generation.grid import save_grid
from sfumato.generation.loading import load_guide
from sfumato.generation.trained_model import TrainedModel
from sfumato.nn.checkpoint import CheckpointState, remove_old_checkpoints, save_checkpoint
from sfumato.rate_changes import (
    RateChange,
    load_rate_changes,
    rate_after,
    save_rate_changes,
    with_change,
)
from sfumato.run_files import numbered_name
from sfumato.run_folder import RunFolder
from sfumato.training.budget import Budget, LearningRate, learning_rate_at
from sfumato.training.ema import PowerEma
from sfumato.training.overfitting import OverfittingWatch
from sfumato.training.pace import PaceWatch
from sfumato.training.quality import QualityMeter
from sfumato.training.sitting import Sitting
from sfumato.training.snapshots import SnapshotKeeper
from sfumato.training.update import UpdateResult
from sfumato.work_clock import WorkClock

__all__ = ["TrainingSession"]

_LOWER = 10.0
"""By how much a learning rate is lowered that made gradients infinite."""


class TrainingSession:
    """One sitting of a run; its clock starts at once.

    Args:
        run: The run's folder, held by the caller.
        cache: The prepared pictures.
        sitting: What `open_sitting` made of the two.
        work_clock: Counts training time; it beats already.

    Raises:
        SfumatoError: If neither images nor minutes limit the run, or its record is damaged.
    """

    def __init__(
        self, run: RunFolder, cache: PictureCache, sitting: Sitting, *, work_clock: WorkClock
    ) -> None:
        clock = sitting.clock
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
        self._sitting = sitting
        averages = _averages(sitting, run.config.ema)
        self._emas = [
            PowerEma(sitting.denoiser, average, length=length)
            for length, average in averages.items()
        ]
        self._snapshots = SnapshotKeeper(
            run, averages if len(averages) > 1 else {}, images_seen=clock.images_seen
        )
        self._overfitting = OverfittingWatch(run.config.augmentation)
        sitting.updater.warp_strength = clock.augmentation_strength
        self._micro_batch_size = sitting.updater.micro_batch_size
        self._rate_changes = load_rate_changes(run.folder)
        self._quality = QualityMeter(
            cache, share=run.config.report.quality_share, work_clock=work_clock
        )
        self._incidents = list(sitting.changes)
        self._pace = PaceWatch(clock.images_seen / clock.elapsed_s if clock.elapsed_s else 0.0)
        self.has_cooled = clock.has_cooled
        """Whether the learning rate has begun to fall."""
        self._saved = sitting.checkpoint
        self._sampler = sitting.parts.sampler
        self._work_clock = work_clock
        self._started_s = work_clock.read()

    @property
    def plan(self) -> DevicePlan:
        """Device, precision and threads of this sitting."""
        return self._sitting.updater.plan

    @property
    def elapsed_s(self) -> float:
        """Training time so far, all sittings together, pauses and freezes not counted."""
        return self._sitting.clock.elapsed_s + self._work_clock.read() - self._started_s

    @property
    def peak_learning_rate(self) -> float:
        """What warm-up rises to and cool-down falls from, at this moment of the run."""
        configured = self.config.optimizer.learning_rate
        return rate_after(self._rate_changes, self.images_seen, configured=configured)

    @property
    def lower_rate(self) -> float:
        """A learning rate to try where this one is too high."""
        return self.peak_learning_rate / _LOWER

    def way_out_in_words(self, *, has_learned: bool) -> str:
        """Say how to go on where gradients are not finite.

        Args:
            has_learned: Whether any gradient was finite since the session began.
        """
        run, lower = self.run, f"--set optimizer.learning_rate={self.lower_rate:g}"
        if self._sitting.checkpoint is not None and not has_learned:
            config = self.config
            return (
                "Its last checkpoint leads to the same; train a new run with a lower learning "
                f"rate: sfumato train PROJECT --data {config.data.dataset} "
                f"--preset {config.preset} {lower}"
            )
        if self.plan.precision != "fp32":
            lower = f"{lower} --set precision=fp32"
        start = "from its last checkpoint" if run.checkpoints() else "from the start"
        return (
            f"Resume it {start} with a lower learning rate: "
            f"sfumato resume PROJECT {run.run_id} {lower}"
        )

    def change_rate(self, learning_rate: float) -> LearningRateChanged | IncidentReported:
        """Go on with another learning rate, and let it be part of the run's record.

        An incident if the disk is full or refuses: then all stays as it is.
        """
        before = self.peak_learning_rate
        change = RateChange(images_seen=self.images_seen, learning_rate=learning_rate)
        changes = with_change(self._rate_changes, change)
        try:
            save_rate_changes(self.run.folder, changes)
        except SfumatoError as error:
            message = f"The learning rate was not changed. {error.message}"
            return self._incident("storage", message, error.hint)
        self._rate_changes = changes
        return LearningRateChanged(
            images_seen=self.images_seen, before=before, learning_rate=learning_rate
        )

    def leave_out(self, seconds: float) -> None:
        """Do not count a pause as training time; its length is a difference of `elapsed_s`."""
        self._work_clock.leave_out(seconds)

    def learning_rate(self) -> LearningRate:
        """Give how large the next update is."""
        return learning_rate_at(
            self.images_seen,
            self.config,
            images_total=self.budget.images_total,
            peak=self.peak_learning_rate,
            schedule=self._sitting.parts.schedule,
        )

    def update(self, *, learning_rate: float) -> UpdateResult:
        """Learn from the next batch, move the clock on and plan the end anew.

        The averages take in the weights in any case: an update that was left out changed none.
        """
        self._sitting.objective.progress = self.images_seen / max(1, self.budget.images_total)
        result = self._sitting.updater.update(self.images_seen, learning_rate=learning_rate)
        self.images_seen = result.images_seen
        self.step += 1
        for ema in self._emas:
            ema.update(step=self.step)
        self.budget.update(images_seen=self.images_seen, elapsed_s=self.elapsed_s)
        return result

    def keep_pace(self, interval: tuple[int, float]) -> Iterator[IncidentReported]:
        """Try again how many threads are fastest, where the run has become slow.

        Args:
            interval: Images learnt and seconds taken since the last call.
        """
        sitting, pace = self._sitting, self._pace
        if not sitting.may_replan or not pace.is_due(interval, elapsed_s=self.elapsed_s):
            return
        before, usual = self.plan, pace.usual
        plan = choose_threads(
            before, spare_cores=sitting.spare_cores, trial=sitting.updater.try_out
        )
        sitting.updater.follow(plan)
        pace.tried(has_given_way=plan.threads == 1, elapsed_s=self.elapsed_s)
        if plan.threads != before.threads:
            message = (
                f"Training goes on with {_threads(plan)} in place of {before.threads}, which a new "
                f"trial found faster. It ran at {pace.now:,.0f} images/s, at best at {usual:,.0f}."
            )
            hint = "Nothing to do; other programs share the processor."
            yield self._incident("device", message, hint)

    @property
    def may_overfit(self) -> bool:
        """Whether it is time to look if learnt pictures are known by heart."""
        is_due = self._overfitting.is_due(self.images_seen, batch_size=self.config.batch_size)
        return is_due and not self.has_cooled

    def watch_overfitting(self) -> Iterator[AugmentationChanged]:
        """Look at that, and change pictures more or less often from now on."""
        footing, updater = self._sitting.footing, self._sitting.updater
        gap = loss_gap(
            self._sitting.average, footing.learning_set, space=footing.space, plan=self.plan
        )
        strength = self._overfitting.strength_after(gap, updater.warp_strength)
        yield from self._warp_with(strength, gap=gap.value if gap else None)

    def learn_plainly(self) -> Iterator[AugmentationChanged]:
        """Learn from pictures as they are from now on, as is due once the rate falls."""
        yield from self._warp_with(0.0, gap=None)

    def _warp_with(self, strength: float, *, gap: float | None) -> Iterator[AugmentationChanged]:
        before, most = self._sitting.updater.warp_strength, self.config.augmentation.probability
        self._sitting.updater.warp_strength = strength
        if most and strength != before:
            yield AugmentationChanged(
                images_seen=self.images_seen,
                before=most * before,
                probability=most * strength,
                gap=gap,
            )

    def keep_averages(self) -> None:
        """Keep the averages where it is time, for mixing others after training.

        An incident if the disk is full or refuses: the run may well outlive that.
        """
        now = self.images_seen
        if not self._snapshots.is_due(images_seen=now, images_total=self.budget.images_total):
            return
        try:
            self._snapshots.keep(images_seen=now, step=self.step)
        except SfumatoError as error:
            message = f"The averages were not kept. {error.message}"
            self._incidents.append(self._incident("storage", message, error.hint))

    def take_incidents(self) -> list[IncidentReported]:
        """Give what went wrong and was dealt with since the last call."""
        incidents, self._incidents = self._incidents, []
        parts = self._sitting.parts
        for failure in (*parts.augmenter.take_failures(), *parts.schedule.take_failures()):
            hint = "Choose another one for the next run, or tell the plugin's author."
            incidents.append(self._incident("plugin", failure, hint))
        if self._sitting.updater.micro_batch_size < self._micro_batch_size:
            self._micro_batch_size = self._sitting.updater.micro_batch_size
            count = self._micro_batch_size
            message = f"Memory ran out; from now on {count} pictures are learnt from at a time."
            hint = "Nothing to do; a smaller preset would be faster."
            incidents.append(self._incident("out_of_memory", message, hint))
        return incidents

    def started(self) -> RunStarted:
        """Describe the sitting."""
        return RunStarted(
            run=self.run.run_id,
            images_seen=self.images_seen,
            images_total=self.budget.images_total,
            device=self.plan.name,
            precision=self.plan.precision,
            threads=self.plan.threads,
            parameters=sum(p.numel() for p in self._sitting.denoiser.parameters()),
            pictures=len(self._cache.train_pictures),
            classes=self._sitting.spec.classes,
            memory_format=self.plan.memory_format,
            is_compiled=self.plan.is_compiled,
            optimizer=self.config.optimizer.name,
        )

    def draw_samples(self) -> SamplesDrawn | IncidentReported:
        """Draw pictures from the run's fixed seeds, with the averaged weights, into a grid.

        Where the config asks for it, a second grid shows the newest weights. An incident if the
        disk is full or refuses: the run may well outlive that.
        """
        count = self.config.report.sample_count
        path = self.run.samples_folder / numbered_name(self.images_seen, ".png")
        raw_path = path.with_name(f"{path.stem}-raw.png")
        try:
            pictures = draw_pictures(self._averaged_model(), range(count))
            raw_pictures = self._raw_pictures(count) if self.config.report.sample_raw else None
        except PluginError as error:
            return self._without_sampler(error)
        try:
            columns = save_grid(path, pictures)
            if raw_pictures is not None:
                save_grid(raw_path, raw_pictures)
        except SfumatoError as error:
            message = f"The samples were drawn but not saved. {error.message}"
            return self._incident("storage", message, error.hint)
        return SamplesDrawn(
            images_seen=self.images_seen,
            path=self._relative(path),
            count=count,
            columns=columns,
            raw_path="" if raw_pictures is None else self._relative(raw_path),
        )

    def _raw_pictures(self, count: int) -> NDArray[np.uint8]:
        """Draw the same seeds with the newest weights, as `(count, H, W, C)`."""
        denoiser = self._sitting.denoiser
        try:
            return draw_pictures(self._model_of(denoiser.eval()), range(count))
        finally:
            denoiser.train()

    def _without_sampler(self, error: PluginError) -> IncidentReported:
        """Set a sampler that failed aside for this sitting."""
        self._sampler = self._sitting.parts.stand_in
        message = f"{error.message} It is set aside: samples are drawn with the usual one from now."
        return self._incident("plugin", message, error.hint)

    def validate(self) -> ValidationMeasured | None:
        """Measure the averaged model on held-out pictures; `None` where that says nothing."""
        if not len(self._cache.held_out_pictures) or not self._sitting.objective.measures_denoising:
            return None
        footing = self._sitting.footing
        by_sigma = loss_by_sigma(
            self._sitting.average, footing.learning_set, space=footing.space, plan=self.plan
        )
        return ValidationMeasured(
            images_seen=self.images_seen,
            loss=mean_as_in_training(by_sigma, self._sitting.average.preconditioning),
            loss_by_sigma={f"{sigma:g}": loss for sigma, loss in by_sigma.items()},
        )

    def measure_quality(self) -> Iterator[Progressed | QualityMeasured | IncidentReported]:
        """Compare pictures of the averaged model with real ones, if it is time for that."""
        total, seen, elapsed_s = self.budget.images_total, self.images_seen, self.elapsed_s
        if seen == 0:
            return  # it has learnt nothing, and its speed is not known
        yield from self._quality.measure(
            self._averaged_model(),
            passed_s=elapsed_s - self._sitting.clock.elapsed_s,
            remaining_s=elapsed_s * max(0, total - seen) / seen,
        )

    def save(self) -> CheckpointSaved:
        """Write a checkpoint and remove those that are too old.

        One that stands already, as when a pause ends in a stop, is not written again.

        Raises:
            SfumatoError: If the disk is full or refuses.
        """
        if self._saved is None or int(self._saved.name) != self.images_seen:
            self._saved = self._written()
            remove_old_checkpoints(self.run, keep=self.config.report.keep_checkpoints)
        return CheckpointSaved(
            images_seen=self.images_seen, step=self.step, path=self._relative(self._saved)
        )

    def _written(self) -> Path:
        state = CheckpointState(
            facts=self._facts(),
            images_total=self.budget.images_total,
            elapsed_s=self.elapsed_s,
            plan=self.plan,
            has_cooled=self.has_cooled,
            augmentation_strength=self._sitting.updater.warp_strength,
        )
        return save_checkpoint(
            self.run,
            state,
            model=self._sitting.denoiser,
            average=self._sitting.average,
            second_average=self._sitting.second_average,
            optimizer=self._sitting.updater.optimizer,
        )

    def _incident(
        self, kind: Literal["plugin", "out_of_memory", "storage", "device"], message: str, hint: str
    ) -> IncidentReported:
        return IncidentReported(kind=kind, images_seen=self.images_seen, message=message, hint=hint)

    def _averaged_model(self) -> TrainedModel:
        return self._model_of(self._sitting.average)

    def _model_of(self, denoiser: PreconditionedDenoiser) -> TrainedModel:
        """Give a model to draw with, with its guide if it asks for one and one is kept already."""
        guide = None
        with contextlib.suppress(CheckpointError):  # samples without guidance are better than none
            guide = load_guide(
                self.run,
                self.config.sampling,
                images_seen=self.images_seen,
                device=self.plan.device,
                plugins=self._sitting.plugins,
            )
        return TrainedModel(
            denoiser,
            self._facts(),
            sampler=self._sampler,
            guide=guide,
            space=self._sitting.footing.space,
        )

    def _facts(self) -> ModelFacts:
        latents = self._sitting.spec.latents
        return ModelFacts(
            run=self.run.run_id,
            images_seen=self.images_seen,
            step=self.step,
            weights_sha256="",
            autoencoder_sha256=latents.autoencoder_sha256 if latents else "",
            channels=self._cache.channels,
            classes=self._sitting.spec.classes,
            sigma_data=self._sitting.spec.sigma_data,
            pictures=len(self._cache.train_pictures),
            dataset_sha256=self._cache.fingerprint,
            config=self.config,
        )

    def _relative(self, path: Path) -> str:
        return path.relative_to(self.run.folder).as_posix()


def _averages(sitting: Sitting, config: EmaConfig) -> dict[float, nn.Module]:
    """Give the averages that are kept up to date, by their length."""
    found: dict[float, nn.Module] = {config.length: sitting.average}
    if sitting.second_average is not None:
        found[config.second_length] = sitting.second_average
    return found


def _threads(plan: DevicePlan) -> str:
    return "1 thread" if plan.threads == 1 else f"{plan.threads} threads"

"""What can a run in training do: learn, draw, measure, save, and tell of it?

A `TrainingSession` holds what `open_sitting` made, and the clock. The loop drives it; everything
but `update` is done between updates.
"""

import time
from pathlib import Path
from typing import Literal

from sfumato.data.learning_set import LearningSet
from sfumato.device import DevicePlan
from sfumato.errors import SfumatoError
from sfumato.events import (
    CheckpointSaved,
    IncidentReported,
    RunStarted,
    SamplesDrawn,
    ValidationMeasured,
)
from sfumato.facts import ModelFacts
from sfumato.generation.draw import draw_pictures
from sfumato.generation.grid import save_grid
from sfumato.generation.trained_model import TrainedModel
from sfumato.nn.checkpoint import CheckpointState, remove_old_checkpoints, save_checkpoint
from sfumato.run_folder import RunFolder
from sfumato.training.budget import Budget
from sfumato.training.ema import PowerEma
from sfumato.training.sitting import Sitting
from sfumato.training.update import UpdateResult
from sfumato.training.validation import loss_by_sigma, mean_as_in_training

__all__ = ["TrainingSession"]


class TrainingSession:
    """One sitting of a run; its clock starts at once.

    Args:
        run: The run's folder, held by the caller.
        cache: The prepared pictures, or latents of them.
        sitting: What `open_sitting` made of the two.

    Raises:
        ConfigError: If neither images nor minutes limit the run.
    """

    def __init__(self, run: RunFolder, cache: LearningSet, sitting: Sitting) -> None:
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
        self._ema = PowerEma(sitting.denoiser, sitting.average, length=run.config.ema.length)
        self._micro_batch_size = sitting.updater.micro_batch_size
        self._incidents = list(sitting.changes)
        self._saved = sitting.checkpoint
        self._paused_s = 0.0
        self._started_s = time.monotonic()

    @property
    def plan(self) -> DevicePlan:
        """Device, precision and threads of this sitting."""
        return self._sitting.updater.plan

    @property
    def elapsed_s(self) -> float:
        """Training time so far, all sittings together, pauses not counted."""
        sitting_s = time.monotonic() - self._started_s - self._paused_s
        return self._sitting.clock.elapsed_s + sitting_s

    def leave_out(self, seconds: float) -> None:
        """Do not count a pause as training time."""
        self._paused_s += seconds

    def update(self, *, learning_rate: float) -> UpdateResult:
        """Learn from the next batch and move the clock on."""
        result = self._sitting.updater.update(self.images_seen, learning_rate=learning_rate)
        self.images_seen += self.config.batch_size
        if result.is_finite:
            self.step += 1
            self._ema.update(step=self.step)
        return result

    def take_incidents(self) -> list[IncidentReported]:
        """Give what went wrong and was dealt with since the last call."""
        incidents, self._incidents = self._incidents, []
        for failure in self._sitting.augmenter.take_failures():
            hint = "Choose another augmentation for the next run, or tell the plugin's author."
            incidents.append(self._incident("plugin", failure, hint))
        if self._sitting.updater.micro_batch_size < self._micro_batch_size:
            self._micro_batch_size = self._sitting.updater.micro_batch_size
            message = f"Memory ran out; from now on {self._micro_batch_size} pictures are learnt "
            hint = "Nothing to do; a smaller preset would be faster."
            incidents.append(self._incident("out_of_memory", message + "from at a time.", hint))
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
            pictures=self._cache.picture_count,
            classes=self._sitting.spec.classes,
        )

    def draw_samples(self) -> SamplesDrawn | IncidentReported:
        """Draw pictures from the run's fixed seeds, with the averaged weights, into a grid.

        An incident if the disk is full or refuses: the run may well outlive that.
        """
        count = self.config.report.sample_count
        pictures = draw_pictures(
            TrainedModel(
                self._sitting.average,
                self._facts(),
                sampler=self._sitting.sampler,
                space=self._sitting.space,
            ),
            range(count),
        )
        path = self.run.samples_folder / f"{self.images_seen:012d}.png"
        try:
            columns = save_grid(path, pictures)
        except SfumatoError as error:
            message = f"The samples were drawn but not saved. {error.message}"
            return self._incident("storage", message, error.hint)
        return SamplesDrawn(
            images_seen=self.images_seen, path=self._relative(path), count=count, columns=columns
        )

    def validate(self) -> ValidationMeasured | None:
        """Measure the averaged model on held-out pictures; `None` where there are none."""
        if not len(self._cache.held_out_pictures):
            return None
        by_sigma = loss_by_sigma(
            self._sitting.average, self._cache, space=self._sitting.space, plan=self.plan
        )
        return ValidationMeasured(
            images_seen=self.images_seen,
            loss=mean_as_in_training(by_sigma, self._sitting.average.preconditioning),
            loss_by_sigma={f"{sigma:g}": loss for sigma, loss in by_sigma.items()},
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
        )
        return save_checkpoint(
            self.run,
            state,
            model=self._sitting.denoiser,
            average=self._sitting.average,
            optimizer=self._sitting.updater.optimizer,
        )

    def _incident(
        self, kind: Literal["plugin", "out_of_memory", "storage"], message: str, hint: str
    ) -> IncidentReported:
        return IncidentReported(kind=kind, images_seen=self.images_seen, message=message, hint=hint)

    def _facts(self) -> ModelFacts:
        latents = self._sitting.spec.latents
        return ModelFacts(
            run=self.run.run_id,
            images_seen=self.images_seen,
            step=self.step,
            weights_sha256="",
            autoencoder_sha256=latents.autoencoder_sha256 if latents else "",
            channels=self._sitting.space.picture_shape[0],
            classes=self._sitting.spec.classes,
            sigma_data=self._sitting.spec.sigma_data,
            pictures=self._cache.picture_count,
            dataset_sha256=self._cache.fingerprint,
            config=self.config,
        )

    def _relative(self, path: Path) -> str:
        return path.relative_to(self.run.folder).as_posix()

"""What does a run in training hold, and how does it show and save itself?

A `TrainingSession` gathers model, average, optimiser, pictures and clock of one sitting. The loop
drives it; everything here is done between updates.
"""

import copy
import time
from pathlib import Path
from typing import Literal

import torch

from sfumato.config.settings import RunConfig
from sfumato.data.batches import PictureSource
from sfumato.data.cache import PictureCache
from sfumato.device import DevicePlan, apply_plan, choose_plan, device_kind, device_name
from sfumato.diffusion.preconditioning import PreconditionedDenoiser
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
from sfumato.nn.checkpoint import (
    AVERAGE,
    OPTIMIZER,
    WEIGHTS,
    CheckpointState,
    read_state,
    read_tensors,
    remove_old_checkpoints,
    require_space_for,
    restore_optimizer,
    save_checkpoint,
    set_damaged_aside,
    usable_checkpoint,
)
from sfumato.nn.network import (
    build_denoiser,
    load_spec,
    require_fit,
    save_spec,
    spec_from_config,
)
from sfumato.plugins import Plugins
from sfumato.run_folder import RunFolder
from sfumato.training.augmentation import Augmenter
from sfumato.training.budget import Budget
from sfumato.training.ema import PowerEma
from sfumato.training.update import Updater, UpdateResult
from sfumato.training.validation import loss_by_sigma, mean_as_in_training

__all__ = ["TrainingSession"]


class TrainingSession:
    """One sitting of a run, from its last checkpoint on.

    Args:
        run: The run's folder, held by the caller.
        cache: The prepared pictures.
        plugins: Where augmentations and samplers come from.
        spare_cores: Cores left to others.

    Raises:
        SfumatoError: If the config does not fit the pictures, no checkpoint can be used, or the
            disk has no room for another.
    """

    def __init__(
        self, run: RunFolder, cache: PictureCache, *, plugins: Plugins, spare_cores: int
    ) -> None:
        self.run = run
        self.config: RunConfig = run.config
        self.step = 0
        self.images_seen = 0
        self._before_s = 0.0
        self._paused_s = 0.0
        self._incidents: list[IncidentReported] = []
        self._saved: Path | None = None
        self._started = time.monotonic()
        self._cache = cache
        self._plugins = plugins
        sampling = self.config.sampling
        self._sampler = plugins.samplers.build(sampling.sampler, sampling.sampler_settings)
        self._denoiser, state = self._build(cache)
        require_space_for(self._denoiser, run)
        self._average = copy.deepcopy(self._denoiser).eval().requires_grad_(requires_grad=False)
        if state is not None:
            self._average.load_state_dict(read_tensors(self._folder(state), AVERAGE, state))
        self._ema = PowerEma(self._denoiser, self._average, length=self.config.ema.length)
        self._updater = self._make_updater(state, spare_cores)
        self._micro_batch_size = self._updater.micro_batch_size
        self.budget = Budget(
            self.config,
            images_total=state.images_total if state else 0,
            images_seen=self.images_seen,
            elapsed_s=self._before_s,
        )
        self._started = time.monotonic()

    @property
    def plan(self) -> DevicePlan:
        """Device, precision and threads of this sitting."""
        return self._updater.plan

    @property
    def elapsed_s(self) -> float:
        """Training time so far, all sittings together, pauses not counted."""
        return self._before_s + time.monotonic() - self._started - self._paused_s

    def leave_out(self, seconds: float) -> None:
        """Do not count a pause as training time."""
        self._paused_s += seconds

    def update(self, *, learning_rate: float) -> UpdateResult:
        """Learn from the next batch and move the clock on."""
        result = self._updater.update(self.images_seen, learning_rate=learning_rate)
        self.images_seen += self.config.batch_size
        if result.is_finite:
            self.step += 1
            self._ema.update(step=self.step)
        return result

    def take_incidents(self) -> list[IncidentReported]:
        """Give what went wrong and was dealt with since the last call."""
        incidents, self._incidents = self._incidents, []
        for failure in self._augmenter.take_failures():
            hint = "Choose another augmentation for the next run, or tell the plugin's author."
            incidents.append(self._incident("plugin", failure, hint))
        if self._updater.micro_batch_size < self._micro_batch_size:
            self._micro_batch_size = self._updater.micro_batch_size
            message = f"Memory ran out; from now on {self._micro_batch_size} pictures are learnt "
            hint = "Nothing to do, the result is the same; a smaller preset would be faster."
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
            parameters=sum(p.numel() for p in self._denoiser.parameters()),
            pictures=len(self._cache.train_pictures),
            classes=self._spec.classes,
        )

    def draw_samples(self) -> SamplesDrawn | IncidentReported:
        """Draw pictures from the run's fixed seeds, with the averaged weights, into a grid.

        An incident if the disk is full or refuses: the run may well outlive that.
        """
        count = self.config.report.sample_count
        pictures = draw_pictures(
            TrainedModel(self._average, self._facts(), sampler=self._sampler), range(count)
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
        by_sigma = loss_by_sigma(self._average, self._cache, plan=self.plan)
        return ValidationMeasured(
            images_seen=self.images_seen,
            loss=mean_as_in_training(by_sigma, self._average.preconditioning),
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
            model=self._denoiser,
            average=self._average,
            optimizer=self._updater.optimizer,
        )

    def _build(self, cache: PictureCache) -> tuple[PreconditionedDenoiser, CheckpointState | None]:
        folder = self._saved = usable_checkpoint(self.run)
        classes = cache.classes if self.config.data.use_classes else ()
        torch.manual_seed(self.config.seed)
        if folder is None:
            self._spec = spec_from_config(
                self.config,
                channels=cache.channels,
                classes=classes,
                sigma_data=cache.sigma_data,
            )
            save_spec(self.run.folder, self._spec)
            return build_denoiser(self._spec), None
        self._spec = load_spec(self.run.folder)
        require_fit(self._spec, channels=cache.channels, classes=classes)
        state = read_state(folder)
        denoiser = build_denoiser(self._spec)
        denoiser.load_state_dict(read_tensors(folder, WEIGHTS, state))
        self.step, self.images_seen = state.facts.step, state.facts.images_seen
        self._before_s = state.elapsed_s
        self._note_what_changed(folder, state)
        return denoiser, state

    def _note_what_changed(self, folder: Path, state: CheckpointState) -> None:
        """Keep for the stream what is not as the last sitting left it."""
        for failure in set_damaged_aside(self.run, folder):
            hint = (
                f"The run goes on from {self.images_seen:,} images; the damaged one is kept aside."
            )
            self._incidents.append(self._incident("storage", failure.message, hint))
        if state.facts.dataset_sha256 not in ("", self._cache.fingerprint):
            message = (
                f"Dataset “{self.config.data.dataset}” has changed: the run has learnt from "
                f"{state.facts.pictures:,} pictures so far, and goes on with "
                f"{len(self._cache.train_pictures):,}."
            )
            hint = "Nothing to do if you meant it; its losses before and after do not compare."
            self._incidents.append(self._incident("storage", message, hint))

    def _make_updater(self, state: CheckpointState | None, spare_cores: int) -> Updater:
        self._augmenter = Augmenter(
            {
                name: self._plugins.augmentations.build(name, settings)
                for name, settings in self.config.augmentations.items()
            }
        )
        kind = device_kind(self.config.device)
        first = DevicePlan(kind=kind, name=device_name(kind), precision="fp32", threads=1)
        self._denoiser.to(first.device)
        self._average.to(first.device)
        updater = Updater(
            self.config,
            self._denoiser,
            PictureSource(self._cache.train_pictures, self._cache.train_labels),
            augmenter=self._augmenter,
            plan=first,
        )
        known = state.plan if state else None
        if known is not None and (known.kind, known.name) == (first.kind, first.name):
            updater.plan = known
        else:
            updater.plan = choose_plan(self.config, spare_cores=spare_cores, trial=updater.try_out)
        apply_plan(updater.plan, is_deterministic=self.config.is_deterministic)
        self._denoiser.train()
        if state is not None and OPTIMIZER in state.sha256_by_file:
            saved = read_tensors(self._folder(state), OPTIMIZER, state)
            restore_optimizer(updater.optimizer, saved, device=first.device)
        return updater

    def _incident(
        self, kind: Literal["plugin", "out_of_memory", "storage"], message: str, hint: str
    ) -> IncidentReported:
        return IncidentReported(kind=kind, images_seen=self.images_seen, message=message, hint=hint)

    def _facts(self) -> ModelFacts:
        return ModelFacts(
            run=self.run.run_id,
            images_seen=self.images_seen,
            step=self.step,
            weights_sha256="",
            channels=self._spec.channels,
            classes=self._spec.classes,
            sigma_data=self._spec.sigma_data,
            pictures=len(self._cache.train_pictures),
            dataset_sha256=self._cache.fingerprint,
            config=self.config,
        )

    def _folder(self, state: CheckpointState) -> Path:
        return self.run.checkpoints_folder / f"{state.facts.images_seen:012d}"

    def _relative(self, path: Path) -> str:
        return path.relative_to(self.run.folder).as_posix()

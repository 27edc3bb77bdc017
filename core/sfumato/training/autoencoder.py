"""Training of a dataset's own autoencoder.

The autoencoder belongs to the dataset: it is stored in `<dataset>/autoencoders/<key>/`, where the
key identifies the images and settings it was trained with, so a second run with the same ones
reuses it. Only one process trains it at a time. It is trained on random crops with the
reconstruction loss and slight equivariance regularization, by the same updates and loop as a model:
resumed training gives the same results as uninterrupted training. The learning rate warms up,
holds, and decays to 0 at the end.
"""

import hashlib
import shutil
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import filelock
import msgspec
import safetensors.torch
import torch
from torch import Tensor

from sfumato.checkpoints.writing import optimizer_state, restore_optimizer, write_tensors
from sfumato.config.autoencoder import AutoencoderConfig
from sfumato.config.settings import RunConfig
from sfumato.data.batches import BatchOrder, ImageSource, source_on
from sfumato.data.cache import ImageCache
from sfumato.data.spreading import StopRequestedError
from sfumato.device.backend import Backend
from sfumato.device.choosing import choose_plan
from sfumato.device.memory import retried
from sfumato.device.plan import plain_plan
from sfumato.device.selection import select_device
from sfumato.errors import ConfigError, RunBusyError, SfumatoError, TrainingError
from sfumato.files.json_file import decode_json
from sfumato.files.storage import explain_disk_errors, staged_folder
from sfumato.latents.autoencoder import (
    Autoencoder,
    build_autoencoder,
    load_autoencoder,
    save_autoencoder,
)
from sfumato.latents.image_space import images_from_bytes
from sfumato.latents.reconstruction import Turn, reconstruction_losses, sample_turn, turned
from sfumato.messages import msg
from sfumato.optimization.loop import Training, TrainingClock, train_to_end
from sfumato.optimization.results import (
    MOST_NON_FINITE_IN_A_ROW,
    MemoryWatch,
    ReadResult,
    UpdateResults,
)
from sfumato.optimization.update import Updater, UpdateSettings, step_seed
from sfumato.records.control import RunControl
from sfumato.records.events import AnyEvent, IncidentReported, Progressed
from sfumato.system.work_clock import WorkClock

__all__ = ["trained_autoencoder"]

_REPORT_INTERVAL_S = 1.0
_WARM_UP_UPDATES = 50
_COOL_DOWN = 0.4
_GRADIENT_CLIP = 1.0
_SMALLEST_CROP_PX = 8
_LOWER = 10.0
"""Factor by which to lower a learning rate that led to non-finite gradients."""
_STATE, _WEIGHTS, _OPTIMIZER = "state.json", "model.safetensors", "optimizer.safetensors"
_BAR_ONLY = ("least_psnr_db", "most_frechet_share", "on_failure", "versions")
"""Settings that have no effect on the autoencoder itself."""


def trained_autoencoder(
    cache: ImageCache,
    config: RunConfig,
    *,
    spare_cores: int,
    control: RunControl,
    work_clock: WorkClock,
) -> Generator[AnyEvent, None, Autoencoder]:
    """Return the dataset's autoencoder for these settings, training it if it does not exist yet.

    Args:
        cache: The images to train on.
        config: The run's config.
        spare_cores: Cores left for other programs.
        control: Handles pause, stop, and checkpoint.
        work_clock: Measures training time; must already be running.

    Returns:
        The autoencoder, in evaluation mode.

    Raises:
        StopRequestedError: If a stop was requested before training finished.
        RunBusyError: If another run is training it.
        SfumatoError: If the settings are incompatible with the images, or the autoencoder cannot be
            written.
    """
    dataset_folder = cache.folder.parent.parent
    folder = dataset_folder / "autoencoders" / _key(cache, config)
    with explain_disk_errors(folder):
        folder.parent.mkdir(exist_ok=True)
    with _locked(folder, dataset=dataset_folder.name):
        if not folder.exists():
            autoencoder, updater = _new(cache, config, spare_cores=spare_cores)
            yield from _train(
                autoencoder,
                updater,
                config,
                folder=folder,
                control=control,
                work_clock=work_clock,
            )
    return load_autoencoder(folder, channels=cache.shape.channels)


def _key(cache: ImageCache, config: RunConfig) -> str:
    shaping = msgspec.to_builtins(config.autoencoder)
    for name in _BAR_ONLY:
        del shaping[name]
    metadata = (cache.fingerprint, config.seed, sorted(shaping.items()))
    return hashlib.sha256(msgspec.json.encode(metadata)).hexdigest()[:16]


@contextmanager
def _locked(folder: Path, *, dataset: str) -> Iterator[None]:
    lock = filelock.FileLock(folder.with_suffix(".lock"), is_singleton=False)
    with explain_disk_errors(folder):
        try:
            lock.acquire(timeout=0)
        except filelock.Timeout as error:
            raise RunBusyError(
                msg(
                    "latents.autoencoder_is_being_trained",
                    "Another run is already training the autoencoder of dataset “{dataset}”.",
                    dataset=dataset,
                ),
                hint=msg(
                    "latents.wait_for_other_run",
                    "Wait until it has finished; this run then uses the same autoencoder.",
                ),
            ) from error
    try:
        yield
    finally:
        lock.release()


class _Clock(msgspec.Struct, frozen=True, kw_only=True):
    """The progress of the training, as saved."""

    images_seen: int = 0
    elapsed_s: float = 0.0


class _Crops(NamedTuple):
    """Random crops of training images, and how their latents are transformed."""

    x: Tensor
    """Crops in [-1, 1], `(B, C, crop, crop)`."""
    turn: Turn

    def part(self, start: int, count: int) -> "_Crops":
        """Return `count` crops, beginning at `start`."""
        return _Crops(self.x[start : start + count], self.turn)


class _CropBatches:
    """Batches of crops; see `Batches`."""

    def __init__(self, source: ImageSource, config: AutoencoderConfig, *, seed: int) -> None:
        self._source = source
        self._config = config
        self._seed = seed
        self._order = BatchOrder(len(source), seed=seed)

    def at(self, images_seen: int, count: int) -> _Crops:
        torch.manual_seed(step_seed(self._seed, images_seen))
        images, _ = self._source.load(self._order.indices(images_seen, count))
        height, width = images.shape[-2:]
        side = min(self._config.crop_px, height, width)
        tops, lefts = (
            torch.randint(length - side + 1, (count,)).tolist() for length in (height, width)
        )
        crops = torch.stack(
            [
                image[:, top : top + side, left : left + side]
                for image, top, left in zip(images, tops, lefts, strict=True)
            ]
        )
        return _Crops(images_from_bytes(crops), sample_turn(self._config.equivariance))


class _Reconstruction:
    """The objective: transformed latents decode to images transformed alike; see `Objective`."""

    def __init__(self, autoencoder: Autoencoder, *, latent_penalty: float) -> None:
        self._autoencoder = autoencoder
        self._latent_penalty = latent_penalty

    def losses(self, batch: _Crops) -> Tensor:
        latents = self._autoencoder.encode(batch.x).float()
        found = self._autoencoder.decode(turned(latents, batch.turn))
        losses = reconstruction_losses(found.float(), turned(batch.x, batch.turn))
        # KL divergence from a normal distribution of fixed variance, up to a constant (Kingma and
        # Welling 2014, arXiv:1312.6114, appendix B).
        return losses + self._latent_penalty * latents.square().flatten(1).mean(1) / 2


class _AutoencoderTraining(Training):
    """The training of an autoencoder; see `Training`.

    Args:
        autoencoder: The autoencoder being trained.
        updater: Updates its weights.
        config: The run's config.
        folder: Folder of the training state, from which it resumes if it exists.
        work_clock: Measures training time; must already be running.
    """

    images_seen = 0

    def __init__(
        self,
        autoencoder: Autoencoder,
        updater: Updater[_Crops],
        config: RunConfig,
        *,
        folder: Path,
        work_clock: WorkClock,
    ) -> None:
        self._autoencoder = autoencoder
        self._updater = updater
        self._config = config.autoencoder
        self._folder = folder
        restored = self._restored()
        self.crops_seen = restored.images_seen
        clock = TrainingClock(work_clock, restored.elapsed_s)
        super().__init__(clock, checkpoint_every_s=config.report.checkpoint_every_s)
        self._results = UpdateResults()
        self._memory = MemoryWatch(updater)
        self._reported_s = clock.elapsed_s

    @property
    def is_finished(self) -> bool:
        return self._share >= 1

    def update(self) -> Iterator[Progressed | IncidentReported]:
        result = self._updater.update(self.crops_seen, learning_rate=self._learning_rate)
        self.crops_seen = result.images_seen
        self._results.add(result)
        yield from self._memory.pop_incidents(images_seen=self.images_seen)
        if self.clock.elapsed_s - self._reported_s >= _REPORT_INTERVAL_S:
            yield from self.report()

    def report(self) -> Iterator[Progressed]:
        """Yield the progress.

        Raises:
            TrainingError: If too many gradients in a row were not finite.
        """
        self._reported_s = self.clock.elapsed_s
        results = self._results.read()
        for result in results:
            if result.non_finite_in_a_row >= MOST_NON_FINITE_IN_A_ROW:
                raise _not_finite(result, self._config)
        if results:
            yield self._progress(results[-1].loss)

    def save(self) -> Iterator[IncidentReported]:
        clock = _Clock(images_seen=self.crops_seen, elapsed_s=self.clock.elapsed_s)
        try:
            retried(lambda: self._write(clock))
        except SfumatoError as error:  # a full disk need not end the training
            yield IncidentReported(
                kind="storage",
                images_seen=self.images_seen,
                message=msg(
                    "latents.training_state_not_saved",
                    "The training state of the autoencoder was not saved. {reason}",
                    reason=error.message,
                ),
                hint=error.hint,
            )

    def _write(self, clock: _Clock) -> None:
        with staged_folder(self._folder) as stage:
            write_tensors(stage / _WEIGHTS, self._autoencoder.state_dict())
            write_tensors(stage / _OPTIMIZER, optimizer_state(self._updater.optimizer))
            (stage / _STATE).write_bytes(msgspec.json.encode(clock))

    def _restored(self) -> _Clock:
        """Restore what `save` wrote, or start from the beginning if it cannot be read."""
        try:
            content = (self._folder / _STATE).read_bytes()
            clock = decode_json(content, msgspec.json.Decoder(_Clock).decode)
            weights = safetensors.torch.load((self._folder / _WEIGHTS).read_bytes())
            optimizer = safetensors.torch.load((self._folder / _OPTIMIZER).read_bytes())
        except (OSError, ValueError):
            return _Clock()
        self._autoencoder.load_state_dict(weights)
        restore_optimizer(self._updater.optimizer, optimizer)
        return clock

    @property
    def _share(self) -> float:
        """Completed fraction of the training, 0 to 1."""
        config = self._config
        by_images = self.crops_seen / config.images_total if config.images_total else 0.0
        by_time = self.clock.elapsed_s / (60 * config.minutes) if config.minutes else 0.0
        return min(1.0, max(by_images, by_time))

    @property
    def _learning_rate(self) -> float:
        updates = 1 + self.crops_seen / self._config.batch_size
        warm_up = min(1.0, updates / _WARM_UP_UPDATES)
        cool_down = min(1.0, (1 - self._share) / _COOL_DOWN)
        return self._config.learning_rate * min(warm_up, cool_down)

    def _progress(self, loss: float) -> Progressed:
        config = self._config
        task = msg(
            "latents.training_autoencoder_with_loss",
            "Training the autoencoder (loss {loss:.3f})",
            loss=loss,
        )
        if config.images_total:
            return Progressed(task=task, done=self.crops_seen, total=config.images_total)
        elapsed_s = int(self.clock.elapsed_s)
        return Progressed(task=task, done=elapsed_s, total=int(60 * config.minutes))


def _train(
    autoencoder: Autoencoder,
    updater: Updater[_Crops],
    config: RunConfig,
    *,
    folder: Path,
    control: RunControl,
    work_clock: WorkClock,
) -> Iterator[AnyEvent]:
    """Train and save the autoencoder."""
    unfinished = folder.with_suffix(".training")
    training = _AutoencoderTraining(
        autoencoder, updater, config, folder=unfinished, work_clock=work_clock
    )
    yield from train_to_end(training, control)
    yield from training.report()
    yield from training.save()
    if control.is_stopping:
        raise StopRequestedError
    with staged_folder(folder) as stage:
        save_autoencoder(stage, autoencoder)
    shutil.rmtree(unfinished, ignore_errors=True)


def _new(
    cache: ImageCache, config: RunConfig, *, spare_cores: int
) -> tuple[Autoencoder, Updater[_Crops]]:
    """Return an untrained autoencoder, and an updater that follows the chosen plan."""
    _require_end(config.autoencoder)
    torch.manual_seed(config.seed)
    backend = select_device(config.device)
    autoencoder = build_autoencoder(config.autoencoder, cache.shape).to(backend.torch_device)
    updater = _updater(autoencoder, cache, config, backend=backend)
    plan, _ = choose_plan(config, backend=backend, spare_cores=spare_cores, trial=updater.try_out)
    updater.follow(plan)
    updater.fit_into_memory()
    return autoencoder, updater


def _updater(
    autoencoder: Autoencoder, cache: ImageCache, config: RunConfig, *, backend: Backend
) -> Updater[_Crops]:
    own = config.autoencoder
    crop_px = max(_SMALLEST_CROP_PX, own.reduction, own.crop_px // 2)
    return Updater(
        autoencoder,
        _CropBatches(source_on(backend, cache), own, seed=config.seed),
        _Reconstruction(autoencoder, latent_penalty=own.latent_penalty),
        optimizer=torch.optim.AdamW(
            autoencoder.parameters(),
            lr=own.learning_rate,
            betas=(0.9, 0.99),
            weight_decay=0.0,
            fused=True,
        ),
        settings=UpdateSettings(
            batch_size=own.batch_size,
            gradient_clip=_GRADIENT_CLIP,
            is_deterministic=config.is_deterministic,
            memory_hint=msg(
                "latents.resume_with_smaller_crops",
                "Resume the run with smaller crops: sfumato resume PROJECT RUN "
                "--set autoencoder.crop_px={crop_px}",
                crop_px=crop_px,
            ),
        ),
        plan=plain_plan(backend),
    )


def _not_finite(result: ReadResult, config: AutoencoderConfig) -> TrainingError:
    return TrainingError(
        msg(
            "latents.gradient_is_not_finite",
            "The gradient of the autoencoder was not finite {times} times in a row, "
            "most recently at {images_seen:,} images.",
            times=result.non_finite_in_a_row,
            images_seen=result.images_seen,
        ),
        hint=msg(
            "latents.resume_with_lower_learning_rate",
            "Resume the run with a lower learning rate: sfumato resume PROJECT RUN "
            "--set autoencoder.learning_rate={learning_rate:g}",
            learning_rate=config.learning_rate / _LOWER,
        ),
    )


def _require_end(config: AutoencoderConfig) -> None:
    if not config.images_total and not config.minutes:
        raise ConfigError(
            msg(
                "latents.training_has_no_end",
                ("Autoencoder training would never end: images_total and minutes are both 0."),
            ),
            hint=msg(
                "latents.set_training_length",
                "Set autoencoder.images_total or autoencoder.minutes.",
            ),
        )

"""Training of a dataset's own autoencoder.

The autoencoder belongs to the dataset: it is stored in `<dataset>/autoencoders/<key>/`, where the
key identifies the images and settings it was trained with, so a second run with the same ones
reuses it. Its training is a stream of events. It can be paused and stopped, saves checkpoints to
resume from, and allows only one process to train at a time.
"""

import hashlib
import shutil
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import filelock
import msgspec
import torch

from sfumato.config.autoencoder import AutoencoderConfig
from sfumato.config.settings import RunConfig
from sfumato.data.batches import ImageSource
from sfumato.data.cache import ImageCache
from sfumato.device import (
    DevicePlan,
    apply_plan,
    choose_plan,
    device_kind,
    device_name,
    free_device_bytes,
)
from sfumato.errors import ConfigError, RunBusyError, SfumatoError
from sfumato.files.storage import explain_disk_errors, staged_folder
from sfumato.latents.autoencoder import (
    Autoencoder,
    build_autoencoder,
    load_autoencoder,
    save_autoencoder,
)
from sfumato.latents.trainer import AutoencoderTrainer
from sfumato.messages import msg
from sfumato.records.control import Command, RunControl
from sfumato.records.events import AnyEvent, IncidentReported, Progressed, RunPaused, RunResumed
from sfumato.system.work_clock import WorkClock

__all__ = ["trained_autoencoder"]

_REPORT_INTERVAL_S = 1.0
_BAR_ONLY = ("least_psnr_db", "most_frechet_share", "on_failure", "versions")
"""Settings that have no effect on the autoencoder itself."""


def trained_autoencoder(
    dataset_folder: Path,
    cache: ImageCache,
    config: RunConfig,
    *,
    spare_cores: int,
    control: RunControl,
) -> Generator[AnyEvent, None, Autoencoder | None]:
    """Return the dataset's autoencoder for these settings, training it if it does not exist yet.

    Args:
        dataset_folder: Folder of the dataset.
        cache: The images to train on.
        config: The run's config.
        spare_cores: Cores left for other programs.
        control: Handles pause, stop, and checkpoint.

    Returns:
        The autoencoder; `None` if a stop was requested before training finished.

    Raises:
        RunBusyError: If another run is training it.
        SfumatoError: If the settings are incompatible with the images, or the autoencoder cannot be
            written.
    """
    folder = dataset_folder / "autoencoders" / _key(cache, config)
    with explain_disk_errors(folder):
        folder.parent.mkdir(exist_ok=True)
    with _locked(folder, dataset=dataset_folder.name):
        if not folder.exists():
            is_done = yield from _train(
                folder, cache, config, spare_cores=spare_cores, control=control
            )
            if not is_done:
                return None
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


def _train(
    folder: Path,
    cache: ImageCache,
    config: RunConfig,
    *,
    spare_cores: int,
    control: RunControl,
) -> Generator[AnyEvent, None, bool]:
    """Train and save the autoencoder, and return whether training finished before a stop."""
    _require_end(config.autoencoder)
    torch.manual_seed(config.seed)
    autoencoder = build_autoencoder(config.autoencoder, cache.shape)
    kind = device_kind(config.device)
    autoencoder.to(kind)
    trainer = AutoencoderTrainer(
        autoencoder,
        ImageSource(
            cache.train_images,
            cache.train_labels,
            device=torch.device(kind),
            device_bytes=free_device_bytes(torch.device(kind)),
        ),
        config=config.autoencoder,
        seed=config.seed,
        plan=DevicePlan(kind=kind, name=device_name(kind), precision="fp32", threads=1),
    )
    trainer.plan, _ = choose_plan(config, spare_cores=spare_cores, trial=trainer.try_out)
    apply_plan(trainer.plan, is_deterministic=config.is_deterministic)
    unfinished = folder.with_suffix(".training")
    with WorkClock() as work_clock:
        yield from _updates(trainer, config, unfinished, control=control, work_clock=work_clock)
    if control.is_stopping:
        return False
    with staged_folder(folder) as stage:
        save_autoencoder(stage, autoencoder)
    shutil.rmtree(unfinished, ignore_errors=True)
    return True


def _updates(
    trainer: AutoencoderTrainer,
    config: RunConfig,
    unfinished: Path,
    *,
    control: RunControl,
    work_clock: WorkClock,
) -> Iterator[AnyEvent]:
    """Train until the planned end or until a stop is requested, and save checkpoints."""
    elapsed_s = saved_s = trainer.restore(unfinished).elapsed_s
    reported_s = work_clock.read()
    while (share := trainer.share(elapsed_s)) < 1.0:
        if control.is_paused:
            yield from _save(trainer, unfinished, elapsed_s)
            yield RunPaused(images_seen=0)
            control.wait_while_paused()
            yield RunResumed(images_seen=0)
        if control.is_stopping:
            break
        start_s = work_clock.read()
        loss = trainer.update(share)
        now_s = work_clock.read()
        elapsed_s += now_s - start_s
        if now_s - reported_s >= _REPORT_INTERVAL_S:
            reported_s = now_s
            yield _progress(trainer, config.autoencoder, elapsed_s, loss)
        is_due = elapsed_s - saved_s >= config.report.checkpoint_every_s
        if control.pop(Command.CHECKPOINT) or is_due:
            yield from _save(trainer, unfinished, elapsed_s)
            saved_s = elapsed_s
    yield from _save(trainer, unfinished, elapsed_s)


def _save(
    trainer: AutoencoderTrainer, unfinished: Path, elapsed_s: float
) -> Iterator[IncidentReported]:
    try:
        trainer.save(unfinished, elapsed_s=elapsed_s)
    except SfumatoError as error:  # a full disk need not end the training
        yield IncidentReported(
            kind="storage",
            images_seen=0,
            message=msg(
                "latents.training_state_not_saved",
                "The training state of the autoencoder was not saved. {reason}",
                reason=error.message,
            ),
            hint=error.hint,
        )


def _progress(
    trainer: AutoencoderTrainer, config: AutoencoderConfig, elapsed_s: float, loss: float
) -> Progressed:
    task = msg(
        "latents.training_autoencoder_with_loss",
        "Training the autoencoder (loss {loss:.3f})",
        loss=loss,
    )
    if config.images_total:
        return Progressed(task=task, done=trainer.images_seen, total=config.images_total)
    return Progressed(task=task, done=int(elapsed_s), total=int(60 * config.minutes))


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

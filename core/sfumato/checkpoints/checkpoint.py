"""Checkpoints of a run, written atomically and verified when read.

A checkpoint is a folder, `checkpoints/<images seen>/`: it contains the raw weights, two averages of
them, and the optimizer's state as safetensors, and `state.json` with the run's progress and each
file's hash. The folder is written atomically; nothing is ever unpickled.
"""

import contextlib
import hashlib
import shutil
import time
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec
import safetensors
import safetensors.torch
import torch
from torch import Tensor, nn

from sfumato.checkpoints.writing import optimizer_state, write_tensors
from sfumato.device.plan import DevicePlan
from sfumato.errors import CheckpointError, SfumatoError
from sfumato.files.json_file import DamagedJsonError, decode_json
from sfumato.files.storage import (
    explain_disk_errors,
    read_whole,
    require_space,
    staged_folder,
    write_whole,
)
from sfumato.messages import Message, Text, msg
from sfumato.records.metadata import ModelMetadata
from sfumato.records.run_files import leftovers, numbered_name
from sfumato.records.run_folder import RunFolder

__all__ = [
    "AVERAGE",
    "OPTIMIZER",
    "SECOND_AVERAGE",
    "WEIGHTS",
    "Checkpoint",
    "CheckpointState",
    "before_cooldown",
    "checkpoint_tensors",
    "copy_checkpoint",
    "last_state",
    "move_damaged",
    "no_checkpoint_yet",
    "open_checkpoint",
    "read_state",
    "read_tensors",
    "redescribe",
    "remove_old_checkpoints",
    "require_checkpoint",
    "require_space_for",
    "require_state",
    "return_to",
    "save_checkpoint",
    "spare",
    "usable_checkpoint",
    "with_autoencoder",
]

_STATE = "state.json"
WEIGHTS = "model.safetensors"
AVERAGE = "ema.safetensors"
SECOND_AVERAGE = "ema_second.safetensors"
OPTIMIZER = "optimizer.safetensors"
_SPARED = "spared"


class CheckpointState(msgspec.Struct, frozen=True, kw_only=True):
    """The contents of a checkpoint other than tensors."""

    metadata: ModelMetadata
    images_total: int
    elapsed_s: float
    """Training time so far in seconds, over all training sessions."""
    plan: DevicePlan | None
    """The device plan used in training; `None` for imported weights."""
    has_cooled: bool | None = None
    """Whether the cool-down had begun; `None` if an older version wrote the checkpoint."""
    augmentation_strength: float | None = None
    """Fraction of the probability of conditional augmentation; `None` if not adaptive."""
    sha256_by_file: dict[str, str] = {}
    saved: float = 0.0
    """Time of writing in seconds since 1970-01-01 UTC; 0 if an older version wrote it."""
    format: int = 1


class Checkpoint(NamedTuple):
    """A checkpoint read from disk, with each file verified against its hash."""

    folder: Path
    state: CheckpointState
    tensors_by_file: dict[str, dict[str, Tensor]]
    """Tensors of the requested files, if the checkpoint contains them."""


def checkpoint_tensors(
    model: nn.Module,
    average: nn.Module,
    *,
    second_average: nn.Module | None = None,
    optimizer: torch.optim.Optimizer | None = None,
) -> dict[str, dict[str, Tensor]]:
    """Return the tensors of a checkpoint by file; they are not copied.

    Args:
        model: The raw weights.
        average: The averaged weights, used for sampling.
        second_average: An average with a different `sigma_rel`, for EMA reconstruction.
        optimizer: The optimizer whose state is saved; `None` for imported weights.
    """
    modules = {WEIGHTS: model, AVERAGE: average, SECOND_AVERAGE: second_average}
    found = {file: module.state_dict() for file, module in modules.items() if module is not None}
    if optimizer is not None:
        found[OPTIMIZER] = optimizer_state(optimizer)
    return found


def save_checkpoint(
    run: RunFolder, state: CheckpointState, tensors_by_file: Mapping[str, Mapping[str, Tensor]]
) -> Path:
    """Write a checkpoint atomically and return its folder.

    Args:
        run: The run.
        state: The contents other than tensors; this function fills in the hashes.
        tensors_by_file: The tensors, from `checkpoint_tensors`.

    Raises:
        SfumatoError: If the disk is full or not writable.
    """
    target = run.checkpoints_folder / numbered_name(state.metadata.images_seen)
    with staged_folder(target) as stage:
        hashes = {
            name: write_tensors(stage / name, tensors) for name, tensors in tensors_by_file.items()
        }
        sha256 = with_autoencoder(hashes[AVERAGE], state.metadata)
        metadata = msgspec.structs.replace(state.metadata, weights_sha256=sha256)
        state = msgspec.structs.replace(
            state, metadata=metadata, sha256_by_file=hashes, saved=time.time()
        )
        (stage / _STATE).write_bytes(msgspec.json.format(msgspec.json.encode(state)))
    return target


def require_space_for(model: nn.Module, run: RunFolder) -> None:
    """Raise if the disk has no room for weights, two averages, and the two moments of Adam.

    Raises:
        SfumatoError: If there is not enough free disk space for a checkpoint.
    """
    require_space(
        run.folder,
        5 * sum(tensor.nbytes for tensor in model.state_dict().values()),
        task=msg("nn.checkpoint_of_run", "A checkpoint of run “{run_id}”", run_id=run.run_id),
        hint=msg("nn.free_space_then_resume", "Free up disk space, then resume the run."),
    )


def read_state(folder: Path) -> CheckpointState:
    """Read a checkpoint's contents other than tensors.

    Raises:
        CheckpointError: If it is missing or damaged.
    """
    try:
        state = decode_json(
            read_whole(folder / _STATE), msgspec.json.Decoder(CheckpointState).decode
        )
    except (SfumatoError, DamagedJsonError) as error:
        raise _damaged(folder, str(error)) from error
    return state


def read_tensors(folder: Path, file: str, state: CheckpointState) -> dict[str, Tensor]:
    """Read one of a checkpoint's tensor files and verify its hash.

    Raises:
        CheckpointError: If it is missing or damaged.
    """
    try:
        content = (folder / file).read_bytes()
    except OSError as error:
        raise _damaged(folder, str(error)) from error
    if hashlib.sha256(content).hexdigest() != state.sha256_by_file.get(file):
        raise _damaged(folder, _hash_differs(file))
    try:
        return safetensors.torch.load(content)
    except safetensors.SafetensorError as error:
        raise _damaged(folder, str(error)) from error


def open_checkpoint(
    run: RunFolder, *, files: Collection[str], images_seen: int | None = None
) -> Checkpoint | None:
    """Read the newest undamaged checkpoint, or the requested one, reading each file once.

    Args:
        run: The run.
        files: The files to read, such as `AVERAGE`; damage to other files is not detected.
        images_seen: Number of images seen at the requested checkpoint; `None` for the newest
            checkpoint.

    Returns:
        The checkpoint; `None` if the run has none.

    Raises:
        CheckpointError: If there are checkpoints but none is usable.
    """
    failure: SfumatoError | None = None
    for folder in reversed(_folders(run, images_seen)):
        try:
            state = read_state(folder)
            wanted = [name for name in files if name in state.sha256_by_file]
            tensors = {name: read_tensors(folder, name, state) for name in wanted}
        except CheckpointError as error:
            failure = failure or error
        else:
            return Checkpoint(folder, state, tensors)
    if failure is not None:
        raise failure
    return None


def usable_checkpoint(run: RunFolder, *, images_seen: int | None = None) -> Path | None:
    """Return the folder of the newest fully undamaged checkpoint, or the requested one.

    To read its tensors as well, use `open_checkpoint`, which reads each file only once.

    Returns:
        The folder; `None` if the run has no checkpoint.

    Raises:
        CheckpointError: If there are checkpoints but none is usable.
    """
    failure: SfumatoError | None = None
    for folder in reversed(_folders(run, images_seen)):
        try:
            _check_files(folder)
        except CheckpointError as error:
            failure = failure or error
        else:
            return folder
    if failure is not None:
        raise failure
    return None


def require_checkpoint(run: RunFolder, *, images_seen: int | None = None) -> Path:
    """Return the folder of the newest undamaged checkpoint, or the requested one.

    Raises:
        CheckpointError: If the run has no usable checkpoint.
    """
    folder = usable_checkpoint(run, images_seen=images_seen)
    if folder is None:
        raise no_checkpoint_yet(run)
    return folder


def require_state(run: RunFolder) -> CheckpointState:
    """Return the state of the newest readable checkpoint; no tensor is read.

    Raises:
        CheckpointError: If the run has none.
    """
    if (state := last_state(run)) is None:
        raise no_checkpoint_yet(run)
    return state


def no_checkpoint_yet(run: RunFolder) -> CheckpointError:
    """Return the error for a run without a checkpoint."""
    return CheckpointError(
        msg(
            "nn.run_has_no_checkpoint_yet",
            "Run “{run_id}” has no checkpoint yet.",
            run_id=run.run_id,
        ),
        hint=msg(
            "nn.save_checkpoint_now",
            "The first checkpoint is saved after {seconds:,.0f} s of training or when the run "
            "ends. Save one now: sfumato ask PROJECT {run_id} checkpoint",
            seconds=run.config.report.checkpoint_every_s,
            run_id=run.run_id,
        )
        if run.is_locked()
        else msg(
            "nn.train_run_first",
            "Train it first: sfumato resume PROJECT {run_id}",
            run_id=run.run_id,
        ),
    )


def last_state(run: RunFolder) -> CheckpointState | None:
    """Return the state of the newest readable checkpoint; tensors are not checked."""
    for folder in reversed(run.checkpoints()):
        with contextlib.suppress(CheckpointError):
            return read_state(folder)
    return None


def before_cooldown(run: RunFolder) -> Path | None:
    """Return the newest checkpoint from before the cool-down, if any is kept."""
    for folder in reversed(run.checkpoints()):
        with contextlib.suppress(CheckpointError):
            if read_state(folder).has_cooled is False:
                return folder
    return None


def move_damaged(run: RunFolder, usable: Path) -> list[CheckpointError]:
    """Rename damaged checkpoints newer than the usable one, and return a description of each.

    The caller holds the run's lock. Under their original names, they would count as the newest
    checkpoints, and intact ones would be removed before them.
    """
    failures = []
    for folder in run.checkpoints():
        if folder.name <= usable.name:
            continue
        try:
            _check_files(folder)
        except CheckpointError as error:
            failures.append(error)
            aside = folder.with_name(f"damaged-{folder.name}")
            shutil.rmtree(aside, ignore_errors=True)  # left from an earlier attempt
            with contextlib.suppress(OSError):  # the checkpoint stays and is skipped again
                folder.rename(aside)
    return failures


def copy_checkpoint(folder: Path, run: RunFolder, state: CheckpointState) -> None:
    """Copy a checkpoint to another run with a new state, verifying each file.

    Raises:
        CheckpointError: If the checkpoint is damaged.
        SfumatoError: If the disk is full or not writable.
    """
    _check_files(folder)
    with staged_folder(run.checkpoints_folder / folder.name) as stage:
        for name in state.sha256_by_file:
            shutil.copyfile(folder / name, stage / name)
        (stage / _STATE).write_bytes(msgspec.json.format(msgspec.json.encode(state)))


def remove_old_checkpoints(run: RunFolder, *, keep: int) -> None:
    """Remove all but the newest `keep` checkpoints, and files left behind by killed processes.

    The newest checkpoint from before the cool-down is kept as well, since a run can be extended
    from it. A protected checkpoint is also kept and does not count. The caller holds the run's
    lock. A checkpoint is renamed before it is removed, so that a process killed in between does not
    leave an incomplete checkpoint that looks complete.
    """
    countable = [folder for folder in run.checkpoints() if not (folder / _SPARED).exists()]
    warm = before_cooldown(run)
    for folder in countable[:-keep]:
        if folder == warm:
            continue
        with contextlib.suppress(OSError):  # retried at the next save
            folder.rename(folder.with_name(f".{folder.name}.old"))
    for unfinished in leftovers(run.checkpoints_folder):
        shutil.rmtree(unfinished, ignore_errors=True)


def spare(run: RunFolder, checkpoint: Path) -> None:
    """Protect one checkpoint from removal, replacing any previously protected one.

    Raises:
        SfumatoError: If the disk is full or not writable.
    """
    with explain_disk_errors(checkpoint):
        (checkpoint / _SPARED).touch()
        for folder in run.checkpoints():
            if folder != checkpoint:
                (folder / _SPARED).unlink(missing_ok=True)


def return_to(run: RunFolder, checkpoint: Path) -> None:
    """Make a checkpoint the newest of its run by removing those after it.

    The caller holds the run's lock.

    Raises:
        SfumatoError: If the disk is not writable.
    """
    with explain_disk_errors(checkpoint):
        for folder in run.checkpoints():
            if folder.name > checkpoint.name:
                folder.rename(folder.with_name(f".{folder.name}.old"))
    remove_old_checkpoints(run, keep=1)


def redescribe(checkpoint: Path, metadata: ModelMetadata) -> None:
    """Replace the metadata of a checkpoint's model; its weights are unchanged.

    Raises:
        SfumatoError: If the disk is full or not writable.
    """
    state = msgspec.structs.replace(read_state(checkpoint), metadata=metadata)
    write_whole(checkpoint / _STATE, msgspec.json.format(msgspec.json.encode(state)))


def _folders(run: RunFolder, images_seen: int | None) -> tuple[Path, ...]:
    """Return the run's checkpoints, or only the one at `images_seen`."""
    folders = run.checkpoints()
    if images_seen is None:
        return folders
    wanted = tuple(folder for folder in folders if int(folder.name) == images_seen)
    if not folders:
        raise no_checkpoint_yet(run)
    if not wanted:
        known = ", ".join(f"{int(folder.name):,}" for folder in folders)
        raise CheckpointError(
            msg(
                "nn.run_has_no_checkpoint_at",
                "Run “{run_id}” has no checkpoint at {images_seen:,} images.",
                run_id=run.run_id,
                images_seen=images_seen,
            ),
            hint=msg(
                "nn.available_checkpoints", "Available checkpoints: {available}.", available=known
            ),
        )
    return wanted


def _check_files(folder: Path) -> None:
    state = read_state(folder)
    for name, expected in state.sha256_by_file.items():
        try:
            with (folder / name).open("rb") as stream:
                found = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError as error:
            raise _damaged(folder, str(error)) from error
        if found != expected:
            raise _damaged(folder, _hash_differs(name))


def with_autoencoder(average_sha256: str, metadata: ModelMetadata) -> str:
    """Return a single hash of all weights that determine an image."""
    if not metadata.autoencoder_sha256:
        return average_sha256
    return hashlib.sha256(f"{average_sha256}:{metadata.autoencoder_sha256}".encode()).hexdigest()


def _hash_differs(file: str) -> Message:
    return msg("nn.hash_differs", "the hash of {file} does not match", file=file)


def _damaged(folder: Path, reason: Text) -> CheckpointError:
    return CheckpointError(
        msg(
            "nn.checkpoint_is_damaged",
            "Checkpoint “{run_id}/{checkpoint}” is damaged: {reason}.",
            run_id=folder.parent.parent.name,
            checkpoint=folder.name,
            reason=reason,
        ),
        hint=msg(
            "nn.use_older_checkpoint",
            "Resuming uses an older checkpoint if there is one; otherwise, restore the "
            "folder from a copy or train a new run.",
        ),
    )

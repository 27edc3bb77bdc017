"""EMA reconstruction: averages with any `sigma_rel`, computed after training.

During training, snapshots of two averages of the weights are saved in `averages/`, one file per
snapshot. Afterward, an average with a different `sigma_rel`, at the newest checkpoint or an earlier
snapshot, can be reconstructed from them (EDM2, Karras et al. 2024, arXiv:2312.02696, section 3.2).
Each file is named after the number of images seen and the hash of its content, and is written
atomically.
"""

import hashlib
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec
import safetensors
import safetensors.torch
import torch
from torch import Tensor, nn

from sfumato.checkpoints.checkpoint import (
    AVERAGE,
    SECOND_AVERAGE,
    WEIGHTS,
    CheckpointState,
    read_state,
    read_tensors,
    require_checkpoint,
)
from sfumato.checkpoints.power_profiles import Profile, mixing_weights
from sfumato.errors import CheckpointError, ConfigError
from sfumato.files.storage import explain_disk_errors, write_whole
from sfumato.messages import msg
from sfumato.records.metadata import ModelMetadata
from sfumato.records.run_files import RunFiles, numbered_files, numbered_name
from sfumato.records.run_folder import RunFolder

__all__ = [
    "MixedAverage",
    "Snapshot",
    "average_moments",
    "mix_average",
    "save_snapshot",
    "snapshots_of",
]

logger = logging.getLogger(__name__)

_SAME_LENGTH = 1e-6
_SHORTEST = 0.01
"""The shortest average that can be reconstructed; 0 stands for the weights themselves."""
_PROFILES = "profiles"
_UNIT = ".unit"
_LARGEST = 2**15 - 1

Tensors = Mapping[str, Tensor]


class Snapshot(NamedTuple):
    """A snapshot of a run's averages."""

    images_seen: int
    path: Path


class MixedAverage(NamedTuple):
    """Averaged weights with a `sigma_rel` chosen after training."""

    weights: dict[str, Tensor]
    """float32 tensors on the CPU, keyed by the names in the network's state dict."""
    images_seen: int
    step: int
    sha256: str
    """Hash of the weights, or of the checkpoint's file if its own average was requested."""
    metadata: ModelMetadata
    """Metadata of the checkpoint at that point, or of the newest checkpoint."""


def mix_average(run: RunFolder, *, length: float, images_seen: int | None = None) -> MixedAverage:
    """Return a run's average with any `sigma_rel`, at a checkpoint or an earlier snapshot.

    Args:
        run: The run.
        length: Width relative to the length of the run up to that point (`sigma_rel`), 0.02 to
            0.20. 0 requests the weights themselves, which only checkpoints contain.
        images_seen: One of `average_moments`; `None` for the newest checkpoint.

    Raises:
        CheckpointError: If the run has no checkpoint, or no snapshot at that point.
        ConfigError: If the length is too short but not 0.
    """
    if 0 < length < _SHORTEST:
        raise ConfigError(
            msg(
                "nn.ema_length_is_too_short",
                "An EMA length of {length:g} is too short to be reconstructed.",
                length=length,
            ),
            hint=msg(
                "nn.use_longer_ema",
                "Use {shortest:g} or more, or 0 for the weights without averaging.",
                shortest=_SHORTEST,
            ),
        )
    folder, state = _closest_checkpoint(run, images_seen)
    moment = state.metadata.images_seen if images_seen is None else images_seen
    is_checkpoint = moment == state.metadata.images_seen
    if length == 0:
        return _weights_themselves(run, folder, state, moment=moment)
    own = [*_sources_of_checkpoint(folder, state)] if is_checkpoint else []
    for source in own:
        if abs(source.profiles[0].length - length) < _SAME_LENGTH:
            (weights,) = source.read()
            return MixedAverage(
                dict(weights), moment, state.metadata.step, source.sha256, state.metadata
            )
    sources = [*own, *_sources_of_snapshots(run, last=moment)]
    if len({p.length for source in sources for p in source.profiles}) < 2 or not any(
        source.images_seen == moment for source in sources
    ):
        raise _no_averages_at(run, moment)
    step = max(profile.step for source in sources for profile in source.profiles)
    base = read_tensors(folder, AVERAGE, state)
    weights = _mixed(sources, Profile(step, length), base)
    sha256 = hashlib.sha256(safetensors.torch.save(weights)).hexdigest()
    return MixedAverage(weights, moment, step, sha256, state.metadata)


def average_moments(run: RunFolder) -> tuple[int, ...]:
    """Return the points, in images seen, at which averages can be reconstructed."""
    moments = {snapshot.images_seen for snapshot in snapshots_of(run)}
    moments |= {
        int(folder.name) for folder in run.checkpoints() if (folder / SECOND_AVERAGE).exists()
    }
    return tuple(sorted(moments))


def snapshots_of(run: RunFolder) -> tuple[Snapshot, ...]:
    """Return the run's snapshots, oldest first."""
    found = numbered_files(run.folder, RunFiles.AVERAGES)
    return tuple(Snapshot(kept.images_seen, kept.path) for kept in found)


def save_snapshot(
    run: RunFolder, averages: Mapping[float, nn.Module], *, images_seen: int, step: int
) -> Snapshot:
    """Save a snapshot of averages atomically, with 16 bits per weight.

    Integers with one scale per tensor are ten times as precise as half-precision floats of the same
    size, whose rounding error would be visible in a short reconstructed average
    (docs/decisions/0008).

    Args:
        run: The run.
        averages: The averages, keyed by their `sigma_rel`.
        images_seen: Number of images the run has trained on.
        step: Number of updates so far, which weights the averages.

    Raises:
        SfumatoError: If the disk is full or not writable.
    """
    tensors: dict[str, Tensor] = {}
    for index, average in enumerate(averages.values()):
        for name, parameter in average.named_parameters():
            whole, unit = _rounded(parameter.detach().cpu())
            tensors |= {f"{index}/{name}": whole, f"{index}/{name}{_UNIT}": unit}
    about = msgspec.json.encode([Profile(step, length) for length in averages]).decode()
    # A single entry: the order of several entries is not fixed and would change the hash.
    content = safetensors.torch.save(tensors, metadata={_PROFILES: about})
    digest = hashlib.sha256(content).hexdigest()[:16]
    path = run.averages_folder / numbered_name(images_seen, f"-{digest}.safetensors")
    with explain_disk_errors(run.averages_folder):
        run.averages_folder.mkdir(exist_ok=True)
    write_whole(path, content)
    return Snapshot(images_seen, path)


def _weights_themselves(
    run: RunFolder, folder: Path, state: CheckpointState, *, moment: int
) -> MixedAverage:
    if moment != state.metadata.images_seen:
        known = ", ".join(f"{int(one.name):,}" for one in run.checkpoints())
        raise CheckpointError(
            msg(
                "nn.raw_weights_are_missing",
                "Run “{run_id}” saved only averaged weights at {images_seen:,} images.",
                run_id=run.run_id,
                images_seen=moment,
            ),
            hint=msg(
                "nn.raw_weights_are_available_at",
                "Weights without averaging (EMA length 0) are available at: {available}.",
                available=known,
            ),
        )
    weights = read_tensors(folder, WEIGHTS, state)
    return MixedAverage(
        weights, moment, state.metadata.step, state.sha256_by_file[WEIGHTS], state.metadata
    )


class _Source(NamedTuple):
    """A file of saved averages, with their profiles and a function that reads it."""

    images_seen: int
    profiles: tuple[Profile, ...]
    read: Callable[[], Sequence[Tensors]]
    """Return the averages in the order of their profiles."""
    sha256: str = ""


def _closest_checkpoint(run: RunFolder, images_seen: int | None) -> tuple[Path, CheckpointState]:
    """Return the checkpoint at `images_seen`, or the newest one if there is only a snapshot."""
    is_checkpoint = any(int(folder.name) == images_seen for folder in run.checkpoints())
    folder = require_checkpoint(run, images_seen=images_seen if is_checkpoint else None)
    return folder, read_state(folder)


def _sources_of_checkpoint(folder: Path, state: CheckpointState) -> Iterator[_Source]:
    ema = state.metadata.config.ema
    for file, length in ((AVERAGE, ema.length), (SECOND_AVERAGE, ema.second_length)):
        if file in state.sha256_by_file:
            yield _Source(
                images_seen=state.metadata.images_seen,
                profiles=(Profile(state.metadata.step, length),),
                read=partial(_read_whole, folder, file, state=state),
                sha256=state.sha256_by_file[file],
            )


def _sources_of_snapshots(run: RunFolder, *, last: int) -> Iterator[_Source]:
    for snapshot in snapshots_of(run):
        if snapshot.images_seen > last:
            continue
        profiles = _profiles_of(snapshot)
        if profiles:
            yield _Source(
                images_seen=snapshot.images_seen,
                profiles=profiles,
                read=partial(_read_snapshot, snapshot.path, count=len(profiles)),
            )


def _profiles_of(snapshot: Snapshot) -> tuple[Profile, ...]:
    """Return the profiles of a file's averages, or an empty result if the file is damaged.

    The reconstruction then skips the file, at some loss of precision.
    """
    try:
        with snapshot.path.open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
        if not snapshot.path.stem.endswith(found[:16]):
            raise CheckpointError(
                msg("nn.snapshot_is_damaged", "“{path}” is damaged.", path=snapshot.path),
                hint=msg("nn.snapshot_is_ignored", "The snapshot is ignored."),
            )
        with safetensors.safe_open(snapshot.path, framework="pt") as file:
            about = file.metadata()[_PROFILES]
    except (OSError, CheckpointError) as error:
        logger.warning("skipped a snapshot of run %s: %s", snapshot.path.parent.parent, error)
        return ()
    return msgspec.json.decode(about, type=tuple[Profile, ...])


def _read_whole(folder: Path, file: str, *, state: CheckpointState) -> list[Tensors]:
    return [read_tensors(folder, file, state)]


def _read_snapshot(path: Path, *, count: int) -> list[Tensors]:
    with explain_disk_errors(path):
        tensors = safetensors.torch.load(path.read_bytes())
    found: list[Tensors] = []
    for index in range(count):
        names = (name for name in tensors if name.startswith(f"{index}/"))
        found.append(
            {
                name.removeprefix(f"{index}/"): tensors[name] * tensors[name + _UNIT].double()
                for name in names
                if not name.endswith(_UNIT)
            }
        )
    return found


def _rounded(weights: Tensor) -> tuple[Tensor, Tensor]:
    """Return weights as 16-bit integers, and their scale."""
    unit = (weights.abs().max() / _LARGEST).clamp(min=torch.finfo(torch.float32).tiny)
    return (weights / unit).round().to(torch.int16).contiguous(), unit


def _mixed(sources: Sequence[_Source], wanted: Profile, base: Tensors) -> dict[str, Tensor]:
    """Reconstruct an average in float64, one file at a time; other tensors come from the base."""
    shares = iter(mixing_weights([p for source in sources for p in source.profiles], wanted))
    total: dict[str, Tensor] = {}
    for source in sources:
        for tensors in source.read():
            share = float(next(shares))
            for name, tensor in tensors.items():
                if name not in total:
                    total[name] = torch.zeros(tensor.shape, dtype=torch.float64)
                total[name].add_(tensor.double(), alpha=share)
    return {
        name: total[name].to(tensor.dtype) if name in total else tensor
        for name, tensor in base.items()
    }


def _no_averages_at(run: RunFolder, moment: int) -> CheckpointError:
    moments = average_moments(run)
    known = ", ".join(f"{images:,}" for images in moments)
    return CheckpointError(
        msg(
            "nn.averages_are_missing",
            "Run “{run_id}” has no averaged weights at {images_seen:,} images from which a "
            "different EMA length can be reconstructed.",
            run_id=run.run_id,
            images_seen=moment,
        ),
        hint=msg(
            "nn.averages_are_available_at",
            "Averaged weights are available at: {available}.",
            available=known,
        )
        if moments
        else msg(
            "nn.averages_were_not_saved",
            "The run was trained with ema.snapshots=0 or by an earlier version of "
            "Sfumato, so only its own average is available.",
        ),
    )

"""Extension of a run beyond its planned end.

Training restarts from a checkpoint before the cool-down, with a later end. The extended run is a
separate run that starts with the progress, weights, averages, optimizer state, and history that the
original had at that checkpoint. The finished model is left unchanged, and the extended run is
bit-identical to a run planned with the later end from the beginning.
"""

import shutil
from pathlib import Path

import msgspec

from sfumato.checkpoints.checkpoint import (
    CheckpointState,
    before_cooldown,
    copy_checkpoint,
    last_state,
    read_state,
)
from sfumato.checkpoints.network_file import load_spec, save_spec
from sfumato.config.settings import RunConfig
from sfumato.errors import CheckpointError, ConfigError
from sfumato.files.storage import explain_disk_errors
from sfumato.latents.space_files import AUTOENCODER_FOLDER
from sfumato.messages import Message, msg
from sfumato.records.event_file import EventLog
from sfumato.records.events import (
    AnyEvent,
    AugmentationChanged,
    IncidentReported,
    LearningRateChanged,
    RunExtended,
    RunStarted,
    SamplesGenerated,
    SettingsChanged,
    StepFinished,
    ValidationMeasured,
)
from sfumato.records.rate_changes import load_rate_changes, save_rate_changes
from sfumato.records.run_files import RunFiles, numbered_files
from sfumato.records.run_folder import RunFolder
from sfumato.records.settings_record import load_record, save_record, with_settings

__all__ = ["extend_run"]

_HISTORY = (
    *(RunStarted, StepFinished, ValidationMeasured, SamplesGenerated, IncidentReported),
    *(LearningRateChanged, SettingsChanged, AugmentationChanged),
)
_COPIED_UNTIL_THEN = (RunFiles.SAMPLES, RunFiles.AVERAGES)


def extend_run(run: RunFolder, *, folder: Path, images: int = 0, minutes: float = 0.0) -> RunFolder:
    """Create an extended run without training it, leaving the original unchanged.

    Args:
        run: The run to extend.
        folder: Folder of the extended run.
        images: Number of additional images. If given, the extended run is limited only by images.
        minutes: Number of additional minutes. If given, the extended run is limited only by time.

    Raises:
        ConfigError: Unless exactly one of `images` and `minutes` is given.
        CheckpointError: If no checkpoint from before the cool-down is left.
        SfumatoError: If the extended run already exists or cannot be written; no folder is left.
    """
    if (images > 0) == (minutes > 0):
        raise ConfigError(
            msg(
                "training.extension_needs_one_length",
                "A run can be extended by either a number of images or a duration, but not both.",
            ),
            hint=msg(
                "training.specify_extension",
                "Specify one of these options: --images N or --minutes M.",
            ),
        )
    if run.config.objective != "denoising":
        raise ConfigError(
            msg(
                "training.distilled_run_cannot_be_extended",
                "Run “{run_id}” was distilled from “{base}” and cannot be extended.",
                run_id=run.run_id,
                base=run.config.consistency.base,
            ),
            hint=_longer_base_hint(run.config.consistency.base),
        )
    start = before_cooldown(run)
    last = last_state(run)
    if start is None or last is None:
        raise CheckpointError(
            msg(
                "training.no_checkpoint_before_cooldown",
                "Run “{run_id}” has no checkpoint from before its cool-down.",
                run_id=run.run_id,
            ),
            hint=_extension_hint(run, has_begun=last is not None),
        )
    state = read_state(start)
    config = _longer(run.config, last, images=images, minutes=minutes)
    metadata = msgspec.structs.replace(state.metadata, run=folder.name, config=config)
    state = msgspec.structs.replace(state, metadata=metadata, images_total=config.images_total)
    with RunFolder.staged(folder, config) as staged:
        save_spec(staged.folder, load_spec(run.folder))
        copy_checkpoint(start, staged, state)
        if (run.folder / AUTOENCODER_FOLDER).exists():
            shutil.copytree(run.folder / AUTOENCODER_FOLDER, staged.folder / AUTOENCODER_FOLDER)
        _copy_history(run, staged, state)
    return RunFolder(folder, config)


def _extension_hint(run: RunFolder, *, has_begun: bool) -> Message:
    """Return a hint on how to continue a run that has no checkpoint from before its cool-down."""
    if not has_begun:
        return msg(
            "training.train_first",
            "Train it first: sfumato resume PROJECT {run_id}",
            run_id=run.run_id,
        )
    return msg(
        "training.train_from_weights",
        "Train a new run from its weights instead: sfumato train PROJECT --data {dataset} "
        "--from {run_id}",
        dataset=run.config.data.dataset,
        run_id=run.run_id,
    )


def _longer_base_hint(base: str) -> Message:
    return msg(
        "training.extend_base_and_distill_again",
        "Extend the base run: sfumato extend PROJECT {base} --images N. Then distill the "
        "extended run: sfumato distill PROJECT RUN",
        base=base,
    )


def _longer(config: RunConfig, last: CheckpointState, *, images: int, minutes: float) -> RunConfig:
    if images:
        end = last.images_total or last.metadata.images_seen
        return msgspec.structs.replace(config, images_total=end + images, minutes=0.0)
    end_minutes = config.minutes or last.elapsed_s / 60
    return msgspec.structs.replace(config, images_total=0, minutes=end_minutes + minutes)


def _copy_history(run: RunFolder, longer: RunFolder, state: CheckpointState) -> None:
    """Copy the run's history up to the checkpoint and record its parent."""
    clock = state.metadata.images_seen
    log = EventLog(longer.events_file)
    try:
        for event in run.events():
            if _is_before(event, clock):
                log.append(event)
        log.append(
            RunExtended(
                parent=run.run_id,
                images_seen=clock,
                images_total=state.images_total,
                minutes=longer.config.minutes,
            )
        )
    finally:
        log.close()
    changes = [made for made in load_rate_changes(run.folder) if made.images_seen <= clock]
    if changes:
        save_rate_changes(longer.folder, changes)
    record = with_settings(load_record(run.folder), longer.config, images_seen=clock)
    save_record(longer.folder, record)
    for kind in _COPIED_UNTIL_THEN:
        _copy_until(run, longer, kind, clock=clock)


def _is_before(event: AnyEvent, clock: int) -> bool:
    return isinstance(event, (*_HISTORY, RunExtended)) and event.images_seen <= clock


def _copy_until(run: RunFolder, longer: RunFolder, kind: RunFiles, *, clock: int) -> None:
    target = longer.folder / kind.value
    with explain_disk_errors(target):
        for file in numbered_files(run.folder, kind):
            if file.images_seen <= clock:
                target.mkdir(exist_ok=True)
                shutil.copyfile(file.path, target / file.path.name)

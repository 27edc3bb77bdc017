"""Changes to the settings of a run that has begun.

`run.toml` contains the settings of the next training session, whether it was edited by `resume
--set` or by hand. Differences from the last session are checked before anything is written. They
are then reported as an event and added to the run's record. Learning-rate changes are recorded with
the number of images seen at which they take effect, so that a run resumed from an older checkpoint
repeats them.
"""

from collections.abc import Iterator, Sequence

from sfumato.checkpoints.checkpoint import last_state
from sfumato.config.loading import apply_assignments
from sfumato.config.resuming import changed_settings, value_text
from sfumato.errors import ConfigError
from sfumato.messages import msg
from sfumato.plugins.registry import Plugins
from sfumato.records.event_file import EventLog, decisive_events
from sfumato.records.events import LearningRateChanged, SettingChange, SettingsChanged
from sfumato.records.rate_changes import (
    RateChange,
    load_rate_changes,
    rate_after,
    save_rate_changes,
    with_change,
)
from sfumato.records.run_folder import RunFolder, RunStatus, status_after
from sfumato.records.settings_record import load_record, save_record, with_settings
from sfumato.training.budget import require_end
from sfumato.training.plugin_parts import require_offered
from sfumato.training.readiness import last_settings, require_changes_fit

__all__ = ["adopt_settings", "change_settings"]

_RATE = "optimizer.learning_rate"


def change_settings(run: RunFolder, assignments: Sequence[str], *, plugins: Plugins) -> RunFolder:
    """Change the settings of a run that is not training; the caller must hold its lock.

    Args:
        run: The run.
        assignments: Assignments of the form `key=value`.
        plugins: The available samplers, augmentations, and other parts.

    Raises:
        ConfigError: If a setting is unknown, out of range, or fixed, or the run has finished.
        PluginError: If a part is not available.
        SfumatoError: If the run's folder cannot be written.
    """
    config = apply_assignments(run.config, assignments)
    if status_after(decisive_events(run.events_file), is_locked=False) is RunStatus.COMPLETED:
        raise _finished(run)
    state = last_state(run)
    require_end(config)
    require_changes_fit(run, config, state)
    require_offered(config, plugins)
    run_after = RunFolder(run.folder, config)
    images_seen = state.metadata.images_seen if state else 0
    keys = {assignment.partition("=")[0].strip() for assignment in assignments}
    reported = None
    if _RATE in keys and (images_seen or load_rate_changes(run.folder)):
        reported = _keep_rate(run_after, images_seen, configured=run.config.optimizer.learning_rate)
    run.write_config(config)
    if reported is not None:
        log = EventLog(run.events_file)
        try:
            log.append(reported)
        finally:
            log.close()
    return run_after


def adopt_settings(run: RunFolder) -> Iterator[SettingsChanged | LearningRateChanged]:
    """Record `run.toml` as the settings of a new session, and yield the changes.

    Raises:
        SfumatoError: If the disk is full or not writable.
    """
    state = last_state(run)
    images_seen = state.metadata.images_seen if state else 0
    before = last_settings(run, state)
    changes = changed_settings(before, run.config) if before else ()
    if before and any(change.path == _RATE for change in changes):
        reported = _keep_rate(run, images_seen, configured=before.optimizer.learning_rate)
        if reported is not None:
            yield reported
    others = tuple(
        SettingChange(
            path=change.path, before=value_text(change.before), after=value_text(change.after)
        )
        for change in changes
        if change.path != _RATE
    )
    record = with_settings(load_record(run.folder), run.config, images_seen=images_seen)
    save_record(run.folder, record)
    if others:
        yield SettingsChanged(images_seen=images_seen, changes=others)


def _keep_rate(
    run: RunFolder, images_seen: int, *, configured: float
) -> LearningRateChanged | None:
    """Record a run's learning rate, or return `None` if that rate already applies.

    Args:
        run: The run, whose config contains the new rate.
        images_seen: Number of images seen from which the rate applies.
        configured: The configured rate before the first change.
    """
    changes, wanted = load_rate_changes(run.folder), run.config.optimizer.learning_rate
    in_force = rate_after(changes, images_seen, configured=configured)
    if in_force == wanted:
        return None
    if not changes or changes[0].images_seen:  # run.toml will no longer hold the initial rate
        changes = (RateChange(images_seen=0, learning_rate=configured), *changes)
    change = RateChange(images_seen=images_seen, learning_rate=wanted)
    save_rate_changes(run.folder, with_change(changes, change))
    return LearningRateChanged(images_seen=images_seen, before=in_force, learning_rate=wanted)


def _finished(run: RunFolder) -> ConfigError:
    config = run.config
    option, amount = "--minutes", f"{config.minutes:g}"
    if config.images_total:
        option, amount = "--images", str(config.images_total)
    return ConfigError(
        msg(
            "training.finished_run_cannot_change",
            "Run “{run_id}” has finished; its settings can no longer be changed.",
            run_id=run.run_id,
        ),
        hint=msg(
            "training.extend_or_train_from",
            "Extend it: sfumato extend PROJECT {run_id} {option} {amount}. Or train"
            " a new run from its weights: sfumato train PROJECT --data {dataset} "
            "--from {run_id}",
            run_id=run.run_id,
            dataset=config.data.dataset,
            option=option,
            amount=amount,
        ),
    )

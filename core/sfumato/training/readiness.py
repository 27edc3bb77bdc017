"""Checks that can refuse a training session before anything is written.

A new run is refused before its folder is created, and a resumed run before an event is logged, so a
refusal leaves the project unchanged. Errors that only training itself can reveal, such as
insufficient memory, make the run fail later.
"""

from contextlib import closing, suppress

from sfumato.checkpoints.checkpoint import CheckpointState, last_state
from sfumato.checkpoints.network_file import has_network, load_spec
from sfumato.config.resuming import Change, changed_settings, require_changeable
from sfumato.config.settings import RunConfig
from sfumato.data.cache import open_cache, require_preparable
from sfumato.device.selection import require_single_process
from sfumato.errors import ConfigError, DatasetError
from sfumato.messages import msg
from sfumato.nn.network import require_fit, require_network
from sfumato.plugins.registry import Plugins
from sfumato.records.events import RunEnded
from sfumato.records.manifest import Manifest
from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder
from sfumato.records.settings_record import load_record
from sfumato.training.budget import require_end
from sfumato.training.plugin_parts import require_offered

__all__ = [
    "last_settings",
    "require_changes_fit",
    "require_images",
    "require_ready",
    "require_startable",
    "stopped_before",
]


def require_startable(project: Project, config: RunConfig, plugins: Plugins) -> None:
    """Raise if a new run cannot start.

    Raises:
        DeviceError: If several processes were started for it.
        ConfigError: If the run has no end, or its network does not support the image size.
        PluginError: If it names a part that no plugin provides.
        SfumatoError: If its images are missing, or the disk has no room to prepare them.
    """
    require_single_process()
    require_end(config)
    project.dataset_folder(config.data.dataset)
    require_offered(config, plugins)
    require_images(project, config)


def require_images(project: Project, config: RunConfig) -> None:
    """Raise if a run's images are missing, or the disk has no room to prepare them.

    Raises:
        SfumatoError: If images are missing or there is not enough disk space.
    """
    folder = project.dataset_folder(config.data.dataset)
    require_preparable(folder, shape=config.data.shape)


def require_ready(project: Project, run: RunFolder) -> None:
    """Raise if a run cannot be started or resumed; the caller must hold its lock.

    Raises:
        DeviceError: If several processes were started for it.
        ConfigError: If a fixed setting was changed in `run.toml`.
        CheckpointError: If the classes or color channels of the dataset differ from the network's.
        SfumatoError: If the run's images are missing, or the disk has no room to prepare them.
    """
    require_single_process()
    require_end(run.config)
    state = last_state(run)
    require_changes_fit(run, run.config, state)
    require_images(project, run.config)
    if state is None:
        require_network(run.config)
    else:
        _require_same_kind(project, run)


def require_changes_fit(
    run: RunFolder, config: RunConfig, state: CheckpointState | None
) -> tuple[Change, ...]:
    """Return the differences between a config and a run's last settings, if they are allowed.

    Raises:
        ConfigError: If a fixed setting differs.
    """
    before = last_settings(run, state)
    if before is None:
        return ()
    changes = changed_settings(before, config)
    if has_network(run.folder):  # until then, all settings may change
        require_changeable(changes, run_id=run.run_id, config=before)
    paths = {change.path for change in changes}
    if state is not None and paths & {"images_total", "minutes"}:
        _require_later_end(run.run_id, config, state)
    return changes


def last_settings(run: RunFolder, state: CheckpointState | None) -> RunConfig | None:
    """Return the config of a run's last session, or `None` if it is unknown."""
    record = load_record(run.folder)
    if record:
        return record[-1].config()
    if state is None or run.config.model.autoencoder != "none":
        return None  # the config of a run on latents differs from its `run.toml`
    return state.metadata.config


def _require_later_end(run_id: str, config: RunConfig, state: CheckpointState) -> None:
    """Raise if the new end has already passed or the cool-down has begun."""
    seen, passed_min = state.metadata.images_seen, state.elapsed_s / 60
    if state.has_cooled:
        raise ConfigError(
            msg(
                "training.cooldown_has_begun",
                "The length of run “{run_id}” can no longer be changed because its cool-down has "
                "begun.",
                run_id=run_id,
            ),
            hint=msg(
                "training.extend_from_before_cooldown",
                "Extend it from before the cool-down instead: sfumato extend PROJECT "
                "{run_id} --images {images}",
                run_id=run_id,
                images=config.images_total or seen,
            ),
        )
    if config.images_total and config.images_total <= seen:
        raise ConfigError(
            msg(
                "training.images_total_already_reached",
                "Run “{run_id}” has already been trained on {seen:,} images; "
                "images_total={images_total} is too low.",
                run_id=run_id,
                seen=seen,
                images_total=config.images_total,
            ),
            hint=msg(
                "training.set_higher_images_total",
                "Set a higher value, for example: sfumato resume PROJECT {run_id} --set"
                " images_total={images_total}",
                run_id=run_id,
                images_total=2 * seen,
            ),
        )
    if config.minutes and config.minutes <= passed_min:
        raise ConfigError(
            msg(
                "training.minutes_already_reached",
                "Run “{run_id}” has already been trained for {passed_min:.1f} min; "
                "minutes={minutes:g} is too low.",
                run_id=run_id,
                passed_min=passed_min,
                minutes=config.minutes,
            ),
            hint=msg(
                "training.set_higher_minutes",
                "Set a higher value, for example: sfumato resume PROJECT {run_id} --set"
                " minutes={minutes:.0f}",
                run_id=run_id,
                minutes=2 * passed_min + 1,
            ),
        )


def _require_same_kind(project: Project, run: RunFolder) -> None:
    """Raise if the images differ in channels or classes from those the network was trained on."""
    data, spec = run.config.data, load_spec(run.folder)
    folder = project.dataset_folder(data.dataset)
    with closing(Manifest(folder)) as manifest:
        classes = manifest.classes() if data.use_classes else ()
    channels = spec.image_shape[0]
    if spec.latents is None:
        with suppress(DatasetError):  # not prepared yet: checked during preparation
            channels = open_cache(folder, data.shape).shape.channels
    require_fit(spec, channels=channels, classes=classes)


def stopped_before(run: RunFolder) -> RunEnded:
    """Return the final event of a run that was stopped before this session's first update."""
    state = last_state(run)
    return RunEnded(
        outcome="stopped",
        images_seen=state.metadata.images_seen if state else 0,
        elapsed_s=state.elapsed_s if state else 0.0,
    )

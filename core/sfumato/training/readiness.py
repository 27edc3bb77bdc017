"""The checks that refuse a training session before anything is written.

A new run is refused before its folder appears, a resumed one before its log gets a line: whoever is
refused finds the project exactly as it was. What only the work itself can show, such as memory that
does not suffice, ends a run that has begun.
"""

from contextlib import closing, suppress

from sfumato.config.resuming import Change, changed_settings, require_changeable
from sfumato.config.settings import RunConfig
from sfumato.data.cache import open_cache, require_preparable
from sfumato.errors import ConfigError, DatasetError
from sfumato.manifest import Manifest
from sfumato.nn.checkpoint import CheckpointState, last_state
from sfumato.nn.network import has_network, load_spec, require_fit, require_network
from sfumato.plugins import Plugins
from sfumato.project import Project
from sfumato.run_folder import RunFolder
from sfumato.settings_record import load_record
from sfumato.training.budget import require_end
from sfumato.training.plugin_parts import require_offered

__all__ = [
    "last_settings",
    "require_changes_fit",
    "require_images",
    "require_ready",
    "require_startable",
]


def require_startable(project: Project, config: RunConfig, plugins: Plugins) -> None:
    """Refuse a new run that could not begin.

    Raises:
        ConfigError: If it would never end, or its network does not fit the image size.
        PluginError: If it names what is not offered.
        SfumatoError: If its images are missing, or the disk has no room for them.
    """
    require_end(config)
    project.dataset_folder(config.data.dataset)
    require_offered(config, plugins)
    require_images(project, config)


def require_images(project: Project, config: RunConfig) -> None:
    """Refuse to train on images that are gone, or that the disk has no room to prepare.

    Raises:
        SfumatoError: If that is so.
    """
    folder = project.dataset_folder(config.data.dataset)
    require_preparable(folder, size_px=config.data.size_px)


def require_ready(project: Project, run: RunFolder) -> None:
    """Refuse to start or resume a run that could not go on; the caller holds it.

    Raises:
        ConfigError: If `run.toml` was changed where it must not.
        CheckpointError: If the dataset has other classes or colors than the network.
        SfumatoError: If its images are missing, or the disk has no room for them.
    """
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
    """Return what is different in a config from what a run last went by, if that may change.

    Raises:
        ConfigError: If it may not.
    """
    before = last_settings(run, state)
    if before is None:
        return ()
    changes = changed_settings(before, config)
    if has_network(run.folder):  # until then all may still change
        require_changeable(changes, run_id=run.run_id, config=before)
    paths = {change.path for change in changes}
    if state is not None and paths & {"images_total", "minutes"}:
        _require_later_end(run.run_id, config, state)
    return changes


def last_settings(run: RunFolder, state: CheckpointState | None) -> RunConfig | None:
    """Return what `run.toml` said at a run's last session; `None` where that is not known."""
    record = load_record(run.folder)
    if record:
        return record[-1].config()
    if state is None or run.config.model.autoencoder != "none":
        return None  # what a run over latents goes by is not what its `run.toml` says
    return state.metadata.config


def _require_later_end(run_id: str, config: RunConfig, state: CheckpointState) -> None:
    """Refuse an end that has passed already, or that the cool-down was not meant for."""
    seen, passed_min = state.metadata.images_seen, state.elapsed_s / 60
    if state.has_cooled:
        raise ConfigError(
            f"The learning rate of run “{run_id}” falls already, toward the end that was planned.",
            hint="Make a longer run from before the cool-down: "
            f"sfumato extend PROJECT {run_id} --images {config.images_total or seen}",
        )
    if config.images_total and config.images_total <= seen:
        raise ConfigError(
            f"Run “{run_id}” has learned from {seen:,} images; images_total={config.images_total} "
            "lies before that.",
            hint=f"Give more, for example: sfumato resume PROJECT {run_id} "
            f"--set images_total={2 * seen}",
        )
    if config.minutes and config.minutes <= passed_min:
        raise ConfigError(
            f"Run “{run_id}” has trained for {passed_min:.1f} min; minutes={config.minutes:g} lies "
            "before that.",
            hint=f"Give more, for example: sfumato resume PROJECT {run_id} "
            f"--set minutes={2 * passed_min + 1:.0f}",
        )


def _require_same_kind(project: Project, run: RunFolder) -> None:
    """Refuse images that differ in kind from those that the network knows."""
    data, spec = run.config.data, load_spec(run.folder)
    folder = project.dataset_folder(data.dataset)
    with closing(Manifest(folder)) as manifest:
        classes = manifest.classes() if data.use_classes else ()
    channels = spec.channels
    if spec.latents is None:
        with suppress(DatasetError):  # not prepared: the colors are seen when it is
            channels = open_cache(folder, data.size_px).channels
    require_fit(spec, channels=channels, classes=classes)

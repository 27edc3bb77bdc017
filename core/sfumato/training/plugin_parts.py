"""What does a run take from plugins, and what stands in where one fails or is gone?

A new run is refused if anything that its config names cannot be made. A run that was begun goes on:
what is gone is left out or replaced, and reported of.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sfumato.config.settings import OptimizerConfig, RunConfig, SamplingConfig
from sfumato.diffusion.sampler import Sampler
from sfumato.errors import PluginError
from sfumato.events import AnyEvent, IncidentReported
from sfumato.nn.own_backbones import OWN_BACKBONES
from sfumato.plugins import Plugins
from sfumato.run_folder import RunFolder
from sfumato.run_logger import RunLogger, forward_to_loggers
from sfumato.training.augmentation import Augmentation, Augmenter
from sfumato.training.rate_schedule import WatchedSchedule, warmup_hold_cooldown

__all__ = ["PluginParts", "augmenter_of", "forwarded_to_loggers", "plugin_parts", "require_offered"]

_HINT = "Install or switch on the plugin and resume the run, or go on without it."


class PluginParts(NamedTuple):
    """What a training session takes from plugins."""

    augmenter: Augmenter
    schedule: WatchedSchedule
    sampler: Sampler
    """Draws the samples."""
    stand_in: Sampler
    """Draws them where that one fails: the usual one, or the same if there is no other."""
    failures: tuple[str, ...] = ()
    """What is gone, as sentences."""

    def incidents(self, *, images_seen: int) -> tuple[IncidentReported, ...]:
        """Tell of what is gone."""
        return tuple(
            IncidentReported(kind="plugin", images_seen=images_seen, message=message, hint=_HINT)
            for message in self.failures
        )


def plugin_parts(config: RunConfig, plugins: Plugins) -> PluginParts:
    """Build what a run that was begun takes from plugins.

    Raises:
        ConfigError: If the settings of a part do not fit it.
        PluginError: If there is no sampler at all.
    """
    sampler, stand_in, failures = _samplers(config.sampling, plugins)
    return PluginParts(
        augmenter=augmenter_of(config, plugins),
        schedule=_schedule(config.optimizer, plugins),
        sampler=sampler,
        stand_in=stand_in,
        failures=failures,
    )


def augmenter_of(config: RunConfig, plugins: Plugins) -> Augmenter:
    """Build a run's augmentations; one whose plugin is gone is left out and reported of.

    Raises:
        ConfigError: If one is set wrongly.
    """
    catalog = plugins.augmentations
    built: dict[str, Augmentation] = {}
    failures = []
    for name, settings in config.augmentations.items():
        try:
            built[name] = catalog.build(name, settings)
        except PluginError as error:
            failures.append(f"{error.message} The run goes on without it.")
    whose = {name: catalog.plugin_of(name) for name in built}
    return Augmenter(built, plugins=whose, failures=failures)


def require_offered(config: RunConfig, plugins: Plugins) -> None:
    """Refuse a new run that names what no plugin offers, or sets it wrongly.

    Raises:
        ConfigError: If a setting does not fit.
        PluginError: If something is not offered, or cannot be made.
    """
    usual, sampling = RunConfig(), config.sampling
    plugins.samplers.build(sampling.sampler, sampling.sampler_settings)
    for name, settings in config.augmentations.items():
        plugins.augmentations.build(name, settings)
    for name, settings in config.report.loggers.items():
        plugins.loggers.build(name, settings)
    # An engine without plugins has the usual network and schedule, too.
    model, optimizer = config.model, config.optimizer
    if model.backbone not in OWN_BACKBONES or model.backbone_settings:
        plugins.backbones.build(model.backbone, model.backbone_settings)
    if optimizer.schedule != usual.optimizer.schedule or optimizer.schedule_settings:
        plugins.schedules.build(optimizer.schedule, optimizer.schedule_settings)


def forwarded_to_loggers(
    events: Iterable[AnyEvent], run: RunFolder, plugins: Plugins
) -> Iterator[AnyEvent]:
    """Hand events on to the run's loggers; one whose plugin is gone is reported of."""
    built: dict[str, RunLogger] = {}
    for name, settings in run.config.report.loggers.items():
        try:
            built[name] = plugins.loggers.build(name, settings)
        except PluginError as error:
            message = f"{error.message} The run goes on without it."
            yield IncidentReported(kind="plugin", images_seen=0, message=message, hint=_HINT)
    yield from forward_to_loggers(built, run, events)


def _samplers(
    sampling: SamplingConfig, plugins: Plugins
) -> tuple[Sampler, Sampler, tuple[str, ...]]:
    """Build the run's sampler and its stand-in, and say if the run's own is gone."""
    usual = SamplingConfig().sampler
    stand_in: Sampler | None = plugins.samplers.build(usual) if usual in plugins.samplers else None
    try:
        own: Sampler = plugins.samplers.build(sampling.sampler, sampling.sampler_settings)
    except PluginError as error:
        if stand_in is None:
            raise
        return stand_in, stand_in, (f"{error.message} Samples are drawn without it.",)
    return own, stand_in or own, ()


def _schedule(optimizer: OptimizerConfig, plugins: Plugins) -> WatchedSchedule:
    name = optimizer.schedule
    if name == OptimizerConfig().schedule and name not in plugins.schedules:
        return WatchedSchedule(warmup_hold_cooldown, name=name)  # an engine without plugins
    try:
        schedule = plugins.schedules.build(name, optimizer.schedule_settings)
    except PluginError as error:
        failure = f"{error.message} The usual schedule takes its place."
        return WatchedSchedule(warmup_hold_cooldown, name=name, failure=failure)
    return WatchedSchedule(schedule, name=name)

"""The parts of a run that plugins provide, with fallbacks for parts that fail or are missing.

A new run is refused if its config names a part that cannot be built. A run that has already begun
continues: a missing part is skipped or replaced, and reported.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sfumato.config.settings import OptimizerConfig, RunConfig, SamplingSettings
from sfumato.diffusion.sampler import Sampler
from sfumato.errors import PluginError
from sfumato.messages import Text, msg, paragraph
from sfumato.nn.own_backbones import OWN_BACKBONES
from sfumato.plugins.registry import Plugins
from sfumato.plugins.run_logger import RunLogger, forward_to_loggers
from sfumato.records.events import AnyEvent, IncidentReported
from sfumato.records.run_folder import RunFolder
from sfumato.training.augmentation import Augmentation, Augmenter
from sfumato.training.rate_schedule import WatchedSchedule, warmup_hold_cooldown

__all__ = [
    "INSTALL_HINT",
    "PluginParts",
    "augmenter_of",
    "forwarded_to_loggers",
    "plugin_parts",
    "require_offered",
]

INSTALL_HINT = msg(
    "training.install_plugin_and_resume",
    "To use it, install or enable the plugin, then resume the run.",
)
_WITHOUT_PART = msg("training.continues_without_part", "The run continues without it.")


class PluginParts(NamedTuple):
    """The parts of a training session that plugins provide."""

    augmenter: Augmenter
    schedule: WatchedSchedule
    sampler: Sampler
    """Generates the samples."""
    stand_in: Sampler
    """Generates the samples if `sampler` fails: the default sampler, if it is available."""
    failures: tuple[Text, ...] = ()
    """One sentence for each missing part."""

    def incidents(self, *, images_seen: int) -> tuple[IncidentReported, ...]:
        """Return an incident for each missing part."""
        return tuple(
            IncidentReported(
                kind="plugin", images_seen=images_seen, message=message, hint=INSTALL_HINT
            )
            for message in self.failures
        )


def plugin_parts(config: RunConfig, plugins: Plugins) -> PluginParts:
    """Build the plugin parts of a run that has begun.

    Raises:
        ConfigError: If the settings of a part are invalid.
        PluginError: If no sampler is available.
    """
    sampler, stand_in, failures = _samplers(config.sampling, plugins)
    return PluginParts(
        augmenter=augmenter_of(config, plugins),
        schedule=_schedule(config.optimizer, plugins),
        sampler=sampler,
        stand_in=stand_in,
        failures=failures,
    )


def augmenter_of(
    config: RunConfig, plugins: Plugins, *, consequence: Text = _WITHOUT_PART
) -> Augmenter:
    """Build a run's augmentations; one whose plugin is missing is skipped and reported.

    Args:
        config: The run's config.
        plugins: The available augmentations.
        consequence: What a missing augmentation means for the run, one sentence.

    Raises:
        ConfigError: If the settings of an augmentation are invalid.
    """
    catalog = plugins.augmentations
    built: dict[str, Augmentation] = {}
    failures = []
    for name, settings in config.augmentations.items():
        try:
            built[name] = catalog.build(name, settings)
        except PluginError as error:
            failures.append(paragraph([error.message, consequence]))
    whose = {name: catalog.plugin_of(name) for name in built}
    return Augmenter(built, plugins=whose, failures=failures)


def require_offered(config: RunConfig, plugins: Plugins) -> None:
    """Raise if a new run names a part that no plugin provides or that has invalid settings.

    Raises:
        ConfigError: If a setting is invalid.
        PluginError: If a part is not available or cannot be built.
    """
    usual, sampling = RunConfig(), config.sampling
    plugins.samplers.build(sampling.sampler, sampling.sampler_settings)
    for name, settings in config.augmentations.items():
        plugins.augmentations.build(name, settings)
    for name, settings in config.report.loggers.items():
        plugins.loggers.build(name, settings)
    # The default network and schedule are available even without plugins.
    model, optimizer = config.model, config.optimizer
    if model.backbone not in OWN_BACKBONES or model.backbone_settings:
        plugins.backbones.build(model.backbone, model.backbone_settings)
    if optimizer.schedule != usual.optimizer.schedule or optimizer.schedule_settings:
        plugins.schedules.build(optimizer.schedule, optimizer.schedule_settings)


def forwarded_to_loggers(
    events: Iterable[AnyEvent], run: RunFolder, plugins: Plugins
) -> Iterator[AnyEvent]:
    """Yield events, forward them to the run's loggers, and report missing loggers."""
    built: dict[str, RunLogger] = {}
    for name, settings in run.config.report.loggers.items():
        try:
            built[name] = plugins.loggers.build(name, settings)
        except PluginError as error:
            message = msg(
                "training.continues_without_logger",
                "{reason} The run continues without it.",
                reason=error.message,
            )
            yield IncidentReported(kind="plugin", images_seen=0, message=message, hint=INSTALL_HINT)
    yield from forward_to_loggers(built, run, events)


def _samplers(
    sampling: SamplingSettings, plugins: Plugins
) -> tuple[Sampler, Sampler, tuple[Text, ...]]:
    """Return the run's sampler, its fallback, and a message if the run's sampler is missing."""
    usual = SamplingSettings().sampler
    stand_in: Sampler | None = plugins.samplers.build(usual) if usual in plugins.samplers else None
    try:
        own: Sampler = plugins.samplers.build(sampling.sampler, sampling.sampler_settings)
    except PluginError as error:
        if stand_in is None:
            raise
        return (
            stand_in,
            stand_in,
            (
                paragraph(
                    [
                        error.message,
                        msg(
                            "training.default_sampler_for_samples",
                            "Samples are generated with the default sampler instead.",
                        ),
                    ]
                ),
            ),
        )
    return own, stand_in or own, ()


def _schedule(optimizer: OptimizerConfig, plugins: Plugins) -> WatchedSchedule:
    name = optimizer.schedule
    if name == OptimizerConfig().schedule and name not in plugins.schedules:
        return WatchedSchedule(warmup_hold_cooldown, name=name)  # without plugins
    try:
        schedule = plugins.schedules.build(name, optimizer.schedule_settings)
    except PluginError as error:
        failure = paragraph(
            [
                error.message,
                msg("training.default_schedule_used", "The default schedule is used instead."),
            ]
        )
        return WatchedSchedule(warmup_hold_cooldown, name=name, failure=failure)
    return WatchedSchedule(schedule, name=name)

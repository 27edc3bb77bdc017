"""At which places can a plugin add to Sfumato?

Each hook is called once, at start-up, and returns descriptions (`Entry`); what they describe is
imported when it is first used. A hook that has nothing to offer returns an empty list. The offers
of all plugins are joined; where two share a name the built-in one wins and the other is reported.

A plugin states the version of these hooks that it was built for, `SFUMATO_HOOK_VERSION = 2` in the
module that has them; one that says nothing counts as built for version 1.
"""

from collections.abc import Iterable

import pluggy

from sfumato.catalog import Entry, ImporterEntry, PanelEntry

__all__ = ["HOOK_VERSION", "hookimpl", "hookspec"]

HOOK_VERSION = 2
"""Grows when hooks or what they may rely on are added; a plugin for a later one is refused.

1: augmentations, samplers, exporters. 2: backbones, schedules, loggers, metrics, importers, panels.
"""

hookspec = pluggy.HookspecMarker("sfumato")
hookimpl = pluggy.HookimplMarker("sfumato")


@hookspec
def sfumato_augmentations() -> Iterable[Entry]:
    """Offer augmentations: random changes to images before they are learned from.

    Called once, at start-up. The factory takes the entry's settings and gives an
    `sfumato.training.augmentation.Augmentation`: a callable from a batch of images, uint8
    `(B, C, H, W)`, to a changed batch of the same shape and type.
    """
    return []


@hookspec
def sfumato_samplers() -> Iterable[Entry]:
    """Offer samplers: ways to walk from noise to an image.

    Called once, at start-up. The factory takes the entry's settings and gives an
    `sfumato.diffusion.sampler.Sampler`.
    """
    return []


@hookspec
def sfumato_exporters() -> Iterable[Entry]:
    """Offer exporters: ways to write a trained model for other programs.

    Called once, at start-up. The factory takes the entry's settings and gives an
    `sfumato.export.exporter.Exporter`.
    """
    return []


@hookspec
def sfumato_schedules() -> Iterable[Entry]:
    """Offer learning-rate schedules: how the size of updates rises and falls in a run.

    Called once, at start-up. The factory takes the entry's settings and gives a
    `sfumato.training.rate_schedule.RateSchedule`: a function from where the run stands to a share
    of the full learning rate, asked before each update.
    """
    return []


@hookspec
def sfumato_loggers() -> Iterable[Entry]:
    """Offer loggers: who else is reported what happens in a run.

    Called once, at start-up. The factory takes the entry's settings and gives a
    `sfumato.run_logger.RunLogger`.
    """
    return []


@hookspec
def sfumato_importers() -> Iterable[ImporterEntry]:
    """Offer importers: ways to get images out of what is no folder of images yet.

    Called once, at start-up. The factory takes the entry's settings and gives an
    `sfumato.data.importer.Importer`. The first entry that names a source's ending is taken for it.
    """
    return []


@hookspec
def sfumato_metrics() -> Iterable[Entry]:
    """Offer metrics: what else to measure on images that were drawn for the purpose.

    Called once, at start-up. The factory takes the entry's settings and gives a
    `sfumato.evaluation.metric.Metric`. Each evaluation asks all of them.
    """
    return []


@hookspec
def sfumato_backbones() -> Iterable[Entry]:
    """Offer backbones: networks inside the denoiser.

    Called once, at start-up. The factory takes the entry's settings and gives a
    `sfumato.nn.plugin_backbone.BackboneMaker`: a function from the form of the images to a torch
    module. A run that was trained with it can be resumed and drawn from only where the plugin is.
    """
    return []


@hookspec
def sfumato_panels() -> Iterable[PanelEntry]:
    """Offer panels: parts of the window.

    Called once, at start-up; built when somebody first looks at it, on the window's thread. The
    factory takes the entry's settings and gives a `QWidget` with a method `show_run(folder)`, which
    is given the folder of the run that is shown, or `None`.
    """
    return []

"""The hooks through which a plugin extends Sfumato.

Each hook is called once, at start-up, and returns descriptions (`Entry`) of objects that are
imported on first use. A hook with nothing to offer returns an empty list. The entries of all
plugins are combined; if two entries share a name, the built-in entry wins and the other entry is
reported.

A plugin declares the version of these hooks for which it was built, `SFUMATO_HOOK_VERSION = 2`, in
the module that implements them. A plugin that declares nothing is treated as built for version 1.
"""

from collections.abc import Iterable

import pluggy

from sfumato.plugins.catalog import Entry, ImporterEntry, PanelEntry

__all__ = ["HOOK_VERSION", "hookimpl", "hookspec"]

HOOK_VERSION = 2
"""Incremented when hooks or guarantees are added; plugins for a later version are rejected.

1: augmentations, samplers, exporters. 2: backbones, schedules, loggers, metrics, importers, panels.
"""

hookspec = pluggy.HookspecMarker("sfumato")
hookimpl = pluggy.HookimplMarker("sfumato")


@hookspec
def sfumato_augmentations() -> Iterable[Entry]:
    """Offer augmentations: random changes to images before the model is trained on them.

    Called once, at start-up. The factory takes the entry's settings and returns an
    `sfumato.training.augmentation.Augmentation`: a callable from a batch of images, uint8 `(B, C,
    H, W)`, to a changed batch of the same shape and type.
    """
    return []


@hookspec
def sfumato_samplers() -> Iterable[Entry]:
    """Offer samplers: algorithms that turn noise into an image.

    Called once, at start-up. The factory takes the entry's settings and returns an
    `sfumato.diffusion.sampler.Sampler`.
    """
    return []


@hookspec
def sfumato_exporters() -> Iterable[Entry]:
    """Offer exporters, which write a trained model for other programs.

    Called once, at start-up. The factory takes the entry's settings and returns an
    `sfumato.export.exporter.Exporter`.
    """
    return []


@hookspec
def sfumato_schedules() -> Iterable[Entry]:
    """Offer learning-rate schedules: how the learning rate rises and falls during a run.

    Called once, at start-up. The factory takes the entry's settings and returns a
    `sfumato.training.rate_schedule.RateSchedule`: a function from the run's progress to a fraction
    of the full learning rate, called before each update.
    """
    return []


@hookspec
def sfumato_loggers() -> Iterable[Entry]:
    """Offer loggers, which receive the events of a run.

    Called once, at start-up. The factory takes the entry's settings and returns a
    `sfumato.plugins.run_logger.RunLogger`.
    """
    return []


@hookspec
def sfumato_importers() -> Iterable[ImporterEntry]:
    """Offer importers, which extract images from sources that are not folders of images.

    Called once, at start-up. The factory takes the entry's settings and returns an
    `sfumato.data.importer.Importer`. A source is handled by the first entry that lists its
    extension.
    """
    return []


@hookspec
def sfumato_metrics() -> Iterable[Entry]:
    """Offer metrics: additional measurements on images that are generated for this purpose.

    Called once, at start-up. The factory takes the entry's settings and returns a
    `sfumato.evaluation.metric.Metric`. Each evaluation computes all metrics.
    """
    return []


@hookspec
def sfumato_backbones() -> Iterable[Entry]:
    """Offer backbones: networks inside the denoiser.

    Called once, at start-up. The factory takes the entry's settings and returns a
    `sfumato.nn.plugin_backbone.BackboneMaker`: a function from the shape of the images to a torch
    module. A run trained with a plugin's backbone can be resumed and sampled only where the plugin
    is installed.
    """
    return []


@hookspec
def sfumato_panels() -> Iterable[PanelEntry]:
    """Offer panels: parts of the window.

    Called once, at start-up. A panel is built on the GUI thread when it is first shown. The factory
    takes the entry's settings and returns a `QWidget` with a method `show_run(folder)`, which is
    called with the folder of the selected run, or with `None` if no run is selected.
    """
    return []

"""Automatic tuning at the end of training.

If tuning is enabled for the run, its sampler is tuned, and images from its fixed seeds are
generated once more with the best preset. Errors at this stage are reported but do not fail the run,
because its model is complete.
"""

import time
from collections.abc import Iterable, Iterator

import msgspec

from sfumato.data.cache import ImageCache
from sfumato.errors import SfumatoError
from sfumato.generation.batches import generate_images
from sfumato.generation.grid import save_grid
from sfumato.generation.loading import load_model
from sfumato.messages import msg
from sfumato.plugins.registry import Plugins
from sfumato.records.control import RunControl
from sfumato.records.events import (
    AnyEvent,
    IncidentReported,
    RunEnded,
    SamplesGenerated,
    TuningFinished,
)
from sfumato.records.run_files import numbered_name
from sfumato.records.run_folder import RunFolder
from sfumato.tuning.tune import automatic_budget_s, is_tuned, tune_run

__all__ = ["generate_tuned_samples", "tuned_before_end"]


def tuned_before_end(
    events: Iterable[AnyEvent],
    run: RunFolder,
    cache: ImageCache,
    *,
    plugins: Plugins,
    control: RunControl,
) -> Iterator[AnyEvent]:
    """Forward the events of a run's training, and tune the run before it reports completion."""
    for event in events:
        if isinstance(event, RunEnded) and event.outcome == "completed":
            yield from _tune(run, cache, end=event, plugins=plugins, control=control)
            yield msgspec.structs.replace(event, time=time.time())  # the actual end time
        else:
            yield event


def generate_tuned_samples(run: RunFolder, *, plugins: Plugins) -> Iterator[SamplesGenerated]:
    """Generate a separate grid from the run's fixed seeds with the best preset.

    Raises:
        SfumatoError: If the disk is full or cannot be written.
    """
    count = run.config.report.sample_count
    if not count:
        return
    model = load_model(run, plugins=plugins, preset="high-quality")
    path = run.samples_folder / numbered_name(model.metadata.images_seen, ".tuned.png")
    columns = save_grid(path, generate_images(model, range(count)))
    yield SamplesGenerated(
        images_seen=model.metadata.images_seen,
        path=path.relative_to(run.folder).as_posix(),
        count=count,
        columns=columns,
    )


def _tune(
    run: RunFolder,
    cache: ImageCache,
    *,
    end: RunEnded,
    plugins: Plugins,
    control: RunControl,
) -> Iterator[AnyEvent]:
    budget_s = automatic_budget_s(run.config, elapsed_s=end.elapsed_s)
    if not budget_s:
        return
    try:
        if is_tuned(run):
            return
        for event in tune_run(run, cache, plugins=plugins, budget_s=budget_s, control=control):
            yield event
            if isinstance(event, TuningFinished):
                yield from generate_tuned_samples(run, plugins=plugins)
    except SfumatoError as error:
        yield IncidentReported(
            kind="quality",
            images_seen=end.images_seen,
            message=msg(
                "tuning.not_tuned", "Cannot tune the sampler. {reason}", reason=error.message
            ),
            hint=error.hint,
        )

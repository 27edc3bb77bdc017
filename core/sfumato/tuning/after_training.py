"""The phase after training: automatic tuning.

If tuning is enabled for the run, its sampler is tuned, and images from its fixed seeds are
generated once more with the best preset. Errors at this stage are reported but do not fail the run,
because its model is complete.
"""

from collections.abc import Iterator

from sfumato.data.cache import ImageCache
from sfumato.device.memory import explain_device_errors
from sfumato.errors import SfumatoError
from sfumato.generation.batches import class_names_for, generate_images
from sfumato.generation.grid import save_grid
from sfumato.generation.loading import load_model
from sfumato.messages import msg
from sfumato.plugins.registry import Plugins
from sfumato.records.control import RunControl
from sfumato.records.events import AnyEvent, IncidentReported, SamplesGenerated
from sfumato.records.run_files import numbered_name
from sfumato.records.run_folder import RunFolder
from sfumato.training.loop import TrainingEnd
from sfumato.tuning.tune import automatic_budget_s, is_tuned, tune_run

__all__ = ["tune_after_training"]


def tune_after_training(
    run: RunFolder,
    cache: ImageCache,
    *,
    trained: TrainingEnd,
    plugins: Plugins,
    control: RunControl,
) -> Iterator[AnyEvent]:
    """Tune a run whose training is complete, if its config asks for it.

    Args:
        run: The run, locked by the caller.
        cache: The prepared images.
        trained: The end of its training; the search may take a fraction of the training time.
        plugins: The available samplers.
        control: Requests a stop of the search.
    """
    budget_s = automatic_budget_s(run.config, elapsed_s=trained.elapsed_s)
    if not budget_s:
        return
    try:
        if is_tuned(run):
            return
        with explain_device_errors():
            yield from tune_run(run, cache, plugins=plugins, budget_s=budget_s, control=control)
            if is_tuned(run):
                yield from _tuned_samples(run, plugins=plugins)
    except SfumatoError as error:
        yield IncidentReported(
            kind="quality",
            images_seen=trained.images_seen,
            message=msg(
                "tuning.not_tuned", "Cannot tune the sampler. {reason}", reason=error.message
            ),
            hint=error.hint,
        )


def _tuned_samples(run: RunFolder, *, plugins: Plugins) -> Iterator[SamplesGenerated]:
    """Generate a separate grid from the run's fixed seeds with the best preset."""
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
        class_names=class_names_for(range(count), model.metadata.classes),
    )

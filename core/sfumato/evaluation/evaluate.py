"""Evaluation of a run on freshly generated images."""

from collections.abc import Generator, Iterator, Sequence
from pathlib import Path

import msgspec

from sfumato.data.cache import ImageCache
from sfumato.device.backends import backend_of
from sfumato.device.plan import plain_plan
from sfumato.diffusion.preconditioning import PreconditionedDenoiser
from sfumato.evaluation.dataset_net import FEWEST_IMAGES, open_dataset_net
from sfumato.evaluation.features import FeatureNet
from sfumato.evaluation.generated import CallCounter, drawn, seeds_like
from sfumato.evaluation.measure import measure, require_enough
from sfumato.evaluation.metric import measured_by_plugins
from sfumato.evaluation.nearest import Groups
from sfumato.evaluation.report import CopyCheck, EvaluationReport, save_report
from sfumato.evaluation.scorer import some_of
from sfumato.evaluation.validation import loss_and_gap
from sfumato.generation.loading import load_model
from sfumato.generation.trained_model import TrainedModel
from sfumato.plugins.registry import Plugins
from sfumato.records.events import Progressed
from sfumato.records.run_folder import RunFolder

__all__ = ["evaluate_run"]

_ENOUGH_HELD_OUT = 200
"""With fewer images, the rate of chance copies is poorly known."""


def evaluate_run(
    run: RunFolder,
    cache: ImageCache,
    *,
    plugins: Plugins,
    count: int,
    files: Sequence[Path] = (),
    groups: Groups | None = None,
) -> Iterator[Progressed]:
    """Generate images from a run's newest checkpoint, measure them, and write the report.

    Args:
        run: The run; the report is written to its folder.
        cache: Its training and held-out images.
        plugins: Provides the run's sampler and additional metrics.
        count: How many images to generate.
        files: The files of the training images, in the order of the cache; the report names them.
        groups: The groups of twins among the training images, in the same order.

    Raises:
        CheckpointError: If the run has no checkpoint yet.
        SfumatoError: If there are too few images, or the report cannot be written.
    """
    require_enough(real=len(cache.train_images), generated=count)  # before the expensive part
    model = load_model(run, plugins=plugins)
    dataset_net = yield from _dataset_net(cache)
    seeds = seeds_like(cache.train_labels, model.metadata.classes, count)
    with CallCounter(*model.networks) as counter:
        generated = yield from drawn(model, seeds)
    report = yield from measure(
        cache.train_images,
        generated,
        held_out=cache.held_out_images,
        dataset_net=dataset_net,
        groups=groups,
    )
    figures, failures = yield from measured_by_plugins(
        plugins, some_of(cache.train_images, count), generated
    )
    named = _with_metadata(report, model, network_calls=counter.calls_per_image(count))
    named = msgspec.structs.replace(
        named,
        run=run.run_id,
        copies=_with_names(named.copies, seeds, files),
        figures=figures,
        notes=(*_notes(cache, dataset_net), *failures),
    )
    if len(cache.held_out_images):
        named = _with_validation(named, model, cache)
    save_report(run.folder, named)


def _dataset_net(cache: ImageCache) -> Generator[Progressed, None, FeatureNet | None]:
    if len(cache.train_images) < FEWEST_IMAGES:
        return None
    return (yield from open_dataset_net(cache))


def _with_metadata(
    report: EvaluationReport, model: TrainedModel, *, network_calls: int
) -> EvaluationReport:
    return msgspec.structs.replace(
        report,
        images_seen=model.metadata.images_seen,
        sampling=model.sampling,
        network_calls=network_calls,
        ema_length=model.metadata.average_length,
    )


def _with_names(check: CopyCheck, seeds: Sequence[int], files: Sequence[Path]) -> CopyCheck:
    """Add seeds and files to the closest pairs."""
    pairs = [
        msgspec.structs.replace(
            pair,
            seed=seeds[pair.generated],
            path=str(files[pair.training]) if files else "",
        )
        for pair in check.pairs
    ]
    return msgspec.structs.replace(check, pairs=tuple(pairs))


def _with_validation(
    report: EvaluationReport, model: TrainedModel, cache: ImageCache
) -> EvaluationReport:
    denoiser = model.denoiser
    assert isinstance(denoiser, PreconditionedDenoiser)
    plan = plain_plan(backend_of(next(denoiser.parameters()).device))
    losses, gap = loss_and_gap(denoiser, cache, space=model.space, plan=plan)
    return msgspec.structs.replace(
        report,
        validation_loss={f"{sigma:g}": loss for sigma, loss in losses.items()},
        copies=msgspec.structs.replace(report.copies, loss_gap=gap),
    )


def _notes(cache: ImageCache, dataset_net: FeatureNet | None) -> Iterator[str]:
    if dataset_net is None:
        yield (
            "Not measured with dataset features: the dataset has "
            f"{len(cache.train_images)} training images, but {FEWEST_IMAGES} are needed."
        )
    kept = len(cache.held_out_images)
    if kept < _ENOUGH_HELD_OUT:
        yield (
            f"The rate of chance copies is uncertain: there are {kept} held-out images, "
            f"but {_ENOUGH_HELD_OUT} are recommended."
        )

"""Metadata from a run's folder that is added to an exported model."""

from collections.abc import Collection, Iterator
from contextlib import suppress

import msgspec

from sfumato.checkpoints.checkpoint import read_state
from sfumato.errors import CheckpointError, SfumatoError
from sfumato.evaluation.report import EvaluationReport, load_report
from sfumato.records.events import RunEnded
from sfumato.records.metadata import ImageTerms, MeasuredQuality, ModelMetadata
from sfumato.records.run_folder import RunFolder

__all__ = ["with_history"]


def with_history(
    metadata: ModelMetadata, run: RunFolder, *, terms: tuple[ImageTerms, ...] = ()
) -> ModelMetadata:
    """Add the training time, the evaluation, and the terms of use, where known.

    Args:
        metadata: The model's metadata.
        run: The run that trained it.
        terms: The license files that were found next to its training images.
    """
    return msgspec.structs.replace(
        metadata,
        training_s=next(_training_times(metadata, run), None),
        quality=_quality(metadata, run),
        image_terms=(*terms, *_terms_of_bases(metadata, known={found.text for found in terms})),
    )


def _terms_of_bases(metadata: ModelMetadata, *, known: Collection[str]) -> Iterator[ImageTerms]:
    """Yield the license files of the models that the run started from, except for known texts."""
    seen = set(known)
    for base in metadata.bases:
        for found in base.terms:
            if found.text not in seen:
                yield msgspec.structs.replace(
                    found, file=f"{base.name}-{found.file}", base=base.name
                )
            seen.add(found.text)


def _training_times(metadata: ModelMetadata, run: RunFolder) -> Iterator[float]:
    """Yield the training times recorded by the checkpoint and events at the model's image count."""
    for folder in run.checkpoints():
        if int(folder.name) == metadata.images_seen:
            with suppress(CheckpointError):
                yield read_state(folder).elapsed_s
    for event in reversed(run.events()):
        if isinstance(event, RunEnded) and event.images_seen == metadata.images_seen:
            yield event.elapsed_s


def _quality(metadata: ModelMetadata, run: RunFolder) -> MeasuredQuality | None:
    try:
        report = load_report(run.folder)
    except SfumatoError:  # there is no evaluation, or it is damaged
        return None
    return _reported(report) if report.images_seen == metadata.images_seen else None


def _reported(report: EvaluationReport) -> MeasuredQuality:
    return MeasuredQuality(
        count=report.count,
        sampling=report.sampling,
        ema_length=report.ema_length,
        scores=report.scores,
        copy_alarms=report.copies.alarms(),
    )

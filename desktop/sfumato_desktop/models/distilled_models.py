"""The distilled model of a run, with its comparison."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtGui import QImage

from sfumato.errors import SfumatoError
from sfumato.records.distillation_result import (
    DistillationResult,
    image_of,
    load_distillation_result,
)
from sfumato.records.project import ItemKind, Project
from sfumato_desktop.models.trained_runs import TrainedRun

__all__ = ["DistilledModel", "distilled_from"]


@dataclass(frozen=True)
class DistilledModel:
    """A run distilled from another run to generate images in one or two steps."""

    run_id: str
    base_id: str
    result: DistillationResult | None
    """`None` while it is training, or if it was stopped early."""
    image: QImage = field(compare=False)
    """The image that compares equal seeds; null if it does not exist."""


def distilled_from(
    project: Project, run_id: str, trained: Iterable[TrainedRun]
) -> DistilledModel | None:
    """Return the newest distilled model of a run, or the run itself if it is distilled.

    Args:
        project: The project that contains the runs.
        run_id: The run.
        trained: All runs that can generate images.
    """
    bases = (
        (run, project.current_name(ItemKind.RUN, run.config.consistency.base))
        for run in trained
        if run.config.consistency.base
    )
    related = [(run, base) for run, base in bases if run_id in (run.run_id, base)]
    if not related:
        return None
    newest, base = max(related, key=lambda pair: pair[0].order.by_start)
    folder = project.runs_folder / newest.run_id
    return DistilledModel(
        run_id=newest.run_id,
        base_id=base,
        result=_result_in(folder),
        image=QImage(str(image_of(folder))),
    )


def _result_in(folder: Path) -> DistillationResult | None:
    try:
        found = load_distillation_result(folder)
    except SfumatoError:
        return None  # a damaged file is rewritten when the run is resumed
    return found if found is not None and found.fast else None

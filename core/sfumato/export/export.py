"""How does a model leave for other programs, whole or not at all?"""

from collections.abc import Iterator
from pathlib import Path

from sfumato.events import AnyEvent, ExportFinished
from sfumato.export.exporter import Exporter
from sfumato.generation.trained_model import TrainedModel
from sfumato.storage import staged_folder

__all__ = ["export_model"]


def export_model(
    model: TrainedModel, exporter: Exporter, target: Path, *, name: str
) -> Iterator[AnyEvent]:
    """Write a model with an exporter into `target`, which appears when the proof has passed.

    Yields `Progressed`, at the end `ExportFinished`.

    Args:
        model: The trained model, on the CPU.
        exporter: What writes and proves.
        target: The folder of the export; an older one is replaced.
        name: The exporter's name.

    Raises:
        ExportError: If the model cannot be exported, or the proof fails.
        SfumatoError: If the disk is full or refuses; nothing stays behind.
    """
    with staged_folder(target) as stage:
        yield from exporter.export(model, stage)
    size_bytes = sum(path.stat().st_size for path in target.rglob("*") if path.is_file())
    yield ExportFinished(
        path=str(target), exporter=name, size_bytes=size_bytes, summary=exporter.summary
    )

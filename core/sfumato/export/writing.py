"""How does an export come to disk, whole and proven or not at all?"""

from collections.abc import Iterator
from pathlib import Path

from sfumato.errors import ExportError, SfumatoError
from sfumato.events import ExportFinished, Progressed
from sfumato.export.exporter import Exporter
from sfumato.generation.trained_model import TrainedModel
from sfumato.storage import staged_folder

__all__ = ["export_model"]


def export_model(
    model: TrainedModel, exporter: Exporter, target_folder: Path, *, name: str
) -> Iterator[Progressed | ExportFinished]:
    """Let an exporter write a model into a folder, which appears when the proof has succeeded.

    An older export of the same folder stays until then. A stream that is closed early, like one
    that raises, leaves nothing behind.

    Args:
        model: What is exported.
        exporter: Writes and proves.
        target_folder: What the export becomes.
        name: The exporter's name, for the last event.

    Yields:
        `Progressed`, at the end `ExportFinished`.

    Raises:
        ExportError: If the model cannot be exported, or the proof fails.
        SfumatoError: If the disk is full, read-only, or otherwise refuses.
    """
    _check_target(target_folder)
    with staged_folder(target_folder) as stage:
        yield from exporter.export(model, stage)
        size_bytes = sum(file.stat().st_size for file in stage.rglob("*") if file.is_file())
    if not size_bytes:
        raise ExportError(
            f"The exporter “{name}” wrote nothing.", hint="Report this to the plugin's author."
        )
    yield ExportFinished(
        path=str(target_folder), exporter=name, size_bytes=size_bytes, summary=exporter.summary
    )


def _check_target(folder: Path) -> None:
    """Refuse to replace what is no folder."""
    if folder.is_file():
        raise SfumatoError(
            f"“{folder}” is a file; an export is a folder.", hint="Choose another name."
        )

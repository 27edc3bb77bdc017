"""How does a model leave for other programs, whole or not at all?"""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from sfumato.errors import ExportError
from sfumato.events import AnyEvent, ExportFinished
from sfumato.export.exporter import Exporter
from sfumato.generation.trained_model import TrainedModel
from sfumato.storage import staged_folder, write_whole

__all__ = ["EXPORT_MARK", "ExportMark", "export_model"]

EXPORT_MARK = "sfumato-export.json"
"""The file by which a folder is known to be an export, which may be replaced by a newer one."""


class ExportMark(msgspec.Struct, frozen=True, kw_only=True):
    """What an export's folder says about itself, whichever exporter wrote it."""

    exporter: str
    run: str
    images_seen: int
    weights_sha256: str
    summary: str
    """One sentence with the proof's figures."""
    format: int = 1


def export_model(
    model: TrainedModel, exporter: Exporter, target: Path, *, name: str
) -> Iterator[AnyEvent]:
    """Write a model with an exporter into `target`, which appears when the proof has passed.

    Yields `Progressed`, at the end `ExportFinished`. A stream that is closed early, like one that
    raises, leaves nothing behind.

    Args:
        model: The trained model, on the CPU.
        exporter: What writes and proves.
        target: The folder of the export; an older export is replaced.
        name: The exporter's name.

    Raises:
        ExportError: If the model cannot be exported, the proof fails, or `target` holds anything
            else than an export.
        SfumatoError: If the disk is full or refuses; nothing stays behind.
    """
    _refuse_foreign(target)
    with staged_folder(target) as stage:
        yield from exporter.export(model, stage)
        mark = ExportMark(
            exporter=name,
            run=model.facts.run,
            images_seen=model.facts.images_seen,
            weights_sha256=model.facts.weights_sha256,
            summary=exporter.summary,
        )
        write_whole(stage / EXPORT_MARK, msgspec.json.format(msgspec.json.encode(mark)))
    size_bytes = sum(path.stat().st_size for path in target.rglob("*") if path.is_file())
    yield ExportFinished(
        path=str(target), exporter=name, size_bytes=size_bytes, summary=exporter.summary
    )


def _refuse_foreign(target: Path) -> None:
    """Keep what the user has: only an export gives way to an export."""
    if not target.exists() or (target / EXPORT_MARK).exists():
        return
    if target.is_dir() and not any(target.iterdir()):
        return
    raise ExportError(
        f"“{target}” holds something else than an export, which would be lost.",
        hint="Choose a new or an empty folder.",
    )

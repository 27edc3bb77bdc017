"""Atomic export of a model for other programs."""

import logging
import time
from collections.abc import Iterator
from pathlib import Path

from sfumato.device.failures import is_out_of_memory
from sfumato.errors import ExportError, PluginError, SfumatoError
from sfumato.export.exporter import Exporter
from sfumato.files.json_file import write_json
from sfumato.files.names import FILE_NAME_BYTES, shortened
from sfumato.files.storage import explain_disk_errors, staged_folder, write_whole
from sfumato.generation.trained_model import TrainedModel
from sfumato.messages import msg
from sfumato.records.events import AnyEvent, ExportFinished, Progressed
from sfumato.records.export_mark import EXPORT_MARK, ExportMark, next_export_number

__all__ = ["EXPORT_MARK", "ExportMark", "export_model", "report_file"]

logger = logging.getLogger(__name__)


def export_model(
    model: TrainedModel, exporter: Exporter, target: Path, *, name: str
) -> Iterator[AnyEvent]:
    """Write a model to `target` with an exporter.

    `target` appears once the verification has passed.

    Yields `Progressed`, and `ExportFinished` at the end. If the stream is closed early or raises an
    error, no files are left behind, except for the report of a failed verification; see
    `report_file`.

    Args:
        model: The trained model, on the CPU.
        exporter: The exporter, which writes and verifies the export.
        target: The folder of the export; an older export is replaced.
        name: The exporter's name.

    Raises:
        ExportError: If the model cannot be exported, the verification fails, or `target` contains
            anything other than an export.
        PluginError: If the exporter fails in a different way. The log contains the details.
        SfumatoError: If the disk is full or cannot be written to. No files are left behind.
    """
    _refuse_foreign(target)
    with explain_disk_errors(target):
        target.parent.mkdir(parents=True, exist_ok=True)
    with staged_folder(target) as stage:
        try:
            yield from _named(exporter, model, stage, name=name)
        except ExportError as error:
            raise _with_report_kept(error, target) from error
        mark = ExportMark(
            exporter=name,
            run=model.metadata.run,
            images_seen=model.metadata.images_seen,
            weights_sha256=model.metadata.weights_sha256,
            summary=exporter.summary,
            number=next_export_number(target.parent),
            created=time.time(),
        )
        write_json(stage / EXPORT_MARK, mark)
    report_file(target).unlink(missing_ok=True)  # left behind by an earlier export that failed
    size_bytes = sum(path.stat().st_size for path in target.rglob("*") if path.is_file())
    yield ExportFinished(
        path=str(target), exporter=name, size_bytes=size_bytes, summary=exporter.summary
    )


def _named(
    exporter: Exporter, model: TrainedModel, stage: Path, *, name: str
) -> Iterator[Progressed]:
    """Yield an exporter's progress, and name it in the error if it raises an unexpected error."""
    try:
        yield from exporter.export(model, stage)
    except (SfumatoError, OSError):
        raise
    except (Exception, SystemExit) as error:  # a plugin's error must not end the program
        if is_out_of_memory(error):
            raise
        logger.exception("exporter %s failed", name)
        raise PluginError(
            msg(
                "export.exporter_failed",
                "Exporter “{name}” failed: {error}.",
                name=name,
                error=repr(error),
            ),
            hint=msg(
                "export.choose_another_exporter",
                "Choose another exporter, or report this to the plugin's author.",
            ),
        ) from error


def report_file(target: Path) -> Path:
    """Return the file with the report of an export whose verification failed."""
    return target.with_name(shortened(target.name, FILE_NAME_BYTES, suffix="-failed.html"))


def _with_report_kept(error: ExportError, target: Path) -> ExportError:
    """Write an error's report next to the target, and name the file in the error."""
    if not error.report:
        return error
    file = report_file(target)
    try:
        write_whole(file, error.report.encode())
    except SfumatoError:
        return error  # the reason for the failed export is more important
    return ExportError(
        error.message,
        hint=msg(
            "export.hint_with_report", "{hint} See the report “{file}”.", hint=error.hint, file=file
        ),
    )


def _refuse_foreign(target: Path) -> None:
    """Raise an error if the target contains the user's files; only an export may be replaced."""
    if not target.exists() or (target / EXPORT_MARK).exists():
        return
    if target.is_dir() and not any(target.iterdir()):
        return
    raise ExportError(
        msg(
            "export.target_is_not_an_export",
            "“{target}” contains files that do not belong to an export and would be lost.",
            target=target,
        ),
        hint=msg("export.choose_empty_folder", "Choose a new or an empty folder."),
    )

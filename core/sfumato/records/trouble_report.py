"""Trouble reports: ZIP files of logs, versions, settings, and the last events of a run.

A report is created on this machine, and only the user can send it. The home folder and the user's
name are removed from it, but the names of folders inside the home folder are kept. Images are
included only on request.
"""

import getpass
import io
import itertools
import time
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from sfumato.files.storage import explain_disk_errors, write_whole
from sfumato.records.run_folder import RunFolder

__all__ = ["free_report_file", "report_parts", "without_names", "write_report"]

_LOG_BYTES = 2_000_000
"""The maximum number of bytes to include from the end of each log."""
_EVENT_BYTES = 200_000
_SHORTEST_NAME = 3
"""The shortest user name to remove; shorter names would match parts of ordinary words."""


def free_report_file(folder: Path) -> Path:
    """Return a path for a new report, named by the time; no file with this path exists yet."""
    stem = f"sfumato-report-{time.strftime('%Y%m%d-%H%M%S')}"
    names = itertools.chain([stem], (f"{stem}-{number}" for number in itertools.count(2)))
    return next(file for name in names if not (file := folder / f"{name}.zip").exists())


def write_report(
    file: Path,
    *,
    metadata: str,
    logs: Iterable[Path],
    run: RunFolder | None = None,
    has_images: bool = False,
) -> Path:
    """Write the report atomically, and return its path.

    Args:
        file: The ZIP file to write.
        metadata: A text that lists the versions and describes the machine.
        logs: The log files; missing files are skipped.
        run: The run that the report is about, if any.
        has_images: Whether to include the run's newest sample grid.

    Raises:
        SfumatoError: If the disk is full or not writable.
    """
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in report_parts(metadata, logs, run):
            archive.writestr(name, without_names(part))
        if has_images and run is not None and (grid := run.newest_sample()) is not None:
            archive.writestr(f"samples/{grid.name}", grid.read_bytes())
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, content.getvalue())
    return file


def report_parts(
    metadata: str, logs: Iterable[Path], run: RunFolder | None
) -> Iterator[tuple[str, str]]:
    """Yield the name and text of each part except the images."""
    yield "system.txt", metadata
    for log in logs:
        if log.is_file():
            yield f"logs/{log.name}", _end_of(log, _LOG_BYTES)
    if run is not None:
        yield "run/run.toml", _end_of(run.folder / "run.toml", _EVENT_BYTES)
        yield "run/events.jsonl", _end_of(run.events_file, _EVENT_BYTES)


def without_names(text: str) -> str:
    """Return a text without the user's home folder and name."""
    text = text.replace(str(Path.home()), "~")
    try:
        user = getpass.getuser()
    except (OSError, KeyError):  # the user of a container may have no name
        return text
    is_telling = len(user) >= _SHORTEST_NAME and user != "root"
    return text.replace(user, "user") if is_telling else text


def _end_of(file: Path, size_bytes: int) -> str:
    with explain_disk_errors(file):
        if not file.is_file():
            return ""
        with file.open("rb") as stream:
            stream.seek(max(0, file.stat().st_size - size_bytes))
            return stream.read().decode("utf-8", "replace")

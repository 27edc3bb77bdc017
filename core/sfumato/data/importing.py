"""How does a folder of pictures become a dataset?

Every file is read once, hashed and decoded in full, so that a damaged one is found now and not in
the night. The dataset's folder is written at the very end, whole or not at all. Importing again
brings an existing dataset up to date: every file is read afresh, what the user excluded stays
excluded (by place or by content), and copies made earlier are never deleted.

Of 200 pictures or more, one in twenty is held out from training. Which one is decided by its
content alone, so a picture keeps its split when others come and go; only where a class would be
left with nothing to learn from are its pictures kept in training.
"""

import hashlib
import os
import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path

import msgspec
from msgspec.structs import replace

from sfumato.config.loading import save_settings
from sfumato.control import RunControl
from sfumato.data.decode import decode_picture, read_content
from sfumato.data.entries import save_skipped
from sfumato.data.importer_notes import ImporterNotes, take_notes
from sfumato.data.scan import Scan, class_names, scan_folder
from sfumato.data.spreading import StopRequestedError, spread
from sfumato.errors import DatasetError
from sfumato.events import AnyEvent, ImportFinished, Progressed
from sfumato.manifest import DatasetRules, Manifest, PictureRow
from sfumato.names import file_name_for, shortened
from sfumato.storage import explain_disk_errors, staged_folder

__all__ = ["import_folder"]

_HELD_OUT_SHARE = 0.05
_FEWEST_TO_HOLD_OUT = 200
_RULES_FILE = "dataset.toml"
_MANIFEST_FILE = "manifest.db"
_COPIES_FOLDER = "files"
_STEM_BYTES = 64
_ENDING_BYTES = 16
"""What a copy keeps of its file's name; paths of Windows have room for little more."""


class _Found(msgspec.Struct, frozen=True):
    path: Path
    class_name: str | None


def import_folder(
    dataset_folder: Path,
    rules: DatasetRules,
    *,
    pictures: Path | None = None,
    control: RunControl | None = None,
) -> Iterator[AnyEvent]:
    """Make a dataset of a folder of pictures, or bring an existing one up to date.

    Yields `Progressed`, at the end `ImportFinished`. A stop ends the stream early and leaves
    everything as it was.

    Args:
        dataset_folder: Where the dataset lies or will lie; its name is the dataset's.
        rules: The folder of pictures, and how it is read.
        pictures: The folder that an importer gave for the source; the source itself if not given.
        control: May ask for a pause or a stop.

    Raises:
        DatasetError: If the folder is missing or holds no usable picture.
        SfumatoError: If the dataset cannot be written. In both cases everything stays as it was.
    """
    source = _existing_folder(str(pictures or rules.source))
    named = rules.source
    try:
        with _destination(dataset_folder) as folder:
            rules = replace(rules, source=str(source))
            yield Progressed(task="Looking for pictures", done=0, total=0)
            notes = take_notes(source) if pictures is not None else ImporterNotes()
            scan = scan_folder(source, skip=dataset_folder, control=control)
            scan = _with_notes(scan, notes, Path(named).absolute())
            _require_pictures(scan, source)
            rows = yield from _rows_of(scan, dataset_folder, rules, control=control)
            is_its_own = rules.importer == DatasetRules().importer
            kept = rules if is_its_own else replace(rules, source=str(Path(named).absolute()))
            yield from _written(folder, kept, rows, control=control)
            save_skipped(folder, scan.skipped)
    except StopRequestedError:
        return
    counts = Counter(row.status for row in rows)
    yield ImportFinished(
        dataset=dataset_folder.name,
        usable=counts["in"],
        set_aside=counts["set_aside"],
        passed_over=scan.ignored_text,
    )


def _with_notes(scan: Scan, notes: ImporterNotes, source: Path) -> Scan:
    """Add what an importer left out of its source."""
    refused = tuple((source / name, reason) for name, reason in notes.refused)
    return replace(scan, refused=(*scan.refused, *refused), skipped=(*scan.skipped, *notes.skipped))


def _rows_of(
    scan: Scan, dataset_folder: Path, rules: DatasetRules, *, control: RunControl | None
) -> Generator[Progressed, None, list[PictureRow]]:
    """Read all the files and decide about each."""
    rows: list[PictureRow] = []
    yield from spread(
        partial(_examine, rules=rules),
        _with_classes(scan, rules),
        keep=rows.append,
        task="Reading pictures",
        control=control,
    )
    _existing_folder(rules.source)  # an unplugged disk must not pass for a folder of bad files
    for path, reason in scan.refused:
        rows.append(PictureRow(path=_text(path), status="set_aside", reason=reason))
    source = Path(rules.source)
    kept = _excluded_as_before(rows, _older_rows(dataset_folder))
    rows = _split(_without_duplicates(kept, source))
    _require_usable(rows, source)
    return rows


def _written(
    folder: Path, rules: DatasetRules, rows: list[PictureRow], *, control: RunControl | None
) -> Iterator[Progressed]:
    """Write the dataset, with copies of the files where the rules ask for them."""
    with _undone_on_failure() as created:
        if rules.is_copied:
            originals, rows = rows, []
            yield from spread(
                partial(_copied, folder=folder, created=created),
                originals,
                keep=rows.append,
                task="Copying pictures",
                control=control,
            )
        _write(folder, rules, rows)


def _existing_folder(source: str) -> Path:
    folder = Path(source).expanduser().absolute()
    if not source or not folder.exists():
        raise DatasetError(
            f"The folder “{_shown(folder) if source else ''}” does not exist.",
            hint="Check the path; a disk may have been unplugged, or the folder moved.",
        )
    if not folder.is_dir():
        raise DatasetError(
            f"“{_shown(folder)}” is a file and not a folder.",
            hint="Choose the folder that the pictures lie in; unpack an archive first.",
        )
    if _shown(folder) != str(folder):
        raise DatasetError(
            f"The name of the folder “{_shown(folder)}” is no valid text.",
            hint="Rename the folder; the names of the pictures in it may stay as they are.",
        )
    with explain_disk_errors(folder):
        os.scandir(folder).close()
    return folder


@contextmanager
def _destination(dataset_folder: Path) -> Iterator[Path]:
    """Give the folder to write to: a staged one for a new dataset, the existing one else."""
    if (dataset_folder / _RULES_FILE).exists():
        with explain_disk_errors(dataset_folder):
            tempfile.TemporaryFile(dir=dataset_folder).close()  # better refused now than later
        yield dataset_folder
        return
    with explain_disk_errors(dataset_folder):
        if dataset_folder.exists() and (dataset_folder.is_file() or any(dataset_folder.iterdir())):
            raise DatasetError(
                f"“{dataset_folder}” holds something that is not a dataset.",
                hint="Choose another name for the dataset.",
            )
    with staged_folder(dataset_folder) as stage:
        yield stage


def _require_pictures(scan: Scan, source: Path) -> None:
    if not scan.pictures and not scan.refused:
        raise DatasetError(
            f"The folder “{source}” holds no picture. {scan.ignored_text or 'It is empty.'}",
            hint="Choose a folder with PNG, JPEG, WebP, GIF, TIFF, BMP, AVIF or HEIC files; "
            "they may lie in folders inside it.",
        )


def _require_usable(rows: Sequence[PictureRow], source: Path) -> None:
    if any(row.status != "set_aside" for row in rows):
        return
    first = " ".join(f"“{_below(source, row)}”: {row.reason}" for row in rows[:3])
    pictures = "The only picture" if len(rows) == 1 else f"All {len(rows)} pictures"
    raise DatasetError(
        f"{pictures} in “{source}” cannot be used. {first}",
        hint="Check that the files open in a picture viewer, or choose another folder.",
    )


def _with_classes(scan: Scan, rules: DatasetRules) -> list[_Found]:
    names: Iterable[str | None] = [None] * len(scan.pictures)
    if rules.labels == "folders":
        names = class_names(scan.pictures)
    return [_Found(path, name) for path, name in zip(scan.pictures, names, strict=True)]


def _examine(found: _Found, rules: DatasetRules) -> PictureRow:
    row = PictureRow(path=_text(found.path), status="in", class_name=found.class_name)
    try:
        content = read_content(found.path)
        row = replace(row, sha256=hashlib.sha256(content).hexdigest(), size_bytes=len(content))
        picture = decode_picture(content, rules, name=found.path.name)
    except DatasetError as error:
        return replace(row, status="set_aside", reason=error.message)
    return replace(
        row, width=picture.width, height=picture.height, mode=picture.mode, note=picture.note
    )


def _older_rows(folder: Path) -> list[PictureRow]:
    if not (folder / _MANIFEST_FILE).exists():
        return []
    try:
        with closing(Manifest(folder)) as manifest:
            return manifest.rows()
    except DatasetError as error:
        if isinstance(error.__cause__, sqlite3.OperationalError):
            raise  # locked or unreadable, but not damaged
        return []


def _excluded_as_before(
    rows: Iterable[PictureRow], older: Iterable[PictureRow]
) -> Iterator[PictureRow]:
    reason_by_key: dict[str, str] = {}
    for row in older:
        if row.status == "excluded":
            reason_by_key |= {row.path: row.reason, row.sha256: row.reason}
    for row in rows:
        key = row.path if row.path in reason_by_key else row.sha256
        if row.status == "in" and key in reason_by_key:
            yield replace(row, status="excluded", reason=reason_by_key[key])
        else:
            yield row


def _without_duplicates(rows: Iterable[PictureRow], source: Path) -> Iterator[PictureRow]:
    first_by_hash: dict[str, PictureRow] = {}
    for row in rows:
        if row.status == "set_aside":
            yield row
            continue
        first = first_by_hash.setdefault(row.sha256, row)
        if first is row:
            yield row
        else:
            reason = f"Same content as “{_below(source, first)}”."
            yield replace(row, status="set_aside", reason=reason)


def _split(rows: Iterable[PictureRow]) -> list[PictureRow]:
    rows = list(rows)
    if sum(row.status == "in" for row in rows) < _FEWEST_TO_HOLD_OUT:
        return rows
    learnt = {row.class_name for row in rows if row.status == "in" and not _is_held_out(row)}
    return [
        replace(row, split="held_out") if _is_held_out(row) and row.class_name in learnt else row
        for row in rows
    ]


def _is_held_out(row: PictureRow) -> bool:
    return bool(row.sha256) and int(row.sha256[:8], 16) < _HELD_OUT_SHARE * 2**32


@contextmanager
def _undone_on_failure() -> Iterator[list[Path]]:
    """Give a list for files that are removed again if the block fails or is stopped."""
    created: list[Path] = []
    try:
        yield created
    except BaseException:
        for path in created:
            path.unlink(missing_ok=True)
            with suppress(OSError):  # a folder that holds older copies stays
                path.parent.rmdir()
                path.parent.parent.rmdir()
        raise


def _copied(row: PictureRow, folder: Path, created: list[Path]) -> PictureRow:
    """Copy a usable file under a name made of its own and its hash, which no other file has."""
    if row.status == "set_aside":
        return row
    source = row.file_in(folder)
    stem = shortened(file_name_for(_shown(Path(source.stem))) or "picture", _STEM_BYTES)
    ending = shortened(file_name_for(_shown(Path(source.suffix))).lower(), _ENDING_BYTES)
    name = f"{stem}-{row.sha256[:16]}{'.' if ending else ''}{ending}"
    relative = Path(_COPIES_FOLDER, row.sha256[:2], name)
    target = folder / relative
    with explain_disk_errors(target):
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            part = target.with_name(f".{name}")
            created += [part, target]
            shutil.copyfile(source, part)
            part.replace(target)
    return replace(row, path=relative.as_posix())


def _write(folder: Path, rules: DatasetRules, rows: Sequence[PictureRow]) -> None:
    """Write rules and rows; the rows in one transaction, the rules by a rename after it."""
    staged_rules = folder / f".{_RULES_FILE}"
    with explain_disk_errors(folder):
        try:
            save_settings(staged_rules, rules)
            _set_damaged_manifest_aside(folder)
            with closing(Manifest(folder)) as manifest:
                manifest.replace_all(rows)
            staged_rules.replace(folder / _RULES_FILE)
        finally:
            staged_rules.unlink(missing_ok=True)


def _set_damaged_manifest_aside(folder: Path) -> None:
    try:
        with closing(Manifest(folder)) as manifest:
            manifest.count("in")
    except DatasetError as error:
        if isinstance(error.__cause__, sqlite3.OperationalError):
            raise
        (folder / _MANIFEST_FILE).replace(folder / f"damaged-{_MANIFEST_FILE}")


def _text(path: Path) -> str:
    """Give the path as it stands in the manifest; see `PictureRow.path`."""
    return str(path) if _shown(path) == str(path) else path.as_uri()


def _shown(path: Path) -> str:
    """Give the path as text for a person, with a mark for what is no valid text."""
    return os.fsencode(path).decode("utf-8", "replace")


def _below(source: Path, row: PictureRow) -> str:
    path = row.file_in(source)
    return _shown(path.relative_to(source) if path.is_relative_to(source) else path)

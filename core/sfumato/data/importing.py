"""Import of a folder of images as a dataset.

Every file is read once, hashed, and decoded completely, so that damaged files are found during the
import and not hours into training. The dataset's folder is written atomically at the very end.
Another import updates the existing dataset: files whose size and timestamps have not changed are
not read again, images that the user excluded remain excluded (matched by path or by content), and
existing copies are never deleted.

`sfumato.data.selection` determines which files are used and which are held out, and
`sfumato.data.layout` determines what their folders represent.
"""

import hashlib
import os
import shutil
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Literal, NamedTuple

from msgspec.structs import replace

from sfumato.config.loading import save_settings
from sfumato.data.decode import decode_image, read_content
from sfumato.data.entries import save_skipped
from sfumato.data.importer import ImporterNotes, pop_notes
from sfumato.data.layout import FolderLayout, read_layout
from sfumato.data.row_paths import below, row_path, shown
from sfumato.data.scan import Scan, scan_folder
from sfumato.data.selection import excluded_as_before, is_redecided, select
from sfumato.data.spreading import StopRequestedError, spread
from sfumato.errors import DatasetError, SfumatoError
from sfumato.files.names import file_name_for, shortened
from sfumato.files.storage import explain_disk_errors, staged_folder
from sfumato.messages import Message, msg, paragraph
from sfumato.records.class_report import problems_in
from sfumato.records.control import RunControl
from sfumato.records.events import AnyEvent, ImportFinished, Progressed, SplitFoldersFound
from sfumato.records.findings import Findings
from sfumato.records.manifest import DatasetRules, FileStamp, ImageRow, Manifest, load_rules

__all__ = ["ReadFile", "from_project", "import_folder", "known_twins", "read_file", "settled_stamp"]

_RULES_FILE = "dataset.toml"
_MANIFEST_FILE = "manifest.db"
_COPIES_FOLDER = "files"
_SETTLED_S = 2.0
"""The minimum age in seconds of a file whose stamp is recorded.

Because the clocks of some file systems are coarse, a newer file could change again without getting
a different timestamp.
"""
_STEM_BYTES = 64
_ENDING_BYTES = 16
"""The maximum length of a copy's extension.

Like the stem, it is short because Windows limits paths.
"""


class ReadFile(NamedTuple):
    """A file that was read, with the stamp that it had before reading."""

    row: ImageRow
    stamp: FileStamp | None
    """The file's stamp; `None` if the file no longer exists or was written a moment ago."""


class _Source(NamedTuple):
    folder: Path
    scan: Scan
    layout: FolderLayout

    @property
    def files(self) -> tuple[Path, ...]:
        """All files that are recorded as rows."""
        return (*self.scan.images, *(path for path, _ in self.scan.refused))


class _Content(NamedTuple):
    """The data that is written for a dataset in addition to its rules."""

    rows: list[ImageRow]
    stamps: Mapping[str, FileStamp]
    empty_classes: Sequence[str]


def import_folder(
    dataset_folder: Path,
    rules: DatasetRules,
    *,
    images: Path | None = None,
    control: RunControl | None = None,
) -> Iterator[AnyEvent]:
    """Create a dataset from a folder of images, or update an existing one.

    Yields `Progressed`, and `ImportFinished` at the end. A stop ends the stream early and changes
    nothing.

    Args:
        dataset_folder: The dataset's current or future folder; its name is the dataset's.
        rules: The rules, which name the folder of images and determine how it is read.
        images: The folder that an importer returned for the source; defaults to the source itself.
        control: May request a pause or a stop.

    Raises:
        DatasetError: If the folder is missing or contains no usable images. Nothing is changed.
        SfumatoError: If the dataset cannot be written. Nothing is changed.
    """
    source = _existing_folder(str(images or rules.source))
    is_its_own = rules.importer == DatasetRules().importer
    named = str(source) if is_its_own else str(Path(rules.source).absolute())
    try:
        with _destination(dataset_folder) as folder:
            yield Progressed(
                task=msg("data.looking_for_images", "Looking for images"), done=0, total=0
            )
            notes = pop_notes(source) if images is not None else ImporterNotes()
            scan = scan_folder(source, skip=dataset_folder, control=control)
            _require_images(scan, source)
            rules = replace(
                rules,
                source=named,
                source_from_project=from_project(named, dataset_folder),
                split_folders=_choice_of_before(dataset_folder, rules),
            )
            layout = read_layout(
                scan, source, labels=rules.labels, split_folders=rules.split_folders
            )
            rules = replace(rules, split_folders="ignore" if layout.roles is None else "use")
            yield from _found_splits(layout)
            scan = _with_notes(scan, notes, Path(named))
            found = _Source(source, scan, layout)
            read = yield from _read(found, dataset_folder, rules, control=control)
            rows = _selected(read, found, dataset_folder)
            stamps = {one.row.path: one.stamp for one in read if one.stamp}
            content = _Content(rows, stamps, layout.empty_classes)
            yield from _written(folder, rules, content, control=control)
            save_skipped(folder, scan.skipped)
    except StopRequestedError:
        return
    counts = Counter(row.status for row in rows)
    yield ImportFinished(
        dataset=dataset_folder.name,
        usable=counts["in"],
        skipped=counts["skipped"],
        ignored=scan.ignored_text,
        class_problems=problems_in(rows, empty_classes=layout.empty_classes),
    )


def _with_notes(scan: Scan, notes: ImporterNotes, source: Path) -> Scan:
    """Return a scan with the files and folders added that an importer left out of its source."""
    refused = tuple((source / name, reason) for name, reason in notes.refused)
    return replace(scan, refused=(*scan.refused, *refused), skipped=(*scan.skipped, *notes.skipped))


def read_file(
    path: Path, dataset_folder: Path, rules: DatasetRules, *, class_name: str | None
) -> ReadFile:
    """Read, hash, and decode a file; an unusable file is marked as skipped, with the reason."""
    row = ImageRow(path=row_path(path, dataset_folder), status="in", class_name=class_name)
    stamp = settled_stamp(path)
    try:
        content = read_content(path)
        row = replace(row, sha256=hashlib.sha256(content).hexdigest(), size_bytes=len(content))
        image = decode_image(content, rules, name=path.name)
    except DatasetError as error:
        return ReadFile(replace(row, status="skipped", reason=error.message), stamp)
    row = replace(row, width=image.width, height=image.height, mode=image.mode, note=image.note)
    return ReadFile(row, stamp)


def settled_stamp(path: Path) -> FileStamp | None:
    """Return a file's stamp, which must be obtained before reading; `None` if it is too recent."""
    try:
        stamp = FileStamp.of(path.stat())
    except (OSError, ValueError):  # the file is missing, or its name is invalid on this system
        return None
    newest_ns = max(stamp)
    return stamp if time.time_ns() - newest_ns > _SETTLED_S * 1e9 else None


def _choice_of_before(
    dataset_folder: Path, rules: DatasetRules
) -> Literal["auto", "use", "ignore"]:
    """Keep the meaning of an existing dataset's folders, unless the user chose a different one.

    Datasets of older versions do not record it, and treated split folders like any other folders.
    """
    if rules.split_folders != "auto" or not (dataset_folder / _RULES_FILE).exists():
        return rules.split_folders
    with suppress(SfumatoError):  # damaged rules will be replaced
        return "use" if load_rules(dataset_folder).split_folders == "use" else "ignore"
    return "auto"


def _found_splits(layout: FolderLayout) -> Iterator[SplitFoldersFound]:
    if layout.splits is not None:
        yield SplitFoldersFound(
            train=layout.splits.names("train"),
            held_out=layout.splits.names("held_out"),
            left_out=layout.splits.names("left_out"),
            is_used=layout.roles is not None,
        )


def from_project(source: str, dataset_folder: Path) -> str:
    """Return the source's path relative to the project's folder, or "" if there is none."""
    try:
        return Path(os.path.relpath(source, dataset_folder.parent.parent)).as_posix()
    except ValueError:  # on a different drive on Windows
        return ""


def _read(
    source: _Source, dataset_folder: Path, rules: DatasetRules, *, control: RunControl | None
) -> Generator[Progressed, None, list[ReadFile]]:
    """Read all files that are new or have changed since the last import."""
    read: list[ReadFile] = []
    known = _unchanged(dataset_folder, rules)

    def work(path: Path) -> ReadFile:
        class_name = source.layout.classes[path]
        unchanged = known.get(row_path(path, dataset_folder))
        if unchanged is not None and unchanged.stamp == settled_stamp(path):
            return unchanged._replace(row=replace(unchanged.row, class_name=class_name))
        return read_file(path, dataset_folder, rules, class_name=class_name)

    yield from spread(
        work,
        source.scan.images,
        keep=read.append,
        task=msg("data.reading_images", "Reading images"),
        control=control,
    )
    _existing_folder(str(source.folder))  # if a disk was unplugged, its files are not damaged
    return read


def _unchanged(dataset_folder: Path, rules: DatasetRules) -> dict[str, ReadFile]:
    """Return what is known of usable files, by path, if they are read by the same rules."""
    try:
        known = load_rules(dataset_folder)
        is_same = (known.shape, known.fit, known.background) == (
            rules.shape,
            rules.fit,
            rules.background,
        )
        if not is_same or not (dataset_folder / _MANIFEST_FILE).exists():
            return {}
        with closing(Manifest(dataset_folder)) as manifest:
            rows, stamps = manifest.rows(), manifest.stamps()
    except SfumatoError:  # a new dataset, or a damaged one that is read again
        return {}
    return {
        row.path: ReadFile(
            replace(row, status="in", reason=Message(), split="train"), stamps[row.path]
        )
        for row in rows
        if row.path in stamps and (row.status != "skipped" or is_redecided(row))
    }


def _selected(read: Sequence[ReadFile], source: _Source, dataset_folder: Path) -> list[ImageRow]:
    """Select which files are used."""
    rows = [found.row for found in read]
    for path, reason in source.scan.refused:
        text, class_name = row_path(path, dataset_folder), source.layout.classes.get(path)
        rows.append(ImageRow(path=text, status="skipped", reason=reason, class_name=class_name))
    kept = list(excluded_as_before(rows, _older_rows(dataset_folder)))
    by_file = source.layout.roles
    roles = None if by_file is None else [by_file.get(path, "train") for path in source.files]
    rows = select(
        kept,
        roles=roles,
        folder=dataset_folder,
        source=source.folder,
        twins=known_twins(dataset_folder),
    )
    _require_usable(rows, source.folder, dataset_folder)
    return rows


def _written(
    folder: Path, rules: DatasetRules, content: _Content, *, control: RunControl | None
) -> Iterator[Progressed]:
    """Write the dataset, including copies of the files if the rules require them."""
    with _rollback_on_failure() as created:
        if rules.is_copied:
            originals, rows = content.rows, list[ImageRow]()
            yield from spread(
                partial(_copied, folder=folder, created=created),
                originals,
                keep=rows.append,
                task=msg("data.copying_images", "Copying images"),
                control=control,
            )
            content = content._replace(rows=rows, stamps={})
        _write(folder, rules, content)


def _existing_folder(source: str) -> Path:
    folder = Path(source).expanduser().absolute()
    if not source or not folder.exists():
        raise DatasetError(
            msg(
                "data.folder_does_not_exist",
                "The folder “{folder}” does not exist.",
                folder=shown(folder) if source else "",
            ),
            hint=msg(
                "data.check_path_of_folder",
                "Check the path; the disk may be unplugged, or the folder may have been moved.",
            ),
        )
    if not folder.is_dir():
        raise DatasetError(
            msg("data.is_a_file", "“{path}” is a file, not a folder.", path=shown(folder)),
            hint=msg(
                "data.choose_folder_of_images",
                "Choose the folder that contains the images; unpack archives first.",
            ),
        )
    if shown(folder) != str(folder):
        raise DatasetError(
            msg(
                "data.folder_name_is_invalid",
                "The name of the folder “{folder}” is not valid text.",
                folder=shown(folder),
            ),
            hint=msg(
                "data.rename_folder", "Rename the folder; the images in it can keep their names."
            ),
        )
    with explain_disk_errors(folder):
        os.scandir(folder).close()
    return folder


@contextmanager
def _destination(dataset_folder: Path) -> Iterator[Path]:
    """Yield the folder to write to: a staged folder for a new dataset, or the existing folder."""
    if (dataset_folder / _RULES_FILE).exists():
        with explain_disk_errors(dataset_folder):
            tempfile.TemporaryFile(dir=dataset_folder).close()  # fail early if unwritable
        yield dataset_folder
        return
    with explain_disk_errors(dataset_folder):
        if dataset_folder.exists() and (dataset_folder.is_file() or any(dataset_folder.iterdir())):
            raise DatasetError(
                msg(
                    "data.is_not_a_dataset",
                    "“{folder}” already exists and is not a dataset.",
                    folder=dataset_folder,
                ),
                hint=msg("data.choose_another_name", "Choose another name for the dataset."),
            )
    with staged_folder(dataset_folder) as stage:
        yield stage


def _require_images(scan: Scan, source: Path) -> None:
    if not scan.images and not scan.refused:
        is_empty = msg(
            "data.folder_has_no_images", "The folder “{folder}” contains no images.", folder=source
        )
        raise DatasetError(
            paragraph([is_empty, scan.ignored_text]),
            hint=msg(
                "data.choose_folder_with_images",
                "Choose a folder with PNG, JPEG, WebP, GIF, TIFF, BMP, AVIF, or HEIC "
                "files; subfolders are searched.",
            ),
        )


def _require_usable(rows: Sequence[ImageRow], source: Path, dataset_folder: Path) -> None:
    if any(row.status != "skipped" for row in rows):
        return
    reasons = paragraph(
        msg(
            "data.file_with_reason",
            "“{file}”: {reason}",
            file=below(source, row, dataset_folder),
            reason=row.reason,
        )
        for row in rows[:3]
    )
    raise DatasetError(
        msg(
            "data.no_usable_images",
            "None of the {n:,} images in “{folder}” can be used. {reasons}",
            one="The only image in “{folder}” cannot be used. {reasons}",
            n=len(rows),
            folder=source,
            reasons=reasons,
        ),
        hint=msg(
            "data.check_in_image_viewer",
            "Check that the files open in an image viewer, or choose another folder.",
        ),
    )


def _older_rows(folder: Path) -> list[ImageRow]:
    if not (folder / _MANIFEST_FILE).exists():
        return []
    try:
        with closing(Manifest(folder)) as manifest:
            return manifest.rows()
    except DatasetError as error:
        if isinstance(error.__cause__, sqlite3.OperationalError):
            raise  # locked or unreadable, but not damaged
        return []


def known_twins(folder: Path) -> list[tuple[str, str]]:
    """Return the pairs of images that an earlier comparison found to have the same content."""
    if not (folder / _MANIFEST_FILE).exists():
        return []
    try:
        with closing(Findings(folder)) as findings:
            return [(pair.first, pair.second) for pair in findings.twins()]
    except SfumatoError:  # damaged or read-only; the images are compared again before training
        return []


@contextmanager
def _rollback_on_failure() -> Iterator[list[Path]]:
    """Yield a list of files to remove if the block fails or is stopped."""
    created: list[Path] = []
    try:
        yield created
    except BaseException:
        for path in created:
            path.unlink(missing_ok=True)
            with suppress(OSError):  # keep a folder that contains older copies
                path.parent.rmdir()
                path.parent.parent.rmdir()
        raise


def _copied(row: ImageRow, folder: Path, created: list[Path]) -> ImageRow:
    """Copy a usable file under a unique name, which consists of its own name and its hash."""
    if row.status == "skipped":
        return row
    source = row.file_in(folder)
    stem = shortened(file_name_for(shown(Path(source.stem))) or "image", _STEM_BYTES)
    ending = shortened(file_name_for(shown(Path(source.suffix))).lower(), _ENDING_BYTES)
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


def _write(folder: Path, rules: DatasetRules, content: _Content) -> None:
    """Write the rows in one transaction, and then the rules by renaming a file."""
    staged_rules = folder / f".{_RULES_FILE}"
    with explain_disk_errors(folder):
        try:
            save_settings(staged_rules, rules)
            _move_damaged_manifest(folder)
            with closing(Manifest(folder)) as manifest:
                manifest.replace_all(
                    content.rows, stamps=content.stamps, empty_classes=content.empty_classes
                )
            staged_rules.replace(folder / _RULES_FILE)
        finally:
            staged_rules.unlink(missing_ok=True)


def _move_damaged_manifest(folder: Path) -> None:
    try:
        with closing(Manifest(folder)) as manifest:
            manifest.count("in")
    except DatasetError as error:
        if isinstance(error.__cause__, sqlite3.OperationalError):
            raise
        (folder / _MANIFEST_FILE).replace(folder / f"damaged-{_MANIFEST_FILE}")

"""Detection of files that have changed since the import, and updates of their rows.

The size and timestamp of each file are compared with those recorded during the import. A file's
content is hashed only if they differ, so `touch`, copying, or unzipping a project changes nothing.
A file whose content has changed is reread, and a missing file is skipped. Added files are found by
the next rescan.
"""

import hashlib
import os
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from sfumato.data.decode import read_content
from sfumato.data.importing import ReadFile, known_twins, read_file, settled_stamp
from sfumato.data.row_paths import below
from sfumato.data.selection import excluded_as_before, is_redecided, select
from sfumato.data.spreading import spread
from sfumato.errors import DatasetError, SfumatoError
from sfumato.messages import Message, msg
from sfumato.records.control import RunControl
from sfumato.records.events import IncidentReported, Progressed
from sfumato.records.image_source import commands_for, images_root, is_there, moved_root
from sfumato.records.manifest import DatasetRules, FileStamp, ImageRow, Manifest, load_rules

__all__ = ["bring_up_to_date", "content_hash", "refuse_missing", "require_images"]

_TASK = msg("data.checking_images", "Checking images")
_MISSING_SHARE = 0.01
_MOST_NAMED = 3
_FEW_FILES = 100
"""Checking this many files or fewer takes too little time to report progress."""
_GONE = msg("data.file_is_missing", "The file is missing.")


class _Changes(NamedTuple):
    changed: tuple[ImageRow, ...] = ()
    missing: tuple[ImageRow, ...] = ()
    stamps: Mapping[str, FileStamp] = {}
    """The stamps of files whose timestamp changed but whose content did not."""


class _Seen(NamedTuple):
    """The result of comparing sizes and timestamps."""

    changed: list[ImageRow]
    missing: list[ImageRow]
    suspects: list[ImageRow]
    """The files whose size is unchanged but whose timestamp differs."""

    def add(self, row: ImageRow, dataset_folder: Path, stamp: FileStamp | None) -> None:
        try:
            status = os.stat(row.path_in(dataset_folder))  # noqa: PTH116, faster for 100,000 files
        except OSError:
            self.missing.append(row)
            return
        if status.st_size != row.size_bytes:
            self.changed.append(row)
        elif FileStamp.of(status) != stamp:
            self.suspects.append(row)


def require_images(dataset_folder: Path) -> None:
    """Raise an error if a dataset's images are missing, before anything is written for a run.

    Raises:
        DatasetError: If more than a few files are missing, and there is no cache of the images.
    """
    rules = load_rules(dataset_folder)
    if moved_root(dataset_folder) is not None:
        return
    with closing(Manifest(dataset_folder)) as manifest:
        rows = manifest.rows(status="in")
    missing = [row for row in rows if not row.file_in(dataset_folder).exists()]
    is_prepared = any((dataset_folder / "cache").glob("*/cache.json"))
    if len(missing) < len(rows) or not is_prepared:
        refuse_missing(dataset_folder, rules, missing, total=len(rows))


def bring_up_to_date(
    dataset_folder: Path, *, control: RunControl | None = None, suspects: Iterable[str] = ()
) -> Generator[Progressed | IncidentReported, None, bool]:
    """Reread the files of a dataset that have changed since the import, and skip missing files.

    Yields `Progressed` while many files are checked, and `IncidentReported` for changed files.

    Args:
        dataset_folder: The dataset's folder.
        control: May request a pause or a stop.
        suspects: The paths of rows to hash regardless of their stamps.

    Returns:
        Whether the files could be checked; `False` if all of them are missing.

    Raises:
        DatasetError: If many files are missing, but not all.
        StopRequestedError: If the control requests a stop.
    """
    rules = load_rules(dataset_folder)
    with closing(Manifest(dataset_folder)) as manifest:
        rows, stamps = manifest.rows(status="in"), manifest.stamps()
    for path in suspects:
        stamps.pop(path, None)
    changes = yield from _changes_of(dataset_folder, rows, stamps, control)
    if rows and len(changes.missing) == len(rows):
        return False
    refuse_missing(dataset_folder, rules, changes.missing, total=len(rows))
    if changes.changed or changes.missing:
        yield from _applied(dataset_folder, rules, changes, total=len(rows), control=control)
    elif changes.stamps:
        with suppress(SfumatoError), closing(Manifest(dataset_folder)) as manifest:
            manifest.record_stamps(changes.stamps)  # this only speeds up the next check
    return True


def content_hash(path: Path) -> str | None:
    """Return the SHA-256 of a file's content, or `None` if it cannot be read."""
    try:
        return hashlib.sha256(read_content(path)).hexdigest()
    except DatasetError:
        return None


def _changes_of(
    dataset_folder: Path,
    rows: Sequence[ImageRow],
    stamps: Mapping[str, FileStamp],
    control: RunControl | None,
) -> Generator[Progressed, None, _Changes]:
    """Compare the sizes and timestamps of all files, and the content of files that differ."""
    seen = _Seen([], [], [])
    for row in rows:
        seen.add(row, dataset_folder, stamps.get(row.path))
    touched: dict[str, FileStamp] = {}

    def keep(found: tuple[ImageRow, FileStamp | None, str | None]) -> None:
        row, stamp, sha256 = found
        if sha256 != row.sha256:
            (seen.changed if sha256 else seen.missing).append(row)
        elif stamp is not None:
            touched[row.path] = stamp

    work = partial(_hashed, dataset_folder)
    for progressed in spread(work, seen.suspects, keep=keep, task=_TASK, control=control):
        if len(seen.suspects) > _FEW_FILES:
            yield progressed
    return _Changes(tuple(seen.changed), tuple(seen.missing), touched)


def _hashed(dataset_folder: Path, row: ImageRow) -> tuple[ImageRow, FileStamp | None, str | None]:
    path = row.file_in(dataset_folder)
    return row, settled_stamp(path), content_hash(path)


def _applied(
    dataset_folder: Path,
    rules: DatasetRules,
    changes: _Changes,
    *,
    total: int,
    control: RunControl | None,
) -> Iterator[Progressed | IncidentReported]:
    """Reread the changed files, and repeat the selection of all files."""
    read: list[ReadFile] = []

    def work(row: ImageRow) -> ReadFile:
        path = row.file_in(dataset_folder)
        return read_file(path, dataset_folder, rules, class_name=row.class_name)

    if changes.changed:
        yield from spread(
            work,
            changes.changed,
            keep=read.append,
            task=msg("data.reading_changed_images", "Reading changed images"),
            control=control,
        )
    found = {row.path: one for row, one in zip(changes.changed, read, strict=True)}
    unusable = [row for row in changes.changed if found[row.path].row.status == "skipped"]
    _refuse_unusable(dataset_folder, rules, unusable, total=total)
    missing = {row.path for row in changes.missing}
    with closing(Manifest(dataset_folder)) as manifest:
        older, stamps = manifest.rows(), manifest.stamps() | dict(changes.stamps)
        rows = [_anew(row, found.get(row.path), is_missing=row.path in missing) for row in older]
        stamps = {path: stamp for path, stamp in stamps.items() if path not in found}
        stamps |= {path: one.stamp for path, one in found.items() if one.stamp}
        manifest.replace_all(
            _selected(rows, older, dataset_folder, rules),
            stamps=stamps,
            empty_classes=manifest.empty_classes(),
        )
    yield from _reported(dataset_folder, rules, changes, total=total)


def _anew(row: ImageRow, read: ReadFile | None, *, is_missing: bool) -> ImageRow:
    """Return a row in its state before files are compared with each other."""
    if is_missing:
        return replace(row, status="skipped", reason=_GONE)
    if read is not None:
        return replace(read.row, path=row.path, split=row.split)
    return replace(row, status="in", reason=Message()) if is_redecided(row) else row


def _selected(
    rows: Sequence[ImageRow],
    older: Sequence[ImageRow],
    dataset_folder: Path,
    rules: DatasetRules,
) -> list[ImageRow]:
    roles = [row.split for row in rows] if rules.split_folders == "use" else None
    if roles is None:
        rows = [replace(row, split="train") for row in rows]
    kept = list(excluded_as_before(rows, older))
    root = images_root(dataset_folder, rules)
    twins = known_twins(dataset_folder)
    return select(kept, roles=roles, folder=dataset_folder, source=root, twins=twins)


def _reported(
    dataset_folder: Path, rules: DatasetRules, changes: _Changes, *, total: int
) -> Iterator[IncidentReported]:
    name, root = dataset_folder.name, images_root(dataset_folder, rules)
    if changes.changed:
        names = _named(root, changes.changed, dataset_folder)
        yield IncidentReported(
            kind="storage",
            images_seen=0,
            message=msg(
                "data.images_changed",
                "{n:,} of {total:,} images in dataset “{name}” changed after the import: {names}.",
                one=(
                    "1 of {total:,} images in dataset “{name}” changed after the import: {names}."
                ),
                n=len(changes.changed),
                total=total,
                name=name,
                names=names,
            ),
            hint=msg("data.changed_files_were_reread", "The changed files were reloaded."),
        )
    if changes.missing:
        names = _named(root, changes.missing, dataset_folder)
        yield IncidentReported(
            kind="storage",
            images_seen=0,
            message=msg(
                "data.images_are_missing",
                "{n:,} of {total:,} images in dataset “{name}” are missing: {names}.",
                one="1 of {total:,} images in dataset “{name}” is missing: {names}.",
                n=len(changes.missing),
                total=total,
                name=name,
                names=names,
            ),
            hint=msg(
                "data.missing_files_are_skipped",
                "Missing images are skipped; rescan the folder once they are back.",
            ),
        )


def refuse_missing(
    dataset_folder: Path, rules: DatasetRules, missing: Sequence[ImageRow], *, total: int
) -> None:
    """Raise an error if more than a few of a dataset's files are missing.

    Raises:
        DatasetError: If so many files are missing that the folder is probably not the imported one.
    """
    if len(missing) <= max(1, _MISSING_SHARE * total):
        return
    rescan, locate = commands_for(dataset_folder, rules)
    if not is_there(dataset_folder, rules):
        raise DatasetError(
            msg(
                "data.image_folder_is_missing",
                "The images in dataset “{name}” are missing: the folder “{folder}” does not exist.",
                name=dataset_folder.name,
                folder=images_root(dataset_folder, rules),
            ),
            hint=msg(
                "data.plug_in_disk_or_locate",
                "Connect the disk, or set the new location of the folder: {locate}",
                locate=locate,
            ),
        )
    names = _named(images_root(dataset_folder, rules), missing, dataset_folder)
    raise DatasetError(
        msg(
            "data.images_are_missing",
            "{n:,} of {total:,} images in dataset “{name}” are missing: {names}.",
            one="1 of {total:,} images in dataset “{name}” is missing: {names}.",
            n=len(missing),
            total=total,
            name=dataset_folder.name,
            names=names,
        ),
        hint=msg(
            "data.rescan_or_locate",
            "To train without them: {rescan}. If they were moved: {locate}",
            rescan=rescan,
            locate=locate,
        ),
    )


def _refuse_unusable(
    dataset_folder: Path, rules: DatasetRules, unusable: Sequence[ImageRow], *, total: int
) -> None:
    if len(unusable) > max(1, _MISSING_SHARE * total):
        names = _named(images_root(dataset_folder, rules), unusable, dataset_folder)
        raise DatasetError(
            msg(
                "data.images_became_unusable",
                "{n:,} of {total:,} images in dataset “{name}” changed after the import and "
                "can no longer be used: {names}.",
                one=(
                    "1 of {total:,} images in dataset “{name}” changed after the import and can no "
                    "longer be used: {names}."
                ),
                n=len(unusable),
                total=total,
                name=dataset_folder.name,
                names=names,
            ),
            hint=msg(
                "data.restore_or_rescan",
                "Restore the files, or rescan the folder to train without them: {rescan}",
                rescan=commands_for(dataset_folder, rules)[0],
            ),
        )


def _named(root: Path, rows: Sequence[ImageRow], dataset_folder: Path) -> Message:
    names = [below(root, row, dataset_folder) for row in rows[:_MOST_NAMED]]
    more = len(rows) - len(names)
    if more:
        return msg("data.names_and_more", "{names}, and {more:,} more", names=names, more=more)
    return Message(", ".join(names))

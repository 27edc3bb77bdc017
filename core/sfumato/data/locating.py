"""Relocation of a dataset's images after they have been moved.

Two files count as the same if the size and modification time are those that the dataset recorded,
or else if the content is the same. Each file is first expected at the same path in the new folder,
and then searched for anywhere in the folder by content, so folders may also have been renamed.
Nothing is decoded, and the dataset keeps its labels, splits, and cached images.
"""

import shutil
from collections import defaultdict
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from sfumato.config.loading import save_settings
from sfumato.data.freshness import content_hash
from sfumato.data.importer import source_of
from sfumato.data.importing import from_project, settled_stamp
from sfumato.data.row_paths import row_path
from sfumato.data.scan import scan_folder
from sfumato.data.spreading import StopRequestedError, spread
from sfumato.errors import DatasetError
from sfumato.files.storage import explain_disk_errors
from sfumato.messages import msg
from sfumato.plugins.registry import Plugins
from sfumato.records.control import RunControl
from sfumato.records.events import IncidentReported, Progressed, SourceLocated
from sfumato.records.image_source import images_root, moved_root, nearby
from sfumato.records.manifest import DatasetRules, FileStamp, ImageRow, Manifest, load_rules
from sfumato.records.project import UNPACKED_FOLDER

__all__ = ["follow_project", "locate_images", "locate_source", "moved_with_project"]

_TASK = msg("data.comparing_images", "Comparing images")
_LEAST_FOUND_SHARE = 0.5
_TRIED_PLACES = 200
_NOT_FOUND = msg("data.file_is_not_in_new_folder", "The file was not found in the new folder.")


class _Place(NamedTuple):
    row: ImageRow
    path: Path
    """The path where the row's file may be now."""


class _Known(NamedTuple):
    folder: Path
    """The folder of the dataset."""
    rules: DatasetRules
    rows: tuple[ImageRow, ...]
    stamps: dict[str, FileStamp]


def locate_images(
    dataset_folder: Path,
    root: Path,
    *,
    source: Path | None = None,
    kept_as: Path | None = None,
    control: RunControl | None = None,
) -> Iterator[Progressed | SourceLocated]:
    """Use a folder as the new location of a dataset's images.

    Yields `Progressed`, and `SourceLocated` at the end. A stop changes nothing.

    Args:
        dataset_folder: The dataset's folder.
        root: The folder of the images, or one of its parent folders.
        source: The new source to record in the rules; defaults to the folder itself.
        kept_as: The path to which the folder is moved once the images are found in it.
        control: May request a pause or a stop.

    Raises:
        DatasetError: If fewer than half of the images are in the folder.
    """
    if not root.is_dir():
        raise DatasetError(
            msg("data.folder_does_not_exist", "The folder “{folder}” does not exist.", folder=root),
            hint=msg(
                "data.choose_current_folder", "Choose the folder that now contains the images."
            ),
        )
    known = _known(dataset_folder)
    try:
        best, found = yield from _found(known, root, control)
    except StopRequestedError:
        return
    name, total = dataset_folder.name, len(known.rows)
    if len(found) < max(1, _LEAST_FOUND_SHARE * total):
        raise DatasetError(
            msg(
                "data.too_few_images_found",
                "Only {n:,} of {total:,} images in dataset “{name}” are in “{folder}”.",
                one="Only 1 of {total:,} images in dataset “{name}” is in “{folder}”.",
                n=len(found),
                total=total,
                name=name,
                folder=root,
            ),
            hint=msg(
                "data.choose_new_location",
                "Choose the folder that the images were moved to, or import this one under "
                "another name.",
            ),
        )
    if kept_as is not None:
        shutil.rmtree(kept_as, ignore_errors=True)
        with explain_disk_errors(kept_as):
            root.rename(kept_as)
        found = {path: kept_as / index.relative_to(root) for path, index in found.items()}
    _write(known, found, source or best)
    yield SourceLocated(dataset=name, source=str(source or best), found=len(found), total=total)


def locate_source(
    dataset_folder: Path, source: Path, *, plugins: Plugins, control: RunControl | None = None
) -> Iterator[Progressed | SourceLocated]:
    """Use a folder or an archive as the new location of a dataset's images; see `locate_images`.

    Raises:
        DatasetError: If fewer than half of the images are found.
        PluginError: If the importer that unpacked the images is missing or fails.
    """
    rules = replace(load_rules(dataset_folder), source=str(source))
    kept_as = dataset_folder.parent.parent / UNPACKED_FOLDER / dataset_folder.name
    unpacked = kept_as.with_name(f"{kept_as.name}-located")
    try:
        root = yield from source_of(rules, plugins, target=unpacked, control=control)
        is_unpacked = root is not None and root.is_relative_to(unpacked)
        yield from locate_images(
            dataset_folder,
            unpacked if is_unpacked else source,
            source=source if is_unpacked else None,
            kept_as=kept_as if is_unpacked else None,
            control=control,
        )
    except StopRequestedError:
        return
    finally:
        shutil.rmtree(unpacked, ignore_errors=True)


def follow_project(
    dataset_folder: Path, *, control: RunControl | None = None
) -> Iterator[Progressed | IncidentReported]:
    """Locate the images if they were moved together with the project.

    Yields `IncidentReported` if the images are found; otherwise nothing is changed.

    Raises:
        StopRequestedError: If the control requests a stop.
    """
    root = moved_root(dataset_folder)
    if root is None:
        return
    known = _known(dataset_folder)
    root, found = yield from _found(known, root, control)
    if len(found) < len(known.rows):
        return
    is_folder = known.rules.importer == DatasetRules().importer
    _write(known, found, root if is_folder else Path(known.rules.source))
    yield IncidentReported(
        kind="storage",
        images_seen=0,
        message=msg(
            "data.images_were_found",
            "The images in dataset “{name}” were found in “{folder}”.",
            name=dataset_folder.name,
            folder=root,
        ),
        hint=msg(
            "data.images_moved_with_project",
            "The images were moved together with the project; nothing else has changed.",
        ),
    )


def moved_with_project(
    dataset_folder: Path, rules: DatasetRules, *, control: RunControl | None = None
) -> Generator[Progressed | IncidentReported, None, DatasetRules]:
    """Return the rules for a rescan, with the source's new path if it was moved with the project.

    Raises:
        StopRequestedError: If the control requests a stop.
    """
    if Path(rules.source).exists() or not (dataset_folder / "dataset.toml").exists():
        return rules
    yield from follow_project(dataset_folder, control=control)
    kept = load_rules(dataset_folder)
    index = next((one for one in nearby(dataset_folder, kept) if one.is_file()), None)
    source = str(index) if index is not None else kept.source
    return replace(rules, source=source, source_from_project=kept.source_from_project)


def _known(dataset_folder: Path) -> _Known:
    with closing(Manifest(dataset_folder)) as manifest:
        rows = tuple(row for row in manifest.rows() if row.sha256)
        return _Known(dataset_folder, load_rules(dataset_folder), rows, manifest.stamps())


def _found(
    known: _Known, root: Path, control: RunControl | None
) -> Generator[Progressed, None, tuple[Path, dict[str, Path]]]:
    """Return the folder of the images, and the location of each image by the path of its row."""
    found: dict[str, Path] = {}
    indices: list[_Place] = []
    if not known.rules.is_copied:
        root, indices = _same_paths(known, root)
    yield from _compared(known, indices, found, control)
    if len(found) < len(known.rows):
        indices = _paths_by_size(known, root, found, control)
        yield from _compared(known, indices, found, control)
    return root, found


def _same_paths(known: _Known, root: Path) -> tuple[Path, list[_Place]]:
    """Return each file's path in the new root, which may be inside the selected folder."""
    older = images_root(known.folder, known.rules)
    below: list[tuple[ImageRow, Path]] = []
    for row in known.rows:
        path = row.file_in(known.folder)
        if path.is_relative_to(older):
            below.append((row, path.relative_to(older)))
    tried = below[:: max(1, len(below) // _TRIED_PLACES)]
    roots = (root, root / older.name)
    best = max(roots, key=lambda one: sum((one / relative).is_file() for _, relative in tried))
    return best, [_Place(row, best / relative) for row, relative in below]


def _paths_by_size(
    known: _Known,
    root: Path,
    found: dict[str, Path],
    control: RunControl | None,
) -> list[_Place]:
    """Return candidates of the right size for files that are not at their expected location."""
    rows_by_size: dict[int, list[ImageRow]] = defaultdict(list)
    for row in known.rows:
        if row.path not in found:
            rows_by_size[row.size_bytes].append(row)
    indices, taken = list[_Place](), set(found.values())
    for path in scan_folder(root, skip=known.folder, control=control).images:
        if path not in taken:
            rows = rows_by_size.get(_size_of(path), ())
            indices += [_Place(row, path) for row in rows]
    return indices


def _compared(
    known: _Known, indices: Sequence[_Place], found: dict[str, Path], control: RunControl | None
) -> Generator[Progressed, None, None]:
    """Add the locations that match their rows; each file is matched to at most one row."""
    taken = set(found.values())
    waiting = iter(indices)

    def keep(is_same: bool) -> None:
        index = next(waiting)
        if is_same and index.path not in taken and index.row.path not in found:
            taken.add(index.path)
            found[index.row.path] = index.path

    def work(index: _Place) -> bool:
        return _is_same(index, known.stamps.get(index.row.path))

    yield from spread(work, indices, keep=keep, task=_TASK, control=control)


def _is_same(index: _Place, stamp: FileStamp | None) -> bool:
    try:
        status = index.path.stat()
    except (OSError, ValueError):
        return False
    if status.st_size != index.row.size_bytes:
        return False
    if stamp is not None and stamp.modified_ns == status.st_mtime_ns:
        return True
    return content_hash(index.path) == index.row.sha256


def _size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1


def _write(known: _Known, found: dict[str, Path], source: Path) -> None:
    """Record the new locations, and skip files that were not found."""
    folder = known.folder
    indices = {path: row_path(index, folder) for path, index in found.items()}
    stamps = {indices[path]: settled_stamp(index) for path, index in found.items()}
    with closing(Manifest(folder)) as manifest:
        taken = set(indices.values())
        rows = [
            _located(row, indices)
            for row in manifest.rows()
            if row.path in indices or row.path not in taken
        ]
        manifest.replace_all(
            manifest.rows() if known.rules.is_copied else rows,
            stamps={path: stamp for path, stamp in stamps.items() if stamp},
            empty_classes=manifest.empty_classes(),
        )
    rules = replace(
        known.rules, source=str(source), source_from_project=from_project(str(source), folder)
    )
    save_settings(folder / "dataset.toml", rules)


def _located(row: ImageRow, indices: dict[str, str]) -> ImageRow:
    if row.path in indices:
        return replace(row, path=indices[row.path])
    is_used = row.status == "in"
    return replace(row, status="skipped", reason=_NOT_FOUND) if is_used else row

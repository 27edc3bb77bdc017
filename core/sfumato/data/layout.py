"""The meaning of a source's folders: classes, and parts of a split."""

import os
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import msgspec

from sfumato.data.scan import NO_CLASS, Scan, class_names
from sfumato.errors import DatasetError
from sfumato.files.split_folders import Role, SplitFolders, find_split_folders
from sfumato.files.system_files import system_entry
from sfumato.messages import msg

__all__ = ["FolderLayout", "read_layout"]


class FolderLayout(msgspec.Struct, frozen=True, kw_only=True):
    """The meaning of a source's folders."""

    classes: dict[Path, str | None]
    """The class of each file, whether it can be read or not."""
    roles: dict[Path, Role] | None
    """The role of each file in the split; `None` if no split folders are used."""
    empty_classes: tuple[str, ...]
    """The names of class folders without images."""
    splits: SplitFolders | None
    """The split folders that were found, whether or not they are used."""


def read_layout(
    scan: Scan,
    source: Path,
    *,
    labels: Literal["folders", "none"],
    split_folders: Literal["auto", "use", "ignore"],
) -> FolderLayout:
    """Return what the folders of a source represent.

    Args:
        scan: The content of the folders.
        source: The folder that was scanned.
        labels: Whether folders represent classes.
        split_folders: Whether some folders define a split; see `DatasetRules`.

    Raises:
        DatasetError: If split folders are required and there are none.
    """
    is_asked_for = split_folders == "use"
    parents = {path.parent for path in scan.images}
    relative = {parent.relative_to(source) for parent in parents}
    splits = find_split_folders(relative, is_asked_for=is_asked_for)
    if is_asked_for and splits is None:
        raise DatasetError(
            msg("data.has_no_split_folders", "“{folder}” has no split folders.", folder=source),
            hint=msg(
                "data.name_split_folders",
                "Name them train, val, and test, import the folder with --split-folders "
                "ignore, or add it under another name.",
            ),
        )
    used = None if split_folders == "ignore" else splits
    files = (*scan.images, *(path for path, _ in scan.refused))
    roles = None
    if used is not None:
        roles = {path: used.role_of(path.parent.relative_to(source).parts) for path in files}
    classes: dict[Path, str | None] = dict.fromkeys(files)
    empty: tuple[str, ...] = ()
    if labels == "folders":
        classes, empty = _classes(scan, source, used)
    return FolderLayout(classes=classes, roles=roles, empty_classes=empty, splits=splits)


def _classes(
    scan: Scan, source: Path, splits: SplitFolders | None
) -> tuple[dict[Path, str | None], tuple[str, ...]]:
    """Return the class of each file and the names of class folders without images.

    Class folders have the same path in each split folder, so the split folder is removed first.
    """

    def joined(path: Path) -> Path:
        parts = path.relative_to(source).parts
        return source.joinpath(*(splits.without(parts) if splits else parts))

    images = {path: joined(path) for path in scan.images}
    names = class_names(tuple(images.values()))
    classes: dict[Path, str | None] = dict(zip(images, names, strict=True))
    if all(name is None for name in names):
        return classes | dict.fromkeys((path for path, _ in scan.refused)), ()
    root = Path(os.path.commonpath([path.parent for path in images.values()]))
    for path, _ in scan.refused:
        classes[path] = _class_below(root, joined(path), is_folder=path.is_dir())
    known = set(classes.values())
    found = {_text(folder.name): None for folder in _folders_in(root, source, splits)}
    return classes, tuple(name for name in found if name not in known)


def _class_below(root: Path, path: Path, *, is_folder: bool) -> str | None:
    if not path.is_relative_to(root):
        return None
    parts = path.relative_to(root).parts
    return _text(parts[0]) if len(parts) > (0 if is_folder else 1) else NO_CLASS


def _folders_in(root: Path, source: Path, splits: SplitFolders | None) -> Iterable[Path]:
    """Yield the folders that may be classes: the subfolders of the root, in each split folder."""
    parts = root.relative_to(source).parts
    roots = [root]
    if splits is not None and splits.depth <= len(parts):
        before, behind = parts[: splits.depth], parts[splits.depth :]
        roots = [source.joinpath(*before, name, *behind) for name in splits.role_by_name]
    for one in roots:
        if one.is_dir():
            yield from (
                Path(entry.path)
                for entry in os.scandir(one)
                if entry.is_dir() and system_entry(entry.name, is_folder=True) is None
            )


def _text(name: str) -> str:
    """Return a folder's name as a class name, in composed form and without invalid text."""
    return unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", "replace"))

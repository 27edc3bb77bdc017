"""Folders with names such as train, val, and test, which determine the images to hold out.

Such folders are recognized if they contain all the images, are at the same depth, and include one
folder for training and another for validation or testing. Therefore, folders of vehicles named
`train`, `car`, and `bus` remain three classes, and a single folder named `train` remains a class.
The classes may be inside the split folders (`train/cat`) or the other way around (`cat/train`).
"""

import re
from collections.abc import Collection
from pathlib import PurePath
from typing import Literal

import msgspec

from sfumato.files.natural_order import natural_key

__all__ = ["Role", "SplitFolders", "find_split_folders"]

Role = Literal["train", "held_out", "left_out"]
"""How the images in a folder are used."""

_Kind = Literal["train", "validation", "test"]
_KINDS: dict[str, _Kind] = {
    **dict.fromkeys(("train", "training"), "train"),
    **dict.fromkeys(("val", "valid", "validation", "validate", "dev"), "validation"),
    **dict.fromkeys(("eval", "evaluation", "holdout", "held-out", "held_out"), "validation"),
    **dict.fromkeys(("test", "testing"), "test"),
}
_ADDITION = re.compile(r"[ _-]?(set|data|split|images?|imgs?|images?|\d{4})$")
"""Common suffixes of the folder names, as in “training_set” and “val2017”."""


class SplitFolders(msgspec.Struct, frozen=True, kw_only=True):
    """The split folders of a source of images."""

    depth: int
    """The index of the path component, relative to the source, that names the split folders."""
    role_by_name: dict[str, Role]
    """The role of each folder by its name, in natural order."""

    def names(self, role: Role) -> tuple[str, ...]:
        """Return the names of the folders that have a role."""
        return tuple(name for name, found in self.role_by_name.items() if found == role)

    def role_of(self, parts: tuple[str, ...]) -> Role:
        """Return the role of a folder's images, which is training outside of the split folders."""
        return (
            self.role_by_name.get(parts[self.depth], "train")
            if self.depth < len(parts)
            else "train"
        )

    def without(self, parts: tuple[str, ...]) -> tuple[str, ...]:
        """Return the components of a folder's path without the split folder."""
        is_in_one = len(parts) > self.depth and parts[self.depth] in self.role_by_name
        return parts[: self.depth] + parts[self.depth + 1 :] if is_in_one else parts


def find_split_folders(
    folders: Collection[PurePath], *, is_asked_for: bool = False
) -> SplitFolders | None:
    """Return the split folders among the folders that contain images, or `None` if there are none.

    Args:
        folders: The folders of all images, relative to the source.
        is_asked_for: Whether the user has stated that there are split folders. If so, a single
            split folder suffices, and other folders may exist next to it.
    """
    all_parts = {folder.parts for folder in folders}
    possible: list[SplitFolders] = []
    for depth in range(max(map(len, all_parts), default=0)):
        names = {parts[depth] if len(parts) > depth else "" for parts in all_parts}
        kinds = {name: kind for name in names if (kind := _kind_of(name))}
        found = SplitFolders(depth=depth, role_by_name=_roles(kinds))
        if len(kinds) == len(names) and "train" in kinds.values() and len(set(kinds.values())) > 1:
            return found
        if kinds:
            possible.append(found)
    return possible[0] if is_asked_for and possible else None


def _kind_of(name: str) -> _Kind | None:
    name = name.strip().casefold()
    while name not in _KINDS:
        shorter = _ADDITION.sub("", name)
        if shorter == name:
            return None
        name = shorter
    return _KINDS[name]


def _roles(kinds: dict[str, _Kind]) -> dict[str, Role]:
    """Hold out the validation images, or the test images if there are no validation images."""
    has_validation = "validation" in kinds.values()
    roles: dict[_Kind, Role] = {
        "train": "train",
        "validation": "held_out",
        "test": "left_out" if has_validation else "held_out",
    }
    return {name: roles[kinds[name]] for name in sorted(kinds, key=natural_key)}

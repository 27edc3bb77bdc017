"""The images of a dataset that are shown, filtered by part and class."""

import array
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject

from sfumato.records.class_report import class_problems
from sfumato.records.events import ClassProblem
from sfumato.records.manifest import DatasetRules, ImageRow, Manifest, load_rules
from sfumato_desktop import formatting
from sfumato_desktop.core_texts import localize_message
from sfumato_desktop.models.image_list import ImageCell, ImageListModel

__all__ = ["DatasetCounts", "DatasetImages", "Part"]


class Part(StrEnum):
    """A part of a dataset's files."""

    IN = "in"
    """All images used for training or validation."""
    HELD_OUT = "held_out"
    """The subset of the used images that is held out for validation."""
    EXCLUDED = "excluded"
    """Excluded by the user."""
    SKIPPED = "skipped"
    """Files that were skipped, each with a reason."""


@dataclass(frozen=True)
class DatasetCounts:
    """The number of files in each part."""

    by_part: dict[Part, int]
    by_class: dict[str, int]
    """Number of included images by class; empty without classes."""
    class_problems: tuple[ClassProblem, ...] = ()
    """Classes with no or very few images."""


class DatasetImages(ImageListModel):
    """The images of one part and class of a dataset.

    Args:
        parent: The Qt parent.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._manifest: Manifest | None = None
        self._rules = DatasetRules()
        self._part = Part.IN
        self._class_name = ""

    @property
    def rules(self) -> DatasetRules:
        """The rules with which the dataset's folder was imported."""
        return self._rules

    @property
    def part(self) -> Part:
        """The part that is shown."""
        return self._part

    def open(self, folder: Path | None) -> None:
        """Show the dataset in a folder, or nothing.

        Raises:
            SfumatoError: If its rules or its manifest cannot be read.
        """
        self.close()
        if folder is not None:
            self._rules = load_rules(folder)
            self._manifest = Manifest(folder)
        self.filter_by(Part.IN, class_name="")

    def close(self) -> None:
        """Close the manifest; once filtered again, the list is empty."""
        if self._manifest is not None:
            self._manifest.close()
            self._manifest = None

    def filter_by(self, part: Part, *, class_name: str) -> None:
        """Show one part, limited to a class unless `class_name` is ""."""
        self._part, self._class_name = part, class_name
        self._cells.clear()
        self.set_ids(self._matching())

    def counts(self) -> DatasetCounts:
        """Count the files of each part and class."""
        manifest = self._manifest
        if manifest is None:
            return DatasetCounts(by_part=dict.fromkeys(Part, 0), by_class={})
        return DatasetCounts(
            by_part={
                Part.IN: manifest.count("in"),
                Part.HELD_OUT: len(manifest.ids(status="in", split="held_out")),
                Part.EXCLUDED: manifest.count("excluded"),
                Part.SKIPPED: manifest.count("skipped"),
            },
            by_class=manifest.class_counts(),
            class_problems=class_problems(manifest),
        )

    def skipped_rows(self) -> list[ImageRow]:
        """Return the skipped files."""
        return [] if self._manifest is None else self._manifest.rows(status="skipped")

    def paths_in_manifest(self, ids: Iterable[int]) -> tuple[str, ...]:
        """Return the paths of images in the manifest, which another import does not change."""
        return tuple(row.path for row in self._rows_of(list(ids)).values())

    def exclude(self, paths: Iterable[str]) -> None:
        """Exclude images from the dataset; their files are not changed.

        Raises:
            DatasetError: If the manifest cannot be written.
        """
        self._move(list(paths), "excluded")

    def include(self, paths: Iterable[str]) -> None:
        """Include excluded images again.

        Raises:
            DatasetError: If the manifest cannot be written.
        """
        self._move(list(paths), "in")

    def file_of(self, row: ImageRow) -> Path:
        """Return the absolute path of a file."""
        assert self._manifest is not None
        return row.file_in(self._manifest.folder)

    def _move(self, paths: list[str], status: Literal["in", "excluded"]) -> None:
        if self._manifest is not None:
            self._manifest.set_status(paths, status)
            self.remove_ids(self._manifest.ids_of(paths))

    def _matching(self) -> "array.array[int]":
        if self._manifest is None or self._part is Part.SKIPPED:
            return array.array("q")
        return self._manifest.ids(
            status="excluded" if self._part is Part.EXCLUDED else "in",
            split="held_out" if self._part is Part.HELD_OUT else None,
            class_name=self._class_name or None,
        )

    def _fetch(self, ids: list[int]) -> dict[int, ImageCell]:
        return {id_: self._cell(row) for id_, row in self._rows_of(ids).items()}

    def _rows_of(self, ids: list[int]) -> dict[int, ImageRow]:
        found: dict[int, ImageRow] = {}
        for start in range(0, len(ids) if self._manifest is not None else 0, 500):
            assert self._manifest is not None
            found |= self._manifest.rows_of(ids[start : start + 500])
        return found

    def _cell(self, row: ImageRow) -> ImageCell:
        path = self.file_of(row)
        parts = [
            path.name,
            f"{row.width} × {row.height} px",
            formatting.size_text(row.size_bytes) if row.size_bytes else "",
            self.tr("class {name}").format(name=row.class_name) if row.class_name else "",
            self.tr("held out") if row.split == "held_out" else "",
            localize_message(row.note).rstrip("."),
        ]
        return ImageCell(
            path=str(path),
            caption=path.name,
            description=", ".join(part for part in parts if part),
        )

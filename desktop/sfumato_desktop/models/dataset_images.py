"""The images of a dataset that are shown, filtered by part and class."""

import array
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Literal, TypeVar

from PySide6.QtCore import QObject, Signal

from sfumato.messages import Text
from sfumato.records.class_report import class_problems
from sfumato.records.events import ClassProblem
from sfumato.records.manifest import DatasetRules, ImageRow, Manifest, load_rules
from sfumato_desktop import formatting
from sfumato_desktop.core_texts import localize_message
from sfumato_desktop.models.image_list import ImageCell, ImageListModel
from sfumato_desktop.store import Store

__all__ = ["DatasetImages", "DatasetView", "Part"]

_BATCH = 500
"""The number of rows to read at once; SQLite limits the number of values in one query."""
R = TypeVar("R")


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
class DatasetView:
    """What was read of a dataset at one moment."""

    folder: Path
    rules: DatasetRules = field(default_factory=DatasetRules)
    is_missing: bool = False
    """Whether the images' folder cannot be found."""
    by_part: dict[Part, int] = field(default_factory=lambda: dict.fromkeys(Part, 0))
    """The number of files in each part."""
    by_class: dict[str, int] = field(default_factory=dict)
    """Number of included images by class; empty without classes."""
    class_problems: tuple[ClassProblem, ...] = ()
    """Classes with no or very few images."""
    skipped: Sequence[tuple[Path, Text]] = ()
    """The skipped files, each with a reason."""


@dataclass(frozen=True)
class _Listing:
    """The images of one part and class."""

    part: Part
    class_name: str
    ids: "array.array[int]"


class DatasetImages(ImageListModel):
    """The images of one part and class of a dataset, read from its manifest by the store.

    Args:
        store: Reads and changes the manifest.
        parent: The Qt parent.
    """

    opened = Signal()
    """Emitted when the dataset's rules and counts have been read again."""
    listed = Signal()
    """Emitted when the images of the part have been read."""
    trouble_met = Signal(object, object)
    """Emitted with a message and hint if the dataset cannot be read or changed."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._part = Part.IN
        self._class_name = ""
        self._folder: Path | None = None
        self.view = DatasetView(Path())
        """What was last read of the dataset."""

    @property
    def part(self) -> Part:
        """The part that is shown."""
        return self._part

    def open(self, folder: Path | None) -> None:
        """Show the dataset in a folder, or nothing."""
        self._folder = folder
        self._part, self._class_name = Part.IN, ""
        self.forget_cells()
        self.set_ids(array.array("q"))
        self._show_view(DatasetView(Path()))
        if folder is not None:
            self._ask(lambda: (_view_of(folder), _list(folder, Part.IN)), self._show_opened)

    def filter_by(self, part: Part, *, class_name: str) -> None:
        """Show one part, limited to a class unless `class_name` is ""."""
        if (part, class_name) != (self._part, self._class_name):
            self._part, self._class_name = part, class_name
            self.reload()

    def reload(self) -> None:
        """Read the images of the part again."""
        folder, part, class_name = self._folder, self._part, self._class_name
        if folder is not None:
            self._ask(lambda: _list(folder, part, class_name), self._show_listing)

    def with_paths(self, ids: Sequence[int], then: Callable[[tuple[str, ...]], object]) -> None:
        """Call `then` with the paths of images in the manifest, which an import does not change."""
        folder = self._folder
        if folder is not None:
            self._store.ask(
                lambda: tuple(row.path for row in _rows_of(folder, ids).values()),
                then,
                failed=self.trouble_met.emit,
            )

    def move(self, paths: Sequence[str], *, is_out: bool) -> None:
        """Exclude images from the dataset, or include them again; their files are not changed."""
        folder = self._folder
        if folder is None:
            return
        status: Literal["in", "excluded"] = "excluded" if is_out else "in"
        part, class_name = self._part, self._class_name

        def work() -> tuple[DatasetView, _Listing]:
            with closing(Manifest(folder)) as manifest:
                manifest.set_status(list(paths), status)
            return _view_of(folder), _list(folder, part, class_name)

        self._store.change(
            work, lambda found: self._show_moved(folder, found), failed=self.trouble_met.emit
        )

    def _ask(self, read: Callable[[], R], then: Callable[[R], object]) -> None:
        self._store.ask(read, then, failed=self.trouble_met.emit, key=(self, "listing"))

    def _show_opened(self, found: tuple[DatasetView, _Listing]) -> None:
        view, listing = found
        self._show_view(view)
        self._show_listing(listing)

    def _show_moved(self, folder: Path, found: tuple[DatasetView, _Listing]) -> None:
        if folder == self._folder:
            self._show_opened(found)

    def _show_view(self, view: DatasetView) -> None:
        self.view = view
        self.opened.emit()

    def _show_listing(self, listing: _Listing) -> None:
        if (listing.part, listing.class_name) == (self._part, self._class_name):
            self.refresh(list(self._cells))
            self.set_ids(listing.ids)
            self.listed.emit()

    def _fetch(self, ids: list[int]) -> dict[int, ImageCell]:
        folder = self._folder
        if folder is not None:
            self._store.ask(
                lambda: (folder, ids, _rows_of(folder, ids)),
                self._take_rows,
                failed=self.trouble_met.emit,
            )
        return {}

    def _take_rows(self, found: tuple[Path, list[int], dict[int, ImageRow]]) -> None:
        folder, ids, rows = found
        if folder == self._folder:
            cells = {id_: self._cell(row) for id_, row in rows.items()}
            self.take_cells({id_: cells.get(id_) for id_ in ids})

    def _cell(self, row: ImageRow) -> ImageCell:
        path = row.file_in(self.view.folder)
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


def _view_of(folder: Path) -> DatasetView:
    """Read a dataset's rules and counts."""
    rules = load_rules(folder)
    with closing(Manifest(folder)) as manifest:
        return DatasetView(
            folder,
            rules=rules,
            is_missing=not rules.is_copied and not Path(rules.source).exists(),
            by_part={
                Part.IN: manifest.count("in"),
                Part.HELD_OUT: len(manifest.ids(status="in", split="held_out")),
                Part.EXCLUDED: manifest.count("excluded"),
                Part.SKIPPED: manifest.count("skipped"),
            },
            by_class=manifest.class_counts(),
            class_problems=class_problems(manifest),
            skipped=[(row.file_in(folder), row.reason) for row in manifest.rows(status="skipped")],
        )


def _list(folder: Path, part: Part, class_name: str = "") -> _Listing:
    """Read the IDs of a part's images."""
    if part is Part.SKIPPED:
        return _Listing(part, class_name, array.array("q"))
    with closing(Manifest(folder)) as manifest:
        ids = manifest.ids(
            status="excluded" if part is Part.EXCLUDED else "in",
            split="held_out" if part is Part.HELD_OUT else None,
            class_name=class_name or None,
        )
    return _Listing(part, class_name, ids)


def _rows_of(folder: Path, ids: Sequence[int]) -> dict[int, ImageRow]:
    """Read the rows of any number of images."""
    found: dict[int, ImageRow] = {}
    with closing(Manifest(folder)) as manifest:
        for start in range(0, len(ids), _BATCH):
            found |= manifest.rows_of(ids[start : start + _BATCH])
    return found

"""The ordered list of images in a grid, with the text shown for each.

The IDs are kept in a single array; a hundred thousand of them take less than a megabyte. Display
data is only fetched for visible rows, and is cached.
"""

import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QUrl,
)

from sfumato_desktop.shown_text import as_name, as_tip

__all__ = ["IMAGES_FORMAT", "ImageCell", "ImageListModel"]

IMAGES_FORMAT = "application/x-sfumato-images"
"""MIME type by which our own lists recognize images dragged from a grid."""

_KEPT_CELLS = 8192
_MOST_ROWS = 5_000
"""Maximum number of added or removed rows; above this number, the model is reset."""
_MOST_CHANGES = 200
"""Maximum number of row ranges; above it, a reset is faster than notifying the view of each."""
_BATCH = 500  # SQLite limits the number of values in one query
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class ImageCell:
    """The data that a grid shows for one image."""

    path: str
    """The file to paint."""
    caption: str
    """The line below the image."""
    description: str
    """The accessible name and tooltip."""
    rating: int = 0
    """Stars, 0 to 5."""
    flag: str = ""
    """`pick`, `reject`, or empty."""


class ImageListModel(QAbstractListModel):
    """An ordered list of images, identified by their IDs.

    Args:
        parent: The Qt parent.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: array.array[int] = array.array("q")
        self._cells: dict[int, ImageCell | None] = {}
        self._stale: set[int] = set()
        """IDs whose display data is shown until newer data arrives."""
        self._asked: set[int] = set()
        """IDs whose display data has been asked for."""

    @property
    def ids(self) -> "array.array[int]":
        """The IDs in display order, which must not be modified."""
        return self._ids

    def set_ids(self, ids: "array.array[int]") -> None:
        """Show these images; if only a few are added or removed, other images keep their rows."""
        old = self._ids
        added = len(ids) - len(old)
        if ids == old:
            return
        if old and added > 0 and ids[added:] == old:
            self._insert(ids, range(added))
        elif old and added > 0 and ids[: len(old)] == old:
            self._insert(ids, range(len(old), len(ids)))
        elif not (old and ids and abs(added) <= _MOST_ROWS and self._change_few(ids)):
            self.reset_ids(ids)

    def reset_ids(self, ids: "array.array[int]") -> None:
        """Show images in a new order, without tracking which rows moved."""
        self.beginResetModel()
        self._ids = ids
        self.endResetModel()

    def remove_ids(self, ids: Iterable[int]) -> None:
        """Remove images from the list; other images keep their order and selection."""
        gone = set(ids)
        for id_ in gone:
            self._cells.pop(id_, None)  # the index may reuse the ID of a deleted image
        self._remove(_stretches(row for row, id_ in enumerate(self._ids) if id_ in gone))

    def refresh(self, ids: Iterable[int]) -> None:
        """Refetch the display data of some images; until it arrives, the old data is shown."""
        self._stale.update(ids)
        self._asked.clear()
        self._announce_cells()

    def take_cells(self, cells: Mapping[int, ImageCell | None]) -> None:
        """Show display data that was asked for; `None` stands for a deleted image."""
        self._cells.update(cells)
        self._stale.difference_update(cells)
        self._asked.difference_update(cells)
        self._announce_cells()

    def row_of(self, id_: int) -> int | None:
        """Return the row of an image, or `None` if it is not shown."""
        try:
            return self._ids.index(id_)
        except ValueError:
            return None

    def cells(self, rows: range) -> list[ImageCell | None]:
        """Return the display data of a range of rows, with `None` for deleted images."""
        ids = self._ids[rows.start : rows.stop]
        missing = [id_ for id_ in ids if id_ not in self._cells or id_ in self._stale]
        if missing and len(self._cells) > _KEPT_CELLS:
            self.forget_cells()
            missing = list(ids)
        self._want(missing)
        return [self._cells.get(id_) for id_ in ids]

    def forget_cells(self) -> None:
        """Forget all display data, for example because the IDs now stand for other images."""
        self._cells.clear()
        self._stale.clear()
        self._asked.clear()

    def is_gone(self, row: int) -> bool:
        """Return whether the image of a row does not exist, or no longer exists."""
        if not 0 <= row < len(self._ids):
            return True
        return self._cells.get(self._ids[row], self) is None

    def cell(self, row: int) -> ImageCell | None:
        """Return the display data of one row."""
        return self.cells(range(row, row + 1))[0] if 0 <= row < len(self._ids) else None

    def mime_of(self, rows: Sequence[int]) -> QMimeData:
        """Return the files of some rows in the format that other programs accept.

        Our own lists accept the images even before all of their files are known.
        """
        mime, paths = QMimeData(), self.paths_of(rows)
        if all(id_ in self._cells for id_ in self.ids_at(rows)):
            mime.setUrls([QUrl.fromLocalFile(path) for path in paths])
        mime.setData(IMAGES_FORMAT, b"images")
        return mime

    def ids_at(self, rows: Iterable[int]) -> list[int]:
        """Return the IDs of some rows."""
        return [self._ids[row] for row in rows]

    def paths_of(self, rows: Sequence[int]) -> list[str]:
        """Return the files of the rows whose display data is at hand, and ask for the rest."""
        ids = self.ids_at(rows)
        self._want([id_ for id_ in ids if id_ not in self._cells])
        return [cell.path for id_ in ids if (cell := self._cells.get(id_)) is not None]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of images."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return the texts of an image; the view paints the image itself."""
        cell = self.cell(index.row()) if index.isValid() else None
        if cell is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return as_name(cell.caption)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell.description
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(cell.description)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Return that images can be selected and dragged to other programs."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def _fetch(self, ids: list[int]) -> Mapping[int, ImageCell]:
        """Return the display data that is at hand, and ask for the rest; see `take_cells`."""
        raise NotImplementedError

    def _want(self, ids: Iterable[int]) -> None:
        """Fetch display data that has not been asked for yet."""
        wanted = [id_ for id_ in ids if id_ not in self._asked]
        self._asked.update(wanted)
        for start in range(0, len(wanted), _BATCH):
            found = self._fetch(wanted[start : start + _BATCH])
            self._cells.update(found)
            self._stale.difference_update(found)
            self._asked.difference_update(found)

    def _announce_cells(self) -> None:
        if self._ids:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))

    def _insert(self, ids: "array.array[int]", rows: range) -> None:
        self.beginInsertRows(QModelIndex(), rows.start, rows.stop - 1)
        self._ids = ids
        self.endInsertRows()

    def _remove(self, stretches: list[range]) -> None:
        for rows in reversed(stretches):
            self.beginRemoveRows(QModelIndex(), rows.start, rows.stop - 1)
            del self._ids[rows.start : rows.stop]
            self.endRemoveRows()

    def _change_few(self, ids: "array.array[int]") -> bool:
        """Insert and remove rows, if there are few changes and other rows keep their order."""
        before, after = set(self._ids), set(ids)
        out, new = before - after, after - before
        if len(out) + len(new) > _MOST_ROWS or len(out) == len(before):
            return False
        if [id_ for id_ in self._ids if id_ not in out] != [id_ for id_ in ids if id_ not in new]:
            return False
        gone = _stretches(row for row, id_ in enumerate(self._ids) if id_ in out) if out else []
        came = _stretches(row for row, id_ in enumerate(ids) if id_ in new) if new else []
        if len(gone) + len(came) > _MOST_CHANGES:
            return False
        self._remove(gone)
        for rows in came:
            self.beginInsertRows(QModelIndex(), rows.start, rows.stop - 1)
            self._ids[rows.start : rows.start] = ids[rows.start : rows.stop]
            self.endInsertRows()
        return True


def _stretches(rows: Iterable[int]) -> list[range]:
    """Return the contiguous ranges of ascending rows."""
    found = []
    for _, group in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
        stretch = [row for _, row in group]
        found.append(range(stretch[0], stretch[-1] + 1))
    return found

"""Which images does a grid show, in which order, and what is written under each?

A list of ids in one array; a hundred thousand take less than a megabyte. What is shown of a
image is fetched for the rows that are looked at, and kept for a while.
"""

import array
from collections.abc import Iterable, Sequence
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
"""Tells lists of ours that what is dragged are the images selected in a grid."""

_KEPT_CELLS = 8192
_MOST_ROWS = 5_000
"""That came or went; where more did, all is shown anew."""
_MOST_CHANGES = 200
"""Stretches of rows; of more, telling the view of each costs more than showing all anew."""
_BATCH = 500  # SQLite bounds the values of one query
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class ImageCell:
    """What a grid shows of one image."""

    path: str
    """The file to draw."""
    caption: str
    """The line below the image."""
    description: str
    """What a screen reader says, and the tooltip."""
    rating: int = 0
    """Stars, 0 to 5."""
    flag: str = ""
    """`pick`, `reject`, or nothing."""


class ImageListModel(QAbstractListModel):
    """An ordered list of images, known by their ids.

    Args:
        parent: The Qt parent.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: array.array[int] = array.array("q")
        self._cells: dict[int, ImageCell] = {}

    @property
    def ids(self) -> "array.array[int]":
        """The ids, in the order shown; not to be changed."""
        return self._ids

    def set_ids(self, ids: "array.array[int]") -> None:
        """Show these images; where few came or went, the others keep their places."""
        old = self._ids
        added = len(ids) - len(old)
        if ids == old:
            return
        if old and added > 0 and ids[added:] == old:
            self._insert(ids, range(added))
        elif old and added > 0 and ids[: len(old)] == old:
            self._insert(ids, range(len(old), len(ids)))
        elif not (old and ids and abs(added) <= _MOST_ROWS and self._change_few(ids)):
            self.beginResetModel()
            self._ids = ids
            self._cells.clear()
            self.endResetModel()

    def reset_ids(self, ids: "array.array[int]") -> None:
        """Show images in another order, without a look at what moved where."""
        self.beginResetModel()
        self._ids = ids
        self.endResetModel()

    def remove_ids(self, ids: Iterable[int]) -> None:
        """Take images out of the list; the others keep their places and selection."""
        gone = set(ids)
        for id_ in gone:
            self._cells.pop(id_, None)  # the index gives the number of a gone image again
        self._remove(_stretches(row for row, id_ in enumerate(self._ids) if id_ in gone))

    def refresh(self, ids: Iterable[int]) -> None:
        """Fetch what is shown of some images again."""
        for id_ in ids:
            self._cells.pop(id_, None)
        if self._ids:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))

    def row_of(self, id_: int) -> int | None:
        """Return the row of an image; `None` if it is not shown."""
        try:
            return self._ids.index(id_)
        except ValueError:
            return None

    def cells(self, rows: range) -> list[ImageCell | None]:
        """Return what is shown of a stretch of rows; `None` for an image that is gone."""
        ids = self._ids[rows.start : rows.stop]
        missing = [id_ for id_ in ids if id_ not in self._cells]
        if missing:
            if len(self._cells) > _KEPT_CELLS:
                self._cells.clear()
                missing = list(ids)
            self._cells.update(self._fetch(missing))
        return [self._cells.get(id_) for id_ in ids]

    def cell(self, row: int) -> ImageCell | None:
        """Return what is shown of one row."""
        return self.cells(range(row, row + 1))[0] if 0 <= row < len(self._ids) else None

    def mime_of(self, rows: Sequence[int]) -> QMimeData:
        """Return the files of some rows in the form that other programs take by drop or paste."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(path) for path in self.paths_of(rows)])
        mime.setData(IMAGES_FORMAT, b"images")
        return mime

    def paths_of(self, rows: Sequence[int]) -> list[str]:
        """Name the files of some rows, however many; images that are gone are left out."""
        paths = []
        for start in range(0, len(rows), _BATCH):
            ids = [self._ids[row] for row in rows[start : start + _BATCH]]
            found = self._fetch(ids)
            paths += [found[id_].path for id_ in ids if id_ in found]
        return paths

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the images."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return the texts of an image; it is drawn by the view, not from here."""
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
        """Say that images can be selected and dragged to other programs."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def _fetch(self, ids: list[int]) -> dict[int, ImageCell]:
        """Look up what is shown of some images; those that are gone are left out."""
        raise NotImplementedError

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
        """Take rows out and put rows in, if they are few and the others keep their order."""
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
    """Gather rising rows into stretches without a gap."""
    found = []
    for _, group in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
        stretch = [row for _, row in group]
        found.append(range(stretch[0], stretch[-1] + 1))
    return found

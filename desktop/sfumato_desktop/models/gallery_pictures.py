"""Which generated pictures are shown, and how are new ones noticed?

A filtered view of the project's gallery, newest first. New pictures are looked for by their ids,
which only grow, so a look costs nothing however many there are.
"""

import array
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal

from sfumato.errors import SfumatoError
from sfumato.gallery import (
    ALL_PICTURES,
    AnyMark,
    Flag,
    Gallery,
    GalleryFilter,
    GalleryPicture,
    LabelKind,
    ReadOnlyGallery,
)
from sfumato_desktop import words
from sfumato_desktop.models.picture_list import PictureCell, PictureListModel

__all__ = ["GalleryPictures"]


class GalleryPictures(PictureListModel):
    """The pictures of a gallery that match a filter.

    Args:
        parent: The Qt parent.
    """

    marks_changed = Signal()
    """Something else is said of pictures now, or there is another board or view."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gallery: Gallery | None = None
        self._refusal = ("", "")
        self._wanted = ALL_PICTURES

    @property
    def wanted(self) -> GalleryFilter:
        """What the pictures that are shown fulfil."""
        return self._wanted

    @property
    def is_filtered(self) -> bool:
        """Whether some pictures may be left out."""
        return self._wanted != ALL_PICTURES

    @property
    def gallery(self) -> Gallery | None:
        """The index, to be read from; `None` without a project."""
        return self._gallery

    def open(self, folder: Path | None, *, refusal: tuple[str, str] = ("", "")) -> None:
        """Show the gallery in a folder, or none.

        Args:
            folder: Where it lies.
            refusal: Message and hint for every change; empty where changes are welcome.

        Raises:
            SfumatoError: If the folder or its index cannot be written; what can be read is shown.
        """
        self.close()
        self._wanted = ALL_PICTURES
        self._refusal = refusal
        try:
            self._gallery = Gallery(folder) if folder is not None else None
        except SfumatoError:
            assert folder is not None
            with suppress(SfumatoError):  # the first error says what is wrong
                self._gallery = ReadOnlyGallery(folder)
            raise
        finally:
            self.reload()
            self.marks_changed.emit()

    def close(self) -> None:
        """Close the index; nothing is shown after the next reload."""
        if self._gallery is not None:
            self._gallery.close()
            self._gallery = None

    def filter_by(self, wanted: GalleryFilter) -> None:
        """Show the pictures that a filter leaves."""
        if wanted != self._wanted:
            self._wanted = wanted
            self.reload()

    def reload(self) -> None:
        """Look at the whole index again."""
        self._cells.clear()
        if self._gallery is None:
            self.set_ids(array.array("q"))
        else:
            self.set_ids(self._gallery.ids(self._wanted))

    def new_ids(self) -> "array.array[int]":
        """Give the matching pictures that came since the newest one shown, newest first."""
        if self._gallery is None:
            return array.array("q")
        return self._gallery.ids(self._wanted, newer_than=self._ids[0] if self._ids else 0)

    def take_new(self) -> int:
        """Show the pictures that came, and give their number."""
        new = self.new_ids()
        if new:
            self.set_ids(new + self._ids)
        return len(new)

    def count(self, wanted: GalleryFilter = ALL_PICTURES) -> int:
        """Count the pictures that a filter would leave."""
        return 0 if self._gallery is None else self._gallery.count(wanted)

    def labels(self, kind: LabelKind) -> dict[str, int]:
        """Count the pictures of each board or tag."""
        return {} if self._gallery is None else self._gallery.labels(kind)

    def labels_among(self, kind: LabelKind, ids: Iterable[int]) -> dict[str, int]:
        """Count how many of some pictures each board or tag has."""
        return {} if self._gallery is None else self._gallery.labels_among(kind, ids)

    def views(self) -> dict[str, GalleryFilter]:
        """Give the stored views by their names."""
        return {} if self._gallery is None else self._gallery.views()

    def picture(self, id_: int) -> GalleryPicture | None:
        """Fetch one picture's record."""
        return None if self._gallery is None else self._gallery.pictures([id_]).get(id_)

    def files(self, ids: Iterable[int]) -> tuple[str, ...]:
        """Name the files of some pictures as marks name them."""
        return () if self._gallery is None else self._gallery.files(ids)

    def mark(self, marks: Sequence[AnyMark]) -> tuple[AnyMark, ...]:
        """Make marks true and show it; give the marks that undo them.

        Raises:
            SfumatoError: If the index cannot be written, a name is taken, or changes are refused.
        """
        if self._gallery is None:
            return ()
        self._refuse()
        undo = self._gallery.mark(marks)
        if self._follows_marks():
            self._ids_anew()
        self._refresh_all()
        return undo

    def move_to_trash(self, files: Sequence[str]) -> tuple[str, ...]:
        """Move pictures to the gallery's trash and show it; give those that were moved.

        Raises:
            SfumatoError: If the disk refuses one, or all changes are refused.
        """
        if self._gallery is None:
            return ()
        self._refuse()
        try:
            return self._gallery.move_to_trash(files)
        finally:
            self._ids_anew()
            self._refresh_all()

    def restore(self, files: Sequence[str]) -> tuple[str, ...]:
        """Move pictures back from the gallery's trash; give those that were still there.

        Raises:
            SfumatoError: If the disk refuses one, or all changes are refused.
        """
        if self._gallery is None:
            return ()
        self._refuse()
        try:
            return self._gallery.restore(files)
        finally:
            self._ids_anew()
            self._refresh_all()

    def _refuse(self) -> None:
        message, hint = self._refusal
        if message:
            raise SfumatoError(message, hint=hint)

    def _follows_marks(self) -> bool:
        """Say whether a mark can bring a picture into what is shown, or out of it."""
        unmarked = msgspec.structs.replace(
            self._wanted, text="", min_rating=0, max_rating=5, flag="", board="", tag=""
        )
        return unmarked != self._wanted

    def _ids_anew(self) -> None:
        assert self._gallery is not None
        self.set_ids(self._gallery.ids(self._wanted))

    def _refresh_all(self) -> None:
        self._cells.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))
        self.marks_changed.emit()

    def _fetch(self, ids: list[int]) -> dict[int, PictureCell]:
        if self._gallery is None:
            return {}
        return {id_: self._cell(picture) for id_, picture in self._gallery.pictures(ids).items()}

    def _cell(self, picture: GalleryPicture) -> PictureCell:
        recipe = picture.recipe
        seed = self.tr("Seed {seed}").format(seed=recipe.seed)
        flags = {Flag.PICK: self.tr("picked"), Flag.REJECT: self.tr("rejected")}
        parts = [
            seed,
            recipe.class_name or "",
            self.tr("run {run} at {images} images").format(
                run=recipe.run, images=words.count(recipe.images_seen)
            ),
            self.tr("{n} of 5 stars").format(n=picture.rating) if picture.rating else "",
            flags.get(picture.flag, ""),
            *picture.tags,
        ]
        return PictureCell(
            path=str(picture.path),
            caption=f"{seed} · {recipe.class_name}" if recipe.class_name else seed,
            description=", ".join(part for part in parts if part),
            rating=picture.rating,
            flag=picture.flag,
        )

"""The generated images that are shown, filtered and sorted.

New images are detected by their IDs, which only increase, so that the cost of a check does not
depend on the number of images.
"""

import array
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import msgspec
from PySide6.QtCore import QObject, Signal

from sfumato.errors import SfumatoError
from sfumato.gallery import (
    ALL_IMAGES,
    AnyMark,
    Flag,
    Gallery,
    GalleryFilter,
    GalleryImage,
    GalleryOrder,
    LabelKind,
    ReadOnlyGallery,
)
from sfumato_desktop import formatting
from sfumato_desktop.models.image_list import ImageCell, ImageListModel

__all__ = ["GalleryImages", "SortedImages"]


class SortedImages(NamedTuple):
    """Sorted images, as read from the index."""

    gallery: Gallery
    """The open gallery for which they were read."""
    wanted: GalleryFilter
    order: GalleryOrder
    ids: "array.array[int]"
    newest: int
    """The largest ID among the images."""


class GalleryImages(ImageListModel):
    """The images of a gallery that match a filter.

    Args:
        parent: The Qt parent.
    """

    marks_changed = Signal()
    """Emitted when marks, boards, tags, or saved filters change."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gallery: Gallery | None = None
        self._refusal = ("", "")
        self._wanted = ALL_IMAGES
        self.order: GalleryOrder = "newest"
        """Sort order, which applies when the index is next read."""
        self._newest = 0
        """The largest ID that has been read."""

    @property
    def wanted(self) -> GalleryFilter:
        """The current filter."""
        return self._wanted

    @property
    def is_filtered(self) -> bool:
        """Whether the filter may hide some images."""
        return self._wanted != ALL_IMAGES

    @property
    def gallery(self) -> Gallery | None:
        """The index for reading, or `None` if no project is open."""
        return self._gallery

    def open(self, folder: Path | None, *, refusal: tuple[str, str] = ("", "")) -> None:
        """Show the gallery in a folder, or nothing.

        Args:
            folder: The gallery's folder.
            refusal: Message and hint with which changes are refused; empty if changes are allowed.

        Raises:
            SfumatoError: If the folder or its index cannot be written. Whatever can be read is
                still shown.
        """
        self.close()
        self._wanted = ALL_IMAGES
        self._refusal = refusal
        try:
            self._gallery = Gallery(folder) if folder is not None else None
        except SfumatoError:
            assert folder is not None
            with suppress(SfumatoError):  # the first error describes the problem
                self._gallery = ReadOnlyGallery(folder)
            raise
        finally:
            self.reload()
            self.marks_changed.emit()

    def close(self) -> None:
        """Close the index; once reloaded, the list is empty."""
        if self._gallery is not None:
            self._gallery.close()
            self._gallery = None

    def filter_by(self, wanted: GalleryFilter) -> None:
        """Show the images that match a filter."""
        if wanted != self._wanted:
            self._wanted = wanted
            self.reload()

    def sorting(self) -> Callable[[], SortedImages] | None:
        """Return a thread-safe function that reads the sorted images; `None` without a project."""
        if self._gallery is None:
            return None
        shown, kind, folder = self._gallery, type(self._gallery), self._gallery.folder
        wanted, order = self._wanted, self.order

        def read() -> SortedImages:
            gallery = kind(folder)
            try:
                ids = gallery.ids(wanted, order=order)
            finally:
                gallery.close()
            return SortedImages(shown, wanted, order, ids=ids, newest=max(ids, default=0))

        return read

    def apply_sorted(self, found: SortedImages) -> bool:
        """Show sorted images unless they are outdated, and return whether they are shown."""
        now = self._gallery, self._wanted, self.order
        if (found.gallery, found.wanted, found.order) != now:
            return False
        self._newest = found.newest
        self.reset_ids(found.ids)
        return True

    def reload(self) -> None:
        """Reread the whole index."""
        self._cells.clear()
        self.set_ids(self._found())

    def new_ids(self) -> "array.array[int]":
        """Return the matching images newer than the newest image shown, newest first."""
        if self._gallery is None:
            return array.array("q")
        return self._gallery.ids(self._wanted, newer_than=self._newest)

    def show_new(self) -> int:
        """Show new images, and return their number.

        The new images are added at the end if the oldest image is shown first, and otherwise at the
        start, so that they are visible and no other image moves. Sorting moves them to their final
        positions.
        """
        new = self.new_ids()
        if new:
            self._newest = new[0]
            is_last = self.order == "oldest"
            self.set_ids(self._ids + new[::-1] if is_last else new + self._ids)
        return len(new)

    def count(self, wanted: GalleryFilter = ALL_IMAGES) -> int:
        """Count the images that match a filter."""
        return 0 if self._gallery is None else self._gallery.count(wanted)

    def labels(self, kind: LabelKind) -> dict[str, int]:
        """Return the number of images on each board or with each tag."""
        return {} if self._gallery is None else self._gallery.labels(kind)

    def labels_among(self, kind: LabelKind, ids: Iterable[int]) -> dict[str, int]:
        """Count how many of the given images are on each board or have each tag."""
        return {} if self._gallery is None else self._gallery.labels_among(kind, ids)

    def saved_filters(self) -> dict[str, GalleryFilter]:
        """Return the saved filters, keyed by name."""
        return {} if self._gallery is None else self._gallery.saved_filters()

    def image(self, id_: int) -> GalleryImage | None:
        """Return an image's record."""
        return None if self._gallery is None else self._gallery.images([id_]).get(id_)

    def files(self, ids: Iterable[int]) -> tuple[str, ...]:
        """Return the files of images, in the form that marks use."""
        return () if self._gallery is None else self._gallery.files(ids)

    def mark(self, marks: Sequence[AnyMark]) -> tuple[AnyMark, ...]:
        """Apply and show marks, and return the marks that undo them.

        Raises:
            SfumatoError: If the index cannot be written, a name is already in use, or changes are
                refused.
        """
        if self._gallery is None:
            return ()
        self._refuse()
        undo = self._gallery.mark(marks)
        if self._uses_marks():
            self._reload_ids()
        self._refresh_all()
        return undo

    def move_to_trash(self, files: Sequence[str]) -> tuple[str, ...]:
        """Move images to the gallery's trash, and return the files that were moved.

        Raises:
            SfumatoError: If a file cannot be moved, or all changes are refused.
        """
        if self._gallery is None:
            return ()
        self._refuse()
        try:
            return self._gallery.move_to_trash(files)
        finally:
            self._reload_ids()
            self._refresh_all()

    def restore(self, files: Sequence[str]) -> tuple[str, ...]:
        """Restore images from the gallery's trash, and return the files that were restored.

        Raises:
            SfumatoError: If a file cannot be moved, or all changes are refused.
        """
        if self._gallery is None:
            return ()
        self._refuse()
        try:
            return self._gallery.restore(files)
        finally:
            self._reload_ids()
            self._refresh_all()

    def _refuse(self) -> None:
        message, hint = self._refusal
        if message:
            raise SfumatoError(message, hint=hint)

    def _uses_marks(self) -> bool:
        """Return whether a mark can change which images match the filter."""
        unmarked = msgspec.structs.replace(
            self._wanted, text="", min_rating=0, max_rating=5, flag="", board="", tag=""
        )
        return unmarked != self._wanted

    def _found(self) -> "array.array[int]":
        """Return the IDs of all matching images."""
        if self._gallery is None:
            self._newest = 0
            return array.array("q")
        found = self._gallery.ids(self._wanted, order=self.order)
        is_falling = self.order == "newest" and found
        self._newest = found[0] if is_falling else max(found, default=0)
        return found

    def _reload_ids(self) -> None:
        """Show the images that now match; those that still match keep their positions."""
        found = self._found()
        if self.order == "rating" and self._ids:
            shown, match = set(self._ids), set(found)
            came = [id_ for id_ in found if id_ not in shown]
            found = array.array("q", [*came, *(id_ for id_ in self._ids if id_ in match)])
        self.set_ids(found)

    def _refresh_all(self) -> None:
        self._cells.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))
        self.marks_changed.emit()

    def _fetch(self, ids: list[int]) -> dict[int, ImageCell]:
        if self._gallery is None:
            return {}
        return {id_: self._cell(image) for id_, image in self._gallery.images(ids).items()}

    def _cell(self, image: GalleryImage) -> ImageCell:
        recipe = image.recipe
        seed = self.tr("Seed {seed}").format(seed=recipe.seed)
        flags = {Flag.PICK: self.tr("picked"), Flag.REJECT: self.tr("rejected")}
        parts = [
            seed,
            recipe.class_name or "",
            self.tr("run {run} at {images} images").format(
                run=recipe.run, images=formatting.count(recipe.images_seen)
            ),
            self.tr("{n} of 5 stars").format(n=image.rating) if image.rating else "",
            flags.get(image.flag, ""),
            *image.tags,
        ]
        return ImageCell(
            path=str(image.path),
            caption=f"{seed} · {recipe.class_name}" if recipe.class_name else seed,
            description=", ".join(part for part in parts if part),
            rating=image.rating,
            flag=image.flag,
        )

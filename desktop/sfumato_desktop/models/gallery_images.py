"""The generated images that are shown, filtered and sorted.

The store reads the index, and this model shows its answers. New images are detected by their IDs,
which only increase, so that the cost of a check does not depend on the number of images.
"""

import array
from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

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
)
from sfumato.messages import Text
from sfumato_desktop import formatting
from sfumato_desktop.models.gallery_index import Changed, GalleryIndex, Listing, Marked, Overview
from sfumato_desktop.models.image_list import ImageCell, ImageListModel
from sfumato_desktop.store import Failed, Store

__all__ = ["GalleryImages"]

_KEPT_RECORDS = 8192
R = TypeVar("R")


class GalleryImages(ImageListModel):
    """The images of a gallery that match a filter, read from the index by the store.

    Args:
        store: Reads and changes the index.
        parent: The Qt parent.
    """

    listed = Signal()
    """Emitted when the images, their marks, or the overview have been read again."""
    new_found = Signal(int)
    """Emitted with the number of images that are newer than the newest image shown."""
    trouble_met = Signal(object, object)
    """Emitted with a message and hint if the index cannot be read or changed."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._index: GalleryIndex | None = None
        self._refusal = ("", "")
        self._wanted = ALL_IMAGES
        self._newest = 0
        """The largest ID that has been read."""
        self._new: array.array[int] = array.array("q")
        """Images that were found since and are not shown yet."""
        self._records: dict[int, GalleryImage] = {}
        self.order: GalleryOrder = "newest"
        """Sort order, which applies when the index is next read."""
        self.overview = Overview()
        """What the gallery contains, whatever the filter."""
        self.is_read = True
        """Whether the images of the folder, if there is one, are known."""

    @property
    def wanted(self) -> GalleryFilter:
        """The current filter."""
        return self._wanted

    @property
    def is_filtered(self) -> bool:
        """Whether the filter may hide some images."""
        return self._wanted != ALL_IMAGES

    def open(self, folder: Path | None, *, refusal: tuple[str, str] = ("", "")) -> None:
        """Show the gallery in a folder, or nothing.

        If the index cannot be written, whatever can be read is still shown.

        Args:
            folder: The gallery's folder.
            refusal: Message and hint with which changes are refused; empty if changes are allowed.
        """
        self.close()
        self._wanted, self._refusal = ALL_IMAGES, refusal
        self._newest, self._new, self.overview = 0, array.array("q"), Overview()
        self.forget_cells()
        self._records.clear()
        self.is_read = folder is None
        self.set_ids(array.array("q"))
        self.listed.emit()
        if folder is not None:
            index = self._index = GalleryIndex(folder)
            self._store.ask(index.open, self._show_opened, failed=self._show_failure)

    def close(self) -> None:
        """Close the index."""
        index, self._index = self._index, None
        if index is not None:
            self._store.change(index.close)

    def filter_by(self, wanted: GalleryFilter) -> None:
        """Show the images that match a filter."""
        if wanted != self._wanted:
            self._wanted = wanted
            self.reload()

    def reload(self) -> None:
        """Read the images again, in the current order."""
        index, wanted, order = self._index, self._wanted, self.order
        if index is not None:
            self._store.ask(
                lambda: index.listing(wanted, order),
                self._show_listing,
                failed=self.trouble_met.emit,
                key=(self, "listing"),
            )

    def rescan(self) -> None:
        """Sync the index with the files, and show what has changed."""
        self._change(GalleryIndex.rescan, _ignore)

    def find_new(self) -> None:
        """Look for matching images that are newer than the newest image shown."""
        index, wanted, newest = self._index, self._wanted, self._newest
        if index is not None:
            self._store.ask(
                lambda: (index.gallery.ids(wanted, newer_than=newest), index.overview()),
                self._note_new,
                failed=self.trouble_met.emit,
                key=(self, "new"),
            )

    def show_new(self) -> None:
        """Show the new images that were found.

        They are added at the end if the oldest image is shown first, and otherwise at the start, so
        that they are visible and no other image moves. Sorting moves them to their final positions.
        """
        new, self._new = self._new, array.array("q")
        if new:
            self._newest = new[0]
            is_last = self.order == "oldest"
            self.set_ids(self._ids + new[::-1] if is_last else new + self._ids)

    def image(self, id_: int) -> GalleryImage | None:
        """Return an image's record if it is at hand, and ask for it otherwise."""
        self._want([id_] if id_ not in self._cells else [])
        return self._records.get(id_)

    def ask(
        self, read: Callable[[Gallery], R], then: Callable[[R], object], *, key: str = ""
    ) -> None:
        """Read something else from the index, and call `then` with it.

        Args:
            read: Reads from the index in the store's thread.
            then: Receives the result.
            key: Identifies the question if only its newest answer matters.
        """
        index = self._index
        if index is not None:
            self._store.ask(
                lambda: read(index.gallery),
                then,
                failed=self.trouble_met.emit,
                key=(self, key) if key else None,
            )

    def mark(
        self,
        make: Callable[[tuple[str, ...]], Sequence[AnyMark]],
        ids: Sequence[int] = (),
        *,
        then: Callable[[Marked], object],
        failed: Failed | None = None,
    ) -> None:
        """Apply and show marks.

        Args:
            make: Returns the marks for the files of images.
            ids: The images.
            then: Receives the marks that were applied.
            failed: Receives the error if the index cannot be written, a name is already in use, or
                changes are refused.
        """
        chosen = list(ids)
        self._change(lambda index: index.mark(make, chosen), then, failed=failed)

    def move_to_trash(
        self,
        files_of: Callable[[Gallery], Sequence[str]],
        then: Callable[[tuple[str, ...]], object],
        *,
        failed: Failed | None = None,
    ) -> None:
        """Move images to the gallery's trash, and call `then` with the files that were moved."""
        self._change(
            lambda index: index.gallery.move_to_trash(files_of(index.gallery)), then, failed=failed
        )

    def restore(
        self,
        files_of: Callable[[Gallery], Sequence[str]],
        then: Callable[[tuple[str, ...]], object],
        *,
        failed: Failed | None = None,
    ) -> None:
        """Restore images from the trash, and call `then` with the files that were restored."""
        self._change(
            lambda index: index.gallery.restore(files_of(index.gallery)), then, failed=failed
        )

    def empty_trash(self, then: Callable[[int], object]) -> None:
        """Move the trash to the system's trash, and call `then` with the number of images."""
        self._change(GalleryIndex.empty_trash, then)

    def _change(
        self,
        act: "Callable[[GalleryIndex], R | Generator[None, None, R]]",
        then: Callable[[R], object],
        *,
        failed: Failed | None = None,
    ) -> None:
        """Change the index in the store's thread, and show the result."""
        index = self._index
        if index is None:
            return
        message, hint = self._refusal
        if message:
            (failed or self.trouble_met.emit)(message, hint)
            return

        def show(changed: Changed[R]) -> None:
            self._keep_order(changed.listing)
            then(changed.result)

        def tell(message: Text, hint: Text) -> None:
            self.reload()  # part of the change may have been made
            (failed or self.trouble_met.emit)(message, hint)

        wanted, order = self._wanted, self.order
        self._store.change(lambda: index.changed(act, wanted, order), show, failed=tell)

    def _show_failure(self, message: Text, hint: Text) -> None:
        self.is_read = True
        self.trouble_met.emit(message, hint)
        self.listed.emit()

    def _show_opened(self, trouble: SfumatoError | None) -> None:
        if trouble is not None:
            self.trouble_met.emit(trouble.message, trouble.hint)
        self.reload()
        if trouble is None and not self._refusal[0]:
            self.rescan()

    def _show_listing(self, listing: Listing) -> None:
        """Show images that were read, unless the filter or order has changed since."""
        if (listing.wanted, listing.order) == (self._wanted, self.order):
            self._newest, self._new = listing.newest, array.array("q")
            self.set_ids(listing.ids)
        self.overview, self.is_read = listing.overview, True
        self.listed.emit()

    def _keep_order(self, listing: Listing) -> None:
        """Show a listing after a change; images that still match keep their positions."""
        self.refresh(list(self._cells))
        if (listing.wanted, listing.order) != (self._wanted, self.order):
            self.reload()
            return
        if listing.order == "rating" and self._ids:
            shown, match = set(self._ids), set(listing.ids)
            came = [id_ for id_ in listing.ids if id_ not in shown]
            kept = array.array("q", [*came, *(id_ for id_ in self._ids if id_ in match)])
            listing = replace(listing, ids=kept)
        self._show_listing(listing)

    def _note_new(self, found: "tuple[array.array[int], Overview]") -> None:
        ids, self.overview = found
        self._new = array.array("q", (id_ for id_ in ids if id_ > self._newest))
        self.new_found.emit(len(self._new))
        self.listed.emit()

    def _fetch(self, ids: list[int]) -> dict[int, ImageCell]:
        self.ask(lambda gallery: (ids, gallery.images(ids)), self._take_records)
        return {}

    def _take_records(self, found: tuple[list[int], dict[int, GalleryImage]]) -> None:
        ids, records = found
        if len(self._records) > _KEPT_RECORDS:
            self._records.clear()
        for id_ in ids:
            self._records.pop(id_, None)
        self._records.update(records)
        cells = {id_: self._cell(image) for id_, image in records.items()}
        self.take_cells({id_: cells.get(id_) for id_ in ids})

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


def _ignore(_: None) -> None:
    """Do nothing with a result."""

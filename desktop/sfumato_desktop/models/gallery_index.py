"""The gallery's index as the store's thread uses it.

Every method reads or writes files and runs in the store's thread. Results are values, so that the
GUI thread never touches the index.
"""

import array
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import GeneratorType
from typing import Generic, TypeVar, cast

from sfumato.errors import SfumatoError
from sfumato.files.trash import empty_trash
from sfumato.gallery import (
    ALL_IMAGES,
    AnyMark,
    Gallery,
    GalleryFilter,
    GalleryOrder,
    ReadOnlyGallery,
)

__all__ = ["Changed", "GalleryIndex", "Listing", "Marked", "Overview"]

R = TypeVar("R")


@dataclass(frozen=True)
class Overview:
    """What the gallery contains, whatever the filter."""

    images: int = 0
    picks: int = 0
    rejects: int = 0
    trashed: int = 0
    boards: Mapping[str, int] = field(default_factory=dict)
    """Number of images on each board."""
    tags: Mapping[str, int] = field(default_factory=dict)
    saved_filters: Mapping[str, GalleryFilter] = field(default_factory=dict)


@dataclass(frozen=True)
class Listing:
    """The images that match a filter, in order."""

    wanted: GalleryFilter
    order: GalleryOrder
    ids: "array.array[int]"
    newest: int
    """The largest ID among the images."""
    overview: Overview


@dataclass(frozen=True)
class Changed(Generic[R]):
    """The result of a change, with the images that match afterward."""

    result: R
    listing: Listing


@dataclass(frozen=True)
class Marked:
    """Marks that were applied."""

    marks: Sequence[AnyMark]
    undo: Sequence[AnyMark]
    """The marks that undo them; empty if nothing changed."""
    files: Sequence[str]


class GalleryIndex:
    """An open gallery.

    Args:
        folder: The gallery's folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._gallery: Gallery | None = None

    @property
    def gallery(self) -> Gallery:
        """The index, opened on first use and read-only if it cannot be written.

        Raises:
            SfumatoError: If it cannot be read; see `open`.
        """
        if self._gallery is None:
            self.open()
        assert self._gallery is not None
        return self._gallery

    def open(self) -> SfumatoError | None:
        """Open the index, and return the reason if it can only be read.

        Raises:
            SfumatoError: If it cannot even be read; the reason why it cannot be written.
        """
        try:
            self._gallery = Gallery(self._folder)
        except SfumatoError as error:
            try:
                self._gallery = ReadOnlyGallery(self._folder)
            except SfumatoError:
                raise error from None  # the first error describes the problem
            return error
        return None

    def close(self) -> None:
        """Close the index."""
        if self._gallery is not None:
            self._gallery.close()
            self._gallery = None

    def listing(self, wanted: GalleryFilter, order: GalleryOrder) -> Listing:
        """Return the matching images, and what the gallery contains."""
        ids = self.gallery.ids(wanted, order=order)
        is_falling = order == "newest" and ids
        newest = ids[0] if is_falling else max(ids, default=0)
        return Listing(wanted, order, ids=ids, newest=newest, overview=self.overview())

    def overview(self) -> Overview:
        """Return what the gallery contains."""
        gallery = self.gallery
        return Overview(
            images=gallery.count(ALL_IMAGES),
            picks=gallery.count(GalleryFilter(flag="pick")),
            rejects=gallery.count(GalleryFilter(flag="reject")),
            trashed=gallery.count(GalleryFilter(in_trash=True)),
            boards=gallery.labels("board"),
            tags=gallery.labels("tag"),
            saved_filters=gallery.saved_filters(),
        )

    def changed(
        self,
        act: Callable[["GalleryIndex"], R | Generator[None, None, R]],
        wanted: GalleryFilter,
        order: GalleryOrder,
    ) -> Generator[None, None, Changed[R]]:
        """Make a change, possibly in steps, and return it with the images that match afterward."""
        result = act(self)
        value = (yield from result) if isinstance(result, GeneratorType) else result
        return Changed(cast("R", value), self.listing(wanted, order))

    def mark(
        self, make: Callable[[tuple[str, ...]], Sequence[AnyMark]], ids: Sequence[int]
    ) -> Marked:
        """Apply the marks that are made of the files of images."""
        files = self.gallery.files(ids)
        marks = make(files)
        return Marked(marks, undo=self.gallery.mark(marks), files=files)

    def rescan(self) -> Generator[None, None, None]:
        """Sync the index with the files, in steps."""
        yield from self.gallery.rescan_steps()

    def empty_trash(self) -> Generator[None, None, int]:
        """Move the trash to the system's trash, in steps, and return the number of images."""
        count = 0
        for _ in empty_trash(self._folder, "*.png"):
            count += 1
            yield
        yield from self.rescan()
        return count

"""Which generated pictures are shown, and how are new ones noticed?

A filtered view of the project's gallery, newest first. New pictures are looked for by their ids,
which only grow, so a look costs nothing however many there are.
"""

import array
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject

from sfumato.errors import SfumatoError
from sfumato.gallery import Gallery, GalleryFilter, GalleryPicture, ReadOnlyGallery
from sfumato_desktop import words
from sfumato_desktop.models.picture_list import PictureCell, PictureListModel

__all__ = ["GalleryPictures"]


class GalleryPictures(PictureListModel):
    """The pictures of a gallery that match a filter.

    Args:
        parent: The Qt parent.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gallery: Gallery | None = None
        self._run = ""
        self._min_rating = 0

    @property
    def run(self) -> str:
        """The run whose pictures are shown; "" shows those of all."""
        return self._run

    @property
    def min_rating(self) -> int:
        """The fewest stars of a picture that is shown."""
        return self._min_rating

    @property
    def is_filtered(self) -> bool:
        """Whether some pictures may be left out."""
        return bool(self._run or self._min_rating)

    def open(self, folder: Path | None) -> None:
        """Show the gallery in a folder, or none.

        Raises:
            SfumatoError: If the folder or its index cannot be written; what can be read is shown.
        """
        self.close()
        self._run, self._min_rating = "", 0
        try:
            self._gallery = Gallery(folder) if folder is not None else None
        except SfumatoError:
            assert folder is not None
            with suppress(SfumatoError):  # the first error says what is wrong
                self._gallery = ReadOnlyGallery(folder)
            raise
        finally:
            self.reload()

    def close(self) -> None:
        """Close the index; nothing is shown after the next reload."""
        if self._gallery is not None:
            self._gallery.close()
            self._gallery = None

    def filter_by(self, *, run: str, min_rating: int) -> None:
        """Show the pictures of one run or of all (""), with so many stars at least."""
        if (run, min_rating) != (self._run, self._min_rating):
            self._run, self._min_rating = run, min_rating
            self.reload()

    def reload(self) -> None:
        """Look at the whole index again."""
        self._cells.clear()
        self.set_ids(array.array("q") if self._gallery is None else self._matching(newer_than=0))

    def new_ids(self) -> "array.array[int]":
        """Give the matching pictures that came since the newest one shown, newest first."""
        if self._gallery is None:
            return array.array("q")
        return self._matching(newer_than=self._ids[0] if self._ids else 0)

    def take_new(self) -> int:
        """Show the pictures that came, and give their number."""
        new = self.new_ids()
        if new:
            self.set_ids(new + self._ids)
        return len(new)

    def runs(self) -> dict[str, int]:
        """Count the pictures of each run."""
        return {} if self._gallery is None else self._gallery.runs()

    def picture(self, id_: int) -> GalleryPicture | None:
        """Fetch one picture's record."""
        return None if self._gallery is None else self._gallery.pictures([id_]).get(id_)

    def rate(self, ids: Iterable[int], rating: int) -> None:
        """Give pictures 0 to 5 stars.

        Raises:
            SfumatoError: If the index cannot be written.
        """
        rated = list(ids)
        if self._gallery is not None:
            self._gallery.rate(rated, rating)
            self.refresh(rated)

    def forget(self, ids: Iterable[int]) -> None:
        """Take pictures out of the index and the list; their files are not touched.

        Raises:
            SfumatoError: If the index cannot be written.
        """
        gone = list(ids)
        if self._gallery is not None:
            self._gallery.forget(gone)
            self.remove_ids(gone)

    def _matching(self, *, newer_than: int) -> "array.array[int]":
        assert self._gallery is not None
        wanted = GalleryFilter(run=self._run, min_rating=self._min_rating)
        return self._gallery.ids(wanted, newer_than=newer_than)

    def _fetch(self, ids: list[int]) -> dict[int, PictureCell]:
        if self._gallery is None:
            return {}
        return {id_: self._cell(picture) for id_, picture in self._gallery.pictures(ids).items()}

    def _cell(self, picture: GalleryPicture) -> PictureCell:
        recipe = picture.recipe
        seed = self.tr("Seed {seed}").format(seed=recipe.seed)
        parts = [
            seed,
            recipe.class_name or "",
            self.tr("run {run} at {images} images").format(
                run=recipe.run, images=words.count(recipe.images_seen)
            ),
            self.tr("{n} of 5 stars").format(n=picture.rating) if picture.rating else "",
        ]
        return PictureCell(
            path=str(picture.path),
            caption=f"{seed} · {recipe.class_name}" if recipe.class_name else seed,
            description=", ".join(part for part in parts if part),
            rating=picture.rating,
        )

"""A list of images without a database, for tests and benchmarks of the grid."""

import array

from sfumato_desktop.models.image_list import ImageCell, ImageListModel

__all__ = ["NumberedImages"]


class NumberedImages(ImageListModel):
    """Images whose file names are their IDs."""

    fetches = 0
    """Number of record lookups."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.set_ids(array.array("q", range(count)))

    def _fetch(self, ids: list[int]) -> dict[int, ImageCell]:
        self.fetches += 1
        return {
            id_: ImageCell(
                path=f"missing/{id_}.png", caption=f"{id_}.png", description=f"Image {id_}"
            )
            for id_ in ids
        }

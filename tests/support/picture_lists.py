"""A list of pictures without a database, for tests and benchmarks of the grid."""

import array

from sfumato_desktop.models.picture_list import PictureCell, PictureListModel

__all__ = ["NumberedPictures"]


class NumberedPictures(PictureListModel):
    """Pictures whose file names are their ids."""

    fetches = 0
    """How often records were looked up."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.set_ids(array.array("q", range(count)))

    def _fetch(self, ids: list[int]) -> dict[int, PictureCell]:
        self.fetches += 1
        return {
            id_: PictureCell(
                path=f"missing/{id_}.png", caption=f"{id_}.png", description=f"Picture {id_}"
            )
            for id_ in ids
        }

"""Which generated pictures does a project have, which are good, and in which order are they shown?

The PNG files are the truth about how pictures were made, `marks.jsonl` beside them is the truth
about what the user thinks of them, and `gallery.db` is an index over both that can be rebuilt.
"""

from sfumato.gallery.index import Facet, Gallery, GalleryPicture, ReadOnlyGallery
from sfumato.gallery.marks import (
    AnyMark,
    Flag,
    Flagged,
    LabelKind,
    Labelled,
    LabelRemoved,
    LabelRenamed,
    Rated,
    ViewKept,
    ViewRemoved,
)
from sfumato.gallery.search import ALL_PICTURES, GalleryFilter, GalleryOrder, search_of

__all__ = [
    "ALL_PICTURES",
    "AnyMark",
    "Facet",
    "Flag",
    "Flagged",
    "Gallery",
    "GalleryFilter",
    "GalleryOrder",
    "GalleryPicture",
    "LabelKind",
    "LabelRemoved",
    "LabelRenamed",
    "Labelled",
    "Rated",
    "ReadOnlyGallery",
    "ViewKept",
    "ViewRemoved",
    "search_of",
]

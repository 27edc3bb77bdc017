"""Which generated images does a project have, which are good, and in which order are they shown?

The PNG files are the truth about how images were made, `marks.jsonl` beside them is the truth
about what the user thinks of them, and `gallery.db` is an index over both that can be rebuilt.
"""

from sfumato.gallery.index import Facet, Gallery, GalleryImage, ReadOnlyGallery
from sfumato.gallery.marks import (
    AnyMark,
    Flag,
    Flagged,
    Labeled,
    LabelKind,
    LabelRemoved,
    LabelRenamed,
    Rated,
    ViewKept,
    ViewRemoved,
)
from sfumato.gallery.search import ALL_IMAGES, GalleryFilter, GalleryOrder, search_of

__all__ = [
    "ALL_IMAGES",
    "AnyMark",
    "Facet",
    "Flag",
    "Flagged",
    "Gallery",
    "GalleryFilter",
    "GalleryImage",
    "GalleryOrder",
    "LabelKind",
    "LabelRemoved",
    "LabelRenamed",
    "Labeled",
    "Rated",
    "ReadOnlyGallery",
    "ViewKept",
    "ViewRemoved",
    "search_of",
]

"""The gallery: a project's generated images, with ratings, labels, and search.

The PNG files are the single source of truth about how images were generated, and `ratings.jsonl` in
the same folder is the source of truth about how the user rated and organized them. `gallery.db` is
an index of both that can be rebuilt.
"""

from sfumato.gallery.index import Facet, Gallery, GalleryImage, ReadOnlyGallery
from sfumato.gallery.marks import (
    AnyMark,
    FilterRemoved,
    FilterSaved,
    Flag,
    Flagged,
    Labeled,
    LabelKind,
    LabelRemoved,
    LabelRenamed,
    Rated,
)
from sfumato.gallery.search import ALL_IMAGES, GalleryFilter, GalleryOrder, search_of

__all__ = [
    "ALL_IMAGES",
    "AnyMark",
    "Facet",
    "FilterRemoved",
    "FilterSaved",
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
    "search_of",
]

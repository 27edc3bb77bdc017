"""Filters return exactly the matching images."""

import os
import time

import pytest

from sfumato.errors import ConfigError
from sfumato.gallery import Flag, Flagged, Gallery, GalleryFilter, Labeled, Rated, search_of
from support.recipes import recipe, write_image

DAY_S = 86_400.0
MADE = (
    recipe(1, class_name="Größe"),
    recipe(2, run="cats-01", images_seen=100),
    recipe(3, run="cats-01", sampler="heun"),
    recipe(41, class_name="smiling"),
)


@pytest.fixture
def gallery(tmp_path):
    gallery = Gallery(tmp_path)
    for days, made_by in zip((3, 2, 1, 0), MADE, strict=True):
        path = write_image(tmp_path, made_by)
        moment = time.time() - days * DAY_S
        os.utime(path, (moment, moment))
        gallery.add([(path, made_by)])
    yield gallery
    gallery.close()


def seeds(gallery, wanted):
    images = gallery.images(gallery.ids(wanted)).values()
    return sorted(image.recipe.seed for image in images)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (GalleryFilter(), [1, 2, 3, 41]),
        (GalleryFilter(run="cats-01"), [2, 3]),
        (GalleryFilter(images_seen=100), [2]),
        (GalleryFilter(class_name="smiling"), [41]),
        (GalleryFilter(sampler="heun"), [3]),
        (GalleryFilter(min_rating=3), [1, 2]),
        (GalleryFilter(min_rating=3, max_rating=4), [2]),
        (GalleryFilter(max_rating=0), [3, 41]),
        (GalleryFilter(flag="pick"), [1]),
        (GalleryFilter(flag="reject"), [2]),
        (GalleryFilter(flag="unflagged"), [3, 41]),
        (GalleryFilter(flag="not_rejected"), [1, 3, 41]),
        (GalleryFilter(tag="red"), [3, 41]),
        (GalleryFilter(board="Best"), [1]),
        (GalleryFilter(within_days=2), [3, 41]),
        (GalleryFilter(run="cats-01", tag="red"), [3]),
        (GalleryFilter(text="cats heun"), [3]),
        (GalleryFilter(text="CATS"), [2, 3]),
        (GalleryFilter(text="größe"), [1]),
        (GalleryFilter(text="41"), [41]),
        (GalleryFilter(text="1"), [1, 2, 3, 41]),
        (GalleryFilter(text="seed:1"), [1]),
        (GalleryFilter(text="tag:RE"), [3, 41]),
        (GalleryFilter(text="be"), [1]),
        (GalleryFilter(text="class:smil"), [41]),
        (GalleryFilter(text="dog"), []),
        (GalleryFilter(text="%"), []),
    ],
)
def test_filter_returns_images_that_meet_all_conditions(gallery, wanted, found):
    files = [made_by.file_name for made_by in MADE]
    gallery.mark(
        [
            Rated(files=(files[0],), stars=5),
            Rated(files=(files[1],), stars=4),
            Flagged(files=(files[0],), flag=Flag.PICK),
            Flagged(files=(files[1],), flag=Flag.REJECT),
            Labeled(kind="tag", name="Red", files=()),
            Labeled(kind="tag", name="red", files=(files[2], files[3])),
            Labeled(kind="board", name="Best", files=(files[0],)),
        ]
    )

    assert seeds(gallery, wanted) == found
    assert gallery.count(wanted) == len(found)


def test_calendar_days_include_their_first_and_last_moment(gallery):
    day = time.strftime("%Y-%m-%d", time.localtime(time.time() - 2 * DAY_S))

    assert seeds(gallery, GalleryFilter(since=day, until=day)) == [2]
    assert gallery.facet("day")[day] == 1


def test_images_are_counted_by_facet(gallery):
    assert gallery.facet("run") == {"cats-01": 2, "faces-01": 2}
    assert gallery.facet("class_name") == {"Größe": 1, "smiling": 1}
    assert gallery.facet("images_seen", GalleryFilter(run="cats-01")) == {100: 1, 6400: 1}


def test_invalid_day_is_reported():
    with pytest.raises(ConfigError, match="“yesterday” is not a date"):
        search_of("", since="yesterday")


def test_stars_out_of_bounds_are_reported():
    with pytest.raises(ConfigError, match="min_rating"):
        search_of("", min_rating=7)

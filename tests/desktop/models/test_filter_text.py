"""Is each part of a filter said, and taken out alone?"""

import pytest
from msgspec.structs import replace

import sfumato_plugins
from sfumato.gallery import GalleryFilter
from sfumato.plugins import Plugins
from sfumato_desktop.models.filter_text import parts_of, without

SAMPLERS = Plugins([("builtin", sfumato_plugins)]).samplers
FULL = GalleryFilter(
    run="faces-01",
    images_seen=6400,
    class_name="cats",
    sampler="dpmpp_2m",
    min_rating=3,
    flag="not_rejected",
    board="Best",
    tag="red",
    within_days=7,
)


def said(wanted: GalleryFilter) -> dict[str, str]:
    return {part.name: part.text for part in parts_of(wanted, SAMPLERS)}


def test_each_part_is_said_in_words() -> None:
    assert said(FULL) == {
        "run": "faces-01",
        "class_name": "cats",
        "tag": "red",
        "board": "Best",
        "images_seen": "6,400 images",
        "sampler": "DPM-Solver++ (2M)",
        "rating": "3 or more",
        "flag": "Not rejected",
        "days": "last 7 days",
    }


def test_a_filter_that_asks_for_nothing_says_nothing() -> None:
    assert said(GalleryFilter(text="owl")) == {}


@pytest.mark.parametrize("part", said(FULL))
def test_a_part_is_taken_out_and_the_others_stay(part: str) -> None:
    assert set(said(without(FULL, part))) == set(said(FULL)) - {part}


@pytest.mark.parametrize(
    ("low", "high", "text"), [(0, 0, "None"), (2, 2, "Just 2"), (1, 4, "1 – 4")]
)
def test_stars_are_said_as_they_are_meant(low: int, high: int, text: str) -> None:
    wanted = replace(GalleryFilter(), min_rating=low, max_rating=high)

    assert said(wanted) == {"rating": text}


def test_a_single_day_is_said_once() -> None:
    assert said(GalleryFilter(since="2026-01-31", until="2026-01-31")) == {"days": "1/31/26"}

"""Tests of the texts of filter conditions, and of their removal."""

import pytest
from msgspec.structs import replace

import sfumato_plugins
from sfumato.gallery import GalleryFilter
from sfumato.plugins.registry import Plugins
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


def test_each_condition_has_a_text() -> None:
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


def test_an_empty_filter_has_no_conditions() -> None:
    assert said(GalleryFilter(text="owl")) == {}


@pytest.mark.parametrize("part", said(FULL))
def test_removing_a_condition_keeps_the_others(part: str) -> None:
    assert set(said(without(FULL, part))) == set(said(FULL)) - {part}


@pytest.mark.parametrize(
    ("low", "high", "text"), [(0, 0, "None"), (2, 2, "Exactly 2"), (1, 4, "1 – 4")]
)
def test_rating_texts_match_their_meaning(low: int, high: int, text: str) -> None:
    wanted = replace(GalleryFilter(), min_rating=low, max_rating=high)

    assert said(wanted) == {"rating": text}


def test_a_single_day_is_named_once() -> None:
    assert said(GalleryFilter(since="2026-01-31", until="2026-01-31")) == {"days": "1/31/26"}

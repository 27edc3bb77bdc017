"""Tests of the built-in learning-rate schedules.

They are loaded through `sfumato_schedules`, like third-party ones.
"""

import math

import pytest

import sfumato_plugins
from sfumato.plugins.registry import Plugins
from sfumato.training.rate_schedule import SchedulePosition, WatchedSchedule, warmup_hold_cooldown

SCHEDULES = Plugins([("builtin", sfumato_plugins)]).schedules


def moment(images_seen, *, images_total=10_000, warmup_images=1_000):
    return SchedulePosition(
        images_seen=images_seen,
        images_total=images_total,
        batch_size=10,
        warmup_images=warmup_images,
        cooldown_share=0.2,
    )


def test_the_built_in_schedules_are_listed_with_the_default_first():
    assert list(SCHEDULES) == ["hold", "cosine"]


def test_hold_is_the_default_schedule():
    assert SCHEDULES.build("hold") is warmup_hold_cooldown


@pytest.mark.parametrize(
    ("images_seen", "share"), [(0, 0.01), (490, 0.5), (1_000, 1.0), (5_500, 0.5), (10_000, 0.0)]
)
def test_the_cosine_rises_in_the_warm_up_and_decays_to_zero(images_seen, share):
    assert SCHEDULES.build("cosine")(moment(images_seen)).value == pytest.approx(share)


def test_the_cosine_ends_at_its_minimum():
    cosine = SCHEDULES.build("cosine", {"min_share": 0.1})

    assert cosine(moment(10_000)).value == pytest.approx(0.1)
    assert cosine(moment(1_000)).value == pytest.approx(1.0)


def test_the_cosine_counts_as_cool_down_from_the_end_of_its_warm_up():
    cosine = SCHEDULES.build("cosine")

    assert not cosine(moment(1_000)).is_cooling
    assert cosine(moment(1_010)).is_cooling


def test_the_cosine_stays_constant_while_the_end_is_unknown():
    share = SCHEDULES.build("cosine")(moment(50_000, images_total=0))

    assert share == (1.0, False)


@pytest.mark.parametrize("gives", [math.nan, -0.1, 1.5, None])
def test_an_invalid_schedule_is_replaced_by_the_default(gives):
    watched = WatchedSchedule(lambda _moment: (gives, False), name="odd")

    share = watched(moment(5_000))

    assert share == warmup_hold_cooldown(moment(5_000))
    (failure,) = watched.pop_failures()
    assert "“odd” failed" in str(failure)
    assert watched.pop_failures() == []

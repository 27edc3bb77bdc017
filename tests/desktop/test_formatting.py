"""Tests of the formatting of numbers, times, and states."""

import time
from pathlib import Path

import pytest

from sfumato.records.run_folder import RunStatus
from sfumato_desktop import formatting


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0.4, "0 s"),
        (59.0, "59 s"),
        (62.0, "1 min 02 s"),
        (480.0, "8 min"),
        (1_800.0, "30 min"),
        (7_200.0, "2 h"),
        (9_180.0, "2 h 33 min"),
        (273_600.0, "3 d 4 h"),
        (float("inf"), "–"),
        (-1.0, "–"),
    ],
)
def test_a_duration_shows_its_two_largest_units(seconds: float, text: str) -> None:
    assert formatting.duration(seconds) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(980, "980"), (9_999, "9,999"), (12_400, "12.4k"), (3_200_000, "3.2M"), (5e9, "5G")],
)
def test_a_large_count_is_abbreviated(value: float, text: str) -> None:
    assert formatting.short_count(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0314, "0.0314"), (0.1834, "0.183"), (412.3, "412"), (1e-5, "1e-05"), (0.0, "0.00")],
)
def test_a_number_has_three_significant_digits(value: float, text: str) -> None:
    assert formatting.number(value) == text


def test_a_relative_time_uses_one_unit() -> None:
    assert formatting.ago(time.time()) == "just now"
    assert formatting.ago(time.time() - 300) == "5 min ago"
    assert formatting.ago(time.time() - 7_300) == "2 h ago"
    assert formatting.ago(time.time() - 200_000) == "2 d ago"


def test_the_home_folder_is_abbreviated() -> None:
    assert formatting.path_text(Path.home() / "Petals") == str(Path("~/Petals"))
    assert formatting.path_text(Path("/elsewhere/Petals")) == str(Path("/elsewhere/Petals"))


def test_every_status_has_a_name() -> None:
    assert len({formatting.status_name(status) for status in RunStatus}) == len(RunStatus)

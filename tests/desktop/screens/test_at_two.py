"""Tests that every screen matches its golden at a device pixel ratio of 2.

Colors do not depend on the ratio, so the dark scheme is compared at a ratio of 1 only.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from support import golden
from support.screens import SCREENS
from support.walk import Found, walk

_MOVED_PX = 14
"""Tolerance for a zoom shown in device pixels, which has other digits at this ratio."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("walk")


@pytest.fixture(scope="module")
def walked(folder: Path) -> Found:
    """Return the results of a pass over all screens."""
    return walk(folder, scale=2, schemes="light")


@pytest.mark.parametrize("screen", SCREENS)
def test_screen_matches_its_golden(
    walked: Found,
    folder: Path,
    see_golden: Callable[[Found, Path, str, str], None],
    screen: str,
) -> None:
    see_golden(walked, folder, f"{screen}-light", "2x")


@pytest.mark.parametrize("screen", SCREENS)
def test_layout_matches_that_of_other_pixel_ratios(
    request: pytest.FixtureRequest, walked: Found, screen: str
) -> None:
    if request.config.getoption("--update-goldens"):
        pytest.skip("The layout is being kept.")
    kept = golden.GOLDENS / "layout" / f"{screen}.txt"

    lines = kept.read_text(encoding="utf-8").splitlines()
    seen = walked[f"{screen}-light"]["layout"]

    assert golden.compare_positions(seen, lines, moved_px=_MOVED_PX) == []

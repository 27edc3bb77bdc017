"""Does every screen look as it did where a pixel of the layout is four of the screen?"""

from collections.abc import Callable
from pathlib import Path

import pytest

from support import golden
from support.screens import SCREENS
from support.walk import Found, walk

_MOVED_PX = 14
"""A zoom that is reported in pixels of the screen has other digits here."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("walk")


@pytest.fixture(scope="module")
def walked(folder: Path) -> Found:
    """What was found on a walk through all screens."""
    return walk(folder, scale=2)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_looks_as_it_did(
    walked: Found,
    folder: Path,
    see_golden: Callable[[Found, Path, str, str], None],
    screen: str,
    scheme: str,
) -> None:
    see_golden(walked, folder, f"{screen}-{scheme}", "2x")


@pytest.mark.parametrize("screen", SCREENS)
def test_the_layout_is_that_of_other_screens(
    request: pytest.FixtureRequest, walked: Found, screen: str
) -> None:
    if request.config.getoption("--update-goldens"):
        pytest.skip("The layout is being kept.")
    kept = golden.GOLDENS / "layout" / f"{screen}.txt"

    lines = kept.read_text(encoding="utf-8").splitlines()
    seen = walked[f"{screen}-light"]["layout"]

    assert golden.compare_places(seen, lines, moved_px=_MOVED_PX) == []

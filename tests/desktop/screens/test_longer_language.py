"""Tests that every screen is readable in a language whose texts are 40% longer than English."""

from pathlib import Path

import pytest

from support.screens import SCREENS
from support.walk import Found, walk


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Found:
    """Return the results of a pass over all screens in that language."""
    folder: Path = tmp_path_factory.mktemp("walk")
    return walk(folder, look_for="clipping")


@pytest.mark.parametrize("screen", SCREENS)
def test_no_text_is_clipped(walked: Found, screen: str) -> None:
    found = walked[f"{screen}-light"]

    assert [text for texts in found["troubles"].values() for text in texts] == []

"""Is every screen German, and everything on it readable?"""

from pathlib import Path

import pytest

from support.screens import SCREENS
from support.walk import Found, walk


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Found:
    """What was found on a walk through all screens in German."""
    folder: Path = tmp_path_factory.mktemp("walk")
    return walk(folder, look_for="german")


@pytest.mark.parametrize("screen", SCREENS)
def test_nothing_is_cut_off_and_nothing_english(walked: Found, screen: str) -> None:
    found = walked[f"{screen}-light"]

    assert [text for texts in found["troubles"].values() for text in texts] == []

"""Is everything still readable in a language that is two fifths longer than English?"""

from pathlib import Path

import pytest

from support.screens import SCREENS
from support.walk import Found, walk


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Found:
    """What was found on a walk through all screens in that language."""
    folder: Path = tmp_path_factory.mktemp("walk")
    return walk(folder, look_for="clipping")


@pytest.mark.parametrize("screen", SCREENS)
def test_nothing_is_cut_off(walked: Found, screen: str) -> None:
    found = walked[f"{screen}-light"]

    assert [text for texts in found["troubles"].values() for text in texts] == []

"""Tests that every screen is keyboard accessible and matches its golden, in light and dark.

The golden images and layouts are updated by `python -m pytest tests/desktop/screens
--update-goldens`.
"""

import ast
from collections.abc import Callable
from pathlib import Path

import pytest

from sfumato_desktop.navigator import Page
from support import golden
from support.screens import SCREENS
from support.source_tree import source_files
from support.walk import Found, walk

SCHEMES = ("light", "dark")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("walk")


@pytest.fixture(scope="module")
def walked(folder: Path) -> Found:
    """Return the results of a pass over all screens."""
    return walk(folder, look_for="keyboard")


def dialogs_in_the_source() -> set[str]:
    """Return the names of the dialogs that the window can open; private ones are base classes."""
    classes = [
        node
        for file in source_files("sfumato_desktop")
        for node in ast.walk(file.tree)
        if isinstance(node, ast.ClassDef)
    ]
    names = {"QDialog"}
    for _ in classes:  # until subclasses of subclasses are found
        names |= {one.name for one in classes if names & {ast.unparse(base) for base in one.bases}}
    return {name for name in names - {"QDialog"} if not name.startswith("_")}


def test_every_dialog_and_page_is_covered(walked: Found) -> None:
    kinds = {found["kind"] for found in walked.values()}

    assert dialogs_in_the_source() - kinds == set()
    for page in Page:
        assert [name for name in SCREENS if name.startswith(str(page))], page


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("screen", SCREENS)
def test_screen_is_usable_without_a_mouse(walked: Found, screen: str, scheme: str) -> None:
    found = walked[f"{screen}-{scheme}"]

    assert [text for texts in found["troubles"].values() for text in texts] == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("screen", SCREENS)
def test_screen_matches_its_golden(
    walked: Found,
    folder: Path,
    see_golden: Callable[[Found, Path, str, str], None],
    screen: str,
    scheme: str,
) -> None:
    see_golden(walked, folder, f"{screen}-{scheme}", "1x")


@pytest.mark.parametrize("screen", SCREENS)
def test_layout_matches_its_golden(
    request: pytest.FixtureRequest, walked: Found, screen: str
) -> None:
    layout = walked[f"{screen}-light"]["layout"]
    kept = golden.GOLDENS / "layout" / f"{screen}.txt"

    if request.config.getoption("--update-goldens"):
        golden.keep_layout(layout, kept)

    assert golden.compare_layouts(layout, kept.read_text(encoding="utf-8").splitlines()) == []


@pytest.mark.parametrize("screen", SCREENS)
def test_dark_and_light_have_the_same_layout(walked: Found, screen: str) -> None:
    light, dark = (walked[f"{screen}-{scheme}"]["layout"] for scheme in SCHEMES)

    assert golden.compare_layouts(dark, light) == []


def test_qt_logs_no_warnings(walked: Found) -> None:
    assert {name: said["messages"] for name, said in walked.items() if said["messages"]} == {}

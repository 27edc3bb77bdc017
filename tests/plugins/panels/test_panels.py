"""Tests that notes are saved with their run.

The panels are loaded through `sfumato_panels`, like third-party ones.
"""

import pytest

import sfumato_plugins
from sfumato.plugins.registry import Plugins

PANELS = Plugins([("builtin", sfumato_plugins)]).panels


@pytest.fixture
def notes(qtbot):
    made = PANELS.build("notes")
    qtbot.addWidget(made)
    return made


def test_the_built_in_panels_are_listed():
    assert list(PANELS) == ["notes"]


def test_typed_text_is_saved_after_a_delay(notes, tmp_path, qtbot):
    notes.show_run(tmp_path)

    with qtbot.waitSignal(notes._rest.timeout):
        notes.setPlainText("Less dropout. Sharper.")

    assert (tmp_path / "notes.md").read_text(encoding="utf-8") == "Less dropout. Sharper."


def test_each_run_has_its_own_notes(notes, tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    for folder in (one, two):
        folder.mkdir()
    notes.show_run(one)
    notes.setPlainText("first")
    notes.show_run(two)
    notes.setPlainText("second")

    notes.show_run(one)

    assert notes.toPlainText() == "first"
    assert (two / "notes.md").read_text(encoding="utf-8") == "second"


def test_a_run_without_notes_gets_no_file(notes, tmp_path):
    notes.show_run(tmp_path)
    notes.show_run(None)

    assert list(tmp_path.iterdir()) == []
    assert not notes.isEnabled()

"""Tests that the plugins page lists plugins and saves the user's choices."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from sfumato.plugins.choices import choices_file, load_choices
from sfumato.plugins.registry import Plugins, discover_plugins, plugin_folder
from sfumato_desktop.widgets.plugins_page import PluginsPage

GOOD = """
from sfumato.plugins.catalog import Entry
from sfumato.plugins.hookspecs import hookimpl

@hookimpl
def sfumato_samplers():
    return [Entry(name="good", label="Good one", summary="S.", factory="builtins:repr")]
"""


@pytest.fixture
def found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plugins:
    """Return a working plugin and one that cannot be imported."""
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: [])
    (tmp_path / "good.py").write_text(GOOD)
    (tmp_path / "bad.py").write_text("1 / 0")
    return discover_plugins(folder=tmp_path)


def page_of(plugins: Plugins, qtbot: QtBot) -> PluginsPage:
    page = PluginsPage(plugins, width=500)
    qtbot.addWidget(page)
    return page


def test_each_plugin_has_a_card_with_its_entries_and_errors(found: Plugins, qtbot: QtBot) -> None:
    page = page_of(found, qtbot)

    texts = [shown.text() for shown in page.findChildren(QLabel)]
    assert {"good", "bad", "Samplers: Good one"} <= set(texts)
    assert any("ZeroDivisionError" in text for text in texts)
    assert any("Disabled because of an error" in text for text in texts)


def test_switch_is_saved_for_the_next_start(found: Plugins, qtbot: QtBot) -> None:
    page = page_of(found, qtbot)

    page.switches["good"].setChecked(False)

    assert load_choices().switched_off == ("good",)
    assert "“good” is disabled. Takes effect after a restart." in page._note.text()


def test_choice_that_cannot_be_saved_is_reported_and_reverted(found: Plugins, qtbot: QtBot) -> None:
    page = page_of(found, qtbot)
    choices_file().mkdir(parents=True)

    with qtbot.waitSignal(page.trouble_met) as reported:
        page.switches["good"].setChecked(False)

    assert all(reported.args)
    assert page.switches["good"].isChecked()


def test_button_opens_the_plugin_folder(found: Plugins, qtbot: QtBot) -> None:
    page = page_of(found, qtbot)

    with qtbot.waitSignal(page.folder_asked) as asked:
        page.findChild(QPushButton).click()

    assert asked.args == [plugin_folder()]


def test_built_in_plugin_has_no_switch(qtbot: QtBot) -> None:
    import sfumato_plugins

    page = page_of(Plugins([("builtin", sfumato_plugins)]), qtbot)

    assert page.switches == {}

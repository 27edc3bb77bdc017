"""Tests of custom shortcuts, undo, and the settings dialog."""

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from sfumato_desktop.action_book import ActionBook
from sfumato_desktop.app import App
from sfumato_desktop.app_settings import AppSettings
from sfumato_desktop.theme import Scheme
from sfumato_desktop.widgets.about import licenses
from sfumato_desktop.widgets.keys_page import KeysEditor
from sfumato_desktop.widgets.settings_dialog import SettingsDialog


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def actions(window: QWidget) -> ActionBook:
    return ActionBook(window, AppSettings())


def editor(actions: ActionBook, name: str) -> KeysEditor:
    return KeysEditor(actions, next(action for action in actions if action.name == name))


def test_custom_shortcuts_apply_after_a_restart(actions: ActionBook, qtbot: QtBot) -> None:
    actions.rebind("run.pause", "Ctrl+Shift+L")

    later = QWidget()
    qtbot.addWidget(later)
    book = ActionBook(later, AppSettings())

    assert book["run.pause"].shortcut() == QKeySequence("Ctrl+Shift+L")


def test_a_shortcut_already_in_use_is_refused_and_its_command_named(
    actions: ActionBook, qtbot: QtBot
) -> None:
    keys = editor(actions, "run.pause")
    qtbot.addWidget(keys)

    with qtbot.waitSignal(keys.refused) as refused:
        keys.press("Ctrl+N")

    assert refused.args == ["New project…"]
    assert actions.keys_of("run.pause") == "Ctrl+P"


def test_a_custom_shortcut_triggers_its_command_and_can_be_reset(
    actions: ActionBook, qtbot: QtBot
) -> None:
    keys = editor(actions, "run.pause")
    qtbot.addWidget(keys)

    keys.press("Ctrl+Shift+L")
    pressed = actions.keys_of("run.pause")
    keys._reset.click()

    assert pressed == "Ctrl+Shift+L"
    assert actions.keys_of("run.pause") == "Ctrl+P"


def test_undo_names_the_change_it_reverts(app: App) -> None:
    ratings = [0]
    undo = app.window.actions_book["edit.undo"]
    app.services.history.push("rate 34 images", do=lambda: ratings.append(5), undo=ratings.pop)
    text = undo.text()

    undo.trigger()

    assert text == "Undo rate 34 images"
    assert ratings == [0]
    assert not undo.isEnabled()


def test_each_project_has_its_own_undo_history(app: App, project) -> None:
    app.services.history.push("anything", do=lambda: None, undo=lambda: None)

    app.flows.open(str(project.folder))

    assert not app.services.history.stack.canUndo()


def test_search_finds_settings_on_every_page(app: App) -> None:
    dialog = app.dialogs.show_settings()

    dialog.search("awake")
    found = [page.name for page in dialog.shown()]
    dialog.search("theme tint")
    also = [page.name for page in dialog.shown()]
    dialog.search("no such words")
    none = list(dialog.shown())

    assert found == ["Training"]
    assert also == ["Appearance"]
    assert none == []
    dialog.close()


def test_a_color_scheme_chosen_in_settings_is_checked_in_the_menu(app: App) -> None:
    app.dialogs._actions["view.light"].setChecked(True)

    app.dialogs.set_scheme(Scheme.DARK)

    assert app.window.actions_book["view.dark"].isChecked()
    assert app.settings.scheme is Scheme.DARK


def test_every_setting_has_a_control_with_an_accessible_name(app: App) -> None:
    dialog = app.dialogs.show_settings()

    nameless = [
        control
        for control in dialog.findChildren(QWidget)
        if control.focusPolicy() and not isinstance(control, QLabel) and control.isVisible()
        if not (control.accessibleName() or getattr(control, "text", str)())
        and not control.objectName().startswith("qt_")
    ]

    assert nameless == []
    dialog.close()


def test_about_lists_the_licenses_of_components() -> None:
    parts = {name: terms for name, _, terms in licenses()}

    assert parts["msgspec"] == "BSD-3-Clause"
    assert all(parts.values())


def test_the_shortcut_sheet_links_to_the_shortcut_settings(app: App) -> None:
    app.dialogs._show_keys()

    dialog = app.window.findChild(SettingsDialog)
    assert dialog._stack.currentWidget().objectName() == "keys"
    dialog.close()

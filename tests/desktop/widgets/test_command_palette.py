"""Tests for finding and running commands in the command palette."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sfumato_desktop.action_book import ActionBook
from sfumato_desktop.actions import all_actions
from sfumato_desktop.app_settings import AppSettings
from sfumato_desktop.page_commands import offer_here
from sfumato_desktop.widgets.command_palette import CommandPalette, match_score

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def actions(qtbot: QtBot) -> ActionBook:
    window = QWidget()
    qtbot.addWidget(window)
    book = ActionBook(window, AppSettings())
    book.keep = window  # keeps the owner alive as long as the book
    return book


def shown(palette: CommandPalette) -> list[str]:
    return [palette._list.item(row).text() for row in range(palette._list.count())]


def test_only_letters_in_order_match() -> None:
    assert match_score("nwp", "New project") is not None
    assert match_score("pwn", "New project") is None


def test_match_at_a_word_start_scores_higher() -> None:
    start, middle = match_score("run", "Runs"), match_score("run", "A burnt umber night")

    assert start is not None
    assert middle is None or start > middle


def test_enter_runs_the_best_match(qtbot: QtBot, actions: ActionBook) -> None:
    palette = CommandPalette(actions, actions.keep)
    qtbot.addWidget(palette)
    palette.open_over(actions.keep)
    qtbot.keyClicks(palette._input, "dark")

    with qtbot.waitSignal(actions["view.dark"].triggered):
        qtbot.keyClick(palette._input, Qt.Key.Key_Return)

    assert not palette.isVisible()


def test_unavailable_command_is_shown_but_not_run(qtbot: QtBot, actions: ActionBook) -> None:
    actions["run.pause"].setEnabled(False)
    palette = CommandPalette(actions, actions.keep)
    qtbot.addWidget(palette)
    palette.open_over(actions.keep)
    qtbot.keyClicks(palette._input, "pause training")

    with qtbot.assertNotEmitted(actions["run.pause"].triggered):
        qtbot.keyClick(palette._input, Qt.Key.Key_Return)

    assert shown(palette)[0] == "Pause training"
    palette.hide()


def test_every_action_has_a_tooltip_and_a_unique_shortcut(qtbot: QtBot) -> None:
    actions = all_actions()
    keys = [action.shortcut for action in actions if action.shortcut]

    assert all(action.tip for action in actions)
    assert len(keys) == len(set(keys))
    assert len({action.name for action in actions}) == len(actions)


def test_only_commands_of_the_visible_page_are_found(qtbot: QtBot, actions: ActionBook) -> None:
    window, done = actions.keep, []
    seen, hidden = QWidget(window), QWidget(window)
    hidden.hide()
    for widget in (seen, hidden):
        action = QAction("Polish the brass", widget)
        action.triggered.connect(lambda _=False, widget=widget: done.append(widget))
        offer_here(action)
    window.show()
    palette = CommandPalette(actions, window)
    qtbot.addWidget(palette)
    palette.open_over(window)
    qtbot.keyClicks(palette._input, "polish")

    found = shown(palette)
    qtbot.keyClick(palette._input, Qt.Key.Key_Return)

    assert found.count("Polish the brass") == 1
    assert done == [seen]

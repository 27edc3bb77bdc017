"""Is a command found by a few letters and carried out?"""

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
    book.keep = window  # the fixture's owner, for as long as the book
    return book


def shown(palette: CommandPalette) -> list[str]:
    return [palette._list.item(row).text() for row in range(palette._list.count())]


def test_letters_in_order_match_and_others_do_not() -> None:
    assert match_score("nwp", "New project") is not None
    assert match_score("pwn", "New project") is None


def test_the_start_of_a_word_counts_more() -> None:
    start, middle = match_score("run", "Runs"), match_score("run", "A burnt umber night")

    assert start is not None
    assert middle is None or start > middle


def test_the_best_match_is_carried_out_by_enter(qtbot: QtBot, actions: ActionBook) -> None:
    palette = CommandPalette(actions, actions.keep)
    qtbot.addWidget(palette)
    palette.open_over(actions.keep)
    qtbot.keyClicks(palette._input, "dark")

    with qtbot.waitSignal(actions["view.dark"].triggered):
        qtbot.keyClick(palette._input, Qt.Key.Key_Return)

    assert not palette.isVisible()


def test_what_is_not_possible_now_is_shown_and_not_carried_out(
    qtbot: QtBot, actions: ActionBook
) -> None:
    actions["run.pause"].setEnabled(False)
    palette = CommandPalette(actions, actions.keep)
    qtbot.addWidget(palette)
    palette.open_over(actions.keep)
    qtbot.keyClicks(palette._input, "pause training")

    with qtbot.assertNotEmitted(actions["run.pause"].triggered):
        qtbot.keyClick(palette._input, Qt.Key.Key_Return)

    assert shown(palette)[0] == "Pause training"
    palette.hide()


def test_every_action_has_a_tip_and_no_two_share_keys(qtbot: QtBot) -> None:
    actions = all_actions()
    keys = [action.shortcut for action in actions if action.shortcut]

    assert all(action.tip for action in actions)
    assert len(keys) == len(set(keys))
    assert len({action.name for action in actions}) == len(actions)


def test_the_commands_of_what_is_seen_are_found_and_those_of_what_is_hidden_are_not(
    qtbot: QtBot, actions: ActionBook
) -> None:
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

"""Tests for rating with mouse and keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from sfumato_desktop.widgets.star_bar import StarBar

THIRD = QPoint(3 + 19 * 2 + 9, 12)


@pytest.fixture
def stars(qtbot: QtBot) -> StarBar:
    made = StarBar("Rating")
    qtbot.addWidget(made)
    return made


def test_click_sets_the_rating(qtbot: QtBot, stars: StarBar) -> None:
    with qtbot.waitSignal(stars.rating_chosen) as blocker:
        qtbot.mouseClick(stars, Qt.MouseButton.LeftButton, pos=THIRD)

    assert blocker.args == [3]


def test_second_click_clears_the_rating(qtbot: QtBot, stars: StarBar) -> None:
    stars.set_rating(3)

    qtbot.mouseClick(stars, Qt.MouseButton.LeftButton, pos=THIRD)

    assert stars.rating == 0


def test_arrows_and_digits_set_the_rating(qtbot: QtBot, stars: StarBar) -> None:
    ratings = []
    for key in (Qt.Key.Key_4, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_0):
        qtbot.keyClick(stars, key)
        ratings.append(stars.rating)

    assert ratings == [4, 5, 5, 4, 0]


def test_accessible_name_includes_the_rating(stars: StarBar) -> None:
    stars.set_rating(2)

    assert stars.accessibleName() == "Rating: 2 of 5 stars"

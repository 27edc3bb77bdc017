"""Tests that the tiles of a sheet are cropped and positioned correctly."""

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from sfumato_desktop.widgets.tile_rows import TileRows

COLORS = (("red", "green", "blue"), ("white", "black", "yellow"))
SIDE = 8


@pytest.fixture
def rows(qtbot: QtBot) -> TileRows:
    made = TileRows(("As they are", "Changed"))
    qtbot.addWidget(made)
    made.resize(600, 10)
    return made


def sheet() -> QImage:
    image = QImage(3 * SIDE, 2 * SIDE, QImage.Format.Format_RGB32)
    for row, colors in enumerate(COLORS):
        for column, color in enumerate(colors):
            for page in range(SIDE * SIDE):
                x, y = column * SIDE + page % SIDE, row * SIDE + page // SIDE
                image.setPixelColor(x, y, QColor(color))
    return image


def test_each_tile_is_shown_in_its_row_and_column(rows: TileRows) -> None:
    rows.show_sheet(sheet())

    shown = rows.grab().toImage()
    side = rows._side() + 4  # including the gap
    left = 96  # right of the captions
    for row, colors in enumerate(COLORS):
        for column, color in enumerate(colors):
            middle = left + column * side + side // 2, row * side + side // 2
            assert shown.pixelColor(*middle) == QColor(color)


def test_height_follows_the_width(rows: TileRows) -> None:
    rows.show()
    rows.show_sheet(sheet())
    wide = rows.height()
    rows.resize(260, wide)
    narrow = rows.height()
    rows.hide()

    assert wide == 2 * (72 + 4)
    assert narrow == 2 * ((260 - 96) // 3 - 4 + 4)


def test_unreadable_sheet_shows_no_tiles(rows: TileRows) -> None:
    rows.show_sheet(sheet())

    rows.show_sheet(QImage())

    assert (rows.columns, rows.height()) == (0, 0)

"""Tests for hit testing, selection, navigation, and scrolling in the image grid."""

import array
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sfumato_desktop.bridge.thumbnails import ThumbnailLoader
from sfumato_desktop.models.image_list import ImageCell
from sfumato_desktop.widgets.cell_painting import STAR_COLOR
from sfumato_desktop.widgets.image_grid import ImageGrid
from support.image_lists import NumberedImages

Grid = tuple[ImageGrid, NumberedImages]


@pytest.fixture
def many(qtbot: QtBot) -> Iterator[Grid]:
    loader = ThumbnailLoader(threads=1)
    grid, model = ImageGrid(loader), NumberedImages(100_000)
    qtbot.addWidget(grid)
    grid.setModel(model)
    grid.resize(820, 600)
    grid.show()
    qtbot.waitExposed(grid)
    yield grid, model
    loader.close()


def top_of(grid: ImageGrid, row: int) -> int:
    return grid.visualRect(grid.model().index(row, 0)).top()


def click(qtbot: QtBot, grid: ImageGrid, row: int, modifier: Qt.KeyboardModifier) -> None:
    point = grid.visualRect(grid.model().index(row, 0)).center()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, modifier, point)


def test_image_under_the_pointer_is_found_anywhere(many: Grid) -> None:
    grid, model = many

    grid.scrollTo(model.index(77_777, 0))

    assert grid.indexAt(grid.visualRect(model.index(77_777, 0)).center()).row() == 77_777


def test_scrolling_to_an_image_shows_its_whole_cell(many: Grid) -> None:
    grid, model = many

    for row in (99_999, 5, 50_000):
        grid.scrollTo(model.index(row, 0))

        assert grid.viewport().rect().contains(grid.visualRect(model.index(row, 0)))


def test_arrow_keys_move_by_one_image_and_by_one_row(qtbot: QtBot, many: Grid) -> None:
    grid, _ = many
    columns = grid.grid_geometry.columns
    grid.select_row(0)

    rows = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up):
        qtbot.keyClick(grid, key)
        rows.append(grid.currentIndex().row())

    assert rows == [1, 1 + columns, columns, 0]


def test_home_and_end_move_to_the_first_and_last_image(qtbot: QtBot, many: Grid) -> None:
    grid, _ = many

    qtbot.keyClick(grid, Qt.Key.Key_End)
    last = grid.currentIndex().row()
    qtbot.keyClick(grid, Qt.Key.Key_Home)

    assert (last, grid.currentIndex().row()) == (99_999, 0)


def test_down_above_an_incomplete_last_row_moves_to_the_last_image(
    qtbot: QtBot, many: Grid
) -> None:
    grid, model = many
    columns = grid.grid_geometry.columns
    model.set_ids(array.array("q", range(columns + 1)))
    grid.select_row(columns - 1)

    qtbot.keyClick(grid, Qt.Key.Key_Down)

    assert grid.currentIndex().row() == columns


def test_shift_click_selects_the_range_in_both_directions(qtbot: QtBot, many: Grid) -> None:
    grid, _ = many
    click(qtbot, grid, 9, Qt.KeyboardModifier.NoModifier)

    click(qtbot, grid, 2, Qt.KeyboardModifier.ShiftModifier)

    assert grid.selected_rows() == list(range(2, 10))


def test_control_click_adds_one_image(qtbot: QtBot, many: Grid) -> None:
    grid, _ = many
    click(qtbot, grid, 3, Qt.KeyboardModifier.NoModifier)

    click(qtbot, grid, 8, Qt.KeyboardModifier.ControlModifier)

    assert grid.selected_rows() == [3, 8]


def test_rubber_band_selects_the_images_it_touches(qtbot: QtBot, many: Grid) -> None:
    grid, _ = many
    columns = grid.grid_geometry.columns
    start = QPoint(3, 3)
    end = grid.visualRect(grid.model().index(columns + 1, 0)).center()

    qtbot.mousePress(grid.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for point in ((start + end) / 2, end):
        move = QPointF(point)
        grid.mouseMoveEvent(_mouse_move(move))
    selected = grid.selected_rows()
    qtbot.mouseRelease(grid.viewport(), Qt.MouseButton.LeftButton, pos=end)

    assert selected == [0, 1, columns, columns + 1]


def test_selecting_all_of_many_is_one_range_and_reads_no_records(many: Grid) -> None:
    grid, model = many
    QApplication.processEvents()
    fetched = model.fetches

    grid.selectAll()

    assert grid.selectionModel().selection().size() == 1
    assert len(grid.selected_rows()) == 100_000
    assert model.fetches == fetched


def test_images_added_above_keep_the_scroll_position(many: Grid) -> None:
    grid, model = many
    grid.scrollTo(model.index(40_000, 0))
    row = grid.indexAt(grid.viewport().rect().center()).row()
    columns = grid.grid_geometry.columns
    before = top_of(grid, row)

    model.set_ids(array.array("q", range(-columns * 3, 0)) + model.ids)

    assert top_of(grid, row + columns * 3) == before


def test_new_images_are_visible_at_once_at_the_top(many: Grid) -> None:
    grid, model = many

    model.set_ids(array.array("q", [-1]) + model.ids)

    assert grid.verticalScrollBar().value() == 0
    assert grid.indexAt(QPoint(40, 40)).row() == 0


def test_new_images_keep_the_selection(many: Grid) -> None:
    grid, model = many
    grid.select_row(7)

    model.set_ids(array.array("q", range(-5, 0)) + model.ids)

    assert grid.selected_ids() == [7]
    assert grid.current_id() == 7


def test_images_removed_above_keep_the_scroll_position(many: Grid) -> None:
    grid, model = many
    columns = grid.grid_geometry.columns
    grid.scrollTo(model.index(40_000, 0))
    row = grid.indexAt(grid.viewport().rect().center()).row()
    before = top_of(grid, row)

    model.remove_ids([*range(columns), *range(100, 100 + columns)])

    assert model.ids[row - 2 * columns] == row
    assert top_of(grid, row - 2 * columns) == before


def test_removing_the_current_image_moves_to_its_neighbor(many: Grid) -> None:
    grid, model = many
    grid.select_row(10)

    model.remove_ids([10])

    assert grid.current_id() in (9, 11)


def test_resizing_images_keeps_the_current_one_in_view(many: Grid) -> None:
    grid, model = many
    grid.select_row(30_000)

    grid.set_side(300)

    assert grid.viewport().rect().intersects(grid.visualRect(model.index(30_000, 0)))


def test_resizing_the_grid_keeps_the_current_image_in_view(qtbot: QtBot, many: Grid) -> None:
    grid, model = many
    grid.select_row(30_000)

    grid.resize(500, 600)

    assert grid.viewport().rect().intersects(grid.visualRect(model.index(30_000, 0)))


def test_control_and_wheel_change_the_image_size(qtbot: QtBot, many: Grid) -> None:
    grid, _ = many
    wheel = QWheelEvent(
        QPointF(50, 50),
        QPointF(50, 50),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt takes it by position only
    )

    with qtbot.waitSignal(grid.side_changed) as blocker:
        grid.wheelEvent(wheel)

    assert blocker.args == [144]


def test_paint_reads_only_visible_records(many: Grid) -> None:
    grid, model = many
    asked: list[int] = []
    model._fetch = lambda ids: asked.extend(ids) or {}  # type: ignore[method-assign]

    grid.scrollTo(model.index(60_000, 0))
    grid.viewport().repaint()

    assert len(asked) < 500
    assert 60_000 in asked


def test_screen_reader_sees_a_list_of_named_images(many: Grid) -> None:
    grid, _ = many

    accessible = QAccessible.queryAccessibleInterface(grid)

    assert accessible.role() == QAccessible.Role.List
    assert accessible.childCount() == 100_000
    assert accessible.child(12_345).text(QAccessible.Text.Name) == "Image 12345"


def test_empty_list_can_be_painted_and_navigated(qtbot: QtBot, many: Grid) -> None:
    grid, model = many

    model.set_ids(array.array("q"))
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    grid.selectAll()
    grid.viewport().repaint()

    assert grid.selected_rows() == []
    assert grid.currentIndex().row() == -1


def test_items_are_selectable_and_draggable_but_not_editable(many: Grid) -> None:
    _, model = many

    flags = model.flags(model.index(0, 0))

    assert flags & Qt.ItemFlag.ItemIsDragEnabled
    assert not flags & Qt.ItemFlag.ItemIsEditable


class StarredImages(NumberedImages):
    """Images with five stars each."""

    def _fetch(self, ids: list[int]) -> dict[int, ImageCell]:
        return {id_: replace(cell, rating=5) for id_, cell in super()._fetch(ids).items()}


def test_focus_ring_does_not_cover_images(qtbot: QtBot, many: Grid) -> None:
    grid, _ = many
    starred = StarredImages(40)
    grid.setModel(starred)
    grid.setCurrentIndex(QModelIndex())
    grid.activateWindow()
    grid.setFocus()
    qtbot.waitUntil(grid.hasFocus)

    image = grid.viewport().grab().toImage()

    between_cells = QPoint(5, grid.viewport().height() // 2)
    assert not grid.currentIndex().isValid()
    assert image.pixelColor(between_cells) != STAR_COLOR


def _mouse_move(point: QPointF) -> QMouseEvent:
    return QMouseEvent(
        QEvent.Type.MouseMove,
        point,
        point,
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )

"""Tests for the grid geometry."""

import pytest
from PySide6.QtCore import QPoint, QRect

from sfumato_desktop.widgets.grid_geometry import GridGeometry


def geometry(count: int = 100_000, width: int = 800) -> GridGeometry:
    return GridGeometry(count=count, width=width, side_px=100, label_px=20)


def test_number_of_columns_is_what_fits_the_width() -> None:
    grid = geometry(width=2 * 12 + 3 * 112 + 2 * 4)

    assert grid.columns == 3
    assert geometry(width=grid.width - 1).columns == 2


def test_narrow_grid_has_one_column() -> None:
    assert geometry(width=10).columns == 1


@pytest.mark.parametrize("index", [0, 1, 5, 6, 7, 4321, 99_999])
def test_center_of_a_cell_maps_to_that_cell(index: int) -> None:
    grid = geometry()

    assert grid.index_at(grid.cell(index).center()) == index


def test_point_in_a_gap_maps_to_no_cell() -> None:
    grid = geometry()

    between = QPoint(grid.cell(0).right() + 2, grid.cell(0).center().y())

    assert grid.index_at(between) is None
    assert grid.nearest_index(between) in (0, 1)


def test_point_below_the_last_image_maps_to_no_cell() -> None:
    grid = geometry(count=3)

    assert grid.index_at(QPoint(400, grid.height + 50)) is None


def test_cells_do_not_overlap_and_fit_the_width() -> None:
    grid = geometry(count=40)

    cells = [grid.cell(index) for index in range(40)]

    assert all(cell.right() < grid.width for cell in cells)
    assert not any(
        one.intersects(other) for page, one in enumerate(cells) for other in cells[:page]
    )


def test_image_box_is_a_square_inside_its_cell() -> None:
    grid = geometry()
    cell = grid.cell(8)

    box = grid.image_box(cell)

    assert (box.width(), box.height()) == (100, 100)
    assert cell.contains(box)


def test_span_contains_whole_rows_and_ends_with_the_last_image() -> None:
    grid = geometry(count=13)

    assert grid.columns == 6
    assert grid.span_at(0, 10) == range(6)
    assert grid.span_at(grid.height - 20, grid.height + 999) == range(12, 13)


def test_area_yields_one_range_per_row() -> None:
    grid = geometry()
    area = QRect(grid.cell(1).center(), grid.cell(8).center())

    assert grid.spans_within(area) == [range(1, 3), range(7, 9)]


def test_empty_grid_has_no_height_and_no_cells() -> None:
    grid = geometry(count=0)

    assert grid.height == 0
    assert grid.nearest_index(QPoint(5, 5)) is None
    assert grid.span_at(0, 500) == range(0)

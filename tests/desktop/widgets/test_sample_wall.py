"""Tests for following one seed of the sample grid through a run."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPixmap
from pytestqt.qtbot import QtBot

from sfumato.generation.grid import save_grid
from sfumato.records.events import SamplesGenerated
from sfumato.records.run_folder import RunFolder
from sfumato_desktop.models.run_model import RunModel
from sfumato_desktop.widgets.sample_grid_view import SampleGridView
from sfumato_desktop.widgets.sample_wall import SampleWall
from support.controls import nameless_controls

COUNT, SIZE_PX = 7, 32


def write_grid(path: Path, *, green: int) -> int:
    """Write a grid of seven images, each of one color, and return its number of columns."""
    images = np.zeros((COUNT, SIZE_PX, SIZE_PX, 3), dtype=np.uint8)
    images[..., 0] = np.arange(COUNT)[:, None, None] * 30
    images[..., 1] = green
    return save_grid(path, images)


def colors_in(pixmap: QPixmap) -> set[tuple[int, int, int]]:
    image = pixmap.toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {(one.red(), one.green(), one.blue()) for one in pixels}


def middle_of(view: SampleGridView) -> tuple[int, int]:
    """Return red and green at the center of the view."""
    color: QColor = view.grab().toImage().pixelColor(view.rect().center())
    return color.red(), color.green()


def wait_for_grid(qtbot: QtBot, wall: SampleWall) -> None:
    """Wait until the grid that the wall is to show has been read."""
    qtbot.waitUntil(lambda: not wall._images._wanted)


@pytest.fixture
def view(qtbot: QtBot, tmp_path: Path) -> SampleGridView:
    """Return a 400 px view of the seven images in three columns."""
    made = SampleGridView()
    qtbot.addWidget(made)
    made.resize(400, 400)
    columns = write_grid(tmp_path / "grid.png", green=0)
    made.show_grid(QPixmap(str(tmp_path / "grid.png")), columns=columns, count=COUNT)
    return made


@pytest.fixture
def wall(qtbot: QtBot, run: RunFolder) -> SampleWall:
    """Return the samples of a run with grids at 1,000 and 2,000 images; the second is greener."""
    model = RunModel()
    made = SampleWall(model)
    qtbot.addWidget(made)
    made.resize(420, 520)
    made.layout().activate()
    model.show(run)
    grids = []
    for images_seen, green in ((1_000, 50), (2_000, 200)):
        path = run.samples_folder / f"{images_seen:012d}.png"
        columns = write_grid(path, green=green)
        grids.append(
            SamplesGenerated(
                images_seen=images_seen,
                path=f"samples/{path.name}",
                count=COUNT,
                columns=columns,
            )
        )
    model.handle_news(run, grids)
    wait_for_grid(qtbot, made)
    return made


def test_each_cell_is_cropped_without_its_gap(view: SampleGridView) -> None:
    cells = [view.image_of(cell) for cell in range(COUNT)]

    assert [colors_in(cell) for cell in cells] == [{(n * 30, 0, 0)} for n in range(COUNT)]
    assert {cell.width() % SIZE_PX for cell in cells} == {0}


def test_click_zooms_in_on_a_cell_and_another_click_returns(
    qtbot: QtBot, view: SampleGridView
) -> None:
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(330, 200))
    closely, seen = view.is_close, middle_of(view)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(330, 200))

    assert (closely, view.cell, seen) == (True, 5, (150, 0))
    assert not view.is_close


def test_click_beside_the_images_does_nothing(qtbot: QtBot, view: SampleGridView) -> None:
    for beside in (
        QPoint(2, 2),
        QPoint(330, 330),
    ):  # the margin, and the position of a missing eighth image
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=beside)

    assert not view.is_close


def test_arrows_move_enter_zooms_in_and_escape_returns(qtbot: QtBot, view: SampleGridView) -> None:
    walked = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Left):
        qtbot.keyClick(view, key)
        walked.append(view.cell)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    closely, name = view.is_close, view.accessibleName()
    qtbot.keyClick(view, Qt.Key.Key_Up)
    above = view.cell
    qtbot.keyClick(view, Qt.Key.Key_Escape)

    assert walked == [1, 4, 4, 3]  # there is no image below the fifth
    assert (closely, name, above) == (True, "Sample 4 of 7", 0)
    assert not view.is_close


def test_sample_is_enlarged_by_an_integer_factor(view: SampleGridView) -> None:
    view.show_cell(0)

    assert view._placement().fitted.width() % view.image_of(0).width() == 0


def test_seed_stays_while_the_slider_moves(qtbot: QtBot, wall: SampleWall) -> None:
    wall.view.show_cell(4)
    newest = middle_of(wall.view)

    wall._leave_live()
    wall._slider.setValue(0)
    wait_for_grid(qtbot, wall)

    assert (newest, middle_of(wall.view)) == ((120, 200), (120, 50))
    assert wall._heading.text() == "Sample 5"


def test_different_run_is_shown_as_a_whole_grid(wall: SampleWall) -> None:
    wall.view.show_cell(4)

    wall._model.show(None)

    assert not wall.view.is_close
    assert wall._heading.text() == "Samples"


def test_every_control_has_a_name_and_a_tooltip(wall: SampleWall) -> None:
    assert nameless_controls(wall) == []


CLASSES = tuple("abcdefg")


@pytest.fixture
def captioned(view: SampleGridView, tmp_path: Path) -> SampleGridView:
    """Return the same view of a class-conditional model's samples."""
    pixmap = QPixmap(str(tmp_path / "grid.png"))
    view.show_grid(pixmap, columns=3, count=COUNT, captions=CLASSES)
    return view


def test_samples_of_a_model_with_classes_have_their_class_below(
    captioned: SampleGridView,
) -> None:
    placement = captioned._placement()
    image = captioned.grab().toImage()
    ground = image.pixelColor(1, 1)

    for cell in range(COUNT):
        below = placement.caption_rect(cell)
        middle = image.pixelColor(placement.rect(cell).center())
        inked = [
            image.pixelColor(x, y)
            for x in range(below.left(), below.right())
            for y in range(below.top() + 1, below.bottom())
        ]
        assert (middle.red(), middle.green()) == (cell * 30, 0)
        assert any(color != ground for color in inked), f"caption {cell} is missing"
        assert below.bottom() <= captioned.rect().bottom()


def test_click_on_a_captioned_sample_shows_it_with_its_class(
    qtbot: QtBot, captioned: SampleGridView
) -> None:
    pos = captioned._placement().rect(5).center()
    qtbot.mouseClick(captioned, Qt.MouseButton.LeftButton, pos=pos)

    assert captioned.accessibleName() == "Sample 6 of 7, f"
    assert middle_of(captioned) == (150, 0)


def test_class_names_of_the_event_are_shown(qtbot: QtBot, wall: SampleWall) -> None:
    run = wall._model.run
    assert run is not None
    columns = write_grid(run.samples_folder / "000000003000.png", green=1)
    grid = SamplesGenerated(
        images_seen=3_000,
        path="samples/000000003000.png",
        count=COUNT,
        columns=columns,
        class_names=CLASSES,
    )

    wall._model.handle_news(run, [grid])

    name = "Sample grid, sample 1 of 7, a"
    qtbot.waitUntil(lambda: wall.view.accessibleName() == name)  # once the grid is read


def test_play_button_plays_all_grids_and_stops_at_the_last(qtbot: QtBot, wall: SampleWall) -> None:
    shown = []
    wall._slider.valueChanged.connect(shown.append)
    wall.show()

    qtbot.mouseClick(wall._play, Qt.MouseButton.LeftButton)
    is_live = wall._live.isChecked()
    qtbot.waitUntil(lambda: not wall._play.isChecked())
    wall.hide()

    assert shown == [0, 1]
    assert not is_live


def test_playing_stops_with_another_click_and_when_hidden(qtbot: QtBot, wall: SampleWall) -> None:
    wall.show()
    wall._play.click()
    wall._play.click()
    stopped = wall._timer.isActive()
    wall._play.click()
    wall.hide()

    assert not stopped
    assert not wall._timer.isActive()
    assert not wall._play.isChecked()

"""Tests that inputs ignore the wheel while a page scrolls, and parse numbers by locale."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QScrollArea,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sfumato.records.project import Project
from sfumato.records.requests import request_from
from sfumato.records.run_folder import RunFolder
from sfumato_desktop.app import App
from sfumato_desktop.navigator import Page
from sfumato_desktop.pages.train import TrainPage
from sfumato_desktop.widgets.add_folder_dialog import AddFolderDialog
from sfumato_desktop.widgets.rate_dialog import RateDialog, rate_in_force
from sfumato_desktop.widgets.tool_dialogs import AnimationDialog, SheetDialog
from support.inline_store import InlineStore
from support.opened import open_project
from support.sample_project import recipe_of


@pytest.fixture
def german() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.German))  # restored after each test


@pytest.fixture
def everything(app: App, project: Project, done_run: RunFolder) -> Iterator[list[QWidget]]:
    """All pages, and the dialogs with inputs, each filled with data."""
    open_project(app.services.project, project.folder)
    pages = [app.window.page_widget(page) for page in Page]
    recipe = recipe_of(done_run.run_id, 1)
    rows = (request_from(recipe),)
    dialogs = [
        app.dialogs.show_settings(),
        AddFolderDialog(
            "", (), plugins=app.services.plugins, store=InlineStore(), parent=app.window
        ),
        AnimationDialog(recipe, recipe, app.window),
        SheetDialog(rows, has_averages=True, parent=app.window),
        RateDialog(done_run, rate_in_force(done_run), factor=1.0, parent=app.window),
    ]
    roots: list[QWidget] = [*pages, *dialogs]
    yield [widget for root in roots for widget in root.findChildren(QWidget)]
    for dialog in dialogs:
        dialog.close()


def turn_the_wheel(over: QWidget, *, up: bool) -> bool:
    """Turn the wheel over a focused control; return whether the control accepted the event."""
    over.setFocus()
    middle = QPointF(over.rect().center())
    turn = QWheelEvent(
        middle,
        over.mapToGlobal(middle),
        QPoint(0, 0),
        QPoint(0, 120 if up else -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 (Qt accepts it only as a positional argument)
    )
    turn.ignore()
    QApplication.sendEvent(over, turn)
    return turn.isAccepted()


def is_scrolled(control: QWidget) -> bool:
    """Return whether a control is on a page that the wheel scrolls."""
    parent = control.parentWidget()
    return parent is not None and (isinstance(parent, QScrollArea) or is_scrolled(parent))


def test_the_wheel_changes_no_closed_combo_box_and_no_number(everything: list[QWidget]) -> None:
    boxes = [one for one in everything if isinstance(one, (QComboBox, QAbstractSpinBox))]

    turned = [
        f"{type(box).__name__} {box.accessibleName()}"
        for box in boxes
        if turn_the_wheel(box, up=True) or turn_the_wheel(box, up=False)
    ]

    assert len(boxes) > 30
    assert turned == []


def test_the_wheel_changes_no_slider_on_a_scrolling_page(everything: list[QWidget]) -> None:
    sliders = [
        one
        for one in everything
        if isinstance(one, QAbstractSlider) and not isinstance(one, QScrollBar)
    ]

    turned = [
        slider.accessibleName()
        for slider in sliders
        if is_scrolled(slider) and turn_the_wheel(slider, up=True)
    ]

    assert sliders
    assert turned == []


@pytest.mark.usefixtures("german")
def test_a_learning_rate_typed_with_a_comma_is_saved_with_a_point(
    qtbot: QtBot, app: App, project: Project
) -> None:
    open_project(app.services.project, project.folder)
    train = app.window.page_widget(Page.TRAIN)
    assert isinstance(train, TrainPage)
    line = train._advanced["optimizer.learning_rate"].editor.control
    batch_size = train._main._numbers["batch_size"]

    line.clear()
    qtbot.keyClicks(line, "0,0005")
    batch_size.lineEdit().selectAll()
    qtbot.keyClicks(batch_size.lineEdit(), "1.024")
    batch_size.interpretText()
    train.start()
    qtbot.waitUntil(lambda: not app.services.jobs.jobs and bool(project.run_ids()))

    config = project.run("petals-01").config
    text = (project.runs_folder / "petals-01" / "run.toml").read_text()
    assert (config.optimizer.learning_rate, config.batch_size) == (0.0005, 1024)
    assert "learning_rate = 0.0005" in text
    assert "batch_size = 1024" in text


@pytest.mark.usefixtures("german")
def test_contact_sheet_values_are_shown_and_read_with_a_comma(qtbot: QtBot, app: App) -> None:
    rows = (request_from(recipe_of("petals-01", 1)),)
    dialog = SheetDialog(rows, has_averages=True, parent=app.window)
    dialog._axis.setCurrentIndex(dialog._axis.findData("guidance"))
    usual = dialog._numbers()

    dialog._values.setText("1,5  100000")

    assert "," in dialog._values.text()
    assert usual is not None
    assert dialog._numbers() == (1.5, 100_000.0)
    dialog.close()


@pytest.mark.usefixtures("german")
def test_a_changed_learning_rate_can_be_typed_with_a_comma(
    qtbot: QtBot, app: App, done_run: RunFolder
) -> None:
    dialog = RateDialog(done_run, rate_in_force(done_run), factor=1.0, parent=app.window)
    dialog.line.clear()
    qtbot.keyClicks(dialog.line, "0,001")

    with qtbot.waitSignal(dialog.chosen) as chosen:
        qtbot.mouseClick(dialog._change, Qt.MouseButton.LeftButton)

    assert chosen.args == [0.001]

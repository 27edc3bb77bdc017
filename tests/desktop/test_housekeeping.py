"""Runs, models, datasets, and exports are renamed, deleted, and restored in the window."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sfumato.records.export_mark import EXPORT_MARK, ExportMark
from sfumato.records.housekeeping import deleted_items
from sfumato.records.project import ItemKind, Project
from sfumato.records.run_folder import RunFolder
from sfumato_desktop.app import App
from sfumato_desktop.navigator import Page
from sfumato_desktop.notifier import Notice
from sfumato_desktop.pages.datasets import DatasetsPage
from sfumato_desktop.pages.models import ModelsPage
from sfumato_desktop.pages.runs import RunsPage
from sfumato_desktop.pages.train import TrainPage
from sfumato_desktop.widgets.rename_dialog import RenameDialog
from support.opened import open_project

RUN, DATASET, EXPORT = ItemKind.RUN, ItemKind.DATASET, ItemKind.EXPORT


@pytest.fixture
def window(qtbot: QtBot, app: App, project: Project, done_run: RunFolder) -> Iterator[App]:
    """The window over a project with a dataset “petals” and its finished run “petals-01”."""
    open_project(app.services.project, project.folder)
    app.window.show()
    qtbot.waitExposed(app.window)
    yield app
    app.window.hide()


def shown_page(app: App, page: Page) -> QWidget:
    app.window.show_page(page)
    return app.window.page_widget(page)


def list_on(qtbot: QtBot, app: App, page: Page) -> QWidget:
    """Return the list of a page, as soon as it has an entry."""
    widget = shown_page(app, page)
    assert isinstance(widget, RunsPage | DatasetsPage | ModelsPage)
    view: QWidget = widget._list
    qtbot.waitUntil(lambda: bool(widget._list.selected_names))
    view.setFocus()
    return view


def action(view: QWidget, text: str) -> QAction:
    return next(one for one in view.actions() if one.text() == text)


def notices(app: App) -> list[Notice]:
    return [notice for _, notice in app.services.notify.given]


LISTS = ((Page.RUNS, RUN), (Page.MODELS, RUN), (Page.DATASETS, DATASET))


@pytest.mark.parametrize(("page", "kind"), LISTS)
def test_f2_renames_and_undo_gives_the_name_back(
    qtbot: QtBot, window: App, project: Project, page: Page, kind: ItemKind
) -> None:
    view = list_on(qtbot, window, page)
    before = project.item_names(kind)

    qtbot.keyClick(view, Qt.Key.Key_F2)
    dialog = window.window.findChild(RenameDialog)
    dialog.line.setText("roses")
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: project.item_names(kind) == ("roses",))
    qtbot.waitUntil(lambda: view.parent() is not None and names_in(view) == ["roses"])
    undo_text = window.window.actions_book["edit.undo"].text()
    window.window.actions_book["edit.undo"].trigger()

    qtbot.waitUntil(lambda: project.item_names(kind) == before)
    qtbot.waitUntil(lambda: names_in(view) == list(before))
    assert undo_text == f"Undo rename “{before[0]}”"


def names_in(view: QWidget) -> list[str]:
    names: list[str] = view.selected_names  # type: ignore[attr-defined] # both lists have it
    return names


@pytest.mark.parametrize(("page", "kind"), LISTS)
def test_delete_moves_to_the_trash_and_undo_and_redo_follow(
    qtbot: QtBot, window: App, project: Project, page: Page, kind: ItemKind
) -> None:
    view = list_on(qtbot, window, page)
    (name,) = project.item_names(kind)
    stack = window.services.history.stack

    qtbot.keyClick(view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: deleted_items(project, kind) == (name,))
    qtbot.waitUntil(stack.canUndo)
    stack.undo()
    qtbot.waitUntil(lambda: project.item_names(kind) == (name,))
    qtbot.waitUntil(lambda: names_in(view) == [name])
    stack.redo()

    qtbot.waitUntil(lambda: deleted_items(project, kind) == (name,))
    assert any(f"“{name}” was moved to the project's trash." in one.text for one in notices(window))


def test_undo_of_the_notice_restores(qtbot: QtBot, window: App, project: Project) -> None:
    view = list_on(qtbot, window, Page.RUNS)
    action(view, "Delete run").trigger()
    qtbot.waitUntil(lambda: bool(notices(window)))

    (notice,) = [one for one in notices(window) if one.action_label == "Undo"]
    assert notice.action is not None
    notice.action()

    qtbot.waitUntil(lambda: project.run_ids() == ("petals-01",))


def test_live_run_is_refused_with_one_sentence(
    qtbot: QtBot, window: App, project: Project, done_run: RunFolder
) -> None:
    view = list_on(qtbot, window, Page.RUNS)
    data = list_on(qtbot, window, Page.DATASETS)

    with done_run.locked():
        action(view, "Delete run").trigger()
        action(data, "Delete dataset").trigger()
        qtbot.waitUntil(lambda: len(notices(window)) == 2)

    run_text, dataset_text = sorted((one.text for one in notices(window)), reverse=True)
    assert run_text == "Run “petals-01” cannot be renamed or deleted while it is being trained."
    assert dataset_text.startswith("Dataset “petals” cannot be renamed or deleted while run")
    assert project.run_ids() == ("petals-01",)
    assert not window.services.history.stack.canUndo()


def test_read_only_project_is_not_changed(qtbot: QtBot, window: App, project: Project) -> None:
    view = list_on(qtbot, window, Page.RUNS)
    window.services.project.refusal = ("The project is read-only.", "Close the other window.")

    action(view, "Delete run").trigger()

    assert [one.text for one in notices(window)] == ["The project is read-only."]
    assert project.run_ids() == ("petals-01",)


@pytest.mark.parametrize(("page", "part"), [(Page.RUNS, "runs"), (Page.DATASETS, "datasets")])
def test_folder_is_shown(
    qtbot: QtBot, window: App, monkeypatch: pytest.MonkeyPatch, page: Page, part: str
) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(f"sfumato_desktop.pages.{page}.show_in_folder", shown.append)
    view = list_on(qtbot, window, page)

    action(view, "Show in folder").trigger()

    assert [path.parent.name for path in shown] == [part]
    assert shown[0].is_dir()


def test_duplicated_settings_start_an_equal_run(
    qtbot: QtBot, window: App, project: Project, done_run: RunFolder
) -> None:
    train = window.window.page_widget(Page.TRAIN)
    assert isinstance(train, TrainPage)
    wanted = msgspec.structs.replace(
        done_run.config,
        batch_size=48,
        seed=7,
        minutes=0.0,
        images_total=640,
        optimizer=msgspec.structs.replace(done_run.config.optimizer, learning_rate=3e-4),
    )
    done_run.write_config(wanted)
    view = list_on(qtbot, window, Page.RUNS)

    action(view, "Duplicate settings").trigger()

    assert window.window.page is Page.TRAIN
    assert train.draft.config() == wanted
    assert train._main.value("batch_size") == 48
    assert train._advanced["optimizer.learning_rate"].value() == 3e-4
    assert train._advanced.changes == 1


def test_name_is_checked_while_typing(qtbot: QtBot) -> None:
    dialog = RenameDialog(RUN, "one", ["one", "two"], None)
    qtbot.addWidget(dialog)

    def enabled(name: str) -> tuple[bool, str]:
        dialog.line.setText(name)
        return dialog._rename.isEnabled(), dialog._problem.text()

    assert enabled("one") == (False, "")
    assert enabled("three") == (True, "")
    assert enabled("TWO") == (False, "“TWO” already exists.")
    assert enabled("a/b")[0] is False
    assert "“a-b”" in enabled("a/b")[1]
    assert enabled("trash")[0] is False


def test_export_is_renamed_and_deleted_from_its_row(
    qtbot: QtBot, window: App, project: Project
) -> None:
    folder = project.exports_folder / "petals-01-fast"
    folder.mkdir(parents=True)
    mark = ExportMark(
        exporter="fast", run="petals-01", images_seen=1, weights_sha256="", summary=""
    )
    (folder / EXPORT_MARK).write_bytes(msgspec.json.encode(mark))
    page = shown_page(window, Page.MODELS)
    assert isinstance(page, ModelsPage)
    housekeeping = page._export_housekeeping

    housekeeping.rename("petals-01-fast", "for-the-shop")
    qtbot.waitUntil(lambda: project.item_names(EXPORT) == ("for-the-shop",))
    housekeeping.delete("for-the-shop")

    qtbot.waitUntil(lambda: deleted_items(project, EXPORT) == ("for-the-shop",))

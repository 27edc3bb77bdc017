"""Tests that every page, menu, and dialog shows names literally.

The project, its classes, files, boards, tags, saved filters, runs, and plugins have names that Qt
would interpret as markup, mnemonics, or placeholders, or that contain terminal escape codes.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from sfumato.gallery import Gallery, GalleryFilter
from sfumato.gallery.marks import FilterSaved, Labeled
from sfumato.records.project import Project
from sfumato_desktop.app import App
from sfumato_desktop.navigator import Page
from sfumato_desktop.pages.gallery import GalleryPage
from sfumato_desktop.shown_text import (
    as_caption,
    as_name,
    as_notification,
    as_tip,
    as_title,
    text_of,
    tip_of,
)
from sfumato_desktop.widgets.plain_text import PlainLabel
from support.foreign_text import COMMANDING, MARK, count_of_mark, misread_in
from support.sample_project import add_dataset, add_gallery, add_run, write_image


@pytest.fixture
def hostile(tmp_path: Path) -> Project:
    """Return a project in which everything has a hostile name."""
    project = Project.create(tmp_path / COMMANDING)
    files = [
        write_image(tmp_path / "images" / f"{number} {COMMANDING}.png", 32) for number in range(12)
    ]
    add_dataset(
        project,
        "faces",
        files,
        classes=(COMMANDING, MARK),
        skipped=[(f"{COMMANDING}.txt", f"It is not “{COMMANDING}”.")],
    )
    run = add_run(project, MARK, classes=(COMMANDING, MARK), sample=files[0])
    made = add_gallery(project, run.run_id, files[:4])
    gallery = Gallery(project.gallery_folder)
    names = tuple(path.name for path in made)
    gallery.mark(
        [
            Labeled(kind="board", name=COMMANDING, files=names),
            Labeled(kind="tag", name=COMMANDING, files=names[:2]),
            FilterSaved(name=COMMANDING, wanted=GalleryFilter(board=COMMANDING)),
        ]
    )
    gallery.close()
    return project


@pytest.fixture
def window(app: App, hostile: Project, qtbot: QtBot) -> Iterator[QWidget]:
    """Yield the window with the hostile project open."""
    app.start(hostile.folder)
    qtbot.waitUntil(lambda: app.services.project.project is not None)
    yield app.window
    for one in QApplication.topLevelWidgets():
        if one is not app.window and one.isVisible():
            one.close()


def test_every_page_shows_names_literally(app: App, window: QWidget, qtbot: QtBot) -> None:
    for page in Page:
        app.window.show_page(page)
        shown = app.window.page_widget(page)
        qtbot.waitUntil(lambda shown=shown: count_of_mark(shown) > 0)
        qtbot.wait(300)

        assert misread_in(window) == [], page


def test_gallery_filters_boards_and_menus_show_names_literally(
    app: App, window: QWidget, qtbot: QtBot
) -> None:
    app.window.show_page(Page.GALLERY)
    gallery = app.window.page_widget(Page.GALLERY)
    assert isinstance(gallery, GalleryPage)
    gallery._bar.choose(GalleryFilter(class_name=COMMANDING, board=COMMANDING, tag=COMMANDING))
    menu = QMenu(window)
    gallery._bar._menus.fill_all(menu)
    for part in ("board", "tag", "class_name", "run"):
        gallery._bar._menus.fill_part(menu.addMenu(part), part)
    gallery._rating_commands.rename("board", COMMANDING, f"{COMMANDING}2")

    qtbot.wait(300)
    assert count_of_mark(window) > 0
    assert misread_in(window) == []
    assert MARK in text_of(app.window.actions_book["edit.undo"].text())


def test_recent_projects_notices_and_titles_show_names_literally(
    app: App, window: QWidget, qtbot: QtBot, hostile: Project
) -> None:
    app._list_recent()
    app.services.notify.info(f"Run “{COMMANDING}” has finished.")
    app.services.notify.action(f"Plugin “{COMMANDING}”", "Show", lambda: None)
    app.services.navigator.show_page(Page.HOME)

    qtbot.wait(300)
    (recent,) = app.window.actions_book.menu("project.recent").actions()
    assert MARK in text_of(recent.text())
    assert misread_in(window) == []
    assert recent.data() == str(hostile.folder)
    assert MARK in window.windowTitle().replace("[*][*]", "[*]")


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_dialogs_show_names_literally(app: App, window: QWidget, qtbot: QtBot) -> None:
    app.services.notify.error(f"“{COMMANDING}” is gone.", f"Look for {MARK}.")
    for command in ("view.palette", "help.notices", "help.plugins", "help.shortcuts"):
        app.window.actions_book[command].trigger()
        qtbot.wait(200)
        (dialog,) = [one for one in window.findChildren(QDialog) if one.isVisible()]

        assert misread_in(dialog) == [], command
        dialog.close()
        qtbot.wait(50)


def test_result_of_each_function_is_shown_literally() -> None:
    label = PlainLabel(COMMANDING)

    assert as_name(COMMANDING) == rf"{MARK}\x1b[31m\u202ex\ny"
    assert text_of(as_caption(MARK)) == MARK
    assert as_title("a [*] b") == "a [*][*] b"
    assert as_tip("plain & simple") == "plain & simple"
    assert "&lt;b&gt;" in as_tip(MARK)
    assert "&lt;b&gt;" in tip_of("plain", as_tip(MARK))
    assert ("<b>" in as_notification(MARK)) == (sys.platform != "linux")
    assert label.text() == f"{MARK}\\x1b[31m\\u202ex\ny"

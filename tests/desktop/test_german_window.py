"""Tests that every page is fully translated to German."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

import sfumato_plugins
from sfumato.plugins.registry import Plugins
from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder
from sfumato_desktop.app import App
from sfumato_desktop.navigator import Page
from support.fake_engine import FakeEngine
from support.inline_store import inline_stores
from support.languages import speaking
from support.opened import open_project
from support.visible_words import english_left_in, visible_text


@pytest.fixture
def german_app(qapp: QApplication) -> Iterator[App]:
    """The whole window in German."""
    with speaking(qapp, "de"):
        made = App(
            qapp,
            Plugins([("builtin", sfumato_plugins)]),
            engine_factory=FakeEngine,
            stores=inline_stores(),
        )
        yield made
        made.services.jobs.stop_all()
        made.close()
        made.window.hide()
        made.delete_window()
        made.deleteLater()


@pytest.mark.parametrize("page", list(Page))
def test_an_empty_page_shows_no_english_text(german_app: App, page: Page) -> None:
    german_app.window.show_page(page)

    assert english_left_in(german_app.window) == []


@pytest.mark.parametrize("page", list(Page))
def test_a_page_with_a_project_shows_no_english_text(
    german_app: App, page: Page, project: Project, done_run: RunFolder
) -> None:
    open_project(german_app.services.project, project.folder)
    german_app.watcher.refresh_now()

    german_app.window.show_page(page)
    QCoreApplication.sendPostedEvents()

    assert english_left_in(german_app.window) == []


def test_the_settings_show_no_english_text(german_app: App) -> None:
    dialog = german_app.dialogs.show_settings()

    said, english = visible_text(dialog), english_left_in(dialog)
    dialog.close()

    assert "Sprache" in said
    assert english == []


def test_menus_and_shortcuts_are_german(german_app: App) -> None:
    said = visible_text(german_app.window)

    assert "&Projekt" in said
    assert any("Strg+" in text for text in said)

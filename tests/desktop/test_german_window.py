"""Does every place of the window speak German, and is nothing left in English?"""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)

from sfumato.plugins import Plugins
from sfumato.project import Project
from sfumato.run_folder import RunFolder
from sfumato_desktop.app import App
from sfumato_desktop.navigator import Place
from support.fake_engine import FakeEngine
from support.languages import TRANSLATIONS, speaking
from translations import ts_file


@pytest.fixture(scope="module")
def english() -> set[str]:
    """All texts of the sources that are different in German."""
    german = ts_file.load(TRANSLATIONS / "sfumato_de.ts")
    told = {words for words, _ in german.values()}
    return {text.source for text in german} - told


@pytest.fixture
def german_app(qapp: QApplication) -> Iterator[App]:
    """The whole window in German."""
    import sfumato_plugins

    with speaking(qapp, "de"):
        made = App(qapp, Plugins([("builtin", sfumato_plugins)]), engine_factory=FakeEngine)
        yield made
        made.services.jobs.stop_all()
        made.close()
        made.window.hide()
        made.delete_window()
        made.deleteLater()


def texts_of(widget: QWidget) -> Iterator[str]:
    """Give all that a widget says, to the eye and to a screen reader."""
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    yield widget.windowTitle()
    yield from (action.text() for action in widget.findChildren(QAction))
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit():
            yield widget.placeholderText()
        case QComboBox():
            yield from (widget.itemText(row) for row in range(widget.count()))
        case QTabBar():
            yield from (widget.tabText(place) for place in range(widget.count()))


def said_in(widget: QWidget) -> set[str]:
    """Give everything that is said in a widget and below it."""
    return {
        text for one in (widget, *widget.findChildren(QWidget)) for text in texts_of(one) if text
    }


@pytest.mark.parametrize("place", list(Place))
def test_an_empty_place_says_nothing_in_english(
    german_app: App, english: set[str], place: Place
) -> None:
    german_app.window.show_place(place)

    assert not said_in(german_app.window) & english


@pytest.mark.parametrize("place", list(Place))
def test_a_place_of_a_project_says_nothing_in_english(
    german_app: App, english: set[str], place: Place, project: Project, done_run: RunFolder
) -> None:
    german_app.services.project.open(project.folder)
    german_app.watcher.look_now()

    german_app.window.show_place(place)
    QCoreApplication.sendPostedEvents()

    assert not said_in(german_app.window) & english


def test_the_settings_say_nothing_in_english(german_app: App, english: set[str]) -> None:
    dialog = german_app.dialogs.show_settings()

    said = said_in(dialog)
    dialog.close()

    assert "Sprache" in said
    assert not said & english


def test_menus_and_keys_are_german(german_app: App) -> None:
    said = said_in(german_app.window)

    assert "&Projekt" in said
    assert any("Strg+" in text for text in said)

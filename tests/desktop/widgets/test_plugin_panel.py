"""Tests that plugin panels are shown and that a failing one is contained."""

import sys
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtWidgets import QLabel, QTabWidget
from pytestqt.qtbot import QtBot

from sfumato.plugins.catalog import PanelEntry
from sfumato.plugins.hookspecs import hookimpl
from sfumato.plugins.registry import Plugins
from sfumato_desktop.models.run_model import RunModel
from sfumato_desktop.widgets.plugin_panel import PluginPanel, add_panels


class Shows(QLabel):
    made = 0

    def __init__(self, settings: object) -> None:
        super().__init__()
        type(self).made += 1

    def show_run(self, folder: Path | None) -> None:
        self.setText(str(folder))


class CannotBeBuilt(Shows):
    def __init__(self, settings: object) -> None:
        raise RuntimeError("no glass")


class CannotShow(Shows):
    def show_run(self, folder: Path | None) -> None:
        raise RuntimeError("no light")


class IsNoWidget:
    def __init__(self, settings: object) -> None:
        pass


def plugins_with(kind: type) -> Plugins:
    sys.modules["odd_panels"] = sys.modules[__name__]
    entry = PanelEntry(
        name="odd", label="Odd one", summary="Is odd.", factory=f"odd_panels:{kind.__name__}"
    )
    module = ModuleType("stranger")

    def sfumato_panels() -> list[PanelEntry]:
        return [entry]

    module.sfumato_panels = hookimpl(sfumato_panels)
    return Plugins([("stranger", module)])


def tabs_with(plugins: Plugins, qtbot: QtBot) -> QTabWidget:
    tabs = QTabWidget()
    qtbot.addWidget(tabs)
    tabs.addTab(QLabel("first"), "First")
    add_panels(tabs, plugins, RunModel(tabs))
    tabs.show()
    return tabs


def test_panel_is_created_when_first_shown(qtbot: QtBot) -> None:
    Shows.made = 0
    tabs = tabs_with(plugins_with(Shows), qtbot)
    before = Shows.made

    tabs.setCurrentIndex(1)
    tabs.setCurrentIndex(0)
    tabs.setCurrentIndex(1)

    assert (before, Shows.made) == (0, 1)
    assert tabs.tabText(1) == "Odd one"
    assert tabs.findChild(Shows).text() == "None"
    tabs.hide()


@pytest.mark.parametrize(
    ("kind", "words"),
    [(CannotBeBuilt, "no glass"), (CannotShow, "no light"), (IsNoWidget, "expected a QWidget")],
)
def test_failing_panel_is_replaced_by_its_name_and_error(
    kind: type, words: str, qtbot: QtBot
) -> None:
    plugins = plugins_with(kind)
    tabs = tabs_with(plugins, qtbot)

    tabs.setCurrentIndex(1)

    panel = tabs.widget(1)
    assert isinstance(panel, PluginPanel)
    texts = [shown.text() for shown in panel.findChildren(QLabel)]
    assert any("“odd” from plugin “stranger” failed" in text and words in text for text in texts)
    assert words in str(plugins.incidents[-1].message)
    tabs.hide()

"""Tests that dialogs reject input that cannot be used."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sfumato.plugins.registry import Plugins
from sfumato_desktop.widgets.add_folder_dialog import AddFolderDialog
from sfumato_desktop.widgets.file_dialogs import ask_for_file, ask_for_folder
from sfumato_desktop.widgets.new_project_dialog import NewProjectDialog
from support.inline_store import InlineStore


@pytest.mark.parametrize("name", ["", "..", "a/b", "a\\b", "C:", "Taken"])
def test_invalid_project_is_rejected(qtbot: QtBot, tmp_path: Path, name: str) -> None:
    (tmp_path / "Taken").mkdir()
    dialog = NewProjectDialog(tmp_path, InlineStore(), None)
    qtbot.addWidget(dialog)

    dialog._name.setText(name)

    assert not dialog._create.isEnabled()
    assert dialog._note.text()


def test_long_project_name_is_truncated_to_the_file_system_limit(
    qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = NewProjectDialog(tmp_path, InlineStore(), None)
    qtbot.addWidget(dialog)

    dialog._name.setText("花" * 300)

    assert dialog._create.isEnabled()
    dialog.folder.mkdir()


def test_path_beyond_the_file_system_limit_is_not_a_folder(qtbot: QtBot) -> None:
    dialog = AddFolderDialog("", (), plugins=Plugins(), store=InlineStore(), parent=None)
    qtbot.addWidget(dialog)

    dialog._source.setText("/" + "x" * 300)

    assert dialog._problem.text() == "Folder or file not found."
    assert not dialog._add.isEnabled()


def test_a_closed_file_dialog_leaves_nothing_behind(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    before = len(window.findChildren(QObject))

    for _ in range(3):
        ask_for_folder(window, "Folder", lambda _: None).reject()
        ask_for_file(window, "File", lambda _: None).reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert len(window.findChildren(QObject)) == before

"""Do the dialogs take only what can be made, whatever is typed?"""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sfumato.plugins import Plugins
from sfumato_desktop.widgets.add_folder_dialog import AddFolderDialog
from sfumato_desktop.widgets.new_project_dialog import NewProjectDialog


@pytest.mark.parametrize("name", ["", "..", "a/b", "a\\b", "C:", "Taken"])
def test_a_project_that_cannot_be_made_is_refused(qtbot: QtBot, tmp_path: Path, name: str) -> None:
    (tmp_path / "Taken").mkdir()
    dialog = NewProjectDialog(tmp_path, None)
    qtbot.addWidget(dialog)

    dialog._name.setText(name)

    assert not dialog._create.isEnabled()
    assert dialog._note.text()


def test_a_long_project_name_is_cut_to_what_a_disk_takes(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = NewProjectDialog(tmp_path, None)
    qtbot.addWidget(dialog)

    dialog._name.setText("花" * 300)

    assert dialog._create.isEnabled()
    dialog.folder.mkdir()


def test_a_path_that_no_disk_takes_is_no_folder(qtbot: QtBot) -> None:
    dialog = AddFolderDialog("", (), plugins=Plugins(), parent=None)
    qtbot.addWidget(dialog)

    dialog._source.setText("/" + "x" * 300)

    assert dialog._problem.text() == "There is no such folder or file."
    assert not dialog._add.isEnabled()

"""How is a folder of pictures to be read?

The folder and a name, and below them the rules, grown from `DatasetRules` and filled in by a look
at the folder.
"""

import os
from collections.abc import Collection
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFormLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sfumato.manifest import DatasetRules
from sfumato.project import file_name_for
from sfumato_desktop.core_texts import shown_fields
from sfumato_desktop.models.folder_guess import guess_rules
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.config_form import ConfigForm
from sfumato_desktop.widgets.section import button, label, line, row

__all__ = ["AddFolderDialog"]

_SIZE = (620, 640)
_OWN_FIELDS = ("source", "importer", "importer_settings", "format")
"""Asked for by other means, or never."""


class AddFolderDialog(QDialog):
    """Asks for a folder and the rules by which it becomes a dataset.

    Args:
        folder: The folder to begin with; "" for none.
        taken: Names that datasets of the project have already.
        parent: The window.
    """

    chosen = Signal(str, object)
    """With the dataset's name and its `DatasetRules`."""

    def __init__(self, folder: str, taken: Collection[str], parent: QWidget | None) -> None:
        super().__init__(parent)
        self._taken = frozenset(taken)
        self.setWindowTitle(self.tr("Add a folder of pictures"))
        self.resize(*_SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fields = [field for field in shown_fields(DatasetRules) if field.path not in _OWN_FIELDS]
        self._form = ConfigForm(fields)
        self._form.set_values({field.path: field.default for field in fields})
        self._build()
        self._lay_out()
        self._connect()
        self._folder.setText(folder)
        self._check()

    @property
    def rules(self) -> DatasetRules:
        """The rules as they stand."""
        values = {"source": self._source(), **self._form.values()}
        return msgspec.convert(values, DatasetRules)

    def _build(self) -> None:
        self._folder = QLineEdit()
        self._folder.setAccessibleName(self.tr("Folder"))
        self._folder.setPlaceholderText(self.tr("A folder of pictures"))
        self._folder.setToolTip(
            self.tr("The folder that the pictures lie in; nothing in it is changed")
        )
        self._browse = button(
            self.tr("Browse…"), tip=self.tr("Choose the folder"), icon_name="folder-open"
        )
        self._name = QLineEdit()
        self._name.setAccessibleName(self.tr("Name"))
        self._name.setToolTip(self.tr("What the dataset is called in this project"))
        self._problem = label("", role="danger", is_wrapped=True)
        self._cancel = button(self.tr("Cancel"), tip=self.tr("Add nothing"))
        self._add = button(
            self.tr("Add"), tip=self.tr("Read the pictures in the background"), role="primary"
        )
        self._add.setDefault(True)

    def _lay_out(self) -> None:
        top = QFormLayout()
        top.setHorizontalSpacing(Space.M)
        top.setVerticalSpacing(Space.S)
        folder_row = row(self._folder, self._browse)
        top.addRow(label(self.tr("Folder"), role="strong"), folder_row)
        top.addRow(label(self.tr("Name"), role="strong"), self._name)
        page = QWidget()
        page.setProperty("role", "page")
        inner = QVBoxLayout(page)
        inner.setContentsMargins(0, 0, Space.M, 0)
        inner.addWidget(self._form)
        scroll = QScrollArea()
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields take the keyboard
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addLayout(top)
        layout.addWidget(self._problem)
        layout.addWidget(line())
        layout.addWidget(scroll, 1)
        layout.addLayout(row(1, self._cancel, self._add))

    def _connect(self) -> None:
        self._folder.textChanged.connect(self._look_into)
        self._name.textChanged.connect(self._check)
        self._form.edited.connect(self._check)
        self._browse.clicked.connect(self._ask)
        self._cancel.clicked.connect(self.reject)
        self._add.clicked.connect(self._choose)

    @Slot()
    def _look_into(self) -> None:
        """Fill in what the folder suggests."""
        folder = Path(self._source())
        if os.path.isdir(folder):  # noqa: PTH112 - see `_problem_with`
            guessed = msgspec.structs.asdict(guess_rules(folder))
            self._form.set_values(guessed)
            self._form.set_defaults(guessed)
            self._name.setText(self._free_name(file_name_for(folder.name) or "pictures"))
        self._check()

    def _free_name(self, stem: str) -> str:
        names = (stem, *(f"{stem}-{number}" for number in range(2, 10_000)))
        return next(name for name in names if name not in self._taken)

    @Slot()
    def _check(self) -> None:
        problem = self._problem_with(self._source(), self._name.text().strip())
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        is_filled = bool(self._folder.text().strip() and self._name.text().strip())
        self._add.setEnabled(is_filled and not problem and not self._form.problems)

    def _source(self) -> str:
        """Give the folder that was typed, with “~” as the home folder."""
        return os.path.expanduser(self._folder.text().strip())  # noqa: PTH111 - see below

    def _problem_with(self, folder: str, name: str) -> str:
        if folder and not os.path.isdir(folder):  # noqa: PTH112 - a path may raise for its length
            return self.tr("There is no such folder.")
        if name and file_name_for(name) != name:
            return self.tr("The name may hold letters, digits, “-” and “_”.")
        if name in self._taken:
            return self.tr("The project has a dataset “{name}” already.").format(name=name)
        return ""

    @Slot()
    def _ask(self) -> None:
        dialog = QFileDialog(self, self.tr("A folder of pictures"), self._folder.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._folder.setText)
        dialog.open()

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(self._name.text().strip(), self.rules)
        self.accept()

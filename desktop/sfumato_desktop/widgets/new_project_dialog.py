"""Dialog that creates a project.

The name and location are prefilled, so pressing Enter is enough.
"""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from sfumato.files.names import FILE_NAME_BYTES, file_name_for
from sfumato_desktop import formatting
from sfumato_desktop.paths import is_there
from sfumato_desktop.store import Store
from sfumato_desktop.theme import Space, set_role
from sfumato_desktop.widgets.file_dialogs import ask_for_folder
from sfumato_desktop.widgets.plain_text import PlainLabel
from sfumato_desktop.widgets.section import button, hold_width, label, row

__all__ = ["NewProjectDialog", "free_folder"]

_WIDTH = 480
_NAME_LETTERS = 80
"""Maximum number of letters in any script; every file system accepts this length."""


def free_folder(parent: Path, name: str) -> Path:
    """Return an unused folder in `parent`, named `name` with a number appended if necessary."""
    stem = name.strip() or "Project"
    names = (stem, *(f"{stem} {number}" for number in range(2, 10_000)))
    return next(parent / free for free in names if not is_there(parent / free))


class NewProjectDialog(QDialog):
    """Dialog for the name and location of a new project.

    Args:
        parent_folder: The default location.
        store: Finds out which folders exist.
        parent: The parent window.
    """

    chosen = Signal(str)
    """Emitted with the new project's folder."""

    def __init__(self, parent_folder: Path, store: Store, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._parent_folder = parent_folder
        self._store = store
        self._taken: dict[Path, bool] = {}
        """Whether the folders that were typed exist."""
        self.setWindowTitle(self.tr("New project"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        suggested = self.tr("My project")
        self._name = QLineEdit(suggested)
        self._name.setMaxLength(_NAME_LETTERS)
        self._name.selectAll()
        self._name.setAccessibleName(self.tr("Name"))
        self._name.setToolTip(self.tr("Name of the project and its folder"))
        self._folder_label = label("", role="caption", is_wrapped=True)
        self._note = label("", role="danger", is_wrapped=True)
        change = button(
            self.tr("Change location…"), tip=self.tr("Choose where to create the project folder")
        )
        self._create = button(
            self.tr("Create"), tip=self.tr("Create the project folder"), role="primary"
        )
        cancel = button(self.tr("Cancel"), tip=self.tr("Close without creating a project"))
        self._create.setDefault(True)
        name_label = PlainLabel(self.tr("&Name"))
        name_label.setBuddy(self._name)
        set_role(name_label, "strong")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.S)
        for item in (name_label, self._name):
            layout.addWidget(item)
        folder_row = row()
        folder_row.addWidget(self._folder_label, 1)
        folder_row.addWidget(change)
        layout.addLayout(folder_row)
        layout.addWidget(self._note)
        layout.addSpacing(Space.M)
        layout.addLayout(row(1, cancel, self._create))
        self._name.textChanged.connect(self._check)
        change.clicked.connect(self._ask_for_folder)
        cancel.clicked.connect(self.reject)
        self._create.clicked.connect(self._choose)
        self._check()
        hold_width(self, _WIDTH)
        store.ask(
            lambda: free_folder(parent_folder, suggested).name,
            lambda name: self._suggest(name, instead_of=suggested),
        )

    @property
    def folder(self) -> Path:
        """The current target folder."""
        return self._parent_folder / self._name.text().strip()

    def _suggest(self, name: str, *, instead_of: str) -> None:
        if self._name.text() == instead_of:  # otherwise, the user has typed a name
            self._name.setText(name)
            self._name.selectAll()

    def _note_taken(self, folder: Path, *, is_taken: bool) -> None:
        self._taken[folder] = is_taken
        self._check()

    @Slot()
    def _check(self) -> None:
        problem, folder = "", self.folder
        if not file_name_for(self._name.text()):
            problem = self.tr("Enter a project name.")
        elif set(self._name.text()) & set("/\\:"):
            problem = self.tr("The name must not contain “/”, “\\”, or “:”.")
        elif len(self._name.text().strip().encode("utf-8", "surrogatepass")) > FILE_NAME_BYTES:
            problem = self.tr("The name is too long; the maximum is {n} bytes.").format(
                n=FILE_NAME_BYTES
            )
        elif self._taken.get(folder):
            problem = self.tr("A folder with this name already exists.")
        self._note.setText(problem)
        self._note.setVisible(bool(problem))
        self._create.setEnabled(not problem and folder in self._taken)
        self._folder_label.setText(formatting.path_text(folder))
        if not problem and folder not in self._taken:
            self._store.ask(
                lambda: is_there(folder),
                lambda is_taken: self._note_taken(folder, is_taken=is_taken),
                key=(self, "taken"),
            )

    @Slot()
    def _ask_for_folder(self) -> None:
        ask_for_folder(
            self,
            self.tr("Project location"),
            self._set_parent_folder,
            start=str(self._parent_folder),
        )

    @Slot(str)
    def _set_parent_folder(self, folder: str) -> None:
        self._parent_folder = Path(folder)
        self._check()

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(str(self.folder))
        self.accept()

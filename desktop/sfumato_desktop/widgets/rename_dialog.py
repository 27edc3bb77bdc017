"""Dialog that renames a run, a dataset, or an export."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from sfumato.errors import SfumatoError
from sfumato.files.names import is_same_name, require_file_name
from sfumato.records.project import ItemKind
from sfumato_desktop.core_texts import localize_message
from sfumato_desktop.shown_text import as_title
from sfumato_desktop.theme import Space, set_mark
from sfumato_desktop.widgets.section import button, hold_width, label, row

__all__ = ["RenameDialog"]

_WIDTH = 460
_PROBLEM_LINES = 4


class RenameDialog(QDialog):
    """Asks for a new name, and shows why a name is not possible.

    Args:
        kind: What is renamed.
        name: Its current name.
        taken: The names of the others.
        parent: The parent window.
    """

    chosen = Signal(str)

    def __init__(
        self, kind: ItemKind, name: str, taken: Iterable[str], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._name = name
        self._taken = tuple(one for one in taken if one != name)
        titles = {
            ItemKind.RUN: self.tr("Rename run"),
            ItemKind.DATASET: self.tr("Rename dataset"),
            ItemKind.EXPORT: self.tr("Rename export"),
        }
        self.setWindowTitle(as_title(titles[kind]))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.line = QLineEdit(name)
        self.line.setAccessibleName(self.tr("New name"))
        self.line.setToolTip(self.tr("Letters, digits, hyphens, and underscores"))
        self.line.selectAll()
        self._problem = label("", role="muted", is_wrapped=True)
        self._rename = button(
            self.tr("Rename"),
            tip=self.tr("Use the new name; the content is not changed"),
            role="primary",
        )
        cancel = button(self.tr("Cancel"), tip=self.tr("Keep the current name"))
        self._rename.setDefault(True)
        self._rename.clicked.connect(self._submit)
        cancel.clicked.connect(self.reject)
        self.line.textChanged.connect(self._check)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(label(titles[kind], role="heading"))
        layout.addWidget(self.line)
        layout.addWidget(self._problem)
        layout.addLayout(row(1, cancel, self._rename))
        self._problem.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._problem.setMinimumHeight(_PROBLEM_LINES * self.fontMetrics().lineSpacing())
        self._check()
        hold_width(self, _WIDTH)

    @Slot()
    def _check(self) -> None:
        problem = self._problem_of(self.line.text())
        self._problem.setText(problem)
        set_mark(self.line, "invalid", bool(problem))
        self._rename.setEnabled(not problem and self.line.text() != self._name)

    def _problem_of(self, name: str) -> str:
        if any(is_same_name(name, other) for other in self._taken):
            return self.tr("“{name}” already exists.").format(name=name)
        try:
            require_file_name(name, kind=self._kind.value)
        except SfumatoError as error:
            return f"{localize_message(error.message)} {localize_message(error.hint)}"
        return ""

    @Slot()
    def _submit(self) -> None:
        if self._rename.isEnabled():
            self.accept()
            self.chosen.emit(self.line.text())

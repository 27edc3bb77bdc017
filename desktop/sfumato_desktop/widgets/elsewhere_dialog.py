"""Dialog shown when a project is already open in another window."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from sfumato_desktop import formatting
from sfumato_desktop.bridge.project_lock import Holder
from sfumato_desktop.theme import Space, set_role
from sfumato_desktop.widgets.section import button, hold_width, label, row

__all__ = ["ElsewhereDialog"]

_WIDTH = 500


class ElsewhereDialog(QDialog):
    """Offers to switch to the other window or to open the project read-only.

    Args:
        folder: The project folder.
        holder: The process that has the project open.
        parent: The parent window.
    """

    switch_requested = Signal()
    """The user wants to switch to the other window."""
    read_only_requested = Signal()

    def __init__(self, folder: Path, holder: Holder, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Project in use"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = label(
            self.tr("“{name}” is open in another window").format(name=folder.name),
            role="heading",
            is_wrapped=True,
        )
        explanation = (
            self.tr(
                "The project in {folder} is open in a window on {machine}. Only one window can "
                "change a project at a time. You can open it read-only here."
            )
            if holder.machine
            else self.tr(
                "The project in {folder} is open in another Sfumato process. Only one window can "
                "change a project at a time. You can open it read-only here."
            )
        )
        text = label(
            explanation.format(folder=formatting.path_text(folder), machine=holder.machine),
            role="muted",
            is_wrapped=True,
        )
        cancel = button(self.tr("Cancel"), tip=self.tr("Do not open the project"))
        read_only = button(
            self.tr("Open read-only"), tip=self.tr("View the project without changing it")
        )
        there = button(
            self.tr("Switch to window"),
            tip=self.tr("Bring the other window to the front"),
            role="primary",
        )
        there.setVisible(holder.is_here)
        if not holder.is_here:
            set_role(read_only, "primary")
        (there if holder.is_here else read_only).setDefault(True)
        cancel.clicked.connect(self.reject)
        read_only.clicked.connect(self.open_read_only)
        there.clicked.connect(self._show_other_window)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(heading)
        layout.addWidget(text)
        layout.addSpacing(Space.M)
        layout.addLayout(row(cancel, 1, read_only, there))
        hold_width(self, _WIDTH)

    @Slot()
    def open_read_only(self) -> None:
        """Open the project read-only."""
        self.accept()
        self.read_only_requested.emit()

    @Slot()
    def _show_other_window(self) -> None:
        self.accept()
        self.switch_requested.emit()

"""Which version is this, on which machine, and which keys does it know?"""

import importlib.metadata
import platform

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from sfumato_desktop.actions import ActionBook
from sfumato_desktop.bridge.engine_state import Machine
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.section import button, label, row

__all__ = ["AboutDialog", "ShortcutSheet"]


class AboutDialog(QDialog):
    """Version, licence and machine, ready to be copied into a report."""

    def __init__(self, machine: Machine | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Sfumato"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._facts = _facts(machine)
        facts = label(self._facts, role="muted")
        facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        copy = button(
            self.tr("Copy"), tip=self.tr("Copy these lines for a report"), icon_name="copy"
        )
        close = button(self.tr("Close"), tip=self.tr("Close this window"), role="primary")
        copy.clicked.connect(self._copy)
        close.clicked.connect(self.accept)
        close.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(label(self.tr("Sfumato"), role="title"))
        layout.addWidget(
            label(
                self.tr("Train an image diffusion model from scratch on your own pictures."),
                is_wrapped=True,
            )
        )
        layout.addWidget(facts)
        layout.addWidget(
            label(self.tr("Free software under the Apache License 2.0."), role="muted")
        )
        layout.addLayout(row(copy, 1, close))
        close.setFocus()

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._facts)


class ShortcutSheet(QDialog):
    """All commands that have keys."""

    def __init__(self, actions: ActionBook, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.XL)
        grid.setVerticalSpacing(Space.S)
        with_keys = [action for action in actions if action.shortcut]
        half = (len(with_keys) + 1) // 2
        for place, action in enumerate(with_keys):
            column = 2 * (place // half)
            native = QKeySequence.SequenceFormat.NativeText
            keys = QKeySequence.listToString(actions[action.name].shortcuts(), native)
            keys = keys.replace("; ", self.tr(" or "))
            grid.addWidget(label(keys, role="strong"), place % half, column)
            grid.addWidget(label(action.text), place % half, column + 1)
        close = button(self.tr("Close"), tip=self.tr("Close this window"), role="primary")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.L)
        layout.addWidget(label(self.tr("Keyboard shortcuts"), role="heading"))
        layout.addLayout(grid)
        layout.addLayout(row(1, close))


def _facts(machine: Machine | None) -> str:
    lines = [
        f"Sfumato {_version()}",
        f"Python {platform.python_version()}, PySide6 {pyside_version}",
        platform.platform(),
    ]
    if machine is not None:
        lines.append(f"{machine.device}, {machine.precision}, {machine.threads} threads")
        lines += [f"{name} {version}" for name, version in machine.versions.items()]
    return "\n".join(lines)


def _version() -> str:
    try:
        return importlib.metadata.version("sfumato")
    except importlib.metadata.PackageNotFoundError:
        return "(not installed)"

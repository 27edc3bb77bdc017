"""Settings page for keyboard shortcuts.

The page lists every command with its shortcuts; new shortcuts are recorded by pressing them. A
shortcut that is already assigned is rejected with the name of the command it is assigned to.
"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QKeySequenceEdit, QLineEdit, QWidget

from sfumato_desktop.action_book import ActionBook
from sfumato_desktop.actions import Action
from sfumato_desktop.shown_text import as_tip
from sfumato_desktop.theme import set_mark
from sfumato_desktop.widgets.section import tool_button
from sfumato_desktop.widgets.settings_dialog import Setting

__all__ = ["KeysEditor", "key_settings"]

_WIDTH = 184


class KeysEditor(QWidget):
    """The shortcut of one command.

    Args:
        actions: All commands.
        action: The command whose shortcut is edited.
    """

    refused = Signal(str)
    """The shortcut is already assigned: with the display name of that command."""

    def __init__(self, actions: ActionBook, action: Action) -> None:
        super().__init__()
        self._actions = actions
        self._action = action
        self._edit = QKeySequenceEdit()
        self._edit.setMaximumSequenceLength(1)
        self._edit.setFixedWidth(_WIDTH)
        for line in self._edit.findChildren(QLineEdit):
            line.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Shift+Tab would never leave the editor
        self._edit.setAccessibleName(self.tr("Shortcut for {command}").format(command=action.text))
        self._edit.setToolTip(self.tr("Press the new shortcut"))
        for line in self._edit.findChildren(QLineEdit):
            line.setPlaceholderText(self.tr("No shortcut"))  # Qt's own text is too long in German
        self._clear = tool_button(
            "close", name=self.tr("No shortcut"), tip=self.tr("Remove the shortcut")
        )
        self._reset = tool_button(
            "reset", name=self.tr("Default shortcut"), tip=self.tr("Restore the default shortcut")
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for made in (self._edit, self._clear, self._reset):
            layout.addWidget(made)
        self.setAccessibleName(action.text)
        self._edit.editingFinished.connect(self._apply_key)
        self._clear.clicked.connect(self._remove_key)
        self._reset.clicked.connect(self._restore_default)
        self._show()

    def press(self, keys: str) -> None:
        """Assign a shortcut, as if it had been pressed."""
        self._edit.setKeySequence(QKeySequence(keys))
        self._apply_key()

    @Slot()
    def _apply_key(self) -> None:
        pressed = self._edit.keySequence().toString()
        if not pressed or pressed in self._actions.keys_of(self._action.name).split("; "):
            return
        owner = self._actions.owner_of(pressed)
        set_mark(self._edit, "invalid", owner is not None)
        if owner is not None:
            self.refused.emit(owner.text)
            keys = QKeySequence(pressed).toString(QKeySequence.SequenceFormat.NativeText)
            text = self.tr("{keys} is already assigned to “{command}”")
            self._edit.setToolTip(as_tip(text.format(keys=keys, command=owner.text)))
            return
        self._actions.rebind(self._action.name, pressed)
        self._show()

    @Slot()
    def _remove_key(self) -> None:
        self._actions.rebind(self._action.name, "")
        self._show()

    @Slot()
    def _restore_default(self) -> None:
        self._actions.rebind(self._action.name, self._action.shortcut)
        self._show()

    def _show(self) -> None:
        keys = self._actions.keys_of(self._action.name)
        sequences = QKeySequence.listFromString(keys)
        self._edit.setKeySequence(sequences[0] if sequences else QKeySequence())
        self._edit.setToolTip(self.tr("Press the new shortcut"))
        for line in self._edit.findChildren(QLineEdit):
            line.setPlaceholderText(self.tr("No shortcut"))  # Qt's own text is too long in German
        set_mark(self._edit, "invalid", value=False)
        self._clear.setEnabled(bool(keys))
        self._reset.setEnabled(keys != self._action.shortcut)


def key_settings(actions: ActionBook) -> list[Setting]:
    """Return a setting for the shortcut of each command."""
    return [
        Setting(action.text, action.tip, KeysEditor(actions, action))
        for action in actions
        if not action.is_menu
    ]

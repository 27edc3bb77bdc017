"""The `QAction`s of all commands, with their menus and keyboard shortcuts.

The book creates one `QAction` for each `Action`, fills the menus with them, and remembers the
shortcuts that the user assigned in place of the defaults.
"""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from sfumato_desktop.actions import Action, all_actions
from sfumato_desktop.app_settings import AppSettings
from sfumato_desktop.icons import icon
from sfumato_desktop.shown_text import as_tip

__all__ = ["ActionBook"]


class ActionBook(QObject):
    """The `QAction`s of all commands.

    Args:
        window: The window in which the shortcuts are active.
        settings: Stores the shortcuts assigned by the user.
    """

    def __init__(self, window: QWidget, settings: AppSettings) -> None:
        super().__init__(window)
        self._settings = settings
        self._actions = {action.name: action for action in all_actions()}
        self._groups: dict[str, QActionGroup] = {}
        self._menus: dict[str, QMenu] = {}
        self._made = {name: self._make(action, window) for name, action in self._actions.items()}
        window.addActions(list(self._made.values()))

    def __getitem__(self, name: str) -> QAction:
        return self._made[name]

    def __iter__(self) -> Iterator[Action]:
        return iter(self._actions.values())

    def connect_to(self, name: str, slot: Callable[[], object]) -> None:
        """Connect a command to a slot."""
        self._made[name].triggered.connect(slot)

    def menu(self, name: str) -> QMenu:
        """Return the menu that a command opens."""
        return self._menus[name]

    def fill(self, bar: QMenuBar) -> None:
        """Build the menus."""
        menus = {}
        for action in self:
            if action.menu not in menus:
                menus[action.menu] = bar.addMenu(action.menu)
                menus[action.menu].setToolTipsVisible(True)
            if action.starts_section:
                menus[action.menu].addSeparator()
            menus[action.menu].addAction(self._made[action.name])

    def keys_of(self, name: str) -> str:
        """Return a command's shortcut in the notation of `Action.shortcut`."""
        chosen = self._settings.chosen_keys(name)
        return self._actions[name].shortcut if chosen is None else chosen

    def owner_of(self, keys: str) -> Action | None:
        """Return the command that a shortcut is assigned to, if any."""
        wanted = set(QKeySequence.listFromString(keys))
        return next(
            (
                action
                for action in self
                if wanted & set(QKeySequence.listFromString(self.keys_of(action.name)))
            ),
            None,
        )

    def rebind(self, name: str, keys: str) -> None:
        """Assign a shortcut to a command; an empty `keys` removes it."""
        is_usual = keys == self._actions[name].shortcut
        self._settings.choose_keys(name, None if is_usual else keys)
        self._made[name].setShortcuts(QKeySequence.listFromString(keys))

    def _make(self, action: Action, window: QWidget) -> QAction:
        made = QAction(action.text, self)
        made.setObjectName(action.name)
        made.setToolTip(as_tip(action.tip))
        made.setStatusTip(action.tip)
        if keys := self.keys_of(action.name):
            made.setShortcuts(QKeySequence.listFromString(keys))
        if action.icon:
            made.setIcon(icon(action.icon))
            made.setIconVisibleInMenu(False)
        if action.group:
            made.setCheckable(True)
            group = self._groups.setdefault(action.group, QActionGroup(self))
            group.addAction(made)
        if action.is_menu:
            self._menus[action.name] = QMenu(window)
            made.setMenu(self._menus[action.name])
        return made

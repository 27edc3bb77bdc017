"""The context menu and shortcuts of a run, dataset, model, or export in a list."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from sfumato.records.project import ItemKind
from sfumato_desktop.housekeeping import Housekeeping
from sfumato_desktop.icons import icon
from sfumato_desktop.page_commands import offer_here
from sfumato_desktop.shown_text import as_caption, as_tip
from sfumato_desktop.widgets.rename_dialog import RenameDialog
from sfumato_desktop.widgets.section import tool_button

__all__ = ["ItemActions"]


class ItemActions(QObject):
    """Renames, deletes, and shows the selected entries of a list.

    Args:
        view: The list, which gets the context menu and the shortcuts.
        housekeeping: Renames and deletes the entries.
        selected: Returns the names of the selected entries.
        all_names: Returns the names of all entries.
    """

    folder_requested = Signal(str)
    """The user wants to see the folder of this entry."""
    duplicate_requested = Signal(str)
    """The user wants to start a new run with the settings of this entry."""

    def __init__(
        self,
        view: QWidget,
        housekeeping: Housekeeping,
        *,
        selected: Callable[[], Sequence[str]],
        all_names: Callable[[], Sequence[str]],
    ) -> None:
        super().__init__(view)
        self._view = view
        self._housekeeping = housekeeping
        self._selected = selected
        self._all_names = all_names
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        texts = {
            ItemKind.RUN: (self.tr("Rename run…"), self.tr("Delete run")),
            ItemKind.DATASET: (self.tr("Rename dataset…"), self.tr("Delete dataset")),
            ItemKind.EXPORT: (self.tr("Rename export…"), self.tr("Delete export")),
        }
        rename, delete = texts[housekeeping.kind]
        self._add(rename, ("F2",), self._ask_for_name)
        if housekeeping.kind is ItemKind.RUN:
            made = self._add(self.tr("Duplicate settings"), ("Ctrl+D",), self._duplicate)
            made.setToolTip(as_tip(self.tr("Configure a new run with the same settings")))
        self._add(self.tr("Show in folder"), ("Ctrl+Shift+R",), self._show_folder, "folder-open")
        made = self._add(delete, ("Del", "Backspace"), self._delete, "trash")
        made.setToolTip(as_tip(self.tr("Move to the project's trash; can be undone")))

    def add_menu_button(self, tip: str) -> None:
        """Add a button with the context menu to the end of the row that the actions belong to."""
        more = tool_button("more", name=self.tr("More"), tip=tip)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(more)
        menu.addActions(self._view.actions())
        more.setMenu(menu)
        layout = self._view.layout()
        assert layout is not None
        layout.addWidget(more)

    def _add(
        self, text: str, keys: Sequence[str], slot: Callable[[], object], icon_name: str = ""
    ) -> QAction:
        action = QAction(as_caption(text), self._view)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if icon_name:
            action.setIcon(icon(icon_name))
        action.triggered.connect(slot)
        self._view.addAction(action)
        offer_here(action)
        return action

    @Slot()
    def _ask_for_name(self) -> None:
        names = self._selected()
        if len(names) == 1:
            dialog = RenameDialog(
                self._housekeeping.kind, names[0], self._all_names(), self._view.window()
            )
            dialog.chosen.connect(self._rename)
            dialog.setProperty("renamed", names[0])
            dialog.open()

    @Slot(str)
    def _rename(self, new_name: str) -> None:
        self._housekeeping.rename(self.sender().property("renamed"), new_name)

    @Slot()
    def _delete(self) -> None:
        for name in self._selected():
            self._housekeeping.delete(name)

    @Slot()
    def _duplicate(self) -> None:
        for name in self._selected()[:1]:
            self.duplicate_requested.emit(name)

    @Slot()
    def _show_folder(self) -> None:
        for name in self._selected()[:1]:
            self.folder_requested.emit(name)

"""The gallery's sidebar: all images, boards, saved filters, and the trash.

Each entry stands for a filter. Boards accept dropped images, and boards and saved filters are
renamed in place.
"""

from PySide6.QtCore import (
    QItemSelectionModel,
    QPoint,
    QSignalBlocker,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QMenu,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sfumato.gallery import ALL_IMAGES, GalleryFilter
from sfumato_desktop import formatting
from sfumato_desktop.icons import icon
from sfumato_desktop.models.gallery_images import GalleryImages
from sfumato_desktop.models.image_list import IMAGES_FORMAT
from sfumato_desktop.shown_text import as_name, as_tip
from sfumato_desktop.theme import Space, set_role
from sfumato_desktop.widgets.section import button

__all__ = ["GallerySidebar"]

_FILTER, _KIND, _NAME = (Qt.ItemDataRole.UserRole + number for number in range(3))
_ROW_PX = 28
_LEAST_PX = 124
_PAUSE_MS = 200
"""Delay before another attempt to refresh the list while an entry is being renamed."""


class GallerySidebar(QFrame):
    """The list to the left of the gallery.

    Args:
        images: The images counted by the entries.
        parent: The parent widget.
    """

    filter_requested = Signal(object)
    """Emitted with the `GalleryFilter` of the selected entry."""
    board_requested = Signal()
    """The user wants to create a board."""
    rename_requested = Signal(str, str, str)
    """Emitted with `board` or `view`, the name, and the new name."""
    removal_requested = Signal(str, str)
    """Emitted with `board` or `view`, and the name."""
    images_dropped = Signal(str)
    """The selected images were dropped on this board."""

    def __init__(self, images: GalleryImages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images = images
        self.tree = _Tree()
        self.tree.setAccessibleName(self.tr("Boards and saved filters"))
        self.tree.setToolTip(
            self.tr("Drag images onto a board to add them; F2 renames, Del deletes")
        )
        new = button(
            self.tr("New board"),
            tip=self.tr("Create a board to collect images"),
            icon_name="plus",
            role="quiet",
        )
        set_role(self, "rail")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XS, Space.S, Space.XS, Space.S)
        layout.setSpacing(Space.XS)
        layout.addWidget(self.tree, 1)
        layout.addWidget(new, 0, Qt.AlignmentFlag.AlignLeft)
        new.clicked.connect(self.board_requested)
        self.tree.itemClicked.connect(self._choose)
        self.tree.itemActivated.connect(self._choose)
        self.tree.itemChanged.connect(self._rename)
        self.tree.dropped_on.connect(self.images_dropped)
        self.tree.setMinimumWidth(_LEAST_PX)
        self.tree.customContextMenuRequested.connect(self._open_menu)
        self.tree.delete_pressed.connect(self._remove_current)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        self._shown: object = None
        """The overview that the list shows."""
        self._to_edit: tuple[str, str] | None = None
        """The kind and name of an entry to rename as soon as it is listed."""
        images.listed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Show what the gallery contains now."""
        overview = self._images.overview
        if overview == self._shown:
            return
        if self.tree.state() is QTreeWidget.State.EditingState:
            self._pause.start()
            return
        self._pause.stop()
        self._shown = overview
        with QSignalBlocker(self.tree):
            self.tree.clear()
            add = self._add
            add(self.tr("All images"), "gallery", ALL_IMAGES, number=overview.images)
            add(self.tr("Picks"), "flag", GalleryFilter(flag="pick"), number=overview.picks)
            if number := overview.rejects:
                rejects = GalleryFilter(flag="reject")
                add(self.tr("Rejects"), "reject", rejects, number=number)
            self._add_heading(self.tr("Boards"))
            for name, number in overview.boards.items():
                made = add(name, "board", GalleryFilter(board=name), number=number)
                self._make_editable(made, "board", name)
            if overview.saved_filters:
                self._add_heading(self.tr("Saved filters"))
            for name, wanted in overview.saved_filters.items():
                self._make_editable(add(name, "filter", wanted), "view", name)
            if number := overview.trashed:
                self._add_heading("")
                add(self.tr("Trash"), "trash", GalleryFilter(in_trash=True), number=number)
        self.show_filter(self._images.wanted)
        if self._to_edit is not None:
            self.edit(*self._to_edit)

    def show_filter(self, wanted: GalleryFilter) -> None:
        """Select the entry that stands for a filter, if there is one."""
        with QSignalBlocker(self.tree):
            self.tree.clearSelection()
            for item in self.tree.lines():
                if item.data(0, _FILTER) == wanted:
                    self.tree.setCurrentItem(item)
                    return
            first = self.tree.topLevelItem(0)
            if first is not None:  # keyboard navigation starts here
                self.tree.setCurrentItem(first, 0, QItemSelectionModel.SelectionFlag.NoUpdate)

    def edit(self, kind: str, name: str) -> None:
        """Start renaming a board or saved filter, as soon as it is listed."""
        self._to_edit = (kind, name)
        for item in self.tree.lines():
            if (item.data(0, _KIND), item.data(0, _NAME)) == (kind, name):
                self._to_edit = None
                self.tree.setCurrentItem(item)
                self.tree.editItem(item, 0)

    def _add(
        self, text: str, icon_name: str, wanted: GalleryFilter, *, number: int | None = None
    ) -> QTreeWidgetItem:
        item = QTreeWidgetItem([as_name(text), "" if number is None else formatting.count(number)])
        item.setIcon(0, icon(icon_name, color="muted"))
        item.setData(0, _FILTER, wanted)
        item.setToolTip(0, as_tip(text))
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setSizeHint(0, QSize(0, _ROW_PX))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        self.tree.addTopLevelItem(item)
        return item

    def _add_heading(self, title: str) -> None:
        item = QTreeWidgetItem([title])
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setSizeHint(0, QSize(0, _ROW_PX if title else Space.M))
        self.tree.addTopLevelItem(item)

    def _make_editable(self, item: QTreeWidgetItem, kind: str, name: str) -> None:
        item.setData(0, _KIND, kind)
        item.setData(0, _NAME, name)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        if kind == "board":
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsDropEnabled)

    @Slot(QTreeWidgetItem)
    def _choose(self, item: QTreeWidgetItem) -> None:
        if (wanted := item.data(0, _FILTER)) is not None:
            self.filter_requested.emit(wanted)

    @Slot(QTreeWidgetItem)
    def _rename(self, item: QTreeWidgetItem) -> None:
        kind, name, new_name = item.data(0, _KIND), item.data(0, _NAME), item.text(0).strip()
        if kind and new_name and new_name != as_name(name):
            self.rename_requested.emit(kind, name, new_name)
        elif kind and new_name != item.text(0):
            item.setText(0, as_name(name))

    @Slot()
    def _remove_current(self) -> None:
        item = self.tree.currentItem()
        if item is not None and item.data(0, _KIND):
            self.removal_requested.emit(item.data(0, _KIND), item.data(0, _NAME))

    @Slot(QPoint)
    def _open_menu(self, position: QPoint) -> None:
        item = self.tree.itemAt(position)
        if item is None or not item.data(0, _KIND):
            return
        kind, name = item.data(0, _KIND), item.data(0, _NAME)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Rename")).triggered.connect(lambda: self.edit(kind, name))
        remove = menu.addAction(self.tr("Delete (keeps images)"))
        remove.triggered.connect(lambda: self.removal_requested.emit(kind, name))
        menu.popup(self.tree.viewport().mapToGlobal(position))


class _Tree(QTreeWidget):
    """A flat list with headings whose boards accept dropped images."""

    dropped_on = Signal(str)
    delete_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setItemsExpandable(False)
        self.setUniformRowHeights(False)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setEditTriggers(QTreeWidget.EditTrigger.EditKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setStretchLastSection(False)
        self.header().setMinimumSectionSize(20)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        set_role(self, "bare")

    def lines(self) -> list[QTreeWidgetItem]:
        """Return all entries, including headings."""
        items = (self.topLevelItem(index) for index in range(self.topLevelItemCount()))
        return [item for item in items if item is not None]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept images dragged from the grid."""
        if event.mimeData().hasFormat(IMAGES_FORMAT):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Accept images only over a board."""
        item = self.itemAt(event.position().toPoint())
        event.setAccepted(item is not None and item.data(0, _KIND) == "board")

    def dropEvent(self, event: QDropEvent) -> None:
        """Emit the board that the images were dropped on."""
        item = self.itemAt(event.position().toPoint())
        if item is not None and item.data(0, _KIND) == "board":
            event.acceptProposedAction()
            self.dropped_on.emit(item.data(0, _NAME))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove a board or saved filter with Del."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)

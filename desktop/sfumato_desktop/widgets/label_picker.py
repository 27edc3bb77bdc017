"""Popup that assigns boards or tags to the selected images.

Typing finds an existing name or creates a new name, and Enter assigns or removes it.
"""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from sfumato.gallery import LabelKind
from sfumato_desktop.shown_text import as_name, as_title
from sfumato_desktop.theme import Space, set_role
from sfumato_desktop.widgets.section import label

__all__ = ["LabelPicker"]

_SIZE = (280, 320)
_ROW_PX = 28
_NEW = Qt.ItemDataRole.UserRole


class LabelPicker(QDialog):
    """Assigns names to images.

    Args:
        kind: Tags or boards.
        names: All names, each with the number of selected images that have it.
        selected: Number of selected images.
        parent: The widget over whose center the popup opens.
    """

    name_chosen = Signal(str, bool)
    """Emitted with the name and whether to assign it."""

    def __init__(
        self, kind: LabelKind, names: Mapping[str, int], *, selected: int, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_role(self, "palette")
        self.resize(*_SIZE)
        self._kind = kind
        self._names = dict(names)
        self._selected = selected
        is_tag = kind == "tag"
        title = self.tr("Tags") if is_tag else self.tr("Boards")
        hint = self.tr("Find or create a tag") if is_tag else self.tr("Find or create a board")
        self.setWindowTitle(as_title(title))
        self._line = QLineEdit()
        self._line.setPlaceholderText(hint)
        self._line.setAccessibleName(hint)
        self._line.setToolTip(self.tr("Press Enter to assign or remove the selected name"))
        self._list = QListWidget()
        self._list.setAccessibleName(title)
        set_role(self._list, "bare")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        layout.setSpacing(Space.S)
        layout.addWidget(label(title, role="strong"))
        layout.addWidget(self._line)
        layout.addWidget(self._list, 1)
        self._line.textChanged.connect(self._fill)
        self._line.returnPressed.connect(self._apply_current)
        self._line.installEventFilter(self)
        self._list.itemClicked.connect(self._apply_item)
        self._list.itemActivated.connect(self._apply_item)
        self._fill()
        self._line.setFocus()

    def open_over(self, widget: QWidget) -> None:
        """Show the popup over the center of a widget."""
        middle = widget.mapToGlobal(widget.rect().center())
        self.move(middle - self.rect().center())
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Up and Down move through the list while the text field has the focus."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step is not None:
                row = self._list.currentRow() + step
                self._list.setCurrentRow(max(0, min(self._list.count() - 1, row)))
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _fill(self) -> None:
        text = self._line.text().strip()
        self._list.clear()
        for name, number in self._names.items():
            if text.casefold() in name.casefold():
                self._list.addItem(self._item(name, number))
        if text and text not in self._names:
            made = QListWidgetItem(as_name(self.tr("Create “{name}”").format(name=text)))
            made.setData(_NEW, text)
            made.setSizeHint(QSize(0, _ROW_PX))
            self._list.addItem(made)
        self._list.setCurrentRow(0)

    def _item(self, name: str, number: int) -> QListWidgetItem:
        item = QListWidgetItem(as_name(name))
        item.setData(_NEW, name)
        item.setSizeHint(QSize(0, _ROW_PX))
        item.setCheckState(
            Qt.CheckState.Unchecked
            if not number
            else Qt.CheckState.Checked
            if number == self._selected
            else Qt.CheckState.PartiallyChecked
        )
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        return item

    @Slot()
    def _apply_current(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self._apply_item(item)

    @Slot(QListWidgetItem)
    def _apply_item(self, item: QListWidgetItem) -> None:
        name = str(item.data(_NEW))
        is_on = self._names.get(name, 0) < self._selected
        self._names[name] = self._selected if is_on else 0
        self.name_chosen.emit(name, is_on)
        self._line.clear()
        self._fill()

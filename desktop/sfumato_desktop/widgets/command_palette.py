"""The command palette, which finds any command by a few letters of its name.

The palette opens over the window, matches the typed letters in order (fuzzy matching), and lists
the best matches first.
"""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import QAction, QColor, QIcon, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from sfumato_desktop.action_book import ActionBook
from sfumato_desktop.page_commands import offered_in
from sfumato_desktop.shown_text import text_of
from sfumato_desktop.theme import Radius, Space, colors_of, set_role

__all__ = ["CommandPalette", "match_score"]

_WIDTH = 520
_HEIGHT = 360
_TOP = 80
_ROW_HEIGHT = 32
_KEYS = Qt.ItemDataRole.UserRole + 1
"""The shortcut shown at the right of an entry."""


def match_score(wanted: str, text: str) -> float | None:
    """Return how well a text matches the query; higher is better, and `None` means no match.

    All letters must occur in order. Letters that start a word or follow each other score higher. Of
    two texts with equal scores, the shorter text wins.
    """
    wanted, text = wanted.casefold().replace(" ", ""), text.casefold()
    score, at, last = 0.0, 0, -2
    for letter in wanted:
        at = text.find(letter, at)
        if at < 0:
            return None
        starts_word = at == 0 or not text[at - 1].isalnum()
        score += 3.0 * starts_word + 4.0 * (at == last + 1) + 1.0
        last = at
        at += 1
    return score - len(text) / 100.0


class CommandPalette(QDialog):
    """Lists the matching commands and runs the chosen one.

    Args:
        actions: All commands.
        parent: The window that the palette opens over.
    """

    def __init__(self, actions: ActionBook, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._actions = actions
        self._here: list[QAction] = []
        self._shown: list[QAction] = []
        self.setAccessibleName(self.tr("Command palette"))
        self.setFixedSize(_WIDTH, _HEIGHT)
        self._input = QLineEdit()
        self._input.setPlaceholderText(self.tr("Search commands…"))
        self._input.setAccessibleName(self.tr("Command"))
        self._input.setToolTip(self.tr("Type a few letters of a command"))
        self._input.installEventFilter(self)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Matching commands"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setItemDelegate(_CommandDelegate(self._list))
        set_role(self, "palette")
        set_role(self._list, "bare")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        layout.addWidget(self._input)
        layout.addWidget(self._list)
        self._input.textChanged.connect(self._fill)
        self._list.itemClicked.connect(self._carry_out)

    def open_over(self, window: QWidget) -> None:
        """Show the palette at the top of a window."""
        corner = window.mapToGlobal(QPoint((window.width() - _WIDTH) // 2, _TOP))
        self.move(corner)
        self._here = offered_in(window)
        self._input.clear()
        self._fill("")
        self.show()
        self._input.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Forward the arrow and Enter keys to the list while the text field keeps the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
            key = Qt.Key(event.key())
            if key in steps and self._list.count():
                self._list.setCurrentRow(
                    (self._list.currentRow() + steps[key]) % self._list.count()
                )
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._carry_out(self._list.currentItem())
                return True
        return super().eventFilter(watched, event)

    @Slot(str)
    def _fill(self, wanted: str) -> None:
        offered = [
            (f"{action.text} {action.tip}", self._actions[action.name], action.needs)
            for action in self._actions
            if not action.is_menu
        ]
        needs = self.tr("not available for the selected images")
        offered += [(text_of(action.text()), action, needs) for action in self._here]
        scored = [
            (score, made, needs)
            for text, made, needs in offered
            if (score := match_score(wanted, text)) is not None
        ]
        if wanted:
            scored.sort(key=lambda one: (not one[1].isEnabled(), -one[0]))
        self._list.clear()
        self._shown = [made for _, made, _ in scored]
        for index, (_, made, needs) in enumerate(scored):
            self._list.addItem(_item(index, made, needs=needs))
        self._list.setCurrentRow(0)

    @Slot(QListWidgetItem)
    def _carry_out(self, item: QListWidgetItem | None) -> None:
        if item is None or not item.flags() & Qt.ItemFlag.ItemIsEnabled:
            return
        self.hide()
        self._shown[item.data(Qt.ItemDataRole.UserRole)].trigger()


class _CommandDelegate(QStyledItemDelegate):
    """Paints a command: icon, name, and the shortcut at the right."""

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 (Qt's signature)
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002 (Qt's signature)
    ) -> QSize:
        return QSize(100, _ROW_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        view = self.parent()
        assert isinstance(view, QListWidget)
        colors = colors_of(view)
        is_enabled = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.accent_soft))
            painter.drawRoundedRect(option.rect, Radius.S, Radius.S)
        rect = option.rect.adjusted(Space.S, 0, -Space.S, 0)
        sign = QRect(rect.left(), rect.top() + (rect.height() - 18) // 2, 18, 18)
        mode = QIcon.Mode.Normal if is_enabled else QIcon.Mode.Disabled
        index.data(Qt.ItemDataRole.DecorationRole).paint(
            painter, sign, Qt.AlignmentFlag.AlignCenter, mode
        )
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(colors.text if is_enabled else colors.disabled))
        painter.drawText(rect.adjusted(30, 0, 0, 0), middle, index.data())
        painter.setPen(QColor(colors.muted if is_enabled else colors.disabled))
        painter.drawText(rect, middle | Qt.AlignmentFlag.AlignRight, index.data(_KEYS))
        painter.restore()


def _item(index: int, made: QAction, *, needs: str) -> QListWidgetItem:
    """Return the entry of a command with its shortcut, or with the reason it is unavailable."""
    item = QListWidgetItem(made.icon(), text_of(made.text()))
    item.setData(Qt.ItemDataRole.UserRole, index)
    keys = made.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    item.setData(_KEYS, keys if made.isEnabled() else needs)
    item.setToolTip(made.toolTip())
    if not made.isEnabled():
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
    return item

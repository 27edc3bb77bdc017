"""A side list of entries with a name, a second line, and an optional thumbnail."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from sfumato_desktop.shown_text import as_tip
from sfumato_desktop.theme import Radius, Space, colors_of, set_role
from sfumato_desktop.widgets.images import FileImages

__all__ = ["ListEntry", "TwoLineList"]

_IMAGE_PX = 40
_IMAGE_ROLE = Qt.ItemDataRole.UserRole + 1
_SECOND_ROLE = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True)
class ListEntry:
    """One entry of the list."""

    name: str
    """Unique name, shown in the first line."""
    second_line: str
    image: Path | None = None
    """Image file whose center is used as the thumbnail, loaded when the entry becomes visible."""


class TwoLineList(QListWidget):
    """A list of names that keeps its selection when it is refilled.

    Args:
        name: Description of the list for screen readers.
        parent: The parent widget.
    """

    chosen = Signal(str)
    """The current entry changed: with its name, or "" if there is none."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.images = FileImages(self)
        """The images of the entries."""
        self.images.arrived.connect(self.viewport().update)
        self.setItemDelegate(_TwoLineDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        set_role(self, "bare")
        self.currentItemChanged.connect(self._emit_current)

    @property
    def current_name(self) -> str:
        """The selected entry, or "" if there is none."""
        item = self.currentItem()
        return item.text() if item is not None else ""

    @property
    def names(self) -> list[str]:
        """The names of all entries."""
        return [self.item(row).text() for row in range(self.count())]

    @property
    def selected_names(self) -> list[str]:
        """The name of the current entry, if there is one."""
        return [self.current_name] if self.current_name else []

    def show_entries(self, entries: list[ListEntry]) -> None:
        """Set the entries, keeping the selection if possible and otherwise selecting the first."""
        before = self.current_name
        self.blockSignals(True)  # noqa: FBT003 - Qt takes it by position only
        self.clear()
        for entry in entries:
            item = QListWidgetItem(entry.name)
            item.setData(_SECOND_ROLE, entry.second_line)
            item.setData(_IMAGE_ROLE, entry.image)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{entry.name}, {entry.second_line}")
            item.setToolTip(as_tip(f"{entry.name}\n{entry.second_line}"))
            self.addItem(item)
        names = [entry.name for entry in entries]
        self.setCurrentRow(names.index(before) if before in names else min(0, len(names) - 1))
        self.blockSignals(False)  # noqa: FBT003 - Qt takes it by position only
        if self.current_name != before:
            self.chosen.emit(self.current_name)

    def choose(self, name: str) -> None:
        """Select the entry with the given name, if it is listed."""
        found = self.findItems(name, Qt.MatchFlag.MatchExactly)
        if found:
            self.setCurrentItem(found[0])

    def _emit_current(self) -> None:
        self.chosen.emit(self.current_name)


class _TwoLineDelegate(QStyledItemDelegate):
    """Paints an entry: thumbnail, name, and the second line in a muted color."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        lines = 2 * option.fontMetrics.height() + 2
        has_image = index.data(_IMAGE_ROLE) is not None
        return QSize(120, max(lines, _IMAGE_PX if has_image else 0) + 2 * Space.S)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        view = self.parent()
        assert isinstance(view, TwoLineList)
        colors = colors_of(view.window())
        area = option.rect.adjusted(Space.XS, 1, -Space.XS, -1)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.accent_soft if is_chosen else colors.hover))
            painter.drawRoundedRect(QRectF(area), Radius.M, Radius.M)
        if is_chosen and view.hasFocus():
            painter.setPen(QColor(colors.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), Radius.M, Radius.M)
        text_area = area.adjusted(Space.S, 0, -Space.S, 0)
        path = index.data(_IMAGE_ROLE)
        size = QSize(_IMAGE_PX, _IMAGE_PX)
        pixmap = view.images.cover(path, size) if path is not None else None
        if pixmap is not None:
            top = area.top() + (area.height() - _IMAGE_PX) // 2
            target = QRect(text_area.left(), top, _IMAGE_PX, _IMAGE_PX)
            painter.drawPixmap(target, pixmap)
            text_area.setLeft(target.right() + Space.S)
        self._draw_lines(painter, option, text_area, index)
        painter.restore()

    def _draw_lines(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        area: QRect,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        view = self.parent()
        assert isinstance(view, QListWidget)
        colors = colors_of(view.window())
        strong = QFont(option.font)
        strong.setWeight(QFont.Weight.DemiBold)
        height = option.fontMetrics.height()
        top = area.top() + (area.height() - 2 * height - 2) // 2
        for font, text, color, y in (
            (strong, str(index.data()), colors.text, top),
            (option.font, str(index.data(_SECOND_ROLE)), colors.muted, top + height + 2),
        ):
            painter.setFont(font)
            painter.setPen(QColor(color))
            line = QRect(area.left(), y, area.width(), height)
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)

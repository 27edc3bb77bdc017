"""Names that contain markup, mnemonics, format fields, escape codes, or line breaks.

Each check returns one sentence per name that a window misinterprets; an empty list means that the
window is correct.
"""

import unicodedata
from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QMenu,
    QTabBar,
    QWidget,
)

from sfumato_desktop.widgets.elided_label import ElidedLabel

__all__ = ["COMMANDING", "MARK", "count_of_mark", "misread_in"]

MARK = "R&D <b>x %1 %n [red]{x}[*]"
"""Part of every foreign name; all of it must be shown as plain text."""
COMMANDING = f"{MARK}\x1b[31m\u202ex\ny"
"""A name with an escape code, a text direction override, and a line break."""
_BROKEN = "\\u202ex\ny"
"""The end of that name if its line break is not escaped."""
_LEFT = ("R", "D ", "x")
_ALLOWED_IN_LINES = "\n"
_MOST_ROWS, _MOST_COLUMNS = 500, 10


def misread_in(window: QWidget) -> list[str]:
    """Return the texts of a window and its children that Qt would interpret instead of showing."""
    return sorted({trouble for one in _all_in(window) for trouble in _troubles_of(one)})


def count_of_mark(window: QWidget) -> int:
    """Return the number of texts of a window that contain the mark as a reader would see it."""
    return sum(MARK in text for one in _all_in(window) for text in _seen(one))


def _all_in(window: QWidget) -> list[QWidget]:
    return [window, *window.findChildren(QWidget)]


def _seen(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel():
            yield widget.text().replace("&&", "&") if widget.buddy() else widget.text()
        case QAbstractButton() | QGroupBox():
            text = widget.title() if isinstance(widget, QGroupBox) else widget.text()
            yield text.replace("&&", "&")
        case QComboBox():
            yield from (widget.itemText(row) for row in range(widget.count()))
        case QAbstractItemView() if widget.model() is not None:
            yield from (str(index.data() or "") for index in _indexes(widget.model()))
    yield widget.windowTitle().replace("[*][*]", "[*]")


def _troubles_of(widget: QWidget) -> Iterator[str]:
    who = f"{type(widget).__name__} in {type(widget.parent()).__name__}"
    yield from _own_troubles(who, widget)
    yield from _as_tip(who, widget.toolTip())
    for action in widget.actions():
        yield from _as_caption(who, action.text())
        yield from _as_tip(who, action.toolTip())
    if "[*]" in widget.windowTitle().replace("[*][*]", ""):
        yield f"{who} loses a part of its title {widget.windowTitle()!r}."
    yield from _as_text(who, widget.windowTitle())


def _own_troubles(who: str, widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel():
            yield from _as_label(who, widget)
        case QMenu() | QGroupBox():
            yield from _as_caption(who, widget.title())
        case QAbstractButton():
            yield from _as_caption(who, widget.text())
        case QTabBar():
            for page in range(widget.count()):
                yield from _as_caption(who, widget.tabText(page))
                yield from _as_tip(who, widget.tabToolTip(page))
        case QComboBox():
            for row in range(widget.count()):
                yield from _as_text(who, widget.itemText(row))
        case QAbstractItemView() if widget.model() is not None:
            for index in _indexes(widget.model()):
                yield from _as_text(who, str(index.data() or ""), allowed=_ALLOWED_IN_LINES)
                yield from _as_tip(who, str(index.data(Qt.ItemDataRole.ToolTipRole) or ""))


def _as_label(who: str, label: QLabel) -> Iterator[str]:
    if _is_foreign(label.text()) and label.textFormat() is not Qt.TextFormat.PlainText:
        yield f"{who} may read markup in {label.text()!r}."
    if label.buddy() is not None:
        yield from _as_caption(who, label.text())
    if isinstance(label, ElidedLabel) and _BROKEN in label.text():
        yield f"{who} breaks a name into two lines in {label.text()!r}."
    yield from _as_text(who, label.text(), allowed=_ALLOWED_IN_LINES)


def _as_caption(who: str, text: str) -> Iterator[str]:
    if _is_foreign(text) and "&" in text.replace("&&", ""):
        yield f"{who} reads a mnemonic in {text!r}."
    yield from _as_text(who, text, allowed=_ALLOWED_IN_LINES)


def _as_tip(who: str, tip: str) -> Iterator[str]:
    seen = QTextDocumentFragment.fromHtml(tip).toPlainText() if GuiQt.mightBeRichText(tip) else tip
    if _is_foreign(tip) and MARK not in seen:
        yield f"The tooltip of {who} shows {seen!r}."
    yield from _as_text(f"The tooltip of {who}", seen, allowed=_ALLOWED_IN_LINES)


def _as_text(who: str, text: str, *, allowed: str = "") -> Iterator[str]:
    for one in text:
        is_control = unicodedata.category(one) in ("Cc", "Cs", "Zl", "Zp") or one == "\u202e"
        if is_control and one not in allowed:
            yield f"{who} shows {text!r} with {one!r}."


def _is_foreign(text: str) -> bool:
    """Return whether a text contains the mark, or what Qt or a formatter left of it."""
    return all(part in text for part in _LEFT) and ("%1" in text or "[red]" in text)


def _indexes(model: QAbstractItemModel) -> Iterator[QModelIndex]:
    for row in range(min(model.rowCount(QModelIndex()), _MOST_ROWS)):
        pages = (model.index(row, column) for column in range(_MOST_COLUMNS))
        yield from (index for index in pages if index.isValid())

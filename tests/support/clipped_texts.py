"""Detection of texts on a screen that cannot be read in full.

A text is readable if it was painted within the visible part of its widget and every widget lies
within its container. A few widgets elide names on purpose; they must show the full name elsewhere.
"""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from sfumato_desktop.widgets.device_panel import _Gauge
from sfumato_desktop.widgets.elided_label import ElidedLabel
from sfumato_desktop.widgets.quiet_inputs import QuietComboBox
from sfumato_desktop.widgets.recent_card import RecentCard
from support.drawn_text import DrawnText, texts_drawn_by
from support.screen_checks import described

__all__ = ["clipped_texts"]

_ELIDING = (ElidedLabel, QuietComboBox, RecentCard, _Gauge)
"""Widgets that elide names where space is limited and show them in full in their tooltips."""
_ELISION = "…"
_ROOM_PX = 2.0
"""Tolerance: a font's ascent and descent extend beyond the visible ink."""
_KINDS = (QLabel, QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QTabBar)


def clipped_texts(shown: QWidget) -> list[str]:
    """Return the texts of a window that are clipped, elided, or painted outside of it."""
    troubles = []
    for widget in [shown, *shown.findChildren(QWidget)]:
        if widget.isVisible() and widget.window() is shown:
            troubles += [f"{described(widget)}: {text}" for text in _troubles_of(widget)]
            if isinstance(widget, _KINDS) and (holder := _narrower_holder(widget)) is not None:
                troubles.append(f"{described(widget)} reaches out of {described(holder)}.")
    return troubles


def _troubles_of(widget: QWidget) -> Iterator[str]:
    view = widget.parentWidget()
    is_viewport = isinstance(view, QAbstractScrollArea) and view.viewport() is widget
    if isinstance(view, QPlainTextEdit) or (isinstance(widget, QLineEdit) and widget.text()):
        return  # typed text scrolls within its field
    for drawn in texts_drawn_by(widget):
        if _ELISION in drawn.text:
            if not _has_own_tooltip(widget, view if is_viewport else None):
                yield f"“{drawn.text}” is shortened and reported nowhere."
        elif (hidden := _hidden_px(drawn, is_viewport=is_viewport)) > _ROOM_PX:
            yield f"“{drawn.text}” is cut off by {hidden:.0f} pixels."


def _hidden_px(drawn: DrawnText, *, is_viewport: bool) -> float:
    if not is_viewport:
        return drawn.hidden_px
    return max(drawn.clip.left() - drawn.page.left(), drawn.page.right() - drawn.clip.right())


def _has_own_tooltip(widget: QWidget, view: QWidget | None) -> bool:
    if isinstance(view, QAbstractItemView):
        first = view.indexAt(view.viewport().rect().center())
        model = view.model()
        index = first if first.isValid() or model is None else model.index(0, 0)
        roles = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
        return any(index.data(role) for role in roles)
    return isinstance(widget, _ELIDING) and bool(widget.toolTip())


def _narrower_holder(widget: QWidget) -> QWidget | None:
    """Return the first ancestor of a widget that does not contain it entirely."""
    area = QRect(QPoint(), widget.size())
    is_scrolled = False
    child, parent = widget, widget.parentWidget()
    while parent is not None and not child.isWindow():
        area = area.translated(child.pos())
        room = parent.rect()
        outer = parent.parentWidget()
        if isinstance(outer, QAbstractScrollArea) and outer.viewport() is parent:
            is_scrolled = True
        is_wide = area.left() < room.left() - 1 or area.right() > room.right() + 1
        is_high = area.top() < room.top() - 1 or area.bottom() > room.bottom() + 1
        if is_wide or (is_high and not is_scrolled):
            return parent
        child, parent = parent, outer
    return None

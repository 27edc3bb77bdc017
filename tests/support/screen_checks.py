"""Accessibility checks of a screen for keyboard and screen reader users.

Each check returns one sentence per problem; an empty list means that the screen passes.
"""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

__all__ = [
    "FocusWatch",
    "described",
    "leaving_by_escape",
    "nameless",
    "size_troubles",
    "untouched",
]

_CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QTabBar,
)
_LEAST_PIXELS = 24
"""Minimum number of pixels that must change visibly on focus: the edge of a small check box."""
_VISIBLE_CONTRAST = 2.5
"""Contrast between a pixel with and without focus."""
_ROOM = 4
"""Margin around a control, in pixels, where its focus may be painted."""
_MOST_STOPS = 400


def described(widget: QWidget) -> str:
    """Return a widget's name for an error report."""
    text = getattr(widget, "text", str)
    words = widget.accessibleName() or str(text() if callable(text) else "")
    owner = type(widget.parent()).__name__ if widget.parent() is not None else ""
    return f"{type(widget).__name__} “{words or widget.objectName()}” in {owner}"


def nameless(shown: QWidget) -> list[str]:
    """Return interactive widgets without a name or tooltip, and list items without text."""
    troubles = []
    for control in _controls(shown):
        if not _name(control).strip():
            troubles.append(f"{described(control)} has no name for a screen reader.")
        is_list = isinstance(control, QAbstractItemView)
        if isinstance(control, _CONTROLS) and not is_list and not _tip(control):
            troubles.append(f"{described(control)} has no tooltip.")
        if is_list:
            troubles += [
                f"A line of {described(control)} has no text." for _ in _unnamed_rows(control)
            ]
    return troubles


def untouched(shown: QWidget, stops: Iterable[QWidget]) -> list[str]:
    """Return the controls that Tab should have reached but did not."""
    reached = set(stops)
    groups = {_group_of(stop) for stop in reached if isinstance(stop, QRadioButton)}
    return [
        f"Tab does not reach {described(control)}."
        for control in _controls(shown)
        if _accepts_tab(control) and control not in reached and _group_of(control) not in groups
    ]


def leaving_by_escape(shown: QWidget) -> list[str]:
    """Return what prevents Escape from closing a dialog; also check what Enter would press."""
    if not isinstance(shown, QDialog):
        return []
    troubles = list(_wrong_defaults(shown))
    rejected: list[bool] = []
    shown.reject = lambda: rejected.append(True)  # type: ignore[method-assign] # records the call without closing
    QTest.keyClick(shown.focusWidget() or shown, Qt.Key.Key_Escape)
    del shown.reject
    if not rejected:
        troubles.append("Escape does not close it.")
    return troubles


def _wrong_defaults(shown: QDialog) -> Iterator[str]:
    buttons = [one for one in shown.findChildren(QPushButton) if one.isVisible()]
    primary = [one for one in buttons if one.property("role") == "primary"]
    if primary and not primary[0].isDefault():
        yield f"Enter does not press {described(primary[0])}."
    focus = shown.focusWidget()
    if primary and isinstance(focus, QPushButton) and focus is not primary[0]:
        yield f"Enter presses {described(focus)} first."
    if not primary:
        for one in buttons:
            if one.isDefault() or one.autoDefault():
                yield f"Enter may press {described(one)}, which nobody meant."


def size_troubles(shown: QWidget, room: QRect) -> list[str]:
    """Return whether a window needs more space than the smallest screen has."""
    least = shown.minimumSizeHint().expandedTo(shown.minimumSize()).expandedTo(shown.size())
    if isinstance(shown, QMenu) or (
        least.width() <= room.width() and least.height() <= room.height()
    ):
        return []
    return [f"It wants {least.width()} x {least.height()} pixels."]


class FocusWatch:
    """Moves through a window with Tab and checks that the focus is visible.

    Args:
        shown: The window.
        known: What was already checked and need not be checked again; extended.
    """

    def __init__(self, shown: QWidget, known: set[str]) -> None:
        self._shown = shown
        self._known = known
        self.troubles: list[str] = []

    def walk(self) -> list[QWidget]:
        """Press Tab until the focus cycles, then in reverse; return the tab stops."""
        forward = list(self._stops(Qt.KeyboardModifier.NoModifier))
        backward = list(self._stops(Qt.KeyboardModifier.ShiftModifier))
        QTest.keyClick(self._shown, Qt.Key.Key_F35)  # else Shift would remain pressed
        missed = [
            described(stop) for stop in forward if _accepts_tab(stop) and stop not in backward
        ]
        if missed:
            self.troubles.append(f"Shift+Tab does not come to {', '.join(missed)}.")
        return forward

    def _stops(self, modifier: Qt.KeyboardModifier) -> Iterator[QWidget]:
        stops: list[QWidget] = []
        focus = self._focus()
        while focus is not None and focus not in stops:
            stops.append(focus)
            yield focus
            if not focus.isVisible():
                self.troubles.append(f"{described(focus)} has the keyboard and is not seen.")
            before = self._grab(focus)
            QTest.keyClick(focus, Qt.Key.Key_Tab, modifier)
            if self._focus() is not focus:
                self._compare(focus, before)
            if self._focus() is focus and self._others(focus):
                self.troubles.append(
                    f"{described(focus)} keeps the keyboard: Tab does not leave it."
                )
                return
            focus = self._focus()
            if len(stops) > _MOST_STOPS:
                self.troubles.append("Tab never comes round.")
                return
        if focus is not None and stops and focus is not stops[0] and focus is not stops[-1]:
            self._check_circle(stops[stops.index(focus) :], stops)

    def _check_circle(self, circle: list[QWidget], stops: list[QWidget]) -> None:
        """Report where Tab cycles without returning to its starting point."""
        if len(stops) - len(circle) > 1:  # a window may pass its initial focus on
            names = ", ".join(described(stop) for stop in circle[:4])
            self.troubles.append(f"Tab goes round in a part and never leaves it: {names}, ….")

    def _focus(self) -> QWidget | None:
        focus = QApplication.focusWidget()
        if focus is None or focus.window() is not self._shown:
            focus = self._shown.focusWidget() or self._shown.nextInFocusChain()
        return focus

    def _others(self, focus: QWidget) -> bool:
        return any(_accepts_tab(one) and one is not focus for one in _controls(self._shown))

    def _grab(self, control: QWidget) -> QImage | None:
        key = f"{described(control)} {control.property('role')} {_state(control)}"
        if key in self._known or not _shows_focus(control):
            return None
        self._known.add(key)
        return self._shown.grab(self._around(control)).toImage()

    def _around(self, control: QWidget) -> QRect:
        corner = control.mapTo(self._shown, QPoint())
        around = QRect(corner, control.size()).adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM)
        return around & self._shown.rect()

    def _compare(self, control: QWidget, before: QImage | None) -> None:
        if before is None or before.isNull():
            return
        after = self._shown.grab(self._around(control)).toImage()
        if after.size() == before.size() and visible_changes(before, after) < _LEAST_PIXELS:
            self.troubles.append(f"{described(control)} does not show that it has the keyboard.")


def visible_changes(one: QImage, other: QImage) -> int:
    """Return the number of pixels with a visible difference between two images."""
    import numpy as np

    light = []
    for image in (one, other):
        made = image.convertToFormat(QImage.Format.Format_RGB888)
        raw = np.frombuffer(made.constBits(), dtype=np.uint8).reshape(made.height(), -1)
        rgb = raw[:, : 3 * made.width()].reshape(made.height(), made.width(), 3) / 255.0
        linear = np.where(rgb <= 0.03928, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
        light.append(linear @ np.array([0.2126, 0.7152, 0.0722]) + 0.05)
    ratio = np.maximum(light[0], light[1]) / np.minimum(light[0], light[1])
    return int((ratio >= _VISIBLE_CONTRAST).sum())


def _controls(shown: QWidget) -> list[QWidget]:
    """Return the interactive controls of a window, without the parts of Qt's own composites."""
    return [
        child
        for child in shown.findChildren(QWidget)
        if child.isVisible()
        and child.window() is shown
        and (isinstance(child, _CONTROLS) or child.focusPolicy() is Qt.FocusPolicy.StrongFocus)
        and not _is_piece(child)
    ]


def _is_piece(child: QWidget) -> bool:
    if isinstance(child, QScrollBar) or child.objectName().startswith("qt_"):
        return True
    parent = child.parentWidget()
    if parent is None or child.focusProxy() is not None:
        return True
    if isinstance(parent, (QAbstractSpinBox, QComboBox, QLineEdit, QTabBar)):
        return True
    return type(parent).__name__ in ("QHeaderView", "QTableView", "QTableWidget", "QMenuBar") or (
        type(child).__name__ in ("QHeaderView", "QMenuBar")
    )


def _name(control: QWidget) -> str:
    """Return what a screen reader announces: the control's own name, its text, or its label's."""
    if control.accessibleName():
        return control.accessibleName()
    if isinstance(control, QAbstractButton):
        return control.text()
    labels = control.window().findChildren(QLabel)
    return next((label.text() for label in labels if label.buddy() is control), "")


def _tip(control: QWidget) -> str:
    if control.toolTip():
        return control.toolTip()
    if isinstance(control, QTabBar):
        return control.accessibleName()  # each tab's text says what it shows
    return ""


def _unnamed_rows(view: QWidget) -> Iterator[QModelIndex]:
    assert isinstance(view, QAbstractItemView)
    model: QAbstractItemModel | None = view.model()
    if model is None:
        return
    for row in range(min(20, model.rowCount())):
        index = model.index(row, 0)
        if not index.flags() & Qt.ItemFlag.ItemIsEnabled:
            continue
        roles = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole)
        if not any(str(index.data(role) or "").strip() for role in roles):
            yield index


def _accepts_tab(control: QWidget) -> bool:
    policy = control.focusPolicy()
    return (
        control.isEnabled()
        and bool(policy & Qt.FocusPolicy.TabFocus)
        and not (isinstance(control, QAbstractButton) and control.autoExclusive())
    )


def _group_of(control: QWidget) -> object:
    """Return the container of a radio button; Tab reaches one button per group."""
    if not isinstance(control, QRadioButton):
        return control
    return control.group() or control.parentWidget()


def _state(control: QWidget) -> str:
    if isinstance(control, QAbstractButton):
        return "checked" if control.isChecked() else ""
    if isinstance(control, QAbstractItemView):
        current = control.currentIndex()
        is_selected = current.isValid() and control.selectionModel().isSelected(current)
        return "selected" if is_selected else "current" if current.isValid() else ""
    return ""


def _shows_focus(control: QWidget) -> bool:
    """Return whether a tab stop is a control; a page that handles its content's keys is not."""
    return isinstance(control, (*_CONTROLS, QTextEdit)) or control.focusPolicy() is (
        Qt.FocusPolicy.StrongFocus
    )

"""Detection of controls without an accessible name or a tooltip."""

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QScrollBar,
    QTreeView,
    QWidget,
)

__all__ = ["nameless_controls"]

_CONTROLS = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit)


def nameless_controls(parent: QWidget) -> list[str]:
    """Return the controls below a widget that lack an accessible name or a tooltip."""
    found = []
    for control in parent.findChildren(QWidget):
        if not isinstance(control, _CONTROLS) or _is_part(control):
            continue
        text = control.text() if isinstance(control, QAbstractButton) else ""
        if not (control.accessibleName() or text) or not control.toolTip():
            found.append(f"{type(control).__name__} {control.objectName()} {text}")
    views = parent.findChildren(QAbstractItemView)
    return found + [
        type(view).__name__ for view in views if not view.accessibleName() and not _is_part(view)
    ]


def _is_part(control: QWidget) -> bool:
    """Return whether a control is part of a Qt composite, such as the line edit of a spin box."""
    if isinstance(control, QScrollBar) or control.objectName().startswith("qt_"):
        return True
    parent = control.parentWidget()
    while parent is not None:
        if isinstance(parent, (QAbstractSpinBox, QComboBox, QLineEdit, QTreeView)):
            return True
        if type(parent).__name__ in (
            "QTabBar",
            "QHeaderView",
            "QTableView",
            "QComboBoxPrivateContainer",
        ):
            return True
        parent = parent.parentWidget()
    return False

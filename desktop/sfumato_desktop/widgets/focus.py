"""The keyboard focus of controls that take turns, such as Pause and Resume.

When a control that has the focus is hidden, Qt passes the focus on to the next control of the
window, which for Pause would be Stop: a second press of the same key would then stop the run.
"""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

__all__ = ["show_only"]


def show_only(controls: Mapping[QWidget, bool]) -> None:
    """Show some controls of a group and hide the others, without moving the focus out of it.

    The focus of a control that is hidden goes to the first control that appears, or to none.

    Args:
        controls: Whether each control is to be shown; those that can take over the focus come first
            in order of preference.
    """
    appearing = [one for one, is_shown in controls.items() if is_shown and one.isHidden()]
    leaving = [one for one, is_shown in controls.items() if not is_shown]
    for one in appearing:
        one.show()
    focus = QApplication.focusWidget()
    if focus is not None and any(one is focus or one.isAncestorOf(focus) for one in leaving):
        _pass_on(focus, appearing)
    for one in leaving:
        one.hide()


def _pass_on(focus: QWidget, heirs: Iterable[QWidget]) -> None:
    for heir in heirs:
        if heir.focusPolicy() != Qt.FocusPolicy.NoFocus and heir.isEnabled():
            heir.setFocus(Qt.FocusReason.OtherFocusReason)
            return
    focus.clearFocus()

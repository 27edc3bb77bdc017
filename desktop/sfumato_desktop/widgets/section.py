"""Helpers that lay out text, lines, cards, and headings consistently.

The functions build small, named elements from the theme's tokens so that no page defines its own
margins.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sfumato_desktop.icons import icon
from sfumato_desktop.shown_text import as_tip
from sfumato_desktop.theme import Space, set_role
from sfumato_desktop.widgets.plain_text import PlainLabel

__all__ = [
    "button",
    "card",
    "column",
    "hold_width",
    "label",
    "line",
    "row",
    "scrolled",
    "tool_button",
]

_ICON_BESIDE_TEXT = QSize(21, 16)
"""Wider than it is high: the icon is on the left, and the rest is the gap before the text."""


def label(text: str, *, role: str = "", is_wrapped: bool = False) -> QLabel:
    """Return a label; roles are `title`, `heading`, `strong`, `caption`, `muted`, `danger`, …."""
    made = PlainLabel(text)
    made.setWordWrap(is_wrapped)
    if role:
        set_role(made, role)
    return made


def button(text: str, *, tip: str, icon_name: str = "", role: str = "") -> QPushButton:
    """Return a push button; `role` is `primary`, `quiet`, `link`, or ""."""
    made = QPushButton(text)
    made.setToolTip(as_tip(tip))
    made.setAccessibleName(text.replace("&", "") or tip)
    made.setAccessibleDescription(tip)
    if icon_name:
        made.setIcon(icon(icon_name, color="on_accent" if role == "primary" else "text"))
        made.setIconSize(_ICON_BESIDE_TEXT)
    if role:
        set_role(made, role)
    return made


def tool_button(icon_name: str, *, name: str, tip: str = "") -> QToolButton:
    """Return an icon-only button; `name` is for screen readers, `tip` is the tooltip."""
    made = QToolButton()
    made.setIcon(icon(icon_name))
    made.setToolTip(as_tip(tip or name))
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


def card(*items: QWidget | QLayout, spacing: int = Space.S) -> QFrame:
    """Return a framed box with the items stacked vertically."""
    frame = QFrame()
    set_role(frame, "card")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
    layout.setSpacing(spacing)
    _fill(layout, items)
    return frame


def scrolled(widget: QWidget) -> QScrollArea:
    """Return a vertically scrolling area around a widget, as wide as the layout allows."""
    page = QWidget()
    page.setProperty("role", "page")
    inner = QVBoxLayout(page)
    inner.setContentsMargins(0, 0, Space.M, 0)
    inner.addWidget(widget)
    made = QScrollArea()
    made.setWidget(page)
    made.setWidgetResizable(True)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields take the focus
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made


def hold_width(dialog: QDialog, width: int) -> None:
    """Set a fixed width and the height that the texts need; this must be called last.

    By default, Qt uses the height that the texts would need at a narrower width.
    """
    for child in dialog.findChildren(QWidget):
        child.ensurePolished()  # the style sheet sets their font sizes
    layout = dialog.layout()
    assert layout is not None
    layout.activate()
    width = max(width, layout.totalMinimumSize().width())  # another language may need more space
    dialog.setFixedWidth(width)
    dialog.resize(width, layout.totalHeightForWidth(width))


def line() -> QFrame:
    """Return a thin horizontal line."""
    made = QFrame()
    set_role(made, "line")
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return made


def row(*items: QWidget | QLayout | int, spacing: int = Space.S) -> QHBoxLayout:
    """Return a horizontal layout of the items; a number is a stretch."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    _fill(layout, items)
    return layout


def column(*items: QWidget | QLayout | int, spacing: int = Space.S) -> QVBoxLayout:
    """Return a vertical layout of the items; a number is a stretch."""
    layout = QVBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    _fill(layout, items)
    return layout


def _fill(layout: QHBoxLayout | QVBoxLayout, items: tuple[QWidget | QLayout | int, ...]) -> None:
    for item in items:
        if isinstance(item, QWidget):
            layout.addWidget(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addStretch(item)

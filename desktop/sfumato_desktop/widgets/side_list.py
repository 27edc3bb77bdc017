"""A page's list of items, next to the details of the selected one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from sfumato_desktop.theme import Space, set_role
from sfumato_desktop.widgets.section import label
from sfumato_desktop.widgets.two_line_list import TwoLineList

__all__ = ["SideList"]

_MAIN_PX = 1_000


class SideList(QFrame):
    """A titled list with the background of the navigation rail.

    Args:
        title: Description of the items, such as "Datasets".
        below: Buttons below the list.
    """

    def __init__(self, title: str, *below: QWidget) -> None:
        super().__init__()
        self.entries = TwoLineList(title)
        set_role(self, "rail")
        heading = label(title, role="strong")
        heading.setContentsMargins(Space.S, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.S, Space.L, Space.S, Space.M)
        layout.setSpacing(Space.S)
        layout.addWidget(heading)
        layout.addWidget(self.entries, 1)
        for widget in below:
            layout.addWidget(widget)

    def place_beside(self, main: QWidget, index: QWidget, *, width: int) -> None:
        """Fill a page with the list at an initial width and the main widget beside it."""
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self)
        splitter.addWidget(main)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([width, _MAIN_PX])
        splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(index)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

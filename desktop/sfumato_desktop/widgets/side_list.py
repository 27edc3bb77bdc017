"""How does a place list its things beside the one that is shown?"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from sfumato_desktop.theme import Space, set_role
from sfumato_desktop.widgets.section import label
from sfumato_desktop.widgets.two_line_list import TwoLineList

__all__ = ["SideList"]

_MAIN_PX = 1_000


class SideList(QFrame):
    """A titled list on the ground of the rail.

    Args:
        title: What is listed: "Datasets".
        below: Buttons under the list.
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

    def stand_beside(self, main: QWidget, index: QWidget, *, width: int) -> None:
        """Fill a place with the list, so wide at first, and the main thing beside it."""
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self)
        splitter.addWidget(main)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([width, _MAIN_PX])
        splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(index)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

"""Row with an image's rating and flag."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from sfumato_desktop.icons import icon
from sfumato_desktop.shown_text import as_tip
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.star_bar import StarBar

__all__ = ["MarksRow"]

_ICON_PX = 18


class MarksRow(QWidget):
    """The flag, if set, and five stars.

    Args:
        parent: The parent widget.
    """

    rating_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flag = QLabel()
        self.stars = StarBar(self.tr("Rating"))
        self.stars.setToolTip(self.tr("Rating (0 to 5); P picks, X rejects, U removes the flag"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(self._flag)
        layout.addWidget(self.stars)
        self.stars.rating_chosen.connect(self.rating_chosen)

    def show_marks(self, rating: int, flag: str) -> None:
        """Show an image's rating and flag."""
        self.stars.set_rating(rating)
        names = {"pick": ("flag", "success"), "reject": ("reject", "danger")}
        self._flag.setVisible(flag in names)
        if flag in names:
            name, color = names[flag]
            shown: QIcon = icon(name, color=color)
            self._flag.setPixmap(shown.pixmap(QSize(_ICON_PX, _ICON_PX)))
            text = self.tr("Picked") if flag == "pick" else self.tr("Rejected")
            self._flag.setToolTip(as_tip(text))
            self._flag.setAccessibleName(text)

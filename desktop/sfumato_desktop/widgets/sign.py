"""How does an icon stand on a page, beside a text?"""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from sfumato_desktop.icons import paint_icon
from sfumato_desktop.theme import colours_of

__all__ = ["Sign"]


class Sign(QWidget):
    """An icon that cannot be pressed and follows the theme.

    Args:
        icon_name: Which icon.
        size: Its side in pixels.
        colour: Name of a colour of the theme: `muted`, `accent`, `danger`.
        parent: The Qt parent.
    """

    def __init__(
        self, icon_name: str, *, size: int, colour: str = "muted", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._colour = colour
        self.setFixedSize(size, size)

    def become(self, icon_name: str, *, colour: str) -> None:
        """Show another icon."""
        self._icon_name, self._colour = icon_name, colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (Qt's signature)
        """Draw the icon."""
        painter = QPainter(self)
        colour = str(getattr(colours_of(self), self._colour))
        paint_icon(painter, self._icon_name, self.rect().toRectF(), colour=colour)
        painter.end()

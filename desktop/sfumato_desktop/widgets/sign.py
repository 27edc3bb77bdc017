"""A decorative icon beside text."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from sfumato_desktop.icons import paint_icon
from sfumato_desktop.theme import colors_of

__all__ = ["Sign"]


class Sign(QWidget):
    """A non-interactive icon that follows the theme.

    Args:
        icon_name: The icon.
        size: Side length of the icon in pixels.
        color: Name of a theme color, such as `muted`, `accent`, or `danger`.
        parent: The parent widget.
    """

    def __init__(
        self, icon_name: str, *, size: int, color: str = "muted", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._color = color
        self.setFixedSize(size, size)

    def become(self, icon_name: str, *, color: str) -> None:
        """Change the icon."""
        self._icon_name, self._color = icon_name, color
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (Qt's signature)
        """Paint the icon."""
        painter = QPainter(self)
        color = str(getattr(colors_of(self), self._color))
        paint_icon(painter, self._icon_name, self.rect().toRectF(), color=color)
        painter.end()

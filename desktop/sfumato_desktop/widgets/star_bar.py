"""Star rating input from 0 to 5."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from sfumato_desktop.theme import colors_of
from sfumato_desktop.widgets.cell_painting import STAR_COLOR, star_shape

__all__ = ["StarBar"]

_STARS = 5
_STEP_PX = 19
_RADIUS_PX = 7.0


class StarBar(QWidget):
    """Five stars; clicking the last lit star clears all, and arrow and digit keys work, too.

    Args:
        name: Description of the rating for screen readers.
        parent: The parent widget.
    """

    rating_chosen = Signal(int)
    """The user set a rating."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._rating = 0
        self._hovered = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(self.sizeHint())
        self._describe()

    @property
    def rating(self) -> int:
        """The number of lit stars."""
        return self._rating

    @Slot(int)
    def set_rating(self, rating: int) -> None:
        """Set the rating without emitting a signal."""
        self._rating = rating
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of five stars and the focus ring."""
        return QSize(_STARS * _STEP_PX + 6, 24)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Set the rating to the clicked star, or clear it if that was the last lit star."""
        if event.button() == Qt.MouseButton.LeftButton:
            clicked = self._star_at(event.position().x())
            self._choose(0 if clicked == self._rating else clicked)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Preview the rating that a click would set."""
        self._hovered = self._star_at(event.position().x())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show the actual rating again."""
        super().leaveEvent(event)
        self._hovered = 0
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change the rating by one with an arrow key, or set it with a digit."""
        key = event.key()
        if Qt.Key.Key_0 <= key <= Qt.Key.Key_5:
            self._choose(key - Qt.Key.Key_0)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Up):
            self._choose(min(_STARS, self._rating + 1))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Down):
            self._choose(max(0, self._rating - 1))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the stars, and a focus ring if the widget has focus."""
        colors = colors_of(self)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.hasFocus():
                painter.setPen(QPen(QColor(colors.accent), 1.0))
                painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            lit = self._hovered or self._rating
            for number in range(_STARS):
                center = QPointF(3 + _STEP_PX * (number + 0.5), self.height() / 2)
                is_lit = number < lit and self.isEnabled()
                painter.setPen(QPen(STAR_COLOR if is_lit else QColor(colors.muted), 1.2))
                painter.setBrush(STAR_COLOR if is_lit else Qt.BrushStyle.NoBrush)
                painter.drawPolygon(star_shape(center, _RADIUS_PX))

    def _star_at(self, x: float) -> int:
        return max(1, min(_STARS, int((x - 3) // _STEP_PX) + 1))

    def _choose(self, rating: int) -> None:
        if rating != self._rating:
            self.set_rating(rating)
            self.rating_chosen.emit(rating)

    def _describe(self) -> None:
        stars = self.tr("{n} of 5 stars").format(n=self._rating)
        self.setAccessibleName(f"{self._name}: {stars}")

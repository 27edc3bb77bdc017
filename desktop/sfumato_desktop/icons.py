"""The application's icons, painted in theme colors.

Icons are SVG files from a single set of line icons that use `currentColor`. The color is read from
the application's palette each time an icon is painted, so that a theme change does not require new
icons. Icons are sharp at every scale.
"""

from functools import cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from sfumato_desktop.theme import colors_in

__all__ = ["icon", "icon_names", "paint_icon"]


def icon(name: str, *, color: str = "text") -> QIcon:
    """Return an icon by name.

    Args:
        name: Name of a file in `sfumato_resources/icons`, without its suffix.
        color: Name of a theme color, such as `accent`.
    """
    _source(name)  # raise an error for an unknown name here, while the caller is on the stack
    return QIcon(_LineIcon(name, color))


@cache
def icon_names() -> tuple[str, ...]:
    """Return the names of all icons."""
    folder = files("sfumato_resources") / "icons"
    return tuple(
        sorted(
            file.name.removesuffix(".svg")
            for file in folder.iterdir()
            if file.name.endswith(".svg")
        )
    )


def paint_icon(painter: QPainter, name: str, rect: QRectF, *, color: str) -> None:
    """Paint an icon into a rectangle in a color, `#rrggbb`, for widgets that paint themselves."""
    svg = _source(name).replace("currentColor", color)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, rect)


class _LineIcon(QIconEngine):
    """Paints an SVG file in the palette's color."""

    def __init__(self, name: str, color: str) -> None:
        super().__init__()
        self._name = name
        self._color = color

    def clone(self) -> QIconEngine:
        return _LineIcon(self._name, self._color)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, *_: QIcon.State) -> None:
        name = "disabled" if mode is QIcon.Mode.Disabled else self._color
        color = str(getattr(colors_in(QGuiApplication.palette()), name))
        side = min(rect.width(), rect.height())
        square = QRectF(rect.x(), rect.y() + (rect.height() - side) / 2, side, side)
        paint_icon(painter, self._name, square, color=color)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        if size.isEmpty():
            return QPixmap()  # called for a button without space; nothing is painted
        pixmap = QPixmap(size)
        if pixmap.isNull():
            return pixmap  # the style requested an empty size
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap


@cache
def _source(name: str) -> str:
    return (files("sfumato_resources") / "icons" / f"{name}.svg").read_text(encoding="utf-8")

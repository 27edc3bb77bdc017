"""Design tokens for spacing, type, and color, and the Qt theme built from them.

The tokens are plain values. `apply_theme` converts them to a `QPalette` and a style sheet on top of
Qt's Fusion style; a widget that paints itself gets the current colors from `colors_of`. The grays
are neutral so that they do not affect how the images beside them look, and there is a single accent
color.
"""

from dataclasses import asdict, dataclass
from enum import IntEnum, StrEnum
from importlib.resources import files
from pathlib import Path
from string import Template

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

__all__ = [
    "DARK",
    "LIGHT",
    "Colors",
    "Radius",
    "Scheme",
    "Space",
    "Theme",
    "TypeScale",
    "apply_theme",
    "colors_in",
    "colors_of",
    "series_colors",
    "set_mark",
    "set_role",
]


class Scheme(StrEnum):
    """The color scheme that the user selected."""

    LIGHT = "light"
    DARK = "dark"
    AUTO = "auto"
    """Follow the system scheme, including changes while the window is open."""


class Space(IntEnum):
    """Distances in device-independent pixels."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24
    XXL = 40


class Radius(IntEnum):
    """Corner radii in device-independent pixels."""

    S = 4
    M = 6
    L = 10


@dataclass(frozen=True)
class TypeScale:
    """Font sizes as multiples of the system's font size."""

    caption: float = 0.92
    body: float = 1.0
    heading: float = 1.22
    title: float = 1.7


@dataclass(frozen=True)
class Colors:
    """All colors of one scheme, as `#rrggbb`."""

    name: str
    window: str
    """Background of the content."""
    rail: str
    """Background of the navigation rail, the run strip, and side lists."""
    surface: str
    """Background of cards."""
    field: str
    """Background of inputs and lists."""
    hover: str
    pressed: str
    border: str
    border_strong: str
    """Border of inputs; contrast of 3:1 against the background."""
    text: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    accent_soft: str
    """Background of the selection."""
    on_accent: str
    focus_on_accent: str
    """Focus ring on an accent background; contrast of 2.5:1 against the accent."""
    danger: str
    warning: str
    success: str
    canvas: str
    """Background behind images and charts."""


LIGHT = Colors(
    name="light",
    window="#f3f3f3",
    rail="#e9e9e9",
    surface="#fbfbfb",
    field="#ffffff",
    hover="#e4e4e4",
    pressed="#d8d8d8",
    border="#d9d9d9",
    border_strong="#8f8f8f",
    text="#1b1b1b",
    muted="#5a5a5a",
    disabled="#9a9a9a",
    accent="#25618c",
    accent_hover="#1d5076",
    accent_soft="#d5e4ef",
    on_accent="#ffffff",
    focus_on_accent="#1b1b1b",
    danger="#b02a20",
    warning="#8a5a00",
    success="#2b6b33",
    canvas="#e2e2e2",
)
DARK = Colors(
    name="dark",
    window="#1f1f1f",
    rail="#181818",
    surface="#272727",
    field="#191919",
    hover="#333333",
    pressed="#3d3d3d",
    border="#383838",
    border_strong="#6f6f6f",
    text="#e8e8e8",
    muted="#a6a6a6",
    disabled="#6b6b6b",
    accent="#74b0dc",
    accent_hover="#8fc2e8",
    accent_soft="#223b4d",
    on_accent="#0f1a22",
    focus_on_accent="#0f1a22",
    danger="#f28b82",
    warning="#e3b461",
    success="#83c78b",
    canvas="#141414",
)


# Far apart in hue, and in lightness for readers with color blindness.
_SERIES_LIGHT = (
    *("#25618c", "#b4530a", "#2b6b33", "#8c2f6b"),
    *("#7a6400", "#5b4fb3", "#b02a20", "#2f6f73"),
)
_SERIES_DARK = (
    *("#74b0dc", "#e69f5e", "#83c78b", "#d98bc0"),
    *("#d4c35a", "#a8a0ee", "#f28b82", "#7fc4c4"),
)


class Theme(QObject):
    """Holds the scheme that the user selected, and follows the system if that is `AUTO`."""

    colors_changed = Signal()

    def __init__(self, app: QApplication, scheme: Scheme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._scheme = scheme
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        apply_theme(app, scheme)

    @property
    def scheme(self) -> Scheme:
        """The scheme that the user selected."""
        return self._scheme

    def choose(self, scheme: Scheme) -> None:
        """Switch to a scheme immediately."""
        self._scheme = scheme
        apply_theme(self._app, scheme)
        self.colors_changed.emit()

    @Slot()
    def _follow_system(self) -> None:
        if self._scheme is Scheme.AUTO:
            self.choose(Scheme.AUTO)


def apply_theme(app: QApplication, scheme: Scheme) -> Colors:
    """Apply a scheme's palette and style sheet to the application, and return its colors."""
    is_dark = scheme is Scheme.DARK or (
        scheme is Scheme.AUTO and app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    )
    colors = DARK if is_dark else LIGHT
    if app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    app.setPalette(_palette(colors))
    app.setStyleSheet(_style_sheet(colors, app.font()))
    return colors


def colors_of(widget: QWidget) -> Colors:
    """Return the current colors, for a widget that paints itself."""
    return colors_in(QApplication.palette(widget))  # the style sheet may set the widget's own


def colors_in(palette: QPalette) -> Colors:
    """Return the colors that a palette was made from."""
    lightness = palette.color(QPalette.ColorRole.Window).lightness()
    return LIGHT if lightness > 127 else DARK


def series_colors(colors: Colors) -> tuple[str, ...]:
    """Return the colors of overlaid runs, each with a contrast of at least 3:1."""
    return _SERIES_DARK if colors is DARK else _SERIES_LIGHT


def set_role(widget: QWidget, role: str) -> None:
    """Mark a widget for the style sheet: `title`, `heading`, `caption`, `card`, `primary`, …."""
    set_mark(widget, "role", role)


def set_mark(widget: QWidget, name: str, value: object) -> None:
    """Set a property used by the style sheet, and update a widget that is already styled."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def _palette(colors: Colors) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for name, value in (
        (role.Window, colors.window),
        (role.WindowText, colors.text),
        (role.Base, colors.field),
        (role.AlternateBase, colors.surface),
        (role.Text, colors.text),
        (role.Button, colors.surface),
        (role.ButtonText, colors.text),
        (role.BrightText, colors.danger),
        (role.ToolTipBase, colors.surface),
        (role.ToolTipText, colors.text),
        (role.PlaceholderText, colors.muted),
        (role.Highlight, colors.accent),
        (role.HighlightedText, colors.on_accent),
        (role.Accent, colors.accent),
        (role.Link, colors.accent),
        (role.LinkVisited, colors.accent),
        (role.Light, colors.surface),
        (role.Midlight, colors.hover),
        (role.Mid, colors.border),
        (role.Dark, colors.border_strong),
        (role.Shadow, colors.border_strong),
    ):
        palette.setColor(name, QColor(value))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(colors.disabled))
    return palette


def _style_sheet(colors: Colors, font: QFont) -> str:
    folder = Path(str(files("sfumato_resources") / "themes"))
    size = font.pointSizeF() if font.pointSizeF() > 0 else 10.0
    sizes = {
        f"size_{name}": f"{size * factor:.1f}pt" for name, factor in asdict(TypeScale()).items()
    }
    sizes |= {f"radius_{radius.name.lower()}": f"{radius}px" for radius in Radius}
    template = Template((folder / "sfumato.qss").read_text(encoding="utf-8"))
    return template.substitute(asdict(colors), themes=folder.as_posix(), **sizes)

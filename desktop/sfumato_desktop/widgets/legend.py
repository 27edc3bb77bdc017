"""Legend of a chart: the color of each run."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from sfumato_desktop.theme import Space, colors_of, series_colors
from sfumato_desktop.widgets.flow import FlowLayout
from sfumato_desktop.widgets.section import label

__all__ = ["Legend"]


class Legend(QWidget):
    """The names of the runs, each in its color."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels: list[QLabel] = []
        self._flow = FlowLayout(spacing=Space.M, parent=self)
        self.hide()

    def show_names(self, names: list[str]) -> None:
        """Show the names of the plotted runs, or hide the legend if there are none."""
        if names != [made.text() for made in self._labels]:
            while (item := self._flow.takeAt(0)) is not None:
                old = item.widget()
                assert old is not None
                old.deleteLater()
            self._labels = [label(name, role="strong") for name in names]
            for made in self._labels:
                self._flow.addWidget(made)
            self._color()
        self.setVisible(bool(names))

    def changeEvent(self, event: QEvent) -> None:
        """Update the colors when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._color()

    def _color(self) -> None:
        for made, color in zip(self._labels, series_colors(colors_of(self)), strict=False):
            palette = made.palette()
            palette.setColor(QPalette.ColorRole.WindowText, QColor(color))
            made.setPalette(palette)

"""A list of names and values."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from sfumato_desktop.shown_text import as_tip
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.section import label

__all__ = ["PropertyList"]


class PropertyList(QWidget):
    """Names on the left and values on the right; the values can be selected and copied.

    Args:
        parent: The parent widget.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._labels: list[QLabel] = []

    def show_details(self, metadata: Sequence[tuple[str, str]]) -> None:
        """Replace the shown names and values, reusing existing labels."""
        while len(self._labels) < 2 * len(metadata):
            self._add_row(len(self._labels) // 2)
        for index, made in enumerate(self._labels):
            is_used = index < 2 * len(metadata)
            made.setVisible(is_used)
            if is_used:
                made.setText(metadata[index // 2][index % 2])
        for index, (name, value) in enumerate(metadata):
            self._labels[2 * index + 1].setAccessibleName(f"{name}: {value}")
            self._labels[2 * index + 1].setToolTip(as_tip(value))

    def metadata(self) -> dict[str, str]:
        """Return the shown values, keyed by name."""
        texts = [made.text() for made in self._labels if not made.isHidden()]
        return dict(zip(texts[::2], texts[1::2], strict=True))

    def _add_row(self, row: int) -> None:
        name, value = label("", role="muted"), label("", is_wrapped=True)
        name.setAlignment(Qt.AlignmentFlag.AlignTop)
        value.setMinimumWidth(1)  # a long name must not widen its surroundings
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._grid.addWidget(name, row, 0)
        self._grid.addWidget(value, row, 1)
        self._labels += [name, value]

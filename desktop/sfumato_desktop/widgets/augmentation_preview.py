"""Preview of the augmentations applied to a dataset's training images.

The preview shows a few original images above three randomly augmented versions of each, with either
all enabled augmentations or a single one. It follows the settings while it is open.
"""

from collections.abc import Iterable

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.quiet_inputs import QuietComboBox
from sfumato_desktop.widgets.section import button, label, row
from sfumato_desktop.widgets.tile_rows import TileRows

__all__ = ["DRAWS", "AugmentationPreview"]

DRAWS = 3
_PAUSE_MS = 300
"""Delay between the last settings change and the next preview."""


class AugmentationPreview(QWidget):
    """The preview strip above the list of augmentations.

    Args:
        offers: Name and label of each augmentation.
        parent: The parent widget.
    """

    wanted = Signal(str, int)
    """Requests a preview: with an augmentation's name ("" for all) and the first draw's index."""

    def __init__(self, offers: Iterable[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first_draw = 0
        self._build(offers)
        self._lay_out()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._request_preview)
        self._open.toggled.connect(self._show)
        self._which.activated.connect(self._request_preview)
        self._again.clicked.connect(self._show_next)
        self._show()

    @property
    def is_open(self) -> bool:
        """Whether the preview is open."""
        return self._open.isChecked()

    @property
    def which(self) -> str:
        """The only augmentation previewed, or "" for all enabled augmentations."""
        return str(self._which.currentData() or "")

    @Slot()
    def follow(self) -> None:
        """Refresh the preview shortly after the last settings change, while it is open."""
        if self.is_open:
            self._pause.start()

    @Slot(QImage)
    def show_sheet(self, sheet: QImage) -> None:
        """Show the rendered preview."""
        self._status.hide()
        self._tiles.show_sheet(sheet)
        self._tiles.setVisible(self.is_open and not sheet.isNull())

    def show_message(self, text: str) -> None:
        """Show a status message, such as progress or the reason there is no preview."""
        self._status.setText(text)
        self._status.setVisible(bool(text) and self.is_open)

    def _build(self, offers: Iterable[tuple[str, str]]) -> None:
        self._open = button(
            self.tr("Preview"),
            tip=self.tr("Show images above their augmented versions"),
            icon_name="eye",
        )
        self._open.setCheckable(True)
        self._which = QuietComboBox()
        self._which.setAccessibleName(self.tr("Previewed augmentations"))
        self._which.setToolTip(
            self.tr("Preview all enabled augmentations together, or only one of them")
        )
        self._which.addItem(self.tr("All enabled"), "")
        for name, text in offers:
            self._which.addItem(text, name)
        self._again = button(
            self.tr("Randomize"),
            tip=self.tr("Augment the same images with new random values"),
            icon_name="refresh",
        )
        self._status = label("", role="muted", is_wrapped=True)
        self._tiles = TileRows(
            [
                self.tr("Original"),
                *(self.tr("Version {n}").format(n=number + 1) for number in range(DRAWS)),
            ]
        )
        self._tiles.setAccessibleName(self.tr("Augmented images"))
        self._tiles.setToolTip(self.tr("Dataset images above their augmented versions"))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, Space.S)
        layout.setSpacing(Space.S)
        layout.addLayout(row(self._open, self._which, self._again, 1))
        layout.addWidget(self._status)
        layout.addWidget(self._tiles)

    @Slot()
    def _show(self) -> None:
        for widget in (self._which, self._again):
            widget.setVisible(self.is_open)
        self._tiles.setVisible(self.is_open and self._tiles.columns > 0)
        self._status.hide()
        if self.is_open:
            self._request_preview()

    @Slot()
    def _show_next(self) -> None:
        self._first_draw += DRAWS
        self._request_preview()

    @Slot()
    def _request_preview(self) -> None:
        self._pause.stop()
        self.wanted.emit(self.which, self._first_draw)

"""Strip with the training images nearest to a generated image, to detect copies.

A button starts the search. Each result shows its distance, and clicking a result compares it with
the image.
"""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from sfumato.records.events import NearestFound
from sfumato_desktop.bridge.thumbnails import decode
from sfumato_desktop.shown_text import as_caption, as_tip
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.cell_painting import pixel_true_size
from sfumato_desktop.widgets.flow import FlowLayout
from sfumato_desktop.widgets.section import button, label

__all__ = ["NearestStrip"]

_SIDE_PX = 64
_SAME_LEVELS = 2.0
"""Root mean square difference that is invisible to the eye; see `sfumato.evaluation.nearest`."""


class NearestStrip(QWidget):
    """The nearest training images of one image.

    Args:
        parent: The parent widget.
    """

    search_requested = Signal()
    compare_requested = Signal(str, str)
    """Emitted with the path of a training image and its display name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = ""
        self._buttons: list[QToolButton] = []
        self._search = button(
            self.tr("Nearest training images"),
            tip=self.tr("Find the training images that are most similar to this one (N)"),
            icon_name="search",
            role="link",
        )
        self._text = label("", role="caption", is_wrapped=True)
        self._images = QWidget()
        self._flow = FlowLayout(spacing=Space.XS, parent=self._images)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(self._search, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._text)
        layout.addWidget(self._images)
        self._search.clicked.connect(self.search_requested)
        self.show_nothing("")

    def show_nothing(self, path: str) -> None:
        """Clear the results and offer a search, unless the results belong to the same image."""
        if path == self._path and self._buttons:
            return
        self._path = path
        self._search.setEnabled(True)
        self._text.hide()
        self._images.hide()
        for one in self._buttons:
            self._flow.removeWidget(one)
            one.deleteLater()
        self._buttons = []

    def show_searching(self) -> None:
        """Show that the search is running."""
        self._search.setEnabled(False)
        self._text.setText(self.tr("Searching the training images…"))
        self._text.show()

    @Slot()
    def show_ended(self) -> None:
        """Offer another search."""
        self._search.setEnabled(True)
        if not self._buttons:
            self._text.hide()

    def show_found(self, found: NearestFound) -> None:
        """Show the results if they belong to the current image."""
        if found.path != self._path or not found.images:
            return
        nearest = found.images[0].distance
        self._text.setText(
            self.tr("The nearest training image is identical: this image is a copy.")
            if nearest < _SAME_LEVELS
            else self.tr("Difference on a scale of 0 to 255; values below 2 are not visible.")
        )
        self._text.show()
        for one in found.images:
            self._add(one.path, one.distance)
        self._images.show()

    def _add(self, path: str, distance: float) -> None:
        name = Path(path).name
        text = self.locale().toString(distance, "f", 1)
        made = QToolButton()
        made.setText(as_caption(text))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        made.setToolTip(as_tip(self.tr("{name} (click to compare)").format(name=name)))
        made.setAccessibleName(self.tr("{name}, difference {n}").format(name=name, n=text))
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setIconSize(QSize(_SIDE_PX, _SIDE_PX))
        made.setIcon(QIcon(_thumbnail(path, self.devicePixelRatioF())))
        made.clicked.connect(lambda: self.compare_requested.emit(path, name))
        self._buttons.append(made)
        self._flow.addWidget(made)
        made.show()


def _thumbnail(path: str, ratio: float) -> QPixmap:
    """Return the thumbnail of an image; small images are enlarged by an integer factor."""
    side = round(_SIDE_PX * ratio)
    image, _ = decode(path, side)
    if image.isNull():
        return QPixmap()
    room = QSize(side, side).toSizeF()
    size, is_enlarged = pixel_true_size(image.size().toSizeF(), room, 1.0)
    smooth = Qt.TransformationMode.SmoothTransformation
    mode = Qt.TransformationMode.FastTransformation if is_enlarged else smooth
    pixmap = QPixmap.fromImage(image.scaled(size.toSize(), mode=mode))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap

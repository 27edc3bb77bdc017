"""Viewer that shows one image at a time in the current page.

A bar above the canvas shows a back button, the name, and the size. Images are decoded on the
loader's threads; a preview is shown until decoding finishes, and neighboring images are prefetched.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from sfumato_desktop.bridge.thumbnails import WHOLE, Thumbnail, ThumbnailLoader
from sfumato_desktop.shown_text import as_caption, as_tip
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.elided_label import ElidedLabel
from sfumato_desktop.widgets.image_canvas import ImageCanvas, Zoom
from sfumato_desktop.widgets.marks_row import MarksRow
from sfumato_desktop.widgets.section import button, label, row, tool_button

__all__ = ["ImageViewer"]

_PAN_SHARE = 0.2
"""Fraction of the visible area by which Shift and an arrow key pan."""


class ImageViewer(QWidget):
    """Shows one image with navigation to the next image and back to the grid.

    Args:
        loader: Decodes full-size images. It must not be the grid's loader, whose requests it would
            replace.
        parent: The parent widget.
    """

    step_requested = Signal(int)
    """The user moved by a number of images; negative is backward."""
    closed = Signal()
    """The user wants to return to the grid."""
    rating_chosen = Signal(int)
    """The user rated the image."""

    def __init__(self, loader: ThumbnailLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loader = loader
        self._path = ""
        self._is_waiting = False
        self.canvas = ImageCanvas()
        self.canvas.setAccessibleName(self.tr("Image"))
        self._title = ElidedLabel(role="strong")
        self._position = ElidedLabel(role="muted")
        self._percent = label("", role="muted")
        self._percent.setMinimumWidth(56)
        self._percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._marks = MarksRow()
        self._marks.hide()
        self._message = label("", role="muted")
        self._message.hide()
        self._lay_out()
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Image viewer"))

    @property
    def title(self) -> QLabel:
        """The label with the image's name."""
        return self._title

    def show_image(
        self, path: str, *, title: str, position: str, preview: Thumbnail | None = None
    ) -> None:
        """Show an image, or its preview until it is decoded.

        Args:
            path: The image file.
            title: The name shown in the bar.
            position: Position among all images, such as "12 of 4,000".
            preview: The grid's thumbnail of the image.
        """
        self._path = path
        self._title.setText(title)
        self._position.setText(position)
        self.canvas.setAccessibleDescription(title)
        whole = self._loader.thumbnail(path)
        self._is_waiting = whole is None
        shown = whole or preview
        if shown is not None:
            self._show(shown)
        self._loader.request([path], WHOLE)

    def show_marks(self, rating: int, flag: str) -> None:
        """Show the rating and flag, and enable rating."""
        self._marks.show()
        self._marks.show_marks(rating, flag)

    def fetch_ahead(self, paths: Sequence[str]) -> None:
        """Decode the current image first, then the images likely to be viewed next."""
        self._loader.request([self._path, *paths], WHOLE)

    def _lay_out(self) -> None:
        self._back = button(
            self.tr("Grid"),
            tip=self.tr("Back to the grid (Esc)"),
            icon_name="chevron-left",
            role="quiet",
        )
        self._previous = tool_button("chevron-left", name=self.tr("Previous image (Left)"))
        self._next = tool_button("chevron-right", name=self.tr("Next image (Right)"))
        self._out = tool_button("zoom-out", name=self.tr("Zoom out (-)"))
        self._in = tool_button("zoom-in", name=self.tr("Zoom in (+)"))
        self._fit = _text_button(self.tr("Fit"), self.tr("Fit the image to the window (F)"))
        self._true = _text_button(self.tr("1:1"), self.tr("Show at actual size (Z)"))
        bar = row(
            self._back, self._title, self._position, 1, self._marks, self._previous, self._next,
            self._out, self._percent, self._in, self._fit, self._true,
        )  # fmt: skip
        bar.setContentsMargins(Space.S, Space.XS, Space.M, Space.XS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self._message, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.canvas, 1)

    def _connect(self) -> None:
        self._loader.batch_ready.connect(self._handle_decoded)
        self.canvas.scale_changed.connect(self._show_scale)
        self.canvas.double_clicked.connect(self.closed)
        self._back.clicked.connect(self.closed)
        self._marks.rating_chosen.connect(self.rating_chosen)
        self._previous.clicked.connect(lambda: self.step_requested.emit(-1))
        self._next.clicked.connect(lambda: self.step_requested.emit(1))
        self._out.clicked.connect(self.canvas.zoom_out)
        self._in.clicked.connect(self.canvas.zoom_in)
        self._fit.clicked.connect(self.canvas.fit)
        self._true.clicked.connect(lambda: self.canvas.set_scale(1.0))
        for keys, act in (
            (Qt.Key.Key_Left, self._previous.click),
            (Qt.Key.Key_Right, self._next.click),
            (Qt.Key.Key_Escape, self._back.click),
            (Qt.Key.Key_Plus, self._in.click),
            (Qt.Key.Key_Equal, self._in.click),
            (Qt.Key.Key_Minus, self._out.click),
            (Qt.Key.Key_F, self._fit.click),
            (Qt.Key.Key_Z, self._toggle_true),
            ("Shift+Left", partial(self.canvas.pan, -_PAN_SHARE, 0)),
            ("Shift+Right", partial(self.canvas.pan, _PAN_SHARE, 0)),
            ("Shift+Up", partial(self.canvas.pan, 0, -_PAN_SHARE)),
            ("Shift+Down", partial(self.canvas.pan, 0, _PAN_SHARE)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    @Slot()
    def _handle_decoded(self) -> None:
        whole = self._loader.thumbnail(self._path)
        if self._is_waiting and whole is not None:
            self._is_waiting = False
            self._show(whole)

    def _show(self, thumbnail: Thumbnail) -> None:
        self._message.setVisible(thumbnail.is_broken)
        self._message.setText(self.tr("This file cannot be read as an image."))
        pixmap = QPixmap() if thumbnail.is_broken else thumbnail.pixmap
        self.canvas.show_pixmap(pixmap, QSizeF(thumbnail.full_size))

    @Slot(float)
    def _show_scale(self, scale: float) -> None:
        self._percent.setText(self.locale().toString(round(scale * 100)) + " %")
        is_fitted = self.canvas.zoom is Zoom.FIT
        self._fit.setChecked(is_fitted)
        self._true.setChecked(not is_fitted and scale == 1.0)

    @Slot()
    def _toggle_true(self) -> None:
        if self.canvas.zoom is Zoom.FIT:
            self.canvas.set_scale(1.0)
        else:
            self.canvas.fit()


def _text_button(text: str, tip: str) -> QToolButton:
    made = QToolButton()
    made.setText(as_caption(text))
    made.setCheckable(True)
    made.setToolTip(as_tip(tip))
    made.setAccessibleName(tip)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made

"""Side-by-side comparison of two to four images.

Zoom and pan are linked across all images. One image is active, and the marking keys apply to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from sfumato_desktop.bridge.thumbnails import WHOLE, ThumbnailLoader
from sfumato_desktop.theme import Space, set_mark, set_role
from sfumato_desktop.widgets.elided_label import ElidedLabel
from sfumato_desktop.widgets.image_canvas import ImageCanvas, Zoom
from sfumato_desktop.widgets.marks_row import MarksRow
from sfumato_desktop.widgets.section import button, label, row, tool_button

__all__ = ["MOST_COMPARED", "CompareView", "Compared"]

MOST_COMPARED = 4


@dataclass(frozen=True)
class Compared:
    """One of the compared images."""

    path: str
    title: str
    id: int | None = None
    """ID in the gallery; `None` for an image outside the gallery, which takes no marks."""
    rating: int = 0
    flag: str = ""


class CompareView(QWidget):
    """Shows up to four images with linked zoom and pan.

    Args:
        loader: Decodes full-size images.
        parent: The parent widget.
    """

    closed = Signal()
    active_changed = Signal()
    """The active image changed."""
    rating_chosen = Signal(int)
    """The user rated the active image."""

    def __init__(self, loader: ThumbnailLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loader = loader
        self._panes: list[_Pane] = []
        self._active = 0
        self._is_following = False
        self._grid = QGridLayout()
        self._grid.setSpacing(Space.XS)
        self._grid.setContentsMargins(Space.XS, 0, Space.XS, Space.XS)
        self._percent = label("", role="muted")
        self._build()
        loader.batch_ready.connect(self._show_decoded)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Compared images"))

    @property
    def active_id(self) -> int | None:
        """The gallery ID of the active image."""
        return self._panes[self._active].shown.id if self._panes else None

    @property
    def shown(self) -> tuple[Compared, ...]:
        """The images being compared."""
        return tuple(pane.shown for pane in self._panes)

    def compare(self, images: Sequence[Compared]) -> None:
        """Compare the given images, of which only the first four are shown."""
        for pane in self._panes:
            self._grid.removeWidget(pane)
            pane.hide()
            pane.deleteLater()
        chosen = images[:MOST_COMPARED]
        self._panes = [_Pane(one, number) for number, one in enumerate(chosen)]
        columns = 2 if len(chosen) in (2, 4) else len(chosen)
        for number, pane in enumerate(self._panes):
            self._grid.addWidget(pane, number // columns, number % columns)
            pane.canvas.view_changed.connect(self._follow)
            pane.pressed.connect(self._activate)
            pane.marks.rating_chosen.connect(self._rate)
        self._activate(0)
        self._percent.clear()
        self._show_decoded()
        self._loader.request([pane.shown.path for pane in self._panes], WHOLE)

    def refresh(self, images: Sequence[Compared]) -> None:
        """Update the marks of the images being compared."""
        by_id = {one.id: one for one in images}
        for pane in self._panes:
            if pane.shown.id in by_id:
                pane.show_marks(by_id[pane.shown.id])

    def _build(self) -> None:
        back = button(
            self.tr("Grid"),
            tip=self.tr("Back to the grid (Esc)"),
            icon_name="chevron-left",
            role="quiet",
        )
        out = tool_button("zoom-out", name=self.tr("Zoom out (-)"))
        into = tool_button("zoom-in", name=self.tr("Zoom in (+)"))
        fit = tool_button("fit", name=self.tr("Fit the images to the window (F)"))
        bar = row(back, 1, out, self._percent, into, fit)
        bar.setContentsMargins(Space.S, Space.XS, Space.M, Space.XS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addLayout(self._grid, 1)
        back.clicked.connect(self.closed)
        for tool, act in ((out, self._zoom_out), (into, self._zoom_in), (fit, self._fit)):
            tool.clicked.connect(act)
        for key, act in (
            (Qt.Key.Key_Escape, self.closed.emit),
            (Qt.Key.Key_Left, self._previous),
            (Qt.Key.Key_Right, self._next),
            (Qt.Key.Key_Plus, self._zoom_in),
            (Qt.Key.Key_Equal, self._zoom_in),
            (Qt.Key.Key_Minus, self._zoom_out),
            (Qt.Key.Key_F, self._fit),
            (Qt.Key.Key_Z, self._toggle_true),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    @Slot()
    def _show_decoded(self) -> None:
        for pane in self._panes:
            pane.show_decoded(self._loader)
        if self._panes:
            self._show_scale(self._panes[self._active].canvas.scale)

    @Slot(object, float, QPointF)
    def _follow(self, zoom: Zoom, scale: float, center: QPointF) -> None:
        """Apply a change of view in one pane to all others."""
        if self._is_following:
            return
        self._is_following = True
        sender = self.sender()
        for pane in self._panes:
            if pane.canvas is not sender:
                pane.canvas.set_view(zoom, scale, center)
        self._is_following = False
        self._show_scale(scale)

    def _show_scale(self, scale: float) -> None:
        self._percent.setText(self.locale().toString(round(scale * 100)) + " %")

    @Slot(int)
    def _activate(self, number: int) -> None:
        self._active = number
        for pane in self._panes:
            pane.set_active(is_active=pane.number == number)
        self.active_changed.emit()

    @Slot(int)
    def _rate(self, rating: int) -> None:
        sender = self.sender()
        for pane in self._panes:
            if pane.marks is sender:
                self._activate(pane.number)
        self.rating_chosen.emit(rating)

    @Slot()
    def _next(self) -> None:
        self._activate((self._active + 1) % max(1, len(self._panes)))

    @Slot()
    def _previous(self) -> None:
        self._activate((self._active - 1) % max(1, len(self._panes)))

    @Slot()
    def _zoom_in(self) -> None:
        if self._panes:
            self._panes[self._active].canvas.zoom_in()

    @Slot()
    def _zoom_out(self) -> None:
        if self._panes:
            self._panes[self._active].canvas.zoom_out()

    @Slot()
    def _fit(self) -> None:
        if self._panes:
            self._panes[self._active].canvas.fit()

    @Slot()
    def _toggle_true(self) -> None:
        if not self._panes:
            return
        canvas = self._panes[self._active].canvas
        if canvas.zoom is Zoom.FIT:
            canvas.set_scale(1.0)
        else:
            canvas.fit()


class _Pane(QFrame):
    """The pane of one image, with its name and marks above it."""

    pressed = Signal(int)

    def __init__(self, shown: Compared, number: int) -> None:
        super().__init__()
        self.shown = shown
        self.number = number
        self.canvas = ImageCanvas()
        self.canvas.setAccessibleName(shown.title)
        self.marks = MarksRow()
        self._title = ElidedLabel(role="muted")
        self._title.setText(shown.title)
        self._is_whole = False
        set_role(self, "pane")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.setSpacing(0)
        heading = row(self._title, 1, self.marks)
        heading.setContentsMargins(Space.S, Space.XS, Space.S, Space.XS)
        layout.addLayout(heading)
        layout.addWidget(self.canvas, 1)
        self.canvas.pressed.connect(lambda: self.pressed.emit(number))
        self.show_marks(shown)

    def show_marks(self, shown: Compared) -> None:
        """Show the rating and flag, if the image takes marks."""
        self.shown = shown
        self.marks.setVisible(shown.id is not None)
        self.marks.show_marks(shown.rating, shown.flag)

    def set_active(self, *, is_active: bool) -> None:
        """Show whether this pane is active."""
        set_mark(self, "active", is_active)

    def show_decoded(self, loader: ThumbnailLoader) -> None:
        """Show the image as soon as it is decoded."""
        thumbnail = loader.thumbnail(self.shown.path)
        if thumbnail is not None and not self._is_whole:
            self._is_whole = True
            pixmap = QPixmap() if thumbnail.is_broken else thumbnail.pixmap
            self.canvas.show_pixmap(pixmap, QSizeF(thumbnail.full_size))

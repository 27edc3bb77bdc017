"""A grid of images with a full-size viewer and a comparison view.

Placeholder pages are shown when there are no images. Shortcuts and menu entries are added by the
containing page; they are active while the focus is inside the browser.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent, QHideEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from sfumato_desktop import formatting
from sfumato_desktop.bridge.thumbnails import ThumbnailLoader
from sfumato_desktop.models.image_list import ImageListModel
from sfumato_desktop.page_commands import offer_here
from sfumato_desktop.shown_text import as_caption
from sfumato_desktop.widgets.compare_view import MOST_COMPARED, Compared, CompareView
from sfumato_desktop.widgets.image_grid import ImageGrid
from sfumato_desktop.widgets.image_viewer import ImageViewer
from sfumato_desktop.widgets.section import button

__all__ = ["ImageBrowser"]

_VIEWER_BUDGET_BYTES = 128 << 20
_NEIGHBORS = (1, -1, 2)
"""Offsets of the images that are decoded ahead."""


class ImageBrowser(QStackedWidget):
    """The images in a list, shown as a grid or one at a time.

    Args:
        images: The list of images.
        name: Description of the list for screen readers.
        shows_marks: Whether ratings and flags are shown.
        parent: The parent widget.
    """

    selection_changed = Signal()
    """The selection or the current image changed."""
    top_reached = Signal()
    """The grid was scrolled to its first row."""
    new_requested = Signal()
    """The user wants to see the new images."""

    def __init__(
        self,
        images: ImageListModel,
        name: str,
        *,
        shows_marks: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shows_marks = shows_marks
        self._images = images
        self._thumbnails = ThumbnailLoader(parent=self)
        self._wholes = ThumbnailLoader(budget_bytes=_VIEWER_BUDGET_BYTES, threads=1, parent=self)
        self.grid = ImageGrid(self._thumbnails)
        self.grid.setModel(images)
        self.grid.setAccessibleName(name)
        self.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.viewer = ImageViewer(self._wholes)
        self.compare = CompareView(self._wholes)
        self._new_button = button("", tip=self.tr("Scroll up to the new images"), role="primary")
        self._new_button.hide()
        self._grid_page = self._page_of_grid()
        self.addWidget(self._grid_page)
        self.addWidget(self.viewer)
        self.addWidget(self.compare)
        self._connect()

    @property
    def is_at_top(self) -> bool:
        """Whether the grid is scrolled to its first row."""
        return not self.is_viewing and self.grid.verticalScrollBar().value() == 0

    @property
    def is_viewing(self) -> bool:
        """Whether a single image is shown."""
        return self.currentWidget() is self.viewer

    @property
    def is_comparing(self) -> bool:
        """Whether images are being compared."""
        return self.currentWidget() is self.compare

    def selected_ids(self) -> list[int]:
        """Return the IDs of the images that a command applies to."""
        if self.is_comparing:
            return [] if self.compare.active_id is None else [self.compare.active_id]
        current = self.grid.current_id()
        if self.is_viewing and current is not None:
            return [current]
        return self.grid.selected_ids()

    def current_id(self) -> int | None:
        """Return the ID of the current image."""
        return self.compare.active_id if self.is_comparing else self.grid.current_id()

    def show_compared(self, images: Sequence[Compared]) -> None:
        """Show images side by side."""
        self.compare.compare(images)
        self.setCurrentWidget(self.compare)
        self.compare.setFocus()

    def compare_selected(self) -> None:
        """Compare the selected images, or a single selected image with the next image."""
        rows = self.grid.selected_rows()[:MOST_COMPARED]
        if len(rows) == 1:
            rows = [rows[0], *([rows[0] + 1] if rows[0] + 1 < len(self._images.ids) else [])]
        if len(rows) > 1:
            self.show_compared(self._compared(rows))

    def add_action(
        self, text: str, keys: tuple[str, ...], act: Callable[[], object], *, in_menu: bool = True
    ) -> QAction:
        """Return an action with a shortcut, and an entry in the context menu of the images."""
        action = QAction(as_caption(text), self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _is_checked: act())
        self.addAction(action)
        offer_here(action)
        if in_menu:
            self.grid.addAction(action)
        return action

    def show_images(self, *, otherwise: QWidget) -> None:
        """Show the images, or the placeholder page if there are none."""
        if not self._images.ids:
            self.setCurrentWidget(otherwise)
        elif not (self.is_viewing or self.is_comparing):
            self.setCurrentWidget(self._grid_page)
        if self.is_comparing:
            self._refresh_compared()
        self.show_current()

    def offer_new(self, count: int) -> None:
        """Show a user who has scrolled down how many new images are available at the top."""
        self._new_button.setVisible(count > 0)
        self._new_button.setText(self.tr("%Ln new image(s)", "", count))

    def forget(self, paths: list[str]) -> None:
        """Reload files that have changed."""
        self._thumbnails.forget(paths)
        self._wholes.forget(paths)

    def shutdown(self) -> None:
        """Stop the decoder threads until an image is requested again."""
        self._thumbnails.close()
        self._wholes.close()

    @Slot()
    def show_viewer(self) -> None:
        """Show the current image in the viewer."""
        if self.grid.current_id() is not None:
            self.setCurrentWidget(self.viewer)
            self.viewer.setFocus()
            self.show_current()

    @Slot()
    def show_grid(self) -> None:
        """Return to the grid, and make the image that was just viewed current."""
        if self.is_viewing or self.is_comparing:
            self.setCurrentWidget(self._grid_page)
            self.grid.scrollTo(self.grid.currentIndex())
            self.grid.setFocus()
            self.selection_changed.emit()

    @Slot()
    def toggle_viewer(self) -> None:
        """Switch between the grid and the viewer."""
        if self.is_viewing:
            self.show_grid()
        else:
            self.show_viewer()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus to the visible page, because a focus proxy would trap Tab inside it."""
        super().focusInEvent(event)
        shown = self.currentWidget()
        seen = self.grid if shown is self._grid_page else shown
        if seen is not None:
            seen.setFocus(event.reason())

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop the threads while the browser is hidden; they restart on demand."""
        super().hideEvent(event)
        self._thumbnails.rest()
        self._wholes.rest()

    def _page_of_grid(self) -> QWidget:
        page = QWidget()
        layout = QGridLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.grid, 0, 0)
        over = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter
        layout.addWidget(self._new_button, 0, 0, over)
        return page

    def _connect(self) -> None:
        self.add_action(self.tr("View image"), ("E", "Space"), self.toggle_viewer)
        self.add_action(self.tr("Back to the grid"), ("G",), self.show_grid, in_menu=False)
        self.grid.activated.connect(self.show_viewer)
        self.grid.selection_changed.connect(self.show_current)
        self.grid.scrolled.connect(self._emit_top)
        self.viewer.closed.connect(self.show_grid)
        self.compare.closed.connect(self.show_grid)
        self.compare.active_changed.connect(self.selection_changed)
        self.viewer.step_requested.connect(self.step)
        self._new_button.clicked.connect(self.new_requested)

    def _refresh_compared(self) -> None:
        """Update the marks of the compared images, and drop images that no longer exist."""
        shown = self.compare.shown
        rows = (self._images.row_of(one.id) for one in shown if one.id is not None)
        marked = {one.id: one for one in self._compared([row for row in rows if row is not None])}
        left = [marked.get(one.id, one) for one in shown if one.id is None or one.id in marked]
        if len(left) == len(shown):
            self.compare.refresh(left)
        elif len(left) > 1:
            self.compare.compare(left)
        else:
            self.show_grid()

    def _compared(self, rows: Sequence[int]) -> list[Compared]:
        found = []
        for row in rows:
            cell = self._images.cell(row)
            if cell is not None:
                found.append(
                    Compared(
                        path=cell.path,
                        title=cell.caption,
                        id=self._images.ids[row],
                        rating=cell.rating,
                        flag=cell.flag,
                    )
                )
        return found

    @Slot(int)
    def step(self, step: int) -> None:
        """Make the image that is a number of positions away the current image."""
        row = self.grid.currentIndex().row() + step
        if 0 <= row < len(self._images.ids):
            self.grid.select_row(row)

    @Slot()
    def _emit_top(self) -> None:
        if self.is_at_top:
            self.top_reached.emit()

    @Slot()
    def show_current(self) -> None:
        """Show the current image in the viewer, once its data has been read."""
        row = self.grid.currentIndex().row()
        cell = self._images.cell(row)
        if self.is_viewing and self._images.is_gone(row):
            self.show_grid()
        elif self.is_viewing and cell is not None:
            total = formatting.count(len(self._images.ids))
            self.viewer.show_image(
                cell.path,
                title=cell.caption,
                position=self.tr("{n} of {total}").format(n=formatting.count(row + 1), total=total),
                preview=self._thumbnails.thumbnail(cell.path),
            )
            if self._shows_marks:
                self.viewer.show_marks(cell.rating, cell.flag)
            near = (self._images.cell(row + step) for step in _NEIGHBORS)
            self.viewer.fetch_ahead([cell.path for cell in near if cell is not None])
        self.selection_changed.emit()

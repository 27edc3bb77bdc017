"""How does one go from many pictures to one and back?

A grid, a viewer for the current picture, and pages that stand in where there is nothing to show.
Keys and menu entries are added by the place around it; they count while the focus is here.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent, QHideEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from sfumato_desktop import words
from sfumato_desktop.bridge.thumbnails import ThumbnailLoader
from sfumato_desktop.models.picture_list import PictureListModel
from sfumato_desktop.place_commands import offer_here
from sfumato_desktop.plurals import counted
from sfumato_desktop.shown_text import as_caption
from sfumato_desktop.widgets.compare_view import MOST_COMPARED, Compared, CompareView
from sfumato_desktop.widgets.picture_grid import PictureGrid
from sfumato_desktop.widgets.picture_viewer import PictureViewer
from sfumato_desktop.widgets.section import button

__all__ = ["PictureBrowser"]

_VIEWER_BUDGET_BYTES = 128 << 20
_NEIGHBOURS = (1, -1, 2)
"""Which pictures are decoded ahead, by their distance."""


class PictureBrowser(QStackedWidget):
    """Pictures of one list, as a grid or one at a time.

    Args:
        pictures: The list.
        name: What it holds, for screen readers.
        takes_marks: Whether its pictures are rated and flagged.
        parent: The Qt parent.
    """

    selection_changed = Signal()
    """Other pictures are selected, or another one is current."""
    top_reached = Signal()
    """The grid was scrolled to its first row."""
    new_wanted = Signal()
    """The user wants to see the new pictures."""

    def __init__(
        self,
        pictures: PictureListModel,
        name: str,
        *,
        takes_marks: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._takes_marks = takes_marks
        self._pictures = pictures
        self._thumbnails = ThumbnailLoader(parent=self)
        self._wholes = ThumbnailLoader(budget_bytes=_VIEWER_BUDGET_BYTES, threads=1, parent=self)
        self.grid = PictureGrid(self._thumbnails)
        self.grid.setModel(pictures)
        self.grid.setAccessibleName(name)
        self.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.viewer = PictureViewer(self._wholes)
        self.compare = CompareView(self._wholes)
        self._new_button = button(
            "", tip=self.tr("Go to the top, where the new pictures are"), role="primary"
        )
        self._new_button.hide()
        self._grid_page = self._page_of_grid()
        self.addWidget(self._grid_page)
        self.addWidget(self.viewer)
        self.addWidget(self.compare)
        self._connect()

    @property
    def is_at_top(self) -> bool:
        """Whether the first row of the grid is being looked at."""
        return not self.is_viewing and self.grid.verticalScrollBar().value() == 0

    @property
    def is_viewing(self) -> bool:
        """Whether one picture is looked at closely."""
        return self.currentWidget() is self.viewer

    @property
    def is_comparing(self) -> bool:
        """Whether pictures lie side by side."""
        return self.currentWidget() is self.compare

    def selected_ids(self) -> list[int]:
        """Give the ids of the pictures that an act means."""
        if self.is_comparing:
            return [] if self.compare.active_id is None else [self.compare.active_id]
        current = self.grid.current_id()
        if self.is_viewing and current is not None:
            return [current]
        return self.grid.selected_ids()

    def current_id(self) -> int | None:
        """Give the id of the picture that is looked at."""
        return self.compare.active_id if self.is_comparing else self.grid.current_id()

    def show_compared(self, pictures: Sequence[Compared]) -> None:
        """Lay pictures side by side."""
        self.compare.compare(pictures)
        self.setCurrentWidget(self.compare)
        self.compare.setFocus()

    def compare_selected(self) -> None:
        """Lay the selected pictures side by side; the current one and its next, if it is one."""
        rows = self.grid.selected_rows()[:MOST_COMPARED]
        if len(rows) == 1:
            rows = [rows[0], *([rows[0] + 1] if rows[0] + 1 < len(self._pictures.ids) else [])]
        if len(rows) > 1:
            self.show_compared(self._compared(rows))

    def add_action(
        self, text: str, keys: tuple[str, ...], act: Callable[[], object], *, in_menu: bool = True
    ) -> QAction:
        """Give the pictures a key, and an entry in their menu."""
        action = QAction(as_caption(text), self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _is_checked: act())
        self.addAction(action)
        offer_here(action)
        if in_menu:
            self.grid.addAction(action)
        return action

    def show_pictures(self, *, otherwise: QWidget) -> None:
        """Show the pictures, or the page that stands in while there are none."""
        if not self._pictures.ids:
            self.setCurrentWidget(otherwise)
        elif not (self.is_viewing or self.is_comparing):
            self.setCurrentWidget(self._grid_page)
        if self.is_comparing:
            self._refresh_compared()
        self._show_current()

    def offer_new(self, count: int) -> None:
        """Tell somebody who has scrolled down that new pictures wait at the top."""
        self._new_button.setVisible(count > 0)
        self._new_button.setText(
            counted(count, one=self.tr("1 new picture"), many=self.tr("{n} new pictures"))
        )

    def forget(self, paths: list[str]) -> None:
        """Read files again that changed."""
        self._thumbnails.forget(paths)
        self._wholes.forget(paths)

    def shutdown(self) -> None:
        """End the threads that decode, until a picture is wanted again."""
        self._thumbnails.close()
        self._wholes.close()

    @Slot()
    def show_viewer(self) -> None:
        """Look at the current picture closely."""
        if self.grid.current_id() is not None:
            self.setCurrentWidget(self.viewer)
            self.viewer.setFocus()
            self._show_current()

    @Slot()
    def show_grid(self) -> None:
        """Go back to the grid, where the picture just seen is current."""
        if self.is_viewing or self.is_comparing:
            self.setCurrentWidget(self._grid_page)
            self.grid.scrollTo(self.grid.currentIndex())
            self.grid.setFocus()
            self.selection_changed.emit()

    @Slot()
    def toggle_viewer(self) -> None:
        """Go from the grid to the current picture, or back."""
        if self.is_viewing:
            self.show_grid()
        else:
            self.show_viewer()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to what is seen; a focus proxy would keep Tab within it."""
        super().focusInEvent(event)
        shown = self.currentWidget()
        seen = self.grid if shown is self._grid_page else shown
        if seen is not None:
            seen.setFocus(event.reason())

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the threads end while nobody looks; they start again when they are needed."""
        super().hideEvent(event)
        self.shutdown()

    def _page_of_grid(self) -> QWidget:
        page = QWidget()
        layout = QGridLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.grid, 0, 0)
        over = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter
        layout.addWidget(self._new_button, 0, 0, over)
        return page

    def _connect(self) -> None:
        self.add_action(self.tr("Look closely"), ("E", "Space"), self.toggle_viewer)
        self.add_action(self.tr("Back to the grid"), ("G",), self.show_grid, in_menu=False)
        self.grid.activated.connect(self.show_viewer)
        self.grid.selection_changed.connect(self._show_current)
        self.grid.scrolled.connect(self._tell_of_top)
        self.viewer.closed.connect(self.show_grid)
        self.compare.closed.connect(self.show_grid)
        self.compare.active_changed.connect(self.selection_changed)
        self.viewer.step_wanted.connect(self.step)
        self._new_button.clicked.connect(self.new_wanted)

    def _refresh_compared(self) -> None:
        """Show the marks of compared pictures anew, and leave out those that are gone."""
        shown = self.compare.shown
        rows = (self._pictures.row_of(one.id) for one in shown if one.id is not None)
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
            cell = self._pictures.cell(row)
            if cell is not None:
                found.append(
                    Compared(
                        path=cell.path,
                        title=cell.caption,
                        id=self._pictures.ids[row],
                        rating=cell.rating,
                        flag=cell.flag,
                    )
                )
        return found

    @Slot(int)
    def step(self, step: int) -> None:
        """Make a picture further on the current one."""
        row = self.grid.currentIndex().row() + step
        if 0 <= row < len(self._pictures.ids):
            self.grid.select_row(row)

    @Slot()
    def _tell_of_top(self) -> None:
        if self.is_at_top:
            self.top_reached.emit()

    @Slot()
    def _show_current(self) -> None:
        row = self.grid.currentIndex().row()
        cell = self._pictures.cell(row)
        if self.is_viewing and cell is None:
            self.show_grid()
        elif self.is_viewing and cell is not None:
            total = words.count(len(self._pictures.ids))
            self.viewer.show_picture(
                cell.path,
                title=cell.caption,
                position=self.tr("{n} of {total}").format(n=words.count(row + 1), total=total),
                preview=self._thumbnails.thumbnail(cell.path),
            )
            if self._takes_marks:
                self.viewer.show_marks(cell.rating, cell.flag)
            near = (self._pictures.cell(row + step) for step in _NEIGHBOURS)
            self.viewer.fetch_ahead([cell.path for cell in near if cell is not None])
        self.selection_changed.emit()

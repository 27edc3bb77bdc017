"""The gallery's toolbar: search, filter, and sort order."""

import msgspec
from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from sfumato.gallery import ALL_IMAGES, GalleryFilter, GalleryOrder
from sfumato.plugins.catalog import Catalog
from sfumato_desktop.icons import icon
from sfumato_desktop.models.gallery_images import GalleryImages
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.filter_chips import FilterChips
from sfumato_desktop.widgets.filter_menus import FilterMenus
from sfumato_desktop.widgets.section import button, tool_button
from sfumato_desktop.widgets.star_bar import StarBar

__all__ = ["GalleryBar"]

_SEARCH_PX = 280
_LEAST_SEARCH_PX = 108
_LEAST_PX = 340
_ROOM_FOR_ORDER_PX = 620
_ROOM_FOR_STARS_PX = 430
_PAUSE_MS = 150
"""Delay after the last keystroke before the search runs."""


class GalleryBar(QWidget):
    """Search field, star filter, filter chips, sort order, and side panel toggles.

    Args:
        images: The images to filter.
        samplers: Provides the display names of samplers.
        parent: The parent widget.
    """

    filter_changed = Signal(object)
    """Emitted with the new `GalleryFilter`."""
    images_requested = Signal()
    """The user finished searching, and the focus moves to the results."""
    save_filter_requested = Signal()
    """The user wants to save the filter."""
    order_chosen = Signal(str)
    """Emitted with the new `GalleryOrder`."""

    def __init__(
        self,
        images: GalleryImages,
        samplers: Catalog,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._images = images
        self.setMinimumWidth(_LEAST_PX)
        self._menus = FilterMenus(images, samplers, self.choose)
        self.chips = FilterChips(samplers, self._menus)
        self._build()
        self._lay_out()
        self._connect()

    def choose(self, wanted: GalleryFilter = ALL_IMAGES) -> None:
        """Set the filter and emit `filter_changed`."""
        self.show_filter(wanted)
        self.filter_changed.emit(wanted)

    def show_filter(self, wanted: GalleryFilter) -> None:
        """Show a filter without emitting a signal."""
        self._pause.stop()
        if self._search.text().split() != wanted.text.split():
            with QSignalBlocker(self._search):
                self._search.setText(wanted.text)
        is_at_least = wanted.max_rating == 5
        self._stars.set_rating(wanted.min_rating if is_at_least else 0)
        self.chips.show_filter(wanted)

    def show_order(self, order: GalleryOrder) -> None:
        """Show the current sort order."""
        text = self._orders[order].text()
        self._orders[order].setChecked(True)
        self._order.setText(text if self.width() >= _ROOM_FOR_ORDER_PX else "")
        self._order.setAccessibleName(self.tr("Sort by: {order}").format(order=text))

    def open_orders(self) -> None:
        """Open the sort order menu."""
        below = self._order.mapToGlobal(self._order.rect().bottomLeft())
        self._order_menu.popup(below)
        self._order_menu.setActiveAction(self._orders[self._images.order])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the controls that do not fit."""
        super().resizeEvent(event)
        self._fit()

    def focus_search(self) -> None:
        """Focus the search field."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _build(self) -> None:
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Search"))
        self._search.setAccessibleName(self.tr("Search"))
        self._search.setToolTip(
            self.tr(
                "Search by run, class, seed, sampler, tag, or board (Ctrl+F); "
                "seed:41 or tag:red searches a single field"
            )
        )
        self._search.setClearButtonEnabled(True)
        self._search.addAction(
            icon("search", color="muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        self._search.setMaximumWidth(_SEARCH_PX)
        self._search.setMinimumWidth(_LEAST_SEARCH_PX)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._stars = StarBar(self.tr("Minimum rating"))
        self._stars.setToolTip(self.tr("Show images with at least this rating"))
        self._filter = button(
            self.tr("Filter"),
            tip=self.tr("Filter by run, class, date, and more"),
            icon_name="filter",
            role="quiet",
        )
        self._build_order()
        self._filter_menu = QMenu(self._filter)
        self._filter.setMenu(self._filter_menu)
        self.side_switch = _switch(
            "info",
            self.tr("Side panel"),
            self.tr("Show or hide details and generation settings (I)"),
        )
        self.sources_switch = _switch(
            "board",
            self.tr("Boards and saved filters"),
            self.tr("Show or hide boards and saved filters (L)"),
        )

    def _build_order(self) -> None:
        self._order = button("", tip=self.tr("Sort order (O)"), icon_name="sort", role="quiet")
        self._order_menu = QMenu(self._order)
        self._order.setMenu(self._order_menu)
        group = QActionGroup(self._order_menu)
        texts: dict[GalleryOrder, str] = {
            "newest": self.tr("Newest"),
            "oldest": self.tr("Oldest"),
            "rating": self.tr("Highest rated"),
            "seed": self.tr("Lowest seed"),
        }
        self._orders = {order: self._order_menu.addAction(text) for order, text in texts.items()}
        for order, action in self._orders.items():
            action.setCheckable(True)
            action.setData(order)
            group.addAction(action)
        self._order_menu.triggered.connect(self._choose_order)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        line.setSpacing(Space.M)
        line.addWidget(self.sources_switch)
        line.addWidget(self._search, 1)
        line.addWidget(self._stars)
        line.addWidget(self._filter)
        line.addWidget(self._order)
        line.addStretch()
        line.addWidget(self.side_switch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(line)
        chips = QVBoxLayout()
        chips.setContentsMargins(Space.M, 0, Space.M, 0)
        chips.addWidget(self.chips)
        layout.addLayout(chips)

    def _connect(self) -> None:
        self._search.textChanged.connect(self._pause.start)
        self._search.returnPressed.connect(self._find)
        self._search.returnPressed.connect(self.images_requested)
        self._pause.timeout.connect(self._find)
        escape = QAction(self._search)
        escape.setShortcut("Esc")
        escape.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        escape.triggered.connect(self._search.clear)
        self._search.addAction(escape)
        self._stars.rating_chosen.connect(self._choose_stars)
        self._filter_menu.aboutToShow.connect(self._fill_menu)
        self.chips.filter_requested.connect(self.choose)
        self.chips.save_filter_requested.connect(self.save_filter_requested)

    def _fit(self) -> None:
        self._stars.setVisible(self.width() >= _ROOM_FOR_STARS_PX)
        self.show_order(self._images.order)

    @Slot(QAction)
    def _choose_order(self, action: QAction) -> None:
        self.order_chosen.emit(action.data())

    @Slot()
    def _fill_menu(self) -> None:
        self._menus.fill_all(self._filter_menu)

    @Slot()
    def _find(self) -> None:
        text = " ".join(self._search.text().split())
        if text != self._images.wanted.text:
            self.choose(msgspec.structs.replace(self._images.wanted, text=text))

    @Slot(int)
    def _choose_stars(self, rating: int) -> None:
        changed = msgspec.structs.replace(self._images.wanted, min_rating=rating, max_rating=5)
        self.choose(changed)


def _switch(icon_name: str, name: str, tip: str) -> QToolButton:
    made = tool_button(icon_name, name=name, tip=tip)
    made.setCheckable(True)
    made.setChecked(True)
    return made

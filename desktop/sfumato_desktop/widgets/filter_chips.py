"""Chips for the gallery's active filter; each part can be changed or removed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from sfumato.gallery import GalleryFilter
from sfumato.plugins.catalog import Catalog
from sfumato_desktop.models.filter_text import FilterPart, parts_of, without
from sfumato_desktop.shown_text import as_caption, as_tip
from sfumato_desktop.theme import Space, set_role
from sfumato_desktop.widgets.filter_menus import FilterMenus
from sfumato_desktop.widgets.flow import FlowLayout
from sfumato_desktop.widgets.section import button, tool_button

__all__ = ["FilterChips"]

_CHIP_PX = 28


class FilterChips(QWidget):
    """A chip per part of the filter, with buttons to save or clear it.

    Args:
        samplers: Provides the display names of samplers.
        menus: Provides the choices of each chip.
        parent: The parent widget.
    """

    filter_requested = Signal(object)
    """Emitted with the new `GalleryFilter`."""
    save_filter_requested = Signal()
    """The user wants to save the filter."""
    restore_requested = Signal()
    """The user wants to restore the selected images from the trash."""
    emptying_requested = Signal()
    """The user wants to empty the trash."""

    def __init__(
        self, samplers: Catalog, menus: FilterMenus, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._samplers = samplers
        self._menus = menus
        self._chips: list[QWidget] = []
        self._keep = button(
            self.tr("Save filter"), tip=self.tr("Save this filter under a name"), role="link"
        )
        self._clear = button(
            self.tr("Clear filter"),
            tip=self.tr("Clear the filter and show all images"),
            role="link",
        )
        self._restore = button(
            self.tr("Restore"),
            tip=self.tr("Restore the selected images from the trash (Ctrl+Shift+Del)"),
            role="link",
        )
        self._empty = button(
            self.tr("Empty trash"),
            tip=self.tr("Move all of these images to the system trash"),
            role="link",
        )
        self._flow = FlowLayout(spacing=Space.XS, parent=self)
        self._keep.clicked.connect(self.save_filter_requested)
        self._restore.clicked.connect(self.restore_requested)
        self._empty.clicked.connect(self.emptying_requested)
        self._clear.clicked.connect(lambda: self.filter_requested.emit(GalleryFilter()))
        self.hide()

    def show_filter(self, wanted: GalleryFilter) -> None:
        """Show the parts of a filter; nothing for an empty filter."""
        while self._flow.count():
            self._flow.takeAt(0)
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(part, wanted) for part in parts_of(wanted, self._samplers)]
        links = (self._restore, self._empty) if wanted.in_trash else (self._keep,)
        for link in (self._restore, self._empty, self._keep):
            link.setVisible(link in links)
        for widget in (*self._chips, *links, self._clear):
            widget.setFixedHeight(_CHIP_PX)
            self._flow.addWidget(widget)
            widget.show()
        self.setVisible(wanted != GalleryFilter())
        self.updateGeometry()

    def _chip(self, part: FilterPart, wanted: GalleryFilter) -> QWidget:
        chip = QFrame(self)
        set_role(chip, "chip")
        text = f"{part.title}: {part.text}"
        value = QToolButton()
        value.setText(as_caption(text))
        value.setToolTip(as_tip(self.tr("{part} (click to change)").format(part=text)))
        value.setAccessibleName(text)
        value.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_role(value, "chip")
        if part.name != "in_trash":
            menu = QMenu(value)
            menu.aboutToShow.connect(lambda: self._menus.fill_part(menu, part.name))
            value.setMenu(menu)
            value.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        close = tool_button("close", name=self.tr("Remove filter: {part}").format(part=text))
        set_role(close, "chip")
        close.clicked.connect(lambda: self.filter_requested.emit(without(wanted, part.name)))
        layout = QHBoxLayout(chip)
        layout.setContentsMargins(Space.XS, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(value)
        layout.addWidget(close)
        for piece in (chip, value, close):
            piece.ensurePolished()  # their sizes are requested before they are shown
        return chip

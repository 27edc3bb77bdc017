"""Actions on the selected gallery images, with their shortcuts.

As in photo managers, digits set stars; P, X, and U set flags; and B and T open boards and tags.
Every change can be undone. Each action is available in the grid's context menu and in the viewer.
"""

from collections.abc import Callable, Container, Sequence
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from sfumato.gallery import Flag, GalleryFilter, LabelKind
from sfumato_desktop.models.filter_text import parts_of
from sfumato_desktop.models.gallery_images import GalleryImages
from sfumato_desktop.models.rating_commands import RatingCommands
from sfumato_desktop.services import Services
from sfumato_desktop.widgets.gallery_bar import GalleryBar
from sfumato_desktop.widgets.gallery_sidebar import GallerySidebar
from sfumato_desktop.widgets.image_browser import ImageBrowser
from sfumato_desktop.widgets.label_picker import LabelPicker
from sfumato_desktop.widgets.recipe_inspector import RecipeInspector

__all__ = ["GalleryActions"]


class GalleryActions(QObject):
    """Marks or deletes the selected images.

    Args:
        services: Services shared by the pages.
        images: The images that are shown.
        rating_commands: Applies the marks.
        browser: Holds the selection.
        parent: The page.
    """

    def __init__(
        self,
        services: Services,
        images: GalleryImages,
        rating_commands: RatingCommands,
        *,
        browser: ImageBrowser,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._images = images
        self._rating_commands = rating_commands
        self._browser = browser
        self._page = parent

    def add_marking(
        self, *, bar: GalleryBar, sources: GallerySidebar, inspector: RecipeInspector
    ) -> None:
        """Add the shortcuts and context menu, and connect the widgets' requests."""
        add = self._browser.add_action
        flags = (
            (self.tr("Pick"), "P", Flag.PICK),
            (self.tr("Reject"), "X", Flag.REJECT),
            (self.tr("Unflag"), "U", Flag.NONE),
        )
        for text, key, flag in flags:
            add(text, (key,), partial(self.flag, flag))
        for stars in range(6):
            text = self.tr("Rate {n} of 5 stars").format(n=stars)
            add(text, (str(stars),), partial(self.rate, stars), in_menu=False)
        self._advance = add(self.tr("Advance after rating"), ("A",), lambda: None)
        self._advance.setCheckable(True)
        add(self.tr("Compare"), ("C",), self._browser.compare_selected)
        add(self.tr("Boards…"), ("B",), partial(self.open_picker, "board"))
        add(self.tr("Tags…"), ("T",), partial(self.open_picker, "tag"))
        self._trash = add(self.tr("Move to trash"), ("Del", "Backspace"), self.move_to_trash)
        self._restore = add(self.tr("Restore"), ("Ctrl+Shift+Del",), self.restore)
        self._empty = add(self.tr("Empty trash"), (), self.empty_trash)
        bar.save_filter_requested.connect(lambda: self._save_filter(sources))
        bar.chips.restore_requested.connect(self.restore)
        bar.chips.emptying_requested.connect(self.empty_trash)
        sources.board_requested.connect(lambda: self._make_board(sources))
        sources.rename_requested.connect(self._rename)
        sources.removal_requested.connect(self._remove)
        sources.images_dropped.connect(lambda name: self._label("board", name, is_on=True))
        inspector.rating_chosen.connect(self.rate)
        self._browser.viewer.rating_chosen.connect(self.rate)
        self._browser.compare.rating_chosen.connect(self.rate)
        inspector.trash_requested.connect(self.move_to_trash)
        self._images.listed.connect(self._show_what_is_possible)
        self._browser.selection_changed.connect(self._show_what_is_possible)

    @Slot(int)
    def rate(self, stars: int) -> None:
        """Rate the selected images."""
        self._rating_commands.rate(self._selected(), stars, then=self._advancing())

    def flag(self, flag: Flag) -> None:
        """Pick or reject the selected images, or clear their flags."""
        self._rating_commands.flag(self._selected(), flag, then=self._advancing())

    def open_picker(self, kind: LabelKind) -> None:
        """Let the user add the selected images to boards or tag them."""
        ids = self._selected()
        if not ids:
            return
        self._images.ask(
            lambda gallery: gallery.labels_among(kind, ids),
            lambda names: self._open_picker(kind, names, selected=len(ids)),
            key="labels",
        )

    def _open_picker(self, kind: LabelKind, names: dict[str, int], *, selected: int) -> None:
        picker = LabelPicker(kind, names, selected=selected, parent=self._page)
        picker.name_chosen.connect(lambda name, is_on: self._label(kind, name, is_on=is_on))
        picker.open_over(self._browser)

    @Slot()
    def move_to_trash(self) -> None:
        """Move the selected images to the gallery's trash."""
        if self._images.wanted.in_trash:
            return
        self._browser.forget(self._images.paths_of(self._browser.grid.selected_rows()))
        self._rating_commands.move_to_trash(self._selected(), then=self._offer_undo)

    def _offer_undo(self, moved: Sequence[str]) -> None:
        self._services.notify.action(
            self.tr("%Ln image(s) moved to the gallery's trash.", "", len(moved)),
            self.tr("Undo"),
            partial(self._rating_commands.restore_files, moved),
        )

    @Slot()
    def restore(self) -> None:
        """Restore the selected images from the trash."""
        if self._images.wanted.in_trash:
            self._rating_commands.restore(self._selected())

    @Slot()
    def empty_trash(self) -> None:
        """Move all images in the gallery's trash to the system trash."""
        self._images.empty_trash(self._show_emptied)

    def _advancing(self) -> Callable[[], None]:
        """Return what advances to the next image after a mark, if the user has enabled that."""
        current, selected = self._browser.current_id(), self._selected()

        def advance() -> None:
            is_still_there = current is not None and self._browser.current_id() == current
            if self._advance.isChecked() and len(selected) == 1 and is_still_there:
                if self._browser.is_comparing:
                    return
                self._browser.step(1)

        return advance

    @Slot()
    def _show_what_is_possible(self) -> None:
        is_trash = self._images.wanted.in_trash
        has_selection = self._browser.grid.selected_count() > 0
        _show(self._trash, is_possible=not is_trash and has_selection)
        _show(self._restore, is_possible=is_trash and has_selection)
        _show(self._empty, is_possible=is_trash)

    def _selected(self) -> list[int]:
        return self._browser.selected_ids()

    def _label(self, kind: LabelKind, name: str, *, is_on: bool) -> None:
        self._rating_commands.label(self._selected(), kind, name, is_on=is_on)

    def _make_board(self, sources: GallerySidebar) -> None:
        name = _free_name(self.tr("Board {n}"), self._images.overview.boards)
        self._rating_commands.make_board(name)
        sources.edit("board", name)

    def _save_filter(self, sources: GallerySidebar) -> None:
        wanted = self._images.wanted
        parts = [part.text for part in parts_of(wanted, self._services.plugins.samplers)]
        stem = ", ".join([*([wanted.text] if wanted.text else []), *parts])[:60]
        name = stem if stem not in self._images.overview.saved_filters else f"{stem} (2)"
        self._rating_commands.save_filter(name, wanted)
        sources.edit("view", name)

    @Slot(str, str, str)
    def _rename(self, kind: str, name: str, new_name: str) -> None:
        if kind == "view":
            self._rating_commands.rename_filter(name, new_name)
        else:
            self._rating_commands.rename("board", name, new_name)

    @Slot(str, str)
    def _remove(self, kind: str, name: str) -> None:
        if kind == "view":
            self._rating_commands.remove_filter(name)
        else:
            self._rating_commands.remove("board", name)

    def _show_emptied(self, count: int) -> None:
        if not self._images.overview.trashed:
            self._images.filter_by(GalleryFilter())
        self._services.notify.info(self.tr("%Ln image(s) moved to the system trash.", "", count))


def _show(action: QAction, *, is_possible: bool) -> None:
    action.setVisible(is_possible)
    action.setEnabled(is_possible)


def _free_name(pattern: str, taken: Container[str]) -> str:
    number = 1
    while pattern.format(n=number) in taken:
        number += 1
    return pattern.format(n=number)

"""Tools that generate or find something from the selected images.

The tools are variations, an animation between two images, a contact sheet, a search for the nearest
training images, and an export. The engine does the work, and each result is shown as soon as it is
available.
"""

import random
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QWidget

from sfumato.gallery import GalleryImage
from sfumato.records.events import NearestFound
from sfumato.records.image_requests import AnimationRequest, SheetRequest
from sfumato.records.requests import request_from
from sfumato.records.run_folder import RunFolder
from sfumato_desktop.bridge.file_manager import show_in_folder
from sfumato_desktop.bridge.image_jobs import ImageJobs
from sfumato_desktop.models.gallery_images import GalleryImages
from sfumato_desktop.services import Services
from sfumato_desktop.widgets.compare_view import Compared
from sfumato_desktop.widgets.image_browser import ImageBrowser
from sfumato_desktop.widgets.recipe_inspector import RecipeInspector
from sfumato_desktop.widgets.result_dialog import ResultDialog
from sfumato_desktop.widgets.tool_dialogs import AnimationDialog, SheetDialog

__all__ = ["GalleryTools"]

_MOST_ROWS = 12
"""Maximum number of images on a contact sheet."""
_SEEDS = 2**31
"""Upper bound of the random seed for a variation's noise; the recipe records the seed."""


class GalleryTools(QObject):
    """Applies the tools to the selected images.

    Args:
        services: Services shared by the pages.
        images: The images that are shown.
        browser: Holds the selection.
        inspector: Shows the nearest training images.
        parent: The page.
    """

    more_requested = Signal(object, int)
    """Emitted with the `Recipe` to vary and the first seed for the variations."""

    def __init__(
        self,
        services: Services,
        images: GalleryImages,
        *,
        browser: ImageBrowser,
        inspector: RecipeInspector,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._images = images
        self._browser = browser
        self._inspector = inspector
        self._page = parent
        self._jobs = ImageJobs(services.jobs, self)
        self._add_actions()
        self._jobs.made.connect(self._show_written)
        self._jobs.exported.connect(self._show_exported)
        self._jobs.nearest_found.connect(self._show_nearest)
        self._jobs.nearest_ended.connect(inspector.nearest.show_ended)
        inspector.more_requested.connect(self.generate_variations)
        inspector.tool_requested.connect(self._use_tool)
        inspector.nearest.search_requested.connect(self.find_nearest)
        inspector.nearest.compare_requested.connect(self._compare_with)
        browser.selection_changed.connect(self._show_what_is_possible)
        self._show_what_is_possible()

    @Slot()
    def generate_variations(self) -> None:
        """Generate variations of the current image."""
        self._with_current(
            lambda image: self.more_requested.emit(image.recipe, random.randrange(_SEEDS))
        )

    @Slot()
    def animate(self) -> None:
        """Ask for the settings of an animation from the first selected image to the second."""
        self._with_chosen(2, self._open_animation)

    def _open_animation(self, chosen: list[GalleryImage]) -> None:
        if len(chosen) == 2:
            start, end = (image.recipe for image in chosen)
            dialog = AnimationDialog(start, end, self._page)
            dialog.wanted.connect(self._animate)
            dialog.open()

    @Slot()
    def generate_sheet(self) -> None:
        """Ask which variants of the current run's selected images to generate."""
        self._with_current(
            lambda current: self._with_chosen(
                _MOST_ROWS, lambda chosen: self._prepare_sheet(current.recipe.run, chosen)
            )
        )

    def _prepare_sheet(self, run_id: str, chosen: list[GalleryImage]) -> None:
        project = self._services.project.project
        if project is None:
            return
        recipes = [image.recipe for image in chosen if image.recipe.run == run_id]

        def read() -> tuple[RunFolder, bool]:
            run = project.run(run_id)
            averages = run.averages_folder
            return run, averages.is_dir() and any(averages.iterdir())

        def show(found: tuple[RunFolder, bool]) -> None:
            run, has_averages = found
            rows = tuple(request_from(recipe) for recipe in recipes)
            dialog = SheetDialog(rows, has_averages=has_averages, parent=self._page)
            dialog.wanted.connect(lambda request: self._generate_sheet(run, request))
            dialog.open()

        self._services.store.ask(read, show, failed=self._services.notify.error)

    @Slot()
    def find_nearest(self) -> None:
        """Find the training images nearest to the current image."""
        self._with_current(self._find_nearest)

    def _find_nearest(self, image: GalleryImage) -> None:
        project = self._services.project.project
        if project is None:
            return

        def search(run: RunFolder) -> None:
            self._inspector.nearest.show_searching()
            self._jobs.find_nearest(project, run, image.path)

        self._services.store.ask(
            lambda: project.run(image.recipe.run), search, failed=self._services.notify.error
        )

    @Slot()
    def export(self) -> None:
        """Ask for a folder, and copy the selected images there with an export manifest."""
        ids, project = self._browser.selected_ids(), self._services.project.project
        if not ids or project is None:
            return
        folder = QFileDialog.getExistingDirectory(self._page, self.tr("Export images"))
        if folder:
            self._jobs.export(project, ids, Path(folder))

    def _add_actions(self) -> None:
        add = self._browser.add_action
        self._more = add(self.tr("More like this"), ("M",), self.generate_variations)
        self._film = add(self.tr("Animation…"), ("Ctrl+I",), self.animate)
        self._sheet = add(self.tr("Contact sheet…"), ("Ctrl+T",), self.generate_sheet)
        self._nearest_action = add(self.tr("Nearest training images"), ("N",), self.find_nearest)
        self._export = add(self.tr("Export…"), ("Ctrl+E",), self.export)

    @Slot()
    def _show_what_is_possible(self) -> None:
        count = self._browser.grid.selected_count()
        possible: dict[QAction, bool] = {
            self._more: count == 1,
            self._film: count == 2,
            self._sheet: count > 0,
            self._nearest_action: count == 1,
            self._export: count > 0,
        }
        for action, is_possible in possible.items():
            action.setEnabled(is_possible)

    @Slot(str)
    def _use_tool(self, name: str) -> None:
        {
            "compare": self._browser.compare_selected,
            "animate": self.animate,
            "sheet": self.generate_sheet,
            "export": self.export,
        }[name]()

    def _with_current(self, then: Callable[[GalleryImage], object]) -> None:
        """Call a function with the current image."""
        id_ = self._browser.current_id()
        if id_ is not None:
            self._with_images([id_], lambda found: then(found[0]))

    def _with_chosen(self, most: int, then: Callable[[list[GalleryImage]], object]) -> None:
        """Call a function with the first selected images in display order."""
        self._with_images(self._browser.grid.selected_ids()[:most], then)

    def _with_images(self, ids: list[int], then: Callable[[list[GalleryImage]], object]) -> None:
        def pass_on(found: dict[int, GalleryImage]) -> None:
            if images := [found[id_] for id_ in ids if id_ in found]:
                then(images)

        self._images.ask(lambda gallery: gallery.images(ids), pass_on)

    @Slot(object)
    def _animate(self, request: AnimationRequest) -> None:
        project = self._services.project.project
        if project is not None:
            path = project.gallery_folder / "animations" / request.file_name
            self._jobs.animate(project, request, path)

    def _generate_sheet(self, run: RunFolder, request: SheetRequest) -> None:
        project = self._services.project.project
        if project is not None:
            path = project.gallery_folder / "sheets" / request.file_name(run.run_id)
            self._jobs.generate_sheet(run, request, path)

    @Slot(str)
    def _show_written(self, path: str) -> None:
        if self._page.isVisible():
            ResultDialog(Path(path), self._page).open()
        else:
            self._services.notify.action(
                self.tr("“{name}” was saved.").format(name=Path(path).name),
                self.tr("Show in folder"),
                lambda: show_in_folder(Path(path)),
            )

    @Slot(str)
    def _show_exported(self, path: str) -> None:
        self._services.notify.action(
            self.tr("Images and their export manifest were saved to “{folder}”.").format(
                folder=Path(path).parent.name
            ),
            self.tr("Show in folder"),
            lambda: show_in_folder(Path(path)),
        )

    @Slot(object)
    def _show_nearest(self, found: NearestFound) -> None:
        self._inspector.nearest.show_found(found)

    @Slot(str, str)
    def _compare_with(self, path: str, name: str) -> None:
        self._with_current(lambda image: self._show_beside(image, path, name))

    def _show_beside(self, image: GalleryImage, path: str, name: str) -> None:
        drawn = Compared(
            path=str(image.path),
            title=self.tr("Seed {seed}").format(seed=image.recipe.seed),
            id=image.id,
            rating=image.rating,
            flag=image.flag,
        )
        self._browser.show_compared([drawn, Compared(path=path, title=name)])

"""The Gallery page: generated images, their recipes, and a form to generate more.

A grid shows the project's gallery, with a viewer for a single image; beside them are its recipe and
the form. New images appear at the top. If the user has scrolled down, a notice is shown instead, so
that they do not lose their position.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QGuiApplication,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from sfumato.gallery import GalleryFilter
from sfumato.records.recipe import Recipe
from sfumato.records.requests import GenerateRequest
from sfumato_desktop.app_settings import AppSettings
from sfumato_desktop.bridge.clipboard import copy_images, hand_over_clipboard
from sfumato_desktop.bridge.file_manager import show_in_folder
from sfumato_desktop.bridge.generation import Generation
from sfumato_desktop.models.filter_text import parts_of
from sfumato_desktop.models.gallery_images import GalleryImages
from sfumato_desktop.models.rating_commands import RatingCommands
from sfumato_desktop.models.run_watcher import RunWatcher
from sfumato_desktop.navigator import Page
from sfumato_desktop.pages.gallery_actions import GalleryActions
from sfumato_desktop.pages.gallery_order import GalleryOrdering
from sfumato_desktop.pages.gallery_tools import GalleryTools
from sfumato_desktop.services import Services
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.empty_state import EmptyState
from sfumato_desktop.widgets.gallery_bar import GalleryBar
from sfumato_desktop.widgets.gallery_foot import GalleryFoot
from sfumato_desktop.widgets.gallery_sidebar import GallerySidebar
from sfumato_desktop.widgets.generate_panel import GeneratePanel
from sfumato_desktop.widgets.image_browser import ImageBrowser
from sfumato_desktop.widgets.image_grid import ImageGrid
from sfumato_desktop.widgets.next_step import NextStep
from sfumato_desktop.widgets.recipe_inspector import RecipeInspector
from sfumato_desktop.widgets.section import button

__all__ = ["GalleryPage"]

_SIDE_PX = 316
_SOURCES_PX = 168
_NARROW_PX = 1_040
_LOOKED_FOR = 500
"""Maximum number of files of an undone change that are searched for a visible one."""


class GalleryPage(QWidget):
    """The page for generated images.

    Args:
        services: Services shared by the pages.
        watcher: Provides the runs that can generate images.
        settings: Stores the sort order of the images.
        parent: The Qt parent.
    """

    def __init__(
        self,
        services: Services,
        *,
        watcher: RunWatcher,
        settings: AppSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._watcher = watcher
        self._wanted_run = ""
        self._current: int | None = None
        """The image to keep current when the images are listed in another order."""
        self._images = GalleryImages(services.store, self)
        self._rating_commands = RatingCommands(
            self._images, undo_stack=services.history.stack, parent=self
        )
        self._generation = Generation(services.jobs, self)
        self.setAccessibleName(self.tr("Gallery"))
        self._build()
        self._lay_out()
        self._acts = GalleryActions(
            services, self._images, self._rating_commands, browser=self._browser, parent=self
        )
        self._acts.add_marking(bar=self._bar, sources=self._sources, inspector=self._inspector)
        self._tools = GalleryTools(
            services, self._images, browser=self._browser, inspector=self._inspector, parent=self
        )
        self._ordering = GalleryOrdering(
            self._images,
            settings,
            bar=self._bar,
            browser=self._browser,
        )
        self._add_actions()
        self._connect()
        self._apply_project()

    @property
    def grid(self) -> ImageGrid:
        """The grid of images."""
        return self._grid

    @property
    def images(self) -> GalleryImages:
        """The images that are shown."""
        return self._images

    @Slot(str)
    def show_run(self, run_id: str) -> None:
        """Show the images of a run, or all images if `run_id` is ""."""
        self._wanted_run = run_id  # the run may be listed a moment later
        self._refresh_runs()
        of_run = GalleryFilter(run=run_id)
        self._browser.show_grid()
        self._images.ask(
            lambda gallery: of_run if gallery.count(of_run) else GalleryFilter(),
            lambda found: self._show_images_of(found, run_id),
            key="run",
        )

    def _show_images_of(self, found: GalleryFilter, run_id: str) -> None:
        self._bar.choose(found)
        if found.run != run_id:
            self._side.setCurrentWidget(self._panel)

    def generate_with(self, run_id: str) -> None:
        """Show the images of a run, and the panel that generates more of them."""
        self.show_run(run_id)
        self._side.setCurrentWidget(self._panel)

    @Slot()
    def shutdown(self) -> None:
        """End the threads and close the index. The page cannot be used afterward."""
        self._browser.shutdown()
        hand_over_clipboard()
        self._images.close()

    def showEvent(self, event: QShowEvent) -> None:
        """Refresh the page and focus the images."""
        super().showEvent(event)
        self._refresh_runs()
        self._browser.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide boards and saved filters if there is little space, and restore them otherwise."""
        super().resizeEvent(event)
        is_narrow, was_narrow = (
            0 <= size.width() < _NARROW_PX for size in (event.size(), event.oldSize())
        )
        if is_narrow != was_narrow:
            self._bar.sources_switch.setChecked(not is_narrow)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on, because with a focus proxy, Tab would skip everything before it."""
        super().focusInEvent(event)
        self._browser.setFocus()

    def _build(self) -> None:
        samplers = self._services.plugins.samplers
        self._browser = ImageBrowser(self._images, self.tr("Generated images"), shows_marks=True)
        self._grid = self._browser.grid
        self._bar = GalleryBar(self._images, samplers)
        self._foot = GalleryFoot(self._grid)
        self._sources = GallerySidebar(self._images)
        self._inspector = RecipeInspector(samplers)
        self._panel = GeneratePanel(samplers)
        self._empty = NextStep("gallery", self.tr("No images yet"))
        self._clear = button(
            self.tr("Clear filter"), tip=self.tr("Clear the filter and show all images")
        )
        self._no_match = EmptyState("filter", self.tr("No matching images"), "", self._clear)
        self._browser.addWidget(self._empty)
        self._browser.addWidget(self._no_match)

    def _lay_out(self) -> None:
        self._side = QTabWidget()
        self._side.tabBar().setAccessibleName(self.tr("Side panel"))
        self._side.addTab(self._inspector, self.tr("Details"))
        self._side.addTab(self._panel, self.tr("Generate"))
        self._inspector.setMinimumWidth(_SIDE_PX - 16)
        self._side_page = QWidget()
        side = QVBoxLayout(self._side_page)
        side.setContentsMargins(0, Space.L, 0, 0)  # aligns the tabs with the toolbar
        side.addWidget(self._side)
        center = QWidget()
        column = QVBoxLayout(center)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._browser, 1)
        column.addWidget(self._foot)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        for part in (self._sources, center, self._side_page):
            splitter.addWidget(part)
        splitter.setCollapsible(1, False)  # noqa: FBT003 - Qt accepts it only as a positional argument
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([_SOURCES_PX, 1000, _SIDE_PX])
        splitter.setObjectName("gallery")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

    def _add_actions(self) -> None:
        add, inspector = self._browser.add_action, self._inspector
        add(self.tr("Use these settings"), ("Ctrl+U",), inspector.use_settings)
        add(self.tr("Copy"), ("Ctrl+C",), self._copy)
        add(self.tr("Copy recipe"), ("Ctrl+Shift+C",), inspector.copy_recipe)
        add(self.tr("Show in folder"), ("Ctrl+Shift+R",), self._show_in_folder)
        for text, key, switch in (
            (self.tr("Show or hide side panel"), "I", self._bar.side_switch),
            (self.tr("Show or hide boards and saved filters"), "L", self._bar.sources_switch),
        ):
            add(text, (key,), switch.click, in_menu=False)
        find = QAction(self)
        find.setShortcut(QKeySequence.StandardKey.Find)
        find.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.triggered.connect(self._bar.focus_search)
        self.addAction(find)

    def _connect(self) -> None:
        services = self._services
        services.project.project_changed.connect(self._apply_project)
        services.project.gallery_changed.connect(self._images.find_new)
        self._watcher.trained_listed.connect(self._refresh_runs_if_shown)
        self._bar.filter_changed.connect(self._filter)
        self._bar.images_requested.connect(self._browser.setFocus)
        self._bar.side_switch.toggled.connect(self._show_what_is_of_use)
        self._bar.sources_switch.toggled.connect(self._show_what_is_of_use)
        self._sources.filter_requested.connect(self._bar.choose)
        self._browser.selection_changed.connect(self._show_selection)
        self._browser.currentChanged.connect(self._show_what_is_of_use)
        self._browser.top_reached.connect(self._show_new)
        self._browser.new_requested.connect(self._go_to_new)
        self._clear.clicked.connect(self._clear_filters)
        self._images.modelAboutToBeReset.connect(self._note_current)
        self._images.listed.connect(self._show_listed)
        self._images.dataChanged.connect(self._browser.show_current)
        self._images.new_found.connect(self._offer_new)
        self._images.trouble_met.connect(services.notify.error)
        self._rating_commands.trouble_met.connect(services.notify.error)
        self._rating_commands.marks_restored.connect(self._show_files)
        self._inspector.settings_requested.connect(self._use_settings)
        self._inspector.run_requested.connect(services.navigator.show_run)
        self._inspector.folder_requested.connect(self._show_in_folder)
        self._panel.generate_requested.connect(self._generate)
        self._tools.more_requested.connect(self._generate_variations)
        self._panel.cancel_requested.connect(self._cancel)
        self._generation.progressed.connect(self._panel.show_progress)
        self._generation.finished.connect(self._finish_generating)
        self._empty.wanted.connect(self._follow_lead)
        application = QGuiApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.shutdown)

    @Slot()
    def _apply_project(self) -> None:
        self._wanted_run = ""
        model = self._services.project
        folder = model.project.gallery_folder if model.project is not None else None
        self._images.open(folder, refusal=model.refusal)
        self._bar.choose()
        self._refresh_runs()
        self._show_right_page()

    @Slot()
    def _refresh_runs_if_shown(self) -> None:
        """Refresh the runs if the page is visible, since a run that is training changes often."""
        if self.isVisible():
            self._refresh_runs()
            self._show_right_page()

    @Slot()
    def _refresh_runs(self) -> None:
        trained = self._watcher.trained
        self._panel.set_runs(trained)
        if any(run.run_id == self._wanted_run for run in trained):
            self._panel.choose_run(self._wanted_run)
            self._wanted_run = ""

    @Slot(object)
    def _filter(self, wanted: GalleryFilter) -> None:
        self._images.filter_by(wanted)
        self._sources.show_filter(wanted)

    @Slot()
    def _note_current(self) -> None:
        self._current = self._grid.current_id()

    @Slot()
    def _show_listed(self) -> None:
        """Show the images that were read, and keep the current one."""
        current, self._current = self._current, None
        row = self._images.row_of(current) if current is not None else None
        if row is not None and self._grid.current_id() != current:
            self._grid.select_row(row)
        self._show_right_page()
        self._show_selection()

    @Slot()
    def _clear_filters(self) -> None:
        self._bar.choose()

    @Slot(int)
    def _offer_new(self, count: int) -> None:
        """Add new images if the grid is scrolled to the top, and announce them otherwise."""
        if self._browser.is_at_top:
            self._show_new()
        else:
            self._browser.offer_new(count)

    @Slot()
    def _show_new(self) -> None:
        self._browser.offer_new(0)
        self._images.show_new()
        self._show_right_page()

    @Slot()
    def _go_to_new(self) -> None:
        self._show_new()
        bar = self._grid.verticalScrollBar()
        bar.setValue(bar.maximum() if self._images.order == "oldest" else 0)

    def _show_right_page(self) -> None:
        """Show the images, or explain why there are none and what to do next."""
        if not self._images.is_read:
            return  # the page stays as it is until the images are known
        if not self._images.ids and self._images.is_filtered:
            self._show_no_match()
        elif not self._images.ids:
            self._show_empty()
        is_filtered = self._images.is_filtered
        self._browser.show_images(otherwise=self._no_match if is_filtered else self._empty)
        self._show_what_is_of_use()

    @Slot()
    def _show_what_is_of_use(self) -> None:
        """Hide the toolbar and the side panel while they are of no use."""
        has_images = bool(
            self._images.ids or self._images.is_filtered or self._images.overview.trashed
        )
        self._bar.setVisible(has_images)
        is_one_large = self._browser.is_viewing or self._browser.is_comparing
        self._foot.setVisible(has_images and not is_one_large)
        self._sources.setVisible(has_images and self._bar.sources_switch.isChecked())
        is_of_use = has_images or bool(self._panel.run_id)
        self._side_page.setVisible(is_of_use and self._bar.side_switch.isChecked())
        self._side.setTabVisible(0, has_images)

    def _show_no_match(self) -> None:
        wanted, samplers = self._images.wanted, self._services.plugins.samplers
        parts = [f"{part.title}: {part.text}" for part in parts_of(wanted, samplers)]
        if wanted.text:
            parts.insert(0, self.tr("“{text}”").format(text=wanted.text))
        self._no_match.set_text(
            self.tr("No matching images"),
            self.tr("No image matches all filters: {filters}.").format(filters=", ".join(parts)),
        )

    def _show_empty(self) -> None:
        if self._services.project.project is None:
            text = self.tr("Open a project or try the sample to see generated images.")
            lead = self.tr("Go to Home")
        elif self._panel.run_id:
            text = self.tr(
                "Your model is ready. Each generated image keeps its recipe, so you can "
                "reproduce it."
            )
            lead = self.tr("Generate images")
        else:
            text = self.tr(
                "Train a model first. You can generate images as soon as its first "
                "checkpoint is saved."
            )
            lead = self.tr("Go to Train")
        self._empty.lead(self.tr("No images yet"), text, to=lead)

    @Slot()
    def _follow_lead(self) -> None:
        if self._services.project.project is None:
            self._services.navigator.show_page(Page.HOME)
        elif self._panel.run_id:
            self._side.setCurrentWidget(self._panel)
            self._bar.side_switch.setChecked(True)
            self._panel.focus_first()
        else:
            self._services.navigator.show_page(Page.TRAIN)

    @Slot()
    def _show_selection(self) -> None:
        """Update the inspector and the count to match the selection."""
        selected, current = self._grid.selected_count(), self._browser.current_id()
        image = None
        if selected and current is not None:
            image = self._images.image(current)
        self._inspector.show_selection(image, count=selected)
        self._foot.show_count(len(self._images.ids), selected)

    @Slot(object)
    def _show_files(self, files: Sequence[str]) -> None:
        """Scroll to the images of an undone or redone change, if visible."""
        self._images.ask(lambda gallery: gallery.ids_of(files[:_LOOKED_FOR]), self._show_first)

    def _show_first(self, ids: Sequence[int]) -> None:
        row = self._images.row_of(ids[0]) if ids else None
        if row is not None:
            self._grid.select_row(row)

    def _copy(self) -> None:
        ids = self._grid.selected_ids()
        self._images.ask(
            lambda gallery: [image.path for image in gallery.images(ids).values()], copy_images
        )

    @Slot()
    def _show_in_folder(self) -> None:
        cell = self._images.cell(self._grid.currentIndex().row())
        if cell is not None:
            show_in_folder(Path(cell.path))

    @Slot(object)
    def _use_settings(self, recipe: Recipe) -> None:
        self._wanted_run = ""
        self._panel.apply_recipe(recipe)
        self._side.setCurrentWidget(self._panel)
        self._panel.focus_first()

    @Slot(object, int)
    def _generate_variations(self, recipe: Recipe, seed: int) -> None:
        """Generate variations of an image immediately; the form controls how similar they are."""
        if self._generation.is_running:
            return
        self._wanted_run = ""
        self._panel.apply_variation(recipe, seed=seed)
        self._side.setCurrentWidget(self._panel)
        self._panel.submit()

    @Slot(str, object)
    def _generate(self, run_id: str, request: GenerateRequest) -> None:
        project = self._services.project.project
        if project is None or self._generation.is_running:
            return
        self._services.store.ask(
            lambda: project.run(run_id),
            lambda run: self._generation.start(project, run, request),
            failed=self._services.notify.error,
        )

    @Slot()
    def _cancel(self) -> None:
        self._panel.show_canceling()
        self._generation.stop()

    @Slot(int, int)
    def _finish_generating(self, drawn: int, wanted: int) -> None:
        self._panel.show_idle()
        self._images.find_new()
        if drawn == wanted:
            self._panel.count_seed_on(drawn)

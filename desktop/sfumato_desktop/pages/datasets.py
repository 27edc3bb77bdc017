"""The Datasets page: the images that models train on.

The page lists the project's datasets on the left and shows one of them in the middle. Folders are
added with a dialog or by drag and drop, and are imported in the background.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from sfumato.records.events import Progressed, SourceLocated
from sfumato.records.manifest import DatasetRules, load_rules
from sfumato.records.project import ItemKind, Project
from sfumato_desktop.bridge.clipboard import hand_over_clipboard
from sfumato_desktop.bridge.file_manager import show_in_folder
from sfumato_desktop.bridge.imports import import_folder, locate_images
from sfumato_desktop.bridge.job import Job
from sfumato_desktop.housekeeping import Housekeeping
from sfumato_desktop.models.project_model import DatasetSummary
from sfumato_desktop.navigator import Page
from sfumato_desktop.services import Services
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.add_folder_dialog import AddFolderDialog
from sfumato_desktop.widgets.dataset_page import DatasetPage
from sfumato_desktop.widgets.drop_zone import dropped_source
from sfumato_desktop.widgets.file_dialogs import ask_for_file, ask_for_folder
from sfumato_desktop.widgets.item_actions import ItemActions
from sfumato_desktop.widgets.job_progress import JobProgress
from sfumato_desktop.widgets.next_step import NextStep
from sfumato_desktop.widgets.section import button, card
from sfumato_desktop.widgets.side_list import SideList
from sfumato_desktop.widgets.two_line_list import ListEntry

__all__ = ["DatasetsPage"]

_LIST_PX = 220


class DatasetsPage(QWidget):
    """The page for datasets.

    Args:
        services: Services shared by the pages.
        parent: The Qt parent.
    """

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._job: Job | None = None
        self._shown: tuple[Project | None, str] = (None, "")
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("Datasets"))
        self._build()
        self._lay_out()
        self._connect()
        self._refresh()

    @property
    def page(self) -> DatasetPage:
        """The view of the current dataset."""
        return self._page

    @Slot(str)
    def show_dataset(self, name: str) -> None:
        """Show a dataset of the project."""
        self._refresh()
        self._list.choose(name)

    @Slot()
    def add_folder(self) -> None:
        """Ask for a folder of images and its import rules."""
        self.add_source("")

    @Slot(str)
    def add_source(self, source: str) -> None:
        """Ask how to import a folder or file, or for one if `source` is ""."""
        project = self._services.project.project
        if project is None:
            return
        dialog = AddFolderDialog(
            source,
            self._services.project.dataset_names,
            plugins=self._services.plugins,
            store=self._services.elsewhere,
            parent=self.window(),
        )
        dialog.chosen.connect(self._import)
        dialog.open()

    @Slot()
    def shutdown(self) -> None:
        """End the threads and close the manifest."""
        self._page.shutdown()
        hand_over_clipboard()

    def showEvent(self, event: QShowEvent) -> None:
        """Refresh the page."""
        super().showEvent(event)
        self._refresh()
        self._services.project.find_datasets()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept a folder, or a file that an importer can read."""
        if self._services.project.project is not None and self._dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask how to import what was dropped."""
        event.acceptProposedAction()
        self.add_source(self._dropped(event))

    def _dropped(self, event: QDropEvent) -> str:
        return dropped_source(event.mimeData(), self._services.plugins.importer_endings)

    def _build(self) -> None:
        self._add = button(
            self.tr("Add images…"),
            tip=self.tr("Create a dataset from a folder of images or a ZIP file (Ctrl+Shift+A)"),
            icon_name="folder-add",
        )
        self._add.setShortcut("Ctrl+Shift+A")
        self._side = SideList(self.tr("Datasets"), self._add)
        self._list = self._side.entries
        self._housekeeping = Housekeeping(ItemKind.DATASET, self._services, self)
        self._items = ItemActions(
            self._list,
            self._housekeeping,
            selected=lambda: self._list.selected_names if self._job is None else [],
            all_names=lambda: self._list.names,
        )
        self._progress = JobProgress(
            cancel_tip=self.tr("Cancel the import; an existing dataset is not changed")
        )
        self._page = DatasetPage(self._services.store)
        self._empty = NextStep("datasets", self.tr("No dataset yet"))

    def _lay_out(self) -> None:
        self._pages = QStackedWidget()
        self._pages.addWidget(self._page)
        self._pages.addWidget(self._empty)
        main = QWidget()
        main_column = QVBoxLayout(main)
        main_column.setContentsMargins(0, 0, 0, 0)
        main_column.setSpacing(0)
        self._progress_area = QWidget()
        progress_column = QVBoxLayout(self._progress_area)
        progress_column.setContentsMargins(Space.L, Space.L, Space.L, 0)
        progress_column.addWidget(card(self._progress))
        self._progress_area.hide()
        main_column.addWidget(self._progress_area)
        main_column.addWidget(self._pages, 1)
        self._side.place_beside(main, self, width=_LIST_PX)

    def _connect(self) -> None:
        services = self._services
        services.project.project_changed.connect(self._refresh)
        services.project.datasets_changed.connect(self._rescan_sources)
        self._list.chosen.connect(self._show_chosen)
        self._housekeeping.changed.connect(self._follow_renamed)
        self._items.folder_requested.connect(self._show_folder_of)
        self._add.clicked.connect(self.add_folder)
        self._empty.wanted.connect(self._follow_lead)
        self._progress.cancel_requested.connect(self._cancel)
        self._page.train_requested.connect(self._train)
        self._page.reread_requested.connect(self._reread)
        self._page.locate_requested.connect(self._ask_where)
        self._page.failed.connect(services.notify.error)
        self._page.move_requested.connect(self._move)
        application = QGuiApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.shutdown)

    @Slot(str, str)
    def _follow_renamed(self, _before: str, after: str) -> None:
        """Show a dataset that was renamed or restored."""
        if after:
            self.show_dataset(after)

    @Slot(str)
    def _show_folder_of(self, name: str) -> None:
        project = self._services.project.project
        if project is not None:
            show_in_folder(project.datasets_folder / name)

    @Slot(object, bool)
    def _move(self, ids: list[int], is_out: bool) -> None:
        """Exclude or include images as an undoable change."""
        if self._services.project.is_read_only:
            self._services.notify.error(*self._services.project.refusal)
            return
        name = self._list.current_name
        excluding = self.tr("exclude %Ln image(s)", "", len(ids))
        including = self.tr("include %Ln image(s)", "", len(ids))
        self._page.images.with_paths(
            ids,
            lambda paths: self._services.history.push(
                excluding if is_out else including,
                do=lambda: self._move_in(name, paths, is_out=is_out),
                undo=lambda: self._move_in(name, paths, is_out=not is_out),
            ),
        )

    def _move_in(self, name: str, paths: Sequence[str], *, is_out: bool) -> None:
        if self._list.current_name != name:
            self.show_dataset(name)
        self._page.move_images(paths, is_out=is_out)

    @Slot()
    def _rescan_sources(self) -> None:
        """Refresh the page, including the state of the current dataset."""
        self._shown = (None, "")
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        datasets = self._services.project.datasets
        self._list.show_entries([self._entry_of(dataset) for dataset in datasets])
        self._side.setVisible(bool(datasets))
        if datasets:
            self._pages.setCurrentWidget(self._page)
        else:
            self._show_empty()
            self._pages.setCurrentWidget(self._empty)
        self._show_chosen()

    def _entry_of(self, dataset: DatasetSummary) -> ListEntry:
        if dataset.images is None:
            return ListEntry(dataset.name, self.tr("cannot be read"))
        return ListEntry(dataset.name, self.tr("%Ln image(s)", "", dataset.images))

    @Slot()
    def _show_chosen(self) -> None:
        project, name = self._services.project.project, self._list.current_name
        if (project, name) != self._shown:
            self._shown = (project, name)
            folder = project.datasets_folder / name if project is not None and name else None
            self._page.show_dataset(name, folder)

    def _show_empty(self) -> None:
        if self._services.project.project is None:
            self._empty.lead_home(self.tr("Open or create a project to see its datasets."))
        else:
            self._empty.lead(
                self.tr("No dataset yet"),
                self.tr(
                    "Drop a folder of images or a ZIP file here. Subfolders are included. "
                    "Supported formats are PNG, JPEG, WebP, GIF, TIFF, BMP, and HEIC. Your "
                    "files are not changed."
                ),
                to=self.tr("Add images…"),
            )

    @Slot()
    def _follow_lead(self) -> None:
        if self._services.project.project is None:
            self._services.navigator.show_page(Page.HOME)
        else:
            self.add_folder()

    @Slot(str, object)
    def _import(self, name: str, rules: DatasetRules) -> None:
        project = self._services.project.project
        if project is None:
            return
        self._follow(import_folder(self._services.jobs, project, rules, name=name))

    def _follow(self, job: Job) -> None:
        self._job = job
        job.event_happened.connect(self._handle_event)
        job.finished.connect(self._handle_end)
        self._progress.start(job.title)
        self._progress_area.show()
        self._add.setEnabled(False)

    @Slot()
    def _reread(self) -> None:
        project, name = self._services.project.project, self._list.current_name
        if project is None or not name or self._job is not None:
            return
        self._services.store.ask(
            lambda: load_rules(project.dataset_folder(name)),
            lambda rules: self._import(name, rules),
            failed=self._services.notify.error,
        )

    @Slot()
    def _ask_where(self) -> None:
        """Ask for the new location of the dataset's images, which is a folder or an archive."""
        rules = self._page.images.view.rules
        is_folder = rules.importer == DatasetRules().importer
        ask = ask_for_folder if is_folder else ask_for_file
        ask(self, self.tr("Locate images"), self._locate, start=rules.source)

    @Slot(str)
    def _locate(self, source: str) -> None:
        project, name = self._services.project.project, self._list.current_name
        if project is None or not name or self._job is not None:
            return
        self._follow(locate_images(self._services.jobs, project, name=name, source=Path(source)))

    @Slot()
    def _train(self) -> None:
        self._services.navigator.show_training(self._list.current_name)

    @Slot()
    def _cancel(self) -> None:
        if self._job is not None:
            self._job.stop()

    @Slot(object)
    def _handle_event(self, event: object) -> None:
        if isinstance(event, Progressed):
            self._progress.show_progress(event.task, event.done, event.total)
        elif isinstance(event, SourceLocated):
            self._services.notify.info(
                self.tr("Located {found} of {total} images.").format(
                    found=event.found, total=event.total
                )
            )

    @Slot()
    def _handle_end(self) -> None:
        self._job = None
        self._progress_area.hide()
        self._add.setEnabled(True)
        self._rescan_sources()

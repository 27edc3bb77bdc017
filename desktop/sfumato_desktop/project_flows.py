"""The ways to open a project: new, existing, from a dropped folder, or from the sample.

Each flow ends with an open project and the page for the next step. Dialogs never block the window,
and failures are shown as a message and hint.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Slot
from PySide6.QtWidgets import QWidget

from sfumato.errors import SfumatoError
from sfumato.files.names import file_name_for
from sfumato.records.events import ImportFinished
from sfumato.records.project import Project
from sfumato_desktop.app_settings import AppSettings
from sfumato_desktop.bridge.imports import import_guessed, import_sample
from sfumato_desktop.bridge.job import Job
from sfumato_desktop.models.folder_guess import guess_rules
from sfumato_desktop.models.recent_projects import RecentProjects
from sfumato_desktop.navigator import Page
from sfumato_desktop.paths import is_folder
from sfumato_desktop.project_controller import ProjectController
from sfumato_desktop.services import Services
from sfumato_desktop.widgets.file_dialogs import ask_for_folder
from sfumato_desktop.widgets.new_project_dialog import NewProjectDialog, free_folder

__all__ = ["ProjectFlows"]


class ProjectFlows(QObject):
    """The flows that open a project.

    Args:
        services: Services shared by the pages.
        recent: Records the opened projects.
        settings: Stores the folder for new projects and the last page of each project.
        controller: Checks whether another window has a project open.
        parent: The Qt parent.
    """

    def __init__(
        self,
        services: Services,
        recent: RecentProjects,
        *,
        settings: AppSettings,
        controller: ProjectController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._recent = recent
        self._settings = settings
        self._controller = controller
        self._window: QWidget | None = None
        self._new_projects: dict[Job, Project] = {}
        """Projects that were created for an import that has not finished."""

    def show_over(self, window: QWidget) -> None:
        """Set the window that is the parent of the dialogs."""
        self._window = window

    @Slot()
    def ask_for_new(self) -> None:
        """Ask for the name and folder of a new project, and create it."""
        dialog = NewProjectDialog(self._settings.projects_folder, self._window)
        dialog.chosen.connect(self.create)
        dialog.open()

    @Slot()
    def ask_to_open(self) -> None:
        """Ask for the folder of a project, and open it."""
        ask_for_folder(
            self._window, self.tr("Open project"), self.open, start=str(self._start_folder())
        )

    @Slot(str)
    def create(self, folder: str) -> bool:
        """Create a project in a folder, and go to its datasets."""
        if self._is_busy():
            return False
        try:
            project = self._services.project.create(Path(folder))
        except SfumatoError as error:
            self._services.notify.error(error.message, error.hint)
            return False
        self._controller.ask_for(
            project.folder, proceed=self._opener(project.folder), over=self._window
        )
        self._recent.add(project.folder)
        self._services.navigator.show_page(Page.DATASETS)
        return True

    @Slot(str)
    def open(self, folder: str) -> bool:
        """Open a project, and go to its last page or to the page for the next step."""
        path = Path(folder).expanduser().resolve()
        current = self._services.project.project
        is_open = current is not None and current.folder == path
        if is_open and not self._controller.is_read_only:
            return True
        if self._is_busy():
            return False
        is_project = (path / "sfumato.toml").is_file()  # any other folder is refused below
        if is_project and not self._controller.ask_for(
            path, proceed=self._opener(path), over=self._window
        ):
            return False
        return self._open_unasked(path)

    def _open_unasked(self, path: Path) -> bool:
        try:
            project = self._services.project.open(path)
        except SfumatoError as error:
            self._controller.settle()
            self._services.notify.error(error.message, error.hint)
            return False
        self._recent.add(project.folder)
        self._services.navigator.show_page(self._page_in(project))
        return True

    @Slot(str)
    def locate(self, lost: str) -> None:
        """Ask for the new location of a project that was moved."""
        ask_for_folder(
            self._window,
            self.tr("Locate project"),
            lambda folder: self._handle_found(lost, folder),
        )

    @Slot()
    def try_sample(self) -> None:
        """Create a project from the images bundled with Sfumato, ready for training."""
        if self.create(str(free_folder(self._settings.projects_folder, self.tr("Pixel faces")))):
            project = self._services.project.project
            assert project is not None
            job = import_sample(self._services.jobs, project)
            job.event_happened.connect(self._train_on_import)
            self._await_import(job, project)

    @Slot(str)
    def open_source(self, dropped: str) -> None:
        """Open a dropped project, or import a dropped folder or archive of images.

        The images are added to the open project if there is one, and otherwise to a new project.
        """
        source, model = Path(dropped), self._services.project
        if (source / "sfumato.toml").is_file():
            self.open(dropped)
            return
        if model.project is not None and not model.is_read_only:
            self._services.navigator.offer_source(dropped)
            return
        name = source.stem if source.is_file() else source.name
        if self.create(str(free_folder(self._settings.projects_folder, name))):
            project = self._services.project.project
            assert project is not None
            importer = "folder"
            if source.is_file():
                importer = self._services.plugins.importer_for(source)
            job = import_guessed(
                self._services.jobs,
                project,
                lambda: guess_rules(source, importer=importer),
                name=file_name_for(name) or "images",
            )
            job.event_happened.connect(self._show_import)
            self._await_import(job, project)

    def _opener(self, folder: Path) -> Callable[[], object]:
        """Return a function that opens a project once the user has answered."""
        return lambda: self._open_unasked(folder)

    def _handle_found(self, lost: str, folder: str) -> None:
        if self.open(folder):
            self._recent.forget(Path(lost))

    def _page_in(self, project: Project) -> Page:
        """Return the last page of a project, or the page for the next step."""
        noted = self._settings.note_of(project.folder, "place")
        if noted in set(Page) and project.dataset_names():
            return Page(noted)
        if project.run_ids():
            return Page.RUNS
        return Page.TRAIN if project.dataset_names() else Page.DATASETS

    def _start_folder(self) -> Path:
        folder = self._settings.projects_folder
        location = QStandardPaths.StandardLocation.DocumentsLocation
        return folder if is_folder(folder) else Path(QStandardPaths.writableLocation(location))

    def _is_busy(self) -> bool:
        """Return whether the open project has unfinished jobs, and tell the user if it does."""
        wanted = self._services.jobs.wanted_jobs
        if wanted:
            self._services.notify.error(
                self.tr("“{work}” has not finished.").format(work=wanted[0].name),
                self.tr("Wait for it to finish or stop it before opening another project."),
            )
        return bool(wanted)

    @Slot(object)
    def _train_on_import(self, event: object) -> None:
        if isinstance(event, ImportFinished):
            self._services.navigator.show_training(event.dataset)

    @Slot(object)
    def _show_import(self, event: object) -> None:
        if isinstance(event, ImportFinished):
            self._services.navigator.show_dataset(event.dataset)

    def _await_import(self, job: Job, project: Project) -> None:
        """Discard a new project if its import does not give it a dataset."""
        self._new_projects[job] = project
        job.finished.connect(self._keep_or_discard)

    @Slot(object)
    def _keep_or_discard(self, _: object) -> None:
        for job in [job for job in self._new_projects if job.outcome is not None]:
            self._discard_if_empty(self._new_projects.pop(job))

    def _discard_if_empty(self, project: Project) -> None:
        if project.dataset_names() or project.run_ids():
            return
        self._services.project.close()
        self._recent.forget(project.folder)
        shutil.rmtree(project.folder, ignore_errors=True)
        self._services.navigator.show_page(Page.HOME)

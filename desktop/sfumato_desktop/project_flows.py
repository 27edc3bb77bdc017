"""The ways to open a project: new, existing, from a dropped folder, or from the sample.

Each flow ends with an open project and the page for the next step. Dialogs never block the window,
and failures are shown as a message and hint.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from shutil import rmtree
from typing import NamedTuple

from PySide6.QtCore import QObject, QStandardPaths, Slot
from PySide6.QtWidgets import QWidget

from sfumato.files.names import file_name_for
from sfumato.messages import Text
from sfumato.records.events import ImportFinished
from sfumato.records.project import PROJECT_FILE, Project
from sfumato_desktop.app_settings import AppSettings
from sfumato_desktop.bridge.imports import import_guessed, import_sample
from sfumato_desktop.bridge.job import Job
from sfumato_desktop.bridge.project_lock import Holder
from sfumato_desktop.models.folder_guess import guess_rules
from sfumato_desktop.models.project_model import ProjectSnapshot, read_project
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
        dialog = NewProjectDialog(
            self._settings.projects_folder, self._services.elsewhere, self._window
        )
        dialog.chosen.connect(self.create)
        dialog.open()

    @Slot()
    def ask_to_open(self) -> None:
        """Ask for the folder of a project, and open it."""
        self._services.elsewhere.ask(
            self._start_folder,
            lambda start: ask_for_folder(
                self._window, self.tr("Open project"), self.open, start=str(start)
            ),
        )

    @Slot(str)
    def create(self, folder: str) -> None:
        """Create a project in a folder, and go to its datasets."""
        self._create(lambda: Path(folder))

    @Slot(str)
    def open(self, folder: str, *, then: Callable[[], object] | None = None) -> None:
        """Open a project, and go to its last page or to the page for the next step.

        Args:
            folder: The project's folder.
            then: Called when the project is open.
        """
        current = self._services.project.project
        is_open = current is not None and str(current.folder) == folder
        if is_open and not self._controller.is_read_only:
            self._finish(then)
        else:
            self._read(lambda: self._found(Path(folder)), then)

    def _create(
        self,
        choose: Callable[[], Path],
        then: Callable[[], object] | None = None,
    ) -> None:
        """Create a project in the folder that is chosen in the store's thread."""

        def make() -> _Found:
            project = Project.create(choose())
            return _Found(read_project(project), self._controller.acquire(project.folder))

        if not self._is_busy():
            self._read(make, then)

    def _found(self, folder: Path) -> "_Found":
        """Lock and read a project; called in the store's thread."""
        folder = folder.expanduser().resolve()
        is_project = (folder / PROJECT_FILE).is_file()  # any other folder is refused below
        holder = self._controller.acquire(folder) if is_project else None
        return _Found(read_project(Project.open(folder)), holder)

    def _read(self, read: "Callable[[], _Found]", then: Callable[[], object] | None) -> None:
        self._services.elsewhere.ask(
            read,
            lambda found: self._show_found(found, then),
            failed=self._refuse,
            key=(self, "project"),
        )

    def _refuse(self, message: Text, hint: Text) -> None:
        self._controller.settle()
        self._services.notify.error(message, hint)

    def _show_found(self, found: "_Found", then: Callable[[], object] | None) -> None:
        snapshot, current = found.snapshot, self._services.project.project
        is_open = current is not None and current.folder == snapshot.project.folder
        if is_open and not self._controller.is_read_only:
            self._finish(then)
            return
        if self._is_busy():
            self._controller.settle()
            return
        if found.holder is None:
            self._show(snapshot, then)
            return
        self._controller.offer_read_only(
            snapshot.project.folder,
            found.holder,
            proceed=lambda: self._show(snapshot, then),
            over=self._window,
        )

    def _show(self, snapshot: ProjectSnapshot, then: Callable[[], object] | None) -> None:
        self._services.project.show(snapshot)
        self._recent.add(snapshot.project.folder)
        self._services.navigator.show_page(self._page_in(snapshot))
        self._finish(then)

    def _finish(self, then: Callable[[], object] | None) -> None:
        if then is not None:
            then()

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
        parent, name = self._settings.projects_folder, self.tr("Pixel faces")
        self._create(lambda: free_folder(parent, name), self._import_sample)

    def _import_sample(self) -> None:
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
        source = Path(dropped)
        self._services.elsewhere.ask(
            lambda: ((source / PROJECT_FILE).is_file(), source.is_file()),
            lambda found: self._open_source(source, is_project=found[0], is_file=found[1]),
        )

    def _open_source(self, source: Path, *, is_project: bool, is_file: bool) -> None:
        model = self._services.project
        if is_project:
            self.open(str(source))
        elif model.project is not None and not model.is_read_only:
            self._services.navigator.offer_source(str(source))
        else:
            parent, name = self._settings.projects_folder, source.stem if is_file else source.name
            importer = self._services.plugins.importer_for(source) if is_file else "folder"
            self._create(
                lambda: free_folder(parent, name),
                lambda: self._import_guessed(source, name, importer=importer),
            )

    def _import_guessed(self, source: Path, name: str, *, importer: str) -> None:
        project = self._services.project.project
        assert project is not None
        job = import_guessed(
            self._services.jobs,
            project,
            lambda: guess_rules(source, importer=importer),
            name=file_name_for(name) or "images",
        )
        job.event_happened.connect(self._show_import)
        self._await_import(job, project)

    def _handle_found(self, lost: str, folder: str) -> None:
        self.open(folder, then=lambda: self._recent.forget(Path(lost)))

    def _page_in(self, snapshot: ProjectSnapshot) -> Page:
        """Return the last page of a project, or the page for the next step."""
        noted = self._settings.note_of(snapshot.project.folder, "place")
        if noted in set(Page) and snapshot.datasets:
            return Page(noted)
        if snapshot.has_runs:
            return Page.RUNS
        return Page.TRAIN if snapshot.datasets else Page.DATASETS

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
            project = self._new_projects.pop(job)
            self._services.store.ask(partial(read_project, project), self._discard_if_empty)

    def _discard_if_empty(self, snapshot: ProjectSnapshot) -> None:
        if snapshot.datasets or snapshot.has_runs:
            return
        folder = snapshot.project.folder
        self._services.project.close()
        self._recent.forget(folder)
        self._controller.settle(  # the folder is removed once its lock is released
            lambda _: self._services.store.change(lambda: rmtree(folder, ignore_errors=True))
        )
        self._services.navigator.show_page(Page.HOME)


class _Found(NamedTuple):
    """A project that was read, and the other window that has it open, if any."""

    snapshot: ProjectSnapshot
    holder: Holder | None

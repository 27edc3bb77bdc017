"""How does the user come to a project: a new one, an old one, a dropped folder, the sample?

Each way ends with an open project and the place that comes next. Dialogs never block the window;
what fails is said as message and hint.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from sfumato.errors import SfumatoError
from sfumato.events import ImportFinished
from sfumato.project import file_name_for
from sfumato_desktop.app_settings import projects_folder
from sfumato_desktop.bridge.engine_jobs import Job
from sfumato_desktop.bridge.imports import import_folder, import_sample
from sfumato_desktop.models.folder_guess import guess_rules
from sfumato_desktop.models.recent_projects import RecentProjects
from sfumato_desktop.navigator import Place
from sfumato_desktop.services import Services
from sfumato_desktop.widgets.new_project_dialog import NewProjectDialog, free_folder

__all__ = ["ProjectFlows"]


class ProjectFlows(QObject):
    """The ways to a project.

    Args:
        services: What the places share.
        recent: Where opened projects are noted.
        parent: The Qt parent.
    """

    def __init__(
        self, services: Services, recent: RecentProjects, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._recent = recent
        self._window: QWidget | None = None
        self._follow_ups: dict[Job, Callable[[str], None]] = {}
        services.jobs.event_happened.connect(self._follow_up)
        services.jobs.job_ended.connect(self._forget)
        services.jobs.job_failed.connect(self._forget)

    def show_over(self, window: QWidget) -> None:
        """Let dialogs lie over a window."""
        self._window = window

    @Slot()
    def ask_for_new(self) -> None:
        """Ask for name and folder of a new project, and make it."""
        dialog = NewProjectDialog(projects_folder(), self._window)
        dialog.chosen.connect(self.create)
        dialog.open()

    @Slot()
    def ask_to_open(self) -> None:
        """Ask for the folder of a project, and open it."""
        dialog = QFileDialog(self._window, self.tr("Open project"), str(_start_folder()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.open)
        dialog.open()

    @Slot(str)
    def create(self, folder: str) -> bool:
        """Make a project in a folder and go to its datasets."""
        if self._is_busy():
            return False
        try:
            project = self._services.project.create(Path(folder))
        except SfumatoError as error:
            self._services.notify.error(error.message, error.hint)
            return False
        self._recent.add(project.folder)
        self._services.navigator.show_place(Place.DATASETS)
        return True

    @Slot(str)
    def open(self, folder: str) -> bool:
        """Open a project and go to what comes next in it."""
        if self._is_busy():
            return False
        try:
            project = self._services.project.open(Path(folder))
        except SfumatoError as error:
            self._services.notify.error(error.message, error.hint)
            return False
        self._recent.add(project.folder)
        self._services.navigator.show_place(
            Place.RUNS
            if project.run_ids()
            else Place.TRAIN
            if project.dataset_names()
            else Place.DATASETS
        )
        return True

    @Slot()
    def try_sample(self) -> None:
        """Make a project of the pictures that come with Sfumato, ready to be trained on."""
        if self.create(str(free_folder(projects_folder(), self.tr("Pixel faces")))):
            project = self._services.project.project
            assert project is not None
            job = import_sample(self._services.jobs, project)
            self._follow_ups[job] = self._services.navigator.show_training

    @Slot(str)
    def take_folder(self, folder: str) -> None:
        """Open a dropped project, or make one of a dropped folder of pictures."""
        source = Path(folder)
        if (source / "sfumato.toml").is_file():
            self.open(folder)
            return
        if self.create(str(free_folder(projects_folder(), source.name))):
            project = self._services.project.project
            assert project is not None
            job = import_folder(
                self._services.jobs,
                project,
                guess_rules(source),
                name=file_name_for(source.name) or "pictures",
            )
            self._follow_ups[job] = self._services.navigator.show_dataset

    def _is_busy(self) -> bool:
        """Say whether work on the open project goes on, and tell the user if so."""
        wanted = self._services.jobs.wanted_jobs
        if wanted:
            self._services.notify.error(
                self.tr("“{work}” is not finished.").format(
                    work=wanted[0].run_id or wanted[0].title
                ),
                self.tr("Wait for it or stop it before you open another project."),
            )
        return bool(wanted)

    @Slot(object, object)
    def _follow_up(self, job: Job, event: object) -> None:
        if isinstance(event, ImportFinished) and job in self._follow_ups:
            self._follow_ups[job](event.dataset)

    @Slot(object)
    def _forget(self, job: Job, *_: str) -> None:
        self._follow_ups.pop(job, None)


def _start_folder() -> Path:
    folder = projects_folder()
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return folder if folder.is_dir() else Path(documents)

"""State preserved between launches of the app.

At launch, the app reconnects to a run that was handed over to the background, or reopens the last
project if the user has enabled this. On quit, it hands over a run; if the system is ending the
session, it pauses the run instead.
"""

import logging
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication

from sfumato.errors import SfumatoError
from sfumato.records.project import Project
from sfumato.records.run_folder import RunStatus
from sfumato_desktop import formatting
from sfumato_desktop.app_settings import AppSettings, Switch
from sfumato_desktop.bridge.background_run import resume_in_background
from sfumato_desktop.models.run_watcher import RunWatcher
from sfumato_desktop.paths import is_folder
from sfumato_desktop.project_flows import ProjectFlows
from sfumato_desktop.services import Services
from sfumato_desktop.window import Window

__all__ = ["Workspace"]

_LOG = logging.getLogger(__name__)


class Workspace(QObject):
    """The state kept from one launch to the next.

    Args:
        services: Services shared by the pages.
        settings: Values stored by earlier launches.
        window: The window.
        flows: Opens projects.
        watcher: Asked to check immediately once a run is found.
        parent: The Qt parent.
    """

    def __init__(
        self,
        services: Services,
        *,
        settings: AppSettings,
        window: Window,
        flows: ProjectFlows,
        watcher: RunWatcher,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._settings = settings
        self._window = window
        self._flows = flows
        self._watcher = watcher
        self._handed: tuple[Path, str] | None = None
        self.command: tuple[str, ...] | None = None
        """Command equivalent to `sfumato` in a terminal; determined automatically if `None`."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.commitDataRequest.connect(self._pause)

    def restore_state(self) -> None:
        """Restore what an earlier launch left: a background run, or the last project."""
        was_cut_off, self._settings.is_open = self._settings.is_open, True
        self._settings.sync()
        folder, _, run_id = self._settings.background_run.partition("\n")
        self._settings.background_run = ""
        last = next(iter(self._settings.recent_folders), None)
        self._services.elsewhere.ask(
            lambda: (
                _status_of(folder, run_id) if run_id else None,
                last is not None and is_folder(last),
            ),
            lambda found: self._restore(
                (folder, run_id, found[0]), last if found[1] else None, was_cut_off=was_cut_off
            ),
        )

    def _restore(
        self,
        background: tuple[str, str, RunStatus | None],
        last: Path | None,
        *,
        was_cut_off: bool,
    ) -> None:
        folder, run_id, status = background
        if status is not None and self._find_background_run(folder, run_id, status):
            return
        if last is not None and self._settings.is_on(Switch.REOPEN):
            self._flows.open(str(last))
        elif last is not None and was_cut_off:
            self._services.notify.action(
                self.tr("Sfumato was not closed properly. Your files are intact."),
                self.tr("Reopen {project}").format(project=last.name),
                lambda: self._flows.open(str(last)),
            )

    @Slot(str)
    def raise_window(self, project: str) -> None:
        """Bring the window to the front for a later launch, and open the launch's project."""
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        if project:
            self._flows.open(project)

    @Slot()
    def end(self) -> None:
        """Pause the run that is training and close, because the system is ending the process."""
        self._window.quit_without_asking()
        self._window.close()

    @Slot(str)
    def note_hand_over(self, run_id: str) -> None:
        """Mark this run to be continued in the background once the window is closed."""
        project = self._services.project.project
        if project is not None:
            self._handed = (project.folder, run_id)

    def hand_over(self) -> None:
        """Start a process that resumes the marked run, which no other process may hold."""
        self._settings.is_open = False
        handed, self._handed = self._handed, None
        if handed is None:
            return
        folder, run_id = handed
        try:
            run = Project.open(folder).run(run_id)
            has_begun = resume_in_background(folder, run, command=self.command)
        except SfumatoError as error:
            _LOG.error("%s could not be resumed in the background: %s", run_id, error.message)
            has_begun = False
        left = f"{folder}\n{run_id}"
        if has_begun:
            self._settings.background_run = left
        else:
            self._settings.paused_run = left  # so that the next launch offers to resume the run

    @Slot()
    def _pause(self, *_: object) -> None:
        self._window.quit_without_asking()
        self._services.jobs.shutdown()  # the system does not wait for later events

    def _find_background_run(self, folder: str, run_id: str, status: RunStatus) -> bool:
        """Show the run that an earlier window handed over; return whether it is still training."""
        if status.is_active:
            self._settings.background_run = f"{folder}\n{run_id}"
            self._show(folder, run_id)
            return True
        if status is RunStatus.COMPLETED:
            text = self.tr("{run} finished while the window was closed.")
        else:
            text = self.tr("{run} is no longer training in the background. Status: {status}.")
        self._services.notify.action(
            text.format(run=run_id, status=formatting.status_name(status).lower()),
            self.tr("Open run"),
            lambda: self._show(folder, run_id),
        )
        return False

    def _show(self, folder: str, run_id: str) -> None:
        self._flows.open(folder, then=lambda: self._show_run(run_id))

    def _show_run(self, run_id: str) -> None:
        self._services.navigator.show_run(run_id)
        self._watcher.refresh_now()


def _status_of(folder: str, run_id: str) -> RunStatus | None:
    try:
        return Project.open(folder).run(run_id).status()
    except SfumatoError:
        return None  # moved or removed in the meantime

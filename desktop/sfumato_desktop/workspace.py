"""What does the window take up again that an earlier one left, and what does it leave behind?

At the start it finds the run that was handed to the background, or opens the last project where
the user wants that. At the end it hands a run over, and when the system ends the session it pauses.
"""

import logging
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication

from sfumato.errors import SfumatoError
from sfumato.project import Project
from sfumato.run_folder import RunFolder, RunStatus
from sfumato_desktop import formatting
from sfumato_desktop.app_settings import AppSettings, Switch
from sfumato_desktop.bridge.background_run import go_on_in_background
from sfumato_desktop.bridge.run_watcher import RunWatcher
from sfumato_desktop.paths import is_folder
from sfumato_desktop.project_flows import ProjectFlows
from sfumato_desktop.services import Services
from sfumato_desktop.window import Window

__all__ = ["Session"]

_LOG = logging.getLogger(__name__)


class Session(QObject):
    """The stretch between a start and a quit.

    Args:
        services: What the places share.
        settings: What earlier sessions left.
        window: The window.
        flows: Opens projects.
        watcher: Is reported to look when a run was found.
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
        """What stands for `sfumato` in a terminal; found by itself if not set."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.commitDataRequest.connect(self._pause)

    def take_up(self) -> None:
        """Show what an earlier window left: a run in the background, or the last project."""
        was_cut_off, self._settings.is_open = self._settings.is_open, True
        self._settings.sync()
        if self._find_background_run():
            return
        last = next((f for f in self._settings.recent_folders[:1] if is_folder(f)), None)
        if last is not None and self._settings.is_on(Switch.REOPEN):
            self._flows.open(str(last))
        elif last is not None and was_cut_off:
            self._services.notify.action(
                self.tr("Sfumato was not closed properly. What was on the disk is whole."),
                self.tr("Open {project} again").format(project=last.name),
                lambda: self._flows.open(str(last)),
            )

    @Slot(str)
    def come_forward(self, project: str) -> None:
        """Bring the window to the front, as a later start asks, and open what it was to open."""
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        if project:
            self._flows.open(project)

    @Slot()
    def end(self) -> None:
        """Pause what is trained and close, as the system wants the process to end."""
        self._window.quit_without_asking()
        self._window.close()

    @Slot(str)
    def note_hand_over(self, run_id: str) -> None:
        """Hand this run of the open project to the background when the window is gone."""
        project = self._services.project.project
        if project is not None:
            self._handed = (project.folder, run_id)

    def hand_over(self) -> None:
        """Let a process of its own go on with the run that was noted; nobody may hold it now."""
        self._settings.is_open = False
        handed, self._handed = self._handed, None
        if handed is None:
            return
        folder, run_id = handed
        try:
            run = Project.open(folder).run(run_id)
            has_begun = go_on_in_background(folder, run, command=self.command)
        except SfumatoError as error:
            _LOG.error("%s is not gone on with: %s", run_id, error.message)
            has_begun = False
        left = f"{folder}\n{run_id}"
        if has_begun:
            self._settings.background_run = left
        else:
            self._settings.paused_run = left  # so the next start offers to go on with it

    @Slot()
    def _pause(self, *_: object) -> None:
        self._window.quit_without_asking()
        self._services.jobs.shutdown()  # the system does not wait for later events

    def _find_background_run(self) -> bool:
        """Show the run that an earlier window handed to the background; say whether it goes on."""
        folder, _, run_id = self._settings.background_run.partition("\n")
        self._settings.background_run = ""
        run = _run_in(folder, run_id) if run_id else None
        if run is None:
            return False
        status = run.status()
        if status.is_active:
            self._settings.background_run = f"{folder}\n{run_id}"
            self._show(folder, run_id)
            return True
        if status is RunStatus.COMPLETED:
            text = self.tr("{run} came to its end while the window was closed.")
        else:
            text = self.tr("{run} trained on in the background and is at rest: {status}.")
        self._services.notify.action(
            text.format(run=run_id, status=formatting.status_name(status).lower()),
            self.tr("Show the run"),
            lambda: self._show(folder, run_id),
        )
        return False

    def _show(self, folder: str, run_id: str) -> None:
        if self._flows.open(folder):
            self._services.navigator.show_run(run_id)
            self._watcher.look_now()


def _run_in(folder: str, run_id: str) -> RunFolder | None:
    try:
        return Project.open(folder).run(run_id)
    except SfumatoError:
        return None  # moved or removed since

"""An offer to resume an unfinished run when its project is opened.

This is the run that was paused when the window was closed, or the newest run if it was interrupted.
The run is offered once each time its project is opened, unless it is already training again.
"""

from PySide6.QtCore import QObject, Slot

from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder, RunStatus
from sfumato_desktop import formatting
from sfumato_desktop.app_settings import AppSettings
from sfumato_desktop.bridge.run_commands import RunCommands
from sfumato_desktop.models.run_summary import RunSummary
from sfumato_desktop.models.run_watcher import RunWatcher
from sfumato_desktop.services import Services

__all__ = ["UnfinishedRuns"]


class UnfinishedRuns(QObject):
    """Offers to resume a run.

    Args:
        services: Services shared by the pages.
        settings: Stores the paused run.
        watcher: Reports the state of the opened project's runs.
        commands: Resumes the run.
        parent: The Qt parent.
    """

    def __init__(
        self,
        services: Services,
        *,
        settings: AppSettings,
        watcher: RunWatcher,
        commands: RunCommands,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._settings = settings
        self._commands = commands
        self._paused = settings.paused_run  # left by the previous launch, not by this one
        self._read_at: Project | None = None
        watcher.runs_listed.connect(self._refresh)

    @Slot(str)
    def remember(self, run_id: str) -> None:
        """Offer to resume this run of the open project at the next launch."""
        project = self._services.project.project
        if project is not None:
            self._settings.paused_run = f"{project.folder}\n{run_id}"

    @Slot(object)
    def _refresh(self, runs: tuple[RunSummary, ...]) -> None:
        project = self._services.project.project
        if project is None or project is self._read_at or not runs:
            return
        self._read_at = project
        paused = self._paused_run(project, runs)
        if paused is not None:
            self._offer(project, paused, self.tr("{run} is paused at {count} images."))
        elif (last := _last_started(runs)).status is RunStatus.INTERRUPTED:
            self._offer(project, last, self.tr("{run} was interrupted at {count} images."))

    def _paused_run(self, project: Project, runs: tuple[RunSummary, ...]) -> RunSummary | None:
        """Return the run that was paused when the window was closed, and clear the stored value."""
        folder, _, run_id = self._paused.partition("\n")
        if folder != str(project.folder):
            return None
        self._paused = self._settings.paused_run = ""
        waiting = next((run for run in runs if run.run_id == run_id), None)
        is_ended = waiting is not None and waiting.status in (
            RunStatus.STOPPED,
            RunStatus.INTERRUPTED,
        )
        return waiting if is_ended else None

    def _offer(self, project: Project, run: RunSummary, text: str) -> None:
        self._services.notify.action(
            text.format(run=run.run_id, count=formatting.count(run.images_seen)),
            self.tr("Resume training"),
            lambda: self._resume(project, run.run_id),
            is_lasting=True,
        )

    def _resume(self, project: Project, run_id: str) -> None:
        def resume(run: RunFolder) -> None:
            self._commands.resume(project, run)
            self._services.navigator.show_run(run_id)

        self._services.store.ask(
            lambda: project.run(run_id), resume, failed=self._services.notify.error
        )


def _last_started(runs: tuple[RunSummary, ...]) -> RunSummary:
    """Return the run that was trained last, which may have been created before others."""
    return max(runs, key=lambda run: run.order.by_start)

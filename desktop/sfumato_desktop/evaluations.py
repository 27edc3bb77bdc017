"""Evaluations of runs in the background, with a notice about the result."""

from functools import partial

from PySide6.QtCore import QObject, Slot

from sfumato.errors import SfumatoError
from sfumato.records.events import QualityMeasured
from sfumato.records.run_folder import RunFolder
from sfumato_desktop import formatting
from sfumato_desktop.bridge.file_manager import show_in_folder
from sfumato_desktop.bridge.job import Job
from sfumato_desktop.bridge.run_commands import RunCommands
from sfumato_desktop.services import Services

__all__ = ["Evaluations"]


class Evaluations(QObject):
    """Evaluates runs of the open project.

    Args:
        services: Services shared by the pages.
        commands: Starts the evaluations.
        parent: The Qt parent.
    """

    def __init__(
        self, services: Services, commands: RunCommands, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._commands = commands
        self._runs: dict[Job, RunFolder] = {}

    def start(self, run_id: str) -> None:
        """Evaluate a run once the engine is free."""
        project = self._services.project.project
        if project is None or any(run.run_id == run_id for run in self._runs.values()):
            return
        try:
            run = project.run(run_id)
        except SfumatoError as error:
            self._services.notify.error(error.message, error.hint)
            return
        job = self._commands.evaluate(project, run)
        self._runs[job] = run
        job.event_happened.connect(self._hear)
        job.finished.connect(self._forget)

    @Slot(object)
    def _hear(self, event: object) -> None:
        job = self.sender()
        assert isinstance(job, Job)
        if isinstance(event, QualityMeasured):
            run = self._runs[job]
            text = self.tr(
                "{run}: Fréchet distance {multiple} times the real-vs-real baseline, measured with "
                "%Ln image(s).",
                "",
                event.score.count,
            )
            self._services.notify.action(
                text.format(
                    run=run.run_id, multiple=formatting.number(event.score.frechet.multiple)
                ),
                self.tr("Show report"),
                partial(show_in_folder, run.folder / "evaluation.json"),
                is_lasting=True,
            )

    @Slot()
    def _forget(self) -> None:
        job = self.sender()
        assert isinstance(job, Job)
        del self._runs[job]

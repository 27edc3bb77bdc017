"""The commands of the Run menu, which control the run that any process is training.

A run of this window's engine is controlled through its job. A run trained by another process is
controlled through its folder.
"""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from sfumato.records.control import Command
from sfumato.records.run_folder import RunFolder
from sfumato_desktop.action_book import ActionBook
from sfumato_desktop.bridge.run_commands import RunCommands
from sfumato_desktop.models.outside_training import OutsideTraining
from sfumato_desktop.services import Services
from sfumato_desktop.widgets.job_bar import JobBar
from sfumato_desktop.widgets.rate_dialog import RateDialog, rate_in_force

__all__ = ["RunMenuController"]

_COMMANDS = {
    "run.pause": Command.PAUSE,
    "run.resume": Command.RESUME,
    "run.stop": Command.STOP,
    "run.sample": Command.SAMPLE,
    "run.save": Command.CHECKPOINT,
}


class RunMenuController(QObject):
    """Carries out the commands of the Run menu.

    Args:
        services: Services shared by the pages.
        commands: Controls runs.
        outside: The run that another process is training.
        strip: Shows the pending request.
        parent: The Qt parent.
    """

    def __init__(
        self,
        services: Services,
        *,
        commands: RunCommands,
        outside: OutsideTraining,
        strip: JobBar,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._commands = commands
        self._outside = outside
        self._strip = strip
        self._window: QWidget | None = None
        strip.outside_asked.connect(self.ask_outside)

    def serve(self, actions: ActionBook, window: QWidget) -> None:
        """Connect the commands of the menu."""
        self._window = window
        for name in _COMMANDS:
            actions.connect_to(name, self._carry_out)
        actions.connect_to("run.rate", self._ask_for_rate)

    @property
    def is_possible(self) -> bool:
        """Whether there is a run to control."""
        return self._services.jobs.training_job() is not None or self._outside.run is not None

    @Slot()
    def _carry_out(self) -> None:
        command = _COMMANDS[self.sender().objectName()]
        job = self._services.jobs.training_job()
        row = self._strip.outside_row
        if job is not None:
            job.request(command)
        elif row is not None:
            row.request(command)

    @Slot(str, object)
    def ask_outside(self, run_id: str, command: Command) -> None:
        """Send a command to a run of another process."""
        project, row = self._services.project.project, self._strip.outside_row
        if project is None or row is None:
            return
        failed = self._services.notify.error
        self._services.store.ask(
            lambda: project.run(run_id),
            lambda run: self._commands.send(
                run, command, then=lambda: row.note(command), failed=failed
            ),
            failed=failed,
        )

    @Slot()
    def _ask_for_rate(self) -> None:
        project, job = self._services.project.project, self._services.jobs.training_job()
        run_id = job.run_id if job is not None else getattr(self._outside.run, "run_id", "")
        if project is not None and run_id:

            def read() -> tuple[RunFolder, float]:
                run = project.run(run_id)
                return run, rate_in_force(run)

            self._services.store.ask(
                read,
                lambda found: self._open_rate_dialog(*found),
                failed=self._services.notify.error,
            )

    def _open_rate_dialog(self, run: RunFolder, rate: float) -> None:
        dialog = RateDialog(run, rate, factor=1.0, parent=self._window)
        dialog.chosen.connect(
            lambda value: self._commands.change_rate(run, value, failed=self._services.notify.error)
        )
        dialog.open()

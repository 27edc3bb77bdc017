"""Notices about engine events that are worth the user's attention.

They report finished runs, generated images, imports, and failures. Each notice has a button that
leads to the result.
"""

from PySide6.QtCore import QObject, Slot

from sfumato.records.events import (
    AnyEvent,
    ImageGenerated,
    ImportFinished,
    IncidentReported,
    RunEnded,
    RunFailed,
)
from sfumato_desktop import formatting
from sfumato_desktop.bridge.job import Job, Outcome, OutcomeKind
from sfumato_desktop.core_texts import localize_message
from sfumato_desktop.services import Services

__all__ = ["EventNotifier"]


class EventNotifier(QObject):
    """Turns engine events into notices."""

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._navigator = services.navigator
        self._notify = services.notify
        services.jobs.job_added.connect(self._follow)

    @Slot(object)
    def _follow(self, job: Job) -> None:
        job.event_happened.connect(self._hear)
        job.finished.connect(self.show_failure)
        job.overdue.connect(self._name_overdue)

    @Slot(object)
    def _hear(self, event: AnyEvent) -> None:
        job = self.sender()
        assert isinstance(job, Job)
        self.handle_event(job, event)

    def handle_event(self, job: Job, event: AnyEvent) -> None:
        """Show a notice for an event, if the event is worth one."""
        match event:
            case RunEnded(outcome="completed"):
                run_id = job.run_id
                self._notify.action(
                    self.tr("{run} finished in {time}.").format(
                        run=run_id, time=formatting.duration(event.elapsed_s)
                    ),
                    self.tr("Open run"),
                    lambda: self._navigator.show_run(run_id),
                )
            case RunFailed():
                self._notify.error(event.message, event.hint)
            case IncidentReported():
                self._notify.info(
                    f"{localize_message(event.message)} {localize_message(event.hint)}"
                )
            case ImageGenerated() if event.done == event.total:
                self._notify.action(
                    self.tr("%Ln image(s) generated.", "", event.total),
                    self.tr("Show images"),
                    self._navigator.show_gallery,
                )
            case ImportFinished():
                self._show_import(event)
            case _:
                return

    @Slot(object)
    def show_failure(self, outcome: Outcome) -> None:
        """Show a notice if a job failed."""
        if outcome.kind is OutcomeKind.FAILED:
            self._notify.error(outcome.message, outcome.hint)

    @Slot()
    def _name_overdue(self) -> None:
        job = self.sender()
        assert isinstance(job, Job)
        self._notify.error(
            self.tr("“{job}” is not responding to Stop.").format(job=job.name),
            self.tr("Wait for it to finish, or quit Sfumato. Completed results are kept."),
        )

    def _show_import(self, event: ImportFinished) -> None:
        name = event.dataset
        imported = self.tr("%Ln image(s) imported into “{name}”.", "", event.usable)
        parts = [imported.format(name=name)]
        if event.skipped:
            parts.append(self.tr("%Ln file(s) skipped.", "", event.skipped))
        if event.ignored:
            parts.append(localize_message(event.ignored))
        self._notify.action(
            " ".join(parts), self.tr("Show images"), lambda: self._navigator.show_dataset(name)
        )

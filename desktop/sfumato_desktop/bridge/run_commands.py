"""Commands that start, pause, resume, sample, and stop runs in any process.

A run of this window's engine is controlled through its job. A run trained by another process is
controlled through the control file in its folder.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sfumato.config.settings import RunConfig
from sfumato.records.control import Command, RunControl, send_command, send_learning_rate
from sfumato.records.events import AnyEvent, QualityMeasured
from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder
from sfumato_desktop.bridge.engine_jobs import EngineJobs
from sfumato_desktop.bridge.job import Job, JobKind
from sfumato_desktop.language import translator
from sfumato_desktop.store import Failed, Store

if TYPE_CHECKING:
    from sfumato.engine import Engine

__all__ = ["RunCommands"]

_tr = translator("RunCommands")


class RunCommands:
    """Starts and controls runs.

    Args:
        jobs: The jobs that train this window's runs.
        store: Writes the control files of other runs.
    """

    def __init__(self, jobs: EngineJobs, store: Store) -> None:
        self._jobs = jobs
        self._store = store

    def start(self, project: Project, config: RunConfig, *, base: str | Path = "") -> Job:
        """Create a run and train it once the training thread is free."""

        def work(engine: "Engine", control: RunControl) -> Iterator[AnyEvent]:
            run = engine.new_run(project, config, base=base)
            yield from engine.train(project, run, control)

        title = _tr("Training on {dataset}").format(dataset=config.data.dataset)
        job = self._jobs.submit(title, work, kind=JobKind.TRAINING)
        job.budget_s = 60.0 * config.minutes
        return job

    def distill(self, project: Project, base: RunFolder) -> Job:
        """Distill a run into a new one once the training thread is free."""

        def work(engine: "Engine", control: RunControl) -> Iterator[AnyEvent]:
            run = engine.new_distilled_run(project, base)
            yield from engine.train(project, run, control)

        title = _tr("Distilling {run}").format(run=base.run_id)
        return self._jobs.submit(title, work, kind=JobKind.TRAINING)

    def resume(self, project: Project, run: RunFolder, *, changes: Sequence[str] = ()) -> Job:
        """Resume a run from its last checkpoint once the training thread is free.

        A run that is already queued is not queued again.

        Args:
            project: The project that contains the run.
            run: The run.
            changes: Settings for the rest of the run, each in the form `key=value`.
        """
        waiting = self._jobs.job_of(run.run_id)
        if waiting is not None and not waiting.control.is_stopping:
            return waiting

        def work(engine: "Engine", control: RunControl) -> Iterator[AnyEvent]:
            resumed = engine.change_settings(run, changes) if changes else run
            yield from engine.train(project, resumed, control)

        title = _tr("Training {run}").format(run=run.run_id)
        return self._jobs.submit(title, work, kind=JobKind.TRAINING, run_id=run.run_id)

    def extend(self, project: Project, run: RunFolder) -> Job:
        """Train twice as long, in a new run that continues from before this run's cool-down."""
        config = run.config
        images = 0 if config.minutes else config.images_total

        def work(engine: "Engine", control: RunControl) -> Iterator[AnyEvent]:
            longer = engine.extend(project, run, images=images, minutes=config.minutes)
            yield from engine.train(project, longer, control)

        title = _tr("Extending {run}").format(run=run.run_id)
        return self._jobs.submit(title, work, kind=JobKind.TRAINING)

    def evaluate(self, project: Project, run: RunFolder) -> Job:
        """Measure the quality of a run's images; the last event is the score."""

        def work(engine: "Engine", control: RunControl) -> Iterator[AnyEvent]:
            from sfumato.evaluation.report import load_report  # imported late for start-up time

            for event in engine.evaluate(project, run):
                if control.is_stopping:
                    return
                yield event
            report = load_report(run.folder)
            yield QualityMeasured(
                images_seen=report.images_seen,
                score=report.scores[0],
                cleanliness=report.cleanliness,
            )

        title = _tr("Evaluating {run}").format(run=run.run_id)
        return self._jobs.submit(title, work, kind=JobKind.EVALUATION)

    def send(
        self, run: RunFolder, command: Command, *, then: Callable[[], object], failed: Failed
    ) -> None:
        """Send a command to a run in any process.

        Args:
            run: The run.
            command: The command.
            then: Called once the command has been sent.
            failed: Receives the error if the control file cannot be written.
        """
        job = self._jobs.job_of(run.run_id)
        if job is not None:
            job.request(command)
            then()
        else:
            self._store.change(
                lambda: send_command(run.control_file, command), lambda _: then(), failed=failed
            )

    def change_rate(self, run: RunFolder, learning_rate: float, *, failed: Failed) -> None:
        """Change the learning rate of a run that is training.

        Args:
            run: The run.
            learning_rate: The new rate.
            failed: Receives the error if the control file cannot be written.
        """
        job = self._jobs.job_of(run.run_id)
        if job is not None:
            job.control.request_learning_rate(learning_rate)
        else:
            self._store.change(
                lambda: send_learning_rate(run.control_file, learning_rate), failed=failed
            )

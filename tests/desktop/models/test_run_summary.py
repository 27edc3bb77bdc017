"""Tests of run summaries made from the end of the run's files."""

from sfumato.plugins.registry import Plugins
from sfumato.records.control import RunControl
from sfumato.records.event_file import EventLog
from sfumato.records.events import RunFailed, RunStarted, StepFinished
from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder, RunStatus
from sfumato_desktop.models.run_summary import read_summary
from support.fake_engine import FakeEngine


def step(number: int) -> StepFinished:
    return StepFinished(
        step=number,
        images_seen=number * 32,
        images_total=64_000,
        loss=0.5,
        learning_rate=1e-3,
        gradient_norm=0.1,
        images_per_s=100.0,
        eta_s=10.0,
    )


def test_a_run_that_was_never_started_is_new(run: RunFolder) -> None:
    summary = read_summary(run.folder)

    assert summary.status is RunStatus.NEW
    assert (summary.images_seen, summary.loss, summary.sample) == (0, None, None)


def test_a_completed_run_shows_its_last_figures_and_samples(done_run: RunFolder) -> None:
    summary = read_summary(done_run.folder)

    assert summary.status is RunStatus.COMPLETED
    assert summary.share == 1.0
    assert summary.images_seen == FakeEngine.steps * done_run.config.batch_size
    assert summary.sample == max(done_run.samples_folder.iterdir())
    assert summary.has_checkpoint


def test_a_long_run_is_summarized_from_its_end_alone(run: RunFolder) -> None:
    log = EventLog(run.events_file)
    for number in range(1, 2_001):
        log.append(step(number))
    log.close()

    with run.locked():
        summary = read_summary(run.folder)

    assert summary.status is RunStatus.RUNNING
    assert summary.images_seen == 64_000


def test_a_killed_run_is_interrupted(project: Project, run: RunFolder) -> None:
    stream = FakeEngine(Plugins()).train(project, run, RunControl())
    for event in stream:
        if isinstance(event, StepFinished):
            break
    stream.close()

    assert read_summary(run.folder).status is RunStatus.INTERRUPTED


def test_a_failed_run_states_the_reason(run: RunFolder) -> None:
    log = EventLog(run.events_file)
    log.append(
        RunStarted(
            run=run.run_id,
            images_seen=0,
            images_total=100,
            device="CPU",
            precision="fp32",
            threads=1,
            parameters=1,
            images=20,
        )
    )
    log.append(RunFailed(message="The disk is full.", hint="Free some space."))
    log.close()

    summary = read_summary(run.folder)

    assert (summary.status, summary.failure) == (RunStatus.FAILED, "The disk is full.")

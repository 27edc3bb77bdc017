"""The training loop of a run, from its first image to its last.

Between updates, the loop handles commands, reports progress, shows samples, and saves checkpoints.
It yields events; the caller decides what to do with them.
"""

from collections.abc import Iterable, Iterator

from sfumato.errors import SfumatoError
from sfumato.messages import msg
from sfumato.records.control import Command, RunControl
from sfumato.records.events import (
    AnyEvent,
    IncidentReported,
    RunEnded,
    RunPaused,
    RunResumed,
)
from sfumato.training.meter import StepMeter
from sfumato.training.session import TrainingSession

__all__ = ["train"]


def train(session: TrainingSession, control: RunControl) -> Iterator[AnyEvent]:
    """Train until the budget is spent or a stop is requested.

    Raises:
        SfumatoError: If the run cannot continue. Saved checkpoints are kept.
    """
    config, budget = session.config, session.budget
    yield from _begin(session, control)
    meter = StepMeter(session)
    saved_at_s = session.elapsed_s
    shown_at_images = 0  # a new run has already shown samples

    while not budget.is_spent(images_seen=session.images_seen, elapsed_s=session.elapsed_s):
        if control.is_paused:
            yield from _excluded_from_timing(meter, _pause(session, control))
        if control.is_stopping:
            break

        yield from _change_rate(session, control, meter)
        rate = session.learning_rate()
        if rate.is_cooling:
            yield from _cool(session, meter)
        meter.add(session.update(learning_rate=rate.value), learning_rate=rate.value)
        session.keep_averages()
        yield from _watch_overfitting(session, meter)

        if meter.is_due:
            yield from meter.report()
            yield from _excluded_from_timing(meter, session.keep_throughput(meter.interval))
        yield from session.pop_incidents()

        every = config.report.sample_every_images
        is_due = session.images_seen // every > (session.images_seen - config.batch_size) // every
        if control.pop(Command.SAMPLE) or is_due:
            yield from _excluded_from_timing(meter, _show(session, control))
            shown_at_images = session.images_seen
        is_due = session.elapsed_s - saved_at_s >= config.report.checkpoint_every_s
        if control.pop(Command.CHECKPOINT) or is_due:
            yield from _excluded_from_timing(meter, _save(session))
            saved_at_s = session.elapsed_s

    yield from meter.report()
    if not control.is_hasty:
        yield session.save()
    if not control.is_stopping and shown_at_images < session.images_seen:
        yield from _show(session, control)
    yield RunEnded(
        outcome="stopped" if control.is_stopping else "completed",
        images_seen=session.images_seen,
        elapsed_s=session.elapsed_s,
    )


def _begin(session: TrainingSession, control: RunControl) -> Iterator[AnyEvent]:
    yield session.started()
    yield from session.pop_incidents()
    if session.images_seen == 0:
        yield from _show(session, control)


def _change_rate(
    session: TrainingSession, control: RunControl, meter: StepMeter
) -> Iterator[AnyEvent]:
    wanted = control.pop_learning_rate()
    if wanted is not None:
        yield from _excluded_from_timing(meter, [session.change_rate(wanted)])


def _cool(session: TrainingSession, meter: StepMeter) -> Iterator[AnyEvent]:
    if not session.has_cooled:
        # The run can be extended from this checkpoint.
        yield from _excluded_from_timing(meter, _save(session))
        session.has_cooled = True
    yield from session.train_without_augmentation()


def _watch_overfitting(session: TrainingSession, meter: StepMeter) -> Iterator[AnyEvent]:
    if session.may_overfit:
        yield from _excluded_from_timing(meter, session.watch_overfitting())


def _excluded_from_timing(meter: StepMeter, events: Iterable[AnyEvent]) -> Iterator[AnyEvent]:
    """Report pending updates, then yield other events without counting their time as training."""
    yield from meter.report()
    yield from events
    meter.restart()


def _show(session: TrainingSession, control: RunControl) -> Iterator[AnyEvent]:
    if session.config.report.sample_count:
        yield session.generate_samples()
    validation = session.validate()
    if validation is not None:
        yield validation
    for event in session.measure_quality():
        if control.is_stopping:
            return
        yield event


def _save(session: TrainingSession) -> Iterator[AnyEvent]:
    try:
        yield session.save()
    except SfumatoError as error:  # a full disk need not end the run
        yield IncidentReported(
            kind="storage",
            images_seen=session.images_seen,
            message=msg(
                "training.checkpoint_not_saved",
                "Cannot save a checkpoint. {reason}",
                reason=error.message,
            ),
            hint=error.hint,
        )


def _pause(session: TrainingSession, control: RunControl) -> Iterator[AnyEvent]:
    yield from _save(session)
    yield RunPaused(images_seen=session.images_seen)
    start_s = session.elapsed_s
    control.wait_while_paused()
    session.leave_out(session.elapsed_s - start_s)
    yield RunResumed(images_seen=session.images_seen)

"""How does a run go, from its first image to its last?

One straight page. The loop looks at its control between updates, learns, reports, shows samples,
saves, and says how it ended. Whoever reads the stream decides what to do with it.
"""

import time
from collections.abc import Iterator

from sfumato.control import Command, RunControl
from sfumato.errors import SfumatoError, TrainingError
from sfumato.events import (
    AnyEvent,
    IncidentReported,
    RunEnded,
    RunPaused,
    RunResumed,
)
from sfumato.training.budget import learning_rate_at
from sfumato.training.meter import StepMeter
from sfumato.training.session import TrainingSession

__all__ = ["train"]

_MOST_NON_FINITE_IN_A_ROW = 20


def train(session: TrainingSession, control: RunControl) -> Iterator[AnyEvent]:
    """Train until the budget is spent or a stop is asked for.

    Raises:
        SfumatoError: If the run cannot go on; what was saved stays.
    """
    config, budget = session.config, session.budget
    yield from _begin(session, control)
    meter = StepMeter(session)
    saved_at_s = session.elapsed_s
    shown_at_images = 0  # a run that begins has been shown
    non_finite_in_a_row = 0

    while not budget.is_spent(images_seen=session.images_seen, elapsed_s=session.elapsed_s):
        if control.is_paused:
            yield from _pause(session, control)
            meter.restart()
        if control.is_stopping:
            break

        rate = learning_rate_at(session.images_seen, config, images_total=budget.images_total)
        result = session.update(learning_rate=rate)
        session.keep_averages()

        yield from session.take_incidents()
        if result.is_finite:
            non_finite_in_a_row = 0
            report = meter.add(result, learning_rate=rate)
            if report is not None:
                yield report
        else:
            non_finite_in_a_row += 1
            yield _non_finite(session, non_finite_in_a_row)

        every = config.report.sample_every_images
        is_due = session.images_seen // every > (session.images_seen - config.batch_size) // every
        if control.take(Command.SAMPLE) or is_due:
            yield from _show(session, control)
            meter.restart()
            shown_at_images = session.images_seen
        is_due = session.elapsed_s - saved_at_s >= config.report.checkpoint_every_s
        if control.take(Command.CHECKPOINT) or is_due:
            yield from _save(session)
            meter.restart()
            saved_at_s = session.elapsed_s

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
    yield from session.take_incidents()
    if session.images_seen == 0:
        yield from _show(session, control)


def _show(session: TrainingSession, control: RunControl) -> Iterator[AnyEvent]:
    if session.config.report.sample_count:
        yield session.draw_samples()
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
    except SfumatoError as error:  # the run may well outlive a full disk
        yield IncidentReported(
            kind="storage",
            images_seen=session.images_seen,
            message=f"No checkpoint was saved. {error.message}",
            hint=error.hint,
        )


def _pause(session: TrainingSession, control: RunControl) -> Iterator[AnyEvent]:
    yield from _save(session)
    yield RunPaused(images_seen=session.images_seen)
    start = time.monotonic()
    control.wait_while_paused()
    session.leave_out(time.monotonic() - start)
    yield RunResumed(images_seen=session.images_seen)


def _non_finite(session: TrainingSession, in_a_row: int) -> IncidentReported:
    if in_a_row >= _MOST_NON_FINITE_IN_A_ROW:
        raise TrainingError(
            f"The gradient was not finite {in_a_row} times in a row, "
            f"last at {session.images_seen} images.",
            hint="Resume from the last checkpoint with a lower optimizer.learning_rate, "
            "or with precision=fp32.",
        )
    return IncidentReported(
        kind="non_finite",
        images_seen=session.images_seen,
        message=f"The gradient was not finite at {session.images_seen} images; "
        "the update was left out.",
        hint="Nothing to do if it stays rare; else lower optimizer.learning_rate.",
    )

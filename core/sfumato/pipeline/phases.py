"""The pipeline of a training session: prepare, train, tune, compare, end.

A phase is a generator that yields events and returns its result, which later phases use. No phase
sees the events of another. The stream ends with exactly one `RunEnded` or `RunFailed`.
"""

import logging
from collections.abc import Generator, Iterator
from typing import NamedTuple

from sfumato.data.spreading import StopRequestedError
from sfumato.device.memory import explain_device_errors
from sfumato.distillation.phase import Distillation
from sfumato.errors import SfumatoError
from sfumato.messages import msg
from sfumato.pipeline.preparation import Prepared, prepare
from sfumato.plugins.registry import Plugins
from sfumato.records.control import RunControl
from sfumato.records.events import AnyEvent, RunEnded, RunFailed
from sfumato.records.project import ItemKind, Project
from sfumato.records.run_folder import RunFolder
from sfumato.system.work_clock import WorkClock
from sfumato.training.loop import TrainingEnd, train
from sfumato.training.readiness import stopped_before
from sfumato.training.reporting import TrainingReporter
from sfumato.training.setup import set_up_training
from sfumato.training.state import TrainingState
from sfumato.tuning.after_training import tune_after_training

__all__ = ["Session", "run_phases"]

logger = logging.getLogger(__name__)


class Session(NamedTuple):
    """A training session: a run, and what its phases depend on."""

    project: Project
    run: RunFolder
    """The run, locked by the caller."""
    plugins: Plugins
    spare_cores: int
    """Cores left for other programs."""
    control: RunControl
    """Handles commands."""
    work_clock: WorkClock
    """Measures training time; must already be running."""


def run_phases(session: Session) -> Iterator[AnyEvent]:
    """Run all phases of a training session, and end the stream; never raises."""
    run_id = session.run.run_id
    try:
        with explain_device_errors():
            ended = yield from _phases(session)
        yield ended
    except SfumatoError as error:
        logger.exception("run %s failed", run_id)
        yield RunFailed(message=error.message, hint=error.hint)
    except Exception as error:  # the run folder must always record how the run ended
        logger.exception("run %s failed", run_id)
        yield RunFailed(
            message=msg("engine.internal_error", "Internal error: {error}.", error=repr(error)),
            hint=msg(
                "engine.resume_or_report",
                "Resume the run: sfumato resume PROJECT {run_id}. If it fails again, "
                "create a report: sfumato report PROJECT {run_id}",
                run_id=run_id,
            ),
        )


def _phases(session: Session) -> Generator[AnyEvent, None, RunEnded]:
    """Run the phases in order, and return the final event."""
    control = session.control
    try:
        prepared = yield from prepare(
            session.project,
            session.run,
            plugins=session.plugins,
            spare_cores=session.spare_cores,
            control=control,
            work_clock=session.work_clock,
        )
    except StopRequestedError:
        return stopped_before(session.run)
    distillation = yield from _distillation(session, prepared)
    trained = yield from _train(session, prepared, distillation)
    is_complete = trained.is_complete
    if is_complete:
        yield from tune_after_training(
            prepared.run,
            prepared.cache,
            trained=trained,
            plugins=session.plugins,
            control=control,
        )
    if is_complete and distillation is not None:
        is_complete = yield from distillation.compare(images_seen=trained.images_seen)
    return RunEnded(
        outcome="completed" if is_complete else "stopped",
        images_seen=trained.images_seen,
        elapsed_s=trained.elapsed_s,
    )


def _distillation(
    session: Session, prepared: Prepared
) -> Generator[AnyEvent, None, Distillation | None]:
    """Return the distillation of a distilled run; `None` if there is nothing to compare."""
    run = prepared.run
    if run.config.objective != "consistency":
        return None
    name = session.project.current_name(ItemKind.RUN, run.config.consistency.base)
    base = session.project.run(name) if name in session.project.run_ids() else None
    distillation = Distillation(
        run, base, prepared.cache, plugins=session.plugins, control=session.control
    )
    if distillation.can_compare:
        return distillation
    yield distillation.too_few_images()
    return None


def _train(
    session: Session, prepared: Prepared, distillation: Distillation | None
) -> Generator[AnyEvent, None, TrainingEnd]:
    """Train the model, and let a distillation review its checkpoints."""
    run, cache, clock = prepared.run, prepared.cache, session.work_clock
    setup = set_up_training(
        run,
        cache,
        prepared.training_inputs,
        plugins=session.plugins,
        spare_cores=session.spare_cores,
    )
    state = TrainingState(setup, work_clock=clock)
    reporter = TrainingReporter(run, cache, setup, state, work_clock=clock)
    return (yield from train(state, reporter, control=session.control, review=distillation))

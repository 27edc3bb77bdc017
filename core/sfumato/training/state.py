"""The state of a run in training: its clock, weights, averages, and learning rate.

The state changes only in memory. `reporting` writes and reports it.
"""

from functools import partial
from typing import Literal

from sfumato.device.choosing import choose_threads
from sfumato.device.memory import retried
from sfumato.device.plan import DevicePlan
from sfumato.messages import Text, msg
from sfumato.optimization.loop import TrainingClock
from sfumato.optimization.update import UpdateResult
from sfumato.records.events import AugmentationChanged, IncidentReported
from sfumato.records.rate_changes import rate_after
from sfumato.system.work_clock import WorkClock
from sfumato.training.budget import Budget, LearningRate, learning_rate_at
from sfumato.training.ema import PowerEma
from sfumato.training.setup import TrainingSetup
from sfumato.training.throughput import ThroughputMonitor

__all__ = ["TrainingState"]


class TrainingState:
    """The state of a run in one training session; its clock starts immediately.

    Args:
        setup: The result of `set_up_training`.
        work_clock: Measures training time; must already be running.

    Raises:
        SfumatoError: If neither images nor minutes limit the run.
    """

    def __init__(self, setup: TrainingSetup, *, work_clock: WorkClock) -> None:
        progress = setup.progress
        self.config = setup.config
        self.step = progress.step
        self.images_seen = progress.images_seen
        self.clock = TrainingClock(work_clock, progress.elapsed_s)
        self.budget = Budget(
            setup.config,
            images_total=progress.images_total,
            images_seen=progress.images_seen,
            elapsed_s=progress.elapsed_s,
        )
        self.has_cooled = progress.has_cooled
        """Whether the cool-down has begun."""
        self.rate_changes = setup.rate_changes
        """Changes of the learning rate during the run, in order."""
        self._setup = setup
        self._emas = [
            PowerEma(setup.networks.trained, average, length=length)
            for length, average in setup.averages_by_length().items()
        ]
        self._throughput = ThroughputMonitor(
            progress.images_seen / progress.elapsed_s if progress.elapsed_s else 0.0
        )

    @property
    def plan(self) -> DevicePlan:
        """Device, precision, and threads of this training session."""
        return self._setup.updater.plan

    @property
    def is_finished(self) -> bool:
        """Whether the run has reached its end."""
        return self.budget.is_spent(images_seen=self.images_seen, elapsed_s=self.clock.elapsed_s)

    @property
    def peak_learning_rate(self) -> float:
        """The learning rate between warm-up and cool-down, at this point of the run."""
        configured = self.config.optimizer.learning_rate
        return rate_after(self.rate_changes, self.images_seen, configured=configured)

    def learning_rate(self) -> LearningRate:
        """Return the learning rate of the next update."""
        return learning_rate_at(
            self.images_seen,
            self.config,
            images_total=self.budget.images_total,
            peak=self.peak_learning_rate,
            schedule=self._setup.parts.schedule,
        )

    def update(self, *, learning_rate: float) -> UpdateResult:
        """Train on the next batch, advance the clock, and re-estimate the end.

        The averages are always updated, because a skipped update leaves the weights unchanged.
        """
        self._setup.objective.progress = self.images_seen / max(1, self.budget.images_total)
        result = self._setup.updater.update(self.images_seen, learning_rate=learning_rate)
        self.images_seen = result.images_seen
        self.step += 1
        for ema in self._emas:
            retried(partial(ema.update, step=self.step))
        self.budget.update(images_seen=self.images_seen, elapsed_s=self.clock.elapsed_s)
        return result

    def transform_with(self, strength: float, *, gap: float | None) -> list[AugmentationChanged]:
        """Change the probability of conditional augmentation, and return the change, if any.

        Args:
            strength: The new fraction of the configured probability.
            gap: The loss gap that led to the change, if known.
        """
        batches, most = self._setup.batches, self.config.augmentation.probability
        before, batches.transform_strength = batches.transform_strength, strength
        if not most or strength == before:
            return []
        changed = AugmentationChanged(
            images_seen=self.images_seen,
            before=most * before,
            probability=most * strength,
            gap=gap,
        )
        return [changed]

    def keep_throughput(self, interval: tuple[int, float]) -> list[IncidentReported]:
        """Redetermine the number of threads if training has slowed down; return a report of it.

        Args:
            interval: Images trained on and seconds elapsed since the last call.
        """
        setup, throughput, elapsed_s = self._setup, self._throughput, self.clock.elapsed_s
        if not setup.may_replan or not throughput.is_due(interval, elapsed_s=elapsed_s):
            return []
        before, usual = self.plan, throughput.usual
        plan = choose_threads(before, spare_cores=setup.spare_cores, trial=setup.updater.try_out)
        setup.updater.follow(plan)
        throughput.tried(has_slowed_down=plan.threads == 1, elapsed_s=self.clock.elapsed_s)
        if plan.threads == before.threads:
            return []
        message = msg(
            "training.threads_changed",
            "Throughput fell from {usual:,.0f} to {now:,.0f} images/s; training switched from "
            "{before} to {threads} CPU threads, which is faster now.",
            threads=plan.threads,
            before=before.threads,
            now=throughput.now,
            usual=usual,
        )
        hint = msg(
            "training.other_programs_use_the_cpu",
            "No action is needed; other programs are using the CPU.",
        )
        return [self.incident("device", message, hint)]

    def incident(
        self,
        kind: Literal["plugin", "out_of_memory", "storage", "device"],
        message: Text,
        hint: Text,
    ) -> IncidentReported:
        """Return an incident at this point of the run."""
        return IncidentReported(kind=kind, images_seen=self.images_seen, message=message, hint=hint)

"""The distillation of a run: a review of its checkpoints, and the phase that compares the models.

The base is measured first, checkpoints are scored during training, and the result names the better
of the two models. Events are part of the run's own stream, so the terminal and the desktop app show
them like those of any other run.
"""

import time
from collections.abc import Generator, Iterator

import msgspec

from sfumato.checkpoints.checkpoint import redescribe, return_to, spare, usable_checkpoint
from sfumato.config.settings import SamplingSettings
from sfumato.data.cache import ImageCache
from sfumato.device.memory import explain_device_errors
from sfumato.distillation.base_sampling import load_base
from sfumato.distillation.comparison import FEWEST_IMAGES, VariantComparison
from sfumato.distillation.middle import best_middle
from sfumato.distillation.plan import FAST_STEPS
from sfumato.errors import SfumatoError
from sfumato.evaluation.features import Images
from sfumato.generation.batches import generate_images
from sfumato.generation.grid import save_rows
from sfumato.generation.loading import load_model
from sfumato.generation.trained_model import TrainedModel
from sfumato.messages import msg, paragraph
from sfumato.plugins.registry import Plugins
from sfumato.records.control import RunControl
from sfumato.records.distillation_result import (
    DistillationResult,
    SamplingVariant,
    distillation_lines,
    image_of,
    load_distillation_result,
    save_distillation_result,
    weakness,
)
from sfumato.records.events import (
    AnyEvent,
    DistillationCompared,
    FewStepsScored,
    IncidentReported,
    Progressed,
)
from sfumato.records.metadata import ModelMetadata
from sfumato.records.run_folder import RunFolder

__all__ = ["Distillation"]

_RISES = 3
"""Number of consecutive checks with worse scores that indicates collapse, as in ECT."""

_CHECK_IMAGES = 256
_COMPARISON_IMAGES = 512
_SHOWN_IMAGES = 8


class Distillation:
    """The distillation of a base model up to its result; one instance per training session.

    Args:
        run: The distilled run, locked by the caller.
        base: The run that is being distilled; `None` if it no longer exists, which skips the
            comparison.
        cache: The images that both were trained on.
        plugins: The available samplers.
        control: Requests a stop.
    """

    def __init__(
        self,
        run: RunFolder,
        base: RunFolder | None,
        cache: ImageCache,
        *,
        plugins: Plugins,
        control: RunControl,
    ) -> None:
        self._run = run
        self._base = base
        self._plugins = plugins
        self._control = control
        self._comparison = VariantComparison(cache, plugins=plugins)
        self.can_compare = self._comparison.most_images >= FEWEST_IMAGES
        """Whether there are enough images to compare the models."""
        self._checks = [event for event in run.events() if isinstance(event, FewStepsScored)]

    def before_training(self, *, images_seen: int) -> Generator[AnyEvent, None, None]:
        """Measure the base, unless that has been done."""
        if self._base is not None:
            yield from _explained(
                self._until_stopped(self._weigh(self._base)), images_seen=images_seen
            )

    def at_checkpoint(self, *, images_seen: int) -> Generator[AnyEvent, None, bool]:
        """Score the newest checkpoint, and return whether the scores have not collapsed."""
        yield from _explained(self._check(), images_seen=images_seen)
        if not self._has_collapsed():
            return True
        yield self._collapse(images_seen)
        return False

    def compare(self, *, images_seen: int) -> Generator[AnyEvent, None, bool]:
        """Keep the best model and compare it with the base, at the end of training.

        Returns:
            Whether this is done; after a stop, there is no result yet, and resuming the run
            produces it.
        """
        yield from _explained(self._until_stopped(self._finish()), images_seen=images_seen)
        return not self._control.is_stopping

    def too_few_images(self) -> IncidentReported:
        """Return a report that the models cannot be compared."""
        return IncidentReported(
            kind="quality",
            images_seen=0,
            message=msg(
                "distillation.too_few_images_to_compare",
                "There are too few images ({n}) to compare the distilled model with the original.",
                one="1 image is not enough to compare the distilled model with the original.",
                n=2 * self._comparison.most_images,
            ),
            hint=msg(
                "distillation.continues_without_comparison",
                ("Distillation continues without the comparison, which needs {images} images."),
                images=2 * FEWEST_IMAGES,
            ),
        )

    def _weigh(self, base: RunFolder) -> Iterator[AnyEvent]:
        """Measure the base once, and warn if it is too weak for distillation to help."""
        if load_distillation_result(self._run.folder) is not None:
            return
        model = load_base(base, plugins=self._plugins)
        variant = yield from self._measured(model, model.metadata.config.sampling)
        result = DistillationResult(count=self._count, base=variant)
        save_distillation_result(self._run.folder, result)
        if message := weakness(result):
            hint = msg(
                "distillation.base_may_be_too_short",
                "No action is needed; if the distilled model is not better, train the base "
                "model longer.",
            )
            yield IncidentReported(kind="quality", images_seen=0, message=message, hint=hint)

    def _check(self) -> Iterator[AnyEvent]:
        """Score the newest checkpoint at few steps, and keep it if it is the best so far."""
        model = load_model(self._run, plugins=self._plugins)
        seen = model.metadata.images_seen
        images = yield from self._comparison.draw(
            model,
            model.metadata.config.sampling,
            count=min(_CHECK_IMAGES, self._comparison.most_images),
        )
        score = yield from self._comparison.quick_score(images)
        earlier = [check for check in self._checks if check.images_seen < seen]
        is_best = all(score.kernel.value < check.score.kernel.value for check in earlier)
        checkpoint = usable_checkpoint(self._run, images_seen=seen)
        if is_best and checkpoint is not None:
            spare(self._run, checkpoint)
        check = FewStepsScored(images_seen=seen, num_steps=FAST_STEPS, score=score, is_best=is_best)
        self._checks = [*earlier, check]
        yield check

    def _until_stopped(self, events: Iterator[AnyEvent]) -> Iterator[AnyEvent]:
        """Yield events until a stop is requested."""
        for event in events:
            yield event
            if self._control.is_stopping:
                return

    def _has_collapsed(self) -> bool:
        last = [check.score.kernel.value for check in self._checks[-_RISES - 1 :]]
        return len(last) > _RISES and all(last[i] < last[i + 1] for i in range(_RISES))

    def _collapse(self, images_seen: int) -> IncidentReported:
        best = self._best_check()
        return IncidentReported(
            kind="quality",
            images_seen=images_seen,
            message=msg(
                "distillation.stopped_early",
                "Images generated in {num_steps} steps got worse in {checks} consecutive "
                "checks. Training stops early and keeps the best model, at {images_seen:,} "
                "images.",
                num_steps=FAST_STEPS,
                checks=_RISES,
                images_seen=best.images_seen,
            ),
            hint=msg(
                "distillation.distill_shorter_or_train_longer",
                "To avoid this, distill for a shorter time, or train the base model longer.",
            ),
        )

    def _best_check(self) -> FewStepsScored:
        return min(self._checks, key=lambda check: check.score.kernel.value)

    def _finish(self) -> Iterator[AnyEvent]:
        """Keep the best model, tune its second step, and compare it with the base."""
        newest = usable_checkpoint(self._run)
        assert newest is not None  # training has just saved one
        if not self._checks or int(newest.name) != self._checks[-1].images_seen:
            yield from self._check()
        best = usable_checkpoint(self._run, images_seen=self._best_check().images_seen)
        assert best is not None  # protected from removal
        return_to(self._run, best)
        model = load_model(self._run, plugins=self._plugins)
        count = min(_CHECK_IMAGES, self._comparison.most_images)
        middle = yield from best_middle(self._comparison, model, count=count)
        redescribe(best, _with_middle(model, middle))
        if self._base is not None:
            yield from self._scorer(self._base)

    def _scorer(self, base: RunFolder) -> Iterator[AnyEvent]:
        yield from self._weigh(base)  # in case an earlier attempt failed
        known = load_distillation_result(self._run.folder)
        assert known is not None
        fast = load_model(self._run, plugins=self._plugins)
        old = load_base(base, plugins=self._plugins)
        own, usual = fast.metadata.config.sampling, old.metadata.config.sampling
        rows = {f"{base.run_id}, {usual.num_steps} steps": self._shown(old, usual)}
        variants = []
        for num_steps in (FAST_STEPS, 1):
            sampling = msgspec.structs.replace(own, num_steps=num_steps)
            words = "1 step" if num_steps == 1 else f"{num_steps} steps"
            variant = yield from self._measured(fast, sampling)
            variants.append(variant)
            rows[f"distilled, {words}"] = self._shown(fast, sampling)
        result = msgspec.structs.replace(known, fast=tuple(variants), time=time.time())
        save_rows(image_of(self._run.folder), rows)
        save_distillation_result(self._run.folder, result)
        yield DistillationCompared(
            is_better=result.is_better,
            message=paragraph(distillation_lines(result)),
            image=image_of(self._run.folder).name,
        )

    @property
    def _count(self) -> int:
        return min(_COMPARISON_IMAGES, self._comparison.most_images)

    def _measured(
        self, model: TrainedModel, sampling: SamplingSettings
    ) -> Generator[Progressed, None, SamplingVariant]:
        images = yield from self._comparison.draw(model, sampling, count=self._count)
        return (yield from self._comparison.measure(images, model, sampling))

    def _shown(self, model: TrainedModel, sampling: SamplingSettings) -> Images:
        """Generate the images shown in the comparison."""
        sampler = self._plugins.samplers.build(sampling.sampler, sampling.sampler_settings)
        return generate_images(model.sampled_by(sampler, sampling), range(_SHOWN_IMAGES))


def _with_middle(model: TrainedModel, middle: float) -> ModelMetadata:
    config = model.metadata.config
    sampling = msgspec.structs.replace(config.sampling, sampler_settings={"middle": middle})
    return msgspec.structs.replace(
        model.metadata, config=msgspec.structs.replace(config, sampling=sampling)
    )


def _explained(events: Iterator[AnyEvent], *, images_seen: int) -> Iterator[AnyEvent]:
    """Yield events; if a measurement fails, report it without ending the run."""
    try:
        with explain_device_errors():
            yield from events
    except SfumatoError as error:
        message = msg(
            "distillation.not_compared",
            "Cannot compare the distilled model. {reason}",
            reason=error.message,
        )
        yield IncidentReported(
            kind="quality", images_seen=images_seen, message=message, hint=error.hint
        )

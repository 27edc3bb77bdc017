"""Sampler tuning of a run, and its stored result.

For a few minutes after training, different EMA lengths, samplers, numbers of steps, and noise
levels are tried on the run's newest checkpoint and scored by the images they generate. The result,
including the scores of all candidates, is stored in the run's folder and determines how the run
generates images from then on.
"""

from collections.abc import Callable, Generator, Iterator, Sequence
from importlib.metadata import version

import msgspec
import numpy as np
from numpy.typing import NDArray
from torch import Tensor

from sfumato.checkpoints.averages import average_moments, mix_average
from sfumato.checkpoints.checkpoint import AVERAGE, read_state, read_tensors, require_checkpoint
from sfumato.config.presets import preset_config
from sfumato.config.settings import RunConfig, SamplingSettings
from sfumato.data.cache import ImageCache
from sfumato.device.plan import DevicePlan
from sfumato.device.selection import select_device
from sfumato.errors import RunBusyError, SfumatoError
from sfumato.evaluation.cleanliness import RealAppearance
from sfumato.evaluation.features import imagenet_net, spectrum_net
from sfumato.evaluation.generated import seeds_like
from sfumato.evaluation.scorer import build_scorer, some_of
from sfumato.generation.loading import load_guide, load_model
from sfumato.generation.trained_model import Guide, TrainedModel
from sfumato.latents.gaussian_file import keep_gaussian
from sfumato.messages import msg
from sfumato.plugins.registry import Plugins
from sfumato.records.control import RunControl
from sfumato.records.events import AnyEvent, Progressed, TuningFinished
from sfumato.records.metadata import ModelMetadata
from sfumato.records.run_folder import RunFolder
from sfumato.records.tuned import SamplingPreset, Tuned, load_tuned, save_tuned
from sfumato.system.work_clock import WorkClock
from sfumato.tuning.search import TASK, Found, Limits, Search, images_planned
from sfumato.tuning.trials import CandidateTrials, describe_preset

__all__ = [
    "asked_budget_s",
    "automatic_budget_s",
    "has_chosen_sampling",
    "is_tuned",
    "refuse_busy",
    "tune_run",
]

_AWAY = 1_000_000
"""Offset from the seeds of the evaluation, so that a run is not evaluated on its tuning seeds."""
_SEEDS = 20_000
_MOST_REAL = 1000
_FEWEST, _MOST = 24, 400
"""Bounds of the number of images on which each preset is first tried."""
_PROBE = 8
_FEWEST_REAL = 32
_LEAST_SHARE = 0.5
"""Minimum share of a search's time that remains after processing the real images."""
_LEAST_ASKED_S = 120.0
_NOT_CHOSEN = (
    *("sigma_max", "guidance", "guidance_scale", "guidance_low", "guidance_high"),
    "guide_fraction",
)
"""Sampling settings that a base model determines, or that are not tuned."""
_LEAST_BUDGET_S = 20.0
"""Minimum time for an automatic search; candidates cannot be told apart in less time."""


def automatic_budget_s(config: RunConfig, *, elapsed_s: float) -> float:
    """Return the time for a search after training for this long, or 0 if there is none."""
    tuning = config.tuning
    budget_s = min(tuning.share * elapsed_s, 60 * tuning.most_minutes)
    # A distilled model is tuned by its comparison.
    is_tunable = config.objective == "denoising" and not has_chosen_sampling(config)
    is_wanted = tuning.after_training and is_tunable
    return budget_s if is_wanted and budget_s >= _LEAST_BUDGET_S else 0.0


def asked_budget_s(run: RunFolder) -> float:
    """Return the default time, at least two minutes, for a search that the user started.

    Raises:
        CheckpointError: If the run has no checkpoint yet.
    """
    folder = require_checkpoint(run)
    tuning = run.config.tuning
    by_share_s = tuning.share * read_state(folder).elapsed_s
    return max(_LEAST_ASKED_S, min(by_share_s, 60 * tuning.most_minutes))


def has_chosen_sampling(config: RunConfig) -> bool:
    """Return whether the user changed the run's sampling settings from those of its preset.

    The highest noise level is ignored because a base model determines it, and so is guidance, which
    is not tuned.
    """
    preset = preset_config(
        config.preset, dataset=config.data.dataset, shape=config.data.shape, images=1
    )
    ignored = {name: getattr(preset.sampling, name) for name in _NOT_CHOSEN}
    return msgspec.structs.replace(config.sampling, **ignored) != preset.sampling


def is_tuned(run: RunFolder) -> bool:
    """Return whether the run's newest checkpoint was tuned."""
    tuned = load_tuned(run.folder)
    newest = run.checkpoints()[-1:]
    return tuned is not None and [tuned.images_seen] == [int(folder.name) for folder in newest]


def refuse_busy(run: RunFolder) -> None:
    """Raise if a run is being trained, because its newest checkpoint may change.

    Raises:
        RunBusyError: If the run is being trained.
    """
    if run.is_locked():
        raise RunBusyError(
            msg(
                "tuning.run_is_training",
                "Run “{run_id}” is training; you can tune its sampler when it has finished.",
                run_id=run.run_id,
            ),
            hint=msg(
                "tuning.wait_or_stop",
                ("Wait until it has finished, or stop it first: sfumato ask PROJECT {run_id} stop"),
                run_id=run.run_id,
            ),
        )


def tune_run(
    run: RunFolder,
    cache: ImageCache,
    *,
    plugins: Plugins,
    budget_s: float,
    control: RunControl,
) -> Iterator[AnyEvent]:
    """Find the best sampling presets for a run's newest checkpoint, and store them.

    Yields `Progressed`, `IncidentReported` if a preset failed, and `TuningFinished` at the end. A
    stop ends the stream and stores nothing.

    Raises:
        CheckpointError: If the run has no checkpoint yet.
        SfumatoError: If there are too few images, or the result cannot be written.
    """
    if len(cache.train_images) < _FEWEST_REAL:
        raise SfumatoError(
            msg(
                "tuning.too_few_images",
                "Tuning needs more than {n} training images.",
                one="Tuning needs more than 1 training image.",
                n=len(cache.train_images),
            ),
            hint=msg(
                "tuning.needs_at_least",
                "At least {fewest} images are needed; until then, the run generates images "
                "with its own sampling settings.",
                fewest=_FEWEST_REAL,
            ),
        )
    with WorkClock() as work_clock:
        yield from _tuned_within(
            run,
            cache,
            plugins=plugins,
            budget_s=budget_s,
            control=control,
            work_clock=work_clock,
        )


def _tuned_within(
    run: RunFolder,
    cache: ImageCache,
    *,
    plugins: Plugins,
    budget_s: float,
    control: RunControl,
    work_clock: WorkClock,
) -> Iterator[AnyEvent]:
    started_s = work_clock.read()
    model = load_model(run, plugins=plugins, preset="default")
    config = model.metadata.config
    own = SamplingPreset(sampling=config.sampling)
    keep_gaussian(run.folder, model.space, cache.train_images)
    model.space.to(next(model.denoiser.parameters()).device)
    # This network distinguishes two presets with a hundred images where others need thousands
    # (decision 8).
    nets = (imagenet_net(cache.shape), spectrum_net(cache.shape))
    real = some_of(cache.train_images, _MOST_REAL)
    scorer = yield from build_scorer(nets, real[::2], real[1::2])
    trials = CandidateTrials(
        model,
        _weights_of(run),
        scorer,
        appearance=RealAppearance(real),
        plugins=plugins,
        guide=_guide_of(run, model, plugins=plugins),
        seeds=_seeds(cache.train_labels, model.metadata.classes),
        plan=_plan_of(run),
    )
    begun_s = work_clock.read()
    search_s = max(_LEAST_SHARE * budget_s, budget_s - (begun_s - started_s))
    first_count = yield from _affordable(
        trials, own, config, until_s=begun_s + search_s, work_clock=work_clock
    )
    limits = Limits(
        first_count=first_count,
        budget_s=search_s,
        fast_calls=config.tuning.fast_calls,
        high_quality_calls=config.tuning.high_quality_calls,
    )
    search = Search(
        trials,
        limits,
        work_clock=work_clock,
        started_s=begun_s,
        is_stopping=lambda: control.is_stopping,
    )
    found = yield from search.run(
        own,
        lengths=model.metadata.images_seen in average_moments(run),
        is_guidable=_is_guidable(run, model.metadata),
    )
    if control.is_stopping:
        return
    tuned = _tuned(trials, found, elapsed_s=work_clock.read() - started_s)
    save_tuned(run.folder, tuned)
    yield _finished(tuned, plugins)


def _affordable(
    trials: CandidateTrials,
    own: SamplingPreset,
    config: RunConfig,
    *,
    until_s: float,
    work_clock: WorkClock,
) -> Generator[Progressed, None, int]:
    """Return how many images each preset can first be tried on, by timing the run's own preset."""
    costs = []
    for calls in (config.tuning.fast_calls, config.tuning.high_quality_calls):
        preset = own.resampled(num_steps=calls)
        for _ in trials.draw(preset, 1):  # the first batch is a warm-up
            pass
        start_s = work_clock.read()
        for _ in trials.draw(preset, 1 + _PROBE):
            pass
        costs.append((work_clock.read() - start_s) / _PROBE * calls / trials.calls(preset))
        yield Progressed(task=TASK, done=0, total=0)
    fast, best = images_planned()
    left_s = until_s - work_clock.read()
    return int(min(_MOST, max(_FEWEST, left_s / (fast * costs[0] + best * costs[1]))))


def _weights_of(run: RunFolder) -> Callable[[float | None], dict[str, Tensor]]:
    """Return a function that returns the averaged weights for a length, computing each once."""
    known: dict[float | None, dict[str, Tensor]] = {}

    def weights(length: float | None) -> dict[str, Tensor]:
        if length not in known:
            known[length] = (
                _own_average(run) if length is None else mix_average(run, length=length).weights
            )
        return known[length]

    return weights


def _is_guidable(run: RunFolder, metadata: ModelMetadata) -> bool:
    """Return whether autoguidance may be tried.

    It requires that no guidance was chosen and that early weights exist. A model with classes
    reserves guidance for its classes.
    """
    is_free = (
        metadata.config.sampling.guidance == SamplingSettings().guidance and not metadata.classes
    )
    return is_free and any(moment < metadata.images_seen for moment in average_moments(run))


def _guide_of(
    run: RunFolder, model: TrainedModel, *, plugins: Plugins
) -> Callable[[SamplingSettings], Guide | None]:
    """Return a function that loads a sampling's guide checkpoint, loading each only once."""
    known: dict[float, Guide | None] = {}
    device = next(model.denoiser.parameters()).device

    def guide(sampling: SamplingSettings) -> Guide | None:
        moment = sampling.guide_fraction
        if moment not in known:
            seen = model.metadata.images_seen
            known[moment] = load_guide(
                run, sampling, images_seen=seen, device=device, plugins=plugins
            )
        return known[moment]

    return guide


def _own_average(run: RunFolder) -> dict[str, Tensor]:
    folder = require_checkpoint(run)
    return read_tensors(folder, AVERAGE, read_state(folder))


def _plan_of(run: RunFolder) -> DevicePlan | None:
    """Return the precision used in training if the device is the same, as it works there."""
    plan = read_state(require_checkpoint(run)).plan
    if plan is None or plan.kind != select_device().kind:
        return None
    return plan


def _seeds(labels: NDArray[np.int32], classes: tuple[str, ...]) -> Sequence[int]:
    """Return seeds with the class distribution of the real images, separate from evaluation seeds.

    The class of an image is its seed modulo the number of classes.
    """
    away = _AWAY * max(1, len(classes))
    return [seed + away for seed in seeds_like(labels, classes, _SEEDS)]


def _tuned(trials: CandidateTrials, found: Found, *, elapsed_s: float) -> Tuned:
    metadata = trials.model.metadata
    return Tuned(
        images_seen=metadata.images_seen,
        fast=found.fast,
        high_quality=found.high_quality,
        fast_calls=trials.calls(found.fast),
        high_quality_calls=trials.calls(found.high_quality),
        fast_gain=found.fast_gain,
        high_quality_gain=found.high_quality_gain,
        tried=trials.tried(),
        features=tuple(net.name for net in trials.scorer.nets),
        real_images=trials.scorer.real_images,
        guidance_scale=metadata.config.sampling.guidance_scale,
        first_seed=trials.first_seed,
        elapsed_s=elapsed_s,
        version=version("sfumato"),
    )


def _finished(tuned: Tuned, plugins: Plugins) -> TuningFinished:
    return TuningFinished(
        images_seen=tuned.images_seen,
        high_quality=describe_preset(tuned.high_quality, plugins),
        fast=describe_preset(tuned.fast, plugins),
        high_quality_gain=tuned.high_quality_gain,
        fast_gain=tuned.fast_gain,
        elapsed_s=tuned.elapsed_s,
    )

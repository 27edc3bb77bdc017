"""Choice of precision, threads, and other parts of a device plan, by timing real steps.

On a busy machine, two threads can be six times slower than one, and bf16 is faster only on
processors that support it, so neither is guessed. Thread counts are timed again when a run slows
down.
"""

import statistics
import time
from collections.abc import Callable
from typing import NamedTuple

import msgspec

from sfumato.config.settings import RunConfig
from sfumato.device.backend import Backend
from sfumato.device.backends import core_count, usable_core_count
from sfumato.device.failures import is_sticky, reason_of
from sfumato.device.plan import DevicePlan, Precision, plain_plan
from sfumato.errors import DeviceError
from sfumato.messages import Text, msg

__all__ = ["Choice", "Trial", "choose_plan", "choose_threads", "confirm_plan"]

_TRIAL_STEPS = 3
_HOPELESS = 1.5
"""A plan is dropped if its first step takes this many times as long as the best plan so far."""

_WORTHWHILE = 0.93
"""A change must save at least 7% of the step time, so that timing noise does not decide."""

_WORTH_COMPILING_S = 1800.0
"""A run shorter than this would spend more time compiling than it would save."""


class Choice(NamedTuple):
    """The chosen plan, and the failures that occurred while choosing it."""

    plan: DevicePlan
    failures: tuple[Text, ...] = ()
    """Descriptions of the failures, as sentences for the user."""


Trial = Callable[[DevicePlan], None]
"""A function that runs one training step under a plan and discards the result.

It raises `DeviceError` if a compiled plan cannot be executed.
"""


def choose_plan(config: RunConfig, *, backend: Backend, spare_cores: int, trial: Trial) -> Choice:
    """Choose how a run is trained; timing decides whatever the config does not specify.

    Precision and thread counts are timed on every device. If the device can compile, the memory
    format is timed too (on a CPU, `channels_last` makes bf16 27% slower), and so is compilation if
    the run is long enough to benefit from it. A plan that fails is dropped.

    Args:
        config: The run's configuration; `precision` and `threads` are used.
        backend: The device.
        spare_cores: The number of cores left to other programs: 1 if the window is open, otherwise
            0.
        trial: A function that runs one step under a plan.

    Raises:
        SfumatoError: If no plan works.
    """
    most = _most_threads(spare_cores)
    counts = {1, most} if backend.kind == "cpu" else {most}
    threads = [config.threads] if config.threads else sorted(counts)
    plans = [
        msgspec.structs.replace(plain_plan(backend), precision=precision, threads=count)
        for precision in _precisions(config, backend)
        for count in threads
    ]
    if not backend.capabilities.can_compile:
        return _fastest(plans, trial).choice if len(plans) > 1 else Choice(plans[0])
    best = _fastest(plans, trial)
    last = msgspec.structs.replace(best.plan, memory_format="channels_last")
    best = _faster(best, last, trial)
    return _compiled_if_faster(best, trial, config)


def confirm_plan(plan: DevicePlan, trial: Trial) -> Choice:
    """Return the plan of a resumed run, with compilation disabled if it now fails."""
    if plan.is_compiled:
        try:
            trial(plan)
        except DeviceError as error:
            return Choice(msgspec.structs.replace(plan, is_compiled=False), (error.message,))
    return Choice(plan)


def choose_threads(plan: DevicePlan, *, spare_cores: int, trial: Trial) -> DevicePlan:
    """Time the thread counts again and return the fastest plan; everything else stays unchanged."""
    counts = sorted({1, _most_threads(spare_cores)})
    plans = [msgspec.structs.replace(plan, threads=count) for count in counts]
    return _fastest(plans, trial).plan if len(plans) > 1 else plan


class _Timed(NamedTuple):
    """The fastest plan so far."""

    plan: DevicePlan
    step_s: float
    failures: tuple[Text, ...] = ()
    """Descriptions of plans that failed."""

    @property
    def choice(self) -> Choice:
        """The plan and the failures."""
        return Choice(self.plan, self.failures)


def _precisions(config: RunConfig, backend: Backend) -> list[Precision]:
    """Return the precisions to time; the first one wins if they are equally fast."""
    if config.precision != "auto":
        return [config.precision]
    if not backend.capabilities.has_bf16:
        return ["fp32"]
    return ["bf16", "fp32"] if backend.has_own_memory else ["fp32", "bf16"]


def _compiled_if_faster(best: _Timed, trial: Trial, config: RunConfig) -> Choice:
    run_s = config.minutes * 60 or config.images_total / config.batch_size * best.step_s
    if config.is_deterministic or run_s < _WORTH_COMPILING_S:
        return best.choice
    compiled = msgspec.structs.replace(best.plan, is_compiled=True)
    return _faster(best, compiled, trial).choice


def _fastest(plans: list[DevicePlan], trial: Trial) -> _Timed:
    """Return the fastest plan.

    Raises:
        Exception: If all plans fail; the error of the first one.
    """
    best: _Timed | None = None
    failure: Exception | None = None
    failures: tuple[Text, ...] = ()
    for plan in plans:
        if best is not None:
            best = _faster(best, plan, trial)
            continue
        try:
            best = _Timed(plan, _seconds(plan, trial, best_s=float("inf")), failures)
        except Exception as error:  # see `_faster`
            if is_sticky(error):
                raise
            failure = failure or error
            failures = (*failures, _plan_failed(plan, error))
    if best is None:
        assert failure is not None
        raise failure
    return best


def _faster(best: _Timed, plan: DevicePlan, trial: Trial) -> _Timed:
    """Return the faster of two plans; a plan that fails is dropped, whatever it raises."""
    try:
        taken_s = _seconds(plan, trial, best_s=best.step_s)
    except Exception as error:  # kernels that a device lacks raise arbitrary types
        if is_sticky(error):
            raise
        return best._replace(failures=(*best.failures, _plan_failed(plan, error)))
    if taken_s < best.step_s * _WORTHWHILE:
        return best._replace(plan=plan, step_s=taken_s)
    return best


def _plan_failed(plan: DevicePlan, error: Exception) -> Text:
    if isinstance(error, DeviceError):
        return error.message
    return msg(
        "device.plan_failed",
        "Training in {precision} does not work on {device}: {error}.",
        precision=plan.precision,
        device=plan.name,
        error=reason_of(error),
    )


def _seconds(plan: DevicePlan, trial: Trial, *, best_s: float) -> float:
    """Return the median time of a step; the first step is a warm-up and does not count."""
    trial(plan)
    backend = plan.backend
    times: list[float] = []
    while len(times) < _TRIAL_STEPS and not (times and times[0] > _HOPELESS * best_s):
        backend.synchronize()
        start = time.perf_counter()
        trial(plan)
        backend.synchronize()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def _most_threads(spare_cores: int) -> int:
    return min(max(1, usable_core_count() - spare_cores), max(1, core_count()))

"""Choice of device, precision, and thread count for training.

At the start of a run, the actual training step is timed briefly under several plans, and the chosen
plan is reported. On a busy machine, two threads can be six times slower than one, and bf16 is
faster only on processors that support it, so neither is guessed. Thread counts are timed again when
a run slows down.
"""

import os
import platform
import statistics
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Literal, NamedTuple

import msgspec
import psutil
import torch

from sfumato.config.settings import RunConfig
from sfumato.errors import DeviceError
from sfumato.messages import Message, Text, msg

__all__ = [
    "Choice",
    "DevicePlan",
    "Trial",
    "apply_plan",
    "autocast",
    "choose_plan",
    "choose_threads",
    "confirm_plan",
    "device_kind",
    "device_label",
    "device_name",
    "free_device_bytes",
    "keep_full_precision",
    "make_reproducible",
    "plain_plan",
]

Precision = Literal["fp32", "bf16"]
MemoryFormat = Literal["contiguous", "channels_last"]

_TRIAL_STEPS = 3
_HOPELESS = 1.5
"""A plan is dropped if its first step takes this many times as long as the best plan so far."""

_WORTHWHILE = 0.93
"""A change must save at least 7% of the step time, so that timing noise does not decide."""

_WORTH_COMPILING_S = 1800.0
"""A run shorter than this would spend more time compiling than it would save."""


class DevicePlan(msgspec.Struct, frozen=True, kw_only=True):
    """The device, precision, and other choices with which a run is trained."""

    kind: str
    """`cpu`, `cuda`, or `mps`."""
    name: str
    precision: Precision
    threads: int
    memory_format: MemoryFormat = "contiguous"
    """The memory format of tensors; `channels_last` is faster for convolutions on a GPU."""
    is_compiled: bool = False
    """Whether the network's blocks are compiled; supported only on CUDA."""

    @property
    def device(self) -> torch.device:
        """The torch device."""
        return torch.device(self.kind)

    @property
    def torch_format(self) -> torch.memory_format:
        """The memory format as a torch constant."""
        is_last = self.memory_format == "channels_last"
        return torch.channels_last if is_last else torch.contiguous_format


class Choice(NamedTuple):
    """The chosen plan, and the failures that occurred while choosing it."""

    plan: DevicePlan
    failures: tuple[Text, ...] = ()
    """Descriptions of the failures, as sentences for the user."""


Trial = Callable[[DevicePlan], None]
"""A function that runs one training step under a plan and discards the result.

It raises `DeviceError` if a compiled plan cannot be executed.
"""


def device_kind(wanted: str = "auto") -> str:
    """Return the kind of device to use: `cuda`, `mps`, or `cpu`.

    Raises:
        DeviceError: If the requested kind is not available.
    """
    has = {"cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available(), "cpu": True}
    if wanted == "auto":
        return next(kind for kind in ("cuda", "mps", "cpu") if has[kind])
    if not has[wanted]:
        raise DeviceError(
            msg(
                "device.is_not_available",
                "Device “{device}” is not available on this machine.",
                device=wanted,
            ),
            hint=msg(
                "device.set_to_auto",
                "Set device to auto, or check the driver and the PyTorch build.",
            ),
        )
    return wanted


def device_name(kind: str) -> str:
    """Return the display name of the device of this kind, in English."""
    return str(device_label(kind))


def device_label(kind: str) -> Message:
    """Return the display name of the device of this kind."""
    if kind == "cuda":
        return Message(torch.cuda.get_device_name(0))
    if kind == "mps":
        return Message("Apple GPU")
    cores = psutil.cpu_count(logical=False) or os.cpu_count() or 1
    return msg("device.cpu", "CPU, {n} cores", one="CPU, 1 core", n=cores)


def plain_plan(kind: str) -> DevicePlan:
    """Return a plan that works on every device: full precision, one thread, nothing compiled."""
    return DevicePlan(kind=kind, name=device_name(kind), precision="fp32", threads=1)


def autocast(plan: DevicePlan) -> AbstractContextManager[object]:
    """Return the autocast context that runs the network in the plan's precision."""
    return torch.autocast(plan.kind, torch.bfloat16, enabled=plan.precision == "bf16")


def apply_plan(plan: DevicePlan, *, is_deterministic: bool = False) -> None:
    """Apply the plan's thread count and arithmetic settings for the calling thread."""
    torch.set_num_threads(plan.threads)
    torch.use_deterministic_algorithms(is_deterministic, warn_only=True)
    if plan.kind == "cuda":
        keep_full_precision()
        torch.backends.cudnn.benchmark = not is_deterministic


def make_reproducible(kind: str) -> None:
    """Make CUDA matrix products bitwise reproducible; call this before the first matrix product.

    cuBLAS reads the setting once, when it creates its workspace; see “Reproducibility” in the
    PyTorch docs.
    """
    if kind == "cuda":
        os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")


def free_device_bytes(device: torch.device) -> int:
    """Return the free memory of a GPU with dedicated memory; 0 for any other device."""
    return torch.cuda.mem_get_info(device)[0] if device.type == "cuda" else 0


def keep_full_precision() -> None:
    """Compute fp32 in full precision on CUDA, so that images match those of an exported model.

    By default, torch rounds the inputs of convolutions to 10-bit mantissas (TF32). Training in bf16
    does not need TF32, and sampling must not use it. The setting applies to the whole process, so
    TF32 is disabled for both.
    """
    torch.backends.cuda.matmul.allow_tf32 = False
    torch.backends.cudnn.allow_tf32 = False


def choose_plan(config: RunConfig, *, spare_cores: int, trial: Trial) -> Choice:
    """Choose how a run is trained; timing decides whatever the config does not specify.

    Precision and thread counts are timed on every device. On CUDA, the memory format is timed too
    (on a CPU, `channels_last` makes bf16 27% slower), and so is compilation if the run is long
    enough to benefit from it.

    Args:
        config: The run's configuration; `device`, `precision`, and `threads` are used.
        spare_cores: The number of cores left to other programs: 1 if the window is open, otherwise
            0.
        trial: A function that runs one step under a plan.

    Raises:
        DeviceError: If the requested device is not available.
    """
    kind = device_kind(config.device)
    most = _most_threads(spare_cores)
    threads = [config.threads] if config.threads else sorted({1, most} if kind == "cpu" else {most})
    plans = [
        DevicePlan(kind=kind, name=device_name(kind), precision=precision, threads=count)
        for precision in _precisions(config, kind)
        for count in threads
    ]
    if kind != "cuda":
        return Choice(_fastest(plans, trial)[0] if len(plans) > 1 else plans[0])
    best, step_s = _fastest(plans, trial)
    last = msgspec.structs.replace(best, memory_format="channels_last")
    if _seconds(last, trial, best_s=step_s) < step_s * _WORTHWHILE:
        best = last
    return _compiled_if_faster(best, trial, config, step_s=step_s)


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
    return _fastest(plans, trial)[0] if len(plans) > 1 else plan


def _precisions(config: RunConfig, kind: str) -> list[Precision]:
    if config.precision != "auto":
        return [config.precision]
    if kind == "mps" or (kind == "cuda" and not torch.cuda.is_bf16_supported()):
        return ["fp32"]
    return ["fp32", "bf16"]


def _compiled_if_faster(
    plan: DevicePlan, trial: Trial, config: RunConfig, *, step_s: float
) -> Choice:
    run_s = config.minutes * 60 or config.images_total / config.batch_size * step_s
    if config.is_deterministic or run_s < _WORTH_COMPILING_S:
        return Choice(plan)
    compiled = msgspec.structs.replace(plan, is_compiled=True)
    try:
        taken_s = _seconds(compiled, trial, best_s=step_s)
    except DeviceError as error:
        return Choice(plan, (error.message,))
    return Choice(compiled if taken_s < step_s * _WORTHWHILE else plan)


def _fastest(plans: list[DevicePlan], trial: Trial) -> tuple[DevicePlan, float]:
    """Return the fastest plan and its time per step in seconds."""
    best, best_s = plans[0], _seconds(plans[0], trial, best_s=float("inf"))
    for plan in plans[1:]:
        taken_s = _seconds(plan, trial, best_s=best_s)
        if taken_s < best_s * _WORTHWHILE:
            best, best_s = plan, taken_s
    return best, best_s


def _seconds(plan: DevicePlan, trial: Trial, *, best_s: float) -> float:
    """Return the median time of a step; the first step is a warm-up and does not count."""
    trial(plan)
    times: list[float] = []
    while len(times) < _TRIAL_STEPS and not (times and times[0] > _HOPELESS * best_s):
        _wait_for(plan)
        start = time.perf_counter()
        trial(plan)
        _wait_for(plan)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def _wait_for(plan: DevicePlan) -> None:
    if plan.kind == "cuda":
        torch.cuda.synchronize()


def _most_threads(spare_cores: int) -> int:
    cores = psutil.cpu_count(logical=False) or os.cpu_count() or 1
    return min(max(1, len(_usable_cpus()) - spare_cores), max(1, cores))


def _usable_cpus() -> list[int]:
    if platform.system() == "Darwin":
        return list(range(os.cpu_count() or 1))
    cpus: list[int] = psutil.Process().cpu_affinity() or []
    return cpus

"""On which device, in which precision and with how many threads is a model trained?

Decided here, at a run's start, by a short trial of the real training step, and reported. Two
threads on a busy machine can be six times slower than one, and bf16 pays only where the processor
has it, so neither is guessed; the threads are tried again when a run becomes slow.
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
    "device_name",
    "free_device_bytes",
    "keep_full_precision",
    "make_reproducible",
]

Precision = Literal["fp32", "bf16"]
MemoryFormat = Literal["contiguous", "channels_last"]

_TRIAL_STEPS = 3
_HOPELESS = 1.5
"""A plan whose first step takes this much longer than the best so far is not tried further."""

_WORTHWHILE = 0.93
"""A change must save at least 7 % of a step's time, so that noise does not decide."""

_WORTH_COMPILING_S = 1800.0
"""A shorter run would spend more time on compiling than it gains."""


class DevicePlan(msgspec.Struct, frozen=True, kw_only=True):
    """Where and how a run is trained."""

    kind: str
    """`cpu`, `cuda` or `mps`."""
    name: str
    precision: Precision
    threads: int
    memory_format: MemoryFormat = "contiguous"
    """Whether an image's channels lie together in memory, as a GPU's convolutions like them."""
    is_compiled: bool = False
    """Whether the network's blocks are compiled; only ever on CUDA."""

    @property
    def device(self) -> torch.device:
        """The torch device."""
        return torch.device(self.kind)

    @property
    def torch_format(self) -> torch.memory_format:
        """The memory format as torch names it."""
        is_last = self.memory_format == "channels_last"
        return torch.channels_last if is_last else torch.contiguous_format


class Choice(NamedTuple):
    """A plan, and what went wrong on the way to it."""

    plan: DevicePlan
    failures: tuple[str, ...] = ()
    """Sentences for the user."""


Trial = Callable[[DevicePlan], None]
"""Does one training step as a plan says, and throws its result away.

Raises `DeviceError` where a compiled plan cannot be carried out.
"""


def device_kind(wanted: str = "auto") -> str:
    """Return the kind of device to take: `cuda`, `mps` or `cpu`.

    Raises:
        DeviceError: If the wanted kind is not there.
    """
    has = {"cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available(), "cpu": True}
    if wanted == "auto":
        return next(kind for kind in ("cuda", "mps", "cpu") if has[kind])
    if not has[wanted]:
        raise DeviceError(
            f"This machine has no usable device “{wanted}”.",
            hint="Set device to auto, or check the driver and the installed build of PyTorch.",
        )
    return wanted


def device_name(kind: str) -> str:
    """Name the device of a kind, for the user."""
    if kind == "cuda":
        return torch.cuda.get_device_name(0)
    if kind == "mps":
        return "Apple GPU"
    cores = psutil.cpu_count(logical=False) or os.cpu_count() or 1
    return "CPU, 1 core" if cores == 1 else f"CPU, {cores} cores"


def autocast(plan: DevicePlan) -> AbstractContextManager[object]:
    """Return the context in which the network runs in the plan's precision."""
    return torch.autocast(plan.kind, torch.bfloat16, enabled=plan.precision == "bf16")


def apply_plan(plan: DevicePlan, *, is_deterministic: bool = False) -> None:
    """Set the calling thread's number of threads and the arithmetic of its device."""
    torch.set_num_threads(plan.threads)
    torch.use_deterministic_algorithms(is_deterministic, warn_only=True)
    if plan.kind == "cuda":
        keep_full_precision()
        torch.backends.cudnn.benchmark = not is_deterministic


def make_reproducible(kind: str) -> None:
    """Let matrix products on CUDA give the same bits each time; call before the first of them.

    cuBLAS reads this once, when it makes its workspace; see “Reproducibility” in torch's notes.
    """
    if kind == "cuda":
        os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")


def free_device_bytes(device: torch.device) -> int:
    """Return the free memory of a GPU with memory of its own; 0 for any other device."""
    return torch.cuda.mem_get_info(device)[0] if device.type == "cuda" else 0


def keep_full_precision() -> None:
    """Let fp32 mean fp32 on CUDA too, so that images equal those of an exported model.

    By itself torch rounds the inputs of convolutions to 10 bits (TF32). Training in bf16 does not
    need it, and drawing must not have it; the switch is the process's, so it is off for both.
    """
    torch.backends.cuda.matmul.allow_tf32 = False
    torch.backends.cudnn.allow_tf32 = False


def choose_plan(config: RunConfig, *, spare_cores: int, trial: Trial) -> Choice:
    """Choose how a run is trained; what the config leaves open is tried.

    Precision and threads are tried everywhere. On CUDA so are the memory format, which made bf16
    27 % slower on a CPU, and compiling, if the run is long enough to gain by it.

    Args:
        config: Its `device`, `precision` and `threads`.
        spare_cores: Cores left to others: 1 beside a window, else 0.
        trial: Tries a plan.

    Raises:
        DeviceError: If the wanted device is not there.
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
    """Return the plan of a run that goes on, without compiling where that fails this time."""
    if plan.is_compiled:
        try:
            trial(plan)
        except DeviceError as error:
            return Choice(msgspec.structs.replace(plan, is_compiled=False), (error.message,))
    return Choice(plan)


def choose_threads(plan: DevicePlan, *, spare_cores: int, trial: Trial) -> DevicePlan:
    """Try anew how many threads are fastest now, all else as it is."""
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
    """Return the fastest plan and its seconds a step."""
    best, best_s = plans[0], _seconds(plans[0], trial, best_s=float("inf"))
    for plan in plans[1:]:
        taken_s = _seconds(plan, trial, best_s=best_s)
        if taken_s < best_s * _WORTHWHILE:
            best, best_s = plan, taken_s
    return best, best_s


def _seconds(plan: DevicePlan, trial: Trial, *, best_s: float) -> float:
    """Return the median time of a step; the first one warms up and does not count."""
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

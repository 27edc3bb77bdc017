"""On which device, in which precision and with how many threads is a model trained?

Decided here, once a run, by a short trial of the real training step, and reported. Two threads on a
busy machine can be six times slower than one, and bf16 pays only where the processor has it, so
neither is guessed.
"""

import os
import platform
import statistics
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Literal

import msgspec
import psutil
import torch

from sfumato.config.settings import RunConfig
from sfumato.errors import DeviceError

__all__ = [
    "DevicePlan",
    "apply_plan",
    "autocast",
    "choose_plan",
    "device_kind",
    "device_name",
    "keep_full_precision",
]

Precision = Literal["fp32", "bf16"]

_TRIAL_STEPS = 3
_HOPELESS = 1.5
"""A plan whose first step takes this much longer than the best so far is not tried further."""

_WORTHWHILE = 0.93
"""A change must save at least 7 % of a step's time, so that noise does not decide."""


class DevicePlan(msgspec.Struct, frozen=True, kw_only=True):
    """Where and how a run is trained."""

    kind: str
    """`cpu`, `cuda` or `mps`."""
    name: str
    precision: Precision
    threads: int

    @property
    def device(self) -> torch.device:
        """The torch device."""
        return torch.device(self.kind)


def device_kind(wanted: str = "auto") -> str:
    """Give the kind of device to take: `cuda`, `mps` or `cpu`.

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
    return f"CPU, {psutil.cpu_count(logical=False) or os.cpu_count() or 1} cores"


def autocast(plan: DevicePlan) -> AbstractContextManager[object]:
    """Give the context in which the network runs in the plan's precision."""
    return torch.autocast(plan.kind, torch.bfloat16, enabled=plan.precision == "bf16")


def apply_plan(plan: DevicePlan, *, is_deterministic: bool = False) -> None:
    """Set the calling thread's number of threads and the arithmetic of its device."""
    torch.set_num_threads(plan.threads)
    torch.use_deterministic_algorithms(is_deterministic, warn_only=True)
    if plan.kind == "cuda":
        keep_full_precision()
        torch.backends.cudnn.benchmark = not is_deterministic


def keep_full_precision() -> None:
    """Let fp32 mean fp32 on CUDA too, so that pictures equal those of an exported model.

    By itself torch rounds the inputs of convolutions to 10 bits (TF32). Training in bf16 does not
    need it, and drawing must not have it; the switch is the process's, so it is off for both.
    """
    torch.backends.cuda.matmul.allow_tf32 = False
    torch.backends.cudnn.allow_tf32 = False


def choose_plan(
    config: RunConfig, *, spare_cores: int, trial: Callable[[DevicePlan], None]
) -> DevicePlan:
    """Choose device, precision and threads; what the config leaves open is tried.

    Args:
        config: Its `device`, `precision` and `threads`.
        spare_cores: Cores left to others: 1 beside a window, else 0.
        trial: Does one training step as a plan says, and throws its result away.

    Raises:
        DeviceError: If the wanted device is not there.
    """
    kind = device_kind(config.device)
    cores = psutil.cpu_count(logical=False) or os.cpu_count() or 1
    most = max(1, len(_usable_cpus()) - spare_cores)
    most = min(most, max(1, cores))
    threads = [config.threads] if config.threads else sorted({1, most} if kind == "cpu" else {most})
    precisions: list[Precision] = ["fp32", "bf16"] if config.precision == "auto" else []
    if config.precision != "auto":
        precisions = [config.precision]
    elif kind == "mps" or (kind == "cuda" and not torch.cuda.is_bf16_supported()):
        precisions = ["fp32"]
    plans = [
        DevicePlan(kind=kind, name=device_name(kind), precision=precision, threads=count)
        for precision in precisions
        for count in threads
    ]
    return _fastest(plans, trial) if len(plans) > 1 else plans[0]


def _fastest(plans: list[DevicePlan], trial: Callable[[DevicePlan], None]) -> DevicePlan:
    best, best_s = plans[0], _seconds(plans[0], trial, best_s=float("inf"))
    for plan in plans[1:]:
        taken_s = _seconds(plan, trial, best_s=best_s)
        if taken_s < best_s * _WORTHWHILE:
            best, best_s = plan, taken_s
    return best


def _seconds(plan: DevicePlan, trial: Callable[[DevicePlan], None], *, best_s: float) -> float:
    """Give the median time of a step; the first one warms up and does not count."""
    apply_plan(plan)
    trial(plan)
    times: list[float] = []
    while len(times) < _TRIAL_STEPS and not (times and times[0] > _HOPELESS * best_s):
        start = time.perf_counter()
        trial(plan)
        if plan.kind == "cuda":
            torch.cuda.synchronize()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def _usable_cpus() -> list[int]:
    if platform.system() == "Darwin":
        return list(range(os.cpu_count() or 1))
    cpus: list[int] = psutil.Process().cpu_affinity() or []
    return cpus

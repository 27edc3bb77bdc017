"""Choice of the device: by kind, by index, by UUID, or the first one that works."""

import os
from collections.abc import Iterator
from typing import NamedTuple

from sfumato.device.backend import Backend
from sfumato.device.backends import BACKENDS
from sfumato.errors import DeviceError
from sfumato.messages import Message, msg

__all__ = ["DEVICE_KINDS", "Selection", "require_single_process", "select_device", "selected"]

DEVICE_KINDS = ("cuda", "mps", "xpu", "cpu")
"""All kinds of devices, in the order of preference."""

_SET_TO_AUTO = msg(
    "device.set_to_auto", "Set device to auto, or check the driver and the PyTorch build."
)


class Selection(NamedTuple):
    """The selected device, and preferred devices that cannot be used."""

    backend: Backend
    problems: tuple[Message, ...] = ()
    """Why each of them cannot be used, as sentences for the user."""


def select_device(wanted: str = "auto") -> Backend:
    """Return the device to use; see `selected`.

    Raises:
        DeviceError: If the requested device is not available or does not work.
    """
    return selected(wanted).backend


def selected(wanted: str = "auto") -> Selection:
    """Return the device to use, and why preferred devices cannot be used.

    Args:
        wanted: `auto`, a kind such as `cuda`, a kind with an index such as `cuda:1`, or the
            beginning of a UUID such as `GPU-8c5b`.

    Raises:
        DeviceError: If the requested device is not available or does not work.
    """
    problems: list[Message] = []
    for backend in _candidates(wanted):
        problem = backend.problem() if backend.kind != "cpu" else None
        if problem is None:
            return Selection(backend, tuple(problems))
        problems.append(problem)
    if problems:
        raise DeviceError(problems[0], hint=_SET_TO_AUTO)
    raise DeviceError(
        msg(
            "device.is_not_available",
            "Device “{device}” is not available on this machine.",
            device=wanted,
        ),
        hint=_SET_TO_AUTO,
    )


def require_single_process() -> None:
    """Raise if a launcher such as `torchrun` has started several processes for one training.

    Each of them would train the same run.

    Raises:
        DeviceError: If there are several processes.
    """
    count = os.environ.get("WORLD_SIZE", "1")
    if count.isdigit() and int(count) > 1:
        raise DeviceError(
            msg(
                "device.several_processes",
                "A launcher has started {count} training processes (WORLD_SIZE), but a run is "
                "trained by one process on one device.",
                count=int(count),
            ),
            hint=msg(
                "device.start_without_launcher",
                "Start Sfumato without torchrun, and select the GPU with --set device=cuda:1.",
            ),
        )


def _candidates(wanted: str) -> Iterator[Backend]:
    """Yield the devices that match a request, in the order of preference."""
    for kind in DEVICE_KINDS:
        known = BACKENDS[kind]
        for backend in map(known.open, range(known.device_count())):
            if wanted in ("auto", kind, f"{kind}:{backend.index}") or _has_uuid(backend, wanted):
                yield backend


def _has_uuid(backend: Backend, wanted: str) -> bool:
    is_uuid = wanted.upper().startswith("GPU-")
    return is_uuid and backend.uuid.lower().startswith(wanted.lower())

"""A report of the machine's hardware and the versions in use."""

import logging
import os
import platform
from importlib.metadata import version

import msgspec
import pynvml
import torch

from sfumato.device.selection import selected
from sfumato.messages import Message, msg
from sfumato.plugins.registry import plugin_folder

__all__ = ["SystemReport", "system_report", "unused_card_note"]

_LOG = logging.getLogger(__name__)


class SystemReport(msgspec.Struct, frozen=True, kw_only=True):
    """The hardware and software that this machine provides for training."""

    device: Message
    """The name of the device that `auto` selects, such as "NVIDIA RTX 4090" or "CPU, 8 cores"."""
    kind: str
    """The kind of device: `cuda`, `mps`, or `cpu`."""
    precision: str
    """The precisions that `auto` may select, such as "bf16, fp32"."""
    threads: int
    memory_bytes: int
    """The memory of the device; for `cpu`, the memory of the machine."""
    versions: dict[str, str]
    folders: dict[str, str]
    notes: tuple[Message, ...] = ()
    """Notes for the user in full sentences, for example about a graphics card that is not used."""


def system_report() -> SystemReport:
    """Return the hardware and software that this machine provides for training."""
    backend, problems = selected()
    packages = ("torch", "torchvision", "diffusers", "onnxruntime", "PySide6_Essentials")
    versions = {"sfumato": version("sfumato"), "python": platform.python_version()}
    return SystemReport(
        device=backend.label,
        kind=backend.kind,
        precision="fp32"
        if not backend.capabilities.has_bf16
        else "bf16 or fp32, whichever is faster",
        threads=os.cpu_count() or 1,
        memory_bytes=backend.total_bytes,
        versions=versions | {name: version(name) for name in packages},
        folders={"plugins": str(plugin_folder())},
        notes=problems or (_unused_card() if backend.kind == "cpu" else ()),
    )


def unused_card_note(name: str, *, driver: str, cuda: str | None) -> Message:
    """Return an explanation of why PyTorch does not detect an NVIDIA graphics card.

    Args:
        name: The card's name.
        driver: The driver's version.
        cuda: The CUDA version for which PyTorch is built; `None` for a CPU-only build.
    """
    if cuda is None:
        return msg(
            "system.torch_is_cpu_only",
            "{card} is not used because this build of PyTorch is CPU-only. Reinstall Sfumato "
            "with its installer, which selects a build for your GPU.",
            card=name,
        )
    return msg(
        "system.driver_too_old_for_cuda",
        "{card} is not used because its driver {driver} does not support CUDA {cuda}, which "
        "PyTorch needs. Update the driver, then restart the computer.",
        card=name,
        driver=driver,
        cuda=cuda,
    )


def _unused_card() -> tuple[Message, ...]:
    if "CUDA_VISIBLE_DEVICES" in os.environ:
        return ()  # the user has restricted the visible cards, perhaps to none
    try:
        pynvml.nvmlInit()
        name = pynvml.nvmlDeviceGetName(pynvml.nvmlDeviceGetHandleByIndex(0))
        driver = pynvml.nvmlSystemGetDriverVersion()
        pynvml.nvmlShutdown()
    except Exception as error:  # without a driver, each system raises a different error
        _LOG.info("No NVIDIA GPU found: %s", error)
        return ()
    return (unused_card_note(name, driver=driver, cuda=torch.version.cuda),)

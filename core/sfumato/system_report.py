"""Report of the machine's hardware and of the versions in use."""

import logging
import os
import platform
from importlib.metadata import version

import msgspec
import psutil
import pynvml
import torch

from sfumato.device import device_kind, device_label
from sfumato.messages import Message
from sfumato.plugins import plugin_folder

__all__ = ["SystemReport", "system_report", "unused_card_note"]

_LOG = logging.getLogger(__name__)


class SystemReport(msgspec.Struct, frozen=True, kw_only=True):
    """What this machine offers for training."""

    device: Message
    """Name of the device that `auto` selects: "NVIDIA RTX 4090", "CPU, 8 cores"."""
    kind: str
    """`cuda`, `mps`, or `cpu`."""
    precision: str
    """What `auto` may select: "bf16 or fp32"."""
    threads: int
    memory_bytes: int
    """Of the device; of the machine for `cpu`."""
    versions: dict[str, str]
    folders: dict[str, str]
    notes: tuple[str, ...] = ()
    """Notes for the user in full sentences: for example, a graphics card that is not used."""


def system_report() -> SystemReport:
    """Return what this machine offers for training."""
    kind = device_kind()
    memory = psutil.virtual_memory().total
    if kind == "cuda":
        memory = torch.cuda.get_device_properties(0).total_memory
    packages = ("torch", "torchvision", "diffusers", "onnxruntime", "PySide6_Essentials")
    versions = {"sfumato": version("sfumato"), "python": platform.python_version()}
    return SystemReport(
        device=device_label(kind),
        kind=kind,
        precision="fp32" if kind == "mps" else "bf16 or fp32, by a short trial",
        threads=os.cpu_count() or 1,
        memory_bytes=memory,
        versions=versions | {name: version(name) for name in packages},
        folders={"plugins": str(plugin_folder())},
        notes=_unused_card() if kind == "cpu" else (),
    )


def unused_card_note(name: str, *, driver: str, cuda: str | None) -> str:
    """Return an explanation why PyTorch does not see an NVIDIA graphics card.

    Args:
        name: The card's name.
        driver: The driver's version.
        cuda: The CUDA version that PyTorch is built for; `None` for a CPU-only build.
    """
    if cuda is None:
        return (
            f"The {name} is not used: this PyTorch is built for the processor alone. Install "
            "Sfumato again with its installer, which takes the build for the card."
        )
    return (
        f"The {name} is not used: PyTorch's CUDA {cuda} does not start with its driver {driver}. "
        "Update the driver, and restart the computer if that was just done."
    )


def _unused_card() -> tuple[str, ...]:
    if "CUDA_VISIBLE_DEVICES" in os.environ:
        return ()  # the user restricted the visible cards, perhaps to none
    try:
        pynvml.nvmlInit()
        name = pynvml.nvmlDeviceGetName(pynvml.nvmlDeviceGetHandleByIndex(0))
        driver = pynvml.nvmlSystemGetDriverVersion()
        pynvml.nvmlShutdown()
    except Exception as error:  # without a driver each system raises something else
        _LOG.info("No graphics card of NVIDIA's was found: %s", error)
        return ()
    return (unused_card_note(name, driver=driver, cuda=torch.version.cuda),)

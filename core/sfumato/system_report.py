"""What does this machine offer for training, and with which versions of what?"""

import os
import platform
from importlib.metadata import version

import msgspec
import psutil
import torch

from sfumato.device import device_kind, device_name
from sfumato.plugins import plugin_folder

__all__ = ["SystemReport", "system_report"]


class SystemReport(msgspec.Struct, frozen=True, kw_only=True):
    """What this machine offers for training."""

    device: str
    """Name of the device that `auto` takes: "NVIDIA RTX 4090", "CPU, 8 cores"."""
    kind: str
    """`cuda`, `mps` or `cpu`."""
    precision: str
    """What `auto` may take: "bf16 or fp32"."""
    threads: int
    memory_bytes: int
    """Of the device; of the machine for `cpu`."""
    versions: dict[str, str]
    folders: dict[str, str]


def system_report() -> SystemReport:
    """Say what this machine offers for training."""
    kind = device_kind()
    memory = psutil.virtual_memory().total
    if kind == "cuda":
        memory = torch.cuda.get_device_properties(0).total_memory
    packages = ("torch", "torchvision", "diffusers", "onnxruntime", "PySide6_Essentials")
    versions = {"sfumato": version("sfumato"), "python": platform.python_version()}
    return SystemReport(
        device=device_name(kind),
        kind=kind,
        precision="fp32" if kind == "mps" else "bf16 or fp32, by a short trial",
        threads=os.cpu_count() or 1,
        memory_bytes=memory,
        versions=versions | {name: version(name) for name in packages},
        folders={"plugins": str(plugin_folder())},
    )

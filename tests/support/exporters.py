"""The built-in exporters with settings that take little time."""

import sys

import pytest

import sfumato_plugins
from sfumato.export.exporter import Exporter
from sfumato.plugins.registry import Plugins

__all__ = ["EXPORTERS", "quick_exporter"]

EXPORTERS = Plugins([("builtin", sfumato_plugins)]).exporters
_QUICK = {
    "onnx": {"proof_images": 2, "distance_images": 0},
    "diffusers": {"proof_images": 2},
    "torch": {"proof_images": 2},
    "openvino": {"proof_images": 2},
    "images": {"count": 3},
}


def quick_exporter(name: str, **settings: object) -> Exporter:
    """Return an exporter with little verification; skips the test if a requirement is missing."""
    if name == "openvino":
        sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]  # not to load
        pytest.importorskip("openvino", reason="needs OpenVINO")
    exporter: Exporter = EXPORTERS.build(name, _QUICK.get(name, {}) | settings)
    return exporter

"""How is a small model exported to ONNX, quickly and in one line?"""

from pathlib import Path

import numpy as np
import onnxruntime

from sfumato.export.export import export_model
from sfumato_plugins.exporters.bundle_manifest import BundleManifest
from sfumato_plugins.exporters.offers import OnnxSettings
from sfumato_plugins.exporters.onnx_bundle import OnnxExporter
from support.bundle_manifest_schema import fitting_bundle_manifest

__all__ = ["agreement", "bundle_manifest_of", "export_onnx", "run_onnx"]


def export_onnx(model, folder: Path, **settings) -> Path:
    """Export a model and give the bundle's folder; few images are compared if not reported."""
    wanted = OnnxSettings(**{"proof_images": 6, "distance_images": 0} | settings)
    for _ in export_model(model, OnnxExporter(wanted), folder / "bundle", name="onnx"):
        pass
    fitting_bundle_manifest(folder / "bundle")
    return folder / "bundle"


def run_onnx(file: Path, **feed) -> np.ndarray:
    """Return the first output of a model."""
    session = onnxruntime.InferenceSession(file, providers=["CPUExecutionProvider"])
    return session.run(None, {name: np.asarray(value) for name, value in feed.items()})[0]


def bundle_manifest_of(bundle: Path) -> BundleManifest:
    """Read the bundle manifest of a bundle, which must fit its schema."""
    return fitting_bundle_manifest(bundle)


def agreement(images: np.ndarray, own: np.ndarray) -> float:
    """Return the share of bytes within 1."""
    return float((np.abs(np.asarray(images).astype(int) - own) <= 1).mean())

"""Quick ONNX exports of small models."""

from pathlib import Path

import numpy as np
import onnxruntime

from sfumato.export.export import export_model
from sfumato_plugins.exporters import OnnxSettings
from sfumato_plugins.exporters.documents.bundle_manifest import BundleManifest
from sfumato_plugins.exporters.onnx_bundle import OnnxExporter
from support.bundle_manifest_schema import fitting_bundle_manifest

__all__ = ["agreement", "bundle_manifest_of", "export_onnx", "run_onnx"]


def export_onnx(model, folder: Path, **settings) -> Path:
    """Export a model and return the bundle's folder; compares few images by default."""
    wanted = OnnxSettings(**{"proof_images": 6, "distance_images": 0} | settings)
    for _ in export_model(model, OnnxExporter(wanted), folder / "bundle", name="onnx"):
        pass
    fitting_bundle_manifest(folder / "bundle")
    return folder / "bundle"


def run_onnx(file: Path, **feed) -> np.ndarray:
    """Return a model's first output."""
    session = onnxruntime.InferenceSession(file, providers=["CPUExecutionProvider"])
    return session.run(None, {name: np.asarray(value) for name, value in feed.items()})[0]


def bundle_manifest_of(bundle: Path) -> BundleManifest:
    """Return a bundle's manifest, which must match its schema."""
    return fitting_bundle_manifest(bundle)


def agreement(images: np.ndarray, own: np.ndarray) -> float:
    """Return the share of bytes that differ by at most 1."""
    return float((np.abs(np.asarray(images).astype(int) - own) <= 1).mean())

"""How is a small model exported to ONNX, quickly and in one line?"""

from pathlib import Path

import numpy as np
import onnxruntime

from sfumato.export.export import export_model
from sfumato_plugins.exporters.offers import OnnxSettings
from sfumato_plugins.exporters.onnx_bundle import OnnxExporter
from sfumato_plugins.exporters.passport import Passport
from support.passport_schema import fitting_passport

__all__ = ["agreement", "export_onnx", "passport_of", "run_onnx"]


def export_onnx(model, folder: Path, **settings) -> Path:
    """Export a model and give the bundle's folder; few pictures are compared if not told."""
    wanted = OnnxSettings(**{"proof_pictures": 6, "distance_pictures": 0} | settings)
    for _ in export_model(model, OnnxExporter(wanted), folder / "bundle", name="onnx"):
        pass
    fitting_passport(folder / "bundle")
    return folder / "bundle"


def run_onnx(file: Path, **feed) -> np.ndarray:
    """Give the first output of a model."""
    session = onnxruntime.InferenceSession(file, providers=["CPUExecutionProvider"])
    return session.run(None, feed)[0]


def passport_of(bundle: Path) -> Passport:
    """Read the passport of a bundle, which must fit its schema."""
    return fitting_passport(bundle)


def agreement(pictures: np.ndarray, own: np.ndarray) -> float:
    """Give the share of bytes within 1."""
    return float((np.abs(np.asarray(pictures).astype(int) - own) <= 1).mean())

"""A bundle that generates images from seeds.

Like the other modules in this package, this module is self-contained: `sfumato serve BUNDLE` uses
it, and every ONNX bundle includes a copy of it as an example.
"""

import hashlib
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import onnxruntime
from PIL import Image

__all__ = ["Bundle", "BundleError", "ImageRequest", "RequestError"]

_LARGEST_BATCH = 16
_BATCH_PIXELS = 2**18  # 16 images of 128 px or 4 of 256 px; latent decoders need much memory


_DAMAGE = (
    *(OSError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError),
    *(RecursionError, StopIteration),
)
"""The errors that can occur if a bundle manifest is damaged or was written by another program."""


class BundleError(Exception):
    """Raised if a folder is not a usable bundle; the message is a full sentence."""


class RequestError(Exception):
    """Raised if a requested image cannot be generated; the message states why."""


class ImageRequest(NamedTuple):
    """A requested image."""

    seed: int
    label: int
    """The label of the image's class; -1 for no class."""
    guidance: float
    steps: int


class Bundle:
    """A model and its bundle manifest, ready to generate images.

    Args:
        folder: The folder that contains `model.onnx` and `manifest.json`.
        threads: The number of threads; if 0, onnxruntime chooses it.

    Raises:
        BundleError: If files are missing or do not belong to the same bundle.
    """

    def __init__(self, folder: Path, *, threads: int = 0) -> None:
        self.folder = folder.resolve()
        try:
            self.bundle_manifest: dict[str, Any] = json.loads(
                (folder / "manifest.json").read_bytes()
            )
            interface = next(f for f in self.bundle_manifest["files"] if f["file"] == "model.onnx")
            model = (folder / "model.onnx").read_bytes()
            self.title = str(self.bundle_manifest["title"])
            self.classes = [str(name) for name in self.bundle_manifest["classes"]]
            _, height, width = self.bundle_manifest["image_shape"]
            sampling = self.bundle_manifest["sampling"]["settings"]
            self.usual_guidance = float(sampling["guidance_scale"])
            self.usual_steps = int(sampling["num_steps"])
            self.inputs = {value["name"]: value for value in interface["inputs"]}
            makes_images = "seed" in self.inputs and interface["outputs"][0]["type"] == "uint8"
            is_the_model = hashlib.sha256(model).hexdigest() == interface["sha256"]
            self.batch_size = max(1, min(_LARGEST_BATCH, _BATCH_PIXELS // (height * width)))
            if not (min(height, width, self.usual_steps) > 0 and 0 <= self.usual_guidance < 1e6):
                raise ValueError("a size, number of steps, or guidance scale is out of range")
        except _DAMAGE as error:
            raise BundleError(f"“{folder}” is not an ONNX bundle: {error!r}.") from error
        if not makes_images:
            raise BundleError("The model in this bundle does not generate images from seeds.")
        if not is_the_model:
            raise BundleError("“model.onnx” does not match the hash in “manifest.json”.")
        self._session = _session(folder / "model.onnx", threads=threads)

    def label_of(self, name: str | int | None, seed: int) -> int:
        """Return the label of a class; if no class is given, seeds cycle through the classes.

        Raises:
            RequestError: If there is no such class.
        """
        if not self.classes:
            if name is None:
                return -1
            raise RequestError("class: This model has no classes.")
        if name is None:
            return seed % len(self.classes)
        if name in self.classes:
            return self.classes.index(str(name))
        if str(name) in {str(label) for label in range(-1, len(self.classes))}:
            return int(name)
        raise RequestError(f"class: Must be one of {self.classes}, its index, or -1 for no class.")

    def draw(self, image_requests: Sequence[ImageRequest]) -> list[bytes]:
        """Generate images with the same guidance and steps; return them as PNG files."""
        given: dict[str, Any] = {  # the inputs of the session
            "seed": np.array([image_request.seed for image_request in image_requests], np.int64),
            "class_label": np.array(
                [image_request.label for image_request in image_requests], np.int64
            ),
            "guidance": np.array(image_requests[0].guidance, np.float32),
            "steps": np.array(image_requests[0].steps, np.int64),
        }
        asked = {name: value for name, value in given.items() if name in self.inputs}
        return [_png(image) for image in self._session.run(["image"], asked)[0]]


def _session(model: Path, *, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3  # only errors: warnings are for onnxruntime's developers
    try:
        return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's error classes have no names in Python
        raise BundleError(f"Cannot load “{model}”: {error}.") from error


def _png(image: Any) -> bytes:  # a numpy array of bytes
    encoded = Image.fromarray(image[:, :, 0] if image.shape[2] == 1 else image)
    file = io.BytesIO()
    encoded.save(file, "PNG")
    return file.getvalue()

"""Descriptions of the inputs and outputs of each exported graph, stored in the file itself."""

from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
import onnx
from msgspec.structs import replace
from onnx import numpy_helper

from sfumato.generation.trained_model import TrainedModel
from sfumato.latents.image_space import LatentSpace
from sfumato_plugins.exporters import MOST_STEPS, OnnxSettings
from sfumato_plugins.exporters.documents import bundle_manifest
from sfumato_plugins.exporters.onnx.composition import COUNT, describe
from sfumato_plugins.exporters.onnx.graph_file import sha256_of, write_graph
from sfumato_plugins.exporters.onnx.tracing import OPSET

__all__ = ["DECODER", "DENOISER", "GUIDE", "MODEL", "START", "GraphWriter"]

MODEL = "model.onnx"
DENOISER = "denoiser.onnx"
GUIDE = "guide.onnx"
DECODER = "decoder.onnx"
START = "start.onnx"

Values = tuple[bundle_manifest.Value, ...]


class GraphWriter(NamedTuple):
    """Writes the graphs of one model, each with its description."""

    model: TrainedModel
    settings: OnnxSettings
    folder: Path
    """The destination folder."""

    def write_model(
        self, whole: onnx.ModelProto, *, fresh_noises: int
    ) -> bundle_manifest.Interface:
        """Write the graph that generates images, with `fresh_noises` additional noise inputs.

        Modifies `whole`: the guidance scale of a guide checkpoint gets a default value.
        """
        metadata = self.model.metadata
        inputs = [*self._start_values(fresh_noises)]
        if metadata.classes:
            last = len(metadata.classes) - 1
            about = "Class of each image; -1 for no class."
            inputs.append(_value("class_label", "int64", (COUNT,), bounds=(-1, last), about=about))
        if self.settings.steps_input:
            about = (
                f"Number of sampling steps; the default is {metadata.config.sampling.num_steps}."
            )
            inputs.append(_value("steps", "int64", (), bounds=(1, MOST_STEPS), about=about))
        if self.model.supports_guidance:
            about = "Guidance scale; 1 disables guidance and is faster."
            strength = _value("guidance", "float32", (), bounds=(0, 20), about=about)
            if self.model.guide is not None:  # an initializer makes an input optional
                usual = np.array(self.model.guidance_scale, np.float32)
                whole.graph.initializer.append(numpy_helper.from_array(usual, "guidance"))
                about += f" The default is {self.model.guidance_scale:g}."
                strength = replace(strength, about=about, is_optional=True)
            inputs.append(strength)
        shape = self.model.pixel_shape
        source = "seeds" if self.settings.input == "seed" else "noise"
        doc = f"Generates {shape.width}x{shape.height} images from {source}. "
        doc += f"Exported by Sfumato from run {metadata.run}."
        return self._write(MODEL, whole, (tuple(inputs), (self._image_value(),)), doc=doc)

    def write_network(self, network: onnx.ModelProto, file: str) -> bundle_manifest.Interface:
        """Write the network, or its guide, for custom samplers."""
        model = self.model
        shape = (COUNT, *model.image_shape)
        sampling = model.metadata.config.sampling
        reach = 6.0 * sampling.sigma_max
        about = "Noisy images: clean images in [-1, 1] plus sigma times standard normal noise."
        if isinstance(model.space, LatentSpace):
            about = "Noisy latents: clean latents plus sigma times standard normal noise."
        inputs = [_value("x", "float32", shape, bounds=(-reach, reach), about=about)]
        levels = (sampling.sigma_min, sampling.sigma_max)
        inputs.append(
            _value("sigma", "float32", (COUNT,), bounds=levels, about="Noise level of each image.")
        )
        if model.metadata.classes:
            count = len(model.metadata.classes)
            about = f"Class of each image; {count} for no class."
            inputs.append(_value("class_label", "int64", (COUNT,), bounds=(0, count), about=about))
        about = "The predicted clean images, or latents."
        denoised = _value("denoised", "float32", shape, bounds=(-1, 1), about=about)
        doc = (
            f"Predicts clean images from noisy images. Exported by Sfumato from run "
            f"{model.metadata.run}."
        )
        if file == GUIDE and model.guide:
            seen = model.guide.images_seen
            doc += f" The guide checkpoint for autoguidance, at {seen} images."
        return self._write(file, network, (tuple(inputs), (denoised,)), doc=doc)

    def write_start(self, start: onnx.ModelProto) -> bundle_manifest.Interface:
        """Write the graph that turns noise into the starting point of the trajectory."""
        shape = (COUNT, *self.model.image_shape)
        first = self.model.image_maker().sigmas[0]
        about = "Standard normal noise."
        noise = _value("noise", "float32", shape, bounds=(-6, 6), about=about)
        about = "The initial sample: noisy images at the first noise level."
        bounds = (-6 * first, 6 * first)
        begun = _value("start", "float32", shape, bounds=bounds, about=about)
        doc = (
            f"Turns noise into the initial sample. Exported by Sfumato from run "
            f"{self.model.metadata.run}."
        )
        return self._write(START, start, ((noise,), (begun,)), doc=doc)

    def write_decoder(self, decoder: onnx.ModelProto) -> bundle_manifest.Interface:
        """Write the graph that decodes latents to images."""
        model = self.model
        about = "Clean latents: the output of the last sampling step."
        x = _value("x", "float32", (COUNT, *model.image_shape), bounds=(-5, 5), about=about)
        about = "Images; clip them to [-1, 1]."
        shape = (COUNT, *model.pixel_shape)
        decoded = _value("decoded", "float32", shape, bounds=(-1, 1), about=about)
        doc = f"Decodes latents to images. Exported by Sfumato from run {model.metadata.run}."
        return self._write(DECODER, decoder, ((x,), (decoded,)), doc=doc)

    def _start_values(self, fresh_noises: int) -> Values:
        if self.settings.input == "seed":
            about = "One seed per image."
            return (_value("seed", "int64", (COUNT,), bounds=(0, 2**62), about=about),)
        shape = self.model.image_shape
        about = "Standard normal noise, the start of sampling."
        noise = _value("noise", "float32", (COUNT, *shape), bounds=(-7, 7), about=about)
        if not fresh_noises:
            return (noise,)
        about = "Standard normal noise for the stochastic sampling steps, in order."
        fresh_shape = (fresh_noises, COUNT, *shape)
        fresh = _value("fresh_noise", "float32", fresh_shape, bounds=(-7, 7), about=about)
        return (noise, fresh)

    def _image_value(self) -> bundle_manifest.Value:
        channels, height, width = self.model.pixel_shape
        if self.settings.gives == "float32":
            shape: tuple[str | int, ...] = (COUNT, channels, height, width)
            about = "The images: float32 from -1 to 1, channels first, RGB, RGBA, or gray."
            return _value("image", "float32", shape, bounds=(-1, 1), about=about)
        about = "The images: uint8 from 0 to 255, channels last, RGB, RGBA, or gray."
        shape = (COUNT, height, width, channels)
        return _value("image", "uint8", shape, bounds=(0, 255), about=about)

    def _write(
        self, name: str, graph: onnx.ModelProto, values: tuple[Values, Values], *, doc: str
    ) -> bundle_manifest.Interface:
        inputs, outputs = values
        docs = {value.name: value.about for value in (*inputs, *outputs)}
        described = describe(graph, doc=doc, docs=docs, metadata=self._metadata())
        file, *beside = write_graph(described, self.folder / name)
        return bundle_manifest.Interface(
            file=name,
            sha256=sha256_of(file),
            inputs=inputs,
            outputs=outputs,
            opset=OPSET,
            precision="fp32" if name in (START, DECODER) else self.settings.precision,
            weights_file=beside[0].name if beside else "",
            weights_file_sha256=sha256_of(beside[0]) if beside else "",
        )

    def _metadata(self) -> dict[str, str]:
        metadata = self.model.metadata
        return {
            "run": metadata.run,
            "images_seen": str(metadata.images_seen),
            "images": str(metadata.images),
            "classes": msgspec.json.encode(metadata.classes).decode(),
            "sampling": msgspec.json.encode(metadata.config.sampling).decode(),
            "weights_sha256": metadata.weights_sha256,
            "dataset_sha256": metadata.dataset_sha256,
            "bundle_manifest": "manifest.json",
        }


def _value(
    name: str,
    kind: str,
    shape: tuple[str | int, ...],
    *,
    bounds: tuple[float, float],
    about: str,
) -> bundle_manifest.Value:
    return bundle_manifest.Value(name=name, type=kind, shape=shape, range=bounds, about=about)

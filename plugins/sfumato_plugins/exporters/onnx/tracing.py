"""Tracing of a network, its noise, and a sampler's trajectory into three ONNX graphs.

torch traces each of them once. The trajectory is traced with markers in place of the network and
the noise, which `composition` replaces. Any sampler written in torch operations can therefore be
exported, and the network is traced once regardless of the number of steps.
"""

import logging
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cache
from typing import Any, NamedTuple

import onnx
import torch
from onnxscript import opset18
from torch import Tensor, nn

from sfumato.diffusion.noise import normal_noise
from sfumato.errors import ExportError
from sfumato.generation.image_maker import ImageMaker
from sfumato.generation.trained_model import TrainedModel
from sfumato.latents.image_space import ImageSpace, LatentSpace
from sfumato.messages import Message, msg
from sfumato_plugins.exporters.onnx.faster_layers import attending_channels_first, multiplying_less
from sfumato_plugins.exporters.onnx.untraceable import reason_of

__all__ = [
    "DENOISE",
    "DOMAIN",
    "GUIDE",
    "NOISE",
    "OPSET",
    "trace_decoder",
    "trace_denoiser",
    "trace_guide",
    "trace_noise",
    "trace_start",
    "trace_trajectory",
]

OPSET = 18
DOMAIN = "sfumato"
DENOISE = "Denoise"
GUIDE = "Guide"
NOISE = "Noise"

_ANY_COUNT = torch.export.Dim.DYNAMIC
_EXAMPLES = 2  # torch specializes on a batch size of one


def trace_denoiser(model: TrainedModel, *, multiplies_less: bool = False) -> onnx.ModelProto:
    """Trace the network with its preconditioning: x `[N, C, H, W]`, sigma `[N]` to denoised.

    Args:
        model: The model whose network is traced.
        multiplies_less: Whether to use convolutions with half the multiplications, which are faster
            on CPUs.

    Raises:
        ExportError: If the network does something that a graph cannot represent. The error names
            the node and the reason.
    """
    with _convolving(model.denoiser, multiplies_less):
        return _trace_network(model, model.denoiser)


def trace_guide(model: TrainedModel, *, multiplies_less: bool = False) -> onnx.ModelProto | None:
    """Trace the guide checkpoint in the same way; return `None` for a model without one."""
    if model.guide is None:
        return None
    with _convolving(model.guide.denoiser, multiplies_less):
        return _trace_network(model, model.guide.denoiser)


def trace_decoder(model: TrainedModel, *, multiplies_less: bool = False) -> onnx.ModelProto | None:
    """Trace the decoder of latents: x `[N, c, h, w]` to decoded `[N, C, H, W]`.

    Returns:
        `None` for a pixel-space model.
    """
    if not isinstance(model.space, LatentSpace):
        return None
    decoder = _Decoder(model.space)
    x = torch.zeros(_EXAMPLES, *model.image_shape)
    with _convolving(decoder, multiplies_less):
        return _trace(decoder, {"x": x}, output="decoded", what=_DECODER)


def trace_start(model: TrainedModel) -> onnx.ModelProto | None:
    """Trace the starting point of the trajectory: noise `[N, c, h, w]` to start `[N, c, h, w]`.

    Returns:
        `None` for a trajectory that starts with plain noise.
    """
    if model.metadata.config.sampling.start == "noise":
        return None
    noise = torch.zeros(_EXAMPLES, *model.image_shape)
    return _trace(_Start(model.image_maker()), {"noise": noise}, output="start", what=_START)


@cache
def trace_noise(image_shape: tuple[int, int, int]) -> onnx.ModelProto:
    """Trace the noise of a seed: seed `[N]`, stream `[]` to noise `[N, C, H, W]`."""
    return _trace(
        _Noise(image_shape),
        {"seed": torch.arange(_EXAMPLES), "stream": torch.tensor(0)},
        output="noise",
        what=_NETWORK,
        translations={
            torch.ops.aten.__rshift__.Scalar: _shift_right,
            torch.ops.aten.__lshift__.Scalar: _shift_left,
        },
    )


def trace_trajectory(model: TrainedModel, *, image: str = "uint8") -> onnx.ModelProto:
    """Trace the trajectory from seed to image, with markers for network and noise.

    Args:
        model: The model whose sampler is traced.
        image: `uint8` for bytes, `float32` for images in [-1, 1], `[N, C, H, W]`.

    Raises:
        ExportError: If the sampler does something that a graph cannot represent.
    """
    class_count = len(model.metadata.classes)
    maker = ImageMaker(
        _NetworkMarker(DENOISE, class_count),
        model.sampler,
        sampling=model.metadata.config.sampling,
        space=model.space if image == "uint8" else _Images(model.space),
        class_count=class_count,
        guide=_NetworkMarker(GUIDE, class_count) if model.guide else None,
        noise=_mark_noise,
    )
    examples = {"seed": torch.arange(_EXAMPLES)}
    if class_count:
        examples["class_label"] = torch.zeros(_EXAMPLES, dtype=torch.int64)
    if model.supports_guidance:
        examples["guidance"] = torch.tensor(1.0)
    sampler = model.metadata.config.sampling.sampler
    what = _Named(
        msg("exporters.sampler_part", "Sampler “{sampler}”", sampler=sampler),
        msg(
            "exporters.choose_another_sampler",
            "Choose another sampler for the run, such as dpmpp_2m.",
        ),
    )
    return _trace(
        _TracedSampler(maker, class_count=class_count), examples, output="image", what=what
    )


class _Named(NamedTuple):
    """Readable names of the traced modules, for error messages."""

    name: Message
    hint: Message


_NETWORK = _Named(
    msg("exporters.network_part", "The network"),
    msg(
        "exporters.use_another_backbone",
        "Train with another backbone, or ask the author of this one to replace the operation.",
    ),
)
_START = _Named(
    msg("exporters.start_part", "The Gaussian start"),
    msg("exporters.start_from_noise", "Set sampling.start to noise."),
)
_DECODER = _Named(
    msg("exporters.decoder_part", "The latent decoder"),
    msg("exporters.use_another_autoencoder", "Train with another autoencoder."),
)


class _Images(ImageSpace):
    """An image space that returns images in [-1, 1] instead of bytes.

    Args:
        space: The space that the denoiser works in.
    """

    def __init__(self, space: ImageSpace) -> None:
        super().__init__(space.image_shape, space.pixel_shape)
        self.space = space

    def read(self, stored: Tensor) -> Tensor:
        """Return the stored images, read by the space."""
        return self.space.read(stored)

    def images(self, x: Tensor) -> Tensor:
        """Return images, converted by the space."""
        return self.space.images(x)

    @property
    def most_at_once(self) -> int:
        """Return the batch limit of the space."""
        return self.space.most_at_once

    def gaussian_start(self, noise: Tensor, sigma: float) -> Tensor:
        """Return the starting point of the space."""
        return self.space.gaussian_start(noise, sigma)

    def images_uint8(self, x: Tensor) -> Tensor:
        """Return images in [-1, 1], `(B, C, H, W)`."""
        return self.images(x).clamp(-1, 1)


class _Decoder(nn.Module):
    """The map from normalized latents to images."""

    def __init__(self, space: LatentSpace) -> None:
        super().__init__()
        self.space = space

    def forward(self, x: Tensor) -> Tensor:
        return self.space.images(x)


class _Start(nn.Module):
    """The map from noise to the starting point of the trajectory."""

    def __init__(self, maker: ImageMaker) -> None:
        super().__init__()
        self.maker = maker

    def forward(self, noise: Tensor) -> Tensor:
        return self.maker.start(noise)


class _Noise(nn.Module):
    """The noise of a seed, with the stream as an input."""

    def __init__(self, image_shape: tuple[int, int, int]) -> None:
        super().__init__()
        self.image_shape = image_shape

    def forward(self, seed: Tensor, stream: Any) -> Tensor:  # a tensor where an int is declared
        return normal_noise(seed, self.image_shape, stream=stream)


class _NetworkMarker(nn.Module):
    """Stands in for a network while the trajectory is traced."""

    def __init__(self, name: str, class_count: int) -> None:
        super().__init__()
        self.name = name
        self.class_count = class_count

    def forward(self, x: Tensor, sigma: Tensor, class_label: Tensor | None = None) -> Tensor:
        if class_label is None and self.class_count:
            class_label = x.new_full((x.shape[0],), self.class_count, dtype=torch.int64)
        inputs = (x, sigma) if class_label is None else (x, sigma, class_label)
        marked: Tensor = torch.onnx.ops.symbolic(
            f"{DOMAIN}::{self.name}", inputs, dtype=x.dtype, shape=x.shape, version=1
        )
        return marked


def _mark_noise(seeds: Tensor, shape: tuple[int, int, int], *, stream: int = 0) -> Tensor:
    marked: Tensor = torch.onnx.ops.symbolic(
        f"{DOMAIN}::{NOISE}",
        (seeds, torch.tensor(stream)),
        dtype=torch.float32,
        shape=(seeds.shape[0], *shape),
        version=1,
    )
    return marked


class _TracedSampler(nn.Module):
    """The image generator, with -1 as the label for no class."""

    def __init__(self, maker: ImageMaker, *, class_count: int) -> None:
        super().__init__()
        self.maker = maker
        self.class_count = class_count

    def forward(
        self, seed: Tensor, class_label: Tensor | None = None, guidance: Tensor | None = None
    ) -> Tensor:
        if class_label is not None:
            class_label = torch.where(class_label < 0, self.class_count, class_label)
        image: Tensor = self.maker(seed, class_label, guidance)
        return image


def _convolving(network: nn.Module, multiplies_less: bool) -> AbstractContextManager[None]:
    return multiplying_less(network) if multiplies_less else nullcontext()


def _trace_network(model: TrainedModel, network: nn.Module) -> onnx.ModelProto:
    examples = {
        "x": torch.zeros(_EXAMPLES, *model.image_shape),
        "sigma": torch.ones(_EXAMPLES),
    }
    if model.metadata.classes:
        examples["class_label"] = torch.zeros(_EXAMPLES, dtype=torch.int64)
    return _trace(network, examples, output="denoised", what=_NETWORK)


def _trace(
    module: nn.Module,
    examples: dict[str, Tensor],
    *,
    output: str,
    what: _Named,
    translations: dict[Callable[..., Any], Callable[..., Any]] | None = None,
) -> onnx.ModelProto:
    """Trace a module with example inputs; first dimensions become `N`, and scalars stay scalars."""
    dynamic = {name: {0: _ANY_COUNT} if x.ndim else None for name, x in examples.items()}
    program = None
    try:
        with _quiet(), attending_channels_first(module), torch.no_grad():
            program = torch.export.export(
                module.eval(), (), examples, dynamic_shapes=dynamic, strict=False
            )
            exported = torch.onnx.export(
                program,
                dynamo=True,
                opset_version=OPSET,
                input_names=list(examples),
                output_names=[output],
                custom_translation_table=translations,
                verbose=False,
            )
    except Exception as error:  # torch raises many kinds, and the code may be a third party's
        reason = reason_of(error, program)
        raise ExportError(
            msg(
                "exporters.part_cannot_be_traced",
                "{part} cannot be exported to a graph: {reason}.",
                part=what.name,
                reason=reason,
            ),
            hint=what.hint,
        ) from error
    assert exported is not None
    model: onnx.ModelProto = exported.model_proto
    _forget_origin(model.graph)
    return model


def _shift_right(word: Any, indices: int) -> Any:  # graph values have no public type
    """Return a right shift by division, because ONNX shifts only unsigned integers."""
    return opset18.Div(word, opset18.Constant(value_int=2**indices))


def _shift_left(word: Any, indices: int) -> Any:  # graph values have no public type
    return opset18.Mul(word, opset18.Constant(value_int=2**indices))


def _forget_origin(graph: onnx.GraphProto) -> None:
    """Remove the metadata in which torch stores source lines and paths on this machine."""
    for part in (*graph.node, *graph.value_info, *graph.input, *graph.output, *graph.initializer):
        part.ClearField("metadata_props")
        part.ClearField("doc_string")
    graph.ClearField("metadata_props")


@contextmanager
def _quiet() -> Iterator[None]:
    """Hide the exporter's messages for its own developers."""
    noisy = [logging.getLogger(name) for name in ("torch.onnx", "onnxscript", "onnx_ir")]
    levels = [logger.level for logger in noisy]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for logger in noisy:
            logger.setLevel(logging.ERROR)
        try:
            yield
        finally:
            for logger, level in zip(noisy, levels, strict=True):
                logger.setLevel(level)

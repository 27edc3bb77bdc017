"""Conversion of a network to fp16 or to 8-bit integer arithmetic.

A traced network has a body and a rim. The rim scales the noisy image, embeds the noise level, and
mixes the network's output with the image. It contains little arithmetic, but small errors in it
grow. The body is the rest, from the first to the last convolution or matrix product that depends on
the image.

In half precision, the body runs in fp16. Inputs from the rim, such as the embedding of the noise
level, and long sums, such as norms and the softmax, stay in fp32, as do the noise and the sampling
loop. A runtime without native fp16, such as onnxruntime on most processors, computes in fp32 with
the same rounded weights.

In eight bits, convolutions and matrix products with weights are quantized; weights are quantized
per channel. The graph expresses this as pairs of QuantizeLinear and DequantizeLinear nodes, which
onnxruntime replaces with its integer kernels. The first and last products, the embeddings of noise
level and class, the norms, and the sampling loop stay in fp32. Quantization needs the range of
every activation. The ranges are measured on the real workload: the model generates a few images
with its own sampler, noise levels, classes, and guidance, and every network call is recorded.
"""

import logging
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import NodeProto, TensorProto, helper, numpy_helper, shape_inference
from torch import Tensor, nn

from sfumato.files.storage import explain_disk_errors
from sfumato.generation.trained_model import TrainedModel
from sfumato_plugins.exporters.proof.regeneration import generate_as_gallery, trials

__all__ = [
    "Call",
    "calls_of",
    "in_eight_bits",
    "in_half_precision",
    "inside",
    "products",
]

Call = Mapping[str, NDArray[Any]]
"""Inputs of a network, keyed by name: x, sigma, and optionally class_label."""

_NAMES = ("x", "sigma", "class_label")
_PRODUCTS = frozenset({"Conv", "ConvTranspose", "MatMul", "Gemm"})
_IN_HALF = frozenset(
    {
        *("Conv", "ConvTranspose", "MatMul", "Gemm", "Add", "Sub", "Mul", "Sigmoid", "Relu"),
        *("Tanh", "Gelu", "Reshape", "Transpose", "Concat", "Split", "Slice", "Identity"),
        *("Unsqueeze", "Squeeze", "Flatten", "Resize", "DepthToSpace", "SpaceToDepth", "Pad"),
        *("AveragePool", "MaxPool"),
    }
)
_FIRST_INPUT_ONLY = frozenset({"Resize", "Reshape", "Slice", "Split", "Unsqueeze", "Squeeze"})
_LARGEST = float(np.finfo(np.float16).max)


def calls_of(model: TrainedModel, *, images: int) -> dict[nn.Module, list[Call]]:
    """Generate images and return every call to each of the model's networks.

    Args:
        model: The model, which runs in fp32.
        images: Number of images, whose classes and guidance scales vary.
    """
    calls: dict[nn.Module, list[Call]] = {network: [] for network in model.networks}
    with _written_down(calls):
        for trial in trials(model, images):
            generate_as_gallery(model, trial)
    return calls


def inside(graph: onnx.GraphProto) -> list[int]:
    """Return the indices in `graph.node` of all nodes between the first and the last product.

    Args:
        graph: A denoiser whose first input is the noisy image.
    """
    nodes = list(graph.node)
    seen = _reached([graph.input[0].name], nodes)
    own = [index for index in seen if nodes[index].op_type in _PRODUCTS]
    after = set(own) | set(_reached(_outputs(nodes, own), nodes))
    wanted = {name for index in own for name in nodes[index].input}
    before = set(own)
    for index in reversed(range(len(nodes))):
        if index in before or wanted & set(nodes[index].output):
            before.add(index)
            wanted |= set(nodes[index].input)
    return sorted(after & before)


def products(graph: onnx.GraphProto) -> list[int]:
    """Return the indices of products with weights, excluding the first and the last product."""
    weights = {part.name for part in graph.initializer}
    found = [
        index
        for index in inside(graph)
        if graph.node[index].op_type in _PRODUCTS and weights & set(graph.node[index].input[1:2])
    ]
    return found[1:-1]


def in_half_precision(network: onnx.ModelProto) -> onnx.ModelProto:
    """Return the network with its body in fp16 and its inputs and outputs unchanged."""
    model = shape_inference.infer_shapes(network, strict_mode=True)
    halved = _Halving(model.graph).run()
    graph = helper.make_graph(
        halved.nodes, model.graph.name, model.graph.input, model.graph.output, halved.weights
    )
    del model.graph.value_info[:]
    model.graph.CopyFrom(graph)
    return model


def in_eight_bits(network: onnx.ModelProto, calls: Sequence[Call]) -> onnx.ModelProto:
    """Return the network with its inner products in eight bits and its interface unchanged.

    Args:
        network: A denoiser in fp32.
        calls: The inputs of the denoiser during sampling.
    """
    from onnxruntime import quantization  # imported here because the import is slow

    model = onnx.ModelProto()
    model.CopyFrom(network)
    _name_nodes(model.graph)
    wanted = [model.graph.node[index].name for index in products(model.graph)]
    index = explain_disk_errors(Path(tempfile.gettempdir()))
    with index, tempfile.TemporaryDirectory(prefix="sfumato-int8-") as folder, _quiet():
        file = Path(folder, "quantized.onnx")
        quantization.quantize_static(
            model,
            file,
            _Reader(calls),
            nodes_to_quantize=wanted,
            op_types_to_quantize=["Conv", "MatMul", "Gemm"],
            per_channel=True,
            activation_type=quantization.QuantType.QUInt8,
            weight_type=quantization.QuantType.QInt8,
        )
        quantized = onnx.load(file)
    del quantized.opset_import[:]
    quantized.opset_import.append(helper.make_opsetid("", network.opset_import[0].version))
    del quantized.metadata_props[:]
    return quantized


@contextmanager
def _written_down(calls: dict[nn.Module, list[Call]]) -> Iterator[None]:
    def note(network: nn.Module, inputs: tuple[Any, ...]) -> None:  # any inputs
        calls[network].append(_as_arrays(inputs))

    hooks = [network.register_forward_pre_hook(note) for network in calls]
    try:
        yield
    finally:
        for hook in hooks:
            hook.remove()


def _as_arrays(inputs: tuple[Tensor | None, ...]) -> Call:
    x, sigma, *label = inputs
    assert x is not None
    assert sigma is not None
    given = {"x": x, "sigma": sigma.expand(len(x))}
    if label and label[0] is not None:
        given["class_label"] = label[0]
    return {name: np.ascontiguousarray(value.numpy()) for name, value in given.items()}


def _reached(names: Iterable[str], nodes: Sequence[NodeProto]) -> list[int]:
    """Return, in order, the nodes that depend on the given values and not only on their shapes."""
    known, found = set(names), []
    for index in range(len(nodes)):
        if nodes[index].op_type != "Shape" and known & set(nodes[index].input):
            known |= set(nodes[index].output)
            found.append(index)
    return found


def _outputs(nodes: Sequence[NodeProto], indices: Iterable[int]) -> list[str]:
    return [name for index in indices for name in nodes[index].output]


class _Halving:
    """One pass over a graph with topologically sorted nodes.

    Args:
        graph: The graph, including the types of all its values.
    """

    def __init__(self, graph: onnx.GraphProto) -> None:
        self._graph = graph
        self._floats = _float_values(graph)
        self._weights = {part.name: part for part in graph.initializer}
        self._half_names: dict[str, str] = {}
        """Maps the name of a value to the name of its fp16 version."""
        self._full_names: dict[str, str] = {}
        """Maps the name of a value computed in fp16 to the name of its fp32 version."""
        self.nodes: list[NodeProto] = []
        self.weights: list[TensorProto] = []

    def run(self) -> "_Halving":
        """Convert all nodes."""
        wanted = set(inside(self._graph))
        for index, node in enumerate(self._graph.node):
            if index in wanted and node.op_type in _IN_HALF:
                self._halve(node)
            else:
                self._keep(node)
        kept = {name for node in self.nodes for name in node.input}
        self.weights += [part for name, part in self._weights.items() if name in kept]
        for output in self._graph.output:
            if output.name in self._half_names:
                self._cast(self._half_names[output.name], output.name, TensorProto.FLOAT)
        return self

    def _halve(self, node: NodeProto) -> None:
        changed = NodeProto()
        changed.CopyFrom(node)
        ends = 1 if node.op_type in _FIRST_INPUT_ONLY else len(node.input)
        for index, name in enumerate(node.input[:ends]):
            if name in self._floats:
                changed.input[index] = self._half(name)
        for index, name in enumerate(node.output):
            if name in self._floats:
                changed.output[index] = self._half_names[name] = f"{name}/half"
        self.nodes.append(changed)

    def _keep(self, node: NodeProto) -> None:
        changed = NodeProto()
        changed.CopyFrom(node)
        for index, name in enumerate(node.input):
            if name in self._half_names and name not in self._weights:
                changed.input[index] = self._full(name)
        self.nodes.append(changed)

    def _half(self, name: str) -> str:
        if name not in self._half_names:
            half = self._half_names[name] = f"{name}/half"
            if name in self._weights:
                values = numpy_helper.to_array(self._weights[name]).clip(-_LARGEST, _LARGEST)
                self.weights.append(numpy_helper.from_array(values.astype(np.float16), half))
            else:
                self._cast(name, half, TensorProto.FLOAT16)
                self._full_names[name] = name
        return self._half_names[name]

    def _full(self, name: str) -> str:
        if name not in self._full_names:
            self._full_names[name] = f"{name}/full"
            self._cast(self._half_names[name], self._full_names[name], TensorProto.FLOAT)
        return self._full_names[name]

    def _cast(self, source: str, target: str, kind: int) -> None:
        self.nodes.append(helper.make_node("Cast", [source], [target], to=kind))


def _float_values(graph: onnx.GraphProto) -> set[str]:
    values = (*graph.input, *graph.output, *graph.value_info)
    kinds = {value.name: value.type.tensor_type.elem_type for value in values}
    kinds |= {part.name: part.data_type for part in graph.initializer}
    return {name for name, kind in kinds.items() if kind == TensorProto.FLOAT}


class _Reader:
    """Passes recorded calls to the calibration, one at a time."""

    def __init__(self, calls: Sequence[Call]) -> None:
        self._calls = iter(calls)

    def get_next(self) -> dict[str, NDArray[Any]] | None:
        """Return the next call, or `None` after the last one."""
        call = next(self._calls, None)
        return None if call is None else dict(call)


def _name_nodes(graph: onnx.GraphProto) -> None:
    for index, node in enumerate(graph.node):
        node.name = f"{index}_{node.op_type}"


@contextmanager
def _quiet() -> Iterator[None]:
    """Hide advice for developers that is sent to the root logger."""
    root, silent = logging.getLogger(), logging.NullHandler()
    was_disabled, root.disabled = root.disabled, True
    root.addHandler(silent)  # if there is no handler, logging would install one of its own
    try:
        yield
    finally:
        root.removeHandler(silent)
        root.disabled = was_disabled

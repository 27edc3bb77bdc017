"""Conversion of a network to fp16 where precision does not matter.

The body of the network runs in fp16. Inputs from the rim, such as the embedding of the noise level,
and long sums, such as norms and the softmax, stay in fp32, as do the noise and the sampling loop. A
runtime without native fp16, such as onnxruntime on most processors, computes in fp32 with the same
rounded weights.
"""

import numpy as np
import onnx
from onnx import NodeProto, TensorProto, helper, numpy_helper, shape_inference

from sfumato_plugins.exporters.onnx.graph_paths import inside

__all__ = ["in_half_precision"]

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

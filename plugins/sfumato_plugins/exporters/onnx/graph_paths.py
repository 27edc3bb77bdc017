"""Separation of a traced network into its body and its rim.

The rim scales the noisy image, embeds the noise level, and mixes the network's output with the
image. It contains little arithmetic, but small errors in it grow. The body is the rest, from the
first to the last convolution or matrix product that depends on the image.
"""

from collections.abc import Iterable, Sequence

import onnx
from onnx import NodeProto

__all__ = ["inside", "products"]

_PRODUCTS = frozenset({"Conv", "ConvTranspose", "MatMul", "Gemm"})


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

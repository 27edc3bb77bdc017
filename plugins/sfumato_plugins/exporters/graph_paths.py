"""Which nodes of a traced network are its inside, and which its rim?

The rim is what scales the noisy image, what turns the noise level into a vector, and what mixes the
network's output with the image: little arithmetic, in which small errors grow. The inside is the
rest, from the first convolution or product of matrices that sees the image to the last one.
"""

from collections.abc import Iterable, Sequence

import onnx
from onnx import NodeProto

__all__ = ["inside", "products"]

_PRODUCTS = frozenset({"Conv", "ConvTranspose", "MatMul", "Gemm"})


def inside(graph: onnx.GraphProto) -> list[int]:
    """Give the places, in `graph.node`, of all nodes between the first and the last product.

    Args:
        graph: A denoiser; its first input is the noisy image.
    """
    nodes = list(graph.node)
    seen = _reached([graph.input[0].name], nodes)
    own = [place for place in seen if nodes[place].op_type in _PRODUCTS]
    after = set(own) | set(_reached(_outputs(nodes, own), nodes))
    wanted = {name for place in own for name in nodes[place].input}
    before = set(own)
    for place in reversed(range(len(nodes))):
        if place in before or wanted & set(nodes[place].output):
            before.add(place)
            wanted |= set(nodes[place].input)
    return sorted(after & before)


def products(graph: onnx.GraphProto) -> list[int]:
    """Give the places of the inner products with weights, but the first and the last."""
    weights = {part.name for part in graph.initializer}
    found = [
        place
        for place in inside(graph)
        if graph.node[place].op_type in _PRODUCTS and weights & set(graph.node[place].input[1:2])
    ]
    return found[1:-1]


def _reached(names: Iterable[str], nodes: Sequence[NodeProto]) -> list[int]:
    """Give the nodes, which stand in order, that depend on values and not on their sizes alone."""
    known, found = set(names), []
    for place in range(len(nodes)):
        if nodes[place].op_type != "Shape" and known & set(nodes[place].input):
            known |= set(nodes[place].output)
            found.append(place)
    return found


def _outputs(nodes: Sequence[NodeProto], places: Iterable[int]) -> list[str]:
    return [name for place in places for name in nodes[place].output]

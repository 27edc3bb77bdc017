"""Unrolling of a loop body, call by call.

Some runtimes, such as those for phones and GPUs, do not support ONNX's `Loop`, or run it slowly.
The graph stores the weights only once, regardless of the number of calls.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np
import onnx
from onnx import NodeProto, TensorProto, numpy_helper

__all__ = ["Unrolled", "unrolled"]


class Unrolled(NamedTuple):
    """The calls of a loop, one after another."""

    nodes: list[NodeProto]
    weights: list[TensorProto]
    """Weights shared by the nodes."""
    ends: list[str]
    """The loop state after the last call."""


def unrolled(body: onnx.GraphProto, *, calls: int, start: Mapping[str, str]) -> Unrolled:
    """Return the unrolled loop body.

    Args:
        body: The loop body. Its first two inputs are the iteration number and the loop condition;
            the remaining inputs are the loop state.
        calls: Number of iterations.
        start: The initial loop state, keyed by input.
    """
    weights = [*body.initializer, *_removed_constants(body)]
    made = {name for node in body.node for name in node.output}
    carried = list(start.values())
    nodes: list[NodeProto] = []
    for call in range(calls):
        prefix = f"call{call}/"
        names = {name: prefix + name for name in made}
        names |= {value.name: name for value, name in zip(body.input[2:], carried, strict=True)}
        names |= {body.input[0].name: f"{prefix}number", body.input[1].name: ""}
        weights.append(numpy_helper.from_array(np.array(call, np.int64), f"{prefix}number"))
        goes_on = body.output[0].name
        nodes += [_renamed(node, names) for node in body.node if list(node.output) != [goes_on]]
        carried = [names[value.name] for value in body.output[1:]]
    return Unrolled(nodes, weights, carried)


def _removed_constants(body: onnx.GraphProto) -> Iterable[TensorProto]:
    """Remove and return the weights of branches, which each call would otherwise duplicate."""
    taken = []
    for node in body.node:
        for attribute in node.attribute:
            if attribute.HasField("g"):
                taken += attribute.g.initializer
                del attribute.g.initializer[:]
    return taken


def _renamed(node: NodeProto, names: Mapping[str, str]) -> NodeProto:
    copy = NodeProto()
    copy.CopyFrom(node)
    copy.name = names.get(node.output[0], node.output[0])
    for index, name in enumerate(node.input):
        copy.input[index] = names.get(name, name)
    for index, name in enumerate(node.output):
        copy.output[index] = names.get(name, name)
    for attribute in copy.attribute:
        if attribute.HasField("g"):
            _rename_branch(attribute.g, names)
    return copy


def _rename_branch(branch: onnx.GraphProto, names: Mapping[str, str]) -> None:
    """Rename the outer values that a branch uses; its own values keep their names."""
    nodes = [_renamed(node, names) for node in branch.node]
    del branch.node[:]
    branch.node.extend(nodes)

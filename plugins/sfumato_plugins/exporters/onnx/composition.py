"""Composition of the traced parts into one graph that stores the weights once.

For a linear sampler (see `sampler_coefficients`), `sampling_loop` puts the network into a loop.
Some runtimes, such as those for phones and GPUs, do not support ONNX's `Loop`, or run it slowly;
for these, the loop is unrolled call by call. Any other trajectory is traced, with the network as a
model function (ONNX `FunctionProto`) called at each step.
"""

import math
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import numpy as np
import onnx
from onnx import NodeProto, TensorProto, helper, numpy_helper

from sfumato_plugins.exporters.onnx.graph_file import check_graph
from sfumato_plugins.exporters.onnx.tracing import DOMAIN, NOISE, OPSET

__all__ = [
    "COUNT",
    "Unrolled",
    "compose_calls",
    "describe",
    "finish",
    "function_of",
    "node",
    "unrolled",
]

COUNT = "N"
"""The name of the batch dimension."""

_IR_VERSION = 8  # that of opset 18, so that older runtimes read the file too
_SMALL_ELEMENTS = 64  # constants up to this size, such as shapes, stay inside a function


def compose_calls(
    trajectory: onnx.ModelProto, *, networks: Mapping[str, onnx.ModelProto], noise: onnx.ModelProto
) -> onnx.ModelProto:
    """Replace the markers in a traced trajectory with the networks and the noise.

    Weights become initializers of the main graph and inputs of the function, so that the file
    stores them only once and onnxruntime sees constants at every call.

    Args:
        trajectory: The traced trajectory from seeds to images, with markers.
        networks: The networks, keyed by marker, with the inputs x, sigma, and optionally
            class_label.
        noise: The graph that computes the noise of a seed.

    Returns:
        The complete model, checked, with all shapes inferred.
    """
    model = onnx.ModelProto()
    model.CopyFrom(trajectory)
    for marker, network in networks.items():
        _put_network(model, marker, network)
    model.functions.append(function_of(NOISE, noise))
    return finish(model)


def describe(
    model: onnx.ModelProto, *, doc: str, docs: dict[str, str], metadata: dict[str, str]
) -> onnx.ModelProto:
    """Name the batch dimension, and document the model, its inputs, and its outputs.

    Args:
        model: The model, which is modified in place.
        doc: Description of the model.
        docs: Descriptions of the inputs and outputs, keyed by name.
        metadata: Metadata to store in the model, as texts by key.

    Returns:
        The same model, checked.
    """
    for value in (*model.graph.input, *model.graph.output):
        for dimension in value.type.tensor_type.shape.dim:
            if dimension.dim_param:
                dimension.dim_param = COUNT
        value.doc_string = docs[value.name]
    model.producer_name = "sfumato"
    model.doc_string = doc
    model.graph.doc_string = doc
    helper.set_model_props(model, metadata)
    return finish(model)


def node(
    kind: str, inputs: str, outputs: str, **attributes: Any
) -> onnx.NodeProto:  # any ONNX attribute
    """Return a node; input and output names are separated by spaces."""
    return helper.make_node(kind, inputs.split(), outputs.split(), **attributes)


def finish(model: onnx.ModelProto) -> onnx.ModelProto:
    """Set versions and domains, and check the model including all shapes."""
    model.ir_version = _IR_VERSION
    del model.opset_import[:]
    model.opset_import.append(helper.make_opsetid("", OPSET))
    if model.functions:
        model.opset_import.append(helper.make_opsetid(DOMAIN, 1))
    del model.graph.value_info[:]  # the parts use different names for the same dimension
    check_graph(model)
    return model


def function_of(
    name: str, model: onnx.ModelProto, *, weights: Iterable[onnx.TensorProto] = ()
) -> onnx.FunctionProto:
    """Return a function made from a model; weights become inputs, but small constants stay."""
    inputs = [part.name for part in weights]
    constants = [
        helper.make_node("Constant", [], [part.name], value=part)
        for part in model.graph.initializer
        if part.name not in inputs
    ]
    return helper.make_function(
        DOMAIN,
        name,
        [*(value.name for value in model.graph.input), *inputs],
        [value.name for value in model.graph.output],
        [*constants, *model.graph.node],
        [helper.make_opsetid("", OPSET)],
    )


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


def _put_network(model: onnx.ModelProto, marker: str, network: onnx.ModelProto) -> None:
    """Replace a marker with a network."""
    weights = [part for part in network.graph.initializer if _is_weight(part)]
    names = {part.name: f"{marker}/{part.name}" for part in weights}
    called = function_of(marker, network, weights=weights)
    called.input[1] = "one_sigma"  # the trajectory has one sigma for all images
    count = [
        node("Shape", called.input[0], "count", start=0, end=1),
        node("Expand", "one_sigma count", "sigma"),
    ]
    nodes = [*count, *called.node]
    del called.node[:]
    called.node.extend(nodes)
    model.functions.append(called)
    for call in model.graph.node:
        if call.domain == DOMAIN and call.op_type == marker:
            call.input.extend(names.values())
    for part in weights:
        copy = model.graph.initializer.add()
        copy.CopyFrom(part)
        copy.name = names[part.name]


def _is_weight(part: onnx.TensorProto) -> bool:
    return part.data_type == TensorProto.FLOAT and math.prod(part.dims) > _SMALL_ELEMENTS


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

"""The sampling loop of a linear sampler, as a graph that contains the network only once.

The network is the body of a loop over the table's rows, which onnxruntime loads as fast as the
network alone. For runtimes without loops, `unrolled` expands the body call by call. Whether to
apply guidance is decided separately for each call: an unguided call evaluates the network only once
per image.
"""

from collections.abc import Sequence
from functools import partial
from typing import Any, Literal, NamedTuple

import numpy as np
import onnx
from onnx import TensorProto, compose, helper, numpy_helper

from sfumato_plugins.exporters.onnx.composition import COUNT, finish, function_of, node, unrolled
from sfumato_plugins.exporters.onnx.graph_file import graphs_of
from sfumato_plugins.exporters.onnx.sampler_coefficients import (
    CoefficientsBySteps,
    SamplerCoefficients,
)
from sfumato_plugins.exporters.onnx.tracing import DOMAIN, NOISE

__all__ = ["GraphForm", "GraphGuidance", "LoopParts", "compose_loop"]

_NETWORK = "network/"
_GUIDE = "guide/"
_START = "start/"
_DECODER = "decoder/"

Shape = tuple[int, int, int]


class GraphForm(NamedTuple):
    """The inputs, the output, and the loop form of the graph."""

    input: Literal["seed", "noise"] = "seed"
    """The input that images are generated from."""
    gives: Literal["uint8", "float32"] = "uint8"
    """Bytes `[N, H, W, C]`, or values in [-1, 1], `[N, C, H, W]`."""
    trajectory: Literal["loop", "unrolled"] = "loop"


class GraphGuidance(NamedTuple):
    """How the calls of a trajectory are guided."""

    calls: tuple[bool, ...]
    """Whether each call is guided, in the order of the table."""
    guide: onnx.ModelProto | None
    """The guide checkpoint; `None` if the guide is the network without a class."""


class LoopParts(NamedTuple):
    """The graphs to combine."""

    denoiser: onnx.ModelProto
    """The network, with inputs x, sigma, and, for a model with classes, class_label."""
    noise: onnx.ModelProto
    """The noise of a seed."""
    start: onnx.ModelProto | None
    """Maps noise to the starting point of the trajectory; `None` if it is plain noise."""
    decoder: onnx.ModelProto | None
    """Decodes latents to images; `None` for a pixel-space model."""


def compose_loop(
    trajectory: SamplerCoefficients | CoefficientsBySteps,
    parts: LoopParts,
    *,
    form: GraphForm,
    shapes: tuple[Shape, Shape],
    class_count: int,
    guidance: GraphGuidance | None,
) -> onnx.ModelProto:
    """Return a model whose loop calls the network once per row of a table.

    Args:
        trajectory: The coefficients, or those for all numbers of steps if the number of steps is an
            input.
        parts: The graphs to combine.
        form: The inputs, the output, and the loop form.
        shapes: Channels, height, and width of the network's input, and of the images.
        class_count: Number of classes of the model.
        guidance: How calls are guided; `None` if the model does not support guidance.

    Returns:
        The complete model, checked, with all shapes inferred.
    """
    table = trajectory.table if isinstance(trajectory, CoefficientsBySteps) else trajectory
    image_shape, pixel_shape = shapes
    starting, decoding = _prefixed(parts.start, _START), _prefixed(parts.decoder, _DECODER)
    body = _body(trajectory, parts.denoiser, guidance, form=form, image_shape=(COUNT, *image_shape))
    nodes = [
        *_first_nodes(form, trajectory, starting),
        *(_label_nodes() if class_count else ()),
        *(_scale_nodes(guidance) if guidance else ()),
    ]
    constants = _constants(trajectory, guidance, class_count=class_count, form=form)
    if form.trajectory == "loop":
        nodes.append(_loop(body, _carried(table)))
    else:
        calls = unrolled(body, calls=len(table.sigmas), start=_start_of(_carried(table)))
        nodes += [*calls.nodes, node("Identity", calls.ends[0], "x")]
        constants += calls.weights
    nodes += _decoding_nodes(decoding)
    nodes += _rounding_nodes() if form.gives == "uint8" else _clipping_nodes()
    constants += [part for graph in (starting, decoding) if graph for part in graph.initializer]
    inputs = _inputs(trajectory, form, image_shape=image_shape, class_count=class_count)
    if guidance:
        inputs.append(helper.make_tensor_value_info("guidance", TensorProto.FLOAT, []))
    image = _image(form, pixel_shape)
    graph = helper.make_graph(nodes, "image_maker", inputs, [image])
    graph.initializer.extend(_named_in(graph, constants))
    functions = [function_of(NOISE, parts.noise)] if form.input == "seed" else []
    return finish(helper.make_model(graph, functions=functions))


def _start_of(carried: dict[str, str]) -> dict[str, str]:
    """Return the loop state at the first call, keyed by name."""
    return {name: "start_x" if name == "x0" else "nothing" for name in carried}


def _loop(body: onnx.GraphProto, carried: dict[str, str]) -> onnx.NodeProto:
    return helper.make_node(
        "Loop",
        ["calls", "", *_start_of(carried).values()],
        ["x", *(f"last_{name}" for name in list(carried)[1:])],
        body=body,
    )


def _first_nodes(
    form: GraphForm,
    trajectory: SamplerCoefficients | CoefficientsBySteps,
    starting: onnx.GraphProto | None,
) -> list[onnx.NodeProto]:
    """Return nodes that count the images and compute the start of the trajectory."""
    nodes = [node("Shape", form.input, "count", start=0, end=1)]
    if isinstance(trajectory, CoefficientsBySteps):
        nodes += [
            node("Clip", "steps fewest_steps most_steps", "steps_within"),
            node("Gather", "starts steps_within", "start"),
            node("Gather", "all_calls steps_within", "calls"),
            node("Gather", "first_rows steps_within", "first_row"),
        ]
    if form.input == "seed":
        nodes.append(node(NOISE, "seed zero", "start_noise", domain=DOMAIN))
    else:
        nodes.append(node("Identity", "noise", "start_noise"))
    return [
        *nodes,
        *_start_nodes(starting),
        node("Sub", "start_x start_x", "nothing"),
    ]


def _start_nodes(starting: onnx.GraphProto | None) -> list[onnx.NodeProto]:
    """Return nodes that compute the starting point from the noise."""
    if starting is None:
        return [node("Mul", "start start_noise", "start_x")]
    return [
        node("Identity", "start_noise", f"{_START}noise"),
        *starting.node,
        node("Identity", f"{_START}start", "start_x"),
    ]


def _prefixed(model: onnx.ModelProto | None, prefix: str) -> onnx.GraphProto | None:
    return None if model is None else compose.add_prefix_graph(model.graph, prefix)


def _inputs(
    trajectory: SamplerCoefficients | CoefficientsBySteps,
    form: GraphForm,
    *,
    image_shape: Shape,
    class_count: int,
) -> list[onnx.ValueInfoProto]:
    table = trajectory.table if isinstance(trajectory, CoefficientsBySteps) else trajectory
    made = helper.make_tensor_value_info
    if form.input == "seed":
        inputs = [made("seed", TensorProto.INT64, [COUNT])]
    else:
        inputs = [made("noise", TensorProto.FLOAT, [COUNT, *image_shape])]
        if table.has_fresh_noise:
            fresh_shape = (len(table.fresh_streams), COUNT, *image_shape)
            inputs.append(made("fresh_noise", TensorProto.FLOAT, fresh_shape))
    if class_count:
        inputs.append(made("class_label", TensorProto.INT64, [COUNT]))
    if isinstance(trajectory, CoefficientsBySteps):
        inputs.append(made("steps", TensorProto.INT64, []))
    return inputs


def _image(form: GraphForm, pixel_shape: Shape) -> onnx.ValueInfoProto:
    channels, height, width = pixel_shape
    if form.gives == "float32":
        numbers = (COUNT, channels, height, width)
        return helper.make_tensor_value_info("image", TensorProto.FLOAT, numbers)
    levels = (COUNT, height, width, channels)
    return helper.make_tensor_value_info("image", TensorProto.UINT8, levels)


def _body(
    trajectory: SamplerCoefficients | CoefficientsBySteps,
    denoiser: onnx.ModelProto,
    guidance: GraphGuidance | None,
    *,
    form: GraphForm,
    image_shape: Sequence[str | int],
) -> onnx.GraphProto:
    """Return the loop body: one call of the network, followed by the weighted sum."""
    by_steps = isinstance(trajectory, CoefficientsBySteps)
    table = trajectory.table if isinstance(trajectory, CoefficientsBySteps) else trajectory
    network = compose.add_prefix_graph(denoiser.graph, _NETWORK)
    has_classes = len(network.input) == 3
    carried = _carried(table)
    nodes = [
        node("Add", "call first_row", "place") if by_steps else node("Identity", "call", "place"),
        node("Gather", "sigmas place", "sigma"),
        *(_guided_nodes() if guidance else ()),
        *_call_nodes(network, guidance, has_classes=has_classes),
        *_sum_nodes(table, form),
        node("Identity", "goes_on", "goes_on_after"),
        *(node("Identity", source, f"{name}_after") for name, source in carried.items()),
    ]
    floats = partial(helper.make_tensor_value_info, elem_type=TensorProto.FLOAT, shape=image_shape)
    call = helper.make_tensor_value_info("call", TensorProto.INT64, [])
    goes_on = partial(helper.make_tensor_value_info, elem_type=TensorProto.BOOL, shape=[])
    return helper.make_graph(
        nodes,
        "one_call",
        [call, goes_on("goes_on"), *(floats(name) for name in carried)],
        [goes_on("goes_on_after"), *(floats(f"{name}_after") for name in carried)],
        network.initializer,  # inside the body, because onnxruntime does not pre-pack outer weights
    )


def _carried(table: SamplerCoefficients) -> dict[str, str]:
    """Return the names of the loop state, each with the value that replaces it after a call."""
    images, answers = len(table.images[0]), len(table.answers[0])
    renewed = {"x0": "sum"}
    renewed |= {f"x{i}": f"x{i - 1}" for i in range(1, images)}
    renewed |= {f"d{i}": f"d{i - 1}" for i in range(1, answers)}
    return renewed


def _label_nodes() -> list[onnx.NodeProto]:
    """Return nodes that map -1 to the label for no class."""
    return [
        node("Less", "class_label zero", "has_no_class"),
        node("Where", "has_no_class no_class class_label", "label"),
    ]


def _scale_nodes(guidance: GraphGuidance) -> list[onnx.NodeProto]:
    """Return nodes that test for guidance and prepare the double batch of class guidance."""
    nodes = [node("Equal", "guidance one", "is_unguided"), node("Not", "is_unguided", "is_guided")]
    if guidance.guide is None:
        nodes += [
            node("Expand", "no_class count", "no_label"),
            node("Concat", "label no_label", "both_labels", axis=0),
            node("Add", "count count", "twice"),
        ]
    return nodes


def _guided_nodes() -> list[onnx.NodeProto]:
    """Return nodes that test whether this call is guided."""
    return [
        node("Gather", "guided_calls place", "is_inside"),
        node("And", "is_inside is_guided", "is_pushed"),
    ]


def _call_nodes(
    network: onnx.GraphProto, guidance: GraphGuidance | None, *, has_classes: bool
) -> list[onnx.NodeProto]:
    """Return nodes that call the network and name its prediction."""
    if guidance is not None and guidance.guide is None:
        return [*_guided_query_nodes(), *network.node, *_push_to_class_nodes()]
    asked = [*_query_nodes(_NETWORK, has_classes=has_classes), *network.node]
    if guidance is None:
        return [*asked, node("Identity", f"{_NETWORK}denoised", "d0")]
    assert guidance.guide is not None
    branches = _push_branches(guidance.guide, has_classes=has_classes)
    return [*asked, node("If", "is_pushed", "d0", **branches)]


def _query_nodes(prefix: str, *, has_classes: bool) -> list[onnx.NodeProto]:
    """Return nodes that evaluate each image once."""
    nodes = [
        node("Identity", "x0", f"{prefix}x"),
        node("Expand", "sigma count", f"{prefix}sigma"),
    ]
    if has_classes:
        nodes.append(node("Identity", "label", f"{prefix}class_label"))
    return nodes


def _guided_query_nodes() -> list[onnx.NodeProto]:
    """Return nodes that evaluate with and without class in one batch, or only once if unguided."""
    return [
        node("Where", "is_pushed twice count", "asked"),
        node("Sub", "asked count", "first_uncond"),
        node("Concat", "x0 x0", "x0_twice", axis=0),
        node("Slice", "x0_twice from_zero asked", f"{_NETWORK}x"),
        node("Expand", "sigma asked", f"{_NETWORK}sigma"),
        node("Slice", "both_labels from_zero asked", f"{_NETWORK}class_label"),
    ]


def _push_to_class_nodes() -> list[onnx.NodeProto]:
    """Return nodes for `uncond + guidance * (cond - uncond)`; unguided, both are equal."""
    return [
        node("Slice", f"{_NETWORK}denoised from_zero count", "cond"),
        node("Slice", f"{_NETWORK}denoised first_uncond asked", "uncond"),
        node("Sub", "cond uncond", "towards_class"),
        node("Mul", "guidance towards_class", "push"),
        node("Add", "uncond push", "d0"),
    ]


def _push_branches(guide: onnx.ModelProto, *, has_classes: bool) -> dict[str, onnx.GraphProto]:
    """Return branches for `worse + guidance * (better - worse)`, or `better` if unguided.

    The guide is inside the branch, so it only runs in the calls that need it.
    """
    network = compose.add_prefix_graph(guide.graph, _GUIDE)
    pushed = helper.make_graph(
        [
            *_query_nodes(_GUIDE, has_classes=has_classes),
            *network.node,
            node("Sub", f"{_NETWORK}denoised {_GUIDE}denoised", "away_from_guide"),
            node("Mul", "guidance away_from_guide", "push"),
            node("Add", f"{_GUIDE}denoised push", "pushed"),
        ],
        "guided",
        [],
        [helper.make_tensor_value_info("pushed", TensorProto.FLOAT, None)],
        network.initializer,
    )
    left = helper.make_graph(
        [node("Identity", f"{_NETWORK}denoised", "as_it_is")],
        "unguided",
        [],
        [helper.make_tensor_value_info("as_it_is", TensorProto.FLOAT, None)],
    )
    return {"then_branch": pushed, "else_branch": left}


def _sum_nodes(table: SamplerCoefficients, form: GraphForm) -> list[onnx.NodeProto]:
    """Return nodes that sum images, predictions, and fresh noise with the weights of a row."""
    images, answers = len(table.images[0]), len(table.answers[0])
    parts = [f"x{i}" for i in range(images)] + [f"d{i}" for i in range(answers)]
    nodes = []
    if table.has_fresh_noise:
        parts.append("fresh")
        nodes.append(node("Gather", "streams place", "stream"))
        if form.input == "seed":
            nodes.append(node(NOISE, "seed stream", "fresh", domain=DOMAIN))
        else:
            nodes.append(node("Gather", "fresh_noise stream", "fresh"))
    weights = [f"weight_{part}" for part in parts]
    nodes += [
        node("Gather", "weights place", "row"),
        node("Split", "row", " ".join(weights), num_outputs=len(parts), axis=0),
    ]
    nodes += [
        node("Mul", f"{weight} {part}", f"weighted_{part}")
        for weight, part in zip(weights, parts, strict=True)
    ]
    nodes.append(node("Sum", " ".join(f"weighted_{part}" for part in parts), "sum"))
    return nodes


def _constants(
    trajectory: SamplerCoefficients | CoefficientsBySteps,
    guidance: GraphGuidance | None,
    *,
    class_count: int,
    form: GraphForm,
) -> list[onnx.TensorProto]:
    """Return the table and the other constants that the nodes use."""
    numbers = _table_numbers(trajectory, form) | {
        "zero": np.int64(0),
        "one": np.float32(1.0),
        "minus_one": np.float32(-1.0),
        "half_range": np.float32(127.5),
    }
    if class_count:
        numbers["no_class"] = np.int64(class_count)
    if guidance is not None:
        numbers["guided_calls"] = np.array(guidance.calls)
        if guidance.guide is None:
            numbers["from_zero"] = np.array([0], np.int64)
    return [numpy_helper.from_array(np.asarray(value), name) for name, value in numbers.items()]


def _named_in(graph: onnx.GraphProto, constants: list[onnx.TensorProto]) -> list[onnx.TensorProto]:
    """Return the constants that a graph or one of its subgraphs uses."""
    taken = {name for part in graphs_of(graph) for one in part.node for name in one.input}
    return [constant for constant in constants if constant.name in taken]


def _table_numbers(
    trajectory: SamplerCoefficients | CoefficientsBySteps, form: GraphForm
) -> dict[str, Any]:  # numpy scalars and arrays
    table = trajectory.table if isinstance(trajectory, CoefficientsBySteps) else trajectory
    columns = [table.images, table.answers]
    if table.has_fresh_noise:
        columns.append(tuple((noise,) for noise in table.noises))
    numbers: dict[str, Any] = {
        "sigmas": np.array(table.sigmas, np.float32),
        "weights": np.concatenate(columns, axis=1).astype(np.float32),
    }
    if isinstance(trajectory, CoefficientsBySteps):
        numbers |= {
            "fewest_steps": np.int64(1),
            "most_steps": np.int64(len(trajectory.starts) - 1),
            "starts": np.array(trajectory.starts, np.float32),
            "all_calls": np.array(trajectory.calls, np.int64),
            "first_rows": np.array(trajectory.first_rows, np.int64),
        }
    else:
        numbers |= {"start": np.float32(table.start), "calls": np.int64(len(table.sigmas))}
    if table.has_fresh_noise:
        streams = np.maximum(np.array(table.streams, np.int64), 0)
        if form.input == "noise":
            streams = np.searchsorted(np.array(table.fresh_streams, np.int64), streams)
        numbers["streams"] = streams
    return numbers


def _decoding_nodes(decoder: onnx.GraphProto | None) -> list[onnx.NodeProto]:
    """Return nodes that convert the end of the trajectory to images."""
    if decoder is None:
        return [node("Identity", "x", "decoded")]
    return [
        node("Identity", "x", f"{_DECODER}x"),
        *decoder.node,
        node("Identity", f"{_DECODER}decoded", "decoded"),
    ]


def _rounding_nodes() -> list[onnx.NodeProto]:
    """Return nodes that round as `sfumato.latents.image_space.bytes_from_images` does."""
    return [
        node("Clip", "decoded minus_one one", "clipped"),
        node("Add", "clipped one", "raised"),
        node("Mul", "raised half_range", "scaled"),
        node("Round", "scaled", "rounded"),
        node("Cast", "rounded", "bytes", to=TensorProto.UINT8),
        node("Transpose", "bytes", "image", perm=[0, 2, 3, 1]),
    ]


def _clipping_nodes() -> list[onnx.NodeProto]:
    """Return nodes that clip to [-1, 1] without rounding."""
    return [node("Clip", "decoded minus_one one", "image")]

"""How does a walk that is a table become a graph with the network in it once?

The network stands in the body of a loop over the table's rows, which onnxruntime loads as fast as
the network alone. Guidance is decided call by call: where a call is not guided, it asks once, about
one image a picture.
"""

from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

import numpy as np
import onnx
from onnx import TensorProto, compose, helper, numpy_helper

from sfumato_plugins.exporters.composition import COUNT, finish, function_of, node
from sfumato_plugins.exporters.tracing import DOMAIN, NOISE
from sfumato_plugins.exporters.walk_table import WalkTable

__all__ = ["GraphGuidance", "compose_loop"]

_NETWORK = "network/"
_GUIDE = "guide/"
_START = "start/"
_DECODER = "decoder/"

Shape = tuple[int, int, int]


class GraphGuidance(NamedTuple):
    """How the calls of a walk are guided."""

    calls: tuple[bool, ...]
    """Whether each call is, in the order of the table."""
    guide: onnx.ModelProto | None
    """The early network; `None` where the network without class is the guide."""


def compose_loop(
    table: WalkTable,
    *,
    denoiser: onnx.ModelProto,
    noise: onnx.ModelProto,
    start: onnx.ModelProto | None,
    decoder: onnx.ModelProto | None,
    shapes: tuple[Shape, Shape],
    class_count: int,
    guidance: GraphGuidance | None,
) -> onnx.ModelProto:
    """Put the network into a loop that walks by a table.

    Args:
        table: The walk.
        denoiser: The network; inputs x, sigma and, for a model with classes, class_label.
        noise: The noise of a seed.
        start: From noise to what the walk begins with; `None` where that is noise alone.
        decoder: From latents to images; `None` for a model of pictures themselves.
        shapes: Channels, height and width of what the network works on, and of the pictures.
        class_count: How many classes the model has.
        guidance: `None` where pictures cannot be guided.

    Returns:
        The whole model, checked, with all shapes inferred.
    """
    image_shape, (channels, height, width) = shapes
    starting, decoding = _prefixed(start, _START), _prefixed(decoder, _DECODER)
    carried = _carried(table)
    nodes = [
        node("Shape", "seed", "count"),
        node(NOISE, "seed zero", "start_noise", domain=DOMAIN),
        *_start_nodes(starting),
        node("Sub", "start_x start_x", "nothing"),
        *(_label_nodes() if class_count else ()),
        *(_scale_nodes(guidance) if guidance else ()),
        helper.make_node(
            "Loop",
            ["calls", "", "start_x", *["nothing"] * (len(carried) - 1)],
            ["x", *(f"last_{name}" for name in list(carried)[1:])],
            body=_body(table, denoiser, guidance, image_shape=(COUNT, *image_shape)),
        ),
        *_decoding_nodes(decoding),
        *_rounding_nodes(),
    ]
    inputs = [helper.make_tensor_value_info("seed", TensorProto.INT64, [COUNT])]
    if class_count:
        inputs.append(helper.make_tensor_value_info("class_label", TensorProto.INT64, [COUNT]))
    if guidance:
        inputs.append(helper.make_tensor_value_info("guidance", TensorProto.FLOAT, []))
    picture = helper.make_tensor_value_info(
        "image", TensorProto.UINT8, [COUNT, height, width, channels]
    )
    constants = _constants(table, guidance, class_count=class_count)
    constants += [part for graph in (starting, decoding) if graph for part in graph.initializer]
    graph = helper.make_graph(nodes, "picture_maker", inputs, [picture], constants)
    return finish(helper.make_model(graph, functions=[function_of(NOISE, noise)]))


def _body(
    table: WalkTable,
    denoiser: onnx.ModelProto,
    guidance: GraphGuidance | None,
    *,
    image_shape: Sequence[str | int],
) -> onnx.GraphProto:
    """Make the loop's body: one call of the network, and the weighted sum after it."""
    network = compose.add_prefix_graph(denoiser.graph, _NETWORK)
    has_classes = len(network.input) == 3
    carried = _carried(table)
    nodes = [
        node("Gather", "sigmas call", "sigma"),
        *(_guided_nodes() if guidance else ()),
        *_call_nodes(network, guidance, has_classes=has_classes),
        *_sum_nodes(table),
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
        network.initializer,  # here and not outside, where onnxruntime would not prepare them
    )


def _carried(table: WalkTable) -> dict[str, str]:
    """Give the names of what is carried from call to call, and from what each is renewed."""
    images, answers = len(table.images[0]), len(table.answers[0])
    renewed = {"x0": "sum"}
    renewed |= {f"x{i}": f"x{i - 1}" for i in range(1, images)}
    renewed |= {f"d{i}": f"d{i - 1}" for i in range(1, answers)}
    return renewed


def _label_nodes() -> list[onnx.NodeProto]:
    """Take -1 for no class."""
    return [
        node("Less", "class_label zero", "has_no_class"),
        node("Where", "has_no_class no_class class_label", "label"),
    ]


def _scale_nodes(guidance: GraphGuidance) -> list[onnx.NodeProto]:
    """See whether there is guidance, and what is asked twice where the class is pushed to."""
    nodes = [node("Equal", "guidance one", "is_unguided"), node("Not", "is_unguided", "is_guided")]
    if guidance.guide is None:
        nodes += [
            node("Expand", "no_class count", "no_label"),
            node("Concat", "label no_label", "both_labels", axis=0),
            node("Add", "count count", "twice"),
        ]
    return nodes


def _guided_nodes() -> list[onnx.NodeProto]:
    """See whether this call is guided."""
    return [
        node("Gather", "guided_calls call", "is_inside"),
        node("And", "is_inside is_guided", "is_pushed"),
    ]


def _call_nodes(
    network: onnx.GraphProto, guidance: GraphGuidance | None, *, has_classes: bool
) -> list[onnx.NodeProto]:
    """Ask the network, and name the answer."""
    if guidance is not None and guidance.guide is None:
        return [*_ask_twice_nodes(), *network.node, *_push_to_class_nodes()]
    asked = [*_ask_nodes(_NETWORK, has_classes=has_classes), *network.node]
    if guidance is None:
        return [*asked, node("Identity", f"{_NETWORK}denoised", "d0")]
    assert guidance.guide is not None
    branches = _push_branches(guidance.guide, has_classes=has_classes)
    return [*asked, node("If", "is_pushed", "d0", **branches)]


def _ask_nodes(prefix: str, *, has_classes: bool) -> list[onnx.NodeProto]:
    """Ask about each image once."""
    nodes = [
        node("Identity", "x0", f"{prefix}x"),
        node("Expand", "sigma count", f"{prefix}sigma"),
    ]
    if has_classes:
        nodes.append(node("Identity", "label", f"{prefix}class_label"))
    return nodes


def _ask_twice_nodes() -> list[onnx.NodeProto]:
    """Ask with class and without, in one batch; with class alone where the call is not guided."""
    return [
        node("Where", "is_pushed twice count", "asked"),
        node("Sub", "asked count", "first_uncond"),
        node("Concat", "x0 x0", "x0_twice", axis=0),
        node("Slice", "x0_twice from_zero asked", f"{_NETWORK}x"),
        node("Expand", "sigma asked", f"{_NETWORK}sigma"),
        node("Slice", "both_labels from_zero asked", f"{_NETWORK}class_label"),
    ]


def _push_to_class_nodes() -> list[onnx.NodeProto]:
    """Give `uncond + guidance * (cond - uncond)`; both are the same where asked once."""
    return [
        node("Slice", f"{_NETWORK}denoised from_zero count", "cond"),
        node("Slice", f"{_NETWORK}denoised first_uncond asked", "uncond"),
        node("Sub", "cond uncond", "towards_class"),
        node("Mul", "guidance towards_class", "push"),
        node("Add", "uncond push", "d0"),
    ]


def _push_branches(guide: onnx.ModelProto, *, has_classes: bool) -> dict[str, onnx.GraphProto]:
    """Give `worse + guidance * (better - worse)`, or the better one where not guided.

    The guide stands inside the branch, so it is run only in the calls that need it.
    """
    network = compose.add_prefix_graph(guide.graph, _GUIDE)
    pushed = helper.make_graph(
        [
            *_ask_nodes(_GUIDE, has_classes=has_classes),
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


def _sum_nodes(table: WalkTable) -> list[onnx.NodeProto]:
    """Sum images, answers and fresh noise with the weights of the table's row."""
    images, answers = len(table.images[0]), len(table.answers[0])
    parts = [f"x{i}" for i in range(images)] + [f"d{i}" for i in range(answers)]
    nodes = []
    if table.has_fresh_noise:
        parts.append("fresh")
        nodes += [
            node("Gather", "streams call", "stream"),
            node(NOISE, "seed stream", "fresh", domain=DOMAIN),
        ]
    weights = [f"weight_{part}" for part in parts]
    nodes += [
        node("Gather", "weights call", "row"),
        node("Split", "row", " ".join(weights), num_outputs=len(parts), axis=0),
    ]
    nodes += [
        node("Mul", f"{weight} {part}", f"weighted_{part}")
        for weight, part in zip(weights, parts, strict=True)
    ]
    nodes.append(node("Sum", " ".join(f"weighted_{part}" for part in parts), "sum"))
    return nodes


def _constants(
    table: WalkTable, guidance: GraphGuidance | None, *, class_count: int
) -> list[onnx.TensorProto]:
    """Give the table and the few numbers that the nodes name."""
    columns = [table.images, table.answers]
    if table.has_fresh_noise:
        columns.append(tuple((noise,) for noise in table.noises))
    numbers: dict[str, Any] = {  # numpy's scalars and arrays
        "start": np.float32(table.start),
        "sigmas": np.array(table.sigmas, np.float32),
        "weights": np.concatenate(columns, axis=1).astype(np.float32),
        "calls": np.int64(len(table.sigmas)),
        "zero": np.int64(0),
        "one": np.float32(1.0),
        "minus_one": np.float32(-1.0),
        "half_range": np.float32(127.5),
    }
    if table.has_fresh_noise:
        numbers["streams"] = np.maximum(np.array(table.streams, np.int64), 0)
    if class_count:
        numbers["no_class"] = np.int64(class_count)
    if guidance is not None:
        numbers["guided_calls"] = np.array(guidance.calls)
        if guidance.guide is None:
            numbers["from_zero"] = np.array([0], np.int64)
    return [numpy_helper.from_array(np.asarray(value), name) for name, value in numbers.items()]


def _prefixed(model: onnx.ModelProto | None, prefix: str) -> onnx.GraphProto | None:
    return None if model is None else compose.add_prefix_graph(model.graph, prefix)


def _start_nodes(starting: onnx.GraphProto | None) -> list[onnx.NodeProto]:
    """Make what the walk begins with of the noise."""
    if starting is None:
        return [node("Mul", "start start_noise", "start_x")]
    return [
        node("Identity", "start_noise", f"{_START}noise"),
        *starting.node,
        node("Identity", f"{_START}start", "start_x"),
    ]


def _decoding_nodes(decoder: onnx.GraphProto | None) -> list[onnx.NodeProto]:
    """Make images of the end of the walk."""
    if decoder is None:
        return [node("Identity", "x", "decoded")]
    return [
        node("Identity", "x", f"{_DECODER}x"),
        *decoder.node,
        node("Identity", f"{_DECODER}decoded", "decoded"),
    ]


def _rounding_nodes() -> list[onnx.NodeProto]:
    """Do what `sfumato.nn.picture_space.bytes_from_images` does."""
    return [
        node("Clip", "decoded minus_one one", "clipped"),
        node("Add", "clipped one", "raised"),
        node("Mul", "raised half_range", "scaled"),
        node("Round", "scaled", "rounded"),
        node("Cast", "rounded", "bytes", to=TensorProto.UINT8),
        node("Transpose", "bytes", "image", perm=[0, 2, 3, 1]),
    ]

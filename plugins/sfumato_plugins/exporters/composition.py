"""How do the traced parts become one graph that holds the weights once?

Where the sampler's walk is a table, the network stands once in the body of a loop over the table's
rows, which onnxruntime loads as fast as the network alone. Any other walk is the traced one, with
the network as a function of the model (ONNX `FunctionProto`) that is called at each step.
"""

import math
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, compose, helper, numpy_helper

from sfumato_plugins.exporters.tracing import DENOISE, DOMAIN, NOISE, OPSET
from sfumato_plugins.exporters.walk_table import WalkTable

__all__ = ["COUNT", "compose_calls", "compose_loop", "describe"]

COUNT = "N"
"""The name of the dimension that counts pictures."""

_IR_VERSION = 8  # that of opset 18, so that older runtimes read the file too
_SMALL_ELEMENTS = 64  # shapes and such: constants inside a function
_NETWORK = "network/"
_DECODER = "decoder/"

Shape = tuple[int, int, int]


def compose_loop(
    table: WalkTable,
    *,
    denoiser: onnx.ModelProto,
    noise: onnx.ModelProto,
    decoder: onnx.ModelProto | None,
    shapes: tuple[Shape, Shape],
    class_count: int,
) -> onnx.ModelProto:
    """Put the network into a loop that walks by a table.

    Args:
        table: The walk.
        denoiser: The network; inputs x, sigma and, for a model with classes, class_label.
        noise: The noise of a seed.
        decoder: From latents to images; `None` for a model of pictures themselves.
        shapes: Channels, height and width of what the network works on, and of the pictures.
        class_count: How many classes the model has.

    Returns:
        The whole model, checked, with all shapes inferred.
    """
    image_shape, (channels, height, width) = shapes
    decoding = None if decoder is None else compose.add_prefix_graph(decoder.graph, _DECODER)
    carried = _carried(table)
    has_classes = len(denoiser.graph.input) == 3
    nodes = [
        _node(NOISE, "seed zero", "start_noise", domain=DOMAIN),
        _node("Mul", "start start_noise", "start_x"),
        _node("Sub", "start_x start_x", "nothing"),
        *(_label_nodes() if has_classes else ()),
        helper.make_node(
            "Loop",
            ["calls", "", "start_x", *["nothing"] * (len(carried) - 1)],
            ["x", *(f"last_{name}" for name in list(carried)[1:])],
            body=_body(table, denoiser, image_shape=(COUNT, *image_shape)),
        ),
        *_decoding_nodes(decoding),
        *_rounding_nodes(),
    ]
    inputs = [helper.make_tensor_value_info("seed", TensorProto.INT64, [COUNT])]
    if has_classes:
        inputs += [
            helper.make_tensor_value_info("class_label", TensorProto.INT64, [COUNT]),
            helper.make_tensor_value_info("guidance", TensorProto.FLOAT, []),
        ]
    picture = helper.make_tensor_value_info(
        "image", TensorProto.UINT8, [COUNT, height, width, channels]
    )
    constants = _constants(table, class_count=class_count)
    constants += [] if decoding is None else list(decoding.initializer)
    graph = helper.make_graph(nodes, "picture_maker", inputs, [picture], constants)
    return _finish(helper.make_model(graph, functions=[_function(NOISE, noise)]))


def compose_calls(
    walk: onnx.ModelProto, *, denoiser: onnx.ModelProto, noise: onnx.ModelProto
) -> onnx.ModelProto:
    """Put network and noise where a traced walk has its markers.

    Weights become initializers of the main graph and inputs of the function, so that they stand
    in the file once, and onnxruntime sees constants at every call.

    Args:
        walk: From seeds to pictures, with markers.
        denoiser: The network; inputs x, sigma and maybe class_label.
        noise: The noise of a seed.

    Returns:
        The whole model, checked, with all shapes inferred.
    """
    weights = [part for part in denoiser.graph.initializer if _is_weight(part)]
    names = {part.name: f"{_NETWORK}{part.name}" for part in weights}
    denoise = _function(DENOISE, denoiser, weights=weights)
    denoise.input[1] = "one_sigma"  # the walk has one for all pictures
    count = [
        _node("Shape", denoise.input[0], "count", start=0, end=1),
        _node("Expand", "one_sigma count", "sigma"),
    ]
    nodes = [*count, *denoise.node]
    del denoise.node[:]
    denoise.node.extend(nodes)
    model = onnx.ModelProto()
    model.CopyFrom(walk)
    model.functions.extend((denoise, _function(NOISE, noise)))
    for node in model.graph.node:
        if node.domain == DOMAIN and node.op_type == DENOISE:
            node.input.extend(names.values())
    for part in weights:
        copy = model.graph.initializer.add()
        copy.CopyFrom(part)
        copy.name = names[part.name]
    return _finish(model)


def describe(
    model: onnx.ModelProto, *, doc: str, docs: dict[str, str], metadata: dict[str, str]
) -> onnx.ModelProto:
    """Name the counting dimension and write down what the model, its inputs and outputs are.

    Args:
        model: Changed in place.
        doc: What the model is.
        docs: What each input and output is, by name.
        metadata: Key and text.

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
    return _finish(model)


def _body(
    table: WalkTable, denoiser: onnx.ModelProto, *, image_shape: Sequence[str | int]
) -> onnx.GraphProto:
    """Make the loop's body: one call of the network, and the weighted sum after it."""
    network = compose.add_prefix_graph(denoiser.graph, _NETWORK)
    has_classes = len(network.input) == 3
    carried = _carried(table)
    nodes = [
        *_ask_nodes(has_classes=has_classes),
        *network.node,
        *_answer_nodes(has_classes=has_classes),
        *_sum_nodes(table),
        _node("Identity", "goes_on", "goes_on_after"),
        *(_node("Identity", source, f"{name}_after") for name, source in carried.items()),
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
    """Take -1 for no class, and ask twice a call only where there is guidance."""
    return [
        _node("Shape", "seed", "count"),
        _node("Less", "class_label zero", "has_no_class"),
        _node("Where", "has_no_class no_class class_label", "label"),
        _node("Expand", "no_class count", "no_label"),
        _node("Concat", "label no_label", "both_labels", axis=0),
        _node("Equal", "guidance one", "is_unguided"),
        _node("Add", "count count", "twice"),
        _node("Where", "is_unguided count twice", "asked"),
        _node("Sub", "asked count", "first_uncond"),
        _node("Slice", "both_labels from_zero asked", "asked_label"),
    ]


def _ask_nodes(*, has_classes: bool) -> list[onnx.NodeProto]:
    sigma = _node("Gather", "sigmas call", "sigma")
    if not has_classes:
        return [
            sigma,
            _node("Identity", "x0", f"{_NETWORK}x"),
            _node("Shape", "x0", "asked", start=0, end=1),
            _node("Expand", "sigma asked", f"{_NETWORK}sigma"),
        ]
    return [
        sigma,
        _node("Concat", "x0 x0", "x0_twice", axis=0),
        _node("Slice", "x0_twice from_zero asked", f"{_NETWORK}x"),
        _node("Expand", "sigma asked", f"{_NETWORK}sigma"),
        _node("Identity", "asked_label", f"{_NETWORK}class_label"),
    ]


def _answer_nodes(*, has_classes: bool) -> list[onnx.NodeProto]:
    """Name the answer; with classes `uncond + guidance * (cond - uncond)`."""
    answer = f"{_NETWORK}denoised"
    if not has_classes:
        return [_node("Identity", answer, "d0")]
    return [
        _node("Slice", f"{answer} from_zero count", "cond"),
        _node("Slice", f"{answer} first_uncond asked", "uncond"),
        _node("Sub", "cond uncond", "towards_class"),
        _node("Mul", "guidance towards_class", "push"),
        _node("Add", "uncond push", "d0"),
    ]


def _sum_nodes(table: WalkTable) -> list[onnx.NodeProto]:
    """Sum images, answers and fresh noise with the weights of the table's row."""
    images, answers = len(table.images[0]), len(table.answers[0])
    parts = [f"x{i}" for i in range(images)] + [f"d{i}" for i in range(answers)]
    nodes = []
    if table.has_fresh_noise:
        parts.append("fresh")
        nodes += [
            _node("Gather", "streams call", "stream"),
            _node(NOISE, "seed stream", "fresh", domain=DOMAIN),
        ]
    weights = [f"weight_{part}" for part in parts]
    nodes += [
        _node("Gather", "weights call", "row"),
        _node("Split", "row", " ".join(weights), num_outputs=len(parts), axis=0),
    ]
    nodes += [
        _node("Mul", f"{weight} {part}", f"weighted_{part}")
        for weight, part in zip(weights, parts, strict=True)
    ]
    nodes.append(_node("Sum", " ".join(f"weighted_{part}" for part in parts), "sum"))
    return nodes


def _constants(table: WalkTable, *, class_count: int) -> list[onnx.TensorProto]:
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
        numbers |= {"no_class": np.int64(class_count), "from_zero": np.array([0], np.int64)}
    return [numpy_helper.from_array(np.asarray(value), name) for name, value in numbers.items()]


def _decoding_nodes(decoder: onnx.GraphProto | None) -> list[onnx.NodeProto]:
    """Make images of the end of the walk."""
    if decoder is None:
        return [_node("Identity", "x", "decoded")]
    return [
        _node("Identity", "x", f"{_DECODER}x"),
        *decoder.node,
        _node("Identity", f"{_DECODER}decoded", "decoded"),
    ]


def _rounding_nodes() -> list[onnx.NodeProto]:
    """Do what `sfumato.nn.picture_space.bytes_from_images` does."""
    return [
        _node("Clip", "decoded minus_one one", "clipped"),
        _node("Add", "clipped one", "raised"),
        _node("Mul", "raised half_range", "scaled"),
        _node("Round", "scaled", "rounded"),
        _node("Cast", "rounded", "bytes", to=TensorProto.UINT8),
        _node("Transpose", "bytes", "image", perm=[0, 2, 3, 1]),
    ]


def _node(kind: str, inputs: str, outputs: str, **attributes: Any) -> onnx.NodeProto:  # any ONNX
    """Make a node; names of inputs and outputs are parted by spaces."""
    return helper.make_node(kind, inputs.split(), outputs.split(), **attributes)


def _finish(model: onnx.ModelProto) -> onnx.ModelProto:
    model.ir_version = _IR_VERSION
    del model.opset_import[:]
    model.opset_import.append(helper.make_opsetid("", OPSET))
    if model.functions:
        model.opset_import.append(helper.make_opsetid(DOMAIN, 1))
    del model.graph.value_info[:]  # the parts call the same dimension by different names
    onnx.checker.check_model(model, full_check=True)
    return model


def _is_weight(part: onnx.TensorProto) -> bool:
    return part.data_type == TensorProto.FLOAT and math.prod(part.dims) > _SMALL_ELEMENTS


def _function(
    name: str, model: onnx.ModelProto, *, weights: Iterable[onnx.TensorProto] = ()
) -> onnx.FunctionProto:
    """Make a function of a model; its weights become inputs, small constants stand inside."""
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

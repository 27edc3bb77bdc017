"""Conversion of a network to 8-bit integer arithmetic.

Convolutions and matrix products with weights are quantized to eight bits, using the ranges from
`calibration`; weights are quantized per channel. The graph expresses this as pairs of
QuantizeLinear and DequantizeLinear nodes, which onnxruntime replaces with its integer kernels. The
first and last products, the embeddings of noise level and class, the norms, and the sampling loop
stay in fp32.
"""

import logging
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import onnx
from numpy.typing import NDArray
from onnx import helper

from sfumato.files.storage import explain_disk_errors
from sfumato_plugins.exporters.onnx.calibration import Call
from sfumato_plugins.exporters.onnx.graph_paths import products

__all__ = ["in_eight_bits"]


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

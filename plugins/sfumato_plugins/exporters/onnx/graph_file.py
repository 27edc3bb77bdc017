"""Writing a graph to disk, including graphs larger than the format allows.

A protobuf message holds less than 2 GiB (https://protobuf.dev/programming-guides/proto-limits). The
weights of a larger graph are stored in a separate file beside it, `model.onnx.data`, which runtimes
find by name.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import onnx
from onnx import TensorProto, external_data_helper

from sfumato.errors import ExportError
from sfumato.files.storage import explain_disk_errors, write_whole
from sfumato.messages import msg

__all__ = [
    "check_graph",
    "fits_one_file",
    "graphs_of",
    "sha256_of",
    "weights_of",
    "write_graph",
]

MOST_IN_ONE_FILE = 1_900_000_000
"""Maximum size of the weights in bytes; the rest of the 2 GiB is reserved for everything else."""

_SMALLEST_OUTSIDE = 1024
"""Size in bytes; smaller tensors, such as shapes, stay in the graph, as readers expect."""
_ALIGNMENT = 4096
"""Alignment of each weight in the file, so that it can be memory-mapped."""


def write_graph(model: onnx.ModelProto, file: Path) -> tuple[Path, ...]:
    """Write a model, storing its weights in a separate file if they do not fit into one file.

    Args:
        model: The model. Its weights are removed from it if they are stored in a separate file.
        file: The file to write, in a staged folder.

    Returns:
        The files that were written, starting with the model.

    Raises:
        SfumatoError: If the disk is full or not writable.
        ExportError: If the written file is not a valid model.
    """
    files = [file]
    if not fits_one_file(model):
        beside = file.with_name(f"{file.name}.data")
        _move_weights(model, beside)
        files.append(beside)
    write_whole(file, model.SerializeToString())
    if len(files) > 1:
        _check(file)  # too large to be checked in memory
    return tuple(files)


def check_graph(model: onnx.ModelProto) -> None:
    """Check a model including all shapes; `write_graph` checks models that are too large for this.

    Raises:
        ExportError: If the model is not valid.
    """
    if fits_one_file(model):
        _check(model)


def fits_one_file(model: onnx.ModelProto) -> bool:
    """Return whether the model and its weights fit into one file."""
    return sum(len(part.raw_data) for part in weights_of(model.graph)) <= MOST_IN_ONE_FILE


def weights_of(graph: onnx.GraphProto) -> Iterator[TensorProto]:
    """Yield the initializers of a graph and of its subgraphs."""
    for part in graphs_of(graph):
        yield from part.initializer


def graphs_of(graph: onnx.GraphProto) -> Iterator[onnx.GraphProto]:
    """Yield a graph and its subgraphs."""
    yield graph
    for node in graph.node:
        for attribute in node.attribute:
            if attribute.HasField("g"):
                yield from graphs_of(attribute.g)


def sha256_of(file: Path) -> str:
    """Return the hash of a file of any size."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _move_weights(model: onnx.ModelProto, beside: Path) -> None:
    with explain_disk_errors(beside), beside.open("wb") as stream:
        for part in weights_of(model.graph):
            if len(part.raw_data) < _SMALLEST_OUTSIDE:
                continue
            stream.write(bytes(-stream.tell() % _ALIGNMENT))
            offset = stream.tell()
            stream.write(part.raw_data)
            external_data_helper.set_external_data(
                part, beside.name, offset=offset, length=len(part.raw_data)
            )
            part.ClearField("raw_data")


def _check(model: onnx.ModelProto | Path) -> None:
    try:
        if isinstance(model, Path):
            onnx.checker.check_model(str(model))
        else:
            onnx.checker.check_model(model, full_check=True)
    except (onnx.checker.ValidationError, onnx.shape_inference.InferenceError) as error:
        raise ExportError(
            msg("exporters.graph_is_invalid", "The graph is not valid ONNX: {error}", error=error),
            hint=msg(
                "exporters.change_sampler_or_backbone",
                "Choose another sampler or backbone, and report the problem, including this "
                "message.",
            ),
        ) from error

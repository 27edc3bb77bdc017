"""Tests that weights too large for one file are stored beside it and found there."""

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from sfumato.errors import ExportError
from sfumato.generation.batches import generate_images
from sfumato_plugins.exporters.onnx import graph_file
from sfumato_plugins.exporters.onnx.graph_file import check_graph, sha256_of, write_graph
from support.exports import agreement, bundle_manifest_of, export_onnx, run_onnx
from support.trained import small_config, trained_model

LARGEST_MESSAGE = 2**31 - 1
"""Size limit of a protobuf message in bytes."""


def adder(size):
    """Return a model that adds some weights to its input."""
    made = helper.make_tensor_value_info
    graph = helper.make_graph(
        [helper.make_node("Add", ["x", "weights"], ["y"])],
        "adder",
        [made("x", TensorProto.FLOAT, [size])],
        [made("y", TensorProto.FLOAT, [size])],
        [numpy_helper.from_array(np.arange(size, dtype=np.float32), "weights")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)])
    model.ir_version = 8
    return model


def test_a_small_model_is_one_file(tmp_path):
    assert write_graph(adder(1000), tmp_path / "model.onnx") == (tmp_path / "model.onnx",)

    assert [file.name for file in tmp_path.iterdir()] == ["model.onnx"]


def test_the_weights_of_a_large_model_are_stored_beside_it(tmp_path, monkeypatch):
    monkeypatch.setattr(graph_file, "MOST_IN_ONE_FILE", 3000)

    file, beside = write_graph(adder(1000), tmp_path / "model.onnx")

    assert beside.name == "model.onnx.data"
    assert file.stat().st_size < 1000
    assert beside.stat().st_size == 4000
    added = run_onnx(file, x=np.ones(1000, np.float32))
    np.testing.assert_array_equal(added, np.arange(1000) + 1)


def test_the_limit_is_below_that_of_the_format():
    assert graph_file.MOST_IN_ONE_FILE < LARGEST_MESSAGE - 100_000_000


@pytest.mark.slow
def test_a_bundle_with_a_weights_file_reproduces_the_gallery(tmp_path, monkeypatch):
    model = trained_model(small_config(num_steps=2, widths=(16,)))
    monkeypatch.setattr(graph_file, "MOST_IN_ONE_FILE", 10_000)

    bundle = export_onnx(model, tmp_path)

    interface = bundle_manifest_of(bundle).files[0]
    assert interface.weights_file == "model.onnx.data"
    assert interface.weights_file_sha256 == sha256_of(bundle / "model.onnx.data")
    drawn = run_onnx(bundle / "model.onnx", seed=np.array([3, 4]))
    assert agreement(drawn, generate_images(model, [3, 4])) >= 0.999


def test_an_invalid_graph_is_rejected():
    model = adder(10)
    model.graph.node[0].op_type = "Adder"

    with pytest.raises(ExportError, match=r"not valid ONNX.*Adder"):
        check_graph(model)


def test_weights_inside_branches_and_loops_are_found():
    inner = adder(3).graph
    outer = adder(2).graph
    outer.node.append(helper.make_node("If", ["x"], ["z"], then_branch=inner, else_branch=inner))

    assert [onnx.numpy_helper.to_array(part).size for part in graph_file.weights_of(outer)] == [
        2,
        3,
        3,
    ]

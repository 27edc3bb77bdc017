"""Tests that Winograd convolutions equal the plain ones."""

import numpy as np
import onnx
import pytest
import torch
from torch import Tensor, nn

from sfumato.errors import ExportError
from sfumato.generation.batches import generate_images
from sfumato_plugins.exporters import OnnxSettings
from sfumato_plugins.exporters.onnx.faster_layers import multiplying_less
from sfumato_plugins.exporters.onnx.graph_building import trace_networks
from support.exports import agreement, export_onnx, run_onnx
from support.trained import small_config, trained_latent_model, trained_model

SEEDS = [0, 5, 2**40 + 3]


def convolved(part: nn.Module, x: Tensor) -> tuple[Tensor, Tensor]:
    """Return a network's output with plain and with Winograd convolutions."""
    with torch.no_grad():
        expected = part(x)
        with multiplying_less(part):
            found = part(x)
    return expected, found


@pytest.mark.parametrize("has_bias", [True, False])
@pytest.mark.parametrize(("height", "width"), [(4, 4), (8, 5), (16, 12)])
def test_feature_maps_are_convolved_as_before(height: int, width: int, has_bias: bool) -> None:
    torch.manual_seed(0)
    part = nn.Sequential(nn.Conv2d(32, 48, 3, padding=1, bias=has_bias))
    expected, found = convolved(part, torch.randn(2, 32, height, width))
    assert not torch.equal(found, expected)  # proves that the other algorithm ran
    torch.testing.assert_close(found, expected, atol=2e-5, rtol=1e-4)


def test_a_height_that_is_not_a_multiple_of_four_uses_the_plain_algorithm() -> None:
    part = nn.Sequential(nn.Conv2d(32, 32, 3, padding=1))
    expected, found = convolved(part, torch.randn(1, 32, 6, 8))
    assert torch.equal(found, expected)


@pytest.mark.parametrize(
    "unfit",
    [
        nn.Conv2d(32, 32, 3, stride=2, padding=1),
        nn.Conv2d(32, 32, 3),
        nn.Conv2d(32, 32, 3, padding=2, dilation=2),
        nn.Conv2d(32, 32, 3, padding=1, groups=2),
        nn.Conv2d(32, 32, 3, padding=1, padding_mode="circular"),
        nn.Conv2d(32, 32, 1),
        nn.Conv2d(3, 32, 3, padding=1),
        nn.Conv2d(32, 40, 3, padding=1),
    ],
    ids=repr,
)
def test_unsuitable_convolutions_are_left_alone(unfit: nn.Conv2d) -> None:
    network = nn.Sequential(unfit)
    with multiplying_less(network):
        assert network[0] is unfit


def test_the_network_is_restored_even_after_an_error() -> None:
    network = nn.Sequential(nn.Conv2d(32, 32, 3, padding=1))
    usual = network[0]

    def fail() -> None:
        with multiplying_less(network):
            assert network[0] is not usual
            raise ValueError("as a trace that fails does")

    with pytest.raises(ValueError, match="as a trace"):
        fail()
    assert network[0] is usual


@pytest.mark.slow
@pytest.mark.parametrize("trained", [trained_model, trained_latent_model])
def test_an_export_for_cpus_generates_the_same_images(trained, tmp_path) -> None:
    model = trained(small_config(num_steps=3, widths=(32, 32)))

    bundle = export_onnx(model, tmp_path, device="cpu")

    drawn = run_onnx(bundle / "model.onnx", seed=np.array(SEEDS))
    assert agreement(drawn, generate_images(model, SEEDS)) >= 0.999
    shapes = kernel_shapes(onnx.load(bundle / "denoiser.onnx").graph)
    assert (1, 3) in shapes
    assert (3, 3) in shapes  # the first and the last, which have few channels


@pytest.mark.parametrize("precision", ["fp16", "int8"])
def test_the_cpu_layout_requires_fp32(precision: str) -> None:
    model = trained_model(small_config())
    with pytest.raises(ExportError, match=precision):
        trace_networks(model, OnnxSettings(device="cpu", precision=precision))


def kernel_shapes(graph: onnx.GraphProto) -> set[tuple[int, ...]]:
    """Return the shapes of the kernels of all convolutions."""
    return {
        tuple(attribute.ints)
        for node in graph.node
        for attribute in node.attribute
        if node.op_type == "Conv" and attribute.name == "kernel_shape"
    }

"""Tests that models of lower precision generate good images and report their loss."""

import math

import numpy as np
import onnx
import pytest
import torch
from onnx import TensorProto

from sfumato.errors import ExportError
from sfumato.generation.batches import generate_images
from sfumato_plugins.exporters.onnx.graph_file import weights_of
from sfumato_plugins.exporters.onnx.precisions import calls_of, in_half_precision, inside, products
from sfumato_plugins.exporters.onnx.tracing import trace_denoiser
from support.bundle_page import images_by_page, needs_chromium
from support.exports import bundle_manifest_of, export_onnx, run_onnx
from support.trained import small_config, trained_latent_model, trained_model

CLASSES = ("cat", "dog")
CONFIGS = {
    "u-net": (small_config(num_steps=3), ()),
    "transformer, classes, guided": (
        small_config(num_steps=3, backbone="dit", guidance_scale=2.0),
        CLASSES,
    ),
    "few steps": (small_config(num_steps=2, sampler="consistency"), ()),
    "autoguidance": (
        small_config(num_steps=3, guidance="autoguidance", guidance_scale=1.5, widths=(16,)),
        (),
    ),
}


def psnr_db(images, own):
    assert own.std() > 20  # uniform gray images would match by accident
    error = ((images.astype(float) - own) ** 2).mean()
    return math.inf if error == 0 else 10 * math.log10(255**2 / error)


def kinds_in(graph):
    """Return the bytes of weights of each type."""
    sizes = {}
    for part in weights_of(graph):
        sizes[part.data_type] = sizes.get(part.data_type, 0) + math.prod(part.dims)
    return sizes


@pytest.fixture(scope="module")
def model():
    return trained_model(small_config(num_steps=3), classes=CLASSES)


@pytest.fixture(scope="module")
def network(model):
    return trace_denoiser(model)


@pytest.fixture(scope="module", params=CONFIGS)
def in_fp16(request, tmp_path_factory):
    """Return a model and its fp16 bundle."""
    config, classes = CONFIGS[request.param]
    model = trained_model(config, classes=classes)
    folder = tmp_path_factory.mktemp("fp16")
    return model, export_onnx(model, folder, precision="fp16", proof_images=12)


@pytest.fixture(scope="module", params=CONFIGS)
def in_int8(request, tmp_path_factory):
    """Return an int8 bundle."""
    config, classes = CONFIGS[request.param]
    model = trained_model(config, classes=classes)
    folder = tmp_path_factory.mktemp("int8")
    return export_onnx(model, folder, precision="int8", distance_images=48)


@pytest.mark.slow
@needs_chromium
def test_the_page_generates_in_fp16_within_35_db_of_the_gallery(in_fp16):
    model, bundle = in_fp16

    images = images_by_page(bundle, count=6)

    assert psnr_db(images, generate_images(model, range(6))) >= 35


@pytest.mark.slow
@needs_chromium
def test_the_page_generates_in_int8_the_same_as_other_programs(in_int8):
    classes = bundle_manifest_of(in_int8).classes
    scale = bundle_manifest_of(in_int8).sampling.settings.guidance_scale
    asked = {"seed": np.arange(6)}
    if classes:
        asked |= {"class_label": np.arange(6) % len(classes), "guidance": np.float32(scale)}

    images = images_by_page(in_int8, count=6)

    assert psnr_db(images, run_onnx(in_int8 / "model.onnx", **asked)) >= 30


@pytest.mark.slow
def test_fp16_stays_within_35_db(in_fp16):
    _, bundle = in_fp16

    bundle_manifest = bundle_manifest_of(bundle)
    assert bundle_manifest.parity.psnr_db is None or bundle_manifest.parity.psnr_db >= 35
    assert {file.precision for file in bundle_manifest.files} == {"fp16"}
    kinds = kinds_in(onnx.load(bundle / "model.onnx").graph)
    assert kinds[TensorProto.FLOAT16] > kinds[TensorProto.FLOAT]


@pytest.mark.slow
def test_int8_is_no_farther_from_the_source_than_the_source_itself(in_int8):
    bundle = in_int8

    bundle_manifest = bundle_manifest_of(bundle)
    assert bundle_manifest.distance.score.count == 48
    assert bundle_manifest.distance.score.frechet.multiple <= 1.15
    assert bundle_manifest.distance.cleanliness.penalty <= 0.5
    assert bundle_manifest.parity.psnr_db > 20
    kinds = kinds_in(onnx.load(bundle / "model.onnx").graph)
    assert kinds[TensorProto.INT8] > 0.5 * kinds[TensorProto.FLOAT]  # embeddings stay exact


@pytest.mark.slow
def test_a_decoder_stays_exact_beside_an_8_bit_network(tmp_path):
    bundle = export_onnx(
        trained_latent_model(small_config(num_steps=3)),
        tmp_path,
        precision="int8",
        distance_images=32,
    )

    precisions = {file.file: file.precision for file in bundle_manifest_of(bundle).files}
    assert precisions == {"model.onnx": "int8", "denoiser.onnx": "int8", "decoder.onnx": "fp32"}


def test_int8_without_a_distance_is_rejected(model, tmp_path):
    with pytest.raises(ExportError, match="int8 export is verified by its Fréchet distance"):
        export_onnx(model, tmp_path, precision="int8", distance_images=0)


def test_an_fp16_network_keeps_its_rim_exact(network):
    halved = in_half_precision(network)

    onnx.checker.check_model(halved, full_check=True)
    made_in_half = {
        name
        for node in halved.graph.node
        if node.op_type != "Cast"
        for name in node.output
        if name.endswith("/half")
    }
    kinds = {part.name: part.data_type for part in halved.graph.initializer}
    for node in halved.graph.node:
        if node.op_type in ("Sin", "Cos", "InstanceNormalization", "Softmax", "Gemm"):
            assert not {name for name in node.input if name in made_in_half}
            assert TensorProto.FLOAT16 not in {kinds.get(name) for name in node.input}
    assert {value.type.tensor_type.elem_type for value in halved.graph.output} == {1}


def test_an_fp16_network_predicts_nearly_the_same(model, network, tmp_path):
    x = 3 * torch.randn(4, 3, 8, 8, generator=torch.Generator().manual_seed(0))
    sigma, label = torch.tensor([0.05, 0.5, 3.0, 80.0]), torch.tensor([0, 1, 2, 0])
    onnx.save(in_half_precision(network), tmp_path / "half.onnx")

    feed = {"x": x.numpy(), "sigma": sigma.numpy(), "class_label": label.numpy()}
    denoised = run_onnx(tmp_path / "half.onnx", **feed)

    with torch.inference_mode():
        own = model.denoise(x, sigma, label).numpy()
    assert 0 < np.abs(denoised - own).max() < 0.02  # 11 significant bits for numbers near 1


def test_the_body_is_everything_the_image_passes_through(network):
    nodes = network.graph.node
    rim = [nodes[index] for index in set(range(len(nodes))) - set(inside(network.graph))]

    assert {"Sin", "Cos", "Gemm"} <= {node.op_type for node in rim}
    assert not {"Conv", "InstanceNormalization"} & {node.op_type for node in rim}
    assert any("denoised" in node.output for node in rim)


def test_the_first_and_the_last_convolution_stay_exact(network):
    convolutions = [i for i, node in enumerate(network.graph.node) if node.op_type == "Conv"]

    eight_bits = products(network.graph)

    assert convolutions[0] not in eight_bits
    assert convolutions[-1] not in eight_bits
    assert set(convolutions[1:-1]) <= set(eight_bits)


def test_ranges_are_measured_at_the_noise_levels_of_the_trajectory(model):
    calls = calls_of(model, images=12)[model.denoiser]

    levels = {round(float(sigma), 4) for call in calls for sigma in call["sigma"]}
    assert levels == {round(sigma, 4) for sigma in model.image_maker().sigmas[:-1]}
    assert {int(label) for call in calls for label in call["class_label"]} == {0, 1, 2}
    assert not model.denoiser._forward_pre_hooks

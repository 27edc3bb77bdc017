"""Tests that the ONNX bundle reproduces the gallery's images, in onnxruntime and standalone."""

import json
import subprocess
import sys

import msgspec
import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from onnx import numpy_helper
from PIL import Image

from sfumato.diffusion.sampler import Sampler
from sfumato.errors import ExportError
from sfumato.export.export import export_model
from sfumato.generation.batches import generate_images
from sfumato.generation.trained_model import TrainedModel
from sfumato_plugins.exporters import OnnxSettings
from sfumato_plugins.exporters.documents.bundle_manifest import BundleManifest
from sfumato_plugins.exporters.onnx_bundle import OnnxExporter
from support.bundle_manifest_schema import fitting_bundle_manifest
from support.source_tree import run_python
from support.trained import small_config, trained_model

CLASSES = ("cat", "dog", "owl")
TRAJECTORIES = {
    "flow, folded, gray": ({"unshuffle": 2, "sampler": "heun", "augmentation": 0.2}, 1, ()),
    "edm, unipc": ({"prediction": "edm", "sampler": "unipc"}, 3, ()),
    "epsilon, fresh noise": ({"prediction": "epsilon", "sampler": "ddpm", "num_steps": 6}, 3, ()),
    "v, classes": ({"prediction": "v", "sampler": "ddim", "augmentation": 0.2}, 1, CLASSES),
    "transformer": ({"backbone": "dit"}, 3, ()),
    "transformer, classes": ({"backbone": "dit", "augmentation": 0.2}, 1, CLASSES),
    "fast, two steps": ({"sampler": "consistency", "num_steps": 2}, 3, CLASSES),
    "fast, one step": ({"sampler": "consistency", "num_steps": 1}, 1, ()),
    "gaussian start": ({"start": "gaussian", "sigma_max": 5.0}, 3, ()),
    "gaussian start, fresh noise": ({"start": "gaussian", "sampler": "ddpm"}, 1, CLASSES),
    "x, one step": ({"prediction": "x", "sampler": "euler", "num_steps": 1}, 1, ()),
}


AUTOGUIDANCE = {"guidance": "autoguidance", "guidance_scale": 1.6}
INTERVAL = {"guidance_low": 0.2, "guidance_high": 10.0}
GUIDED = {
    "class, interval": ({"guidance_scale": 2.5, "num_steps": 6, **INTERVAL}, CLASSES, 3),
    "autoguidance": (AUTOGUIDANCE, (), 4),
    "autoguidance, interval, classes": (
        {"sampler": "heun", "num_steps": 5, **AUTOGUIDANCE, **INTERVAL},
        CLASSES,
        4,
    ),
}


class ClampingSampler(Sampler):
    """Euler's method with a clamped prediction, which is not linear."""

    def step(self, trajectory, x, index):
        """Return the next image, computed from a clamped prediction."""
        sigma, sigma_next = trajectory.sigmas[index], trajectory.sigmas[index + 1]
        denoised = trajectory.denoise(x, sigma).clamp(-1, 1)
        fresh = 0.1 * sigma_next * trajectory.fresh_noise(index)
        return denoised + (sigma_next / sigma) * (x - denoised) + fresh


class UndecidedSampler(Sampler):
    """A sampler whose control flow depends on the image, which a graph cannot represent."""

    def step(self, trajectory, x, index):
        """Return a step up or down."""
        denoised = trajectory.denoise(x, trajectory.sigmas[index])
        return denoised if float(denoised.mean()) > 0 else -denoised


def export(model, folder, **settings):
    exporter = OnnxExporter(OnnxSettings(**{"distance_images": 0} | settings))
    events = list(export_model(model, exporter, folder / "bundle", name="onnx"))
    fitting_bundle_manifest(folder / "bundle")
    return events, folder / "bundle"


def session_of(bundle, name="model.onnx"):
    return onnxruntime.InferenceSession(bundle / name, providers=["CPUExecutionProvider"])


@pytest.fixture(scope="module")
def model():
    return trained_model(small_config(guidance_scale=1.5), classes=CLASSES)


@pytest.fixture(scope="module")
def bundle(model, tmp_path_factory):
    return export(model, tmp_path_factory.mktemp("exports"), license="CC0-1.0")[1]


@pytest.fixture(scope="module")
def bundle_manifest(bundle):
    return msgspec.json.decode((bundle / "manifest.json").read_bytes(), type=BundleManifest)


def test_the_bundle_reproduces_the_gallery(model, bundle):
    seeds = np.array([0, 1, 2, 77, 2**40 + 3])

    drawn = session_of(bundle).run(
        None,
        {"seed": seeds, "class_label": seeds % 3, "guidance": np.array(1.5, np.float32)},
    )[0]

    own = generate_images(model, seeds.tolist())
    assert own.std() > 20  # uniform gray images would match by accident
    assert (np.abs(drawn.astype(int) - own) <= 1).mean() >= 0.999
    assert (drawn == own).mean() >= 0.999


def test_label_minus_one_means_no_class(model, bundle):
    seeds = np.arange(4)

    drawn = session_of(bundle).run(
        None,
        {"seed": seeds, "class_label": seeds * 0 - 1, "guidance": np.array(1.0, np.float32)},
    )[0]

    with torch.inference_mode():
        own = model.image_maker()(torch.tensor(seeds)).numpy()
    assert (np.abs(drawn.astype(int) - own) <= 1).all()


def test_an_image_does_not_depend_on_its_batch(bundle):
    session = session_of(bundle)
    feed = {"guidance": np.array(2.0, np.float32)}

    together = session.run(
        None, feed | {"seed": np.arange(70), "class_label": np.zeros(70, np.int64)}
    )[0]
    alone = session.run(
        None, feed | {"seed": np.array([69]), "class_label": np.zeros(1, np.int64)}
    )[0]

    assert np.abs(together[69].astype(int) - alone[0]).max() <= 1


def test_the_model_documents_its_inputs_and_outputs(bundle, bundle_manifest):
    graph = onnx.load(bundle / "model.onnx").graph
    session = session_of(bundle)

    assert [(v.name, v.type, v.shape) for v in session.get_inputs()] == [
        ("seed", "tensor(int64)", ["N"]),
        ("class_label", "tensor(int64)", ["N"]),
        ("guidance", "tensor(float)", []),
    ]
    assert [(v.name, v.type, v.shape) for v in session.get_outputs()] == [
        ("image", "tensor(uint8)", ["N", 8, 8, 3])
    ]
    assert all(value.doc_string for value in (*graph.input, *graph.output))
    assert json.loads(session.get_modelmeta().custom_metadata_map["classes"]) == list(CLASSES)
    values = [*bundle_manifest.files[0].inputs, *bundle_manifest.files[0].outputs]
    assert [value.name for value in values] == ["seed", "class_label", "guidance", "image"]


def test_the_file_stores_the_weights_once(model, bundle):
    weights = 4 * sum(parameter.numel() for parameter in model.denoiser.parameters())

    assert (bundle / "model.onnx").stat().st_size < weights + 150_000


def test_the_file_contains_nothing_about_the_machine(bundle):
    for file in (path for path in bundle.rglob("*") if path.is_file()):
        assert b"site-packages" not in file.read_bytes()
        assert str(bundle.parent.parent).encode() not in file.read_bytes()


def test_the_exported_denoiser_equals_the_denoiser(model, bundle):
    x = torch.randn(5, 3, 8, 8, generator=torch.Generator().manual_seed(0))
    sigma = torch.tensor([0.03, 0.2, 1.0, 7.0, 80.0])
    x, label = x * (1 + sigma.reshape(-1, 1, 1, 1)), torch.tensor([0, 1, 2, 3, 0])

    feed = {"x": x.numpy(), "sigma": sigma.numpy(), "class_label": label.numpy()}
    denoised = session_of(bundle, "denoiser.onnx").run(None, feed)[0]

    with torch.inference_mode():
        own = model.denoise(x, sigma, label).numpy()
    np.testing.assert_allclose(denoised, own, rtol=1e-4, atol=1e-4)


def test_the_manifests_coefficients_reproduce_the_image_with_the_denoiser(bundle, bundle_manifest):
    trajectory, session = bundle_manifest.sampling.trajectory, session_of(bundle, "denoiser.onnx")
    whole = onnx.load(bundle / "model.onnx")
    feed = {"class_label": np.array([1]), "guidance": np.array(1.0, np.float32)}
    image = session_of(bundle).run(None, feed | {"seed": np.array([3])})[0]
    images, answers = [trajectory["start"] * noise_of(whole, seed=3)], []

    for call, sigma in enumerate(trajectory["sigmas"]):
        feed = {"x": images[0], "sigma": np.float32([sigma]), "class_label": np.array([1])}
        answers.insert(0, session.run(None, feed)[0])
        (kept,), (new, *old) = trajectory["images"][call], trajectory["answers"][call]
        x = (
            kept * images[0]
            + new * answers[0]
            + sum(w * d for w, d in zip(old, answers[1:], strict=False))
        )
        images.insert(0, x.astype(np.float32))

    own = np.round((images[0].clip(-1, 1) + 1) * 127.5).transpose(0, 2, 3, 1)
    assert np.abs(image - own).max() <= 1


def noise_of(whole, *, seed):
    """Return the noise computed by the model's own function."""
    (noise,) = [function for function in whole.functions if function.name == "Noise"]
    maker = onnx.helper.make_graph(
        [onnx.helper.make_node("Noise", ["seed", "stream"], ["noise"], domain="sfumato")],
        "noise",
        [onnx.helper.make_tensor_value_info("seed", onnx.TensorProto.INT64, ["N"])],
        [onnx.helper.make_tensor_value_info("noise", onnx.TensorProto.FLOAT, ["N", 3, 8, 8])],
        [numpy_helper.from_array(np.array(0), "stream")],
    )
    model = onnx.helper.make_model(
        maker, functions=[noise], opset_imports=whole.opset_import, ir_version=8
    )
    session = onnxruntime.InferenceSession(model.SerializeToString())
    return session.run(None, {"seed": np.array([seed])})[0]


def test_the_manifest_contains_parity_origin_and_license(bundle_manifest):
    assert bundle_manifest.license == "CC0-1.0"
    assert bundle_manifest.classes == CLASSES
    assert bundle_manifest.parity.images == 64
    assert bundle_manifest.parity.within_one_share >= 0.999
    assert bundle_manifest.training.dataset_sha256 == "b" * 64
    assert "num_steps = 4" in bundle_manifest.training.config_toml
    assert bundle_manifest.sampling.sigmas[0] == pytest.approx(80.0)
    assert {"sfumato", "torch", "onnxruntime"} <= bundle_manifest.versions.keys()
    assert bundle_manifest.speed.batch_s > 0


def test_the_example_reproduces_the_gallery_standalone(model, bundle, tmp_path):
    command = [sys.executable, "-I", bundle / "example.py", "--seeds", "5", "8", "--out", tmp_path]

    subprocess.run(command, check=True, capture_output=True)

    own = generate_images(model, [5, 8])
    for seed, image in zip((5, 8), own, strict=True):
        drawn = np.asarray(Image.open(tmp_path / f"{seed}.png"))
        assert (np.abs(drawn.astype(int) - image) <= 1).mean() >= 0.999


def test_the_example_requires_only_onnxruntime_numpy_and_pillow(bundle):
    loaded = run_python(
        "import runpy, sys\n"
        f"sys.argv = ['example.py', '--count', '1', '--out', {str(bundle.parent / 'drawn')!r}]\n"
        f"runpy.run_path({str(bundle / 'example.py')!r}, run_name='__main__')\n"
        "print(*sys.modules)\n"
    ).split()

    assert not {"torch", "onnx", "diffusers", "sfumato", "msgspec"} & set(loaded)


@pytest.mark.slow
@pytest.mark.parametrize(("config", "channels", "classes"), TRAJECTORIES.values(), ids=TRAJECTORIES)
def test_every_prediction_and_sampler_is_verified(config, channels, classes, tmp_path):
    model = trained_model(small_config(**config, widths=(16,)), channels=channels, classes=classes)

    events, bundle = export(model, tmp_path, proof_images=24)

    found = msgspec.json.decode((bundle / "manifest.json").read_bytes(), type=BundleManifest).parity
    assert found.images == 24
    assert found.within_one_share >= 0.999
    assert str(events[-1].summary).startswith("Verified with onnxruntime on 24 images")


@pytest.mark.slow
@pytest.mark.parametrize(("config", "classes", "guided_calls"), GUIDED.values(), ids=GUIDED)
def test_every_guidance_is_reproduced(config, classes, guided_calls, tmp_path):
    model = trained_model(small_config(**config, widths=(16,)), classes=classes)

    _, bundle = export(model, tmp_path, proof_images=24)

    bundle_manifest = msgspec.json.decode(
        (bundle / "manifest.json").read_bytes(), type=BundleManifest
    )
    assert bundle_manifest.parity.within_one_share >= 0.999
    assert bundle_manifest.sampling.guidance.guided_calls == guided_calls
    seeds = np.array([3, 2**40 + 7])
    feed = {"seed": seeds, "guidance": np.array(config["guidance_scale"], np.float32)}
    feed |= {"class_label": seeds % 3} if classes else {}
    session = session_of(bundle)
    own = generate_images(model, seeds.tolist())
    assert own.std() > 20
    drawn = session.run(None, feed)[0]
    assert (np.abs(drawn.astype(int) - own) <= 1).mean() >= 0.999
    (strength,) = [value for value in bundle_manifest.files[0].inputs if value.name == "guidance"]
    assert strength.is_optional == (model.guide is not None)
    if strength.is_optional:  # its default is the gallery's guidance scale
        del feed["guidance"]
        assert (session.run(None, feed)[0] == drawn).all()
        weaker = session.run(None, feed | {"guidance": np.array(1.0, np.float32)})[0]
        assert (weaker != drawn).any()


@pytest.mark.slow
def test_a_guide_checkpoint_runs_only_in_guided_calls(tmp_path):
    model = trained_model(small_config(**AUTOGUIDANCE, **INTERVAL, widths=(16,)))

    _, bundle = export(model, tmp_path, proof_images=4)

    graph = onnx.load(bundle / "model.onnx").graph
    (loop,) = [node for node in graph.node if node.op_type == "Loop"]
    (choice,) = [node for node in loop.attribute[0].g.node if node.op_type == "If"]
    branches = {attribute.name: attribute.g for attribute in choice.attribute}
    of_guide = [part.name for part in branches["then_branch"].initializer]
    assert [node.op_type for node in branches["else_branch"].node] == ["Identity"]
    assert any(name.startswith("guide/") for name in of_guide)
    assert not any(part.name.startswith("guide/") for part in loop.attribute[0].g.initializer)
    weights = 4 * sum(parameter.numel() for parameter in model.denoiser.parameters())
    assert (bundle / "model.onnx").stat().st_size < 2 * weights + 200_000


def test_a_model_without_guidance_has_no_guidance_input(tmp_path):
    config = small_config(guidance="none", guidance_scale=2.0, num_steps=2, widths=(16,))
    model = trained_model(config, classes=CLASSES)

    _, bundle = export(model, tmp_path, proof_images=4)

    assert [value.name for value in session_of(bundle).get_inputs()] == ["seed", "class_label"]


def test_a_nonlinear_sampler_is_traced(tmp_path):
    source = trained_model(small_config(unshuffle=2, num_steps=3, widths=(16,)), classes=("a", "b"))
    model = TrainedModel(source.denoiser, source.metadata, sampler=ClampingSampler())

    _, bundle = export(model, tmp_path, proof_images=12)

    bundle_manifest = msgspec.json.decode(
        (bundle / "manifest.json").read_bytes(), type=BundleManifest
    )
    assert bundle_manifest.sampling.trajectory is None
    assert bundle_manifest.parity.within_one_share >= 0.999
    weights = 4 * sum(parameter.numel() for parameter in model.denoiser.parameters())
    assert (bundle / "model.onnx").stat().st_size < weights + 250_000


@pytest.mark.slow
@pytest.mark.parametrize("classes", [(), CLASSES], ids=["plain", "classes"])
def test_a_traced_graph_contains_the_guide_checkpoint_too(classes, tmp_path):
    source = trained_model(
        small_config(num_steps=3, **AUTOGUIDANCE, **INTERVAL, widths=(16,)), classes=classes
    )
    model = TrainedModel(
        source.denoiser, source.metadata, sampler=ClampingSampler(), guide=source.guide
    )

    _, bundle = export(model, tmp_path, proof_images=12)

    bundle_manifest = msgspec.json.decode(
        (bundle / "manifest.json").read_bytes(), type=BundleManifest
    )
    assert bundle_manifest.parity.within_one_share >= 0.999


def test_an_untraceable_sampler_is_rejected_by_name(tmp_path):
    source = trained_model(small_config(widths=(16,)))
    model = TrainedModel(source.denoiser, source.metadata, sampler=UndecidedSampler())

    with pytest.raises(
        ExportError, match=r"dpmpp_2m.*cannot be exported to a graph: in UndecidedSampler.step"
    ):
        export(model, tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_a_model_that_changes_after_tracing_fails_the_parity_check(tmp_path):
    model = trained_model(small_config(num_steps=2, widths=(16,)))
    exporter = OnnxExporter(OnnxSettings(proof_images=4, distance_images=0))
    stream = export_model(model, exporter, tmp_path / "bundle", name="onnx")
    for event in stream:
        if str(event.task) == "Measuring speed":
            break
    model.denoiser.backbone.unet.conv_out.weight.mul_(-1)

    with pytest.raises(ExportError, match=r"does not match the original.*4 images"):
        list(stream)

    assert [path.name for path in tmp_path.glob("*bundle*")] == ["bundle-failed.html"]

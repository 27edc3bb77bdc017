"""Tests that a model generates the same images in every form of its graph."""

import numpy as np
import onnx
import onnxruntime
import pytest
import torch

from sfumato.diffusion.noise import normal_noise
from sfumato.diffusion.sampler import Sampler
from sfumato.errors import ExportError
from sfumato.generation.batches import generate_images
from sfumato.generation.trained_model import TrainedModel
from sfumato_plugins.exporters.onnx.graph_file import weights_of
from sfumato_plugins.exporters.onnx.sampler_coefficients import read_coefficients
from sfumato_plugins.samplers.sigma_space import DdpmSampler
from support.exports import agreement, bundle_manifest_of, export_onnx, run_onnx
from support.trained import small_config, trained_latent_model, trained_model

SEEDS = [0, 5, 2**40 + 3]


class ClampingSampler(Sampler):
    """Euler's method with a clamped prediction, which is not linear."""

    def step(self, trajectory, x, index):
        """Return the next image, computed from a clamped prediction."""
        sigma, sigma_next = trajectory.sigmas[index], trajectory.sigmas[index + 1]
        denoised = trajectory.denoise(x, sigma).clamp(-1, 1)
        return denoised + (sigma_next / sigma) * (x - denoised)


@pytest.fixture
def model():
    return trained_model(small_config(num_steps=3, widths=(16,)))


@pytest.fixture
def clamping_model(model):
    return TrainedModel(model.denoiser, model.metadata, sampler=ClampingSampler())


def noises(model, *, streams):
    seeds = torch.tensor(SEEDS)
    drawn = [normal_noise(seeds, model.image_shape, stream=stream) for stream in streams]
    return torch.stack(drawn).numpy()


def test_the_noise_of_a_seed_gives_the_image_of_the_seed(model, tmp_path):
    bundle = export_onnx(model, tmp_path, input="noise")

    drawn = run_onnx(bundle / "model.onnx", noise=noises(model, streams=[0])[0])

    assert agreement(drawn, generate_images(model, SEEDS)) >= 0.999
    assert [value.name for value in bundle_manifest_of(bundle).files[0].inputs] == ["noise"]
    assert not (bundle / "example.py").exists()  # it would pass a seed


@pytest.mark.slow
def test_a_sampler_with_fresh_noise_takes_that_as_input_too(tmp_path):
    model = trained_model(small_config(sampler="ddpm", num_steps=4, widths=(16,)))
    bundle = export_onnx(model, tmp_path, input="noise")

    first, *fresh = noises(model, streams=[0, 1, 2, 3])
    drawn = run_onnx(bundle / "model.onnx", noise=first, fresh_noise=np.stack(fresh))

    assert agreement(drawn, generate_images(model, SEEDS)) >= 0.999
    noise_values = bundle_manifest_of(bundle).files[0].inputs
    assert [value.shape for value in noise_values] == [("N", 3, 8, 8), (3, "N", 3, 8, 8)]


@pytest.mark.slow
def test_float_output_is_not_rounded(tmp_path):
    model = trained_latent_model(small_config(num_steps=2))
    bundle = export_onnx(model, tmp_path, gives="float32")

    drawn = run_onnx(bundle / "model.onnx", seed=np.array(SEEDS))

    assert drawn.dtype == np.float32
    assert drawn.shape == (3, 3, 32, 32)
    rounded = np.round((drawn + 1) * 127.5).transpose(0, 2, 3, 1)
    assert agreement(rounded, generate_images(model, SEEDS)) >= 0.999
    assert len(np.unique(drawn)) > 256


@pytest.mark.slow
@pytest.mark.parametrize("guidance", ["none", "class", "autoguidance"])
def test_steps_can_be_unrolled(guidance, tmp_path):
    config = small_config(num_steps=3, widths=(16,), guidance=guidance, guidance_scale=2.0)
    model = trained_model(config, classes=("cat", "dog"))

    bundle = export_onnx(model, tmp_path, trajectory="unrolled", proof_images=12)

    graph = onnx.load(bundle / "model.onnx").graph
    assert "Loop" not in {node.op_type for node in graph.node}
    assert bundle_manifest_of(bundle).parity.within_one_share >= 0.999
    networks = 1 + (guidance == "autoguidance")
    weights = sum(parameter.numel() for parameter in model.denoiser.parameters())
    held = sum(np.prod(part.dims) for part in weights_of(graph))
    assert held < networks * weights + 5_000  # each is stored once


@pytest.mark.slow
@pytest.mark.parametrize("sampler", ["dpmpp_2m", "heun", "ddpm"])
def test_any_number_of_steps_matches_the_gallery(sampler, tmp_path):
    config = small_config(num_steps=4, sampler=sampler, widths=(16,))
    model = trained_model(config)
    bundle = export_onnx(model, tmp_path, steps_input=True)
    session = onnxruntime.InferenceSession(bundle / "model.onnx")

    for steps in (1, 2, 7, 30):
        feed = {"seed": np.array(SEEDS), "steps": np.array(steps)}
        sampling = type(config.sampling)(sampler=sampler, num_steps=steps)
        own = generate_images(model.sampled_by(model.sampler, sampling), SEEDS)
        assert agreement(session.run(None, feed)[0], own) >= 0.999


def test_coefficients_of_all_step_counts_are_concatenated():
    trajectories = read_coefficients(DdpmSampler(), lambda steps: tuple(range(steps, -1, -1)))

    assert trajectories.calls[:4] == (0, 1, 2, 3)
    assert trajectories.first_rows[:5] == (0, 0, 1, 3, 6)
    assert trajectories.table.sigmas[3:6] == (3.0, 2.0, 1.0)


def test_steps_cannot_be_an_input_of_an_unrolled_graph(model, tmp_path):
    with pytest.raises(ExportError, match=r"number of steps cannot be an input.*unrolled"):
        export_onnx(model, tmp_path, steps_input=True, trajectory="unrolled")


@pytest.mark.parametrize("image_request", [{"steps_input": True}, {"input": "noise"}])
def test_a_nonlinear_sampler_is_rejected_for_forms_that_need_coefficients(
    image_request, clamping_model, tmp_path
):
    with pytest.raises(ExportError, match=r"dpmpp_2m.*nonlinear|dpmpp_2m.*table of coefficients"):
        export_onnx(clamping_model, tmp_path, **image_request)


@pytest.mark.slow
def test_a_traced_sampler_supports_float_output(clamping_model, tmp_path):
    bundle = export_onnx(clamping_model, tmp_path, gives="float32")

    drawn = run_onnx(bundle / "model.onnx", seed=np.array(SEEDS))

    assert drawn.shape == (3, 3, 8, 8)
    assert np.abs(drawn).max() <= 1

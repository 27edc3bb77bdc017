"""Tests of reading diffusers folders and of the reasons to refuse them."""

import json

import pytest
import torch
from diffusers import (
    DDIMPipeline,
    DDIMScheduler,
    DDPMPipeline,
    DDPMScheduler,
    FlowMatchEulerDiscreteScheduler,
    UNet2DModel,
)

from sfumato.checkpoints.diffusers_folder import load_diffusers_folder
from sfumato.config.image_shape import ImageShape
from sfumato.diffusion.sampler import Sampler
from sfumato.errors import CheckpointError


def small_unet(**changes):
    torch.manual_seed(0)
    return UNet2DModel(
        **{
            "sample_size": 8,
            "in_channels": 3,
            "out_channels": 3,
            "block_out_channels": (16, 32),
            "layers_per_block": 1,
            "down_block_types": ("DownBlock2D", "AttnDownBlock2D"),
            "up_block_types": ("AttnUpBlock2D", "UpBlock2D"),
            "norm_num_groups": 8,
        }
        | changes
    )


def save(folder, *, unet=None, **schedule):
    pipeline = DDPMPipeline(unet=unet or small_unet(), scheduler=DDPMScheduler(**schedule))
    pipeline.save_pretrained(folder)
    return pipeline


def change_json(file, **changes):
    file.write_text(json.dumps(json.loads(file.read_text()) | changes))


class Ddim(Sampler):
    """DDIM without fresh noise, in sigma space."""

    def step(self, trajectory, x, index):
        """Keep the noise."""
        sigma, sigma_next = trajectory.sigmas[index], trajectory.sigmas[index + 1]
        denoised = trajectory.denoise(x, sigma)
        return denoised + (sigma_next / sigma) * (x - denoised)


SCHEDULES = {
    "linear epsilon": {},
    "cosine v": {"beta_schedule": "squaredcos_cap_v2", "prediction_type": "v_prediction"},
    "scaled x": {"beta_schedule": "scaled_linear", "prediction_type": "sample"},
    "short": {"num_train_timesteps": 400, "beta_end": 0.05},
    "own betas": {
        "num_train_timesteps": 300,
        "trained_betas": torch.linspace(0.001, 0.04, 300).tolist(),
    },
}


@pytest.mark.parametrize("schedule", SCHEDULES.values(), ids=SCHEDULES)
def test_ddim_gives_the_same_trajectory_as_diffusers(schedule, tmp_path):
    pipeline = save(tmp_path, **schedule)
    scheduler = DDIMScheduler.from_config(
        pipeline.scheduler.config, clip_sample=False, set_alpha_to_one=True
    )
    scheduler.set_timesteps(8)
    start = torch.randn(2, 3, 8, 8, generator=torch.Generator().manual_seed(1))
    theirs = start
    with torch.no_grad():
        for t in scheduler.timesteps:
            output = pipeline.unet(theirs, t).sample
            theirs = scheduler.step(output, t, theirs).prev_sample

    _, denoiser = load_diffusers_folder(tmp_path)

    clean = scheduler.alphas_cumprod[scheduler.timesteps].double()
    sigmas = (*((1 - clean) / clean).sqrt().tolist(), 0.0)
    with torch.no_grad():
        ours = Ddim().sample(
            lambda x, sigma: denoiser.eval()(x, torch.tensor(sigma)),
            start / float(clean[0].sqrt()),
            sigmas=sigmas,
            fresh_noise=lambda index: start,
        )
    scale = theirs.abs().max()
    torch.testing.assert_close(ours / scale, theirs / scale, rtol=0, atol=2e-4)


def test_the_spec_describes_the_folder(tmp_path):
    save(tmp_path, unet=small_unet(in_channels=1, out_channels=1), prediction_type="v_prediction")

    spec, denoiser = load_diffusers_folder(tmp_path)

    assert (spec.image_shape, spec.network.unshuffle, spec.classes) == ((1, 8, 8), 1, ())
    assert spec.prediction == "v"
    assert len(spec.alphas_cumprod) == 1000
    assert not any(key.startswith("_") for key in spec.network.config)
    assert denoiser.preconditioning.prediction == "v"


def test_a_ddim_pipeline_is_supported(tmp_path):
    DDIMPipeline(unet=small_unet(), scheduler=DDIMScheduler()).save_pretrained(tmp_path)

    assert load_diffusers_folder(tmp_path)[0].prediction == "epsilon"


def test_a_pickle_is_refused_with_a_hint(tmp_path):
    save(tmp_path)
    weights = tmp_path / "unet/diffusion_pytorch_model.safetensors"
    weights.rename(weights.with_suffix(".bin"))

    with pytest.raises(CheckpointError, match=r"pickle.*diffusion_pytorch_model\.bin") as caught:
        load_diffusers_folder(tmp_path)

    assert "safe_serialization=True" in str(caught.value.hint)


def test_missing_weights_are_named(tmp_path):
    save(tmp_path)
    (tmp_path / "unet/diffusion_pytorch_model.safetensors").unlink()

    with pytest.raises(CheckpointError, match="no weights"):
        load_diffusers_folder(tmp_path)


def test_damaged_weights_are_refused(tmp_path):
    save(tmp_path)
    file = tmp_path / "unet/diffusion_pytorch_model.safetensors"
    file.write_bytes(file.read_bytes()[:5000])

    with pytest.raises(CheckpointError, match="cannot load the network"):
        load_diffusers_folder(tmp_path)


def test_a_folder_of_images_is_not_a_pipeline(tmp_path):
    with pytest.raises(CheckpointError, match=r"model_index\.json is missing"):
        load_diffusers_folder(tmp_path)


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        ("vae", "latent space"),
        ("text_encoder", "conditioned on text"),
        ("tokenizer", "conditioned on text"),
    ],
)
def test_latent_and_text_pipelines_are_refused(part, reason, tmp_path):
    save(tmp_path)
    change_json(tmp_path / "model_index.json", **{part: ["diffusers", "AutoencoderKL"]})

    with pytest.raises(CheckpointError, match=reason) as caught:
        load_diffusers_folder(tmp_path)

    assert "DDPMPipeline" in str(caught.value.hint)


def test_an_unsupported_pipeline_is_named(tmp_path):
    save(tmp_path)
    change_json(tmp_path / "model_index.json", _class_name="KarrasVePipeline")

    with pytest.raises(CheckpointError, match=r"unsupported pipeline \(KarrasVePipeline\)"):
        load_diffusers_folder(tmp_path)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"sample_size": [8, 4]}, r"sample_size \[8, 4\]"),
        ({"sample_size": None}, "sample_size None"),
        ({"out_channels": 6}, "has 3 input and 6 output channels"),
        ({"in_channels": 2, "out_channels": 2}, "2 input and 2 output channels"),
        ({"num_class_embeds": 10}, "class-conditional"),
        ({"time_embedding_type": "fourier"}, "fourier"),
        ({"_class_name": "UNet2DConditionModel"}, "is a UNet2DConditionModel"),
    ],
)
def test_an_unsupported_network_is_refused_with_the_reason(changes, reason, tmp_path):
    save(tmp_path)
    change_json(tmp_path / "unet/config.json", **changes)

    with pytest.raises(CheckpointError, match=reason):
        load_diffusers_folder(tmp_path)


@pytest.mark.parametrize(
    "config",
    [
        {"_class_name": "EDMEulerScheduler"},
        {"_class_name": "FlowMatchEulerDiscreteScheduler", "num_train_timesteps": 500},
    ],
    ids=["EDM", "flow at other times"],
)
def test_a_scheduler_without_betas_is_refused(config, tmp_path):
    save(tmp_path)
    (tmp_path / "scheduler/scheduler_config.json").write_text(json.dumps(config))

    with pytest.raises(CheckpointError, match=rf"{config['_class_name']}.*no beta schedule"):
        load_diffusers_folder(tmp_path)


def test_a_flow_matching_pipeline_is_supported(tmp_path):
    scheduler = FlowMatchEulerDiscreteScheduler(shift=3.0)
    DDPMPipeline(unet=small_unet(), scheduler=scheduler).save_pretrained(tmp_path)

    spec, denoiser = load_diffusers_folder(tmp_path)

    assert (spec.prediction, spec.alphas_cumprod) == ("flow", ())
    x_t, t = torch.randn(2, 3, 8, 8), torch.tensor(0.25)
    with torch.no_grad():
        clean = denoiser.eval()(x_t / (1 - t), t / (1 - t))
        velocity = denoiser.backbone.unet(x_t, 1000 * t).sample
    torch.testing.assert_close(clean, x_t - t * velocity)


def test_a_damaged_index_is_named(tmp_path):
    save(tmp_path)
    (tmp_path / "model_index.json").write_text("{")

    with pytest.raises(CheckpointError, match=r"model_index\.json” cannot be read"):
        load_diffusers_folder(tmp_path)


def test_a_pipeline_of_transparent_rectangles_is_read(tmp_path):
    save(tmp_path, unet=small_unet(sample_size=(8, 12), in_channels=4, out_channels=4))

    spec, _ = load_diffusers_folder(tmp_path)

    assert spec.image_shape == (4, 8, 12)
    assert spec.pixel_shape == ImageShape(4, 8, 12)

"""Tests of autoencoders: which are supported, and what they return."""

from pathlib import Path

import pytest
import safetensors.torch
import torch
from diffusers import AutoencoderDC, AutoencoderKL, AutoencoderTiny

from sfumato.config.image_shape import ImageShape
from sfumato.config.settings import AutoencoderConfig
from sfumato.errors import CheckpointError, ConfigError
from sfumato.latents.autoencoder import (
    autoencoder_folder,
    build_autoencoder,
    load_autoencoder,
    save_autoencoder,
)

KL = AutoencoderKL(
    block_out_channels=(8, 8),
    down_block_types=("DownEncoderBlock2D",) * 2,
    up_block_types=("UpDecoderBlock2D",) * 2,
    norm_num_groups=4,
)
TINY = AutoencoderTiny(
    encoder_block_out_channels=(8, 8),
    decoder_block_out_channels=(8, 8),
    num_encoder_blocks=(1, 1),
    num_decoder_blocks=(1, 1),
)
DC = AutoencoderDC(
    latent_channels=4,
    attention_head_dim=4,
    encoder_block_types=("ResBlock", "ResBlock"),
    decoder_block_types=("ResBlock", "ResBlock"),
    encoder_block_out_channels=(8, 8),
    decoder_block_out_channels=(8, 8),
    encoder_layers_per_block=(1, 1),
    decoder_layers_per_block=(1, 1),
    encoder_qkv_multiscales=((), ()),
    decoder_qkv_multiscales=((), ()),
    downsample_block_type="Conv",
    upsample_block_type="interpolate",
)


@pytest.mark.parametrize("network", [KL, TINY, DC], ids=lambda network: type(network).__name__)
def test_a_diffusers_folder_gives_the_same_result_as_diffusers(network, tmp_path):
    network.eval().save_pretrained(tmp_path)
    x = torch.rand(2, 3, 16, 16) * 2 - 1

    autoencoder = load_autoencoder(tmp_path, channels=3)
    latents = autoencoder.encode(x)

    assert autoencoder.latent_shape((3, 16, 16)) == latents.shape[1:] == (4, 8, 8)
    with torch.no_grad():
        encoded = network.encode(x, return_dict=False)[0]
        raw = encoded.mode() if isinstance(network, AutoencoderKL) else encoded
        theirs = network.decode(raw, return_dict=False)[0]
    assert torch.allclose(autoencoder.decode(latents), theirs, atol=1e-5)


def test_grayscale_images_are_expanded_for_a_color_network(tmp_path):
    TINY.save_pretrained(tmp_path)

    autoencoder = load_autoencoder(tmp_path, channels=1)

    assert autoencoder.decode(autoencoder.encode(torch.zeros(1, 1, 16, 16))).shape == (1, 1, 16, 16)


@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize("reduction", [4, 8, 16])
def test_the_own_autoencoder_has_the_configured_reduction_and_survives_a_round_trip(
    reduction, channels, tmp_path
):
    config = AutoencoderConfig(reduction=reduction, width=8, layers=1, latent_channels=5)
    own = build_autoencoder(config, ImageShape.square(32, channels))
    x = torch.rand(1, channels, 32, 32)

    save_autoencoder(tmp_path, own)
    found = load_autoencoder(tmp_path, channels=channels)

    assert found.latent_shape((channels, 32, 32)) == (5, 32 // reduction, 32 // reduction)
    assert torch.equal(found.decode(found.encode(x)), own.decode(own.encode(x)))


def test_a_size_that_cannot_be_reduced_is_refused():
    with pytest.raises(ConfigError, match="100 px"):
        build_autoencoder(AutoencoderConfig(reduction=8), ImageShape.square(100, 3))


def test_a_folder_with_a_pickle_is_refused_without_reading_it(tmp_path):
    TINY.save_pretrained(tmp_path)
    (tmp_path / "diffusion_pytorch_model.safetensors").rename(tmp_path / "model.bin")

    with pytest.raises(CheckpointError, match="pickle"):
        load_autoencoder(tmp_path, channels=3)


def test_a_pickled_file_is_refused_by_its_name(tmp_path):
    (tmp_path / "vae.ckpt").write_bytes(b"")

    with pytest.raises(CheckpointError, match="pickle"):
        autoencoder_folder(str(tmp_path / "vae.ckpt"))


def test_an_unsupported_network_is_named(tmp_path):
    (tmp_path / "config.json").write_text('{"_class_name": "UNet2DModel"}')

    with pytest.raises(CheckpointError, match="UNet2DModel"):
        load_autoencoder(tmp_path, channels=3)


def test_a_damaged_file_is_reported(tmp_path):
    TINY.save_pretrained(tmp_path)
    (tmp_path / "diffusion_pytorch_model.safetensors").write_bytes(b"nothing")

    with pytest.raises(CheckpointError, match="cannot be loaded"):
        load_autoencoder(tmp_path, channels=3)


def test_a_pipeline_folder_resolves_to_its_autoencoder(tmp_path):
    TINY.save_pretrained(tmp_path / "vae")

    assert autoencoder_folder(str(tmp_path)) == tmp_path / "vae"


def test_a_path_without_an_autoencoder_is_named(tmp_path):
    with pytest.raises(CheckpointError, match=r"config\.json is missing"):
        autoencoder_folder(str(tmp_path))


def test_an_autoencoder_that_changes_the_image_size_is_refused(tmp_path):
    TINY.save_pretrained(tmp_path)
    autoencoder = load_autoencoder(Path(tmp_path), channels=3)

    with pytest.raises(CheckpointError, match="17 px"):
        autoencoder.latent_shape((3, 17, 17))


def test_an_autoencoder_with_the_old_attention_names_is_read(tmp_path):
    KL.save_pretrained(tmp_path)
    file = tmp_path / "diffusion_pytorch_model.safetensors"
    names = {
        ".to_q.": ".query.",
        ".to_k.": ".key.",
        ".to_v.": ".value.",
        ".to_out.0.": ".proj_attn.",
    }
    weights = safetensors.torch.load_file(file)
    for new, old in names.items():
        weights = {name.replace(new, old): tensor for name, tensor in weights.items()}
    safetensors.torch.save_file(weights, file)

    found = load_autoencoder(tmp_path, channels=3).network.state_dict()

    assert all(torch.equal(found[name], tensor) for name, tensor in KL.state_dict().items())


def test_loading_an_autoencoder_does_not_use_the_random_generator(tmp_path):
    TINY.save_pretrained(tmp_path)
    before = torch.get_rng_state()

    load_autoencoder(tmp_path, channels=3)

    assert torch.equal(torch.get_rng_state(), before)

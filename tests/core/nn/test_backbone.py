"""Tests of the U-Net backbone and its conditioning."""

import math
from pathlib import Path

import msgspec
import pytest
import torch
from tests.support.toy import TOY_CONFIG
from tests.support.trained import small_config, trained_model

from sfumato.checkpoints.network_file import load_spec, save_spec
from sfumato.config.image_shape import ImageShape
from sfumato.config.presets import PRESETS, preset_config
from sfumato.config.settings import AugmentationConfig, ModelConfig, Unshuffle
from sfumato.errors import ConfigError
from sfumato.nn.backbone import AUGMENTATION_LABELS, build_backbone, use_plain_attention_for_few
from sfumato.nn.network import build_denoiser, spec_from_config

SMALL = ModelConfig(widths=(8, 16), layers_per_block=1, attention_sizes=(4,), unshuffle=2)


def test_a_new_network_outputs_zero_for_any_input() -> None:
    spec = spec_from_config(TOY_CONFIG, image_shape=(3, 8, 8), classes=("a", "b"), sigma_data=0.5)
    denoiser = build_denoiser(spec).eval()

    output = denoiser.backbone(torch.randn(2, 3, 8, 8), torch.rand(2), torch.tensor([0, 2]))

    assert output.shape == (2, 3, 8, 8)
    assert output.abs().max() == 0


def test_unshuffling_keeps_each_pixel_in_its_position() -> None:
    backbone = build_backbone(SMALL, image_shape=(1, 16, 16), class_count=0)
    backbone.unet.forward = lambda folded, *_, **__: (folded,)
    image = torch.arange(256.0).reshape(1, 1, 16, 16)

    assert torch.equal(backbone(image, torch.zeros(1)), image)


def test_no_class_is_the_embedding_after_the_last_class() -> None:
    torch.manual_seed(0)
    backbone = build_backbone(SMALL, image_shape=(1, 16, 16), class_count=3).eval()
    torch.nn.init.normal_(backbone.unet.conv_out.weight)
    for module in backbone.modules():
        if type(module).__name__ == "ResnetBlock2D":
            torch.nn.init.normal_(module.conv2.weight, std=0.1)
    x, c_noise = torch.randn(2, 1, 16, 16), torch.tensor([10.0, 500.0])

    without = backbone(x, c_noise, None)
    null_row = backbone(x, c_noise, torch.tensor([3, 3]))
    a_class = backbone(x, c_noise, torch.tensor([0, 1]))

    assert torch.equal(without, null_row)
    assert not torch.allclose(without, a_class)


@pytest.mark.parametrize("classes", [(), ("a", "b")])
def test_augmentation_conditioning_keeps_weight_names_and_output_of_diffusers(
    classes: tuple[str, ...],
) -> None:
    plain_model = trained_model(small_config(), classes=classes)
    told_model = trained_model(small_config(augmentation=0.1), classes=classes)
    stock, own = plain_model.denoiser.backbone, told_model.denoiser.backbone
    label = torch.tensor([0, 1]) if classes else None
    x, sigma = torch.randn(2, 3, 8, 8), torch.tensor([0.3, 2.0])

    own.unet.load_state_dict(stock.unet.state_dict())

    assert own.unet.state_dict().keys() == stock.unet.state_dict().keys()
    for given in (label, None):
        drawn = told_model.denoise(x, sigma, given)
        assert torch.equal(drawn, plain_model.denoise(x, sigma, given))


@pytest.mark.parametrize("kind", ["unet", "dit"])
@pytest.mark.parametrize("classes", [(), ("a", "b")])
def test_zero_augmentation_labels_have_no_effect_and_others_do(
    classes: tuple[str, ...], kind: str
) -> None:
    config = small_config(backbone=kind, augmentation=0.1)
    backbone = trained_model(config, classes=classes).denoiser.backbone
    label = torch.tensor([0, 1]) if classes else None
    x, c_noise = torch.randn(2, 3, 8, 8), torch.tensor([10.0, 500.0])

    without_augmentation = backbone(x, c_noise, label)
    with_zeros = backbone(x, c_noise, label, augmentation=torch.zeros(2, AUGMENTATION_LABELS))
    conditioning = backbone(x, c_noise, label, augmentation=torch.ones(2, AUGMENTATION_LABELS))

    assert torch.equal(without_augmentation, with_zeros)
    assert not torch.allclose(without_augmentation, conditioning)


def test_networks_of_one_seed_start_equal_with_or_without_augmentation_labels() -> None:
    config = msgspec.structs.replace(TOY_CONFIG, augmentation=AugmentationConfig(probability=0.1))
    specs = [
        spec_from_config(one, image_shape=(3, 8, 8), classes=("a",), sigma_data=0.5)
        for one in (TOY_CONFIG, config)
    ]

    weights = []
    for spec in specs:
        torch.manual_seed(0)
        weights.append(build_denoiser(spec).state_dict())

    assert weights[1].keys() - weights[0].keys() == {"backbone.augmentation_embedding.weight"}
    assert all(torch.equal(tensor, weights[1][name]) for name, tensor in weights[0].items())


def test_a_size_that_cannot_be_halved_names_the_nearest_that_can() -> None:
    with pytest.raises(ConfigError, match="30 px") as caught:
        build_backbone(SMALL, image_shape=(3, 30, 30), class_count=0)

    assert "28 or 32 px" in str(caught.value.hint)


@pytest.mark.parametrize("size_px", [16, 28, 32, 64, 96, 128, 256])
@pytest.mark.parametrize("preset", [preset.name for preset in PRESETS])
def test_every_preset_builds_a_network_for_the_usual_sizes(preset: str, size_px: int) -> None:
    config = preset_config(preset, dataset="faces", shape=ImageShape.square(size_px), images=5_000)

    spec = spec_from_config(config, image_shape=config.data.shape, classes=(), sigma_data=0.5)

    assert spec.network.config["sample_size"] * spec.network.unshuffle == size_px


def test_the_sketch_preset_stays_small_enough_for_a_laptop() -> None:
    config = preset_config("sketch", dataset="faces", shape=ImageShape.square(32), images=5_000)
    spec = spec_from_config(config, image_shape=config.data.shape, classes=(), sigma_data=0.5)

    parameters = sum(p.numel() for p in build_denoiser(spec).parameters())

    assert parameters < 4_000_000


def test_a_spec_survives_a_round_trip_to_disk(tmp_path: Path) -> None:
    spec = spec_from_config(TOY_CONFIG, image_shape=(1, 8, 8), classes=("a",), sigma_data=0.4)

    save_spec(tmp_path, spec)

    assert load_spec(tmp_path) == spec


def test_a_discrete_schedule_keeps_its_lowest_noise_on_a_round_trip() -> None:
    model = msgspec.structs.replace(TOY_CONFIG.model, prediction="epsilon")
    config = msgspec.structs.replace(TOY_CONFIG, model=model)
    spec = spec_from_config(config, image_shape=(1, 8, 8), classes=(), sigma_data=0.5)

    log_sigmas = build_denoiser(spec).preconditioning.log_sigmas

    lowest = 0.5 * math.log(1e-4 / (1 - 1e-4))  # DDPM's first beta is 1e-4
    assert log_sigmas[0].item() == pytest.approx(lowest, abs=1e-6)


@pytest.mark.parametrize("size_px", [16, 48])  # attention over 16 positions, and over 144
def test_plain_attention_equals_fused_attention(size_px: int) -> None:
    config = msgspec.structs.replace(SMALL, attention_sizes=(size_px // 4,))
    torch.manual_seed(0)
    backbone = build_backbone(config, image_shape=(1, size_px, size_px), class_count=0).eval()
    image = torch.randn(2, 1, size_px, size_px)
    expected = backbone(image, torch.full((2,), 500.0))

    use_plain_attention_for_few(backbone)

    assert torch.allclose(backbone(image, torch.full((2,), 500.0)), expected, atol=1e-5)


@pytest.mark.parametrize("unshuffle", [1, 2])
def test_a_network_for_rectangles_with_alpha_keeps_their_shape(unshuffle: Unshuffle) -> None:
    config = msgspec.structs.replace(SMALL, unshuffle=unshuffle, attention_sizes=(12,))

    backbone = build_backbone(config, image_shape=(4, 16, 24), class_count=0)

    x = torch.randn(2, 4, 16, 24)
    assert backbone(x, torch.zeros(2)).shape == x.shape
    assert tuple(backbone.unet.config.sample_size) == (16 // unshuffle, 24 // unshuffle)
    kinds = backbone.unet.config.down_block_types
    assert [kind.startswith("Attn") for kind in kinds].index(True) == (0 if unshuffle == 2 else 1)


def test_both_sides_must_be_divisible() -> None:
    with pytest.raises(ConfigError, match="30 px"):
        build_backbone(SMALL, image_shape=(3, 32, 30), class_count=0)

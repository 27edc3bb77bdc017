"""Every preset returns a complete config that fits the images."""

import msgspec
import pytest

from sfumato.config.image_shape import ImageShape
from sfumato.config.loading import settings_from
from sfumato.config.presets import PRESETS, over_latents, over_pixels, preset_config
from sfumato.config.settings import NoiseConfig, RunConfig
from sfumato.errors import ConfigError

NAMES = [preset.name for preset in PRESETS]
SIZES = range(16, 257, 2)
USUAL_SIZES = (16, 28, 32, 48, 64, 96, 128, 160, 192, 224, 256)


def config_of(name, size_px=32, **more):
    return preset_config(
        name, **({"dataset": "faces", "images": 4000} | more), shape=ImageShape.square(size_px)
    )


def sides_in(config):
    model = config.model
    return [
        config.data.shape.width / (model.unshuffle << level) for level in range(len(model.widths))
    ]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size_px", SIZES)
def test_every_even_size_is_within_bounds_and_can_be_halved_often_enough(name, size_px):
    config = config_of(name, size_px)

    plain = msgspec.to_builtins(config)
    assert settings_from(plain, RunConfig, source="the preset") == config
    assert all(side == int(side) for side in sides_in(config))
    assert len(config.model.widths) >= 2


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size_px", USUAL_SIZES)
def test_usual_sizes_have_attention_but_not_at_expensive_levels(name, size_px):
    config = config_of(name, size_px)

    attended = set(sides_in(config)) & set(config.model.attention_sizes)
    assert attended
    assert max(attended) <= 16


@pytest.mark.parametrize("name", NAMES)
def test_preset_sets_its_name_dataset_and_size(name):
    config = config_of(name, 64)

    assert config.preset == name
    assert config.data.dataset == "faces"
    assert config.data.shape == ImageShape.square(64)


@pytest.mark.parametrize("name", NAMES)
def test_preset_ends_by_images_or_by_time(name):
    config = config_of(name)

    assert (config.images_total > 0) != (config.minutes > 0)


@pytest.mark.parametrize("name", NAMES)
def test_given_time_determines_the_length(name):
    config = config_of(name, minutes=12.5)

    assert config.minutes == 12.5
    assert config.images_total == 0


@pytest.mark.parametrize("name", ["quick", "balanced", "best"])
def test_fewer_images_get_more_dropout(name):
    counts = (500, 5_000, 20_000, 100_000, 500_000)

    dropouts = [config_of(name, images=images).model.dropout for images in counts]

    assert dropouts == sorted(dropouts, reverse=True)
    assert len(set(dropouts)) == len(counts)


@pytest.mark.parametrize("name", ["quick", "balanced", "best"])
def test_fewer_images_get_more_conditional_augmentation_and_very_many_none(name):
    counts = (500, 5_000, 20_000, 100_000, 500_000)

    probabilities = [config_of(name, images=images).augmentation.probability for images in counts]

    assert probabilities == [0.4, 0.25, 0.15, 0.12, 0.0]


def test_sketch_of_minutes_is_not_augmented():
    assert config_of("sketch", images=500).augmentation.probability == 0


def test_there_is_a_preset_for_machines_without_a_gpu():
    assert not PRESETS[0].needs_gpu


def test_unknown_preset_is_rejected_with_the_known_ones():
    with pytest.raises(ConfigError, match="no preset “skech”") as caught:
        config_of("skech")

    assert "sketch" in str(caught.value.hint)


@pytest.mark.parametrize("name", ["quick", "balanced", "best"])
@pytest.mark.parametrize("size_px", [192, 256, 512])
def test_large_datasets_of_large_images_are_trained_on_latents(name, size_px):
    config = config_of(name, size_px, images=20_000)

    assert config.model.autoencoder == "trained"
    assert config.model.unshuffle == 1
    side = size_px // config.autoencoder.reduction
    sides = [side / 2**level for level in range(len(config.model.widths))]
    assert all(side == int(side) for side in sides)
    assert set(sides) & set(config.model.attention_sizes)


@pytest.mark.parametrize(
    ("name", "size_px", "images"),
    [
        ("sketch", 256, 20_000),
        ("balanced", 128, 20_000),
        ("balanced", 256, 2_000),
        ("best", 200, 9_000),
    ],
)
def test_small_images_small_datasets_odd_sizes_and_sketches_use_pixels(name, size_px, images):
    assert config_of(name, size_px, images=images).model.autoencoder == "none"


def test_run_whose_autoencoder_failed_uses_folded_pixels():
    config = over_pixels(config_of("balanced", 256, images=20_000))

    assert config.model.autoencoder == "none"
    assert config.model.unshuffle == 4
    assert config.noise == NoiseConfig()
    assert over_pixels(config) == config


def test_latent_run_folds_nothing_and_adds_no_augmentation():
    sketch = config_of("sketch", 256)
    asked = msgspec.structs.replace(sketch, augmentations={"flip": {}})

    config = over_latents(asked, shape=(4, 32, 32))

    assert config.model.unshuffle == 1
    assert set(config.model.attention_sizes) & {32, 16}
    assert config.augmentations == {}
    assert config.noise.log_sigma_mean < 0


def test_chosen_noise_levels_are_kept():
    chosen = NoiseConfig(log_sigma_mean=0.7)
    config = msgspec.structs.replace(config_of("balanced", 256, images=20_000), noise=chosen)

    assert over_latents(config, shape=(4, 32, 32)).noise == chosen
    assert over_pixels(config).noise == chosen

"""Every accepted size can be trained at."""

import pytest

from sfumato.config.image_shape import ImageShape
from sfumato.config.presets import PRESETS, preset_config
from sfumato.config.sizes import is_shape_for_presets, nearest_sizes, require_shape
from sfumato.errors import ConfigError
from sfumato.nn.network import require_network


@pytest.mark.parametrize("images", [40, 6_000])
@pytest.mark.parametrize("preset", [preset.name for preset in PRESETS])
def test_accepted_sizes_are_those_that_networks_can_be_built_for(preset: str, images: int) -> None:
    for size_px in (*range(8, 34), 75, 76, 190, 192, 200, 224, 250, 255, 256, 511, 512):
        config = preset_config(preset, dataset="d", shape=ImageShape.square(size_px), images=images)
        if is_shape_for_presets(ImageShape.square(size_px)):
            require_network(config)
        else:
            with pytest.raises(ConfigError):
                require_network(config)


def test_error_names_the_nearest_sizes_that_work() -> None:
    with pytest.raises(ConfigError) as caught:
        require_shape(ImageShape.square(75))

    assert str(caught.value.hint) == "Nearest supported sizes, in px: 74, 76."
    for size_px in range(8, 513):
        for nearest in nearest_sizes(ImageShape.square(size_px)):
            require_shape(ImageShape.square(nearest))


@pytest.mark.parametrize("preset", [preset.name for preset in PRESETS])
@pytest.mark.parametrize(("height", "width"), [(32, 48), (28, 64), (256, 192), (14, 250)])
def test_networks_can_be_built_for_accepted_rectangles(
    preset: str, height: int, width: int
) -> None:
    shape = ImageShape(4, height, width)

    require_shape(shape)

    require_network(preset_config(preset, dataset="d", shape=shape, images=6_000))


def test_only_the_sides_that_do_not_fit_are_suggested_again() -> None:
    assert nearest_sizes(ImageShape(3, 32, 75)) == (74, 76)

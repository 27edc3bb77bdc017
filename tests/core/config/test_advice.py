"""The recommended preset fits the time and the images."""

import pytest

from sfumato.config.advice import advise, images_for, outlook_text
from sfumato.config.presets import PRESETS


@pytest.mark.parametrize(
    ("images_in_time", "images", "expected"),
    [
        ({"sketch": 30_000.0}, 4_000, "sketch"),
        ({"sketch": 300_000.0, "quick": 40_000.0}, 4_000, "sketch"),
        ({"sketch": 9e6, "quick": 600_000.0, "balanced": 1e6}, 4_000, "quick"),
        ({"sketch": 9e8, "quick": 6e7, "balanced": 2.1e6, "best": 9e5}, 4_000, "balanced"),
        ({"sketch": 9e8, "quick": 6e7, "balanced": 3e7, "best": 2e7}, 50_000, "best"),
    ],
)
def test_largest_preset_that_trains_long_enough_is_recommended(
    images_in_time: dict[str, float], images: int, expected: str
) -> None:
    assert advise(images_in_time, images=images)[0] == expected


def test_few_images_rule_out_networks_that_would_memorize_them() -> None:
    plenty = {preset.name: 1e9 for preset in PRESETS}

    name, reason = advise(plenty, images=800)

    assert name == "quick"
    assert "Balanced would memorize 800 images; it needs at least 1,000." in str(reason)


def test_reason_names_what_the_next_larger_preset_lacks() -> None:
    _, reason = advise({"sketch": 300_000.0, "quick": 44_000.0}, images=4_000)

    assert str(reason) == (
        "Sketch trains on 300,000 images in this time; expect the preset's full quality. "
        "Quick would train on 44,000 images; it needs at least 500,000."
    )


def test_more_images_never_predict_a_worse_result() -> None:
    for preset in PRESETS:
        length = images_for(preset.name)
        words = [outlook_text(preset.name, share * length) for share in (0.01, 0.05, 0.3, 1)]

        assert len(set(words)) == 4

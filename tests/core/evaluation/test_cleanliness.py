"""Tests that the measurements of cleanliness respond to dirt, and to nothing else.

The images have flat areas, edges, and texture, like icons and photographs; every kind of dirt is
added in several amounts, and must be noticed from the least and rated higher with each amount.
"""

import numpy as np
import pytest
from numpy.typing import NDArray

from sfumato.evaluation.cleanliness import BANDS, RealAppearance
from sfumato.evaluation.damage import blurred, confetti, dithered, faded, noisy, ringing

COUNT = 300
LADDERS = {
    "dither": [lambda p, a=a: dithered(p, a) for a in (0.04, 0.08, 0.16)],
    "blur": [lambda p, a=a: blurred(p, a) for a in (0.5, 0.7, 1.0)],
    "confetti": [lambda p, a=a: confetti(p, a) for a in (0.01, 0.03, 0.1)],
    "ringing": [lambda p, a=a: ringing(p, a) for a in (0.5, 1.0, 2.0)],
    "noise": [lambda p, a=a: noisy(p, a) for a in (0.03, 0.06, 0.12)],
}


def icons(count: int, *, seed: int, size_px: int = 48) -> NDArray[np.uint8]:
    """Return disks of random colors with soft edges and a texture, on white."""
    random = np.random.default_rng(seed)
    down, across = np.mgrid[:size_px, :size_px]
    images = np.full((count, size_px, size_px, 3), 255.0)
    for index in range(count):
        center, radius = random.uniform(14, 34, 2), random.uniform(7, 13)
        distance = np.hypot(down - center[0], across - center[1])
        inside = np.clip(radius - distance + 0.5, 0, 1)[..., None]
        texture = 12 * np.sin(random.uniform(0.3, 1.5) * down + random.uniform(0.3, 1.5) * across)
        color = random.uniform(40, 220, 3) + texture[..., None]
        images[index] += inside * (color - images[index])
    return np.clip(np.round(images), 0, 255).astype(np.uint8)


@pytest.fixture(scope="module")
def appearance() -> RealAppearance:
    return RealAppearance(icons(2 * COUNT, seed=0))


@pytest.fixture(scope="module")
def others() -> NDArray[np.uint8]:
    return icons(COUNT, seed=1)


def test_real_images_are_clean(appearance, others):
    found = appearance.compare(others)

    assert found.power == pytest.approx([1.0] * BANDS, abs=0.15)
    assert found.pattern == pytest.approx(1.0, abs=0.15)
    assert found.flat_noise == 0.0
    assert found.penalty == 0.0


@pytest.mark.parametrize("kind", LADDERS)
def test_more_dirt_is_rated_higher(appearance, others, kind):
    penalties = [appearance.compare(damage(others)).penalty for damage in LADDERS[kind]]

    assert penalties[0] > 0
    assert penalties == sorted(set(penalties))


def test_each_kind_of_dirt_is_noticed_by_its_measurement(appearance, others):
    dither = appearance.compare(dithered(others, 0.05, period_px=4))
    noise = appearance.compare(noisy(others, 0.05))
    blur = appearance.compare(blurred(others, 0.7))
    rings = appearance.compare(ringing(others, 1.0))

    assert dither.pattern > 3
    assert noise.pattern == pytest.approx(1.0, abs=0.5)
    assert noise.flat_noise == pytest.approx(0.03 * 255, rel=0.5)  # white clips half of the noise
    assert noise.power[-1] > 1.2 > noise.power[0]
    assert blur.power[-1] < 0.7 < blur.power[0]
    assert rings.power[-1] > 1.4
    assert rings.flat_noise == 0.0


def test_faded_images_have_less_power_at_every_scale(appearance, others):
    found = appearance.compare(faded(others, 0.8))

    assert found.power == pytest.approx([0.64] * BANDS, abs=0.1)


def test_images_without_flat_areas_have_no_noise_in_them():
    random = np.random.default_rng(0)
    photographs = random.integers(0, 256, (64, 32, 32, 3), dtype=np.uint8)

    assert RealAppearance(photographs).compare(photographs).flat_noise is None


def test_gray_and_rectangular_images_are_measured():
    images = icons(64, seed=2)[:, :, :32, :1]

    assert RealAppearance(images).compare(images).power == pytest.approx([1.0] * BANDS)

"""Tests of the stored normal distribution of a run's images."""

from pathlib import Path

import numpy as np
import pytest
import torch

from sfumato.config.image_shape import ImageShape
from sfumato.errors import CheckpointError, ConfigError
from sfumato.latents.gaussian_file import FILE, keep_gaussian, load_gaussian
from sfumato.latents.image_space import PixelSpace

SHAPE = ImageShape.square(8)


def images(count: int = 40) -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (count, 8, 8, 3), dtype=np.uint8)


def test_it_is_fitted_once_and_kept_when_the_images_change(tmp_path: Path) -> None:
    space, later = PixelSpace(SHAPE), PixelSpace(SHAPE)
    noise = torch.randn(2, *SHAPE)

    keep_gaussian(tmp_path, space, images())
    keep_gaussian(tmp_path, later, images() // 2)

    assert torch.equal(space.gaussian_start(noise, 5.0), later.gaussian_start(noise, 5.0))


def test_the_mean_is_that_of_the_images_in_their_range(tmp_path: Path) -> None:
    space = PixelSpace(SHAPE)

    keep_gaussian(tmp_path, space, images())

    expected = images().mean(axis=0).transpose(2, 0, 1) / 127.5 - 1
    begun = space.gaussian_start(torch.zeros(1, *SHAPE), 7.0)[0]
    assert np.allclose(begun.numpy(), expected, atol=1e-5)


def test_with_too_few_images_there_is_no_distribution(tmp_path: Path) -> None:
    space = PixelSpace(SHAPE)

    keep_gaussian(tmp_path, space, images(5))

    assert not (tmp_path / FILE).exists()
    with pytest.raises(ConfigError, match="cannot start from a Gaussian"):
        space.gaussian_start(torch.zeros(1, *SHAPE), 7.0)


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"not tensors")

    with pytest.raises(CheckpointError, match=FILE):
        load_gaussian(tmp_path, image_shape=SHAPE)


def test_a_file_for_other_images_is_refused_with_both_shapes(tmp_path: Path) -> None:
    keep_gaussian(tmp_path, PixelSpace(SHAPE), images())

    with pytest.raises(CheckpointError, match=r"\(3, 8, 8\).*\(1, 8, 8\)"):
        load_gaussian(tmp_path, image_shape=(1, 8, 8))

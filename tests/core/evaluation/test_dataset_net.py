"""Tests of the dataset feature network: training, reproducibility, and storage."""

from pathlib import Path

import numpy as np
import pytest
import torch

from sfumato.data.cache import ImageCache
from sfumato.errors import SfumatoError
from sfumato.evaluation.damage import noisy
from sfumato.evaluation.dataset_net import open_dataset_net
from sfumato.evaluation.dataset_net_training import train_dataset_net
from sfumato.evaluation.frechet import frechet_distance
from support.caches import image_cache
from support.evaluation import result_of, striped_images

NOBODY = np.full(200, -1, np.int32)


@pytest.fixture(scope="module")
def images():
    return striped_images(200, seed=0, size_px=8)


@pytest.fixture
def cache(tmp_path: Path, images) -> ImageCache:
    return image_cache(tmp_path, images)


def weights_after(images, labels=NOBODY, *, count=512):
    work = train_dataset_net(images, labels, input_px=8, most_images=count)
    return result_of(work).state_dict()


def test_the_network_is_stored_and_reused(cache, images):
    assert not list(cache.folder.glob("dataset_net*"))

    first = result_of(open_dataset_net(cache))
    again = open_dataset_net(cache)

    assert list(cache.folder.glob("dataset_net*"))
    assert list(again) == []  # nothing is left to do
    stored = result_of(open_dataset_net(cache))
    assert stored.weights_sha256 == first.weights_sha256
    assert np.array_equal(stored(images), first(images))


def test_a_damaged_network_is_retrained(cache):
    first = result_of(open_dataset_net(cache))
    file = cache.folder / "dataset_net.safetensors"
    file.write_bytes(file.read_bytes()[:100])

    again = result_of(open_dataset_net(cache))

    assert again.weights_sha256 == first.weights_sha256


def test_too_few_images_are_an_error_with_their_number(tmp_path, images):
    cache = image_cache(tmp_path, images[:199])

    with pytest.raises(SfumatoError, match=r"too few images \(199\)"):
        result_of(open_dataset_net(cache))


def test_equal_images_give_the_same_network_and_keep_the_global_rng_state(images):
    before = torch.get_rng_state()

    first, second = weights_after(images), weights_after(images)

    assert all(torch.equal(first[name], second[name]) for name in first)
    assert torch.equal(torch.get_rng_state(), before)


def test_classes_with_too_few_images_are_ignored(images):
    few = np.array([0] * 151 + [1] * 49, np.int32)

    unlabeled, labeled = (
        weights_after(images, count=128),
        weights_after(images, few, count=128),
    )

    assert all(torch.equal(unlabeled[name], labeled[name]) for name in unlabeled)


def test_its_features_distinguish_noisy_from_clean_images(cache):
    net = result_of(open_dataset_net(cache))
    others, more = (striped_images(150, seed=seed, size_px=8) for seed in (1, 2))

    baseline = frechet_distance(net.features(others), net.features(more))
    damaged = frechet_distance(net.features(others), net.features(noisy(more, 0.3)))

    assert damaged > 2 * baseline


@pytest.mark.parametrize(("channels", "size_px"), [(1, 28), (3, 96), (4, 48)])
def test_gray_large_and_transparent_images_are_accepted(tmp_path, channels, size_px):
    images = striped_images(200, seed=0, size_px=size_px)
    images = np.concatenate((images, images), axis=3)[:, : size_px // 2, :, :channels]

    net_input = min(64, size_px)
    network = result_of(train_dataset_net(images, NOBODY, input_px=net_input, most_images=128))

    assert network(torch.zeros(2, 3, net_input, net_input)).shape == (2, 128)

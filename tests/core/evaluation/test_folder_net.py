"""Is the network of a folder trained once, the same each time, and stored whole?"""

from pathlib import Path

import numpy as np
import pytest
import torch

from sfumato.data.cache import PictureCache
from sfumato.errors import SfumatoError
from sfumato.evaluation.damage import noisy
from sfumato.evaluation.folder_net import open_folder_net
from sfumato.evaluation.folder_training import train_folder_network
from sfumato.evaluation.frechet import frechet_distance
from support.caches import picture_cache
from support.evaluation import result_of, striped_pictures

NOBODY = np.full(200, -1, np.int32)


@pytest.fixture(scope="module")
def pictures():
    return striped_pictures(200, seed=0, size_px=8)


@pytest.fixture
def cache(tmp_path: Path, pictures) -> PictureCache:
    return picture_cache(tmp_path, pictures)


def weights_after(pictures, labels=NOBODY, *, images=512):
    work = train_folder_network(pictures, labels, input_px=8, most_images=images)
    return result_of(work).state_dict()


def test_the_network_is_stored_and_used_again(cache, pictures):
    assert not list(cache.folder.glob("folder_net*"))

    first = result_of(open_folder_net(cache))
    again = open_folder_net(cache)

    assert list(cache.folder.glob("folder_net*"))
    assert list(again) == []  # nothing is left to be done
    stored = result_of(open_folder_net(cache))
    assert stored.weights_sha256 == first.weights_sha256
    assert np.array_equal(stored(pictures), first(pictures))


def test_a_damaged_network_is_trained_again(cache):
    first = result_of(open_folder_net(cache))
    file = cache.folder / "folder_net.safetensors"
    file.write_bytes(file.read_bytes()[:100])

    again = result_of(open_folder_net(cache))

    assert again.weights_sha256 == first.weights_sha256


def test_too_few_pictures_are_refused_with_their_number(tmp_path, pictures):
    cache = picture_cache(tmp_path, pictures[:199])

    with pytest.raises(SfumatoError, match=r"^199 pictures are too few"):
        result_of(open_folder_net(cache))


def test_the_same_pictures_give_the_same_network_and_torchs_dice_stay_untouched(pictures):
    before = torch.get_rng_state()

    first, second = weights_after(pictures), weights_after(pictures)

    assert all(torch.equal(first[name], second[name]) for name in first)
    assert torch.equal(torch.get_rng_state(), before)


def test_classes_with_too_few_pictures_are_not_learnt_from(pictures):
    few = np.array([0] * 151 + [1] * 49, np.int32)

    unlabelled, labelled = (
        weights_after(pictures, images=128),
        weights_after(pictures, few, images=128),
    )

    assert all(torch.equal(unlabelled[name], labelled[name]) for name in unlabelled)


def test_its_features_tell_noise_from_none(cache):
    net = result_of(open_folder_net(cache))
    others, more = (striped_pictures(150, seed=seed, size_px=8) for seed in (1, 2))

    floor = frechet_distance(net.features(others), net.features(more))
    damaged = frechet_distance(net.features(others), net.features(noisy(more, 0.3)))

    assert damaged > 2 * floor


@pytest.mark.parametrize(("channels", "size_px"), [(1, 28), (3, 96)])
def test_grey_and_large_pictures_are_seen(tmp_path, channels, size_px):
    pictures = striped_pictures(200, seed=0, size_px=size_px)[..., :channels]

    net_input = min(64, size_px)
    network = result_of(train_folder_network(pictures, NOBODY, input_px=net_input, most_images=128))

    assert network(torch.zeros(2, 3, net_input, net_input)).shape == (2, 128)

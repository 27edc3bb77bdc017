"""Tests of the feature networks."""

import numpy as np
import pytest
import torch

from sfumato.config.image_shape import ImageShape
from sfumato.errors import SfumatoError
from sfumato.evaluation import efficientnet
from sfumato.evaluation.efficientnet import EfficientNetLite0, SamePaddedConv, load_efficientnet
from sfumato.evaluation.features import features_of, imagenet_net, random_net
from support.evaluation import result_of, striped_images


def test_the_imagenet_network_has_its_published_size():
    parameters = sum(value.numel() for value in EfficientNetLite0().parameters())

    # 4.65 M of the paper's Lite0, minus the 1.281 M of the classifier
    assert parameters == 3_371_008


def test_odd_sides_are_padded_as_in_tensorflow():
    conv = SamePaddedConv(1, 1, 3, stride=2, bias=False)
    conv.weight.data.fill_(1)

    below_even = conv(torch.ones(1, 1, 4, 4))
    below_odd = conv(torch.ones(1, 1, 5, 5))

    # Stride 2 over 4 pixels pads one pixel on the right and bottom; over 5, one on every side.
    assert below_even.flatten().tolist() == [9, 6, 6, 4]
    assert below_odd.flatten().tolist() == [4, 6, 4, 6, 9, 6, 4, 6, 4]


def test_the_weights_give_known_features():
    ramp = torch.arange(224 * 224 * 3).reshape(1, 224, 224, 3).permute(0, 3, 1, 2) % 256

    features = load_efficientnet()(ramp.float())

    # Computed with the package efficientnet-lite-pytorch 0.1.0, which agreed in every digit.
    assert features.shape == (1, 1280)
    assert features.mean().item() == pytest.approx(0.1430881, rel=1e-4)
    assert features.std().item() == pytest.approx(0.4280029, rel=1e-4)


def test_unexpected_weights_are_rejected(tmp_path, monkeypatch):
    damaged = tmp_path / "weights.pth"
    damaged.write_bytes(b"not weights")
    monkeypatch.setattr(efficientnet, "_weights_file", lambda: damaged)

    with pytest.raises(SfumatoError, match="does not contain the expected weights"):
        load_efficientnet()


def test_missing_weights_are_reported(monkeypatch):
    monkeypatch.setattr(efficientnet, "_PACKAGE", "no_such_package")

    with pytest.raises(SfumatoError) as raised:
        load_efficientnet()

    assert "no-such-package" in str(raised.value.hint)


def test_the_random_network_is_reproducible():
    images = striped_images(40, seed=0)

    first, second = random_net(images), random_net(images)

    assert first.weights_sha256 == second.weights_sha256
    np.testing.assert_array_equal(first(images), second(images))


def test_random_features_of_real_images_have_mean_0_and_deviation_1():
    images = striped_images(200, seed=0)

    features = random_net(images)(images)

    assert np.abs(features.mean(axis=0)).max() < 1e-3
    assert np.median(features.std(axis=0)) == pytest.approx(1, abs=0.01)


def test_features_do_not_depend_on_the_batch():
    images = striped_images(20, seed=0)
    net = random_net(images)

    together = result_of(features_of(net, images, task="Looking"))
    alone = net(images[19:20])

    np.testing.assert_allclose(together[19:20], alone, atol=1e-4)


def test_gray_images_have_the_features_of_color_ones_with_equal_channels():
    gray = striped_images(4, seed=0)[..., :1]
    net = random_net(striped_images(40, seed=1))

    np.testing.assert_allclose(net(gray), net(np.repeat(gray, 3, axis=3)), atol=1e-4)


def test_small_images_are_resized_to_128_px_for_the_imagenet_network():
    assert imagenet_net(ImageShape.square(32)).input_px == 128
    assert imagenet_net(ImageShape.square(256)).input_px == 224


def test_transparent_rectangles_have_the_features_of_what_is_visible():
    images = np.random.default_rng(0).integers(0, 256, (4, 32, 48, 4), np.uint8)
    images[:2, ..., 3], images[2:, ..., 3] = 255, 0
    ground = np.full((2, 32, 48, 3), 128, np.uint8)
    net = random_net(images)

    found = net(images)

    np.testing.assert_allclose(found[:2], net(images[:2, ..., :3]), atol=1e-4)
    np.testing.assert_allclose(found[2:], net(ground), atol=1e-4)

"""Tests that the nearest training images match an exhaustive search."""

import numpy as np
import pytest

from sfumato.evaluation import nearest
from sfumato.evaluation.features import random_net
from sfumato.evaluation.nearest import (
    nearest_by_features,
    nearest_by_pixels,
    nearest_training_images,
)
from support.evaluation import result_of, striped_images


@pytest.fixture(scope="module")
def training():
    return striped_images(300, seed=0)


@pytest.fixture(scope="module")
def others():
    return striped_images(5, seed=1)


@pytest.fixture(params=[4096, 70], ids=["at once", "in parts"])
def _parts(request, monkeypatch):
    monkeypatch.setattr(nearest, "_CHUNK", request.param)


@pytest.mark.usefixtures("_parts")
def test_pixels_are_compared_with_both_views(training, others):
    found = result_of(nearest_by_pixels(training, others, count=3, task=""))

    for index, image in enumerate(others.astype(float)):
        views = (image, image[:, ::-1])
        squares = np.min([np.square(view - training).mean((1, 2, 3)) for view in views], axis=0)
        order = np.argsort(squares)[:3]
        assert found.indices[index].tolist() == order.tolist()
        assert found.distances[index].tolist() == pytest.approx(np.sqrt(squares[order]), rel=1e-3)


@pytest.mark.usefixtures("_parts")
def test_features_are_compared_with_both_views(training):
    net = random_net(training)
    mirrored = training[[3, 250]][:, :, ::-1]

    found = result_of(nearest_by_features(net, training, mirrored, task=""))

    assert found.indices[:, 0].tolist() == [3, 250]
    assert found.distances[:, 0].tolist() == pytest.approx([0, 0], abs=1e-2)
    assert (found.distances[:, 1] > 0.05).all()


def test_one_image_gets_its_nearest_images(training):
    near = nearest_training_images(training[42], training, count=4)

    assert near[0].index == 42
    assert near[0].distance == pytest.approx(0, abs=0.1)
    assert [each.distance for each in near] == sorted(each.distance for each in near)


def test_a_set_smaller_than_requested_is_returned_whole(training):
    assert len(nearest_training_images(training[0], training[:3], count=8)) == 3

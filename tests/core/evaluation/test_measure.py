"""Tests of the measurement of generated images against real ones."""

import numpy as np
import pytest

from sfumato.config.image_shape import ImageShape
from sfumato.errors import SfumatoError
from sfumato.evaluation.features import imagenet_net, random_net
from sfumato.evaluation.measure import measure
from support.evaluation import result_of, striped_images

COUNT = 60


@pytest.fixture(scope="module")
def real():
    return striped_images(400, seed=0)


@pytest.fixture(scope="module")
def good():
    return striped_images(COUNT, seed=1)


@pytest.fixture(scope="module", params=["photograph", "random"])
def net(request, real):
    return (
        imagenet_net(ImageShape.square(32)) if request.param == "photograph" else random_net(real)
    )


def distances(real, generated, net):
    return result_of(measure(real, generated, nets=[net])).scores[0]


def noisy(images, deviation):
    noise = np.random.default_rng(0).normal(0, deviation, images.shape)
    return np.clip(images + noise, 0, 255).astype(np.uint8)


def blurred(images, times):
    levels = images.astype(float)
    for axis in (1, 2) * times:
        levels = (np.roll(levels, 1, axis) + 2 * levels + np.roll(levels, -1, axis)) / 4
    return levels.round().astype(np.uint8)


def repeated(images, distinct):
    return np.concatenate([images[:distinct]] * (COUNT // distinct))


def test_real_images_are_at_the_baseline(real, good, net):
    found = distances(real, good, net)

    kernel, coverage = found.kernel, found.components["coverage"]
    assert found.frechet.multiple == pytest.approx(1, abs=0.35)
    assert abs(kernel.multiple) < 4
    assert kernel.low < kernel.value < kernel.high
    assert coverage.value == pytest.approx(coverage.baseline, abs=0.12)


@pytest.mark.parametrize(
    ("damage", "levels"),
    [(noisy, (0, 20, 40)), (blurred, (0, 6, 40)), (repeated, (COUNT, 12, 3))],
    ids=["noise", "blur", "repetition"],
)
def test_each_distance_grows_with_the_degradation(real, good, net, damage, levels):
    found = [distances(real, damage(good, level), net) for level in levels]

    frechet = [each.frechet.value for each in found]
    kernel = [each.kernel.value for each in found]
    coverage = [each.components["coverage"].value for each in found]
    assert frechet == sorted(frechet)
    assert kernel == sorted(kernel)
    assert coverage[-1] < coverage[0]


def test_copies_are_detected_by_the_copy_check_but_not_by_distances(real, good):
    net = random_net(real)
    held_out = striped_images(60, seed=3)

    report = result_of(measure(real, real[:COUNT], held_out=held_out, nets=[net]))

    assert report.scores[0].frechet.multiple < 1.2
    assert report.copies.generated.value == 1
    assert report.copies.held_out is not None
    assert report.copies.held_out.high < 0.1


def test_a_darker_and_flatter_image_is_described_as_such(real, good):
    flat = (good * 0.5 + 20).astype(np.uint8)

    drift = result_of(measure(real, flat, nets=[random_net(real)])).color

    assert all(shift < -20 for shift in drift.mean_shift)
    assert drift.deviation_ratio == pytest.approx((0.5, 0.5, 0.5), abs=0.06)


def test_sets_are_compared_at_equal_numbers(real, good):
    report = result_of(measure(real[:100], good, nets=[random_net(real)]))

    assert report.count == 50
    assert report.training_images == 100


def test_too_few_images_are_an_error_with_their_numbers(real, good):
    with pytest.raises(SfumatoError, match=r": 5 generated and 400 real"):
        result_of(measure(real, good[:5]))


def test_the_stream_reports_the_current_task(real, good):
    events = list(measure(real, good, held_out=good, nets=[random_net(real)]))

    tasks = list(dict.fromkeys(str(event.task) for event in events))
    assert tasks == [
        "Computing features of real images",
        "Computing features of generated images",
        "Searching for copies of training images",
        "Measuring how often copies occur by chance",
    ]
    assert all(0 < event.done <= event.total for event in events)

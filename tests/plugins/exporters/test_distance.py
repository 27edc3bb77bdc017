"""Tests that the distance of an export uses as many images as its time limit allows."""

from types import SimpleNamespace

import numpy as np
import pytest
from numpy.typing import NDArray

from sfumato_plugins.exporters.proof import distance
from support.clocks import FakeMachine


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> FakeMachine:
    """Return a machine that generates one batch of images per second."""
    machine = FakeMachine()
    chance = np.random.default_rng(0)
    monkeypatch.setattr(distance, "WorkClock", machine.clock)
    net = SimpleNamespace(
        name="net",
        weights_sha256="",
        input_px=8,
        features=lambda images: chance.normal(size=(len(images), 4)),
    )
    monkeypatch.setattr(distance, "imagenet_net", lambda _: net)
    monkeypatch.setattr(distance, "_trial", lambda _model, _first, count: count)
    monkeypatch.setattr(distance, "generate_as_gallery", lambda _model, count: _images(count))
    return machine


def _images(count: int) -> NDArray[np.uint8]:
    return np.random.default_rng(count).integers(0, 256, (count, 8, 8, 3), dtype=np.uint8)


def measured(machine: FakeMachine, *, freeze_s: float) -> distance.Distance:
    """Return the distance measured with a limit of ten seconds and a freeze in the third batch."""
    batches = 0

    def draw(trial):
        nonlocal batches
        batches += 1
        machine.work(1.0)
        if batches == 3:
            machine.freeze(freeze_s)
        return _images(trial)

    model = SimpleNamespace(pixel_shape=(3, 8, 8))
    work = distance.measure_distance(model, draw, images=1000, most_s=10.0)
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value


def test_a_freeze_does_not_reduce_the_number_of_images(machine: FakeMachine) -> None:
    unbroken = measured(machine, freeze_s=0.0)
    frozen = measured(machine, freeze_s=3600.0)

    assert frozen.cleanliness.penalty == 0.0  # both models generate the same images
    assert frozen.score.count == unbroken.score.count > distance.FEWEST

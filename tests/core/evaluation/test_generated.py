"""Tests of generating images for measurement."""

from collections import Counter

import numpy as np
import pytest

from sfumato.evaluation.generated import CallCounter, drawn, seeds_like
from sfumato.generation.batches import class_label_for, generate_images
from support.evaluation import result_of
from support.trained import small_config, trained_model


@pytest.mark.parametrize(("guidance_scale", "calls"), [(1.0, 4), (2.0, 8)])
def test_every_network_call_is_counted(guidance_scale: float, calls: int) -> None:
    model = trained_model(small_config(guidance_scale=guidance_scale), classes=("cat", "dog"))

    with CallCounter(model.denoiser) as counter:
        images = result_of(drawn(model, range(40)))

    assert counter.calls_per_image(40) == calls
    difference = images.astype(int) - generate_images(model, range(40))
    assert np.abs(difference).max() <= 1  # other batch sizes round differently


def test_classes_are_generated_as_often_as_they_occur_in_the_real_images() -> None:
    labels = np.array([0] * 900 + [1] * 100 + [-1] * 500, np.int32)

    seeds = seeds_like(labels, ("cat", "dog"), 2_000)

    found = Counter(class_label_for(seed, 2) for seed in seeds)
    assert found[1] / 2_000 == pytest.approx(0.1, abs=0.02)  # three deviations
    assert len(set(seeds)) == 2_000

"""Tests that the whole set of metrics detects known degradations.

The degradation table on the sample set's faces: every degradation raises the distance, more of it
raises it more, each exceeds its threshold in the network meant for it, and real images stay at the
baseline. `benchmarks/damage_table.py` does the same at full size on other images.
"""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from sfumato.data.sample import unpack_sample
from sfumato.evaluation.copies import check_copies
from sfumato.evaluation.damage import blurred, faded, ghostly, noisy, repeated
from sfumato.evaluation.dataset_net_training import train_dataset_net
from sfumato.evaluation.features import FeatureNet, random_net
from sfumato.evaluation.scorer import Scorer, build_scorer, random_halves
from support.evaluation import result_of

pytestmark = pytest.mark.slow

COUNT = 500

LADDERS = {
    "noise": [lambda p, s=s: noisy(p, s) for s in (0.05, 0.2)],
    "blur": [lambda p, s=s: blurred(p, s) for s in (0.4, 0.7)],
    "contrast": [lambda p, s=s: faded(p, s) for s in (0.95, 0.85)],
    "ghosts": [lambda p, s=s: ghostly(p, s) for s in (0.3, 1.0)],
    "repetition": [lambda p, s=s: repeated(p, s) for s in (100, 20)],
}
BARS = {
    "noise": ("folder", 2.0),
    "blur": ("folder", 1.6),
    "contrast": ("folder", 1.7),
    "ghosts": ("folder", 1.6),
    "repetition": ("random network", 2.0),
}
"""The network that must detect each degradation at its least, and in how many baselines."""


@pytest.fixture(scope="module")
def faces(tmp_path_factory) -> NDArray[np.uint8]:
    folder = unpack_sample(tmp_path_factory.mktemp("sample"))
    files = sorted(Path(folder).rglob("*.png"))
    images = np.stack([np.asarray(Image.open(file).convert("RGB")) for file in files])
    return images[np.random.default_rng(0).permutation(len(images))]


@pytest.fixture(scope="module")
def real(faces):
    return faces[:3000]


@pytest.fixture(scope="module")
def good(faces):
    return faces[3000 : 3000 + COUNT]


@pytest.fixture(scope="module")
def dataset_net(real):
    work = train_dataset_net(real, np.full(len(real), -1), input_px=32, most_images=4000)
    return FeatureNet("folder", result_of(work), weights_sha256="", input_px=32)


@pytest.fixture(scope="module")
def scorer(real, dataset_net) -> Scorer:
    halves = (real[half] for half in random_halves(len(real)))
    return result_of(build_scorer([dataset_net, random_net(real)], *halves))


def multiples_of(scorer: Scorer, images: NDArray[np.uint8]) -> dict[str, float]:
    """Return the Fréchet distances in the features of each network, relative to the baseline."""
    return {score.net: score.frechet.multiple for score in result_of(scorer.score(images))}


@pytest.mark.parametrize("damage", LADDERS)
def test_every_degradation_is_detected_and_more_of_it_scores_worse(scorer, good, damage):
    unharmed = multiples_of(scorer, good)

    harmed = [multiples_of(scorer, harm(good)) for harm in LADDERS[damage]]
    seen = {name: [each[name] for each in harmed] for name in unharmed}

    assert unharmed == pytest.approx(dict.fromkeys(unharmed, 1), abs=0.35)
    for name, multiples in seen.items():
        assert [unharmed[name], *multiples] == sorted([unharmed[name], *multiples])
    name, bar = BARS[damage]
    assert seen[name][0] > bar


def test_planted_copies_raise_the_alarm_but_not_the_distances(
    real, good, faces, scorer, dataset_net
):
    held_out = faces[3500:]
    planted = np.concatenate([good[: COUNT - 25], real[100:113], real[200:212, :, ::-1]])

    check = result_of(check_copies(real, planted, held_out=held_out, net=dataset_net))

    assert check.alarms()
    assert {pair.training for pair in check.pairs} <= {*range(100, 113), *range(200, 212)}
    assert multiples_of(scorer, planted)["folder"] < 1.35


def test_real_held_out_images_raise_no_alarm(real, good, faces, dataset_net):
    check = result_of(check_copies(real, good, held_out=faces[3500:], net=dataset_net))

    assert check.alarms() == ()

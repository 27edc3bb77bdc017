"""Everything that scores images gives the same images the same score."""

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from sfumato.config.sampling import SamplingSettings
from sfumato.distillation import comparison
from sfumato.evaluation import reconstruction_check
from sfumato.evaluation.damage import noisy
from sfumato.evaluation.feature_distances import frechet_distance
from sfumato.evaluation.features import FeatureNet, random_net
from sfumato.evaluation.measure import measure
from sfumato.evaluation.scorer import Scorer, build_scorer, random_halves
from sfumato.records.events import QualityMeasured
from sfumato.records.score import Score
from sfumato.system.work_clock import WorkClock
from sfumato.training import quality
from sfumato_plugins.exporters.proof import distance
from support.caches import image_cache
from support.evaluation import result_of, striped_images
from support.trained import trained_model

SIZE = 8
COUNT = 100
IMAGES = striped_images(2 * COUNT, seed=0, size_px=SIZE)
FIRST, SECOND = (IMAGES[np.sort(half)] for half in random_halves(2 * COUNT))
GENERATED = noisy(striped_images(COUNT, seed=1, size_px=SIZE), 0.1)


@pytest.fixture(scope="module")
def net() -> FeatureNet:
    return random_net(IMAGES)


@pytest.fixture(scope="module")
def expected(net: FeatureNet) -> Score:
    (score,) = result_of(result_of(build_scorer([net], FIRST, SECOND)).score(GENERATED))
    return score


def assert_equal(found: Score, expected: Score) -> None:
    """Check all figures; the bootstrap of the kernel distance depends on the order of images."""
    assert (found.net, found.net_sha256, found.count) == (
        expected.net,
        expected.net_sha256,
        expected.count,
    )
    for name, component in expected.components.items():
        assert found.components[name].value == pytest.approx(component.value, rel=1e-5), name
        rel = 0.3 if name == "kernel" else 1e-5
        assert found.components[name].baseline == pytest.approx(component.baseline, rel=rel), name


def test_a_score_is_the_distance_and_its_baseline(net: FeatureNet, expected: Score) -> None:
    first, second, generated = map(net.features, (FIRST, SECOND, GENERATED))

    assert expected.frechet.value == pytest.approx(frechet_distance(first, generated))
    assert expected.frechet.baseline == pytest.approx(frechet_distance(first, second))


def test_an_evaluation(net: FeatureNet, expected: Score) -> None:
    report = result_of(measure(IMAGES, GENERATED, nets=[net]))

    assert_equal(report.scores[0], expected)


def test_quality_during_training(
    net: FeatureNet, expected: Score, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened(_cache: object):
        yield from ()
        return net

    def drawn(_model: object, _seeds: object):
        yield from ()
        return GENERATED

    monkeypatch.setattr(quality, "open_dataset_net", opened)
    monkeypatch.setattr(quality, "drawn", drawn)
    meter = quality.QualityMeter(image_cache(tmp_path, IMAGES), share=0.5, work_clock=WorkClock())

    *_, event = meter.measure(trained_model(), passed_s=1.0, remaining_s=100_000.0)

    assert isinstance(event, QualityMeasured)
    assert_equal(event.score, expected)


def test_a_comparison_of_distilled_models(
    expected: Score, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparison, "imagenet_net", lambda _shape: random_net(IMAGES))
    variants = comparison.VariantComparison(
        image_cache(tmp_path, IMAGES),
        plugins=None,  # type: ignore[arg-type]  # no image is generated
    )

    variant = result_of(variants.measure(GENERATED, trained_model(), SamplingSettings()))

    for score in variant.scores:
        assert_equal(score, expected)


def test_a_reconstruction_check(
    net: FeatureNet, expected: Score, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def through(_autoencoder: object, _images: object):
        yield from ()
        return GENERATED

    monkeypatch.setattr(reconstruction_check, "_through", through)
    monkeypatch.setattr(reconstruction_check, "imagenet_net", lambda _shape: net)
    cache = image_cache(tmp_path, np.concatenate([FIRST, SECOND]))

    loss = result_of(reconstruction_check.measure_loss(SimpleNamespace(), cache))

    assert_equal(loss.score, expected)


def test_the_proof_of_an_export(
    net: FeatureNet, expected: Score, monkeypatch: pytest.MonkeyPatch
) -> None:
    def part(images: np.ndarray, trial: tuple[int, int]) -> np.ndarray:
        return images[trial[0] : sum(trial)]

    def generate(_model: object, trial: tuple[int, int]) -> np.ndarray:
        first, count = trial
        is_own = first < distance._OTHER_SEEDS
        start = distance._FIRST_SEED if is_own else distance._OTHER_SEEDS
        return part(SECOND if is_own else FIRST, (first - start, count))

    monkeypatch.setattr(distance, "imagenet_net", lambda _shape: net)
    monkeypatch.setattr(distance, "_trial", lambda _model, first, count: (first, count))
    monkeypatch.setattr(distance, "generate_as_gallery", generate)

    found = result_of(
        distance.measure_distance(
            SimpleNamespace(pixel_shape=None),
            lambda trial: part(GENERATED, (trial[0] - distance._FIRST_SEED, trial[1])),
            images=COUNT,
            most_s=600.0,
        )
    )

    assert_equal(found.score, expected)


def test_sampler_tuning(net: FeatureNet, expected: Score) -> None:
    """The distance of tuning is along the main directions, to both sets of real images."""
    scorer: Scorer = result_of(build_scorer([net], FIRST, SECOND))
    axes = scorer._spaces[0].main_directions
    first, second, seen = (net.features(each) @ axes for each in (FIRST, SECOND, GENERATED))

    found = scorer.distance(scorer.main_features(GENERATED))

    everything = frechet_distance(np.concatenate([first, second]), seen)
    assert found == pytest.approx(everything + frechet_distance(first, second))
    assert_equal(scorer.compare((net.features(GENERATED),))[0], expected)

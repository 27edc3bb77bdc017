"""Distillation results: better only if every network agrees, and reported with values."""

import msgspec
import pytest

from sfumato.errors import SfumatoError
from sfumato.records.distillation_result import (
    WEAK_MULTIPLE,
    DistillationResult,
    distillation_lines,
    load_distillation_result,
    save_distillation_result,
    weakness,
)
from support.distillation_results import distillation_result, variant


@pytest.mark.parametrize(
    ("frechet", "is_better"),
    [((11.0, 5.0), True), ((11.0, 6.5), False), ((12.5, 5.0), False), ((12.0, 6.0), False)],
)
def test_better_only_if_every_network_agrees(frechet, is_better):
    assert distillation_result(variant(*frechet)).is_better == is_better


def test_best_variant_is_the_closest_of_those_that_beat_the_base():
    two, one = variant(11.0, 5.0), variant(10.0, 5.5, num_steps=1)

    assert distillation_result(two, one).best == one
    assert distillation_result(two, variant(10.0, 7.0, num_steps=1)).best == two


def test_result_starts_with_the_conclusion_and_includes_values():
    result = distillation_result(variant(11.0, 5.0), variant(30.0, 9.0, num_steps=1))
    better = [str(line) for line in distillation_lines(result)]

    assert better[0].startswith("The distilled model is better: in 2 steps, its images")
    assert "5 steps" in better[0]
    assert "12 (6.0 times the real-vs-real baseline; EfficientNet-Lite0)" in better[1]
    assert "in 1 step:" in better[3]
    assert better[-1] == "Each model generated 512 images from the same seeds for this comparison."


def test_unsuccessful_distillation_recommends_the_base_in_few_steps():
    reported = str(next(distillation_lines(distillation_result(variant(13.0, 5.0)))))

    assert "is not better" in reported
    assert "“faces-01” in 5 steps remains the best fast option" in reported


def test_no_result_before_training_has_finished():
    assert list(distillation_lines(distillation_result())) == []
    assert not distillation_result().is_better


def test_weak_base_is_reported_with_its_values():
    weak = variant(2.0 * WEAK_MULTIPLE * 1.5, 6.0, run="faces-01", num_steps=5)

    assert f"{WEAK_MULTIPLE * 1.5:.0f} times" in str(
        weakness(DistillationResult(count=512, base=weak))
    )
    assert weakness(distillation_result()) is None


def test_weakness_threshold_depends_on_the_number_of_images():
    found = variant(2.0 * WEAK_MULTIPLE / 2, 6.0, run="faces-01", num_steps=5)

    assert weakness(DistillationResult(count=512, base=found)) is None
    assert "needs more training" in str(weakness(DistillationResult(count=64, base=found)))


def test_result_survives_its_folder(tmp_path):
    kept = distillation_result(variant(11.0, 5.0))

    assert load_distillation_result(tmp_path) is None
    save_distillation_result(tmp_path, kept)

    assert load_distillation_result(tmp_path) == kept


def test_damaged_result_says_what_to_do(tmp_path):
    (tmp_path / "distillation.json").write_text("{")

    with pytest.raises(SfumatoError, match="cannot be read") as caught:
        load_distillation_result(tmp_path)

    assert "resume" in str(caught.value.hint)


def test_result_of_a_newer_version_is_read_as_far_as_known(tmp_path):
    content = msgspec.to_builtins(distillation_result(variant(11.0, 5.0))) | {"novelty": 1}
    (tmp_path / "distillation.json").write_bytes(msgspec.json.encode(content))

    assert load_distillation_result(tmp_path).is_better

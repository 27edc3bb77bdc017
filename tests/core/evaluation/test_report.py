"""Tests of storing reports and of their text."""

import msgspec
import pytest

from sfumato.config.sampling import SamplingSettings
from sfumato.errors import SfumatoError
from sfumato.evaluation.report import (
    ColorDrift,
    CopyCheck,
    EvaluationReport,
    Share,
    load_report,
    save_report,
)
from sfumato.evaluation.report_text import report_lines
from sfumato.records.score import Cleanliness
from support.scores import score


@pytest.fixture
def report():
    found = score(12.0, baseline=4.0, net="random network")
    return EvaluationReport(
        count=500,
        training_images=1000,
        scores=(found,),
        copies=CopyCheck(
            generated=Share(count=5, total=500, low=0.004, high=0.023),
            held_out=Share(count=0, total=100, low=0.0, high=0.037),
        ),
        color=ColorDrift(mean_shift=(1.0, -2.0, 0.0), deviation_ratio=(1.0, 0.9, 1.0)),
        cleanliness=Cleanliness(power=(1.0, 1.0, 1.1, 1.2, 5.0), pattern=1.9, flat_noise=12.4),
        elapsed_s=1.0,
        run="faces-01",
        images_seen=1000,
        sampling=SamplingSettings(),
        time=0.0,
    )


def test_a_report_survives_saving_and_loading(report, tmp_path):
    save_report(tmp_path, report)

    assert load_report(tmp_path) == report


def test_the_error_for_a_run_without_report_says_how_to_get_one(tmp_path):
    with pytest.raises(SfumatoError, match="has not been evaluated yet") as raised:
        load_report(tmp_path)

    assert "sfumato evaluate" in str(raised.value.hint)


def test_a_damaged_report_is_an_error(tmp_path):
    (tmp_path / "evaluation.json").write_text("{")

    with pytest.raises(SfumatoError, match=r"evaluation\.json"):
        load_report(tmp_path)


def test_the_text_gives_distances_as_multiples_of_their_baselines(report):
    text = "\n".join(report_lines(report))

    assert "Fréchet distance 12, 3.0 times the real-vs-real baseline" in text
    assert "2.0 times" in text
    assert "1.0% (5 of 500; 0.4% to 2.3%)" in text


def test_a_baseline_of_zero_gives_no_multiple(report):
    zero = msgspec.structs.replace(report.scores[0].kernel, baseline=0.0)

    assert (score(12.0, baseline=0.0).frechet.multiple, zero.multiple) == (0, 0)

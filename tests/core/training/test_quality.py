"""Tests of quality measurements during training and their time budget."""

from collections.abc import Generator
from pathlib import Path

import pytest
from tests.support.toy import toy_engine, train_to_end, with_changes

from sfumato.config.settings import ReportConfig
from sfumato.data.cache import ImageCache
from sfumato.errors import SfumatoError
from sfumato.records.events import IncidentReported, Progressed, QualityMeasured
from sfumato.records.project import Project
from sfumato.system.work_clock import WorkClock
from sfumato.training.quality import QualityMeter
from support.caches import image_cache
from support.clocks import FakeMachine
from support.evaluation import striped_images
from support.trained import trained_model

LONG_S = 100_000.0


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> ImageCache:
    return image_cache(tmp_path_factory.mktemp("cache"), striped_images(200, seed=0, size_px=8))


def measured(
    meter: QualityMeter, *, passed_s: float, remaining_s: float
) -> list[QualityMeasured | Progressed | IncidentReported]:
    return list(meter.measure(trained_model(), passed_s=passed_s, remaining_s=remaining_s))


def test_a_long_run_reports_its_quality_beside_the_baseline(cache: ImageCache) -> None:
    meter = QualityMeter(cache, share=0.05, work_clock=WorkClock())

    *_, reported = measured(meter, passed_s=10.0, remaining_s=LONG_S)

    assert isinstance(reported, QualityMeasured)
    assert reported.score.count == 100  # the baseline needs the other half of the real images
    assert reported.cleanliness.penalty > 1  # the weights are random
    frechet = reported.score.frechet
    assert frechet.multiple > 3  # the weights are random
    assert frechet.value == pytest.approx(frechet.multiple * frechet.baseline)


def test_the_same_model_gets_the_same_score_again(cache: ImageCache) -> None:
    meter = QualityMeter(cache, share=0.05, work_clock=WorkClock())

    first, second = (measured(meter, passed_s=LONG_S, remaining_s=LONG_S)[-1] for _ in range(2))

    assert isinstance(first, QualityMeasured)
    assert isinstance(second, QualityMeasured)
    assert first.score == second.score


def test_the_next_measurement_waits_for_its_budget(cache: ImageCache) -> None:
    meter = QualityMeter(cache, share=0.05, work_clock=WorkClock())
    measured(meter, passed_s=1.0, remaining_s=LONG_S)

    assert measured(meter, passed_s=1.1, remaining_s=LONG_S) == []
    assert measured(meter, passed_s=LONG_S, remaining_s=LONG_S) != []


def test_a_short_run_is_not_measured(tmp_path: Path) -> None:
    fresh = image_cache(tmp_path, striped_images(200, seed=0, size_px=8))
    meter = QualityMeter(fresh, share=0.05, work_clock=WorkClock())

    first = measured(meter, passed_s=0.001, remaining_s=0.01)

    assert not any(isinstance(event, QualityMeasured) for event in first)
    assert measured(meter, passed_s=LONG_S, remaining_s=LONG_S) == []


def test_a_share_of_zero_disables_measurements(cache: ImageCache) -> None:
    assert (
        measured(
            QualityMeter(cache, share=0, work_clock=WorkClock()),
            passed_s=LONG_S,
            remaining_s=LONG_S,
        )
        == []
    )


def test_a_suspension_does_not_count_as_measuring_time(cache: ImageCache) -> None:
    machine = FakeMachine()

    def work() -> Generator[Progressed, None, str]:
        for done in range(1, 5):
            machine.work(0.1)
            if done == 1:
                machine.freeze(3600)
            yield Progressed(task="Drawing", done=done, total=100)
        return "drawn"

    with machine.clock() as clock:
        meter = QualityMeter(cache, share=0.05, work_clock=clock)
        reported = list(meter._within(60.0, work()))

    assert len(reported) == 4


def test_too_few_images_are_not_measured(tmp_path: Path) -> None:
    few = image_cache(tmp_path, striped_images(199, seed=0, size_px=8))

    assert (
        measured(
            QualityMeter(few, share=0.5, work_clock=WorkClock()),
            passed_s=LONG_S,
            remaining_s=LONG_S,
        )
        == []
    )


def test_a_disk_that_cannot_store_the_feature_network_is_reported_and_the_run_continues(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = image_cache(tmp_path, striped_images(200, seed=0, size_px=8))

    def refuse(_file: Path, _content: bytes) -> None:
        raise SfumatoError("The disk is full.", hint="Free some space.")

    monkeypatch.setattr("sfumato.evaluation.dataset_net.write_whole", refuse)
    meter = QualityMeter(fresh, share=0.05, work_clock=WorkClock())

    *_, reported = measured(meter, passed_s=10.0, remaining_s=LONG_S)

    assert isinstance(reported, IncidentReported)
    assert "The disk is full." in str(reported.message)
    assert measured(meter, passed_s=LONG_S, remaining_s=LONG_S) == []


def test_a_run_reports_its_quality_in_its_event_stream(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sfumato.training.quality.FEWEST_IMAGES", 32)
    monkeypatch.setattr("sfumato.evaluation.dataset_net.FEWEST_IMAGES", 32)
    monkeypatch.setattr(QualityMeter, "_within", lambda _self, _limit_s, work: work)
    report = ReportConfig(sample_count=0, sample_every_images=64, quality_share=0.5)
    run = toy_engine().new_run(project, with_changes(report=report))

    events = train_to_end(project, run)

    reported = [event for event in events if isinstance(event, QualityMeasured)]
    assert reported
    assert reported[0].images_seen == 64
    assert events[-1].outcome == "completed"

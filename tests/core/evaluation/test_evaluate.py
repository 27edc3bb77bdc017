"""Tests of evaluating a run."""

from pathlib import Path

import pytest
from tests.support.toy import TOY_CONFIG, toy_engine, toy_project, train_to_end

from sfumato.errors import SfumatoError
from sfumato.evaluation.report import load_report
from sfumato.records.events import Progressed
from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder


@pytest.fixture
def trained(tmp_path: Path) -> tuple[Project, RunFolder]:
    project = toy_project(tmp_path)
    run = toy_engine().new_run(project, TOY_CONFIG)
    train_to_end(project, run)
    return project, run


def test_the_report_names_the_run_and_is_stored_in_its_folder(
    trained: tuple[Project, RunFolder],
) -> None:
    project, run = trained

    events = list(toy_engine().evaluate(project, run, count=16))

    report = load_report(run.folder)
    assert (report.run, report.images_seen, report.count) == (run.run_id, 128, 16)
    assert report.training_images == 44
    assert report.network_calls == TOY_CONFIG.sampling.num_steps
    assert report.notes[0].startswith(
        "Not measured with dataset features: the dataset has 44 training images"
    )
    assert "Generating images" in {
        str(event.task) for event in events if isinstance(event, Progressed)
    }


@pytest.mark.parametrize("count", [0, 7])
def test_too_few_images_are_an_error_before_any_is_generated(
    trained: tuple[Project, RunFolder], count: int
) -> None:
    project, run = trained
    events: list[Progressed] = []

    with pytest.raises(SfumatoError, match=f": {count} generated and 44 real"):
        events.extend(toy_engine().evaluate(project, run, count=count))

    assert "Generating images" not in {str(event.task) for event in events}

"""A trained toy project, copied for each test that follows a hint."""

import shutil
from pathlib import Path

import pytest

from sfumato.records.control import Command, RunControl
from sfumato.records.project import Project
from support.hint_trials import Trial
from support.toy import TOY_CONFIG, toy_engine, toy_project, train_to_end


@pytest.fixture(scope="session")
def _trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with images and a project: “one” has finished, “new” has not started."""
    folder = tmp_path_factory.mktemp("hints")
    project = toy_project(folder)
    train_to_end(project, toy_engine().new_run(project, TOY_CONFIG, run_id="one"))
    toy_engine().new_run(project, TOY_CONFIG, run_id="new")
    return folder


@pytest.fixture
def trial(
    _trained: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Trial:
    """A copy of the trained project, and its terminal; distillation takes a few updates."""
    monkeypatch.setattr("sfumato.distillation.plan._FEWEST_UPDATES", 20)
    shutil.copytree(_trained / "project", tmp_path / "project")
    return Trial(Project.open(tmp_path / "project"), capsys)


@pytest.fixture
def stopped(trial: Trial) -> str:
    """The name of a run that was stopped halfway."""
    run, control = trial.engine.new_run(trial.project, TOY_CONFIG, run_id="half"), RunControl()
    for event in trial.engine.train(trial.project, run, control):
        if getattr(event, "images_seen", 0) >= 64:
            control.request(Command.STOP)
    return run.run_id

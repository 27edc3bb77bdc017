"""Fixtures of the training tests."""

from pathlib import Path

import pytest
from tests.support.toy import toy_project

from sfumato.optimization.update import UpdateResult
from sfumato.records.project import Project
from sfumato.training.meter import StepMeter


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return toy_project(tmp_path)


@pytest.fixture
def losses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The loss of every update, which the meter would report only ten times a second."""
    found: list[float] = []
    add = StepMeter.add

    def note(self: StepMeter, result: UpdateResult, *, learning_rate: float) -> None:
        found.append(float(result.loss))
        add(self, result, learning_rate=learning_rate)

    monkeypatch.setattr(StepMeter, "add", note)
    return found

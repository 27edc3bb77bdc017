"""Tests of the list of recent projects."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder, RunStatus
from sfumato_desktop.app_settings import AppSettings
from sfumato_desktop.models.recent_projects import RecentProjects, describe
from support.inline_store import InlineStore


@pytest.fixture
def recent(qtbot: QtBot) -> RecentProjects:
    return RecentProjects(AppSettings(), InlineStore())


def test_the_newest_project_is_first_and_listed_once(recent: RecentProjects) -> None:
    for name in ("a", "b", "a"):
        recent.add(Path(name))

    assert recent.folders == (Path("a"), Path("b"))


def test_the_list_is_restored_at_the_next_start(recent: RecentProjects) -> None:
    recent.add(Path("a"))

    assert RecentProjects(AppSettings(), InlineStore()).folders == (Path("a"),)


def test_only_twelve_projects_are_kept(recent: RecentProjects) -> None:
    for number in range(20):
        recent.add(Path(str(number)))

    assert len(recent.folders) == 12


def test_a_project_is_described_by_its_newest_run(
    recent: RecentProjects, project: Project, done_run: RunFolder
) -> None:
    described = describe(project.folder)

    assert (described.name, described.is_missing) == ("Garden", False)
    assert described.status is RunStatus.COMPLETED
    assert described.sample is not None


def test_a_missing_project_is_marked(recent: RecentProjects, tmp_path: Path) -> None:
    assert describe(tmp_path / "gone").is_missing


def test_a_forgotten_project_keeps_its_folder(recent: RecentProjects, project: Project) -> None:
    recent.add(project.folder)

    recent.forget(project.folder)

    assert recent.folders == ()
    assert project.folder.is_dir()

"""Tests that lists keep their order when a project is copied, unzipped, or touched."""

import shutil
from pathlib import Path

import msgspec
import pytest

import sfumato_plugins
from sfumato.plugins.registry import Plugins
from sfumato.records.export_mark import EXPORT_MARK, ExportMark, next_export_number
from sfumato.records.project import Project
from sfumato.records.run_order import record_start
from sfumato_desktop.models.exports import exports_of
from sfumato_desktop.models.recent_projects import describe
from sfumato_desktop.models.run_watcher import _Listing
from support.file_times import touch_all
from support.sample_project import add_run

EXPORTERS = Plugins([("builtin", sfumato_plugins)]).exporters
MADE = ("z-01", "a-01", "m-01")
EXPORTED = ("safetensors", "onnx", "images")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Three runs, of which the first was resumed last, and exports of one of them."""
    project = Project.create(tmp_path / "project")
    for name in MADE:
        run = add_run(project, name)
        (run.checkpoints()[-1] / "state.json").write_text('{"saved": 1000.5, "format": 1}')
    record_start(project.runs_folder / "z-01")
    for exporter in [name for name in EXPORTED if name in EXPORTERS]:
        folder = project.exports_folder / f"a-01-{exporter}"
        folder.mkdir(parents=True)
        mark = ExportMark(
            exporter=exporter,
            run="a-01",
            images_seen=1,
            weights_sha256="",
            summary="",
            number=next_export_number(project.exports_folder),
            created=1000.0,
        )
        (folder / EXPORT_MARK).write_bytes(msgspec.json.encode(mark))
    return project


@pytest.fixture(params=[0, 1, 2])
def unzipped(request: pytest.FixtureRequest, project: Project, tmp_path: Path) -> Project:
    """The same project at another location, with meaningless file times."""
    copy = tmp_path / "elsewhere"
    shutil.copytree(project.folder, copy, copy_function=shutil.copyfile)
    touch_all(copy, seed=request.param)
    return Project.open(copy)


def test_the_newest_runs_are_listed_first(unzipped: Project) -> None:
    listing = _Listing(unzipped)
    listing.refresh()

    assert [run.run_id for run in listing.list().runs] == ["m-01", "a-01", "z-01"]


def test_the_most_recently_active_models_are_listed_first(unzipped: Project) -> None:
    listing = _Listing(unzipped)
    listing.refresh()

    assert [run.run_id for run in listing.list().trained] == ["z-01", "m-01", "a-01"]
    assert {run.changed for run in listing.list().trained} == {1000.5}


def test_the_newest_exports_are_listed_first(unzipped: Project) -> None:
    found = exports_of(unzipped, "a-01", EXPORTERS).exports

    assert len(found) >= 2
    assert [export.number for export in found] == sorted(range(1, 1 + len(found)), reverse=True)
    assert {export.created for export in found} == {1000.0}


def test_home_shows_the_most_recently_active_run(unzipped: Project) -> None:
    described = describe(unzipped.folder)

    events = unzipped.run("z-01").events()
    assert described.changed == events[-1].time


def test_touching_a_watched_project_changes_nothing(project: Project) -> None:
    listing = _Listing(project)
    listing.refresh()
    before = listing.list()

    touch_all(project.folder)

    assert not listing.refresh()
    after = listing.list()
    assert (after.runs, after.trained) == (before.runs, before.trained)

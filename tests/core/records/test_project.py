"""A project's folder is the single source of truth about it."""

import os
import shutil
import sys

import pytest

from sfumato.config.settings import RunConfig
from sfumato.errors import ConfigError, SfumatoError
from sfumato.files.names import file_name_for
from sfumato.records.events import RunPaused, encode_event
from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder
from sfumato.records.run_order import ORDER_FILE, record_start
from support.disk import no_file_larger_than
from support.file_times import touch_all


@pytest.fixture
def project(tmp_path):
    return Project.create(tmp_path / "Gesichter 顔")


def new_dataset(project, name):
    folder = project.datasets_folder / name
    folder.mkdir(parents=True)
    (folder / "dataset.toml").write_text("")


def new_run(project, run_id):
    return RunFolder.create(project.runs_folder / run_id, RunConfig())


def test_new_project_is_named_after_its_folder_and_can_be_opened(project):
    opened = Project.open(project.folder)

    assert opened.name == "Gesichter 顔"
    assert opened.folder == project.folder


def test_folder_may_be_given_as_a_string(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    Project.create("my-project")

    assert Project.open("my-project").folder == tmp_path / "my-project"


def test_project_may_have_another_name_than_its_folder(tmp_path):
    Project.create(tmp_path / "p", name="Faces of 1900")

    assert Project.open(tmp_path / "p").name == "Faces of 1900"


def test_project_may_be_created_in_an_empty_folder(tmp_path):
    (tmp_path / "p").mkdir()

    assert Project.create(tmp_path / "p").name == "p"


def test_project_is_never_created_among_other_files(tmp_path):
    (tmp_path / "holiday.jpg").write_bytes(b"")

    with pytest.raises(SfumatoError, match="not empty"):
        Project.create(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["holiday.jpg"]


def test_project_is_never_created_over_another(project):
    with pytest.raises(SfumatoError, match="is already a Sfumato project"):
        Project.create(project.folder)


def test_project_is_never_created_over_a_file(tmp_path):
    (tmp_path / "p").write_bytes(b"")

    with pytest.raises(SfumatoError):
        Project.create(tmp_path / "p")


@pytest.mark.skipif(sys.platform == "win32", reason="limits file sizes the Unix way")
def test_project_rejected_by_a_full_disk_leaves_nothing(tmp_path):
    with no_file_larger_than(5), pytest.raises(SfumatoError):
        Project.create(tmp_path / "p")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("exists", [True, False])
def test_opening_a_folder_without_project_explains_how_to_create_one(tmp_path, exists):
    folder = tmp_path / "p"
    if exists:
        folder.mkdir()

    with pytest.raises(
        SfumatoError, match=r"not a Sfumato project: sfumato\.toml is missing"
    ) as caught:
        Project.open(folder)

    assert "sfumato new" in str(caught.value.hint)


def test_project_of_a_newer_format_asks_for_an_update(project):
    (project.folder / "sfumato.toml").write_text('name = "p"\nformat = 3\nmood = "calm"\n')

    with pytest.raises(SfumatoError, match="format 3; this version reads up to format 2") as caught:
        Project.open(project.folder)

    assert "Update" in str(caught.value.hint)


def test_unknown_key_is_reported_with_the_closest_one(project):
    (project.folder / "sfumato.toml").write_text('nane = "p"\n')

    with pytest.raises(ConfigError, match="no setting “nane”") as caught:
        Project.open(project.folder)

    assert "“name”" in str(caught.value.hint)


def test_empty_project_has_no_datasets_and_no_runs(project):
    assert project.dataset_names() == ()
    assert project.run_ids() == ()


def test_datasets_are_found_by_their_file(project):
    new_dataset(project, "faces")
    (project.datasets_folder / "half-made").mkdir()

    assert project.dataset_names() == ("faces",)
    assert project.dataset_folder("faces") == project.datasets_folder / "faces"


def test_unknown_dataset_is_reported_with_the_closest_name(project):
    new_dataset(project, "faces")

    with pytest.raises(SfumatoError, match="has no dataset “face”") as caught:
        project.dataset_folder("face")

    assert str(caught.value.hint) == "Did you mean “faces”?"


@pytest.mark.parametrize("name", ["..", "../runs", "", "/"])
def test_names_cannot_leave_the_project(project, name):
    with pytest.raises(SfumatoError):
        project.dataset_folder(name)
    with pytest.raises(SfumatoError):
        project.run(name)


def test_runs_are_listed_and_opened_by_name(project):
    new_run(project, "faces-02")
    new_run(project, "faces-01")

    assert project.run_ids() == ("faces-01", "faces-02")
    assert project.run("faces-02").run_id == "faces-02"


def test_latest_run_is_the_one_created_last_whatever_was_touched(project):
    new_run(project, "z-01")
    new_run(project, "a-01")
    touch_all(project.folder / "runs/z-01")

    assert project.run("latest").run_id == "a-01"


def test_started_run_becomes_the_latest(project):
    new_run(project, "a-01")
    new_run(project, "z-01")
    record_start(project.run("a-01").folder)

    assert project.run("latest").run_id == "a-01"
    assert project.run("z-01").order.by_making > project.run("a-01").order.by_making


def test_latest_run_is_unaffected_by_moving_the_clock_back(project, monkeypatch):
    new_run(project, "z-01")
    monkeypatch.setattr("sfumato.records.run_order.time", lambda: 1000.0)
    new_run(project, "a-01")

    assert project.run("latest").run_id == "a-01"


def test_latest_run_is_unaffected_by_copying_without_file_times(project, tmp_path):
    for name in ("z-01", "m-01", "a-01"):
        new_run(project, name)
    copy = tmp_path / "elsewhere"
    shutil.copytree(project.folder, copy, copy_function=shutil.copyfile)
    touch_all(copy)

    assert Project.open(copy).run("latest").run_id == "a-01"


def test_runs_of_an_older_version_are_ordered_by_their_first_event(project):
    for name, moment in (("z-01", 300.0), ("a-01", 100.0), ("m-01", 200.0)):
        run = new_run(project, name)
        (run.folder / ORDER_FILE).unlink()
        run.events_file.write_bytes(encode_event(RunPaused(images_seen=0, time=moment)) + b"\n")
    assert project.run("latest").run_id == "z-01"

    new_run(project, "b-01")

    assert project.run("latest").run_id == "b-01"


def test_damaged_order_does_not_hide_a_run(project):
    new_run(project, "a-01")
    (project.run("a-01").folder / ORDER_FILE).write_bytes(b"\xff{")

    assert new_run(project, "b-01").order.number == 1
    assert project.run("latest").run_id == "b-01"


def test_without_runs_there_is_no_latest(project):
    with pytest.raises(SfumatoError, match="has no run “latest”"):
        project.run("latest")


def test_free_run_id_is_the_first_number_without_a_folder(project):
    new_run(project, "faces-01")
    (project.runs_folder / "faces-02").mkdir()

    assert project.free_run_id("faces") == "faces-03"
    assert project.free_run_id("Katzen & Hunde") == "Katzen-Hunde-01"
    assert project.free_run_id("???") == "run-01"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("faces", "faces"),
        ("  My Faces (2026)! ", "My-Faces-2026"),
        ("../../etc/passwd", "etc-passwd"),
        ("顔 の 写真", "顔-の-写真"),
        ("a\x00b\nc", "a-b-c"),
        ("...", ""),
        ("x" * 200, f"{'x' * 119}-aa20c23e"),
    ],
)
def test_file_name_keeps_letters_of_any_script_and_nothing_dangerous(text, name):
    assert file_name_for(text) == name


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
@pytest.mark.parametrize("make", [Project.create, Project.open])
def test_path_that_is_not_valid_text_is_rejected_before_anything_is_written(tmp_path, make):
    folder = tmp_path / os.fsdecode(b"caf\xe9") / "project"
    if make == Project.open:
        folder.mkdir(parents=True)
        (folder / "sfumato.toml").write_text("")
    before = sorted(tmp_path.rglob("*"))

    with pytest.raises(SfumatoError, match=r"caf\\udce9.* is not valid Unicode text"):
        make(folder)

    assert sorted(tmp_path.rglob("*")) == before

"""The commands that rename, delete, and restore runs, datasets, and exports."""

import msgspec
import pytest

from sfumato.cli.exports import ExportSummary
from sfumato.records.export_mark import EXPORT_MARK, ExportMark
from sfumato.records.project import ItemKind
from sfumato.records.run_folder import RunFolder

GROUPS = {"runs": (ItemKind.RUN, "one"), "data": (ItemKind.DATASET, "faces")}


@pytest.fixture
def exported(filled):
    """The filled project with an export of its run."""
    folder = filled.exports_folder / "one-onnx"
    folder.mkdir(parents=True)
    mark = ExportMark(exporter="onnx", run="one", images_seen=9, weights_sha256="", summary="")
    (folder / EXPORT_MARK).write_bytes(msgspec.json.encode(mark))
    return filled


@pytest.mark.parametrize("group", GROUPS)
def test_renamed_deleted_and_restored(terminal, filled, group):
    kind, name = GROUPS[group]

    renamed = terminal(group, "rename", filled.folder, name, "new")
    names = filled.item_names(kind)
    deleted = terminal(group, "delete", filled.folder, "new")
    listed = terminal(group, "restore", filled.folder)
    restored = terminal(group, "restore", filled.folder, "new")

    assert (renamed.code, renamed.out) == (0, f"Renamed {kind} “{name}” to “new”.\n")
    assert names == filled.item_names(kind) == ("new",)
    assert f"Moved {kind} “new” to the project's trash." in deleted.out
    assert f"{group} restore" in deleted.out
    assert listed.out == f"1 {kind} is in the trash.\n  new\n"
    assert restored.out == f"Restored {kind} “new”.\n"


def test_renamed_dataset_is_shown_with_its_runs(terminal, filled):
    terminal("data", "rename", filled.folder, "faces", "portraits")

    (run,) = msgspec.json.decode(terminal("runs", "list", filled.folder, "--json").out)

    assert run["dataset"] == "portraits"


def test_live_run_is_refused(terminal, filled):
    run = RunFolder.open(filled.runs_folder / "one")
    with run.locked():
        ending = terminal("runs", "delete", filled.folder, "one")
        used = terminal("data", "delete", filled.folder, "faces")

    assert ending.code == used.code == 1
    assert "cannot be renamed or deleted while it is being trained" in ending.err
    assert "sfumato ask PROJECT one stop" in used.err


def test_trash_is_emptied_to_the_system_trash(terminal, filled, monkeypatch):
    monkeypatch.setattr("send2trash.send2trash", lambda path: path.rename(path.with_name(".gone")))
    terminal("runs", "delete", filled.folder, "one")

    ending = terminal("runs", "empty-trash", filled.folder)

    assert ending.out == "1 run moved to the system trash.\n"
    assert terminal("runs", "restore", filled.folder).out == "0 runs are in the trash.\n"


def test_exports_are_listed_under_the_current_name_of_their_run(terminal, exported):
    terminal("runs", "rename", exported.folder, "one", "two")
    (name,) = exported.item_names(ItemKind.EXPORT)
    terminal("exports", "rename", exported.folder, name, "for-the-shop")

    head, row = terminal("exports", "list", exported.folder).out.splitlines()
    (found,) = msgspec.json.decode(
        terminal("exports", "list", exported.folder, "--json").out, type=list[ExportSummary]
    )

    assert head.split() == ["EXPORT", "RUN", "EXPORTER", "IMAGES"]
    assert row.split()[:3] == ["for-the-shop", "two", "onnx"]
    assert (found.export, found.run) == ("for-the-shop", "two")


def test_project_without_exports_says_how_to_create_one(terminal, project):
    assert "sfumato export" in terminal("exports", "list", project.folder).out

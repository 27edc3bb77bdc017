"""The terminal imports datasets, and reports which images are included or skipped, and why."""

from pathlib import PurePath

import msgspec
import pytest

from sfumato.config.image_shape import ImageShape
from sfumato.data.entries import SkippedList, classify, save_skipped
from sfumato.records.manifest import load_rules


def test_dataset_is_named_after_its_folder(terminal, project, folder):
    ending = terminal("data", "add", project.folder, folder)

    assert ending.code == 0
    assert project.dataset_names() == ("images",)


def test_adding_reports_included_and_skipped_files_with_reasons(terminal, project, folder):
    ending = terminal("data", "add", project.folder, folder)

    assert "4 images included" in ending.out
    assert "1 file skipped" in ending.out
    reason, name = ending.out.splitlines()[-2:]
    assert reason.strip() == "Not an image. (1)"
    assert name.strip() == "notes.txt"


def test_adding_names_only_the_first_files_of_a_reason(terminal, project, folder):
    for number in range(30):
        (folder / f"note-{number:02d}.txt").write_text("")

    added = terminal("data", "add", project.folder, folder)
    checked = terminal("data", "check", project.folder, "images")

    assert "and 21 more; list them with: sfumato data check" in added.out
    assert sum("note-" in line for line in checked.out.splitlines()) == 30


def test_options_become_the_rules(terminal, project, folder):
    options = ("--size", 64, "--labels", "folders", "--copy", "--set", "fit=pad")

    terminal("data", "add", project.folder, folder, *options)

    rules = load_rules(project.dataset_folder("images"))
    assert (rules.shape, rules.labels) == (ImageShape.square(64), "folders")
    assert (rules.is_copied, rules.fit) == (True, "pad")


def test_adding_again_keeps_the_rules_not_given(terminal, project, folder):
    terminal("data", "add", project.folder, folder, "--size", 64)

    terminal("data", "add", project.folder, folder, "--labels", "folders")

    rules = load_rules(project.dataset_folder("images"))
    assert (rules.shape, rules.labels) == (ImageShape.square(64), "folders")


def test_name_of_another_folders_dataset_is_rejected(terminal, project, folder, tmp_path):
    terminal("data", "add", project.folder, folder)
    (tmp_path / "elsewhere" / "images").mkdir(parents=True)

    ending = terminal("data", "add", project.folder, tmp_path / "elsewhere" / "images")

    assert ending.code == 1
    assert "--name" in ending.err


def test_missing_folder_is_an_error_in_two_lines(terminal, project):
    ending = terminal("data", "add", project.folder, "nowhere")

    assert ending.code == 1
    assert len(ending.err.splitlines()) == 2


@pytest.mark.parametrize("option", [("--size", "4"), ("--labels", "guess"), ("--set", "fit=bend")])
def test_value_out_of_bounds_is_an_error_with_the_bounds(terminal, project, folder, option):
    ending = terminal("data", "add", project.folder, folder, *option)

    assert ending.code == 1
    assert ending.err.splitlines()[1].startswith(("Enter a number", "Choose one of"))


def test_import_as_json_lines_is_the_event_stream(terminal, project, folder):
    ending = terminal("data", "add", project.folder, folder, "--json")

    events = [msgspec.json.decode(line) for line in ending.out.splitlines()]
    assert events[0]["event"] == "progressed"
    assert events[-1]["event"] == "import_finished"
    assert events[-1]["usable"] == 4


def test_check_as_json_lists_every_skipped_file(terminal, project, folder):
    terminal("data", "add", project.folder, folder)

    ending = terminal("data", "check", project.folder, "images", "--json")

    report = msgspec.json.decode(ending.out)
    assert report["usable"] == 4
    assert [row["path"] for row in report["skipped"]] == [str(folder / "notes.txt")]


def test_unknown_dataset_is_reported_with_the_closest_name(terminal, filled):
    ending = terminal("data", "check", filled.folder, "facs")

    assert ending.code == 1
    assert ending.err.splitlines()[1] == "Did you mean “faces”?"


def test_check_counts_skipped_files_by_reason(terminal, project, folder):
    terminal("data", "add", project.folder, folder)
    skipped = SkippedList()
    for name in ("@eaDir", "#recycle"):
        skipped.add(classify(PurePath(name), is_folder=True).reason, name)
    save_skipped(project.dataset_folder("images"), skipped.kinds())

    checked = terminal("data", "check", project.folder, "images").out

    assert "2 other files and folders ignored" in checked
    assert "Trash and recycle bins (1), such as #recycle" in checked
    assert "Thumbnails and previews created by devices or programs (1), such as @eaDir" in checked

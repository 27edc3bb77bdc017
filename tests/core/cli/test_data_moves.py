"""The terminal locates moved images, reads split folders, and rejects unusable sizes."""

import json
import shutil
import zipfile

import pytest

import sfumato_plugins
from sfumato.config.image_shape import ImageShape
from sfumato.engine import Engine
from sfumato.plugins.registry import Plugins
from sfumato.records.manifest import load_rules
from sfumato.records.project import Project
from support.odd_images import noise_folder


@pytest.fixture
def run(terminal):
    """Return a function that runs a command on the real engine, with the built-in plugins."""

    def with_engine(*arguments):
        plugins = Plugins([("builtin", sfumato_plugins)])
        return terminal(*arguments, engine=Engine, find_plugins=lambda: plugins)

    return with_engine


@pytest.fixture
def images(tmp_path):
    """A folder of eight images."""
    return noise_folder(tmp_path / "here" / "images", 8)


@pytest.fixture
def moved(run, tmp_path, images):
    """A project with a dataset “faces” whose images have been moved."""
    project = Project.create(tmp_path / "project")
    assert run("data", "add", project.folder, images, "--name", "faces", "--size", 8).code == 0
    images.rename(tmp_path / "elsewhere")
    return project


def rules_of(project, name="faces"):
    return load_rules(project.dataset_folder(name))


def test_moved_folder_is_located(run, moved, tmp_path):
    ending = run("data", "locate", moved.folder, "faces", tmp_path / "elsewhere")

    assert (ending.code, ending.err) == (0, "")
    assert "8 of 8 images" in ending.out
    assert rules_of(moved).source == str(tmp_path / "elsewhere")


def test_located_folder_is_an_event_for_other_programs(run, moved, tmp_path):
    ending = run("data", "locate", moved.folder, "faces", tmp_path / "elsewhere", "--json")

    event = json.loads(ending.out.splitlines()[-1])
    assert (event["event"], event["found"], event["total"]) == ("source_located", 8, 8)


@pytest.mark.parametrize("kept", [0, 3])
def test_folder_with_fewer_than_half_of_the_images_is_rejected(run, moved, tmp_path, kept):
    for path in sorted((tmp_path / "elsewhere").iterdir())[kept:]:
        path.unlink()
    before = rules_of(moved)

    ending = run("data", "locate", moved.folder, "faces", tmp_path / "elsewhere")

    assert ending.code == 1
    assert f"Only {kept} of 8 images" in ending.err
    assert rules_of(moved) == before


def test_folder_with_most_images_is_located_and_the_others_skipped(run, moved, tmp_path):
    (tmp_path / "elsewhere" / "0.png").unlink()

    ending = run("data", "locate", moved.folder, "faces", tmp_path / "elsewhere")

    assert ending.code == 0
    assert "7 of 8 images" in ending.out
    assert "7 images included" in run("data", "check", moved.folder, "faces").out


def zipped(folder, archive):
    """Write an archive of a folder's files and return its path."""
    with zipfile.ZipFile(archive, "w") as written:
        for path in sorted(folder.iterdir()):
            written.write(path, path.name)
    return archive


@pytest.fixture
def unpacked(run, tmp_path, images):
    """A project with a dataset from an archive, whose unpacked files and archive are gone."""
    project = Project.create(tmp_path / "project")
    archive = zipped(images, tmp_path / "faces.zip")
    assert run("data", "add", project.folder, archive, "--size", 8).code == 0
    shutil.rmtree(project.unpacked_folder)
    archive.rename(tmp_path / "backup.zip")
    return project


def test_moved_archive_is_located_and_unpacked_again(run, unpacked, tmp_path):
    ending = run("data", "locate", unpacked.folder, "faces", tmp_path / "backup.zip")

    assert (ending.code, ending.err) == (0, "")
    assert "8 of 8 images" in ending.out
    assert rules_of(unpacked).source == str(tmp_path / "backup.zip")
    assert len(list((unpacked.unpacked_folder / "faces").glob("*.png"))) == 8
    assert [path.name for path in unpacked.unpacked_folder.iterdir()] == ["faces"]


def test_archive_of_other_images_is_rejected_and_leaves_nothing_behind(run, unpacked, tmp_path):
    archive = zipped(noise_folder(tmp_path / "other", 8, start=50), tmp_path / "other.zip")

    ending = run("data", "locate", unpacked.folder, "faces", archive)

    assert ending.code == 1
    assert "Only 0 of 8 images" in ending.err
    assert not list(unpacked.unpacked_folder.glob("*"))
    assert rules_of(unpacked).source == str(tmp_path / "faces.zip")


def test_adding_the_new_location_under_the_same_name_keeps_the_dataset(run, moved, tmp_path):
    noise_folder(tmp_path / "elsewhere", 1, start=8)  # more than before

    ending = run("data", "add", moved.folder, tmp_path / "elsewhere", "--name", "faces")

    assert ending.code == 0
    assert "9 images imported" in ending.out
    assert rules_of(moved).shape == ImageShape.square(8)
    assert moved.dataset_names() == ("faces",)


def test_project_moved_with_its_images_is_rescanned_in_place(run, tmp_path, images):
    project = Project.create(tmp_path / "here" / "project")
    run("data", "add", project.folder, images, "--name", "faces", "--size", 8)
    (tmp_path / "here").rename(tmp_path / "there")

    project = Project.open(tmp_path / "there" / "project")
    ending = run("data", "add", project.folder, tmp_path / "there" / "images", "--name", "faces")

    assert ending.code == 0
    assert "8 images imported" in ending.out
    assert rules_of(project).source == str(tmp_path / "there" / "images")


@pytest.mark.parametrize(
    ("choice", "expected"), [((), 2), (("--split-folders", "ignore"), 0)], ids=["auto", "ignore"]
)
def test_split_folders_hold_images_out_unless_ignored(run, tmp_path, choice, expected):
    project = Project.create(tmp_path / "project")
    noise_folder(tmp_path / "set" / "train", 6)
    noise_folder(tmp_path / "set" / "val", 2, start=6)

    ending = run("data", "add", project.folder, tmp_path / "set", "--size", 8, *choice)

    assert ending.code == 0
    assert ("--split-folders ignore" in ending.out) == (not choice)
    assert f"8 images included, {expected} of them held out" in ending.out


def test_size_that_no_preset_can_train_at_is_rejected_before_reading(run, tmp_path, images):
    project = Project.create(tmp_path / "project")

    ending = run("data", "add", project.folder, images, "--name", "odd", "--size", 75)

    assert ending.code == 1
    assert ending.err.splitlines() == [
        "A size of 75 × 75 px is not supported: the network must be able to halve both sides.",
        "Nearest supported sizes, in px: 74, 76.",
    ]
    assert project.dataset_names() == ()

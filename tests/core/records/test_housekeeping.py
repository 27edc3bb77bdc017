"""Runs, datasets, and exports are renamed, deleted to the trash, and restored."""

from contextlib import closing

import msgspec
import pytest

from sfumato.config.settings import DataConfig, RunConfig
from sfumato.errors import RunBusyError, SfumatoError
from sfumato.files.trash import empty_trash, trash_of
from sfumato.gallery import Gallery, GalleryFilter
from sfumato.records.export_mark import EXPORT_MARK, ExportMark
from sfumato.records.former_names import former_names
from sfumato.records.housekeeping import delete_item, deleted_items, rename_item, restore_item
from sfumato.records.manifest import ImageRow, Manifest
from sfumato.records.project import ItemKind, Project
from sfumato.records.run_folder import RunFolder
from support.recipes import recipe, write_image

RUN, DATASET, EXPORT = ItemKind.RUN, ItemKind.DATASET, ItemKind.EXPORT


@pytest.fixture
def project(tmp_path):
    """A project with a run “one”, trained on the dataset “faces”, and an export of the run."""
    project = Project.create(tmp_path / "project")
    folder = project.datasets_folder / "faces"
    folder.mkdir(parents=True)
    (folder / "dataset.toml").write_text('importer = "zip"')
    RunFolder.create(project.runs_folder / "one", RunConfig(data=DataConfig(dataset="faces")))
    export = project.exports_folder / "one-onnx"
    export.mkdir(parents=True)
    mark = ExportMark(exporter="onnx", run="one", images_seen=1, weights_sha256="", summary="")
    (export / EXPORT_MARK).write_bytes(msgspec.json.encode(mark))
    return project


def name_of(project, kind):
    (name,) = project.item_names(kind)
    return name


@pytest.mark.parametrize("kind", ItemKind)
def test_renamed_item_has_the_new_name_and_its_content(project, kind):
    name = name_of(project, kind)
    before = [path.name for path in project.item_folder(kind, name).iterdir()]

    rename_item(project, kind, name, new_name="new")

    content = {path.name for path in project.item_folder(kind, "new").iterdir()}
    assert project.item_names(kind) == ("new",)
    assert content - {"names.json", "lock"} == set(before)


@pytest.mark.parametrize("kind", ItemKind)
def test_deleted_item_is_in_the_trash_until_restored(project, kind):
    name = name_of(project, kind)

    trashed = delete_item(project, kind, name)
    in_trash = project.item_names(kind), deleted_items(project, kind)
    restore_item(project, kind, trashed)

    assert in_trash == ((), (name,))
    assert (project.item_names(kind), deleted_items(project, kind)) == ((name,), ())


def test_references_to_a_former_name_remain_valid(project):
    rename_item(project, RUN, "one", new_name="two")
    rename_item(project, DATASET, "faces", new_name="portraits")
    rename_item(project, RUN, "two", new_name="three")

    assert project.run("one").run_id == project.run("two").run_id == "three"
    assert project.dataset_folder(project.run("three").config.data.dataset).name == "portraits"
    assert former_names(project.runs_folder) == {"one": "three", "two": "three"}


def test_item_can_be_renamed_back(project):
    rename_item(project, RUN, "one", new_name="two")
    rename_item(project, RUN, "two", new_name="one")

    assert project.run("two").run_id == "one"
    assert former_names(project.runs_folder) == {"two": "one"}


def test_former_name_is_not_given_to_another_run(project):
    rename_item(project, RUN, "one", new_name="run-01")
    rename_item(project, RUN, "run-01", new_name="two")

    with pytest.raises(SfumatoError, match="“run-01” was the name of run “two”"):
        project.require_name(RUN, "run-01")
    assert project.free_run_id("run") == "run-02"


def test_name_of_a_deleted_run_is_not_given_to_a_new_one(project):
    rename_item(project, RUN, "one", new_name="run-01")
    delete_item(project, RUN, "run-01")

    assert project.free_run_id("run") == "run-02"


@pytest.mark.parametrize("name", ["two", "TWO", "trash", "Trash", "latest", "a/b", "", "con"])
def test_taken_or_invalid_name_is_refused_and_changes_nothing(project, name):
    RunFolder.create(project.runs_folder / "two", RunConfig())

    with pytest.raises(SfumatoError):
        rename_item(project, RUN, "one", new_name=name)

    assert project.run_ids() == ("one", "two")


def test_only_case_can_be_changed(project):
    rename_item(project, RUN, "one", new_name="One")

    assert project.run_ids() == ("One",)


@pytest.mark.parametrize("act", [delete_item, lambda *what: rename_item(*what, new_name="new")])
def test_live_run_and_its_dataset_are_refused_with_one_sentence(project, act):
    rename_item(project, DATASET, "faces", new_name="portraits")
    with project.run("one").locked():
        with pytest.raises(RunBusyError, match="Run “one” cannot be renamed or deleted while"):
            act(project, RUN, "one")
        with pytest.raises(RunBusyError, match=r"“portraits” cannot .* run “one” is being trained"):
            act(project, DATASET, "portraits")

    assert project.run_ids() == ("one",)
    assert project.dataset_names() == ("portraits",)


def test_dataset_of_another_live_run_can_be_deleted(project):
    other = project.datasets_folder / "cats"
    other.mkdir()
    (other / "dataset.toml").write_text("")

    with project.run("one").locked():
        delete_item(project, DATASET, "cats")

    assert project.dataset_names() == ("faces",)


def test_run_that_cannot_be_read_can_be_deleted(project):
    (project.runs_folder / "one" / "run.toml").write_text("batch_size = 0")

    delete_item(project, RUN, "one")

    assert deleted_items(project, RUN) == ("one",)


def test_equal_names_do_not_meet_in_the_trash(project):
    delete_item(project, RUN, "one")
    RunFolder.create(project.runs_folder / "one", RunConfig(seed=7))

    second = delete_item(project, RUN, "one")
    restore_item(project, RUN, second, name="one")

    assert second == "one-2"
    assert project.run("one").config.seed == 7
    with pytest.raises(SfumatoError, match="“one” already exists"):
        restore_item(project, RUN, "one")
    assert deleted_items(project, RUN) == ("one",)


def test_unknown_item_is_refused_with_the_nearest_name(project):
    with pytest.raises(SfumatoError, match="no run “on”") as caught:
        delete_item(project, RUN, "on")

    assert "one" in str(caught.value.hint)


def test_emptied_trash_is_moved_to_the_system_trash(project, monkeypatch):
    moved = []
    monkeypatch.setattr("send2trash.send2trash", moved.append)
    delete_item(project, RUN, "one")

    assert list(empty_trash(project.runs_folder)) == ["one"]
    assert moved == [trash_of(project.runs_folder) / "one"]


def test_unpacked_images_follow_their_dataset(project):
    unpacked = project.unpacked_folder / "faces"
    unpacked.mkdir(parents=True)
    (unpacked / "a.png").write_bytes(b"image")
    folder = project.datasets_folder / "faces"
    with closing(Manifest(folder)) as manifest:
        manifest.replace_all([ImageRow(path="../../unpacked/faces/a.png", status="in")])

    def image():
        (name,) = project.dataset_names()
        folder = project.dataset_folder(name)
        with closing(Manifest(folder)) as manifest:
            (row,) = manifest.rows()
        return row.file_in(folder)

    rename_item(project, DATASET, "faces", new_name="portraits")
    renamed = image()
    trashed = delete_item(project, DATASET, "portraits")
    is_gone = not (project.unpacked_folder / "portraits").exists()
    restore_item(project, DATASET, trashed, name="people")

    assert renamed == project.unpacked_folder / "portraits" / "a.png"
    assert is_gone
    assert image() == project.unpacked_folder / "people" / "a.png"
    assert image().read_bytes() == b"image"


def test_gallery_lists_images_under_the_current_name_of_their_run(project):
    folder = project.gallery_folder
    folder.mkdir()
    run = recipe(0).run
    RunFolder.create(project.runs_folder / run, RunConfig())
    with closing(Gallery(folder)) as gallery:
        gallery.add((write_image(folder, recipe(seed)), recipe(seed)) for seed in range(3))
        rename_item(project, RUN, run, new_name="new")

        gallery.rescan()

        assert gallery.runs() == {"new": 3}
        assert len(gallery.ids(GalleryFilter(run="new", text="new"))) == 3
        assert len(gallery.ids(GalleryFilter(run=run))) == 3, "a saved filter has the former name"
        assert {one.recipe.run for one in gallery.images(gallery.ids()).values()} == {"new"}


def test_gallery_lists_images_under_the_current_name_after_its_index_was_lost(project):
    folder = project.gallery_folder
    folder.mkdir()
    RunFolder.create(project.runs_folder / recipe(0).run, RunConfig())
    write_image(folder, recipe(0))
    rename_item(project, RUN, recipe(0).run, new_name="new")

    with closing(Gallery(folder)) as gallery:
        gallery.rescan()

        assert gallery.runs() == {"new": 1}

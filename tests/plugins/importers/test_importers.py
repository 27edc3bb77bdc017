"""Tests that importers read other sources than folders and write only where they should.

The importers are loaded through `sfumato_importers`, like third-party ones.
"""

import stat
import sys
import warnings
import zipfile
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from PIL import Image
from tests.support.odd_images import as_bytes
from tests.support.toy import toy_engine, write_toy_images

import sfumato_plugins
from sfumato.config.image_shape import ImageShape
from sfumato.data.entries import load_skipped
from sfumato.data.importer import Importer
from sfumato.engine import Engine
from sfumato.errors import ConfigError, DatasetError, PluginError
from sfumato.plugins.catalog import ImporterEntry
from sfumato.plugins.hookspecs import hookimpl
from sfumato.plugins.registry import Plugins
from sfumato.records.control import Command, RunControl
from sfumato.records.events import ImportFinished, Progressed
from sfumato.records.manifest import DatasetRules, Manifest, load_rules
from sfumato.records.project import Project


@pytest.fixture
def project(tmp_path):
    return Project.create(tmp_path / "project")


@pytest.fixture
def archive(tmp_path):
    """Return a ZIP file of 40 images in two folders, and some other files."""
    folder = write_toy_images(tmp_path / "images", count=40, classes=("cats", "dogs"))
    file = tmp_path / "pets.zip"
    with zipfile.ZipFile(file, "w") as made:
        for path in folder.rglob("*.png"):
            made.write(path, path.relative_to(folder))
        made.writestr("__MACOSX/cats/._000.png", b"side file")
        made.writestr("notes.txt", b"not an image")
    return file


def add(project, source, *, engine=None, importer="zip", control=None):
    rules = DatasetRules(
        source=str(source), importer=importer, shape=ImageShape.square(8), labels="folders"
    )
    engine = engine or toy_engine()
    return list(engine.import_folder(project, rules, name="pets", control=control))


def test_the_built_in_importers_are_listed():
    assert list(toy_engine().plugins.importers) == ["folder", "zip"]


def test_a_zip_file_becomes_a_dataset_with_folders_as_classes(project, archive):
    events = add(project, archive)

    assert (events[-1].usable, events[-1].skipped) == (40, 0)
    manifest = Manifest(project.dataset_folder("pets"))
    assert manifest.classes() == ("cats", "dogs")
    manifest.close()
    rules = load_rules(project.dataset_folder("pets"))
    assert (rules.source, rules.importer) == (str(archive), "zip")
    left = {path.name for path in project.unpacked_folder.rglob("*") if path.is_file()}
    assert not {"notes.txt", "._000.png"} & left


def test_importing_the_file_again_updates_the_dataset(project, archive):
    add(project, archive)
    with zipfile.ZipFile(archive, "a") as more:
        more.write(archive.parent / "images/cats/000.png", "cats/again.png")

    events = add(project, archive)

    assert events[-1].skipped == 1  # the same image twice


def test_a_folder_is_read_in_place(project, archive):
    events = add(project, archive.parent / "images", importer="folder")

    assert events[-1].usable == 40
    assert not project.unpacked_folder.exists()


def test_settings_that_the_folder_importer_does_not_have_are_rejected(project, archive):
    source = str(archive.parent / "images")
    rules = DatasetRules(source=source, shape=ImageShape.square(8), importer_settings={"depth": 2})

    with pytest.raises(ConfigError, match=r"no setting “depth”.*importer “folder”"):
        list(toy_engine().import_folder(project, rules, name="pets"))


def test_a_folder_needs_no_plugin(project, archive):
    events = add(project, archive.parent / "images", engine=Engine(Plugins([])), importer="folder")

    assert events[-1].usable == 40


def test_an_importer_that_writes_nothing_reads_in_place(project, archive):
    engine = engine_with(Straight)

    events = add(project, archive.parent / "images", engine=engine, importer="odd")

    assert events[-1].usable == 40
    assert not any(project.unpacked_folder.iterdir())


@pytest.mark.parametrize(
    "name", ["../../out.png", "/abs.png", "a/../../b.png", "C:/x.png", "..\\y.png"]
)
def test_an_archive_writes_nowhere_else(project, archive, name):
    with zipfile.ZipFile(archive, "a") as more:
        more.write(archive.parent / "images/cats/000.png", name)
    before = set(archive.parent.rglob("*.png"))

    add(project, archive)

    new = set(archive.parent.rglob("*.png")) - before
    assert all(path.is_relative_to(project.unpacked_folder / "pets") for path in new)


def test_a_damaged_archive_is_rejected_and_nothing_is_left(project, archive):
    archive.write_bytes(archive.read_bytes()[:-30])

    with pytest.raises(DatasetError, match=r"“pets\.zip” is damaged"):
        add(project, archive)

    assert not project.unpacked_folder.exists() or not any(project.unpacked_folder.iterdir())
    assert project.dataset_names() == ()


def test_an_archive_without_images_is_rejected(project, tmp_path):
    with zipfile.ZipFile(tmp_path / "words.zip", "w") as made:
        made.writestr("notes.txt", b"not an image")

    with pytest.raises(DatasetError, match="contains no images"):
        add(project, tmp_path / "words.zip")


def test_a_stopped_import_leaves_nothing(project, archive):
    control = RunControl()
    control.request(Command.STOP)

    events = add(project, archive, control=control)

    assert not any(isinstance(event, ImportFinished) for event in events)
    assert project.dataset_names() == ()
    assert not any(project.unpacked_folder.iterdir())


class Straight(Importer):
    def __init__(self, settings):
        pass

    def open(self, source, workspace):
        yield Progressed(task="Looking", done=0, total=0)
        return source


class Raises(Straight):
    def open(self, source, workspace):
        (workspace / "half.png").touch()
        yield Progressed(task="Looking", done=0, total=0)
        raise RuntimeError("no luck")


class GivesNothing(Straight):
    def open(self, source, workspace):
        yield Progressed(task="Looking", done=0, total=0)


def engine_with(kind):
    sys.modules["odd_importers"] = sys.modules[__name__]
    entry = ImporterEntry(
        name="odd", label="Odd", summary="Odd.", factory=f"odd_importers:{kind.__name__}"
    )
    module = ModuleType("stranger")

    def sfumato_importers():
        return [entry]

    module.sfumato_importers = hookimpl(sfumato_importers)
    return Engine(Plugins([("builtin", sfumato_plugins), ("stranger", module)]))


@pytest.mark.parametrize(("kind", "words"), [(Raises, "no luck"), (GivesNothing, "returned None")])
def test_a_failing_importer_is_reported_by_name_and_nothing_is_left(project, archive, kind, words):
    with pytest.raises(PluginError, match=f"Importer “odd”.*{words}"):
        add(project, archive, engine=engine_with(kind), importer="odd")

    assert project.dataset_names() == ()
    assert not any(project.unpacked_folder.iterdir())


def image(number):
    pixels = np.random.default_rng(number).integers(0, 256, (8, 8, 3), np.uint8)
    return as_bytes(Image.fromarray(pixels), "PNG")


def imported(project, tmp_path, fill):
    """Import an archive that `fill` writes to; return the event, the images and the reasons."""
    file = tmp_path / "odd.zip"
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        warnings.simplefilter("ignore")  # duplicate names are the point of the test
        made.writestr("cats/fine.png", image(0))
        fill(made)
    events = add(project, file)
    manifest = Manifest(project.dataset_folder("pets"))
    rows = manifest.rows()
    manifest.close()
    refused = {
        Path(row.path).relative_to(file).as_posix(): str(row.reason)
        for row in rows
        if row.status == "skipped" and row.path.startswith(str(file))
    }
    return events[-1], [row for row in rows if row.status == "in"], refused


def test_two_entries_with_the_same_name_are_both_kept(project, tmp_path):
    def fill(made):
        for number, name in enumerate(("a.png", "a.png", "A.png", "cats", "cats/b.png"), start=1):
            made.writestr(name, image(number))
        made.writestr("dogs.png/c.png", image(7))
        made.writestr("dogs.png", image(8))

    event, rows, refused = imported(project, tmp_path, fill)

    assert refused == {}
    assert event.usable == len(rows) == 8


def test_an_entry_with_too_long_a_name_is_shortened(project, tmp_path):
    names = [f"{'猫' * 300}{number}.png" for number in (1, 2)]
    names += ["/".join(["deep"] * 600) + "/a.png", f"{'x' * 400}/b.png", "y" * 300]

    def fill(made):
        for number, name in enumerate(names, start=1):
            made.writestr(name, image(number))

    event, _, refused = imported(project, tmp_path, fill)

    assert (event.usable, refused) == (6, {})


def test_invalid_entries_are_skipped_each_with_a_reason(project, tmp_path):
    def fill(made):
        link = zipfile.ZipInfo("cats/link.png")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(link, "/etc/passwd")
        made.writestr("cats/raw.nef", b"II*\0")
        made.writestr("cats/bomb.bmp", b"BM" + bytes(70 << 20))
        made.writestr("cats/broken.png", image(3))
        made.writestr("cats/locked.png", image(4))
        made.writestr("cats/ppmd.png", image(5))
        made.filelist[-2].flag_bits |= 1
        made.filelist[-1].compress_type = 98

    spoiled = zipfile.ZipFile.close

    def close(made):
        spoiled(made)
        if made.mode == "w":
            file = Path(made.filename)
            content = bytearray(file.read_bytes())
            content[content.index(b"cats/broken.png") + 60] ^= 255
            file.write_bytes(bytes(content))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(zipfile.ZipFile, "close", close)
        event, _, refused = imported(project, tmp_path, fill)

    assert event.usable == 1
    assert refused.pop("cats/broken.png").startswith("The entry is damaged in the archive")
    assert refused.pop("cats/bomb.bmp").startswith("The entry unpacks to ")
    assert refused == {
        "cats/link.png": "The entry is a link or a special file.",
        "cats/raw.nef": "This is a camera raw file (.nef); save it as PNG or JPEG to use it.",
        "cats/locked.png": "The entry is protected by a password.",
        "cats/ppmd.png": "The entry's compression (PPMd) is not supported.",
    }


def test_system_folders_of_an_archive_are_skipped_and_counted(project, tmp_path):
    def fill(made):
        for number, name in enumerate(("@eaDir/a.png", "#recycle/b.png", "__MACOSX/._c.png")):
            made.writestr(name, image(number + 1))
        made.writestr("Recycle/d.png", image(9))

    event, rows, _ = imported(project, tmp_path, fill)

    assert event.usable == 2
    assert {row.class_name for row in rows} == {"cats", "Recycle"}
    skipped = load_skipped(project.dataset_folder("pets"))
    assert sorted(kind.example for kind in skipped) == [
        "#recycle/b.png",
        "@eaDir/a.png",
        "__MACOSX/._c.png",
    ]


def test_an_image_without_an_extension_is_imported_from_an_archive(project, tmp_path):
    event, _, _ = imported(project, tmp_path, lambda made: made.writestr("dogs/x", image(1)))

    assert event.usable == 2


def test_an_archive_of_only_encrypted_images_is_reported(project, tmp_path):
    with zipfile.ZipFile(tmp_path / "locked.zip", "w") as made:
        made.writestr("a.png", image(1))
        made.filelist[0].flag_bits |= 1

    with pytest.raises(DatasetError, match="protected by a password"):
        add(project, tmp_path / "locked.zip")

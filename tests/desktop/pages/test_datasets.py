"""Tests of the Datasets page: parts, exclusion, and imports."""

import threading
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Annotated

import pytest
from msgspec import Meta
from msgspec.structs import replace as replace_row
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sfumato.config.image_shape import ImageShape
from sfumato.config.settings import Settings
from sfumato.plugins.catalog import ImporterEntry
from sfumato.plugins.hookspecs import hookimpl
from sfumato.plugins.registry import Plugins
from sfumato.records.manifest import DatasetRules, Manifest, load_rules
from sfumato_desktop.models.dataset_images import Part
from sfumato_desktop.models.folder_guess import guess_rules
from sfumato_desktop.pages.datasets import DatasetsPage
from sfumato_desktop.services import Services
from sfumato_desktop.store import Store
from sfumato_desktop.widgets import add_folder_dialog
from sfumato_desktop.widgets.add_folder_dialog import AddFolderDialog
from support.controls import nameless_controls
from support.inline_store import InlineStore
from support.jobs import job_end
from support.opened import create_project
from support.sample_project import add_dataset, write_image

BROKEN = ("broken.png", "The file ends in the middle.")


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    return [write_image(tmp_path / "faces" / f"{n:02d}.png", 16, hue=n * 20) for n in range(20)]


@pytest.fixture
def page(
    qtbot: QtBot, services: Services, tmp_path: Path, files: list[Path]
) -> Iterator[DatasetsPage]:
    """A dataset of twenty images in two classes, with two held out and one skipped file."""
    project = create_project(services.project, tmp_path / "project")
    add_dataset(project, "faces", files, classes=("cats", "dogs"), skipped=[BROKEN])
    add_dataset(project, "petals", files[:3])
    made = DatasetsPage(services)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.shutdown()


class _Drop(QDropEvent):
    """A drop event that keeps its data alive."""

    def __init__(self, path: Path) -> None:
        self._mime = QMimeData()
        self._mime.setUrls([QUrl.fromLocalFile(str(path))])
        super().__init__(
            QPointF(10, 10),
            Qt.DropAction.CopyAction,
            self._mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )


def tab_text(page: DatasetsPage, part: Part) -> str:
    return page.page._tabs.tabText(list(Part).index(part))


def button(page: DatasetsPage, text: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.text() == text)


def test_each_part_is_counted(page: DatasetsPage) -> None:
    assert [tab_text(page, part) for part in Part] == [
        "Images  20",
        "Held out  2",
        "Excluded  0",
        "Skipped  1",
    ]


def test_a_part_shows_only_its_images(page: DatasetsPage) -> None:
    page.page.choose_part(Part.HELD_OUT)

    cells = page.page.images.cells(range(2))
    assert [cell.caption for cell in cells if cell] == ["09.png", "19.png"]


def test_a_class_shows_only_its_images(page: DatasetsPage) -> None:
    classes = page.page._classes

    classes.setCurrentIndex(classes.findData("dogs"))

    assert len(page.page.images.ids) == 10


def test_skipped_files_are_listed_with_their_reason(page: DatasetsPage) -> None:
    page.page.choose_part(Part.SKIPPED)

    model = page.page.table.model()
    assert page.page.table.isVisible()
    assert [model.index(0, column).data() for column in (0, 1)] == list(BROKEN)


def test_excluded_images_disappear_and_can_be_included_again(
    qtbot: QtBot, page: DatasetsPage, files: list[Path]
) -> None:
    grid = page.page.browser.grid
    grid.select_row(3)
    grid.setFocus()

    qtbot.keyClick(grid, Qt.Key.Key_X)
    excluded = tab_text(page, Part.EXCLUDED)
    page.page.choose_part(Part.EXCLUDED)
    grid.selectAll()
    qtbot.keyClick(grid, Qt.Key.Key_X)

    assert excluded == "Excluded  1"
    assert tab_text(page, Part.EXCLUDED) == "Excluded  0"
    assert tab_text(page, Part.IN) == "Images  20"
    assert files[3].exists()


def test_an_exclusion_is_written_to_the_manifest(
    qtbot: QtBot, page: DatasetsPage, services: Services, files: list[Path]
) -> None:
    page.page.browser.grid.select_row(3)

    button(page, "Exclude 1").click()

    project = services.project.project
    assert project is not None
    manifest = Manifest(project.dataset_folder("faces"))
    assert [row.path for row in manifest.rows(status="excluded")] == [str(files[3])]
    manifest.close()


def test_an_exclusion_can_be_undone_and_redone(page: DatasetsPage, services: Services) -> None:
    page.page.browser.grid.select_row(3)
    button(page, "Exclude 1").click()
    stack = services.history.stack
    text = stack.undoText()

    stack.undo()
    undone = tab_text(page, Part.IN), page.page.browser.grid.model().rowCount()
    stack.redo()

    assert text == "exclude 1 image"
    assert undone == ("Images  20", 20)
    assert tab_text(page, Part.EXCLUDED) == "Excluded  1"


def test_an_undo_after_a_rescan_includes_the_same_images(
    page: DatasetsPage, services: Services, files: list[Path]
) -> None:
    project = services.project.project
    assert project is not None
    page.page.browser.grid.select_row(3)
    button(page, "Exclude 1").click()
    manifest = Manifest(project.dataset_folder("faces"))
    new = replace_row(manifest.rows()[0], path=str(files[0].with_name("_new.png")))
    manifest.replace_all([new, *manifest.rows()])
    services.project.datasets_changed.emit()

    services.history.stack.undo()
    undone = manifest.count("in"), manifest.count("excluded")
    services.history.stack.redo()

    assert undone == (21, 0)
    assert [row.path for row in manifest.rows(status="excluded")] == [str(files[3])]
    manifest.close()


def test_another_dataset_can_be_shown(page: DatasetsPage) -> None:
    page.show_dataset("petals")

    assert len(page.page.images.ids) == 3


def test_a_missing_folder_is_reported(
    qtbot: QtBot, page: DatasetsPage, files: list[Path], tmp_path: Path
) -> None:
    (tmp_path / "faces").rename(tmp_path / "elsewhere")

    page._rescan_sources()

    assert page.page._missing.isVisible()
    assert page.page._reread.isEnabled()
    assert page.page._locate.isVisibleTo(page.page)
    assert not page.page._open_folder.isEnabled()


def test_an_added_folder_is_imported_in_the_background_and_shown(
    qtbot: QtBot, page: DatasetsPage, services: Services, files: list[Path]
) -> None:
    rules = DatasetRules(source=str(files[0].parent), shape=ImageShape.square(16))

    with qtbot.waitSignal(job_end(services.jobs)):
        page._import("again", rules)
        assert page._progress_area.isVisible()
    page.show_dataset("again")

    assert not page._progress_area.isVisible()
    assert len(page.page.images.ids) == 20


def test_a_dropped_folder_fills_the_dialog(
    qtbot: QtBot, page: DatasetsPage, files: list[Path]
) -> None:
    page.dropEvent(_Drop(files[0].parent))

    dialog = page.window().findChild(AddFolderDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: not dialog.is_inspecting)
    assert dialog.rules.source == str(files[0].parent)
    assert dialog.rules.shape == ImageShape.square(16)
    dialog.close()


def test_a_folder_is_inspected_in_the_background(
    qtbot: QtBot, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    may_read = threading.Event()
    read_in: list[int] = []

    def slow_guess(source: Path, *, importer: str) -> DatasetRules:
        read_in.append(threading.get_ident())
        assert may_read.wait(5)
        return guess_rules(source, importer=importer)

    monkeypatch.setattr(add_folder_dialog, "guess_rules", slow_guess)
    store = Store()
    dialog = AddFolderDialog(str(files[0].parent), (), plugins=Plugins(), store=store, parent=None)
    qtbot.addWidget(dialog)
    was_ready = dialog._add.isEnabled()
    may_read.set()
    qtbot.waitUntil(dialog._add.isEnabled)

    assert not was_ready
    assert dialog.rules.shape == ImageShape.square(16)
    assert threading.get_ident() not in read_in
    store.close()


def test_the_dialog_finds_an_unused_name(
    qtbot: QtBot, files: list[Path], store: InlineStore
) -> None:
    dialog = AddFolderDialog(
        str(files[0].parent), ("faces",), plugins=Plugins(), store=store, parent=None
    )
    qtbot.addWidget(dialog)
    qtbot.waitUntil(dialog._add.isEnabled)

    with qtbot.waitSignal(dialog.chosen) as blocker:
        dialog._add.click()

    assert blocker.args is not None
    assert blocker.args[0] == "faces-2"


class ZipSettings(Settings, frozen=True):
    """Settings of the importer used in these tests."""

    password: Annotated[str, Meta(title="Password", description="Opens the file.")] = ""


@hookimpl
def sfumato_importers() -> list[ImporterEntry]:
    return [
        ImporterEntry(
            name="zip",
            label="ZIP archive",
            summary="Unpacks.",
            factory="none:None",
            settings=ZipSettings,
            endings=(".zip",),
        )
    ]


@pytest.fixture
def zip_plugins() -> Plugins:
    """A plugin that imports archives and has settings."""
    module = ModuleType("zips")
    module.sfumato_importers = sfumato_importers  # type: ignore[attr-defined]
    return Plugins([("zips", module)])


@pytest.fixture
def archive(tmp_path: Path, files: list[Path]) -> Path:
    """An archive of twenty images of 16 px in two folders."""
    path = tmp_path / "Some faces.zip"
    with zipfile.ZipFile(path, "w") as made:
        for number, file in enumerate(files):
            made.write(file, f"{('cats', 'dogs')[number % 2]}/{file.name}")
    return path


def test_an_archive_fills_the_dialog_with_its_importer_and_guessed_rules(
    qtbot: QtBot, archive: Path, zip_plugins: Plugins, store: InlineStore
) -> None:
    dialog = AddFolderDialog(str(archive), (), plugins=zip_plugins, store=store, parent=None)
    qtbot.addWidget(dialog)

    qtbot.waitUntil(lambda: dialog.rules.shape == ImageShape.square(16))

    assert (dialog.rules.source, dialog.rules.importer) == (str(archive), "zip")
    assert dialog.rules.labels == "folders"
    assert dialog._name.text() == "Some-faces"
    assert dialog._add.isEnabled()
    assert not dialog._form.part("importer").isHidden()
    assert not dialog._form.part("importer_settings").isHidden()
    dialog.done(0)


def test_guessed_rules_do_not_overwrite_the_user_s_choices(
    qtbot: QtBot, archive: Path, zip_plugins: Plugins, store: InlineStore
) -> None:
    store.hold()
    dialog = AddFolderDialog(str(archive), (), plugins=zip_plugins, store=store, parent=None)
    qtbot.addWidget(dialog)
    dialog._form["shape"].set_value(ImageShape.square(40))

    store.release()
    qtbot.waitUntil(lambda: dialog.rules.labels == "folders")

    assert dialog.rules.shape == ImageShape.square(40)
    dialog.done(0)


def test_an_unsupported_file_is_refused_with_the_supported_types(
    qtbot: QtBot, files: list[Path], zip_plugins: Plugins, store: InlineStore
) -> None:
    dialog = AddFolderDialog(str(files[0]), (), plugins=zip_plugins, store=store, parent=None)
    qtbot.addWidget(dialog)

    assert not dialog._add.isEnabled()
    assert ".zip" in dialog._problem.text()


def test_a_dropped_archive_is_imported_like_a_folder(
    qtbot: QtBot, services: Services, archive: Path, zip_plugins: Plugins, tmp_path: Path
) -> None:
    project = create_project(services.project, tmp_path / "project")
    page = DatasetsPage(replace(services, plugins=zip_plugins))
    qtbot.addWidget(page)

    page.dropEvent(_Drop(archive))
    dialog = page.findChild(AddFolderDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog._add.isEnabled)
    with qtbot.waitSignal(job_end(services.jobs)):
        dialog._add.click()

    assert project.dataset_names() == ("Some-faces",)
    assert load_rules(project.dataset_folder("Some-faces")).importer == "zip"
    page.shutdown()


@pytest.mark.parametrize(
    ("folder", "name"), [("/no/such/folder", "new"), (".", "faces"), (".", "a/b")]
)
def test_the_dialog_refuses_invalid_input(
    qtbot: QtBot, store: InlineStore, folder: str, name: str
) -> None:
    dialog = AddFolderDialog("", ("faces",), plugins=Plugins(), store=store, parent=None)
    qtbot.addWidget(dialog)

    dialog._source.setText(folder)
    dialog._name.setText(name)

    assert not dialog._add.isEnabled()
    assert dialog._problem.text()
    dialog.done(0)


def test_without_a_dataset_the_dialog_is_one_click_away(
    qtbot: QtBot, services: Services, tmp_path: Path
) -> None:
    create_project(services.project, tmp_path / "project")
    page = DatasetsPage(services)
    qtbot.addWidget(page)

    page._empty.button.click()

    dialog = page.findChild(AddFolderDialog)
    assert dialog is not None
    dialog.close()


def test_every_control_has_a_name_and_a_tooltip(page: DatasetsPage) -> None:
    assert nameless_controls(page) == []

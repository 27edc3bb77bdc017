"""Tests of split folders, moved images, and unsupported sizes on the Datasets page."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

import sfumato_plugins
from sfumato.config.image_shape import ImageShape
from sfumato.engine import Engine
from sfumato.plugins.registry import Plugins
from sfumato.records.manifest import DatasetRules, load_rules
from sfumato_desktop.bridge.engine_jobs import EngineJobs
from sfumato_desktop.models.dataset_images import Part
from sfumato_desktop.pages.datasets import DatasetsPage
from sfumato_desktop.services import Services
from sfumato_desktop.widgets.add_folder_dialog import AddFolderDialog
from support.inline_store import InlineStore
from support.jobs import announce, job_end, job_failure
from support.odd_images import noise_folder
from support.opened import create_project

BUILT_IN = Plugins([("builtin", sfumato_plugins)])


@pytest.fixture
def split(tmp_path: Path) -> Path:
    """Two classes in split folders: eight training images and two validation images."""
    for number, class_name in enumerate(("cat", "dog")):
        noise_folder(tmp_path / "split" / "train" / class_name, 4, start=10 * number)
        noise_folder(tmp_path / "split" / "val" / class_name, 1, start=10 * number + 4)
    return tmp_path / "split"


@pytest.fixture
def images(tmp_path: Path) -> Path:
    return noise_folder(tmp_path / "faces", 8)


@pytest.fixture
def real(services: Services) -> Iterator[Services]:
    """The services with the real engine."""
    jobs = EngineJobs(BUILT_IN, engine_factory=Engine)
    announce(jobs, services.project)
    yield replace(services, jobs=jobs, plugins=BUILT_IN)
    jobs.shutdown()


@pytest.fixture
def page(qtbot: QtBot, real: Services, tmp_path: Path) -> Iterator[DatasetsPage]:
    """The page of an empty project."""
    create_project(real.project, tmp_path / "project")
    made = DatasetsPage(real)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.shutdown()


@pytest.fixture
def moved(qtbot: QtBot, real: Services, page: DatasetsPage, images: Path) -> Path:
    """The new location of dataset “faces”, which the page shows."""
    add(qtbot, real, page, "faces", DatasetRules(source=str(images), shape=ImageShape.square(8)))
    images.rename(images.with_name("elsewhere"))
    page._rescan_sources()
    return images.with_name("elsewhere")


def add(
    qtbot: QtBot, services: Services, page: DatasetsPage, name: str, rules: DatasetRules
) -> None:
    with qtbot.waitSignal(job_end(services.jobs), timeout=60_000):
        page._import(name, rules)
    page.show_dataset(name)


def dialog_about(qtbot: QtBot, source: Path) -> AddFolderDialog:
    dialog = AddFolderDialog(str(source), (), plugins=BUILT_IN, store=InlineStore(), parent=None)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: not dialog.is_inspecting)
    return dialog


def rules_of(services: Services, name: str = "faces") -> DatasetRules:
    project = services.project.project
    assert project is not None
    return load_rules(project.dataset_folder(name))


def choose_in_file_dialog(page: DatasetsPage, path: Path) -> None:
    """Answer the file dialog that asks where the images are."""
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(path))
    dialog.close()


def test_split_folders_are_offered_in_the_dialog_and_used(qtbot: QtBot, split: Path) -> None:
    dialog = dialog_about(qtbot, split)

    assert not dialog._form.part("split_folders").isHidden()
    assert (dialog.rules.split_folders, dialog.rules.labels) == ("use", "folders")


def test_split_folders_can_be_ignored_in_the_dialog(qtbot: QtBot, split: Path) -> None:
    dialog = dialog_about(qtbot, split)
    dialog._form["split_folders"].set_value("ignore")

    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog._add.click()

    assert chosen.args is not None
    assert chosen.args[1].split_folders == "ignore"


def test_the_choice_is_shown_only_for_split_folders(
    qtbot: QtBot, split: Path, images: Path
) -> None:
    dialog = dialog_about(qtbot, images)
    hidden = dialog._form.part("split_folders").isHidden()

    dialog._source.setText(str(split))
    qtbot.waitUntil(lambda: not dialog.is_inspecting)
    shown = not dialog._form.part("split_folders").isHidden()
    dialog._source.setText(str(images))
    qtbot.waitUntil(lambda: not dialog.is_inspecting)

    assert (hidden, shown) == (True, True)
    assert dialog._form.part("split_folders").isHidden()
    assert dialog.rules.split_folders == "auto"


def test_split_folders_in_an_archive_are_offered_too(
    qtbot: QtBot, split: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(tmp_path / "split.zip", "w") as archive:
        for path in split.rglob("*.png"):
            archive.write(path, path.relative_to(tmp_path))

    dialog = dialog_about(qtbot, tmp_path / "split.zip")
    qtbot.waitUntil(lambda: dialog.rules.split_folders == "use")

    assert not dialog._form.part("split_folders").isHidden()
    dialog.done(0)


@pytest.mark.parametrize(("choice", "held_out"), [("use", 2), ("ignore", 0)])
def test_validation_images_are_held_out_as_chosen(
    qtbot: QtBot, real: Services, page: DatasetsPage, split: Path, choice: str, held_out: int
) -> None:
    rules = DatasetRules(source=str(split), shape=ImageShape.square(8), split_folders=choice)  # type: ignore[arg-type]  # a parameter

    add(qtbot, real, page, "split", rules)

    assert page.page.images.view.by_part[Part.HELD_OUT] == held_out


def test_a_class_without_images_is_named_on_the_page(
    qtbot: QtBot, real: Services, page: DatasetsPage, split: Path
) -> None:
    noise_folder(split / "train" / "fox", 4)  # the same images as the cats

    add(
        qtbot,
        real,
        page,
        "split",
        DatasetRules(source=str(split), shape=ImageShape.square(8), labels="folders"),
    )

    assert page.page._class_problems.isVisible()
    assert page.page._class_problems.text().startswith("Class “fox” has no images")


@pytest.mark.parametrize(
    ("classes", "last"),
    [(4, "1 more class with few or no images."), (5, "2 more classes with few or no images.")],
)
def test_only_the_first_class_problems_are_named_and_the_others_counted(
    qtbot: QtBot, real: Services, page: DatasetsPage, tmp_path: Path, classes: int, last: str
) -> None:
    for number in range(classes):
        noise_folder(tmp_path / "set" / str(number), 1, start=number)

    rules = DatasetRules(source=str(tmp_path / "set"), shape=ImageShape.square(8), labels="folders")
    add(qtbot, real, page, "set", rules)

    assert page.page._class_problems.text().splitlines()[3:] == [last]


@pytest.mark.parametrize("size_px", [75, 9, 33])
def test_a_size_that_no_preset_supports_is_refused_in_the_dialog(
    qtbot: QtBot, images: Path, size_px: int
) -> None:
    dialog = dialog_about(qtbot, images)

    dialog._form["shape"].set_value(ImageShape.square(size_px))
    dialog._form.edited.emit("shape")
    refusal = dialog._problem.text()
    is_refused = not dialog._add.isEnabled()
    dialog._form["shape"].set_value(ImageShape.square(size_px + 1))
    dialog._form.edited.emit("shape")

    assert is_refused
    assert refusal.startswith(f"Training does not support images of {size_px} × {size_px} px.")
    assert f"{size_px + 1} px" in refusal
    assert dialog._add.isEnabled()
    assert dialog._problem.isHidden()


def test_moved_images_are_located_by_the_button(
    qtbot: QtBot, real: Services, page: DatasetsPage, moved: Path
) -> None:
    assert page.page._locate.isVisible()

    page.page._locate.click()
    with (
        qtbot.waitSignal(real.notify.notice_given) as reported,
        qtbot.waitSignal(job_end(real.jobs), timeout=60_000),
    ):
        choose_in_file_dialog(page, moved)

    assert reported.args is not None
    assert "Located 8 of 8 images." in str(reported.args)
    assert rules_of(real).source == str(moved)
    assert not page.page._locate.isVisible()
    assert not page.page._missing.isVisible()
    assert len(page.page.images.ids) == 8


def test_a_folder_of_other_images_is_refused_and_another_can_be_chosen(
    qtbot: QtBot, real: Services, page: DatasetsPage, moved: Path, tmp_path: Path
) -> None:
    other = noise_folder(tmp_path / "other", 8, start=50)
    before = rules_of(real)

    page.page._locate.click()
    with qtbot.waitSignal(job_failure(real.jobs), timeout=60_000) as failed:
        choose_in_file_dialog(page, other)

    assert failed.args is not None
    assert "Only 0 of 8 images" in str(failed.args[1])
    assert rules_of(real) == before
    assert page.page._locate.isVisible()
    assert not page._progress_area.isVisible()

"""Tests that actions on an empty search, selection, or part change nothing."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from sfumato.gallery import Gallery, GalleryFilter
from sfumato.records.manifest import Manifest
from sfumato.records.project import Project
from sfumato_desktop.app_settings import AppSettings
from sfumato_desktop.models.dataset_images import Part
from sfumato_desktop.models.run_watcher import RunWatcher
from sfumato_desktop.pages.datasets import DatasetsPage
from sfumato_desktop.pages.gallery import GalleryPage
from sfumato_desktop.services import Services
from support.opened import create_project
from support.sample_project import add_dataset, add_gallery, add_run, write_image

KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_5, Qt.Key.Key_X, Qt.Key.Key_P)


@pytest.fixture
def project(services: Services, tmp_path: Path) -> Project:
    """A project with a dataset of six images, and six generated ones."""
    images = [write_image(tmp_path / f"{n}.png", 16, hue=n * 40) for n in range(6)]
    made = create_project(services.project, tmp_path / "project")
    add_dataset(made, "faces", images)
    add_run(made, "faces-01")
    add_gallery(made, "faces-01", images)
    return made


@pytest.fixture
def gallery(
    qtbot: QtBot, services: Services, watcher: RunWatcher, project: Project
) -> Iterator[GalleryPage]:
    made = GalleryPage(services, watcher=watcher, settings=AppSettings())
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.shutdown()


@pytest.fixture
def datasets(qtbot: QtBot, services: Services, project: Project) -> Iterator[DatasetsPage]:
    made = DatasetsPage(services)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.shutdown()


def search(gallery: GalleryPage, text: str) -> None:
    """Search immediately, as Enter does."""
    gallery._bar._search.setText(text)
    gallery._bar._find()


def marked(gallery: GalleryPage) -> int:
    found = [gallery.images.image(id_) for id_ in gallery.images.ids]
    return sum(bool(one.rating or one.flag or one.boards) for one in found if one is not None)


@pytest.mark.parametrize("text", ["nothing-like-this", "seed:99", "tag:red"])
def test_shortcuts_do_nothing_when_a_search_has_no_results(
    qtbot: QtBot, gallery: GalleryPage, text: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(out))
    gallery.grid.selectAll()
    search(gallery, text)
    gallery.grid.selectAll()

    for key in KEYS:
        qtbot.keyClick(gallery.grid, key)
    gallery._acts.move_to_trash()
    gallery._acts.rate(5)
    gallery._acts._label("board", "Best", is_on=True)
    gallery._tools.export()
    search(gallery, "")

    assert len(gallery.images.ids) == 6
    assert marked(gallery) == 0
    assert not out.exists()


@pytest.mark.parametrize("text", ["", " ", "\t \u2003"])
def test_only_images_selected_in_a_search_are_affected_after_it_is_cleared(
    qtbot: QtBot, gallery: GalleryPage, text: str
) -> None:
    search(gallery, "seed:2")
    gallery.grid.selectAll()
    (found,) = gallery.grid.selected_ids()
    before = list(gallery.images.ids)

    search(gallery, text)
    qtbot.keyClick(gallery.grid, Qt.Key.Key_Delete)

    assert before == [found]
    assert len(gallery.images.ids) == 5
    assert found not in gallery.images.ids


def test_nothing_is_restored_without_a_selection_in_the_trash(
    gallery: GalleryPage,
) -> None:
    gallery.grid.select_row(0)
    gallery._acts.move_to_trash()
    gallery._bar.choose(GalleryFilter(in_trash=True, text="nothing-like-this"))

    gallery._acts.restore()

    assert gallery.images.overview.trashed == 1


def test_an_empty_filter_cannot_be_saved(gallery: GalleryPage) -> None:
    gallery._acts._save_filter(gallery._sources)

    assert gallery.images.overview.saved_filters == {}


def test_no_image_is_excluded_or_included_from_an_empty_part(
    qtbot: QtBot, datasets: DatasetsPage, project: Project
) -> None:
    page = datasets.page
    page.browser.grid.selectAll()
    for part in (Part.EXCLUDED, Part.HELD_OUT, Part.SKIPPED):
        page.choose_part(part)
        page.browser.grid.selectAll()
        qtbot.keyClick(page.browser.grid, Qt.Key.Key_X)
        page._move_selected()
    page.move_images([], is_out=True)

    with closing(Manifest(project.dataset_folder("faces"))) as manifest:
        assert manifest.count("in") == 6
        manifest.set_status([], "excluded")
        assert manifest.count("in") == 6


def test_a_gallery_does_nothing_for_no_files(project: Project) -> None:
    with closing(Gallery(project.gallery_folder)) as found:
        assert found.move_to_trash([]) == found.restore([]) == found.files([]) == ()
        assert not found.ids_of([])
        found.rate([], 5)
        found.forget([])
        assert found.count() == 6
        assert found.count(GalleryFilter(min_rating=1)) == 0

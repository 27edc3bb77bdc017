"""The GUI thread never touches a file: a walk through all pages with a real project."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import sfumato_plugins
from sfumato.gallery import ALL_IMAGES, GalleryFilter
from sfumato.plugins.registry import Plugins
from sfumato.records.project import Project
from sfumato_desktop.app import App
from sfumato_desktop.navigator import Page
from support.fake_engine import FakeEngine
from support.file_calls import FileCalls, watched_file_calls
from support.sample_project import add_dataset, add_gallery, add_run, write_image


@pytest.fixture
def meadow(tmp_path: Path) -> Project:
    """A project with two datasets, two runs, and twelve images."""
    project = Project.create(tmp_path / "meadow")
    files = [write_image(tmp_path / "photos" / f"{n}.png", 32, hue=n * 40) for n in range(8)]
    add_dataset(project, "petals", files)
    add_dataset(project, "leaves", files[:4], classes=("oak", "elm"), skipped=[("a.txt", "No.")])
    for run_id in ("petals-01", "petals-02"):
        run = add_run(project, run_id, dataset="petals", sample=files[0])
        add_gallery(project, run.run_id, files, first_seed=100 * int(run_id[-1]))
    return project


@pytest.fixture
def orchard(tmp_path: Path) -> Project:
    """Another, empty project."""
    return Project.create(tmp_path / "orchard")


class Visitor:
    """Drives the window and waits for what it shows.

    Args:
        app: The app, with its own store.
        qtbot: Runs the event loop.
    """

    def __init__(self, app: App, qtbot: QtBot) -> None:
        self.app = app
        self._qtbot = qtbot

    def wait(self, condition: Callable[[], object]) -> None:
        """Run the event loop until a condition holds."""
        self._qtbot.waitUntil(lambda: bool(condition()), timeout=10_000)

    def open(self, project: Project) -> None:
        """Open a project as the menu does."""
        self.app.flows.open(str(project.folder))
        model = self.app.services.project
        self.wait(lambda: model.project is not None and model.project.folder == project.folder)

    def go(self, page: Page) -> object:
        """Show a page."""
        self.app.window.show_page(page)
        return self.app.window.page_widget(page)

    def walk(self, project: Project) -> None:
        """Visit every page and use what it offers."""
        self.open(project)
        self.wait(lambda: len(self.app.watcher.trained) == 2)
        self._see_home()
        self._see_datasets()
        self.go(Page.TRAIN)
        self._see_runs()
        self._see_gallery()
        self._see_models()

    def _see_home(self) -> None:
        home = self.go(Page.HOME)
        self.wait(lambda: home._recent_flow.count() or not self.app.recent.folders[1:])

    def _see_datasets(self) -> None:
        page = self.go(Page.DATASETS)
        self.wait(lambda: len(page.page.images.ids) in (4, 8))
        page._list.choose("leaves")
        self.wait(lambda: len(page.page.images.ids) == 4)
        for part in page.page.images.view.by_part:
            page.page.choose_part(part)
            self._qtbot.wait(1)
        page._list.choose("petals")
        self.wait(lambda: len(page.page.images.ids) == 8)
        page.page.browser.grid.select_row(0)
        page.page.browser.show_viewer()
        page.page._move_selected()
        self.wait(lambda: len(page.page.images.ids) == 7)
        self.app.services.history.stack.undo()
        self.wait(lambda: len(page.page.images.ids) == 8)

    def _see_runs(self) -> None:
        page = self.go(Page.RUNS)
        for run in ("petals-01", "petals-02"):
            page.show_run(run)
            self.wait(lambda run=run: page.model.run is not None and page.model.run.run_id == run)
            self.wait(lambda: page.model.samples)

    def _see_gallery(self) -> None:
        page = self.go(Page.GALLERY)
        self.wait(lambda: len(page.images.ids) == 16)
        self.wait(lambda: page.images.cell(0) is not None)
        page._bar.order_chosen.emit("oldest")
        page._bar.choose(GalleryFilter(run="petals-01"))
        self.wait(lambda: len(page.images.ids) == 8)
        page._bar.choose(GalleryFilter(text="seed"))
        page._bar.choose(ALL_IMAGES)
        self.wait(lambda: len(page.images.ids) == 16)
        page.grid.select_row(1)
        page._acts.rate(4)
        self.wait(lambda: (cell := page.images.cell(1)) is not None and cell.rating == 4)
        self.app.services.history.stack.undo()
        self.wait(lambda: (cell := page.images.cell(1)) is not None and cell.rating == 0)
        page._browser.show_viewer()
        page._browser.step(1)
        page._browser.show_grid()
        menu = page._bar._filters.menu() if hasattr(page._bar, "_filters") else None
        if menu is not None:
            menu.aboutToShow.emit()
        page._acts.move_to_trash()
        self.wait(lambda: len(page.images.ids) == 15)
        self.app.services.history.stack.undo()
        self.wait(lambda: len(page.images.ids) == 16)

    def _see_models(self) -> None:
        page = self.go(Page.MODELS)
        self.wait(lambda: page.run_id)
        page.show_run("petals-01")
        self.wait(lambda: page.run_id == "petals-01")


@pytest.fixture
def visitor(qapp: QApplication, qtbot: QtBot) -> Iterator[Visitor]:
    """The window with its real store, and someone who uses it."""
    plugins = Plugins([("builtin", sfumato_plugins)])
    app = App(qapp, plugins, engine_factory=FakeEngine)
    for page in Page:
        app.window.page_widget(page)
    app.start()
    qtbot.waitExposed(app.window)
    yield Visitor(app, qtbot)
    app.close()
    app.window.hide()
    app.delete_window()
    app.deleteLater()


def described(calls: FileCalls) -> str:
    """Return the places that made file calls, one per line."""
    return "\n".join(f"{number:5} {place}" for place, number in calls.by_caller().items())


def test_the_gui_thread_makes_no_file_calls(
    visitor: Visitor, meadow: Project, orchard: Project
) -> None:
    with watched_file_calls() as calls:
        visitor.walk(meadow)
        visitor.open(orchard)
        visitor.go(Page.HOME)
        visitor.app.close()

    assert not calls.calls, f"{len(calls.calls)} file calls:\n{described(calls)}"

"""Measure what the window feels while every file call takes 200 ms.

The real window is driven through all of its pages with a large project: it opens the project,
sorts, filters, searches, and rates images, looks at runs, datasets, and models, and goes Home. The
file calls of all threads are slowed down. Measured is the longest time that the GUI thread was
occupied without returning to its event loop, and how many file calls the GUI thread made itself.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from event_loop_lag import Probe, figures_of, fill_gallery
from measuring import report
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from sfumato.errors import SfumatoError
from sfumato.gallery import ALL_IMAGES, GalleryFilter
from sfumato.plugins.registry import Plugins, discover_plugins
from sfumato.records.project import Project
from sfumato_desktop.app import App
from sfumato_desktop.navigator import Page
from sfumato_desktop.widgets.gallery_bar import GalleryBar
from support.file_calls import watched_file_calls
from support.sample_project import add_dataset, add_run, write_image

TARGET_LONGEST_MS = 50.0
TARGET_P99_MS = 16.0
PATIENCE_S = 600.0


def no_engine(plugins: Plugins) -> object:
    """Refuse to load the engine, whose imports are measured elsewhere."""
    del plugins
    raise SfumatoError("No engine here.", hint="None is needed.")


def let_run(milliseconds: int) -> None:
    """Run the event loop for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(condition: Callable[[], object]) -> None:
    """Run the event loop until a condition holds."""
    end = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > end:
            raise SystemExit("The window never showed what it was asked for.")
        let_run(20)


def make_project(folder: Path, *, images: int, runs: int, files: int) -> Project:
    """Create a project of a size."""
    project = Project.create(folder / "project")
    photos = [write_image(folder / "photos" / f"{n}.png", 32, hue=n * 40) for n in range(8)]
    made = [folder / "photos" / f"{number}.png" for number in range(files)]
    add_dataset(project, "photos", made, classes=("cats", "dogs"), source=folder / "photos")
    for number in range(runs):
        add_run(project, f"photos-{number:03d}", dataset="photos", sample=photos[0])
    project.gallery_folder.mkdir(exist_ok=True)
    fill_gallery(project, folder / "photos", images)
    return project


def walk(app: App, project: Project) -> None:
    """Use every page of the window."""
    app.flows.open(str(project.folder))
    until(lambda: app.watcher.runs)
    window = app.window
    for page in Page:
        window.show_page(page)
        let_run(500)
    datasets = window.page_widget(Page.DATASETS)
    window.show_page(Page.DATASETS)
    until(lambda: datasets.page.images.ids)  # type: ignore[attr-defined] # a `DatasetsPage`
    runs = window.page_widget(Page.RUNS)
    window.show_page(Page.RUNS)
    for run in app.watcher.runs[:3]:
        runs.show_run(run.run_id)  # type: ignore[attr-defined] # a `RunsPage`
        let_run(500)
    gallery = window.page_widget(Page.GALLERY)
    window.show_page(Page.GALLERY)
    images = gallery.images  # type: ignore[attr-defined] # a `GalleryPage`
    bar = gallery.findChild(GalleryBar)
    assert isinstance(bar, GalleryBar)
    until(lambda: images.ids)
    for order in ("oldest", "seed", "newest"):
        bar.order_chosen.emit(order)
        let_run(500)
    for wanted in (GalleryFilter(text="seed:7"), GalleryFilter(min_rating=1), ALL_IMAGES):
        bar.choose(wanted)
        let_run(500)
    until(lambda: len(images.ids) > 1)
    gallery.grid.select_row(1)  # type: ignore[attr-defined] # as above
    QTest.keyClick(gallery.grid, Qt.Key.Key_5)  # type: ignore[attr-defined] # as above
    until(lambda: images.overview.images)
    app.services.history.stack.undo()
    window.show_page(Page.MODELS)
    let_run(500)
    window.show_page(Page.HOME)
    let_run(500)


def measure(application: QApplication, project: Project, delay_s: float) -> dict[str, object]:
    """Walk through the window with slow file calls, and return the figures."""
    app = App(application, discover_plugins(), engine_factory=no_engine)  # type: ignore[arg-type]
    for page in Page:
        app.window.page_widget(page)  # modules are imported before anything is measured
    app.start()
    probe = Probe()
    let_run(1000)
    probe.pop_delays()
    with watched_file_calls(delay_s=delay_s) as calls:
        walk(app, project)
        lags = figures_of(probe.pop_delays())
        app.close()
    app.window.hide()
    app.delete_window()
    return {**lags, "file_calls": len(calls.calls), "made_by": calls.by_caller()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--images", type=int, default=100_000, help="in the gallery")
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--files", type=int, default=60_000, help="in the dataset")
    parser.add_argument("--delay", type=float, default=0.2, help="of each file call, in seconds")
    chosen = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "xcb" if "DISPLAY" in os.environ else "offscreen")
    with tempfile.TemporaryDirectory() as name:
        os.environ["SFUMATO_SETTINGS_DIR"] = f"{name}/settings"
        application = QApplication([])
        project = make_project(
            Path(name), images=chosen.images, runs=chosen.runs, files=chosen.files
        )
        figures = measure(application, project, chosen.delay)
    report(
        "gui_file_calls",
        f"longest GUI-thread call {figures['max_ms']} ms (target <= {TARGET_LONGEST_MS:g}), "
        f"lag p99 {figures['p99_ms']} ms (target <= {TARGET_P99_MS:g}), "
        f"{figures['file_calls']} file calls on the GUI thread, each file call slowed to "
        f"{chosen.delay:g} s; {chosen.images} images, {chosen.runs} runs, "
        f"{chosen.files} dataset files",
        figures,
    )


if __name__ == "__main__":
    main()

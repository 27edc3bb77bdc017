"""Measure the gallery's responsiveness with a hundred thousand images.

The real grid over the real index, with real files behind it (a few hundred, linked many times). It
is shown, scrolled at the speed of a hard turn of the wheel, extended by new images as during
generation, filtered, searched, rated and fully selected; a stock `QListView` does the same for
comparison. `--busy 2` keeps two processes computing at the same time, as a training would.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import get_args

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil
from measuring import median, percentile, report
from PySide6.QtCore import QEventLoop, QObject, QStringListModel, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QListView

from sfumato.config.sampling import SamplingSettings
from sfumato.gallery import Gallery, GalleryFilter, GalleryOrder, Rated
from sfumato.records.recipe import Recipe
from sfumato_desktop.bridge.thumbnails import ThumbnailLoader
from sfumato_desktop.models.gallery_images import GalleryImages
from sfumato_desktop.models.rating_commands import RatingCommands
from sfumato_desktop.store import Store
from sfumato_desktop.theme import Scheme, apply_theme
from sfumato_desktop.widgets.image_grid import ImageGrid

SIZE = (1400, 900)
INTERVAL_MS = 16
SCROLL_PX = 58
"""Pixels per tick of the scrolling timer; 3,600 pixels per second."""
BATCH = 16
FILES = 256
TARGETS = {"show_ms": 150.0, "scroll_p99_ms": 33.0, "insert_ms": 10.0, "memory_mb": 150.0}
CLASSES = ("cats", "dogs", "owls", "toads")
BUSY = "x = 1.0\nwhile True: x = x * 1.0000001 + 1e-9"


class Scroller(QObject):
    """Scrolls a grid and records the time between frames."""

    def __init__(self, grid: ImageGrid, frames: int) -> None:
        super().__init__()
        self.frames_ms: list[float] = []
        self._bar = grid.verticalScrollBar()
        self._left = frames
        self._last = 0.0
        self._loop = QEventLoop()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self._scroll)

    def run(self) -> list[float]:
        """Scroll for the given number of frames and return their times."""
        self._timer.start()
        self._loop.exec()
        return self.frames_ms

    @Slot()
    def _scroll(self) -> None:
        now = time.perf_counter()
        if self._last:
            self.frames_ms.append((now - self._last) * 1e3)
        self._last = now
        self._bar.setValue(self._bar.value() + SCROLL_PX)
        self._left -= 1
        if not self._left:
            self._timer.stop()
            self._loop.quit()


def make_gallery(folder: Path, count: int) -> None:
    """Create an index of `count` images over a few hundred files; a tenth have stars."""
    gallery = Gallery(folder)
    sources = [folder / f"source-{number}.png" for number in range(FILES)]
    for number, source in enumerate(sources):
        image = QImage(32, 32, QImage.Format.Format_RGB32)
        image.fill(QColor.fromHsv(number % 360, 160, 200))
        image.save(str(source))
    gallery.add(entries(folder, range(count), sources))
    rated = tuple(f"{seed}.png" for seed in range(0, count, 10))
    gallery.mark([Rated(files=rated, stars=4)])
    gallery.close()


def entries(folder: Path, seeds: range, sources: list[Path]) -> Iterator[tuple[Path, Recipe]]:
    """Yield file and recipe of each image; the files are links to the sources."""
    for seed in seeds:
        recipe = Recipe(
            run=f"faces-{seed % 7:02d}",
            class_name=CLASSES[seed % 4],
            images_seen=100_000,
            weights_sha256="0" * 64,
            seed=seed,
            sampling=SamplingSettings(),
            width=32,
            height=32,
        )
        path = folder / f"{seed}.png"
        path.hardlink_to(sources[seed % len(sources)])
        yield path, recipe


def took_ms(act: Callable[[], object], store: Store | None = None) -> tuple[float, float]:
    """Run an action and repaint; return the total time and this thread's CPU time."""
    start, own_start = time.perf_counter(), time.thread_time()
    act()
    if store is not None:
        settle(store)
    QApplication.processEvents()
    return (time.perf_counter() - start) * 1e3, (time.thread_time() - own_start) * 1e3


def rating_figures(grid: ImageGrid, images: GalleryImages, store: Store) -> dict[str, float]:
    """Measure filtering, searching and rating; the first queries are repeated for the median."""
    wanted = {
        "filter": GalleryFilter(min_rating=3),
        "search": GalleryFilter(text="owls faces-03"),
        "all": GalleryFilter(),
    }
    figures: dict[str, list[tuple[float, float]]] = {name: [] for name in wanted}
    for _ in range(5):
        for name, filter_ in wanted.items():
            figures[name].append(took_ms(partial(images.filter_by, filter_), store))
    found = {f"{name}_ms": median([wall for wall, _ in times]) for name, times in figures.items()}
    found |= {
        f"{name}_own_ms": median([own for _, own in times]) for name, times in figures.items()
    }
    found |= sorting_figures(images, store)
    rating_commands = RatingCommands(images)
    grid.select_row(50)
    one = grid.selected_ids()
    rated = [took_ms(partial(rating_commands.rate, one, stars), store) for stars in (1, 2, 3, 4, 5)]
    found["rate_one_ms"] = median([wall for wall, _ in rated])
    found["rate_one_own_ms"] = median([own for _, own in rated])
    thousand = list(images.ids[:1000])
    undo = rating_commands.undo_stack.undo
    for name, act in (
        ("rate_1000", partial(rating_commands.rate, thousand, 5)),
        ("undo_1000", undo),
        ("delete_100", partial(rating_commands.move_to_trash, thousand[:100])),
        ("undelete_100", undo),
    ):
        found[f"{name}_ms"], found[f"{name}_own_ms"] = took_ms(act, store)
    return found


def sorting_figures(images: GalleryImages, store: Store) -> dict[str, float]:
    """Measure a new sort order; the index is read in the background."""
    found: dict[str, float] = {}
    shown: list[tuple[float, float]] = []
    for order in (*get_args(GalleryOrder), "newest"):
        images.order = order
        shown.append(took_ms(images.reload, store))
    found["sort_ms"] = median([wall for wall, _ in shown])
    found["sort_own_ms"] = median([own for _, own in shown])
    return found


def settle(store: Store) -> None:
    """Wait until the store has answered everything that it has been asked."""
    loop = QEventLoop()
    store.ask(lambda: None, lambda _: loop.quit())
    loop.exec()


@contextmanager
def busy(count: int) -> Iterator[None]:
    """Keep processes computing during the `with` block."""
    with ExitStack() as stack:
        for _ in range(count):
            process = subprocess.Popen([sys.executable, "-c", BUSY])
            stack.callback(process.wait)
            stack.callback(process.kill)
        yield


def memory_mb() -> float:
    """Return the memory that this process uses."""
    return float(psutil.Process().memory_info().rss) / 1e6


def measure_grid(folder: Path, gallery: Gallery, count: int, frames: int) -> dict[str, float]:
    """Measure the grid."""
    before_mb = memory_mb()
    loader, store = ThumbnailLoader(), Store()
    images = GalleryImages(store)
    grid = ImageGrid(loader)
    grid.resize(*SIZE)

    def show() -> None:
        images.open(folder)
        grid.setModel(images)
        grid.show()

    def show_new() -> None:
        images.find_new()
        settle(store)
        images.show_new()

    figures: dict[str, float] = {}
    figures["show_ms"], figures["show_own_ms"] = took_ms(show, store)
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum() // 3)
    frames_ms = Scroller(grid, frames).run()
    figures["scroll_p50_ms"] = median(frames_ms)
    figures["scroll_p99_ms"] = percentile(frames_ms, 0.99)
    sources = [folder / f"source-{number}.png" for number in range(FILES)]
    inserts = []
    for number in range(20):
        first = count + number * BATCH
        gallery.add(entries(folder, range(first, first + BATCH), sources))
        inserts.append(took_ms(show_new, store))
    figures["insert_ms"] = median([wall for wall, _ in inserts])
    figures["insert_own_ms"] = median([own for _, own in inserts])
    figures["insert_longest_ms"] = max(wall for wall, _ in inserts)
    figures["select_all_ms"], figures["select_all_own_ms"] = took_ms(grid.selectAll, store)
    figures |= rating_figures(grid, images, store)
    figures["memory_mb"] = memory_mb() - before_mb
    grid.close()
    loader.close()
    images.close()
    store.close()
    return figures


def measure_stock(count: int) -> dict[str, float]:
    """Measure a `QListView` in icon mode over the same number of names."""
    model = QStringListModel([f"{number}.png" for number in range(count)])
    view = QListView()
    view.setViewMode(QListView.ViewMode.IconMode)
    view.setUniformItemSizes(True)
    view.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
    view.resize(*SIZE)
    view.setModel(model)
    figures = {"stock_show_ms": took_ms(view.show)[0]}
    inserts_ms = [took_ms(lambda: model.insertRows(0, BATCH))[0] for _ in range(5)]
    figures["stock_insert_ms"] = median(inserts_ms)
    figures["stock_select_all_ms"] = took_ms(view.selectAll)[0]
    view.close()
    return figures


def main() -> None:
    """Measure and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--images", type=int, default=100_000)
    parser.add_argument("--frames", type=int, default=600)
    parser.add_argument("--busy", type=int, default=0)
    parser.add_argument("--make", type=Path, help="only make the gallery, in this folder")
    options = parser.parse_args()
    if options.make:
        make_gallery(options.make, options.images)
        return
    application = QApplication([])
    apply_theme(application, Scheme.DARK)
    folder = Path(tempfile.mkdtemp(prefix="sfumato-gallery-"))
    try:
        made = ("--make", str(folder), "--images", str(options.images))
        # In a child process, so that its memory does not count.
        subprocess.run([sys.executable, __file__, *made], check=True)
        gallery = Gallery(folder)
        with busy(options.busy):
            figures = measure_grid(folder, gallery, options.images, options.frames)
            figures |= measure_stock(options.images)
        gallery.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    figures = {name: round(value, 1) for name, value in figures.items()}
    report("gallery_grid", line_of(figures, options.images), {**figures, "targets": TARGETS})


def line_of(figures: dict[str, float], count: int) -> str:
    """Return the figures as one line."""
    targets = {name: f"target {value:g}" for name, value in TARGETS.items()}

    def both(words: str, name: str) -> str:
        return f"{words} {figures[f'{name}_ms']} ms (own {figures[f'{name}_own_ms']})"

    return (
        f"{count:,} images: first screen {figures['show_ms']} ms (own work "
        f"{figures['show_own_ms']}, stock view {figures['stock_show_ms']}, {targets['show_ms']}), "
        f"scroll frame p50/p99 {figures['scroll_p50_ms']}/{figures['scroll_p99_ms']} ms "
        f"({targets['scroll_p99_ms']}), 16 new ones {figures['insert_ms']} ms (own work "
        f"{figures['insert_own_ms']}, stock {figures['stock_insert_ms']}, "
        f"{targets['insert_ms']}), select all {figures['select_all_ms']} ms (stock "
        f"{figures['stock_select_all_ms']}), {both('filter by stars', 'filter')}, "
        f"{both('search', 'search')}, {both('all again', 'all')}, "
        f"{both('another order', 'sort')}, {both('rate one', 'rate_one')}, "
        f"{both('rate 1,000', 'rate_1000')}, {both('its undo', 'undo_1000')}, "
        f"{both('delete 100', 'delete_100')}, {both('its undo', 'undelete_100')}, "
        f"memory +{figures['memory_mb']} MB "
        f"({targets['memory_mb']})"
    )


if __name__ == "__main__":
    main()

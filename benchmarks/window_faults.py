"""Break or delay everything around the window at random, and check that it survives.

The real window with an engine of the tests is driven at random: pages, marks, searches, imports,
runs, generated images. Meanwhile, faults are injected at random: file calls fail or take long, the
databases are locked, threads are ended by an exception from outside, GPU drivers hang or fail, and
jobs of each kind fail, hang, or ignore a request to stop. Afterwards, the faults end, and the
window must show everything that is on the disk, and close.
"""

import argparse
import ctypes
import functools
import logging
import os
import random
import sqlite3
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from measuring import percentile, report
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

import sfumato_plugins
from sfumato.config.image_shape import ImageShape
from sfumato.config.presets import preset_config
from sfumato.errors import SfumatoError
from sfumato.gallery import Gallery, GalleryFilter
from sfumato.plugins.registry import Plugins
from sfumato.records.control import Command, RunControl
from sfumato.records.events import AnyEvent
from sfumato.records.manifest import DatasetRules
from sfumato.records.project import Project
from sfumato.records.requests import GenerateRequest
from sfumato_desktop.app import App
from sfumato_desktop.bridge.engine_state import Readiness
from sfumato_desktop.bridge.generation import Generation
from sfumato_desktop.bridge.imports import import_folder
from sfumato_desktop.navigator import Page
from sfumato_desktop.pages.gallery import GalleryPage
from support.fake_engine import FakeEngine, write_gray_png

FROZEN_S = 1.0
"""The GUI thread may never be busy for longer."""
CLOSE_S = 10.0
BEAT_MS = 20
PATIENCE_S = 30.0
FEWEST_IMAGES = 64
FAULT_EVERY_S, ACT_EVERY_S = 1.0, 0.15
SLOW_S = 0.2
HANG_S = 4.0
LOCK_S = 3.0
THREADS = "sfumato-"
FILE_ERRORS = (
    OSError(28, "No space left on device"),
    OSError(5, "Input/output error"),
    PermissionError(13, "Permission denied"),
)


class Faults:
    """The faults that are in effect, and how many there have been."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.random = random.Random(seed)
        self.injected: Counter[str] = Counter()
        self.job_trouble = ""
        self._folder = str(folder)
        self._gui = threading.get_ident()
        self._failing = self._slow_until = 0.0
        self._is_over = False
        sys.addaudithook(self._meet_file)

    def inject(self) -> None:
        """Inject one fault, chosen at random."""
        fault = self.random.choice(
            (
                self._fail_files,
                self._slow_files,
                self._lock_database,
                self._end_thread,
                self._trouble_job,
            )
        )
        fault()

    def end(self) -> None:
        """Inject no more faults."""
        self._is_over, self.job_trouble = True, ""

    def meet_job(self, control: RunControl | None) -> None:
        """Do to a job what is planned."""
        trouble, self.job_trouble = self.job_trouble, ""
        if trouble == "error":
            raise SfumatoError("The job was told to fail.", hint="This is a test.")
        if trouble == "bug":
            raise RuntimeError("a bug of a job")
        if trouble == "memory":
            raise MemoryError
        if trouble == "hang":  # and ignore every request
            time.sleep(HANG_S)
        if trouble == "stop" and control is not None:
            control.request(Command.STOP)

    def _fail_files(self) -> None:
        self.injected["file errors"] += 1
        self._failing = time.monotonic() + 0.3

    def _slow_files(self) -> None:
        self.injected["slow files"] += 1
        self._slow_until = time.monotonic() + 2.0

    def _lock_database(self) -> None:
        databases = sorted(Path(self._folder).rglob("*.db"))
        if not databases:
            return
        self.injected["locked databases"] += 1
        threading.Thread(target=self._hold, args=(self.random.choice(databases),)).start()

    def _hold(self, file: Path) -> None:
        try:
            database = sqlite3.connect(file, timeout=0.2)
            database.execute("begin exclusive")
            time.sleep(LOCK_S)
            database.close()
        except sqlite3.Error:
            pass  # it is in use itself

    def _end_thread(self) -> None:
        found = [one for one in threading.enumerate() if one.name.startswith(THREADS)]
        if not found:
            return
        thread = self.random.choice(found)
        self.injected[f"exceptions in {thread.name}"] += 1
        ctypes.pythonapi.PyThreadState_SetAsyncExc(
            ctypes.c_ulong(thread.ident or 0), ctypes.py_object(RuntimeError)
        )

    def _trouble_job(self) -> None:
        self.job_trouble = self.random.choice(("error", "bug", "memory", "hang", "stop"))
        self.injected[f"jobs: {self.job_trouble}"] += 1

    def _meet_file(self, event: str, arguments: tuple[object, ...]) -> None:
        if self._is_over or event not in ("open", "os.listdir", "os.scandir", "os.rename"):
            return
        if threading.get_ident() == self._gui or not str(arguments[0]).startswith(self._folder):
            return
        now = time.monotonic()
        if now < self._slow_until:
            time.sleep(SLOW_S)
        if now < self._failing and self.random.random() < 0.5:
            raise self.random.choice(FILE_ERRORS)


Work = Callable[..., Iterator[AnyEvent]]


def meeting_faults(work: Work) -> Work:
    """Let a method of the engine meet the faults before each of its events."""

    @functools.wraps(work)
    def faulty(engine: "FaultyEngine", *arguments: object, **named: object) -> Iterator[AnyEvent]:
        every = (*arguments, *named.values())
        control = next((one for one in every if isinstance(one, RunControl)), None)
        for event in work(engine, *arguments, **named):
            engine.faults.meet_job(control)
            yield event

    return faulty


class FaultyEngine(FakeEngine):
    """An engine whose jobs meet the faults."""

    steps = 400
    step_s = 0.02
    faults: Faults
    import_folder = meeting_faults(FakeEngine.import_folder)
    train = meeting_faults(FakeEngine.train)
    generate = meeting_faults(FakeEngine.generate)


class Heart:
    """Measures how long the GUI thread is busy at a time, in seconds."""

    def __init__(self) -> None:
        self.gaps_s: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps_s.append(max(0.0, now - self._last - BEAT_MS / 1e3))
        self._last = now


class User:
    """Acts at random, and remembers which marks the window has confirmed."""

    def __init__(self, app: App, chance: random.Random, images: Path) -> None:
        self._app, self._chance, self._images = app, chance, images
        self.acts: Counter[str] = Counter()
        self._generation = Generation(app.services.jobs, app)
        self._number = 0

    def act(self) -> None:
        """Do one thing."""
        act = self._chance.choice(
            (
                self.visit,
                self.visit,
                self.rate,
                self.rate,
                self.search,
                self.delete,
                self.undo,
                self.train,
                self.generate,
                self.stop,
                self.add_images,
            )
        )
        for dialog in self._app.window.findChildren(QDialog):
            if dialog.isVisible():
                dialog.reject()
        self.acts[act.__name__] += 1
        act()

    def visit(self) -> None:
        """Show a page."""
        self._app.window.show_page(self._chance.choice(tuple(Page)))

    def rate(self) -> None:
        """Rate an image."""
        self._press(Qt.Key(Qt.Key.Key_0 + self._chance.randrange(6)))

    def delete(self) -> None:
        """Delete an image."""
        self._press(Qt.Key.Key_Delete)

    def undo(self) -> None:
        """Undo the last change."""
        self._app.services.history.stack.undo()

    def search(self) -> None:
        """Filter the gallery."""
        gallery = self._gallery()
        stars = self._chance.choice((0, 0, 3))
        gallery.images.filter_by(GalleryFilter(min_rating=stars))

    def train(self) -> None:
        """Resume a run, unless one is being trained."""
        project = self._app.services.project.project
        runs = self._app.watcher.runs
        if project is None or not runs or self._app.services.jobs.training_job() is not None:
            return
        run = self._app.watcher.run_folder(self._chance.choice(runs).run_id)
        if run is not None:
            self._app.commands.resume(project, run)

    def generate(self) -> None:
        """Generate a few images."""
        project, runs = self._app.services.project.project, self._app.watcher.trained
        if project is None or not runs:
            return
        run = self._app.watcher.run_folder(runs[0].run_id)
        if run is not None and not self._generation.is_running:
            self._number += 8
            request = GenerateRequest(count=8, seed=1000 + self._number)
            self._generation.start(project, run, request)

    def stop(self) -> None:
        """Stop the training."""
        job = self._app.services.jobs.training_job()
        if job is not None:
            job.stop()

    def add_images(self) -> None:
        """Import a folder."""
        project = self._app.services.project.project
        if project is not None and len(self._app.services.jobs.jobs) < 4:
            self._number += 1
            rules = DatasetRules(source=str(self._images), shape=ImageShape.square(32))
            import_folder(self._app.services.jobs, project, rules, name=f"set-{self._number}")

    def _gallery(self) -> GalleryPage:
        self._app.window.show_page(Page.GALLERY)
        page = self._app.window.page_widget(Page.GALLERY)
        assert isinstance(page, GalleryPage)
        return page

    def _press(self, key: Qt.Key) -> None:
        gallery = self._gallery()
        if len(gallery.images.ids):
            gallery.grid.setFocus()
            gallery.grid.select_row(self._chance.randrange(len(gallery.images.ids)))
            QTest.keyClick(gallery.grid, key)


def let_run(seconds: float) -> None:
    """Run the event loop."""
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


def wait_until(condition: Callable[[], bool]) -> bool:
    """Run the event loop until a condition holds; return whether it does."""
    end = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > end:
            return False
        let_run(0.05)
    return True


def make_project(folder: Path) -> Project:
    """Create a project with a dataset, a trained run, and a gallery."""
    project = Project.create(folder / "project")
    (folder / "images").mkdir()
    for number in range(24):
        write_gray_png(folder / "images" / f"{number}.png", 32, level=10 * number)
    engine = FakeEngine(Plugins())
    rules = DatasetRules(source=str(folder / "images"), shape=ImageShape.square(32))
    list(engine.import_folder(project, rules, name="gray"))
    config = preset_config("sketch", dataset="gray", shape=ImageShape.square(32), images=24)
    run = engine.new_run(project, config, run_id="gray-01")
    list(engine.train(project, run, RunControl()))
    request = GenerateRequest(count=FEWEST_IMAGES, seed=1)
    list(engine.generate(project, run, request))
    return project


def start_app(project: Project) -> App:
    """Open the window on the project."""
    application = QApplication([])
    app = App(
        application,
        Plugins([("builtin", sfumato_plugins)]),
        engine_factory=FaultyEngine,
    )
    app.window.resize(1280, 720)
    app.start(project.folder)
    app.engine_state.prepare()
    if not wait_until(lambda: app.engine_state.readiness is Readiness.READY):
        raise SystemExit("The engine is not ready.")
    return app


def recovered(app: App, project: Project) -> Iterator[str]:
    """Yield what the window does not show once the faults are over."""
    let_run(HANG_S + LOCK_S)
    app.services.jobs.stop_all()
    if not wait_until(lambda: not app.services.jobs.jobs):
        yield f"{len(app.services.jobs.jobs)} jobs have not ended"
    app.window.show_page(Page.GALLERY)
    gallery = app.window.page_widget(Page.GALLERY)
    assert isinstance(gallery, GalleryPage)
    gallery.images.filter_by(GalleryFilter())
    gallery.images.rescan()
    images = len(list(project.gallery_folder.glob("*.png")))
    if not wait_until(lambda: len(gallery.images.ids) == images):
        yield f"the gallery shows {len(gallery.images.ids)} of {images} images"
    app.watcher.refresh_now()
    runs = project.run_ids()
    if not wait_until(lambda: len(app.watcher.runs) == len(runs)):
        yield f"{len(app.watcher.runs)} of {len(runs)} runs are shown"
    names = project.dataset_names()
    if not wait_until(lambda: len(app.services.project.datasets) == len(names)):
        yield f"{len(app.services.project.datasets)} of {len(names)} datasets are shown"


def closed(app: App, project: Project) -> Iterator[str]:
    """Close the window, and yield what is wrong afterwards."""
    start = time.monotonic()
    app.close()
    app.window.hide()
    app.delete_window()
    if time.monotonic() - start > CLOSE_S:
        yield f"closing took {time.monotonic() - start:.1f} s"
    gallery = Gallery(project.gallery_folder)
    gallery.rescan()
    found = gallery.count()
    gallery.close()
    if found != len(list(project.gallery_folder.glob("*.png"))):
        yield f"the index lists {found} images"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    uncaught: list[str] = []
    threading.excepthook = lambda found: uncaught.append(f"{found.thread}: {found.exc_value!r}")
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["SFUMATO_SETTINGS_DIR"] = str(folder / "settings")
        project = make_project(folder)
        faults = FaultyEngine.faults = Faults(project.folder, chosen.seed)
        app = start_app(project)
        heart, user = Heart(), User(app, faults.random, folder / "images")
        until, next_fault = time.monotonic() + 60 * chosen.minutes, 0.0
        while time.monotonic() < until:
            if time.monotonic() > next_fault:
                faults.inject()
                next_fault = time.monotonic() + FAULT_EVERY_S
            user.act()
            let_run(ACT_EVERY_S)
        faults.end()
        longest_s, p99_s = max(heart.gaps_s), percentile(heart.gaps_s, 0.99)
        troubles = [*recovered(app, project), *closed(app, project), *uncaught]
        told = len(app.services.notify.given)
    if longest_s > FROZEN_S:
        troubles.append(f"the window froze for {longest_s:.2f} s")
    report(
        "window_faults",
        f"{faults.injected.total()} faults and {user.acts.total()} acts in {chosen.minutes:g} min: "
        f"{len(troubles)} troubles{': ' if troubles else ''}{'; '.join(troubles[:5])}; {told} "
        f"notices, event loop p99 {p99_s * 1e3:.0f} ms, max {longest_s * 1e3:.0f} ms",
        {
            "faults": dict(faults.injected),
            "acts": dict(user.acts),
            "troubles": troubles,
            "notices": told,
            "longest_gap_s": round(longest_s, 3),
            "gap_p99_s": round(p99_s, 4),
        },
    )


if __name__ == "__main__":
    main()

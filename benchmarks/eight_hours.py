"""Measure whether the window's memory stays constant during a run of eight hours.

The real window, with a replay of a run in its engine's thread: it appends each event to the run's
file and yields it, as the engine does, and writes sample grids, checkpoints and images. The first
minute of the run is slow, and every page is visited during it; the rest is replayed at over a
hundred times the speed, with Runs shown and other pages visited in turn.
"""

import argparse
import gc
import itertools
import math
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from measuring import report
from PySide6.QtCore import QEventLoop, QObject, QRect, QTimer, Slot
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from sample_project import unpack_images

from sfumato.config.image_shape import ImageShape
from sfumato.config.presets import preset_config
from sfumato.config.sampling import SamplingSettings
from sfumato.gallery import Gallery
from sfumato.plugins.registry import Plugins, discover_plugins
from sfumato.records.control import RunControl
from sfumato.records.event_file import EventLog
from sfumato.records.events import (
    AnyEvent,
    CheckpointSaved,
    ImageGenerated,
    IncidentReported,
    QualityMeasured,
    RunEnded,
    RunStarted,
    SamplesGenerated,
    StepFinished,
    ValidationMeasured,
)
from sfumato.records.project import Project
from sfumato.records.recipe import Recipe
from sfumato.records.requests import GenerateRequest
from sfumato.records.run_folder import RunFolder
from sfumato.records.score import Cleanliness, Component, Score
from sfumato_desktop.app import App
from sfumato_desktop.bridge.engine_state import Readiness
from sfumato_desktop.bridge.generation import Generation
from sfumato_desktop.navigator import Page
from sfumato_desktop.pages.gallery import GalleryPage
from sfumato_desktop.pages.runs import RunsPage

TARGET_MB = 50.0
RUN = "long-01"
BATCH = 64
STEPS_PER_S = 10
"""Step reports per second; the engine writes no more."""
MINUTE_S = 60
SAMPLES_EVERY_S = CHECKPOINT_EVERY_S = 60
QUALITY_EVERY_S = 1_800
INCIDENT_EVERY_S = 3_600
IMAGES_EVERY_S = 600
IMAGES_AT_ONCE = 64
KEPT_CHECKPOINTS = 3
CHECKPOINT_BYTES = 200_000
GRIDS = 12
"""Number of different sample grids, rendered in advance and copied in turn."""
COLUMNS, TILE_PX, GAP_PX = 4, 32, 2
FIRST_MINUTE_S = 24.0
"""Replay time of the run's first minute, in which every page is visited twice."""
NAP_S = 0.02
VISIT_MS = 1_500
PEEK_S = 0.5
FIRST_CHECKPOINT_S = 10
"""Early, so that the first minute includes images too."""
READING_MS = 1_000
PATIENCE_S = 60.0


class Pace:
    """When each second of the run is replayed.

    Args:
        hours: Duration of the run.
        rest_s: Duration of the replay after the first minute.
    """

    def __init__(self, hours: float, rest_s: float) -> None:
        self.whole_s = hours * 3_600
        self._rest_s = rest_s
        self._begun = math.inf

    def begin(self) -> None:
        """Start the clock."""
        self._begun = time.monotonic()

    @property
    def is_first_minute(self) -> bool:
        """Return whether the slow part is still in progress."""
        return self.run_s < MINUTE_S

    @property
    def run_s(self) -> float:
        """Return the current position in the run's time."""
        passed = time.monotonic() - self._begun
        if passed <= FIRST_MINUTE_S:
            return max(0.0, passed) * MINUTE_S / FIRST_MINUTE_S
        speed = (self.whole_s - MINUTE_S) / self._rest_s
        return min(self.whole_s, MINUTE_S + (passed - FIRST_MINUTE_S) * speed)


@dataclass(frozen=True)
class Machine:
    """The fields of an engine's system report that the window uses."""

    device: str = "made up"
    kind: str = "cpu"
    precision: str = "fp32"
    threads: int = 1
    memory_bytes: int = 8 << 30
    versions: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


class Replay:
    """Stands in for the engine: yields its events without training or generating."""

    def __init__(self, throughput: Pace, faces: list[Path], grids: list[Path]) -> None:
        self._throughput = throughput
        self._faces = faces
        self._grids = grids

    def system(self) -> Machine:
        """Return a system report."""
        return Machine()

    def train(self, project: Project, run: RunFolder, control: RunControl) -> Iterator[AnyEvent]:
        """Yield the events of eight hours at the replay speed."""
        del project
        self._throughput.begin()
        with run.locked():
            log = EventLog(run.events_file)
            try:
                for event in self._events(run, control):
                    log.append(event)
                    yield event
            finally:
                log.close()

    def generate(
        self, project: Project, run: RunFolder, request: GenerateRequest, *, control: RunControl
    ) -> Iterator[AnyEvent]:
        """Write images into the gallery."""
        gallery = Gallery(project.gallery_folder)
        try:
            for done, seed in enumerate(range(request.seed, request.seed + request.count), start=1):
                if control.is_stopping:
                    return
                recipe = _recipe(run, seed)
                path = project.gallery_folder / recipe.file_name
                shutil.copyfile(self._faces[seed % len(self._faces)], path)
                gallery.add([(path, recipe)])
                yield ImageGenerated(path=str(path), seed=seed, done=done, total=request.count)
        finally:
            gallery.close()

    def _events(self, run: RunFolder, control: RunControl) -> Iterator[AnyEvent]:
        total = int(self._throughput.whole_s * STEPS_PER_S)
        start = time.time() - self._throughput.whole_s
        yield RunStarted(
            time=start,
            run=run.run_id,
            images_seen=0,
            images_total=total * BATCH,
            device="made up",
            precision="fp32",
            threads=1,
            parameters=1_600_000,
            images=4_000,
        )
        for step in range(1, total + 1):
            while step > self._throughput.run_s * STEPS_PER_S and not control.is_stopping:
                threading.Event().wait(NAP_S)
            if control.is_stopping:
                return
            yield _step(step, total, start + step / STEPS_PER_S)
            if step % STEPS_PER_S == 0:
                yield from self._now_and_then(run, step, start + step / STEPS_PER_S)
        yield RunEnded(
            outcome="completed", images_seen=total * BATCH, elapsed_s=self._throughput.whole_s
        )

    def _now_and_then(self, run: RunFolder, step: int, moment: float) -> Iterator[AnyEvent]:
        second, images_seen = step // STEPS_PER_S, step * BATCH
        if second % SAMPLES_EVERY_S == 0:
            grid = run.samples_folder / f"{images_seen:012d}.png"
            shutil.copyfile(self._grids[second // SAMPLES_EVERY_S % len(self._grids)], grid)
            yield SamplesGenerated(
                time=moment,
                images_seen=images_seen,
                path=f"samples/{grid.name}",
                count=COLUMNS**2,
                columns=COLUMNS,
            )
            yield ValidationMeasured(
                time=moment, images_seen=images_seen, loss=0.1, loss_by_sigma={"1": 0.1}
            )
        if second % CHECKPOINT_EVERY_S == 0 or second == FIRST_CHECKPOINT_S:
            yield _checkpoint(run, step, moment)
        if second % QUALITY_EVERY_S == 0:
            yield QualityMeasured(
                time=moment,
                images_seen=images_seen,
                score=Score(
                    net="dataset features",
                    net_sha256="0" * 64,
                    input_px=32,
                    count=500,
                    components={
                        "frechet": Component(value=3.0, baseline=1.0),
                        "kernel": Component(value=0.3, baseline=0.1),
                    },
                ),
                cleanliness=Cleanliness(power=(1.0,) * 5, pattern=1.0, flat_noise=0.0),
            )
        if second % INCIDENT_EVERY_S == 0:
            yield IncidentReported(
                time=moment,
                kind="non_finite",
                images_seen=images_seen,
                message="An update was left out: its gradient was not finite.",
                hint="Nothing to do; it happens.",
            )


class Visitor(QObject):
    """Visits page after page, returning to Runs each time, and generates images now and then."""

    def __init__(self, app: App, run: RunFolder, throughput: Pace) -> None:
        super().__init__()
        self._app, self._run, self._throughput = app, run, throughput
        others = itertools.cycle(index for index in Page if index is not Page.RUNS)
        self._tour = itertools.chain.from_iterable((other, Page.RUNS) for other in others)
        self._generation = Generation(app.services.jobs, self)
        self.images = 0
        self._timer = QTimer(self)
        self._timer.setInterval(VISIT_MS)
        self._timer.timeout.connect(self._visit)
        self._timer.start()

    def stop(self) -> None:
        """End the tour."""
        self._timer.stop()

    @Slot()
    def _visit(self) -> None:
        self._app.window.show_page(next(self._tour))
        wanted = IMAGES_AT_ONCE * (1 + int(self._throughput.run_s // IMAGES_EVERY_S))
        if self.images < wanted and not self._generation.is_running:
            project = self._app.services.project.project
            assert project is not None
            if self._run.checkpoints():
                request = GenerateRequest(count=IMAGES_AT_ONCE, seed=self.images)
                self._generation.start(project, self._run, request)
                self.images += IMAGES_AT_ONCE


class Scales(QObject):
    """Measures the memory of the process once a second."""

    def __init__(self, throughput: Pace) -> None:
        super().__init__()
        self._throughput = throughput
        self._process = psutil.Process()
        self.readings: list[tuple[float, float, float]] = []
        """Seconds of the run, USS in megabytes, RSS in megabytes."""
        self._timer = QTimer(self)
        self._timer.setInterval(READING_MS)
        self._timer.timeout.connect(self.weigh)
        self._timer.start()

    @Slot()
    def weigh(self) -> None:
        """Take a measurement."""
        memory = self._process.memory_full_info()
        self.readings.append((self._throughput.run_s, memory.uss / 1e6, memory.rss / 1e6))

    def stop(self) -> None:
        """Stop measuring."""
        self._timer.stop()


def draw_grid(faces: list[Path], target: Path) -> Path:
    """Write a sample grid of these images in the engine's layout."""
    step = TILE_PX + GAP_PX
    image = QImage(COLUMNS * step + GAP_PX, COLUMNS * step + GAP_PX, QImage.Format.Format_RGB32)
    image.fill(0)
    with QPainter(image) as painter:
        for index, face in enumerate(faces[: COLUMNS**2]):
            row, column = divmod(index, COLUMNS)
            corner = (GAP_PX + column * step, GAP_PX + row * step)
            painter.drawImage(QRect(*corner, TILE_PX, TILE_PX), QImage(str(face)))
    image.save(str(target))
    return target


def _step(step: int, total: int, moment: float) -> StepFinished:
    noise = ((step * 2_654_435_761) % 1_000) / 1_000
    return StepFinished(
        time=moment,
        step=step,
        images_seen=step * BATCH,
        images_total=total * BATCH,
        loss=0.05 + 3 / (1 + step / 300) + 0.05 * noise,
        learning_rate=1e-3,
        gradient_norm=0.2 + noise,
        images_per_s=float(STEPS_PER_S * BATCH),
        eta_s=(total - step) / STEPS_PER_S,
    )


def _checkpoint(run: RunFolder, step: int, moment: float) -> CheckpointSaved:
    folder = run.checkpoints_folder / f"{step * BATCH:012d}"
    folder.mkdir()
    (folder / "ema.safetensors").write_bytes(bytes(CHECKPOINT_BYTES))
    for older in run.checkpoints()[:-KEPT_CHECKPOINTS]:
        shutil.rmtree(older)
    return CheckpointSaved(
        time=moment, images_seen=step * BATCH, step=step, path=f"checkpoints/{folder.name}"
    )


def _recipe(run: RunFolder, seed: int) -> Recipe:
    return Recipe(
        run=run.run_id,
        images_seen=BATCH,
        weights_sha256="0" * 64,
        seed=seed,
        sampling=SamplingSettings(),
        width=TILE_PX,
        height=TILE_PX,
    )


def let_run(seconds: float) -> None:
    """Run the window's event loop for some seconds."""
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1_000), loop.quit)
    loop.exec()


def measure(application: QApplication, folder: Path, throughput: Pace) -> dict[str, float]:
    """Replay the run in the window and return the memory figures."""
    faces = sorted(unpack_images(folder / "images").rglob("*.png"))
    (folder / "grids").mkdir()
    grids = [
        draw_grid(faces[start * 16 :], folder / "grids" / f"{start}.png") for start in range(GRIDS)
    ]
    project = Project.create(folder / "project")
    config = preset_config(
        "sketch", dataset="faces", shape=ImageShape.square(TILE_PX), images=len(faces)
    )
    run = RunFolder.create(project.runs_folder / RUN, config)

    def factory(plugins: Plugins) -> Replay:
        del plugins
        return Replay(throughput, faces, grids)

    app = App(application, discover_plugins(), engine_factory=factory)  # type: ignore[arg-type]
    app.window.resize(1280, 720)
    app.start(project.folder)
    while app.services.project.project is None:
        let_run(0.1)
    app.window.show_page(Page.RUNS)
    while app.engine_state.readiness is not Readiness.READY:
        if app.engine_state.readiness is Readiness.FAILED:
            raise SystemExit(app.engine_state.failure)
        let_run(0.1)
    for index in (*Page, Page.RUNS):
        app.window.show_page(index)
        let_run(PEEK_S)
    app.commands.resume(project, run)
    visitor, scales = Visitor(app, run, throughput), Scales(throughput)
    start = time.monotonic()
    while throughput.run_s < throughput.whole_s:
        let_run(1.0)
    visitor.stop()
    app.window.show_page(Page.RUNS)
    points = wait_for_all_points(app, int(throughput.whole_s * STEPS_PER_S))
    scales.stop()
    took_s = time.monotonic() - start
    let_run(2.0)
    gc.collect()
    scales.weigh()
    figures = figures_of(scales.readings)
    shown = len(gallery_of(app).images.ids)
    app.close()
    app.window.hide()
    app.delete_window()
    return {**figures, "took_s": round(took_s, 1), "points": points, "images": shown}


def wait_for_all_points(app: App, wanted: int) -> int:
    """Wait until the curve shows the whole run; return its number of points."""
    runs = app.window.page_widget(Page.RUNS)
    assert isinstance(runs, RunsPage)
    end = time.monotonic() + PATIENCE_S
    while runs.chart.shown_points() < wanted:
        if time.monotonic() > end:
            raise SystemExit(f"The curve has {runs.chart.shown_points()} of {wanted} points.")
        let_run(0.5)
    return runs.chart.shown_points()


def gallery_of(app: App) -> GalleryPage:
    """Return the Gallery page."""
    index = app.window.page_widget(Page.GALLERY)
    assert isinstance(index, GalleryPage)
    return index


def figures_of(readings: list[tuple[float, float, float]]) -> dict[str, float]:
    """Return the memory after the first minute, at the peak, and at the end."""
    first = next(index for index, (run_s, *_) in enumerate(readings) if run_s >= MINUTE_S)
    after = readings[first:]
    own, resident = [one for _, one, _ in after], [one for _, _, one in after]
    return {
        "own_first_minute_mb": round(own[0], 1),
        "own_most_mb": round(max(own), 1),
        "own_end_mb": round(own[-1], 1),
        "own_growth_mb": round(max(own) - own[0], 1),
        "own_growth_end_mb": round(own[-1] - own[0], 1),
        "resident_first_minute_mb": round(resident[0], 1),
        "resident_growth_mb": round(max(resident) - resident[0], 1),
        "resident_growth_end_mb": round(resident[-1] - resident[0], 1),
    }


def line_of(figures: dict[str, float]) -> str:
    """Return the figures as one line.

    The resident memory counts. Memory unique to the process also jumps by tens of megabytes when
    another program that shares its libraries exits.
    """
    speed = figures["hours"] * 3_600 / figures["took_s"]
    return (
        f"{figures['hours']:g} hours' worth at {speed:.0f} times the speed: the process has "
        f"{figures['resident_first_minute_mb']} MB after the first minute's worth and grows by "
        f"{figures['resident_growth_mb']} MB at most (target < {TARGET_MB:g}); of its own alone "
        f"{figures['own_first_minute_mb']} MB, {figures['own_growth_end_mb']} MB more in the end; "
        f"{figures['points']:,} points and {figures['images']:,} images shown"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hours", type=float, default=8.0, help="of the run")
    parser.add_argument("--seconds", type=float, default=200.0, help="that they may take")
    chosen = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "xcb" if "DISPLAY" in os.environ else "offscreen")
    throughput = Pace(chosen.hours, chosen.seconds)
    with tempfile.TemporaryDirectory() as name:
        os.environ["SFUMATO_SETTINGS_DIR"] = name
        figures = measure(QApplication([]), Path(name), throughput)
    figures = {**figures, "hours": chosen.hours, "target_mb": TARGET_MB}
    report("eight_hours", line_of(figures), figures)


if __name__ == "__main__":
    main()

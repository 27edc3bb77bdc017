"""Measure how fast a run with a million logged points opens, and how smoothly its curve drags.

The real window on a project with one long run. Timed from opening the run until its curve is
painted, first a preview and then all of it; then the curve is dragged, one frame at a time. For
comparison, pyqtgraph alone with all points of the same curve.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from measuring import percentile, report
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from sfumato.config.image_shape import ImageShape
from sfumato.config.presets import preset_config
from sfumato.errors import SfumatoError
from sfumato.plugins.registry import Plugins
from sfumato.records.events import RunEnded, RunStarted, StepFinished, encode_event
from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder
from sfumato_desktop.app import App
from sfumato_desktop.navigator import Page
from sfumato_desktop.pages.runs import RunsPage
from support.opened import open_project

BATCH = 64
TARGET_OPEN_S = 0.5
TARGET_FRAME_MS = 33.0
FRAMES = 90
RAW_FRAMES = 5
PATIENCE_S = 120.0


def write_run(project: Project, points: int) -> RunFolder:
    """Write a run with the given number of reports and a decreasing, noisy loss."""
    config = preset_config("sketch", dataset="faces", shape=ImageShape.square(32), images=4000)
    run = RunFolder.create(project.runs_folder / "long-01", config)
    started = RunStarted(
        run="long-01",
        images_seen=0,
        images_total=points * BATCH,
        device="made up",
        precision="fp32",
        threads=1,
        parameters=1,
        images=4000,
    )
    with run.events_file.open("wb") as stream:
        stream.write(encode_event(started) + b"\n")
        for step in range(1, points + 1):
            noise = ((step * 2654435761) % 1000) / 1000
            report_of_step = StepFinished(
                time=1e9 + step / 10,
                step=step,
                images_seen=step * BATCH,
                images_total=points * BATCH,
                loss=0.05 + 3 / (1 + step / 300) + 0.05 * noise,
                learning_rate=1e-3,
                gradient_norm=0.2 + noise,
                images_per_s=640.0,
                eta_s=1.0,
            )
            stream.write(encode_event(report_of_step) + b"\n")
        ended = RunEnded(outcome="stopped", images_seen=points * BATCH, elapsed_s=points / 10)
        stream.write(encode_event(ended) + b"\n")
    return run


def wait_until(condition: Callable[[], bool]) -> float:
    """Run the window's event loop until a condition holds; return the seconds."""
    loop, start = QEventLoop(), time.perf_counter()
    timer = QTimer()
    timer.setInterval(2)
    timer.timeout.connect(lambda: loop.quit() if condition() else None)
    timer.start()
    QTimer.singleShot(int(PATIENCE_S * 1000), loop.quit)
    loop.exec()
    if not condition():
        raise SystemExit("The run was not shown in time.")
    return time.perf_counter() - start


def frames_ms(runs: RunsPage) -> tuple[list[float], list[float]]:
    """Drag the curve with a tenth of it in view; return the time and CPU time of each frame."""
    plot = runs.chart.plot
    assert plot is not None
    whole = float(plot.lines[0].series.raw.x[-1])
    taken, worked = [], []
    for frame in range(FRAMES):
        left = whole * 0.8 * frame / FRAMES
        start, work = time.perf_counter(), time.thread_time()
        plot.look_at(left, left + whole / 10)
        plot.redraw()
        plot.repaint()
        taken.append((time.perf_counter() - start) * 1e3)
        worked.append((time.thread_time() - work) * 1e3)
    return taken, worked


def raw_frames_ms(runs: RunsPage) -> list[float]:
    """Return the CPU time of each frame of pyqtgraph alone with all points."""
    import pyqtgraph

    assert runs.chart.plot is not None
    curve = runs.chart.plot.lines[0].series.raw
    plot = pyqtgraph.PlotWidget()
    plot.resize(runs.chart.plot.size())
    plot.plot(curve.x, curve.y)
    plot.show()
    wait_until(plot.isVisible)
    plot.grab()
    worked = []
    for _ in range(RAW_FRAMES):
        work = time.thread_time()
        plot.getViewBox().translateBy(x=curve.x[-1] / 1000)
        plot.grab()
        worked.append((time.thread_time() - work) * 1e3)
    plot.close()
    return worked


def no_engine(plugins: Plugins) -> object:
    """Avoid the import of torch: the measurement needs no engine."""
    del plugins
    raise SfumatoError("No engine here.", hint="None is needed.")


def measure(application: QApplication, project: Project, points: int) -> dict[str, float]:
    """Open the run in the window and drag its curve."""
    import pyqtgraph  # noqa: F401, loaded in the window before a run is opened

    app = App(application, Plugins(), engine_factory=no_engine)  # type: ignore[arg-type]
    app.window.resize(1280, 720)
    app.start()
    open_project(app.services.project, project.folder)
    wait_until(lambda: bool(app.watcher.runs))
    start, work = time.perf_counter(), time.process_time()
    app.window.show_page(Page.RUNS)
    runs = app.window.page_widget(Page.RUNS)
    assert isinstance(runs, RunsPage)
    wait_until(lambda: runs.chart.shown_points() > 0)
    app.window.repaint()
    first_s, first_work_s = time.perf_counter() - start, time.process_time() - work
    wait_until(lambda: runs.chart.shown_points() == points)
    app.window.repaint()
    whole_s, whole_work_s = time.perf_counter() - start, time.process_time() - work
    (dragged, worked), raw = frames_ms(runs), raw_frames_ms(runs)
    app.close()
    app.window.hide()
    app.delete_window()
    return {
        "curve_s": round(first_s, 3),
        "curve_work_s": round(first_work_s, 3),
        "whole_s": round(whole_s, 3),
        "whole_work_s": round(whole_work_s, 3),
        "frame_p50_ms": round(percentile(dragged, 0.5), 1),
        "frame_p99_ms": round(percentile(dragged, 0.99), 1),
        "frame_work_p50_ms": round(percentile(worked, 0.5), 1),
        "frame_work_p99_ms": round(percentile(worked, 0.99), 1),
        "raw_frame_p50_ms": round(percentile(raw, 0.5), 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--points", type=int, default=1_000_000)
    chosen = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "xcb" if "DISPLAY" in os.environ else "offscreen")
    with tempfile.TemporaryDirectory() as name:
        os.environ["SFUMATO_SETTINGS_DIR"] = name
        project = Project.create(Path(name) / "project")
        write_run(project, chosen.points)
        figures = measure(QApplication([]), project, chosen.points)
    report(
        "long_run",
        f"a run of {chosen.points:,} points: curve painted after {figures['curve_s']} s of which "
        f"{figures['curve_work_s']} s work (target <= {TARGET_OPEN_S} s), all points read after "
        f"{figures['whole_s']} s, {figures['whole_work_s']} s work; a dragged frame p50 "
        f"{figures['frame_p50_ms']} ms, p99 {figures['frame_p99_ms']} ms, own work p50 "
        f"{figures['frame_work_p50_ms']} ms, p99 {figures['frame_work_p99_ms']} ms (target <= "
        f"{TARGET_FRAME_MS:g}); pyqtgraph with all points, work p50 "
        f"{figures['raw_frame_p50_ms']} ms",
        {**figures, "target_open_s": TARGET_OPEN_S, "target_frame_ms": TARGET_FRAME_MS},
    )


if __name__ == "__main__":
    main()

"""All screens of the window: every page in its states, every dialog, and every menu.

A scene starts from a fresh home folder, opens the app, and moves from screen to screen as a user
would.
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QItemSelectionModel, QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QScrollArea, QWidget

from sfumato.gallery import ALL_IMAGES, GalleryFilter
from sfumato.records.event_file import EventLog
from sfumato.records.events import ExportFinished, NearestFound, NearestImage, Progressed
from sfumato.records.run_folder import RunFolder, RunStatus
from sfumato_desktop.bridge.project_lock import ProjectLock
from sfumato_desktop.models.dataset_images import Part
from sfumato_desktop.models.run_model import SampleGrid
from sfumato_desktop.navigator import Page
from sfumato_desktop.pages.datasets import DatasetsPage
from sfumato_desktop.pages.gallery import GalleryPage
from sfumato_desktop.pages.models import ModelsPage
from sfumato_desktop.pages.runs import RunsPage
from sfumato_desktop.pages.train import TrainPage
from sfumato_desktop.widgets.about import AboutDialog
from sfumato_desktop.widgets.add_folder_dialog import AddFolderDialog
from sfumato_desktop.widgets.command_palette import CommandPalette
from sfumato_desktop.widgets.elsewhere_dialog import ElsewhereDialog
from sfumato_desktop.widgets.fold import Fold
from sfumato_desktop.widgets.label_picker import LabelPicker
from sfumato_desktop.widgets.new_project_dialog import NewProjectDialog
from sfumato_desktop.widgets.notices_dialog import NoticesDialog
from sfumato_desktop.widgets.plugins_dialog import PluginsDialog
from sfumato_desktop.widgets.quit_dialog import QuitAnywayDialog, QuitDialog
from sfumato_desktop.widgets.rate_dialog import RateDialog
from sfumato_desktop.widgets.rename_dialog import RenameDialog
from sfumato_desktop.widgets.report_dialog import ReportDialog
from sfumato_desktop.widgets.result_dialog import ResultDialog
from sfumato_desktop.widgets.resume_dialog import ResumeDialog
from sfumato_desktop.widgets.shortcut_sheet import ShortcutSheet
from sfumato_desktop.widgets.tool_dialogs import AnimationDialog, SheetDialog
from support.stage import Stage, W
from support.still_home import PAUSED

__all__ = ["SCENES", "SCREENS", "Scene"]

Shown = Iterator[tuple[str, QWidget]]
"""Names of screens as they are reached, each with the window to check."""


@dataclass(frozen=True)
class Scene:
    """A sequence of screens, each reached from the previous one."""

    screens: tuple[str, ...]
    play: Callable[[Stage], Shown]


SCENES: list[Scene] = []
"""All scenes."""


def _scene(*screens: str) -> Callable[[Callable[[Stage], Shown]], Callable[[Stage], Shown]]:
    def keep(play: Callable[[Stage], Shown]) -> Callable[[Stage], Shown]:
        SCENES.append(Scene(screens, play))
        return play

    return keep


@_scene(
    "home-first",
    "datasets-no-project",
    "train-no-project",
    "runs-no-project",
    "gallery-no-project",
    "models-no-project",
)
def _first_start(stage: Stage) -> Shown:
    stage.open()
    yield "home-first", stage.window
    for page in list(Page)[1:]:
        stage.go(page)
        yield f"{page}-no-project", stage.window


@_scene("home-recent")
def _a_later_start(stage: Stage) -> Shown:
    still = stage.still
    gone = still.projects / "On the other disk"
    stage.open(recent=(still.faces, still.meadow, gone, still.night))
    stage.app.recent.pin(still.meadow, is_pinned=True)
    yield "home-recent", stage.window


@_scene(
    "home-new",
    "datasets-empty",
    "add-folder",
    "add-folder-filled",
    "add-folder-wrong",
    "add-archive",
    "train-no-dataset",
    "runs-empty",
    "gallery-untrained",
    "models-empty",
)
def _an_empty_project(stage: Stage) -> Shown:
    stage.open(stage.still.empty)
    stage.go(Page.HOME)
    yield "home-new", stage.window
    datasets = _page(stage, Page.DATASETS, DatasetsPage)
    yield "datasets-empty", stage.window
    datasets.add_folder()
    dialog = stage.dialog(AddFolderDialog)
    yield "add-folder", dialog
    line = _line(dialog, "source")
    line.setText("~/Images/faces")
    stage.wait_for("the rules of the folder", lambda: not dialog.is_inspecting)
    yield "add-folder-filled", dialog
    line.setText("/nowhere/at/all")
    yield "add-folder-wrong", dialog
    images = stage.still.images
    shutil.make_archive(str(images), "zip", images)
    line.setText("~/Images/faces.zip")
    stage.wait_for("the look into it", lambda: not dialog.is_inspecting)
    yield "add-archive", dialog
    dialog.reject()
    for page, name in (
        (Page.TRAIN, "train-no-dataset"),
        (Page.RUNS, "runs-empty"),
        (Page.GALLERY, "gallery-untrained"),
        (Page.MODELS, "models-empty"),
    ):
        stage.go(page)
        yield name, stage.window


@_scene(
    "home-images",
    "datasets",
    "datasets-chosen",
    "datasets-closely",
    "datasets-held-out",
    "datasets-excluded",
    "datasets-skipped",
    "datasets-none-skipped",
    "datasets-reading",
    "datasets-folder-gone",
)
def _images(stage: Stage) -> Shown:
    stage.open(stage.still.meadow)
    stage.go(Page.HOME)
    yield "home-images", stage.window
    datasets = _page(stage, Page.DATASETS, DatasetsPage)
    datasets.show_dataset("faces")
    yield "datasets", stage.window
    browser = datasets.page.browser
    browser.grid.select_row(2)
    browser.grid.setFocus()
    yield "datasets-chosen", stage.window
    browser.show_viewer()
    yield "datasets-closely", stage.window
    browser.show_grid()
    for part, name in (
        (Part.HELD_OUT, "datasets-held-out"),
        (Part.EXCLUDED, "datasets-excluded"),
        (Part.SKIPPED, "datasets-skipped"),
    ):
        datasets.page.choose_part(part)
        yield name, stage.window
    datasets.show_dataset("moods")
    datasets.page.choose_part(Part.SKIPPED)
    yield "datasets-none-skipped", stage.window
    datasets.page.choose_part(Part.IN)
    datasets.page.reread_requested.emit()
    stage.wait_for("a first report", lambda: _is_text_for_people(stage.window, "412"))
    yield "datasets-reading", stage.window
    stage.app.services.jobs.stop_all()
    stage.wait_for("its end", lambda: not stage.app.services.jobs.jobs)
    stage.still.images.rename(stage.still.home / "moved")
    datasets.show_dataset("faces")
    yield "datasets-folder-gone", stage.window


@_scene(
    "train",
    "train-augmentations",
    "train-preview",
    "train-advanced",
    "train-changed",
    "train-sampler",
    "train-searched",
    "train-wrong",
    "train-forecast",
)
def _composing(stage: Stage) -> Shown:
    stage.open(stage.still.meadow)
    train = _page(stage, Page.TRAIN, TrainPage)
    yield "train", stage.window
    page = train.findChild(QScrollArea)
    assert page is not None
    bar = page.verticalScrollBar()
    augmentations, advanced = train.findChildren(Fold)
    augmentations.open()
    train._augmentations.tick("flip")
    stage.settle(stage.window)
    bar.setValue(augmentations.mapTo(page.widget(), QPoint()).y() - 20)
    yield "train-augmentations", stage.window
    train._preview._open.click()
    stage.wait_for("the preview", lambda: train._preview._tiles.columns > 0)
    stage.settle(stage.window)
    bar.setValue(augmentations.mapTo(page.widget(), QPoint()).y() - 20)
    yield "train-preview", stage.window
    augmentations.heading.click()
    advanced.open()
    stage.settle(stage.window)
    page.ensureWidgetVisible(advanced.heading, 0, 0)
    bar.setValue(advanced.mapTo(page.widget(), QPoint()).y() - 20)
    yield "train-advanced", stage.window
    form = train._advanced
    row = form["optimizer.learning_rate"]
    row.set_value(0.0004)
    row.edited.emit(row.field.path)
    bar.setValue(row.mapTo(page.widget(), QPoint()).y() - 200)
    yield "train-changed", stage.window
    sampler = form["sampling.sampler"]
    sampler.set_value("ddim")
    sampler.edited.emit(sampler.field.path)
    stage.settle(stage.window)
    bar.setValue(sampler.mapTo(page.widget(), QPoint()).y() - 200)
    yield "train-sampler", stage.window
    train._search.setText("noise")
    stage.settle(stage.window)
    yield "train-searched", stage.window
    train._search.setText("")
    row.set_value("much")
    row.edited.emit(row.field.path)
    stage.settle(stage.window)
    bar.setValue(row.mapTo(page.widget(), QPoint()).y() - 200)
    yield "train-wrong", stage.window
    row.set_value(row.field.default)
    row.edited.emit(row.field.path)
    advanced.heading.click()
    bar.setValue(0)
    train._presets.forecast_requested.emit()
    stage.wait_for("the advice", lambda: train._forecast is None)
    yield "train-forecast", stage.window


@_scene(
    "home",
    "runs",
    "runs-settings",
    "runs-device",
    "runs-closely",
    "runs-log",
    "runs-quality",
    "runs-stopped",
    "runs-compared",
    "runs-classes",
    "rename",
    "runs-deleted",
)
def _finished_runs(stage: Stage) -> Shown:
    stage.open(stage.still.faces)
    stage.go(Page.HOME)
    yield "home", stage.window
    runs = _page(stage, Page.RUNS, RunsPage)
    _show_run(stage, runs, "faces-01")
    yield "runs", stage.window
    runs._details.setCurrentIndex(1)
    yield "runs-settings", stage.window
    runs._details.setCurrentIndex(2)
    yield "runs-device", stage.window
    runs._details.setCurrentIndex(0)
    runs.wall.view.show_cell(5)
    yield "runs-closely", stage.window
    runs.wall.view.show_all()
    runs.chart._is_log.click()
    runs.chart._axis.setCurrentIndex(2)
    runs.chart._start_over()
    yield "runs-log", stage.window
    runs.chart._is_log.click()
    runs.chart._tabs.setCurrentIndex(4)
    yield "runs-quality", stage.window
    runs.chart._tabs.setCurrentIndex(0)
    _show_run(stage, runs, "faces-02")
    yield "runs-stopped", stage.window
    _show_run(stage, runs, "faces-01")
    chosen = runs._list.model().index(runs._list_model.row_of("faces-02"), 0)
    runs._list.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.Select)
    stage.wait_for("the other run", lambda: len(runs.comparison.runs) == 2)
    yield "runs-compared", stage.window
    _show_run(stage, runs, "faces-01")
    runs.model.samples[-1] = _with_classes(runs.model.samples[-1])
    runs.model.samples_grew.emit()
    yield "runs-classes", stage.window
    runs._items._ask_for_name()
    dialog = stage.dialog(RenameDialog)
    dialog.line.setText("faces 1/2")
    yield "rename", dialog
    dialog.reject()
    runs._housekeeping.delete("faces-02")
    stage.wait_for("the notice", lambda: stage.app.window.toasts.toasts)
    stage.wait_for("the new list", lambda: runs._list_model.row_of("faces-02") < 0)
    yield "runs-deleted", stage.window


def _with_classes(grid: SampleGrid) -> SampleGrid:
    names = ("calm", "merry", "stern", "thoughtful")
    return replace(grid, class_names=tuple(names[n % 4] for n in range(grid.count)))


@_scene("runs-interrupted", "runs-failed", "resume")
def _a_run_that_was_cut_off(stage: Stage) -> Shown:
    stage.open(stage.still.night)
    runs = _page(stage, Page.RUNS, RunsPage)
    _show_run(stage, runs, "night-02")
    yield "runs-interrupted", stage.window
    _close_toasts(stage)
    _show_run(stage, runs, "night-01")
    yield "runs-failed", stage.window
    runs.header.changes_requested.emit()
    dialog = stage.dialog(ResumeDialog)
    yield "resume", dialog
    dialog.reject()


@_scene("runs-running", "home-running", "rate", "runs-paused")
def _a_run_of_another_process(stage: Stage) -> Shown:
    run = RunFolder.open(stage.still.night / "runs" / "night-02")
    with run.locked():
        stage.open(stage.still.night)
        runs = _page(stage, Page.RUNS, RunsPage)
        _show_run(stage, runs, "night-02")
        _wait_for_status(stage, RunStatus.RUNNING)
        yield "runs-running", stage.window
        stage.go(Page.HOME)
        yield "home-running", stage.window
        stage.go(Page.RUNS)
        stage.trigger("run.rate")
        dialog = stage.dialog(RateDialog)
        yield "rate", dialog
        dialog.reject()
        log = EventLog(run.events_file)
        log.append(PAUSED)
        log.close()
        _wait_for_status(stage, RunStatus.PAUSED)
        yield "runs-paused", stage.window


@_scene("runs-own", "quit-training", "quit-working", "quit-anyway")
def _a_run_of_ones_own(stage: Stage) -> Shown:
    stage.open(stage.still.meadow)
    train = _page(stage, Page.TRAIN, TrainPage)
    train.start()
    runs = _page(stage, Page.RUNS, RunsPage)
    stage.wait_for("a curve", lambda: runs.chart.shown_points() >= 60)
    _wait_for_status(stage, RunStatus.RUNNING)
    yield "runs-own", stage.window
    stage.window.close()
    dialog = stage.dialog(QuitDialog)
    yield "quit-training", dialog
    dialog.reject()
    stage.app.services.jobs.stop_all()
    stage.wait_for("its end", lambda: not stage.app.services.jobs.jobs)
    datasets = _page(stage, Page.DATASETS, DatasetsPage)
    datasets.page.reread_requested.emit()
    stage.wait_for("a first report", lambda: _is_text_for_people(stage.window, "412"))
    stage.window.close()
    dialog = stage.dialog(QuitDialog)
    yield "quit-working", dialog
    dialog.reject()
    anyway = QuitAnywayDialog(["Importing faces"], parent=stage.window)
    anyway.open()
    yield "quit-anyway", anyway
    anyway.reject()


@_scene("gallery-ready")
def _a_model_without_images(stage: Stage) -> Shown:
    stage.open(stage.still.fresh)
    stage.wait_for("the model", lambda: stage.app.watcher.trained)
    stage.go(Page.GALLERY)
    yield "gallery-ready", stage.window


@_scene(
    "gallery",
    "gallery-chosen",
    "gallery-many",
    "boards",
    "tags",
    "gallery-near",
    "gallery-closely",
    "gallery-compared",
    "gallery-filtered",
    "gallery-no-match",
    "gallery-trash",
    "gallery-generate",
    "gallery-variations",
    "gallery-generating",
    "animation",
    "sheet",
    "sheet-saved",
    "animation-saved",
)
def _a_gallery(stage: Stage) -> Shown:
    stage.open(stage.still.faces)
    stage.wait_for("the models", lambda: stage.app.watcher.trained)
    gallery = _page(stage, Page.GALLERY, GalleryPage)
    gallery._sources.refresh()
    yield "gallery", stage.window
    gallery.grid.select_row(1)
    gallery.grid.setFocus()
    yield "gallery-chosen", stage.window
    _select(gallery, 3, 4, 5)
    yield "gallery-many", stage.window
    yield from _pickers(stage, gallery)
    yield from _one_image(stage, gallery)
    yield from _filters(stage, gallery)
    yield from _generating(stage, gallery)
    yield from _made(stage, gallery)


def _pickers(stage: Stage, gallery: GalleryPage) -> Shown:
    for kind in ("board", "tag"):
        gallery._acts.open_picker(kind)
        picker = stage.dialog(LabelPicker)
        yield f"{kind}s", picker
        picker.close()
        stage.settle(stage.window)


def _one_image(stage: Stage, gallery: GalleryPage) -> Shown:
    gallery.grid.select_row(1)
    id_ = gallery.grid.current_id()
    assert id_ is not None
    image = gallery.images.image(id_)
    assert image is not None
    files = sorted(stage.still.images.glob("*.png"))[:5]
    near = tuple(
        NearestImage(path=str(file), distance=11.5 + 3 * page) for page, file in enumerate(files)
    )
    gallery._inspector.nearest.show_found(NearestFound(path=str(image.path), images=near))
    yield "gallery-near", stage.window
    gallery._browser.show_viewer()
    yield "gallery-closely", stage.window
    gallery._browser.show_grid()
    _select(gallery, 3, 4)
    gallery._browser.compare_selected()
    yield "gallery-compared", stage.window
    gallery._browser.show_grid()


def _filters(stage: Stage, gallery: GalleryPage) -> Shown:
    for wanted, name in (
        (GalleryFilter(flag="pick", min_rating=4, run="faces-01"), "gallery-filtered"),
        (GalleryFilter(tag="glasses", min_rating=5), "gallery-no-match"),
        (GalleryFilter(in_trash=True), "gallery-trash"),
    ):
        gallery._bar.choose(wanted)
        gallery.grid.select_row(0)
        gallery._sources.refresh()
        yield name, stage.window
    gallery._bar.choose(ALL_IMAGES)


def _generating(stage: Stage, gallery: GalleryPage) -> Shown:
    gallery._side.setCurrentWidget(gallery._panel)
    gallery._panel.choose_run("faces-01")
    yield "gallery-generate", stage.window
    gallery.grid.select_row(1)
    id_ = gallery.grid.current_id()
    image = gallery.images.image(id_) if id_ is not None else None
    assert image is not None
    gallery._panel.apply_variation(image.recipe, seed=77)
    yield "gallery-variations", stage.window
    gallery._panel._count.setValue(64)
    gallery._panel.submit()
    stage.wait_for("the first images", lambda: _is_text_for_people(gallery, "24"))
    yield "gallery-generating", stage.window
    stage.app.services.jobs.stop_all()
    stage.wait_for("its end", lambda: not stage.app.services.jobs.jobs)


def _made(stage: Stage, gallery: GalleryPage) -> Shown:
    _select(gallery, 3, 4)
    for act, kind, name in (
        (gallery._tools.animate, AnimationDialog, "animation"),
        (gallery._tools.generate_sheet, SheetDialog, "sheet"),
    ):
        act()
        dialog = stage.dialog(kind)
        yield name, dialog
        dialog.reject()
    folder = stage.still.faces / "gallery"
    for path, name in (
        (next((folder / "sheets").glob("*.png")), "sheet-saved"),
        (next((folder / "animations").glob("*.webp")), "animation-saved"),
    ):
        gallery._tools._show_written(str(path))
        made = stage.dialog(ResultDialog)
        yield name, made
        made.reject()


@_scene(
    "models",
    "models-export",
    "models-options",
    "models-exporting",
    "models-exported",
    "models-distilled",
)
def _models(stage: Stage) -> Shown:
    stage.open(stage.still.faces)
    stage.wait_for("the models", lambda: stage.app.watcher.trained)
    models = _page(stage, Page.MODELS, ModelsPage)
    models.show_run("faces-02")
    yield "models", stage.window
    page = models.findChild(QScrollArea)
    assert page is not None
    models.show_run("faces-01")
    stage.settle(stage.window)
    bar = page.verticalScrollBar()
    bar.setValue(models.panel.mapTo(page.widget(), QPoint()).y())
    yield "models-export", stage.window
    models.panel._folds["onnx"].open()
    stage.settle(stage.window)
    bar.setValue(models.panel.mapTo(page.widget(), QPoint()).y())
    yield "models-options", stage.window
    models.panel._folds["onnx"].heading.click()
    models.panel.begin("Exporting faces-01 as ONNX")
    models.panel.show_progress(Progressed(task="Tracing the network", done=2, total=5))
    stage.settle(stage.window)
    bar.setValue(bar.maximum())
    yield "models-exporting", stage.window
    models.panel.show_result(
        ExportFinished(
            path=str(stage.still.faces / "exports" / "faces-01-onnx"),
            exporter="onnx",
            size_bytes=6_400_000,
            summary="8 images of the gallery were drawn again: 100 % of bytes are the same.",
        )
    )
    stage.settle(stage.window)
    bar.setValue(bar.maximum())
    yield "models-exported", stage.window
    models.show_run("faces-01-fast-01")
    bar.setValue(0)
    yield "models-distilled", stage.window


@_scene("elsewhere", "home-read-only", "train-read-only")
def _a_project_that_is_open_elsewhere(stage: Stage) -> Shown:
    other = ProjectLock()
    assert other.acquire(stage.still.meadow) is None
    try:
        stage.open()
        stage.app.flows.open(str(stage.still.meadow))
        dialog = stage.dialog(ElsewhereDialog)
        yield "elsewhere", dialog
        dialog.open_read_only()
        stage.go(Page.HOME)
        yield "home-read-only", stage.window
        train = _page(stage, Page.TRAIN, TrainPage)
        train.start()
        stage.wait_for("the refusal", lambda: stage.app.window.toasts.toasts)
        yield "train-read-only", stage.window
    finally:
        other.release()


_SETTINGS = ("general", "appearance", "training", "keys", "plugins", "privacy")


@_scene(
    "new-project",
    "new-project-wrong",
    "palette",
    "palette-typed",
    "shortcuts",
    "about",
    "plugins",
    "notices-none",
    "report",
    *(f"settings-{page}" for page in _SETTINGS),
    "settings-found",
    "settings-not-found",
    "notices",
    "report-run",
    "shortcuts-gallery",
)
def _dialogs(stage: Stage) -> Shown:
    stage.open()
    yield from _asked_for(stage, "project.new", NewProjectDialog, "new-project")
    dialog = stage.dialog(NewProjectDialog)
    _line(dialog, "name").setText("Meadow")
    yield "new-project-wrong", dialog
    dialog.reject()
    yield from _palette(stage)
    for command, kind, name in (
        ("help.shortcuts", ShortcutSheet, "shortcuts"),
        ("help.about", AboutDialog, "about"),
        ("help.plugins", PluginsDialog, "plugins"),
        ("help.notices", NoticesDialog, "notices-none"),
        ("help.report", ReportDialog, "report"),
    ):
        yield from _asked_for(stage, command, kind, name)
        stage.dialog(kind).reject()
    yield from _settings(stage)
    stage.app.flows.open(str(stage.still.faces))
    stage.wait_for("the runs", lambda: stage.app.watcher.runs)
    stage.app.services.notify.info("faces-01 is done: 240,000 images in 8 min.")
    stage.app.services.notify.error("The disk is full.", "Free some space and press Resume.")
    yield from _asked_for(stage, "help.notices", NoticesDialog, "notices")
    stage.dialog(NoticesDialog).reject()
    yield from _asked_for(stage, "help.report", ReportDialog, "report-run")
    stage.dialog(ReportDialog).reject()
    stage.go(Page.GALLERY)
    yield from _asked_for(stage, "help.shortcuts", ShortcutSheet, "shortcuts-gallery")


def _palette(stage: Stage) -> Shown:
    stage.trigger("view.palette")
    palette = stage.dialog(CommandPalette)
    yield "palette", palette
    QTest.keyClicks(palette.findChild(QLineEdit), "set")
    yield "palette-typed", palette
    palette.hide()


def _settings(stage: Stage) -> Shown:
    dialog = stage.app.dialogs.show_settings()
    for row, page in enumerate(_SETTINGS):
        dialog._list.setCurrentRow(row)
        yield f"settings-{page}", dialog
    dialog.search("colors")
    yield "settings-found", dialog
    dialog.search("xylophone")
    yield "settings-not-found", dialog
    dialog.reject()


@_scene("toasts", *(f"menu-{name}" for name in ("project", "edit", "go", "run", "view", "help")))
def _notices_and_menus(stage: Stage) -> Shown:
    stage.open(stage.still.meadow)
    notify = stage.app.services.notify
    notify.info("1,024 images are in “faces”.")
    undo = QCoreApplication.translate("GalleryActions", "Undo")
    notify.action("3 images are in the gallery's trash.", undo, lambda: None)
    notify.error("The disk is full.", "Free some space, then resume the run.")
    yield "toasts", stage.window
    bar = stage.app.window.menuBar()
    names = ("project", "edit", "go", "run", "view", "help")
    for name, action in zip(names, bar.actions(), strict=True):
        menu = action.menu()
        assert isinstance(menu, QMenu)
        menu.popup(stage.window.mapToGlobal(QPoint(0, 24)))
        yield f"menu-{name}", menu
        menu.close()


SCREENS = tuple(name for scene in SCENES for name in scene.screens)
"""The names of all screens."""


def _page(stage: Stage, page: Page, kind: type[W]) -> W:
    widget = stage.go(page)
    assert isinstance(widget, kind)
    return widget


def _asked_for(stage: Stage, command: str, kind: type[QWidget], name: str) -> Shown:
    stage.trigger(command)
    yield name, stage.dialog(kind)


def _line(dialog: QWidget, name: str) -> QLineEdit:
    """Return the line edit of a dialog for its folder or name."""
    line = getattr(dialog, f"_{name}")
    assert isinstance(line, QLineEdit)
    return line


def _is_text_for_people(widget: QWidget, words: str) -> bool:
    shown = [child for child in widget.findChildren(QWidget) if child.isVisible()]
    return any(words in str(getattr(child, "text", str)()) for child in shown)


def _select(gallery: GalleryPage, first: int, *others: int) -> None:
    gallery.grid.select_row(first)
    for row in others:
        index = gallery.grid.model().index(row, 0)
        flag = QItemSelectionModel.SelectionFlag.Select
        gallery.grid.selectionModel().select(index, flag)


def _show_run(stage: Stage, runs: RunsPage, run_id: str) -> None:
    runs.show_run(run_id)
    stage.wait_for(
        f"the curve of {run_id}",
        lambda: runs.model.run is not None and runs.model.run.run_id == run_id,
    )
    stage.wait_for("its events", lambda: runs.model.log_entries)


def _wait_for_status(stage: Stage, status: RunStatus) -> None:
    stage.wait_for(f"a run that is {status}", lambda: stage.app.watcher.runs[0].status is status)


def _close_toasts(stage: Stage) -> None:
    for toast in list(stage.app.window.toasts.toasts):
        toast.closed.emit()

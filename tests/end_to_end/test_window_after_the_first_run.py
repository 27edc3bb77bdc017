"""What a user does in the window after the first run, on toy data.

One test tunes, trains longer, generates, evaluates, and exports; the other fine-tunes, stops and
resumes, and distills. The run's folders contain unrelated files throughout.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import torch
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from sfumato.checkpoints.checkpoint import AVERAGE, read_state, read_tensors
from sfumato.config.settings import SamplingSettings
from sfumato.config.tuning import TuningConfig
from sfumato.distillation import plan
from sfumato.evaluation.report import load_report
from sfumato.plugins.registry import discover_plugins
from sfumato.records.distillation_result import load_distillation_result
from sfumato.records.events import RunEnded, RunExtended, RunStarted, StepFinished, TuningFinished
from sfumato.records.project import Project
from sfumato.records.recipe import read_recipe
from sfumato.records.run_folder import RunFolder, RunStatus
from sfumato.records.tuned import load_tuned
from sfumato.tuning import tune
from sfumato_desktop.app import App
from sfumato_desktop.bridge.job import JobKind
from sfumato_desktop.models.exports import exports_of
from sfumato_desktop.navigator import Page
from sfumato_desktop.pages.models import ModelsPage
from sfumato_desktop.pages.runs import RunsPage
from sfumato_desktop.pages.train import TrainPage
from support.foreign_files import write_foreign_files
from support.toy import averaged_weights, toy_engine, toy_project, train_to_end, with_changes

pytestmark = pytest.mark.slow

_PATIENCE_MS = 120_000
_TOY_SETTINGS = {
    "batch_size": 8,
    "device": "cpu",
    "model.attention_sizes": (),
    "model.layers_per_block": 1,
    "model.widths": (8,),
    "optimizer.warmup_images": 16,
    "report.quality_share": 0.0,
    "report.sample_count": 0,
    "threads": 1,
    "tuning.after_training": False,
}
_LONG = 1_024
"""Images of a run that is long enough to be stopped."""
_CONFIG = with_changes(sampling=SamplingSettings(), tuning=TuningConfig(share=1.0))
"""Its sampling is not set, so that tuning chooses it."""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project with a run tuned after training, and with unrelated files in its folders."""
    monkeypatch.setattr(tune, "_LEAST_BUDGET_S", 0.0)  # tune even a run of one second
    monkeypatch.setattr(plan, "_FEWEST_UPDATES", 24)
    made = toy_project(tmp_path)
    run = toy_engine().new_run(made, _CONFIG, run_id="first")
    train_to_end(made, run)
    assert _tuned_at(run) == 128
    write_foreign_files(run)
    return made


class User:
    """Presses buttons of the window and waits for the results."""

    def __init__(self, app: App, qtbot: QtBot, project: Project) -> None:
        self.app = app
        self.project = project
        self._qtbot = qtbot
        app.start(project.folder)
        self.wait(lambda: app.services.project.project is not None)

    def wait(self, condition: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(condition()), timeout=_PATIENCE_MS)

    def has(self, text: str) -> bool:
        """Return whether a button can be pressed."""
        return self._button(text) is not None

    def wait_for_jobs(self) -> None:
        self.wait(lambda: not self.app.services.jobs.wanted_jobs)

    def press(self, text: str) -> None:
        self.wait(lambda: self.has(text))
        self._qtbot.mouseClick(self._button(text), Qt.MouseButton.LeftButton)

    def choose(self, name: str, value: str) -> None:
        """Choose an entry of the box named `name`."""
        (box,) = (
            box
            for box in self.app.window.findChildren(QComboBox)
            if box.accessibleName() == name and box.isVisible()
        )
        self.wait(lambda: box.findData(value) >= 0)
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())

    def show_run(self, run_id: str) -> None:
        self.app.window.show_page(Page.RUNS)
        runs = self.app.window.page_widget(Page.RUNS)
        assert isinstance(runs, RunsPage)
        runs.show_run(run_id)
        self.wait(lambda: runs.model.run is not None and runs.model.run.run_id == run_id)

    def show_model(self, run_id: str) -> ModelsPage:
        self.app.window.show_page(Page.MODELS)
        models = self.app.window.page_widget(Page.MODELS)
        assert isinstance(models, ModelsPage)
        models.show_run(run_id)
        self.wait(lambda: models.run_id == run_id)
        return models

    def new_run(self, act: Callable[[], None]) -> RunFolder:
        """Return the run that an action starts."""
        known = set(self.project.run_ids())
        act()
        self.wait(lambda: set(self.project.run_ids()) - known)
        (run_id,) = set(self.project.run_ids()) - known
        return self.project.run(run_id)

    def wait_for_end(self, run: RunFolder, status: RunStatus = RunStatus.COMPLETED) -> None:
        self.wait(lambda: run.status() is status)
        self.wait_for_jobs()

    def _button(self, text: str) -> QPushButton | None:
        shown = self.app.window.findChildren(QPushButton)
        return next(
            (one for one in shown if one.text() == text and one.isVisible() and one.isEnabled()),
            None,
        )


@pytest.fixture
def user(qapp: QApplication, qtbot: QtBot, tmp_path: Path, project: Project) -> Iterator[User]:
    """A user with a window on the project."""
    QLocale.setDefault(QLocale(QLocale.Language.English))
    app = App(qapp, discover_plugins(folder=tmp_path / "no plugins"))
    yield User(app, qtbot, project)
    app.services.jobs.stop_all()
    app.close()
    app.window.hide()
    app.window.deleteLater()
    app.deleteLater()


def test_a_tuned_run_is_trained_longer_twice_and_then_used(user: User) -> None:
    run, project = user.project.run("first"), user.project
    for images_seen in (256, 512):
        run = _train_longer(user, run)
        assert _seen(run) == images_seen
        assert _tuned_at(run) == images_seen
    parents = [event.parent for event in _events(run, RunExtended)]
    assert parents == ["first", "first-longer-01"]

    models = user.show_model(run.run_id)
    user.press("Generate")  # opens the gallery
    user.wait(lambda: user.app.window.page is Page.GALLERY)
    user.press("Generate images")
    user.press("Generate")
    user.wait(lambda: any(project.gallery_folder.glob("*.png")))
    user.wait_for_jobs()
    recipes = [read_recipe(path) for path in project.gallery_folder.glob("*.png")]
    assert len(recipes) == 64
    assert {(one.run, one.images_seen) for one in recipes if one} == {(run.run_id, 512)}

    user.app.services.jobs.submit(  # the window has no button for it
        "Evaluating",
        lambda engine, control: engine.evaluate(project, run, count=20),
        kind=JobKind.IMPORT,
    )
    user.wait_for_jobs()
    report = load_report(run.folder)
    assert (report.images_seen, report.count) == (512, 20)

    user.show_model(run.run_id)
    models.panel.choose("safetensors")
    user.press("Export")
    exported = project.export_folder(run.run_id, "safetensors")
    user.wait(exported.exists)
    user.wait(lambda: user.has("Export"))
    assert [path.stat().st_size > 0 for path in exported.rglob("*.safetensors")] == [True]
    exporters = user.app.services.plugins.exporters
    assert [one.exporter for one in exports_of(project, run.run_id, exporters).exports] == [
        "safetensors"
    ]


def test_a_tuned_run_is_fine_tuned_stopped_resumed_and_distilled(user: User) -> None:
    page = _train_page(user)
    user.choose("Start from", "first")
    page.draft.override_length(images=64)
    finer = user.new_run(lambda: user.press("Start training"))
    user.wait_for_end(finer)
    assert _seen(finer) == 64
    start = finer.checkpoints()[0]
    weights = read_tensors(start, AVERAGE, read_state(start))
    base = averaged_weights(user.project.run("first"))
    assert start.name == f"{0:012d}"
    assert all(torch.equal(weights[name], tensor) for name, tensor in base.items())

    page = _train_page(user)
    page.draft.override_length(images=_LONG)
    run = user.new_run(lambda: user.press("Start training"))
    user.show_run(run.run_id)
    user.wait(lambda: _events(run, StepFinished))
    user.press("Stop")
    user.wait_for_end(run, RunStatus.STOPPED)
    stopped_at = _seen(run)
    assert 0 < stopped_at < _LONG

    user.press("Resume")
    user.wait_for_end(run)
    ends = [(event.outcome, event.images_seen) for event in _events(run, RunEnded)]
    assert ends == [("stopped", stopped_at), ("completed", _LONG)]
    assert [event.images_seen for event in _events(run, RunStarted)] == [0, stopped_at]

    user.show_model("first")
    fast = user.new_run(lambda: user.press("Make a faster version"))
    user.wait_for_end(fast)
    assert (fast.config.objective, fast.config.consistency.base) == ("consistency", "first")
    result = load_distillation_result(fast.folder)
    assert result is not None
    assert result.fast  # it was compared with its base


def _train_longer(user: User, run: RunFolder) -> RunFolder:
    user.show_run(run.run_id)
    longer = user.new_run(lambda: user.press("Train longer"))
    user.wait_for_end(longer)
    return longer


def _train_page(user: User) -> TrainPage:
    """Show the page for a new run, with toy settings."""
    user.app.window.show_page(Page.TRAIN)
    page = user.app.window.page_widget(Page.TRAIN)
    assert isinstance(page, TrainPage)
    user.wait(lambda: page.draft.metadata is not None)
    for path, value in _TOY_SETTINGS.items():
        page.draft.override(path, value)
    return page


def _seen(run: RunFolder) -> int:
    return int(run.checkpoints()[-1].name)


def _tuned_at(run: RunFolder) -> int:
    """Return the images seen at which a run was tuned after training."""
    (found,) = _events(run, TuningFinished)[-1:]
    tuned = load_tuned(run.folder)
    assert tuned is not None
    assert found.images_seen == tuned.images_seen
    assert (run.samples_folder / f"{tuned.images_seen:012d}.tuned.png").is_file()
    return tuned.images_seen


def _events(run: RunFolder, kind: type) -> list:
    return [event for event in run.events() if isinstance(event, kind)]

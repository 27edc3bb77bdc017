"""Tests that the plugins shown on the pages work."""

import re
import sys

import numpy as np
import pytest
import torch

from sfumato.config.settings import RunConfig
from sfumato.diffusion.denoiser import GaussianDenoiser
from sfumato.diffusion.sampler import karras_sigmas
from sfumato.plugins.registry import discover_plugins
from sfumato.plugins.run_logger import forward_to_loggers
from sfumato.records.events import StepFinished
from sfumato.records.run_folder import RunFolder
from sfumato.training.rate_schedule import SchedulePosition
from support.source_tree import REPOSITORY

FILE_OF_PAGE = re.compile(r"`(\S+\.py)` [^\n]*:\n\n```python\n(.*?)```", re.DOTALL)


@pytest.fixture
def plugins_of_page(tmp_path, monkeypatch):
    """Return a function that writes the files of a page into a plugin folder and loads them."""
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: [])

    def discover(page):
        text = (REPOSITORY / "docs/plugins" / page).read_text(encoding="utf-8")
        for name, content in FILE_OF_PAGE.findall(text):
            file = tmp_path / name
            file.parent.mkdir(exist_ok=True)
            file.write_text(content, encoding="utf-8")
        plugins = discover_plugins(folder=tmp_path)
        assert plugins.incidents == []
        return plugins

    yield discover
    for name in [name for name in sys.modules if name.startswith("sfumato_user_plugins_")]:
        del sys.modules[name]


def test_the_augmentation_changes_some_images_and_keeps_their_shape(plugins_of_page):
    posterize = plugins_of_page("augmentations.md").augmentations.build("posterize", {"tones": 4})
    torch.manual_seed(0)
    images = torch.randint(0, 256, (64, 3, 8, 8), dtype=torch.uint8)

    changed = posterize(images)

    assert (changed.shape, changed.dtype) == (images.shape, torch.uint8)
    tones = {len(image.unique()) for image in changed}
    assert min(tones) == 4
    assert max(tones) > 4


def test_the_sampler_is_of_second_order(plugins_of_page):
    midpoint = plugins_of_page("samplers.md").samplers.build("midpoint")
    gaussian = GaussianDenoiser(mean=0.3, deviation=0.5)
    start = torch.tensor([2.0]).reshape(1, 1, 1, 1).double()
    sigmas_of = {
        steps: karras_sigmas(steps, sigma_min=0.05, sigma_max=2.0)[:-1] for steps in (32, 64)
    }

    def denoise(x, sigma):
        return gaussian(x, torch.tensor(sigma, dtype=torch.float64))

    errors = [
        (
            midpoint.sample(denoise, start, sigmas=sigmas, fresh_noise=lambda index: start)
            - gaussian.end_of_trajectory(start, 2.0, sigmas[-1])
        ).abs()
        for sigmas in sigmas_of.values()
    ]

    assert float(errors[0] / errors[1]) == pytest.approx(4.0, rel=0.15)


def test_the_exporter_writes_and_verifies_its_table(plugins_of_page, tmp_path):
    exporter = plugins_of_page("exporters.md").exporters.build("table")

    class Model:
        denoiser = torch.nn.Linear(2, 3)

    events = list(exporter.export(Model(), tmp_path))

    assert (tmp_path / "weights.csv").read_text() == "name,size\nweight,6\nbias,3\n"
    assert [event.done for event in events] == [2]
    assert exporter.summary == "Wrote and verified a table of 2 weights."


def test_the_schedule_decays_as_inverse_square_root(plugins_of_page):
    schedule = plugins_of_page("schedules.md").schedules.build("inverse_root")

    shares = [
        schedule(
            SchedulePosition(seen, 0, batch_size=10, warmup_images=100, cooldown_share=0.2)
        ).value
        for seen in (40, 100, 400)
    ]

    assert shares == pytest.approx([0.5, 1.0, 0.5])


def test_the_logger_appends_a_line_for_each_report(plugins_of_page, tmp_path):
    file = tmp_path / "losses.csv"
    ticker = plugins_of_page("loggers.md").loggers.build("ticker", {"file": str(file)})
    run = RunFolder(tmp_path / "one", RunConfig())
    report = StepFinished(
        step=1,
        images_seen=8,
        images_total=16,
        loss=0.5,
        learning_rate=1e-3,
        gradient_norm=1.0,
        images_per_s=10.0,
        eta_s=1.0,
    )

    assert list(forward_to_loggers({"ticker": ticker}, run, [report])) == [report]
    assert file.read_text() == "8,0.5\n"


def test_the_importer_unpacks_a_stack(plugins_of_page, tmp_path):
    np.save(tmp_path / "faces.npy", np.zeros((3, 8, 8, 3), np.uint8))
    plugins = plugins_of_page("importers.md")
    (tmp_path / "out").mkdir()

    importer = plugins.importers.build(plugins.importer_for(tmp_path / "faces.npy"))
    list(importer.open(tmp_path / "faces.npy", tmp_path / "out"))

    assert len(list((tmp_path / "out").glob("*.png"))) == 3


def test_the_metric_counts_dark_images(plugins_of_page):
    darkness = plugins_of_page("metrics.md").metrics.build("darkness")
    dark, light = np.zeros((3, 8, 8, 3), np.uint8), np.full((1, 8, 8, 3), 255, np.uint8)

    (figure,) = darkness.measure(light, np.concatenate([dark, light]))

    assert (figure.value, figure.reference) == (0.75, 0.0)


def test_the_panel_counts_checkpoints(plugins_of_page, tmp_path, qtbot):
    counter = plugins_of_page("panels.md").panels.build("counter")
    qtbot.addWidget(counter)
    run = RunFolder.create(tmp_path / "one", RunConfig())
    (run.checkpoints_folder / "000000000064").mkdir()

    counter.show_run(run.folder)

    assert counter.text() == f"{len(run.checkpoints())} checkpoints"

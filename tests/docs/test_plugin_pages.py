"""Do the plugins that the pages show really work?"""

import re
import sys

import pytest
import torch

from sfumato.diffusion.denoiser import GaussianDenoiser
from sfumato.diffusion.sampler import karras_sigmas
from sfumato.plugins import discover_plugins
from support.source_tree import REPOSITORY

FILE_OF_PAGE = re.compile(r"`(\S+\.py)` [^\n]*:\n\n```python\n(.*?)```", re.DOTALL)


@pytest.fixture
def plugins_of_page(tmp_path, monkeypatch):
    """Write the files of a page into a plugin folder, and find the plugins there."""
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


def test_the_augmentation_changes_some_pictures_and_keeps_their_form(plugins_of_page):
    posterize = plugins_of_page("augmentations.md").augmentations.build("posterize", {"tones": 4})
    torch.manual_seed(0)
    pictures = torch.randint(0, 256, (64, 3, 8, 8), dtype=torch.uint8)

    changed = posterize(pictures)

    assert (changed.shape, changed.dtype) == (pictures.shape, torch.uint8)
    tones = {len(picture.unique()) for picture in changed}
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
            - gaussian.end_of_walk(start, 2.0, sigmas[-1])
        ).abs()
        for sigmas in sigmas_of.values()
    ]

    assert float(errors[0] / errors[1]) == pytest.approx(4.0, rel=0.15)


def test_the_exporter_writes_and_counts_its_table(plugins_of_page, tmp_path):
    exporter = plugins_of_page("exporters.md").exporters.build("table")

    class Model:
        denoiser = torch.nn.Linear(2, 3)

    events = list(exporter.export(Model(), tmp_path))

    assert (tmp_path / "weights.csv").read_text() == "name,size\nweight,6\nbias,3\n"
    assert [event.done for event in events] == [2]
    assert exporter.summary == "2 weights, all of them in the table."

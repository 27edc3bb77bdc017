"""Tests that the built-in entries are complete, cheap to list, and offered through the hooks.

They are loaded through `sfumato_samplers` and `sfumato_augmentations`, like third-party ones.
"""

import pytest

import sfumato_plugins
from sfumato.config.fields import fields_of
from sfumato.config.settings import SamplingSettings
from sfumato.diffusion.sampler import Sampler
from sfumato.plugins.registry import Plugins
from support.source_tree import REPOSITORY, run_python

BUILTIN = Plugins([("builtin", sfumato_plugins)])
OFFERS = [*BUILTIN.samplers.values(), *BUILTIN.augmentations.values()]


def test_the_built_in_samplers_are_listed_with_the_recommended_one_first():
    known = ["dpmpp_2m", "unipc", "heun", "euler", "ddim", "ddpm", "consistency"]
    assert list(BUILTIN.samplers) == known
    assert next(iter(BUILTIN.samplers)) == SamplingSettings().sampler


def test_the_built_in_augmentations_are_listed():
    assert list(BUILTIN.augmentations) == ["flip", "shift", "rotate", "color"]


def test_no_built_in_entry_was_rejected():
    assert BUILTIN.incidents == []


def test_listing_the_entries_imports_neither_torch_nor_numpy():
    loaded = run_python(
        "import sys, sfumato_plugins\n"
        "from sfumato.plugins.registry import Plugins\n"
        "plugins = Plugins([('builtin', sfumato_plugins)])\n"
        "list(plugins.samplers), list(plugins.augmentations), list(plugins.exporters)\n"
        "print(*sys.modules)\n"
    ).split()

    assert not {"torch", "torchvision", "numpy", "diffusers"} & set(loaded)


@pytest.mark.parametrize("name", BUILTIN.samplers)
def test_every_sampler_builds_with_its_default_settings(name):
    assert isinstance(BUILTIN.samplers.build(name), Sampler)


@pytest.mark.parametrize("name", BUILTIN.augmentations)
def test_every_augmentation_builds_with_its_default_settings(name):
    assert callable(BUILTIN.augmentations.build(name))


@pytest.mark.parametrize("entry", OFFERS, ids=lambda entry: entry.name)
def test_every_entry_is_described_in_complete_sentences(entry):
    texts = [entry.summary, *(field.description for field in fields_of(entry.settings))]

    assert all(text[0].isalpha() and text.endswith(".") for text in texts)


@pytest.mark.parametrize("entry", OFFERS, ids=lambda entry: entry.name)
def test_every_numeric_setting_has_bounds(entry):
    numbers = [field for field in fields_of(entry.settings) if field.kind in ("int", "float")]

    assert all(None not in (field.minimum, field.maximum) for field in numbers)


@pytest.mark.parametrize("page", ["samplers", "augmentations"])
def test_the_page_of_the_hook_lists_every_built_in_entry(page):
    text = (REPOSITORY / "docs" / "plugins" / f"{page}.md").read_text(encoding="utf-8")

    assert [name for name in getattr(BUILTIN, page) if f"| `{name}` |" not in text] == []

"""Tests that the built-in exporters are all offered through `sfumato_exporters`, cheaply."""

import pytest

import sfumato_plugins
from sfumato.config.fields import fields_of
from sfumato.errors import ConfigError
from sfumato.export.exporter import Exporter
from sfumato.plugins.registry import Plugins
from support.source_tree import run_python

EXPORTERS = Plugins([("builtin", sfumato_plugins)]).exporters


def test_the_built_in_exporters_are_listed_with_the_recommended_one_first():
    assert list(EXPORTERS) == ["onnx", "diffusers", "safetensors", "torch", "openvino", "images"]


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_exporter_builds_with_its_default_settings(name):
    assert isinstance(EXPORTERS.build(name), Exporter)


@pytest.mark.parametrize("entry", EXPORTERS.values(), ids=lambda entry: entry.name)
def test_every_entry_is_described_in_complete_sentences(entry):
    texts = [entry.summary, *(field.description for field in fields_of(entry.settings))]

    assert all(text[0].isalpha() and text.endswith(".") for text in texts)


def test_a_parity_check_without_images_is_invalid():
    with pytest.raises(ConfigError, match="proof_images"):
        EXPORTERS.build("onnx", {"proof_images": 0})


def test_listing_the_exporters_imports_nothing_heavy():
    loaded = run_python(
        "import sys, sfumato_plugins\n"
        "from sfumato.plugins.registry import Plugins\n"
        "list(Plugins([('builtin', sfumato_plugins)]).exporters)\n"
        "print(*sys.modules)\n"
    ).split()

    assert not {"torch", "numpy", "onnx", "onnxruntime", "diffusers"} & set(loaded)

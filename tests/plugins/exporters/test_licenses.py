"""Tests that every export includes the user's license and the terms of the images."""

import json

import msgspec
import pytest
from safetensors import safe_open

from sfumato.errors import ExportError
from sfumato.export.export import export_model
from sfumato.records.metadata import ImageTerms
from sfumato_plugins.exporters.documents.licenses import OWN_LICENSE, Terms
from support.exporters import EXPORTERS, quick_exporter
from support.trained import small_config, trained_model

TERMS = ImageTerms(file="LICENSE", text="Cats by Bo, CC-BY 4.0.")


@pytest.fixture(scope="module")
def model():
    model = trained_model(small_config(num_steps=2, widths=(16,)))
    return model.with_metadata(msgspec.structs.replace(model.metadata, image_terms=(TERMS,)))


def export(model, name, folder, **settings):
    for _ in export_model(model, quick_exporter(name, **settings), folder, name=name):
        pass
    return folder


def text_of(file):
    return file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", EXPORTERS)
def test_an_export_includes_its_license_and_the_terms_of_the_images(model, name, tmp_path):
    folder = export(model, name, tmp_path / "export", license="MIT", author="Ada")

    assert "Ada" in text_of(folder / "LICENSE.txt")
    assert "Permission is hereby granted" in text_of(folder / "LICENSE.txt")
    assert text_of(folder / "licenses/images/LICENSE") == TERMS.text
    about = text_of(folder / "licenses/README.md")
    assert "| MIT | [LICENSE.txt](../LICENSE.txt) |" in about
    assert "[LICENSE](images/LICENSE)" in about
    if (folder / "README.md").exists():
        assert "MIT; see `LICENSE.txt`" in text_of(folder / "README.md")


@pytest.mark.parametrize("name", EXPORTERS)
def test_unreadable_terms_are_rejected_before_the_export_starts(model, name, tmp_path):
    with pytest.raises(ExportError, match=r"nothing\.txt.*cannot be read"):
        export(model, name, tmp_path / "export", license_file=str(tmp_path / "nothing.txt"))

    assert list(tmp_path.iterdir()) == []


def test_our_code_in_a_diffusers_folder_comes_with_its_license(model, tmp_path):
    folder = export(model, "diffusers", tmp_path / "export", pipeline="sfumato")

    assert "No license was specified" in text_of(folder / "LICENSE.txt")
    assert "Apache License" in text_of(folder / "licenses/Apache-2.0.txt")
    assert "`pipeline.py`" in text_of(folder / "licenses/README.md")


def test_files_with_a_license_field_support_custom_terms(model, tmp_path):
    (tmp_path / "terms.txt").write_text("Ask me.", encoding="utf-8")
    own = {"license": "MIT", "license_file": str(tmp_path / "terms.txt")}

    weights = export(model, "safetensors", tmp_path / "weights", **own)
    images = export(model, "images", tmp_path / "images", **own)

    with safe_open(weights / "model.safetensors", framework="pt") as file:
        assert file.metadata()["license"] == OWN_LICENSE
    assert json.loads((images / "manifest.json").read_bytes())["license"] == OWN_LICENSE
    assert text_of(weights / "LICENSE.txt") == text_of(images / "LICENSE.txt") == "Ask me."


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        (Terms(""), "not specified; ask the author of the model"),
        (Terms("CC0-1.0"), "CC0-1.0; see `LICENSE.txt`"),
        (Terms(OWN_LICENSE, "Ask me."), "custom terms; see `LICENSE.txt`"),
    ],
)
def test_a_readme_states_the_license(terms, words):
    assert terms.summary_text == words

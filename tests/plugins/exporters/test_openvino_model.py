"""Tests that the OpenVINO model reproduces the gallery's images from their noise."""

import sys

import numpy as np
import pytest
import torch

from sfumato.diffusion.noise import normal_noise
from sfumato.errors import ExportError
from sfumato.export.export import export_model
from sfumato.generation.batches import generate_images
from sfumato_plugins.exporters import OpenVinoSettings
from sfumato_plugins.exporters.openvino_model import OpenVinoExporter
from support.trained import small_config, trained_latent_model, trained_model

CLASSES = ("cat", "dog")
sys.modules.setdefault("openvino_telemetry", None)  # imported here before our own code imports it


def export(model, folder):
    exporter = OpenVinoExporter(OpenVinoSettings(proof_images=4))
    *_, end = export_model(model, exporter, folder, name="openvino")
    return str(end.summary)


def test_without_openvino_the_error_explains_how_to_install_it(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "openvino", None)

    with pytest.raises(ExportError, match="not installed") as refusal:
        export(trained_model(), tmp_path / "model")

    assert "pip install openvino" in str(refusal.value.hint)
    assert not (tmp_path / "model").exists()


def test_it_reproduces_the_gallerys_image_from_its_noise(tmp_path):
    openvino = pytest.importorskip("openvino", reason="needs OpenVINO")
    model = trained_model(small_config(num_steps=3, start="gaussian", sigma_max=5.0))

    summary = export(model, tmp_path / "model")

    hint = {"INFERENCE_PRECISION_HINT": "f32"}
    compiled = openvino.Core().compile_model(str(tmp_path / "model/model.xml"), "CPU", hint)
    noise = normal_noise(torch.tensor([3, 7]), (3, 8, 8)).numpy()
    drawn = compiled({"noise": noise})["image"].astype(int)
    assert np.abs(drawn - generate_images(model, [3, 7])).max() <= 1
    assert summary.startswith("Verified with OpenVINO on ")
    assert not list((tmp_path / "model").glob("*.onnx"))


@pytest.mark.parametrize(
    "model",
    [
        lambda: trained_model(small_config(guidance_scale=2.0, num_steps=2), classes=CLASSES),
        lambda: trained_model(small_config(sampler="ddpm", num_steps=3)),
        lambda: trained_latent_model(small_config(num_steps=2)),
    ],
    ids=["guided", "fresh noise", "latents"],
)
def test_every_kind_of_model_is_reproduced(model, tmp_path):
    pytest.importorskip("openvino", reason="needs OpenVINO")

    assert "within 1" in export(model(), tmp_path / "model")
    readme = (tmp_path / "model/README.md").read_text(encoding="utf-8")
    assert "`noise`: float32" in readme

"""Tests that the safetensors file holds the weights and their metadata."""

import json
import tomllib

import pytest
import torch
from diffusers import UNet2DModel
from safetensors import safe_open

from sfumato.config.loading import settings_from
from sfumato.config.settings import RunConfig
from sfumato.diffusion.preconditioning import linear_alphas_cumprod
from sfumato.export.export import export_model
from sfumato_plugins.exporters import SafetensorsSettings
from sfumato_plugins.exporters.safetensors_file import SafetensorsExporter
from support.trained import small_config, trained_model


@pytest.fixture(scope="module")
def model():
    return trained_model(small_config(unshuffle=2), classes=("cat", "dog"))


@pytest.fixture(scope="module")
def exported(model, tmp_path_factory):
    folder = tmp_path_factory.mktemp("exports") / "weights"
    exporter = SafetensorsExporter(SafetensorsSettings(license="CC0-1.0"))
    summary = list(export_model(model, exporter, folder, name="safetensors"))[-1].summary
    return folder / "model.safetensors", summary


@pytest.fixture(scope="module")
def header(exported):
    with safe_open(exported[0], framework="pt") as file:
        return file.metadata()


def test_the_file_builds_a_stock_network_with_the_same_weights(model, exported, header):
    with safe_open(exported[0], framework="pt") as file:
        weights = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118  no mapping

    unet = UNet2DModel.from_config(json.loads(header["unet"]))
    unet.load_state_dict(weights)

    own = model.denoiser.backbone.unet.state_dict()
    assert all(torch.equal(part, own[name]) for name, part in unet.state_dict().items())


def test_the_header_has_metadata_config_and_license(model, header):
    metadata = json.loads(header["metadata"])

    assert metadata["dataset_sha256"] == "b" * 64
    assert metadata["classes"] == ["cat", "dog"]
    assert header["license"] == "CC0-1.0"
    read = settings_from(tomllib.loads(header["config"]), RunConfig, source="the header")
    assert read == model.metadata.config
    assert json.loads(header["network"])["unshuffle"] == 2


def test_the_summary_counts_the_weights(model, exported):
    count = sum(part.numel() for part in model.denoiser.backbone.unet.state_dict().values())

    assert str(exported[1]).startswith(f"Exported {count:,} parameters")


def test_the_header_has_the_schedule_of_a_discrete_time_model(tmp_path):
    model = trained_model(small_config(prediction="epsilon"), classes=())
    exporter = SafetensorsExporter(SafetensorsSettings())

    list(export_model(model, exporter, tmp_path / "weights", name="safetensors"))

    with safe_open(tmp_path / "weights" / "model.safetensors", framework="pt") as file:
        schedule = json.loads(file.metadata()["network"])["alphas_cumprod"]
    assert schedule == pytest.approx(linear_alphas_cumprod().tolist(), rel=1e-5)


def test_a_guide_checkpoint_is_stored_beside_the_model(tmp_path):
    model = trained_model(
        small_config(guidance="autoguidance", guidance_scale=1.5, widths=(16,)), classes=()
    )
    exporter = SafetensorsExporter(SafetensorsSettings())

    list(export_model(model, exporter, tmp_path / "weights", name="safetensors"))

    own = model.guide.denoiser.backbone.unet.state_dict()
    with safe_open(tmp_path / "weights" / "guide.safetensors", framework="pt") as file:
        assert all(torch.equal(file.get_tensor(name), part) for name, part in own.items())

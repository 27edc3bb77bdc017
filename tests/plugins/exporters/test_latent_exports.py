"""Tests that exports of a latent model include its autoencoder and reproduce the gallery."""

import json

import numpy as np
import onnxruntime
import pytest
import torch

from sfumato.export.export import export_model
from sfumato.generation.batches import generate_images
from sfumato_plugins.exporters import (
    DiffusersSettings,
    OnnxSettings,
    SafetensorsSettings,
)
from sfumato_plugins.exporters.diffusers_pipeline import DiffusersExporter
from sfumato_plugins.exporters.onnx_bundle import OnnxExporter
from sfumato_plugins.exporters.safetensors_file import SafetensorsExporter
from support.bundle_page import images_by_page, needs_chromium
from support.source_tree import run_python
from support.trained import small_config, trained_latent_model

SEEDS = [0, 5, 2**40 + 3]


def export(model, exporter, folder):
    for _ in export_model(model, exporter, folder / "export", name="any"):
        pass
    return folder / "export"


def agreement(images, own):
    return (np.abs(np.asarray(images).astype(int) - own) <= 1).mean()


@pytest.fixture(
    scope="module",
    params=[("dpmpp_2m", 3, ()), ("ddpm", 1, ()), ("euler", 3, ("cat", "dog"))],
    ids=lambda kind: kind[0],
)
def exported(request, tmp_path_factory):
    """Return a latent model and its bundle."""
    sampler, channels, classes = request.param
    model = trained_latent_model(
        small_config(sampler=sampler, num_steps=3), channels=channels, classes=classes
    )
    settings = OnnxSettings(proof_images=4, distance_images=0)
    return model, export(model, OnnxExporter(settings), tmp_path_factory.mktemp("latents"))


@needs_chromium
def test_the_page_reproduces_the_gallery_of_a_latent_model(exported):
    model, folder = exported
    own = generate_images(model, range(4))

    images = images_by_page(folder, count=4)

    assert own.std() > 5  # uniform gray images would match by accident
    assert (np.abs(images.astype(int) - own) <= 2).mean() >= 0.99


def test_onnxruntime_reproduces_the_gallery_of_a_latent_model(exported):
    model, folder = exported
    classes, channels = model.metadata.classes, model.metadata.shape.channels
    own = generate_images(model, SEEDS)

    session = onnxruntime.InferenceSession(folder / "model.onnx")
    feed = {"seed": np.array(SEEDS)}
    if classes:
        labels = np.array([seed % len(classes) for seed in SEEDS])
        feed |= {"class_label": labels, "guidance": np.array(1.0, np.float32)}
    (images,) = session.run(["image"], feed)
    assert images.shape == (3, 32, 32, channels)
    assert own.std() > 5  # uniform gray images would match by accident
    assert agreement(images, own) >= 0.999


def test_the_decoder_is_stored_beside_the_denoiser(tmp_path):
    model = trained_latent_model()
    x = torch.randn(2, 4, 8, 8)

    folder = export(model, OnnxExporter(OnnxSettings(proof_images=4, distance_images=0)), tmp_path)

    decoder = onnxruntime.InferenceSession(folder / "decoder.onnx")
    (decoded,) = decoder.run(["decoded"], {"x": x.numpy()})
    assert np.abs(decoded - model.space.images(x).numpy()).max() < 1e-4
    bundle_manifest = json.loads((folder / "manifest.json").read_text())
    assert [file["file"] for file in bundle_manifest["files"]] == [
        "model.onnx",
        "denoiser.onnx",
        "decoder.onnx",
    ]
    assert bundle_manifest["image_shape"][1:] == [32, 32]


@pytest.mark.slow
def test_an_independent_process_reproduces_the_gallery_of_a_latent_model(tmp_path):
    model = trained_latent_model()

    folder = export(model, DiffusersExporter(DiffusersSettings(proof_images=4)), tmp_path)
    run_python(
        "import os\n"
        f"os.environ['HF_HOME'] = {str(tmp_path / 'cache')!r}\n"
        "import numpy\n"
        "from diffusers import DiffusionPipeline\n"
        f"pipeline = DiffusionPipeline.from_pretrained({str(folder)!r}, trust_remote_code=True)\n"
        f"drawn = pipeline(seeds={SEEDS}, output_type='np').images\n"
        f"numpy.save({str(tmp_path / 'drawn.npy')!r}, drawn)\n"
    )

    assert agreement(np.load(tmp_path / "drawn.npy"), generate_images(model, SEEDS)) >= 0.999


def test_a_safetensors_folder_includes_the_autoencoder(tmp_path):
    folder = export(trained_latent_model(), SafetensorsExporter(SafetensorsSettings()), tmp_path)

    assert (folder / "autoencoder/config.json").exists()
    assert (folder / "autoencoder/diffusion_pytorch_model.safetensors").exists()

"""Tests that diffusers reproduces the gallery's images from the exported folder."""

import copy
import json
from itertools import pairwise

import numpy as np
import pytest
import torch
from diffusers import DDIMScheduler, DDPMPipeline, DiffusionPipeline

from sfumato.checkpoints.diffusers_folder import load_diffusers_folder
from sfumato.diffusion.noise import normal_noise
from sfumato.diffusion.preconditioning import (
    DiscretePreconditioning,
    PreconditionedDenoiser,
    linear_alphas_cumprod,
)
from sfumato.errors import ExportError
from sfumato.export.export import export_model
from sfumato.generation.batches import generate_images
from sfumato.generation.trained_model import TrainedModel
from sfumato_plugins.exporters import DiffusersSettings
from sfumato_plugins.exporters.diffusers_pipeline import DiffusersExporter
from support.source_tree import run_python
from support.trained import small_config, trained_model

CLASSES = ("cat", "dog", "owl")
AUTOGUIDANCE = {"guidance": "autoguidance", "guidance_scale": 1.6}
INTERVAL = {"guidance_low": 0.2, "guidance_high": 10.0}
OWN = {
    "flow, class guidance in an interval": ({"guidance_scale": 2.5, **INTERVAL}, 3, CLASSES),
    "epsilon, autoguidance": ({"prediction": "epsilon", **AUTOGUIDANCE}, 3, ()),
    "flow, folded, autoguidance in an interval, UniPC": (
        {"unshuffle": 2, "sampler": "unipc", **AUTOGUIDANCE, **INTERVAL},
        1,
        CLASSES,
    ),
    "flow, stock scheduler": ({}, 3, ()),
    "flow, folded, gray, Euler": ({"unshuffle": 2, "sampler": "euler"}, 1, ()),
    "edm, classes, guidance": ({"prediction": "edm", "guidance_scale": 2.5}, 3, CLASSES),
    "epsilon, classes, Heun": ({"prediction": "epsilon", "sampler": "heun"}, 3, CLASSES),
    "v, folded, fresh noise": ({"prediction": "v", "unshuffle": 2, "sampler": "ddpm"}, 3, ()),
    "x, folded, UniPC": ({"prediction": "x", "unshuffle": 2, "sampler": "unipc"}, 1, ()),
    "flow, DDIM": ({"sampler": "ddim"}, 3, ()),
    "gaussian start": ({"start": "gaussian", "sigma_max": 5.0}, 3, ()),
    "gaussian start, UniPC, classes": (
        {"start": "gaussian", "sigma_max": 9.0, "sampler": "unipc"},
        1,
        CLASSES,
    ),
    "fast, two steps": ({"sampler": "consistency", "num_steps": 2}, 3, CLASSES),
    "fast, one step": ({"sampler": "consistency", "num_steps": 1}, 1, ()),
    "fast, epsilon": (
        {"prediction": "epsilon", "objective": "consistency", "sampler": "consistency"},
        3,
        (),
    ),
}


def export(model, folder, *, pipeline="standard"):
    exporter = DiffusersExporter(DiffusersSettings(proof_images=12, pipeline=pipeline))
    events = list(export_model(model, exporter, folder / "pipeline", name="diffusers"))
    return str(events[-1].summary), folder / "pipeline"


def agreement(images, own):
    return (np.abs(np.asarray(images).astype(int) - own) <= 1).mean()


@pytest.mark.parametrize(("config", "channels", "classes"), OWN.values(), ids=OWN)
def test_every_prediction_and_sampler_is_reproduced(config, channels, classes, tmp_path):
    model = trained_model(small_config(**config), channels=channels, classes=classes)

    summary, folder = export(model, tmp_path, pipeline="sfumato")

    assert summary.startswith("Verified with diffusers on 12 images")
    assert json.loads((folder / "unet/config.json").read_text())["_class_name"] == "UNet2DModel"


@pytest.mark.parametrize("classes", [(), CLASSES], ids=["no classes", "classes"])
def test_a_network_with_augmentation_conditioning_exports_as_a_stock_one(classes, tmp_path):
    model = trained_model(small_config(augmentation=0.25), classes=classes)

    summary, folder = export(model, tmp_path, pipeline="sfumato")

    _, read = load_diffusers_folder(folder)
    assert summary.startswith("Verified with diffusers on 12 images")
    assert read.backbone.augmentation_embedding is None


def test_a_transformer_is_rejected_with_an_alternative(tmp_path):
    with pytest.raises(ExportError, match="no class for this model's backbone") as caught:
        export(trained_model(small_config(backbone="dit")), tmp_path)

    assert "ONNX" in str(caught.value.hint)
    assert not (tmp_path / "pipeline").exists()


@pytest.fixture(scope="module")
def model():
    return trained_model(small_config(unshuffle=2, guidance_scale=1.5), classes=CLASSES)


@pytest.fixture(scope="module")
def folder(model, tmp_path_factory):
    return export(model, tmp_path_factory.mktemp("exports"))[1]


@pytest.fixture(scope="module")
def generated_elsewhere(folder, tmp_path_factory):
    """Return images from a process that loads the folder like any user."""
    index = tmp_path_factory.mktemp("stranger")
    run_python(
        "import os, sys\n"
        f"os.environ['HF_HOME'] = {str(index / 'cache')!r}\n"
        "import numpy, torch\n"
        "from diffusers import DiffusionPipeline\n"
        f"pipeline = DiffusionPipeline.from_pretrained({str(folder)!r}, trust_remote_code=True)\n"
        "generator = torch.Generator().manual_seed(3)\n"
        "start = torch.randn(4, 3, 8, 8, generator=generator)\n"
        f"numpy.savez({str(index / 'drawn.npz')!r},\n"
        "    by_seed=pipeline(seeds=[0, 1, 2, 2**40 + 3], output_type='np').images,\n"
        "    from_noise=pipeline(noise=start, output_type='np').images,\n"
        "    from_generator=pipeline(\n"
        "        4, generator=torch.Generator().manual_seed(3), output_type='np').images,\n"
        "    pil=numpy.stack([numpy.asarray(p) for p in pipeline(seeds=[0, 1]).images]),\n"
        "    scheduler=type(pipeline.scheduler).__name__,\n"
        "    knows_sfumato=any(name.split('.')[0] == 'sfumato' for name in sys.modules))\n"
    )
    return np.load(index / "drawn.npz")


@pytest.mark.slow
def test_an_independent_process_reproduces_the_gallery_by_seed(model, generated_elsewhere):
    own = generate_images(model, [0, 1, 2, 2**40 + 3])

    assert own.std() > 20  # uniform gray images would match by accident
    assert agreement(generated_elsewhere["by_seed"], own) >= 0.999
    assert agreement(generated_elsewhere["pil"], own[:2]) >= 0.999
    assert not generated_elsewhere["knows_sfumato"]


@pytest.mark.slow
def test_an_independent_process_reproduces_the_gallery_from_the_same_noise(
    model, generated_elsewhere
):
    start = torch.randn(4, 3, 8, 8, generator=torch.Generator().manual_seed(3))
    maker = model.image_maker()
    maker.noise = lambda seeds, shape, *, stream=0: start

    with torch.inference_mode():
        own = maker(torch.arange(4), torch.arange(4) % 3, torch.tensor(1.5)).numpy()

    assert agreement(generated_elsewhere["from_noise"], own) >= 0.999
    assert agreement(generated_elsewhere["from_generator"], own) >= 0.999


@pytest.mark.slow
def test_the_scheduler_is_a_stock_one(generated_elsewhere):
    assert str(generated_elsewhere["scheduler"]) == "EDMDPMSolverMultistepScheduler"


@pytest.mark.slow
def test_an_independent_process_loads_the_guide_and_the_start(tmp_path):
    model = trained_model(small_config(**AUTOGUIDANCE, widths=(16,), start="gaussian"))
    _, folder = export(model, tmp_path)

    run_python(
        "import os\n"
        f"os.environ['HF_HOME'] = {str(tmp_path / 'cache')!r}\n"
        "import numpy\n"
        "from diffusers import DiffusionPipeline\n"
        f"pipeline = DiffusionPipeline.from_pretrained({str(folder)!r}, trust_remote_code=True)\n"
        "drawn = pipeline(seeds=[0, 1], output_type='np').images\n"
        f"numpy.save({str(tmp_path / 'drawn.npy')!r}, drawn)\n"
    )

    own = generate_images(model, [0, 1])
    assert agreement(np.load(tmp_path / "drawn.npy"), own) >= 0.999


def test_diffusers_requires_trust_remote_code_for_the_folder(folder):
    with pytest.raises(ValueError, match="trust_remote_code=True"):
        DiffusionPipeline.from_pretrained(folder)


def test_the_noise_of_the_pipeline_equals_the_gallerys(folder):
    module = run_module(folder / "pipeline.py")
    seeds = torch.tensor([0, 1, 2**31, 2**53 + 1])

    for stream in (0, 1, 7):
        noise = module["normal_noise"](seeds, (3, 5, 7), stream=stream)

        assert torch.equal(noise, normal_noise(seeds, (3, 5, 7), stream=stream))


def run_module(file):
    names = {"__name__": "pipeline"}
    exec(compile(file.read_text(), file, "exec"), names)
    return names


def test_an_exported_folder_can_be_a_base(model, folder):
    spec, denoiser = load_diffusers_folder(folder)

    metadata = model.metadata
    assert (spec.classes, spec.network.unshuffle, spec.image_shape[1:]) == (CLASSES, 2, (8, 8))
    loaded = TrainedModel(denoiser.eval(), metadata, sampler=model.sampler)
    with torch.no_grad():
        assert np.array_equal(generate_images(loaded, [1, 2]), generate_images(model, [1, 2]))


@pytest.mark.parametrize("prediction", ["epsilon", "v", "x"])
def test_a_discrete_time_model_exports_as_a_plain_ddpm_pipeline(prediction, tmp_path):
    model = trained_model(small_config(), channels=1)
    discrete = DiscretePreconditioning(linear_alphas_cumprod(), prediction)
    denoiser = PreconditionedDenoiser(model.denoiser.backbone, discrete).eval()
    model = TrainedModel(denoiser, model.metadata, sampler=model.sampler)

    summary, folder = export(model, tmp_path)

    pipeline = DiffusionPipeline.from_pretrained(folder, low_cpu_mem_usage=False)
    assert type(pipeline) is DDPMPipeline
    assert summary.startswith("Verified as a standard DDPMPipeline")
    pipeline.set_progress_bar_config(disable=True)
    pipeline.scheduler = DDIMScheduler.from_config(pipeline.scheduler.config)
    assert pipeline(num_inference_steps=2, output_type="np").images.shape == (1, 8, 8, 1)


@pytest.mark.parametrize("channels", [1, 3])
def test_an_unconditional_flow_model_loads_without_custom_code(channels, tmp_path):
    model = trained_model(small_config(), channels=channels)

    summary, folder = export(model, tmp_path)

    pipeline = DiffusionPipeline.from_pretrained(folder, low_cpu_mem_usage=False)
    assert type(pipeline) is DDPMPipeline
    assert summary.startswith("Verified as a standard DDPMPipeline")
    assert not list(folder.rglob("*.py"))
    pipeline.set_progress_bar_config(disable=True)
    theirs = pipeline(
        4, generator=torch.Generator().manual_seed(3), num_inference_steps=8, output_type="np"
    ).images
    noise = torch.randn(4, channels, 8, 8, generator=torch.Generator().manual_seed(3))
    own = euler_images(model, noise, times=pipeline.scheduler.sigmas.tolist())
    assert own.std() > 0.1
    np.testing.assert_allclose(theirs, own, rtol=0, atol=1e-5)


def euler_images(model, noise, *, times):
    """Sample by Euler's method at times from 1 to 0 on the straight path from noise to image.

    In double precision, which can express a noise level beyond all others for the time 1.
    """
    denoiser = copy.deepcopy(model.denoiser).double()
    sigmas = [time / (1 - time) if time < 1 else 1e9 for time in times]
    x = sigmas[0] * noise.double()
    with torch.inference_mode():
        for sigma, sigma_next in pairwise(sigmas):
            denoised = denoiser(x, torch.tensor(sigma, dtype=torch.float64))
            x = denoised + (sigma_next / sigma) * (x - denoised)
    return (x / 2 + 0.5).clamp(0, 1).permute(0, 2, 3, 1).numpy()


@pytest.mark.filterwarnings("ignore::DeprecationWarning:diffusers")
def test_the_readme_names_a_scheduler_that_fits_the_standard_pipeline(tmp_path):
    model = trained_model(small_config())
    _, folder = export(model, tmp_path)
    code = (folder / "README.md").read_text(encoding="utf-8").split("```python\n")
    blocks = [block.partition("```")[0] for block in code[1:]]

    names = {}
    for block in blocks:
        exec(block.replace("path/to/this/folder", folder.as_posix()), names)

    assert names["pipeline"].scheduler.config.prediction_type == "flow_prediction"
    assert len(names["images"]) == 4


@pytest.mark.parametrize("prediction", ["v", "flow"])
def test_a_plain_folder_imports_as_the_same_model(prediction, tmp_path):
    model = trained_model(small_config(prediction=prediction))
    _, folder = export(model, tmp_path)

    spec, denoiser = load_diffusers_folder(folder)

    x, sigma = torch.randn(2, 3, 8, 8), torch.tensor([0.3, 4.0])
    with torch.no_grad():
        torch.testing.assert_close(
            denoiser.eval()(x, sigma), model.denoise(x, sigma), rtol=1e-4, atol=1e-5
        )
    assert spec.prediction == prediction


def test_a_network_that_differs_fails_the_parity_check(tmp_path):
    model = trained_model(small_config(prediction="epsilon"))
    exporter = DiffusersExporter(DiffusersSettings())
    stream = export_model(model, exporter, tmp_path / "pipeline", name="diffusers")
    for event in stream:
        if str(event.task) == "Comparing predictions":
            break
    model.denoiser.backbone.unet.conv_out.weight.mul_(1.1)

    with pytest.raises(ExportError, match="predictions differ from the model's"):
        list(stream)

    assert list(tmp_path.iterdir()) == []


def test_a_network_that_diffusers_does_not_have_is_rejected(tmp_path):
    source = trained_model()
    model = TrainedModel(torch.nn.Identity(), source.metadata, sampler=source.sampler)

    with pytest.raises(ExportError, match="no class for this model's backbone"):
        export(model, tmp_path)

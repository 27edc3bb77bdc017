"""Export of a trained model as a folder that diffusers loads.

The network is a stock UNet2DModel and the scheduler a stock one. A pixel-space model that predicts
a flow, or has discrete timesteps, becomes a plain `DDPMPipeline` if it has neither classes nor
guidance. For any other model there is no built-in pipeline, so the folder contains its own
`pipeline.py`, which generates the gallery's images from their seeds; a guide checkpoint becomes a
second UNet2DModel.
"""

import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import diffusers
import msgspec
import safetensors.torch
import torch
from diffusers import (
    DDPMPipeline,
    DDPMScheduler,
    EDMDPMSolverMultistepScheduler,
    EDMEulerScheduler,
    FlowMatchEulerDiscreteScheduler,
    UNet2DModel,
)
from torch import Tensor, nn

from sfumato.diffusion.preconditioning import (
    DiscretePreconditioning,
    EdmPreconditioning,
    ImagePreconditioning,
    PreconditionedDenoiser,
    linear_alphas_cumprod,
)
from sfumato.errors import ExportError
from sfumato.export.exporter import Exporter
from sfumato.files.json_file import write_json
from sfumato.files.storage import write_whole
from sfumato.generation.trained_model import TrainedModel
from sfumato.latents.autoencoder import load_autoencoder, save_autoencoder
from sfumato.latents.image_space import LatentSpace
from sfumato.messages import msg
from sfumato.nn.backbone import UNetBackbone
from sfumato.records.events import Progressed
from sfumato_plugins.exporters import DiffusersSettings
from sfumato_plugins.exporters.documents.licenses import Part, terms_of, write_readme
from sfumato_plugins.exporters.documents.templates import template
from sfumato_plugins.exporters.onnx.sampler_coefficients import SamplerCoefficients, read_table
from sfumato_plugins.exporters.proof.regeneration import (
    Images,
    Trial,
    prove_equal,
)

__all__ = ["DiffusersExporter"]

_STOCK_SCHEDULERS = {"dpmpp_2m": EDMDPMSolverMultistepScheduler, "euler": EDMEulerScheduler}
_PREDICTION_TYPES = {"epsilon": "epsilon", "v": "v_prediction", "x": "sample"}
_OWN_DEVIATION = 0.5
_LARGEST_ERROR = 1e-3
_START = "start"
_START_CLASS = ("gaussian_start", "GaussianStart")
"""The module in the component's folder, and the class."""
_OWN_CODE = Part(
    "`pipeline.py` and, if present, `start/gaussian_start.py`, by the Sfumato developers",
    "Apache-2.0",
    "Apache-2.0.txt",
)


class DiffusersExporter(Exporter):
    """Writes the diffusers folder."""

    def __init__(self, settings: DiffusersSettings) -> None:
        self._settings = settings

    def export(self, model: TrainedModel, folder: Path) -> Iterator[Progressed]:
        """Write the folder, load it independently, and compare results; see `Exporter.export`."""
        terms = terms_of(self._settings)
        parts = _parts_of(model.denoiser)
        code: tuple[Part, ...] = ()
        if self._settings.pipeline == "standard" and _is_plain(model, parts):
            kind = "flow" if parts.prediction == "flow" else "plain"
            readme, export = f"{kind}_diffusers_readme.md", self._export_plain
        else:
            readme, export = "diffusers_readme.md", self._export_own
            code = (_OWN_CODE,)
        what = "the model: all other files"
        write_readme(folder, model.metadata, terms, readme=readme, what=what, parts=code)
        yield from export(model, parts, folder)

    def _export_plain(
        self, model: TrainedModel, parts: "_Parts", folder: Path
    ) -> Iterator[Progressed]:
        """Write a `DDPMPipeline` and compare the predictions of its network."""
        yield Progressed(task=msg("exporters.writing_files", "Writing files"), done=0, total=2)
        scheduler = _plain_scheduler(parts)
        DDPMPipeline(unet=parts.unet, scheduler=scheduler).save_config(folder)
        scheduler.save_pretrained(folder / "scheduler")
        _save_unet(parts.unet, folder / "unet")
        yield Progressed(
            task=msg("exporters.comparing_predictions", "Comparing predictions"), done=1, total=2
        )
        read_scheduler = type(scheduler).from_pretrained(folder / "scheduler")
        error = _greatest_error(model, _read_unet(folder / "unet"), read_scheduler)
        if not error <= _LARGEST_ERROR:
            raise ExportError(
                msg(
                    "exporters.predictions_differ",
                    "The exported network's predictions differ from the model's by up to "
                    "{error:.2g}, for values from -1 to 1; the limit is {limit}.",
                    error=error,
                    limit=_LARGEST_ERROR,
                ),
                hint=msg(
                    "exporters.report_problem_with_figures",
                    "Report the problem, including these figures.",
                ),
            )
        self.summary = msg(
            "exporters.verified_ddpm_pipeline",
            "Verified as a standard DDPMPipeline: predictions differ from the model's by at most "
            "{error:.1e}.",
            error=error,
        )
        yield Progressed(task=msg("exporters.done", "Done"), done=2, total=2)

    def _export_own(
        self, model: TrainedModel, parts: "_Parts", folder: Path
    ) -> Iterator[Progressed]:
        """Write a folder with a custom pipeline and compare images."""
        yield Progressed(task=msg("exporters.writing_files", "Writing files"), done=0, total=1)
        pipeline = self._write_own(model, parts, folder)

        def draw(trial: Trial) -> Images:
            labels = None if trial.labels is None else list(trial.labels)
            images: Images = pipeline(
                seeds=list(trial.seeds),
                class_labels=labels,
                guidance_scale=trial.guidance,
                output_type="np",
            ).images
            return images

        self.summary = yield from prove_equal(
            model, draw, images=self._settings.proof_images, program="diffusers"
        )

    def _write_own(
        self, model: TrainedModel, parts: "_Parts", folder: Path
    ) -> Any:  # diffusers is untyped
        """Write the folder and load it again."""
        sampling = model.metadata.config.sampling
        scheduler_class = _STOCK_SCHEDULERS.get(sampling.sampler)
        trajectory = None if scheduler_class else _table_of(model)
        scheduler = (scheduler_class or EDMDPMSolverMultistepScheduler)(
            sigma_min=sampling.sigma_min,
            sigma_max=sampling.sigma_max,
            sigma_data=_OWN_DEVIATION,
            rho=sampling.rho,
        )
        _save_unet(parts.unet, folder / "unet")
        if model.guide:
            _save_unet(_parts_of(model.guide.denoiser).unet, folder / "guide")
        scheduler.save_pretrained(folder / "scheduler")
        vae = _write_vae(model, folder / "vae")
        start = _write_start(model, folder / _START)
        index = {
            "_class_name": ["pipeline", "SfumatoPipeline"],
            "_diffusers_version": diffusers.__version__,
            "unet": ["diffusers", "UNet2DModel"],
            "guide": ["diffusers", "UNet2DModel"] if model.guide else [None, None],
            "vae": ["diffusers", type(vae).__name__] if vae else [None, None],
            "start": list(_START_CLASS) if start else [None, None],
            "scheduler": ["diffusers", type(scheduler).__name__],
            "settings": _settings_of(model, parts, trajectory),
        }
        write_json(folder / "model_index.json", index)
        write_whole(folder / "pipeline.py", template("pipeline.py").encode())
        return _read_own_pipeline(folder, type(scheduler), channels=model.pixel_shape.channels)


class _Parts(NamedTuple):
    """The parameters of a denoiser that diffusers needs."""

    unet: UNet2DModel
    unshuffle: int
    prediction: str
    sigma_data: float
    alphas_cumprod: Tensor | None
    """float64 `(T,)` for a model with discrete timesteps."""


def _parts_of(denoiser: nn.Module) -> _Parts:
    if not isinstance(denoiser, PreconditionedDenoiser) or not isinstance(
        denoiser.backbone, UNetBackbone
    ):
        raise ExportError(
            msg(
                "exporters.diffusers_lacks_backbone",
                "diffusers has no class for this model's backbone.",
            ),
            hint=msg("exporters.export_to_onnx", "Export it to ONNX instead."),
        )
    coefficients, backbone = denoiser.preconditioning, denoiser.backbone
    parts = _Parts(backbone.unet, backbone.unshuffle, "flow", _OWN_DEVIATION, None)
    if isinstance(coefficients, EdmPreconditioning):
        return parts._replace(prediction="edm", sigma_data=coefficients.sigma_data)
    if isinstance(coefficients, ImagePreconditioning):
        return parts._replace(prediction="x")
    if isinstance(coefficients, DiscretePreconditioning):
        return parts._replace(
            prediction=coefficients.prediction, alphas_cumprod=coefficients.alphas_cumprod
        )
    return parts


def _is_plain(model: TrainedModel, parts: _Parts) -> bool:
    """Return whether a stock `DDPMPipeline` can sample from a model.

    It calls the network with noisy images and a timestep between 0 and 1000 and gives its output to
    the scheduler: no scaling, no pixel unshuffle, no class, no second call, and no autoencoder.
    """
    return (
        (parts.prediction == "flow" or parts.alphas_cumprod is not None)
        and parts.unshuffle == 1
        and not model.supports_guidance
        and not model.metadata.classes
        and not isinstance(model.space, LatentSpace)
        and model.metadata.config.objective == "denoising"
    )


def _settings_of(
    model: TrainedModel, parts: _Parts, trajectory: SamplerCoefficients | None
) -> dict[str, Any]:
    """Return the settings that `pipeline.py` needs in addition to the networks, as JSON values."""
    clean = parts.alphas_cumprod
    return {
        "prediction": parts.prediction,
        "unshuffle": parts.unshuffle,
        "sigma_data": parts.sigma_data,
        "alphas_cumprod": [] if clean is None else clean.tolist(),
        "classes": model.metadata.classes,
        "sampling": msgspec.to_builtins(model.sampling),
        "trajectory": None if trajectory is None else msgspec.to_builtins(trajectory),
        "latents": _latents_of(model),
    }


def _table_of(model: TrainedModel) -> SamplerCoefficients:
    table = read_table(model.sampler, model.image_maker().sigmas)
    if table is None:
        name = model.metadata.config.sampling.sampler
        raise ExportError(
            msg(
                "exporters.diffusers_lacks_sampler",
                "diffusers has no equivalent of the sampler “{sampler}”.",
                sampler=name,
            ),
            hint=msg(
                "exporters.choose_sampler_or_onnx",
                "Choose another sampler for the run, such as dpmpp_2m, or export it to ONNX.",
            ),
        )
    return table


def _plain_scheduler(parts: _Parts) -> DDPMScheduler | FlowMatchEulerDiscreteScheduler:
    """Return the scheduler of a model for which `_is_plain` holds."""
    if parts.alphas_cumprod is not None:
        return _ddpm_scheduler(parts.alphas_cumprod, prediction=parts.prediction)
    return FlowMatchEulerDiscreteScheduler(shift=1.0)


def _ddpm_scheduler(clean: Tensor, *, prediction: str) -> DDPMScheduler:
    """Return the schedule of a model, identified by name if it is DDPM's own."""
    kind = _PREDICTION_TYPES[prediction]
    usual = linear_alphas_cumprod()
    if len(clean) == len(usual) and torch.allclose(clean, usual, rtol=1e-5, atol=0):
        return DDPMScheduler(prediction_type=kind)
    before = torch.cat((torch.ones(1, dtype=torch.float64), clean[:-1]))
    betas = (1 - clean / before).tolist()
    return DDPMScheduler(len(betas), trained_betas=betas, prediction_type=kind)


def _greatest_error(
    model: TrainedModel,
    unet: UNet2DModel,
    scheduler: DDPMScheduler | FlowMatchEulerDiscreteScheduler,
) -> float:
    """Return the largest error of predicted clean images at timesteps over the whole schedule."""
    generator = torch.Generator().manual_seed(0)
    worst = 0.0
    last = scheduler.config.num_train_timesteps - 1
    for t in range(1, last, max(1, last // 8)):
        x_t = torch.randn(2, *model.image_shape, generator=generator)
        with torch.inference_mode():
            output = unet(x_t, torch.tensor(t)).sample
            if isinstance(scheduler, FlowMatchEulerDiscreteScheduler):
                sigma = torch.tensor(t / scheduler.config.num_train_timesteps)
                own = model.denoise(x_t / (1 - sigma), sigma / (1 - sigma))
                theirs = x_t - sigma * output
            else:
                clean = scheduler.alphas_cumprod[t]
                own = model.denoise(x_t / clean.sqrt(), ((1 - clean) / clean).sqrt())
                theirs = _clean_image(output, x_t, clean, kind=scheduler.config.prediction_type)
        scale = own.abs().max().clamp(min=1.0)
        worst = max(worst, float((theirs - own).abs().max() / scale))
    return worst


def _clean_image(output: Tensor, x_t: Tensor, clean: Tensor, *, kind: str) -> Tensor:
    """Return the clean image for a network's output (Salimans and Ho 2022, appendix D)."""
    alpha, sigma = clean.sqrt(), (1 - clean).sqrt()
    if kind == "epsilon":
        return (x_t - sigma * output) / alpha
    if kind == "v_prediction":
        return alpha * x_t - sigma * output
    return output


def _save_unet(unet: UNet2DModel, folder: Path) -> None:
    """Write the same files as `save_pretrained`, but report disk errors as `SfumatoError`."""
    unet.save_config(folder)
    _save_weights(unet, folder)


def _save_weights(network: nn.Module, folder: Path) -> None:
    weights = {name: tensor.contiguous() for name, tensor in network.state_dict().items()}
    content = safetensors.torch.save(weights, metadata={"format": "pt"})
    write_whole(folder / "diffusion_pytorch_model.safetensors", content)


def _write_vae(model: TrainedModel, folder: Path) -> Any:  # diffusers is untyped
    """Write the autoencoder of a latent model and return it."""
    if not isinstance(model.space, LatentSpace):
        return None
    folder.mkdir()
    save_autoencoder(folder, model.space.autoencoder)
    return model.space.autoencoder.network


def _write_start(model: TrainedModel, folder: Path) -> bool:
    """Write the module that maps noise to the starting point, and return whether it is needed."""
    gaussian = model.space.gaussian
    if model.metadata.config.sampling.start == "noise" or gaussian is None:
        return False
    module, _ = _START_CLASS
    folder.mkdir()
    write_whole(folder / f"{module}.py", template(f"{module}.py").encode())
    config = {
        "_class_name": _START_CLASS[1],
        "_diffusers_version": diffusers.__version__,
        "shape": list(gaussian.mean.shape),
        "direction_count": len(gaussian.directions),
    }
    write_json(folder / "config.json", config)
    _save_weights(gaussian, folder)
    return True


def _latents_of(model: TrainedModel) -> dict[str, Any] | None:
    """Return the normalization of latents and the pixel-unshuffle settings, as JSON values."""
    space = model.space
    if not isinstance(space, LatentSpace):
        return None
    return {
        "mean": space.mean.flatten().tolist(),
        "scale": space.scale.flatten().tolist(),
        "unshuffle": space.autoencoder.unshuffle,
        "channels": space.pixel_shape.channels,
    }


def _read_unet(folder: Path) -> UNet2DModel:
    unet: UNet2DModel = _read(UNet2DModel, folder)
    return unet


def _read(kind: Any, folder: Path) -> Any:  # diffusers is untyped
    return kind.from_pretrained(
        folder, use_safetensors=True, local_files_only=True, low_cpu_mem_usage=False
    )


def _read_own_pipeline(
    folder: Path, scheduler_class: Any, *, channels: int
) -> Any:  # diffusers is untyped
    """Return the pipeline of the folder, loaded with its own `pipeline.py`.

    `DiffusionPipeline.from_pretrained` does the same, but copies the file to the user's cache,
    which an export should not write to.
    """
    module = _module_at(folder / "pipeline.py")
    index = json.loads((folder / "model_index.json").read_bytes())
    scheduler = scheduler_class.from_pretrained(folder / "scheduler")
    guide = _read_unet(folder / "guide") if index["guide"][0] else None
    vae = None
    if index["vae"][0]:
        vae = load_autoencoder(folder / "vae", channels=channels).network
    start = None
    if index[_START][0]:
        file, name = _START_CLASS
        start_class = getattr(_module_at(folder / _START / f"{file}.py"), name)
        start = _read(start_class, folder / _START)
    unet, settings = _read_unet(folder / "unet"), index["settings"]
    pipeline = module.SfumatoPipeline(
        unet, scheduler, guide=guide, vae=vae, start=start, settings=settings
    )
    pipeline.set_progress_bar_config(disable=True)
    return pipeline


def _module_at(file: Path) -> Any:  # the module's content is unknown
    """Import a file of the folder."""
    spec = importlib.util.spec_from_file_location(f"sfumato_{file.stem}", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

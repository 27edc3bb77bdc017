"""Import of diffusers folders as a base for training.

This module supports unconditional pixel-space pipelines (`DDPMPipeline` and similar), and folders
exported by Sfumato. Weights are read from safetensors files; pickled files are refused.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from sfumato.config.image_shape import Channels
from sfumato.diffusion.preconditioning import PreconditionedDenoiser
from sfumato.errors import CheckpointError
from sfumato.files.json_file import read_json
from sfumato.messages import msg
from sfumato.nn.network import NetworkSpec, UNetNetwork, build_denoiser

if TYPE_CHECKING:
    from diffusers import UNet2DModel

__all__ = ["load_diffusers_folder"]

_PLAIN_PIPELINES = ("DDPMPipeline", "DDIMPipeline", "PNDMPipeline")
_FLOW_SCHEDULERS = ("FlowMatchEulerDiscreteScheduler", "FlowMatchHeunDiscreteScheduler")
_OWN_PIPELINE = "SfumatoPipeline"
_PREDICTIONS = {"epsilon": "epsilon", "v_prediction": "v", "sample": "x"}
_SCHEDULE_KEYS = (
    "num_train_timesteps",
    "beta_start",
    "beta_end",
    "beta_schedule",
    "trained_betas",
    "rescale_betas_zero_snr",
)
_HINT = msg(
    "nn.use_pixel_space_pipeline",
    "Training can start from an unconditional pixel-space pipeline: a "
    "DDPMPipeline folder, or a folder exported by Sfumato.",
)

Plain = dict[str, Any]  # decoded JSON


def load_diffusers_folder(folder: Path) -> tuple[NetworkSpec, PreconditionedDenoiser]:
    """Load a pipeline folder in diffusers format.

    Args:
        folder: The folder that contains `model_index.json`, `unet/`, and `scheduler/`.

    Returns:
        The description of the denoiser, and the denoiser with the folder's weights.

    Raises:
        CheckpointError: If the folder is not such a pipeline, or the pipeline cannot be trained.
    """
    index = _read_json(folder / "model_index.json")
    _check_parts(folder, index)
    config = _read_json(folder / "unet" / "config.json")
    name = _pipeline_name(index)
    if name == _OWN_PIPELINE:
        spec = _own_spec(folder, index, config)
    elif name in _PLAIN_PIPELINES:
        spec = _plain_spec(folder, config)
    else:
        raise CheckpointError(
            msg(
                "nn.pipeline_is_not_supported",
                "“{folder}” contains an unsupported pipeline ({name}).",
                folder=folder,
                name=name,
            ),
            hint=_HINT,
        )
    denoiser = build_denoiser(spec)
    denoiser.backbone.unet.load_state_dict(  # type: ignore[union-attr]  # a UNetBackbone
        _read_unet(folder).state_dict()
    )
    return spec, denoiser


def _pipeline_name(index: Plain) -> str:
    name = index.get("_class_name", "DiffusionPipeline")
    return str(name[-1] if isinstance(name, list) else name)


def _check_parts(folder: Path, index: Plain) -> None:
    """Raise for a pipeline that is text-conditioned, works on latents, or has pickled weights."""
    if "text_encoder" in index or "tokenizer" in index:
        raise CheckpointError(
            msg(
                "nn.pipeline_is_conditioned_on_text",
                "The pipeline in “{folder}” is conditioned on text.",
                folder=folder,
            ),
            hint=_HINT,
        )
    if any(index.get(part, [None])[0] for part in ("vae", "vqvae")):
        raise CheckpointError(
            msg(
                "nn.pipeline_uses_latents",
                "The pipeline in “{folder}” uses the latent space of an autoencoder.",
                folder=folder,
            ),
            hint=_HINT,
        )
    weights = list((folder / "unet").glob("*.safetensors"))
    pickles = [*(folder / "unet").glob("*.bin"), *(folder / "unet").glob("*.pt")]
    if not weights and pickles:
        raise CheckpointError(
            msg(
                "nn.weights_are_a_pickle",
                ("The weights “{file}” are a pickle, which can run arbitrary code when loaded."),
                file=pickles[0],
            ),
            hint=msg(
                "nn.convert_pipeline",
                "If you trust the file, load the pipeline in diffusers yourself and save "
                "it again with save_pretrained(folder, safe_serialization=True).",
            ),
        )
    if not weights:
        raise CheckpointError(
            msg(
                "nn.pipeline_weights_are_missing",
                "There are no weights in “{folder}”.",
                folder=folder / "unet",
            ),
            hint=msg(
                "nn.copy_pipeline_weights",
                "Copy the file diffusion_pytorch_model.safetensors into that folder.",
            ),
        )


def _plain_spec(folder: Path, config: Plain) -> NetworkSpec:
    from diffusers import DDPMScheduler  # imported here for start-up time: loads torch's compiler

    scheduler = _read_json(folder / "scheduler" / "scheduler_config.json")
    if _is_flow(scheduler):
        _check_network(folder, config)
        return _spec_of(config, prediction="flow")
    wanted = scheduler.get("prediction_type", "epsilon")
    if wanted not in _PREDICTIONS or "beta_schedule" not in scheduler:
        raise CheckpointError(
            msg(
                "nn.scheduler_is_not_supported",
                "The scheduler in “{folder}” ({scheduler} with prediction type "
                "“{prediction}”) has no beta schedule that can be trained on.",
                folder=folder,
                scheduler=scheduler.get("_class_name"),
                prediction=wanted,
            ),
            hint=msg(
                "nn.use_supported_scheduler",
                (
                    "Use a DDPMScheduler or DDIMScheduler with prediction type epsilon, "
                    "v_prediction, or sample, or a FlowMatchEulerDiscreteScheduler with 1,000 "
                    "timesteps."
                ),
            ),
        )
    _check_network(folder, config)
    settings = {key: scheduler[key] for key in _SCHEDULE_KEYS if key in scheduler}
    return _spec_of(
        config,
        prediction=_PREDICTIONS[wanted],
        alphas_cumprod=tuple(DDPMScheduler(**settings).alphas_cumprod.tolist()),
    )


def _is_flow(scheduler: Plain) -> bool:
    """Return whether a network predicts a flow, at times that are scaled as ours.

    The shift of a scheduler chooses the noise levels of sampling; the network does not depend on
    it.
    """
    name, timesteps = scheduler.get("_class_name"), scheduler.get("num_train_timesteps", 1000)
    is_flow = name in _FLOW_SCHEDULERS or scheduler.get("prediction_type") == "flow_prediction"
    return is_flow and timesteps == 1000


def _check_network(folder: Path, config: Plain) -> None:
    """Raise for a network whose output is not an image with as many channels as its input."""
    name = config.get("_class_name")
    if name != "UNet2DModel":
        raise CheckpointError(
            msg(
                "nn.pipeline_network_is_not_supported",
                "The network in “{folder}” is a {name}, not a UNet2DModel.",
                folder=folder,
                name=name,
            ),
            hint=_HINT,
        )
    size, channels = config.get("sample_size"), config.get("in_channels")
    if not _is_supported_size(size):
        raise CheckpointError(
            msg(
                "nn.sample_size_is_not_supported",
                "The network in “{folder}” has sample_size {size}; images of at least "
                "8 px are supported.",
                folder=folder,
                size=str(size),
            ),
            hint=msg(
                "nn.set_sample_size",
                "Set sample_size in unet/config.json to the image size the network was trained at.",
            ),
        )
    if channels not in get_args(Channels) or config.get("out_channels") != channels:
        raise CheckpointError(
            msg(
                "nn.pipeline_channels_are_not_supported",
                "The network in “{folder}” has {inputs} input and {outputs} output "
                "channels; both must be the same: 1, 3, or 4.",
                folder=folder,
                inputs=channels,
                outputs=config.get("out_channels"),
            ),
            hint=_HINT,
        )
    if config.get("num_class_embeds") or config.get("class_embed_type"):
        raise CheckpointError(
            msg(
                "nn.class_names_are_missing",
                "The network in “{folder}” is class-conditional, but the folder contains "
                "no class names.",
                folder=folder,
            ),
            hint=_HINT,
        )
    if config.get("time_embedding_type", "positional") != "positional":
        raise CheckpointError(
            msg(
                "nn.time_embedding_is_not_supported",
                "The network in “{folder}” uses the time embedding “{embedding}”; only "
                "“positional” is supported.",
                folder=folder,
                embedding=config["time_embedding_type"],
            ),
            hint=_HINT,
        )


def _sides(config: Plain) -> tuple[int, int]:
    """Return the height and width of a U-Net's input."""
    size = config["sample_size"]
    height, width = (size, size) if isinstance(size, int) else size
    return height, width


def _is_supported_size(size: object) -> bool:
    sides = size if isinstance(size, list) and len(size) == 2 else [size]
    return all(isinstance(side, int) and side >= 8 for side in sides)


def _own_spec(folder: Path, index: Plain, config: Plain) -> NetworkSpec:
    """Return the spec stored in the index of Sfumato's own pipeline."""
    try:
        settings = index["settings"]
        return _spec_of(
            config,
            unshuffle=settings["unshuffle"],
            classes=tuple(settings["classes"]),
            prediction=settings["prediction"],
            sigma_data=settings["sigma_data"],
            alphas_cumprod=tuple(settings["alphas_cumprod"]),
        )
    except (KeyError, TypeError) as error:
        raise CheckpointError(
            msg(
                "nn.pipeline_index_is_incomplete",
                "The model_index.json in “{folder}” lacks {key}.",
                folder=folder,
                key=error,
            ),
            hint=msg(
                "nn.export_model_again", "Export the model again with this version of Sfumato."
            ),
        ) from error


def _spec_of(
    config: Plain,
    *,
    prediction: str,
    unshuffle: int = 1,
    classes: tuple[str, ...] = (),
    sigma_data: float = 0.5,
    alphas_cumprod: tuple[float, ...] = (),
) -> NetworkSpec:
    """Return the spec of a U-Net with this config; its noise levels in training are unknown."""
    height, width = (side * unshuffle for side in _sides(config))
    return NetworkSpec(
        network=UNetNetwork(
            config={key: value for key, value in config.items() if not key.startswith("_")},
            unshuffle=unshuffle,
        ),
        image_shape=(config["in_channels"] // unshuffle**2, height, width),
        classes=classes,
        prediction=prediction,
        sigma_data=sigma_data,
        log_sigma_mean=0.0,
        log_sigma_std=1.0,
        alphas_cumprod=alphas_cumprod,
    )


def _read_unet(folder: Path) -> "UNet2DModel":
    from diffusers import UNet2DModel  # imported here as in `_plain_spec`

    try:
        return UNet2DModel.from_pretrained(
            folder / "unet", use_safetensors=True, local_files_only=True, low_cpu_mem_usage=False
        )
    except Exception as error:  # diffusers raises many types for an invalid folder
        raise CheckpointError(
            msg(
                "nn.pipeline_cannot_be_loaded",
                "diffusers cannot load the network in “{folder}”: {error}",
                folder=folder / "unet",
                error=error,
            ),
            hint=msg("nn.save_pipeline_again", "Save the pipeline again with save_pretrained."),
        ) from error


def _read_json(file: Path) -> Plain:
    if not file.exists():
        raise CheckpointError(
            msg(
                "nn.is_not_a_pipeline",
                "“{folder}” is not a diffusers pipeline: {file} is missing.",
                folder=file.parent,
                file=file.name,
            ),
            hint=_HINT,
        )
    return read_json(file, dict[str, Any], hint=_HINT, raising=CheckpointError)

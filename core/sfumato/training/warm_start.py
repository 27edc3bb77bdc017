"""Warm start of a run from the weights of another run or a diffusers model.

The new run gets the base's weights as its checkpoint at 0 images, so it can generate images before
it is trained. The run's folder and this checkpoint appear together, because without the checkpoint,
training would start from random weights.
"""

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
import torch

from sfumato.checkpoints.checkpoint import (
    AVERAGE,
    CheckpointState,
    checkpoint_tensors,
    open_checkpoint,
    save_checkpoint,
)
from sfumato.checkpoints.diffusers_folder import load_diffusers_folder
from sfumato.checkpoints.network_file import load_spec, save_spec
from sfumato.config.image_shape import ImageShape
from sfumato.config.settings import ModelConfig, RunConfig
from sfumato.config.transformer import DitConfig
from sfumato.diffusion.preconditioning import PreconditionedDenoiser
from sfumato.errors import CheckpointError, SfumatoError
from sfumato.latents.autoencoder import Autoencoder
from sfumato.latents.space_files import load_run_autoencoder, save_run_autoencoder
from sfumato.messages import msg
from sfumato.nn.backbone import AUGMENTATION_LABELS
from sfumato.nn.dit import DitShape
from sfumato.nn.network import NetworkSpec, UNetNetwork, build_denoiser, load_denoiser
from sfumato.nn.plugin_backbone import PluginNetwork
from sfumato.plugins.catalog import Catalog
from sfumato.records.image_terms import license_files, terms_beside_images
from sfumato.records.manifest import Manifest
from sfumato.records.metadata import Base, ImageTerms, ModelMetadata
from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder

__all__ = ["start_from"]

_SIZES = {"block_out_channels", "layers_per_block", "down_block_types", "sample_size"}
"""The sizes in a U-Net's description."""


def start_from(
    base: str | Path,
    project: Project,
    config: RunConfig,
    *,
    folder: Path,
    backbones: Catalog | None = None,
) -> RunFolder:
    """Create a run whose initial weights are those of a base.

    Args:
        base: The ID of a run in the project, `latest`, or a folder in diffusers format.
        project: The project that contains the runs and datasets.
        config: The new run's config; the network is taken from the base.
        folder: Folder of the new run.
        backbones: Networks from plugins, in case the base uses one.

    Raises:
        CheckpointError: If the base cannot be read.
        SfumatoError: If the run already exists or cannot be written. No folder is left behind.
    """
    spec, denoiser, autoencoder = _read_base(base, project, backbones)
    manifest = Manifest(project.dataset_folder(config.data.dataset))
    try:
        images, classes = manifest.count("in"), manifest.classes()
    finally:
        manifest.close()
    if not config.data.use_classes:
        classes = ()
    spec, denoiser = _fit_classes(spec, denoiser, classes, backbones)
    spec, denoiser = _fit_augmentation(spec, denoiser, config, backbones)
    spec, config = _fit_training(spec, config), _fit_config(config, spec)
    metadata = ModelMetadata(
        run=folder.name,
        images_seen=0,
        step=0,
        weights_sha256="",
        autoencoder_sha256=spec.latents.autoencoder_sha256 if spec.latents else "",
        shape=spec.pixel_shape,
        classes=spec.classes,
        sigma_data=spec.sigma_data,
        images=images,
        dataset_sha256="",
        config=config,
        base=spec.base,
    )
    state = CheckpointState(
        metadata=metadata, images_total=0, elapsed_s=0.0, plan=None, has_cooled=False
    )
    with RunFolder.staged(folder, config) as staged:
        save_spec(staged.folder, spec)
        if autoencoder is not None:
            save_run_autoencoder(staged.folder, autoencoder)
        save_checkpoint(staged, state, checkpoint_tensors(denoiser, denoiser))
    return RunFolder(folder, config)


def _read_base(
    base: str | Path, project: Project, backbones: Catalog | None
) -> tuple[NetworkSpec, PreconditionedDenoiser, Autoencoder | None]:
    if str(base) in (*project.run_ids(), "latest"):
        run = project.run(str(base))
        checkpoint = open_checkpoint(run, files=(AVERAGE,))
        if checkpoint is None:
            raise CheckpointError(
                msg(
                    "training.base_has_no_checkpoint",
                    "Run “{run_id}” has no checkpoint to start from.",
                    run_id=run.run_id,
                ),
                hint=msg(
                    "training.train_base_or_choose_another",
                    "Train it first: sfumato resume PROJECT {run_id}. Or choose another run.",
                    run_id=run.run_id,
                ),
            )
        spec = load_spec(run.folder)
        denoiser = load_denoiser(spec, checkpoint.tensors_by_file[AVERAGE], backbones=backbones)
        spec = msgspec.structs.replace(
            spec, base=_base_of(checkpoint.state.metadata, project, earlier=spec.base)
        )
        latents = spec.latents
        autoencoder = load_run_autoencoder(run.folder, latents) if latents else None
        return spec, denoiser, autoencoder
    path = Path(base).expanduser()
    if not path.is_dir():
        raise CheckpointError(
            msg(
                "training.base_not_found",
                "“{base}” is neither a run of this project nor a folder.",
                base=base,
            ),
            hint=msg(
                "training.available_runs", "Available runs: {runs}.", runs=list(project.run_ids())
            ),
        )
    spec, denoiser = load_diffusers_folder(path)
    return msgspec.structs.replace(spec, base=_base_in(path)), denoiser, None


def _base_of(metadata: ModelMetadata, project: Project, *, earlier: Base | None) -> Base:
    """Return the record of a run as a base; its images may be gone."""
    terms: tuple[ImageTerms, ...] = ()
    with suppress(SfumatoError):
        terms = terms_beside_images(project.dataset_folder(metadata.config.data.dataset))
    return Base(
        name=metadata.run,
        weights_sha256=metadata.weights_sha256,
        images_seen=metadata.images_seen,
        images=metadata.images,
        dataset_sha256=metadata.dataset_sha256,
        terms=terms,
        base=earlier,
    )


def _base_in(folder: Path) -> Base:
    """Return the record of a model in diffusers format as a base."""
    sha256 = hashlib.sha256()
    for file in sorted((folder / "unet").glob("*.safetensors")):
        sha256.update(file.read_bytes())
    name = folder.resolve().name
    return Base(name=name, weights_sha256=sha256.hexdigest(), terms=license_files(folder))


def _fit_classes(
    spec: NetworkSpec,
    denoiser: PreconditionedDenoiser,
    classes: tuple[str, ...],
    backbones: Catalog | None,
) -> tuple[NetworkSpec, PreconditionedDenoiser]:
    """Keep the class embeddings if the classes are the same; otherwise, initialize them anew."""
    if classes == spec.classes:
        return spec, denoiser
    network = spec.network
    if isinstance(network, UNetNetwork):
        embeddings = {"num_class_embeds": len(classes) + 1 if classes else None}
        network = msgspec.structs.replace(network, config=network.config | embeddings)
    fitted_spec = msgspec.structs.replace(spec, network=network, classes=classes)
    fitted = build_denoiser(fitted_spec, backbones=backbones)
    shapes = {name: tensor.shape for name, tensor in fitted.state_dict().items()}
    weights = {
        name: tensor
        for name, tensor in denoiser.state_dict().items()
        if "class_embedding" not in name and shapes.get(name) == tensor.shape
    }
    fitted.load_state_dict(weights, strict=False)
    for name, parameter in fitted.named_parameters():
        if "class_embedding" in name:
            torch.nn.init.zeros_(parameter)  # so that the output is unchanged
    return fitted_spec, fitted


def _fit_augmentation(
    spec: NetworkSpec,
    denoiser: PreconditionedDenoiser,
    config: RunConfig,
    backbones: Catalog | None,
) -> tuple[NetworkSpec, PreconditionedDenoiser]:
    """Add augmentation conditioning if the run needs it, leaving the output unchanged."""
    if spec.augmentation_labels or not config.augmentation.probability:
        return spec, denoiser
    fitted_spec = msgspec.structs.replace(spec, augmentation_labels=AUGMENTATION_LABELS)
    fitted = build_denoiser(fitted_spec, backbones=backbones)
    fitted.load_state_dict(
        denoiser.state_dict(), strict=False
    )  # all weights except those of the new layer, which are zero
    return fitted_spec, fitted


def _fit_training(spec: NetworkSpec, config: RunConfig) -> NetworkSpec:
    """Apply the training settings of the config: dropout and the noise levels."""
    network, dropout = spec.network, config.model.dropout
    if isinstance(network, UNetNetwork):
        changed: dict[str, Any] = {"config": network.config | {"dropout": dropout}}
    else:
        changed = {"dropout": dropout}
    return msgspec.structs.replace(
        spec,
        network=msgspec.structs.replace(network, **changed),
        log_sigma_mean=config.noise.log_sigma_mean,
        log_sigma_std=config.noise.log_sigma_std,
    )


def _fit_config(config: RunConfig, spec: NetworkSpec) -> RunConfig:
    """Return the config with the base's image size, network, and highest noise level."""
    replace = msgspec.structs.replace
    latents, autoencoder = spec.latents, config.model.autoencoder
    if latents is None:
        autoencoder = "none"
    elif autoencoder == "none":
        autoencoder = "trained"
    sampling = config.sampling
    if spec.alphas_cumprod:
        last = spec.alphas_cumprod[-1]
        highest = ((1 - last) / last) ** 0.5 if last > 0 else 1000.0
        sampling = replace(sampling, sigma_max=min(1000.0, max(1.0, highest)))  # allowed range
    return replace(
        config,
        data=replace(config.data, shape=_shape_for(config, spec)),
        model=replace(
            _fit_network(config.model, spec),
            prediction=spec.prediction,
            autoencoder=autoencoder,
        ),
        sampling=sampling,
    )


def _shape_for(config: RunConfig, spec: NetworkSpec) -> ImageShape:
    """Return the shape that images are converted to; gray images are stored with one channel."""
    shape = spec.pixel_shape
    is_gray = shape.channels == 1 and not config.data.shape.has_alpha
    return shape._replace(channels=config.data.shape.channels) if is_gray else shape


def _fit_network(model: ModelConfig, spec: NetworkSpec) -> ModelConfig:
    """Return the settings with the base's kind of network and its sizes."""
    network, replace = spec.network, msgspec.structs.replace
    if isinstance(network, PluginNetwork):
        return replace(
            model, backbone=network.name, backbone_settings=network.settings, unshuffle=1
        )
    if isinstance(network, DitShape):
        sizes = {name: getattr(network, name) for name in DitConfig.__struct_fields__}
        dit = msgspec.convert(sizes, DitConfig)
        return replace(model, backbone="dit", backbone_settings={}, dit=dit, unshuffle=1)
    longest = max(spec.image_shape[1:]) // network.unshuffle
    fitted = _fit_widths(model, network.config, longest=longest)
    return replace(fitted, backbone="unet", backbone_settings={}, unshuffle=network.unshuffle)


def _fit_widths(model: ModelConfig, unet: dict[str, Any], *, longest: int) -> ModelConfig:
    """Return the settings with the sizes of a U-Net, whose input has this longest side.

    A U-Net of another program may omit sizes, or have some that no setting can express; the
    settings then stay.
    """
    if not unet.keys() >= _SIZES:
        return model
    kinds = enumerate(unet["down_block_types"])
    fitted = msgspec.structs.replace(
        model,
        widths=tuple(unet["block_out_channels"]),
        layers_per_block=unet["layers_per_block"],
        attention_sizes=tuple(longest >> at for at, kind in kinds if "Attn" in kind),
    )
    try:
        return msgspec.convert(msgspec.to_builtins(fitted), ModelConfig)
    except msgspec.ValidationError:
        return model

"""The description of a denoiser, and building a denoiser from it.

A `NetworkSpec` contains everything that the weights do not: what the network is rebuilt from, and
the preconditioning. Runs that started from a diffusers folder and from random weights are described
the same way. A run folder stores it beside its checkpoints; see
`sfumato.checkpoints.network_file`.
"""

from collections.abc import Mapping
from typing import Any

import msgspec
import torch
from torch import Tensor, nn

from sfumato.config.image_shape import ImageShape, Shape
from sfumato.config.presets import latent_shape, over_latents
from sfumato.config.settings import ModelConfig, RunConfig
from sfumato.diffusion.preconditioning import (
    DiscretePreconditioning,
    PreconditionedDenoiser,
    Preconditioning,
    linear_alphas_cumprod,
    make_preconditioning,
)
from sfumato.errors import CheckpointError
from sfumato.files.natural_order import natural_key
from sfumato.latents.autoencoder import require_reducible
from sfumato.latents.image_space import LatentSpec
from sfumato.messages import Message, Text, msg
from sfumato.nn.backbone import AUGMENTATION_LABELS, UNetBackbone, start_at_zero
from sfumato.nn.dit import DitBackbone, DitShape
from sfumato.nn.own_backbones import OWN_BACKBONES
from sfumato.nn.plugin_backbone import (
    BackboneForm,
    PluginBackbone,
    PluginNetwork,
    build_plugin_backbone,
    check_backbone_output,
)
from sfumato.plugins.catalog import Catalog
from sfumato.records.metadata import Base

__all__ = [
    "NetworkSpec",
    "UNetNetwork",
    "build_denoiser",
    "load_denoiser",
    "preconditioning_of",
    "require_fit",
    "require_network",
    "spec_from_config",
]

_MOST_NAMED = 3


class UNetNetwork(msgspec.Struct, frozen=True, kw_only=True, tag="unet"):
    """A U-Net of diffusers; one from a diffusers folder is described the same way."""

    config: dict[str, Any]
    """Config of diffusers' UNet2DModel as plain values."""
    unshuffle: int = 1
    """Side of the pixel blocks that become channels."""


class NetworkSpec(msgspec.Struct, frozen=True, kw_only=True):
    """Everything about a denoiser except its weights."""

    network: UNetNetwork | DitShape | PluginNetwork
    """What the network is rebuilt from."""
    image_shape: Shape
    """Channels, height, and width of the network's input: of images or of their latents."""
    classes: tuple[str, ...]
    prediction: str
    sigma_data: float
    log_sigma_mean: float
    log_sigma_std: float
    alphas_cumprod: tuple[float, ...] = ()
    """The schedule of a discrete-time model; empty for any other model."""
    latents: LatentSpec | None = None
    """The latent space, if any; if so, `image_shape` is that of the latents."""
    augmentation_labels: int = 0
    """Number of augmentation parameters that condition the network."""
    base: Base | None = None
    """The model whose weights the run started from, if any."""
    format: int = 1

    @property
    def pixel_shape(self) -> ImageShape:
        """Shape of the images."""
        return self.latents.pixel_shape if self.latents else ImageShape.of(self.image_shape)


def spec_from_config(
    config: RunConfig,
    *,
    image_shape: Shape,
    classes: tuple[str, ...],
    sigma_data: float,
    latents: LatentSpec | None = None,
    backbones: Catalog | None = None,
) -> NetworkSpec:
    """Return the description of the configured denoiser.

    Args:
        config: The run's config.
        image_shape: Channels, height, and width of the network's input: of images or of latents.
        classes: Class names, indexed by label; empty if there are no classes.
        sigma_data: Measured standard deviation of the images; a value in the config takes
            precedence.
        latents: The latent space, if any.
        backbones: Networks from plugins; defaults to only the built-in networks.

    Raises:
        ConfigError: If the network does not support the image size.
        PluginError: If the network's plugin is not enabled, or fails.
    """
    is_discrete = config.model.prediction in ("epsilon", "v")
    form = BackboneForm(
        image_shape=image_shape,
        class_count=len(classes),
        augmentation_labels=AUGMENTATION_LABELS if config.augmentation.probability else 0,
        model=config.model,
    )
    return NetworkSpec(
        network=_described(form, backbones),
        image_shape=image_shape,
        classes=classes,
        prediction=config.model.prediction,
        sigma_data=config.noise.sigma_data or sigma_data,
        log_sigma_mean=config.noise.log_sigma_mean,
        log_sigma_std=config.noise.log_sigma_std,
        alphas_cumprod=tuple(linear_alphas_cumprod().tolist()) if is_discrete else (),
        latents=latents,
        augmentation_labels=form.augmentation_labels,
    )


def build_denoiser(
    spec: NetworkSpec, *, backbones: Catalog | None = None
) -> PreconditionedDenoiser:
    """Build the denoiser with new weights from torch's default generator.

    Raises:
        PluginError: If the network's plugin is not enabled, or fails.
    """
    backbone = _backbone(spec, backbones)
    if isinstance(backbone, UNetBackbone):
        start_at_zero(backbone.unet)
    if isinstance(backbone, PluginBackbone):
        check_backbone_output(backbone)
    return PreconditionedDenoiser(backbone, preconditioning_of(spec))


def load_denoiser(
    spec: NetworkSpec, weights: Mapping[str, Tensor], *, backbones: Catalog | None = None
) -> PreconditionedDenoiser:
    """Build the denoiser with the given weights.

    The random generator is not used, because a run that trains in another thread shares it and its
    results would change.

    Raises:
        PluginError: If the network's plugin is not enabled, or fails.
    """
    with torch.device("meta"):
        backbone = _backbone(spec, backbones)
    denoiser = PreconditionedDenoiser(backbone.to_empty(device="cpu"), preconditioning_of(spec))
    denoiser.load_state_dict(weights)
    return denoiser


def require_fit(spec: NetworkSpec, *, channels: int, classes: tuple[str, ...]) -> None:
    """Raise if the images differ in channels or classes from those a network was trained on.

    Args:
        spec: The network of a run that has already begun.
        channels: Number of channels of the images or of their latents.
        classes: Class names of the images, indexed by label. Since labels are indices, the names
            must be identical and in the same order.

    Raises:
        CheckpointError: If the channels or classes differ.
    """
    if channels != spec.image_shape[0]:
        raise CheckpointError(
            msg(
                "nn.colors_do_not_match",
                "The network generates {colors} images, but the dataset contains "
                "{found_colors} images.",
                colors=_colors(spec.image_shape[0]),
                found_colors=_colors(channels),
            ),
            hint=msg(
                "nn.choose_matching_colors",
                "Choose {colors} images or another base model, or train from scratch.",
                colors=_colors(spec.image_shape[0]),
            ),
        )
    if classes != spec.classes:
        raise _other_classes(spec, classes)


def require_network(config: RunConfig) -> None:
    """Raise if the configured network or autoencoder does not support its image size.

    Raises:
        ConfigError: If the image size is not supported.
    """
    model = config.model
    image_shape: Shape = config.data.shape
    if model.autoencoder == "trained":
        require_reducible(config.autoencoder, config.data.shape)
        image_shape = latent_shape(config.autoencoder, config.data.shape)
        config = over_latents(config, shape=image_shape)
    elif model.autoencoder != "none":
        return  # the size of its latents is unknown until it is loaded
    if model.backbone in OWN_BACKBONES:  # a plugin's network is tested when training starts
        spec_from_config(config, image_shape=image_shape, classes=(), sigma_data=0.5)


def preconditioning_of(spec: NetworkSpec) -> Preconditioning:
    """Return the preconditioning of a denoiser."""
    if spec.alphas_cumprod:
        return DiscretePreconditioning(
            torch.tensor(spec.alphas_cumprod, dtype=torch.float64), spec.prediction
        )
    return make_preconditioning(
        spec.prediction,
        sigma_data=spec.sigma_data,
        log_sigma_mean=spec.log_sigma_mean,
        log_sigma_std=spec.log_sigma_std,
    )


def _other_classes(spec: NetworkSpec, classes: tuple[str, ...]) -> CheckpointError:
    """Return the error for classes that differ from those of the network."""
    changed = sorted(set(classes) ^ set(spec.classes), key=natural_key)
    if not changed:
        return CheckpointError(
            msg(
                "nn.class_order_does_not_match",
                "The network has the same classes in a different order, so its labels "
                "would not match.",
            ),
            hint=msg(
                "nn.start_run_with_new_order",
                "Start a new run from this one to keep the weights and use the new order: "
                "sfumato train PROJECT --data DATASET --from RUN",
            ),
        )
    names: list[Text] = [f"“{name}”" for name in changed[:_MOST_NAMED]]
    if len(changed) > _MOST_NAMED:
        more = len(changed) - _MOST_NAMED
        names.append(msg("nn.and_more", "and {more:,} more", more=more))
    return CheckpointError(
        msg(
            "nn.classes_do_not_match",
            "The classes of the network ({network_classes}) and of the dataset "
            "({dataset_classes}) do not match. These are not in both: {names}.",
            network_classes=len(spec.classes),
            dataset_classes=len(classes),
            names=names,
        ),
        hint=msg(
            "nn.start_run_with_new_classes",
            "Restore the dataset's classes, or start a new run from this one to keep "
            "the weights and use the new classes: sfumato train PROJECT --data DATASET "
            "--from RUN",
        ),
    )


def _described(
    form: BackboneForm, backbones: Catalog | None
) -> UNetNetwork | DitShape | PluginNetwork:
    """Build the network without weights, and return what it is rebuilt from."""
    model = form.model
    with torch.device("meta"):  # only the description is needed
        if backbones is None and model.backbone in OWN_BACKBONES:
            backbone = OWN_BACKBONES[model.backbone](form)
        else:
            backbone = build_plugin_backbone(form, backbones)
    if isinstance(backbone, UNetBackbone):
        return UNetNetwork(config=_plain(backbone.unet.config), unshuffle=backbone.unshuffle)
    if isinstance(backbone, DitBackbone):
        return backbone.shape
    assert backbones is not None
    return PluginNetwork(
        name=model.backbone,
        plugin=backbones.plugin_of(model.backbone),
        settings=dict(model.backbone_settings),
        dropout=model.dropout,
    )


def _backbone(spec: NetworkSpec, backbones: Catalog | None) -> nn.Module:
    network, class_count = spec.network, len(spec.classes)
    if isinstance(network, PluginNetwork):
        model = ModelConfig(
            backbone=network.name, backbone_settings=network.settings, dropout=network.dropout
        )
        form = BackboneForm(
            image_shape=spec.image_shape,
            class_count=class_count,
            augmentation_labels=spec.augmentation_labels,
            model=model,
        )
        return PluginBackbone(build_plugin_backbone(form, backbones), form)
    if isinstance(network, DitShape):
        return DitBackbone(
            network,
            image_shape=spec.image_shape,
            class_count=class_count,
            augmentation_labels=spec.augmentation_labels,
        )
    from diffusers import UNet2DModel  # imported here for start-up time: loads torch's compiler

    return UNetBackbone(
        UNet2DModel.from_config(network.config),
        unshuffle=network.unshuffle,
        class_count=class_count,
        augmentation_labels=spec.augmentation_labels,
    )


def _colors(channels: int) -> Message:
    if channels == 1:
        return msg("nn.grayscale", "grayscale")
    if channels == 4:
        return msg("nn.transparent", "transparent")
    return msg("nn.color", "color")


def _plain(config: Any) -> dict[str, Any]:  # diffusers' FrozenDict has no types
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in dict(config).items()
        if not name.startswith("_")
    }

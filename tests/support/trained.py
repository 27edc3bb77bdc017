"""Trained models without training: small networks with random weights, none of them zero.

A network whose last layer is zero gives the same image from every program, so it proves nothing.
"""

from typing import Literal

import msgspec
import torch
from torch import nn

import sfumato_plugins
from sfumato.config.image_shape import Channels, ImageShape
from sfumato.config.settings import (
    AugmentationConfig,
    AutoencoderConfig,
    DataConfig,
    DitConfig,
    ModelConfig,
    RunConfig,
    SamplingSettings,
)
from sfumato.diffusion.gaussian_start import GaussianStart, fit_gaussian
from sfumato.generation.trained_model import Guide, TrainedModel
from sfumato.latents.autoencoder import build_autoencoder
from sfumato.latents.image_space import LatentSpace
from sfumato.nn.network import NetworkSpec, build_denoiser, spec_from_config
from sfumato.plugins.registry import Plugins
from sfumato.records.metadata import ModelMetadata

__all__ = ["small_config", "small_latent_space", "trained_latent_model", "trained_model"]


def small_config(
    *,
    prediction: str = "flow",
    unshuffle: int = 1,
    sampler: str = "dpmpp_2m",
    num_steps: int = 4,
    objective: Literal["denoising", "consistency"] = "denoising",
    widths: tuple[int, ...] = (16, 32),
    backbone: str = "unet",
    augmentation: float = 0.0,
    **guidance: object,
) -> RunConfig:
    """Return the config of a small network for images of 8 px, with the given guidance."""
    return RunConfig(
        data=DataConfig(dataset="toys", shape=ImageShape.square(8)),
        model=ModelConfig(
            widths=widths,
            layers_per_block=1,
            attention_sizes=(8 // unshuffle,),
            unshuffle=unshuffle,
            prediction=prediction,
            backbone=backbone,
            dit=DitConfig(width=32, depth=2, patch_px=2),
        ),
        augmentation=AugmentationConfig(probability=augmentation),
        sampling=SamplingSettings(sampler=sampler, num_steps=num_steps, **guidance),
        objective=objective,
    )


def trained_model(
    config: RunConfig | None = None, *, channels: Channels = 3, classes: tuple[str, ...] = ()
) -> TrainedModel:
    """Return a model with random weights that generates images of every brightness.

    It has a guide with other random weights if the config enables autoguidance.
    """
    config = config or small_config()
    shape = config.data.shape._replace(channels=channels)
    spec = spec_from_config(config, image_shape=shape, classes=classes, sigma_data=0.5)
    denoiser = _network(spec, seed=0)
    guide = Guide(_network(spec, seed=1), 100, "c" * 64)
    metadata = ModelMetadata(
        run="toys-1",
        images_seen=1000,
        step=100,
        weights_sha256="a" * 64,
        shape=shape,
        classes=classes,
        sigma_data=0.5,
        images=48,
        dataset_sha256="b" * 64,
        config=config,
    )
    plugins = Plugins([("builtin", sfumato_plugins)])
    sampler = plugins.samplers.build(config.sampling.sampler)
    model = TrainedModel(denoiser, metadata, sampler=sampler, guide=guide)
    model.space.gaussian = _some_gaussian(model.image_shape)
    return model


def small_latent_space(*, channels: Channels = 3) -> LatentSpace:
    """Return a latent space of 4 channels and 8 px for images of 32 px, with random weights."""
    torch.manual_seed(1)
    config = AutoencoderConfig(reduction=4, width=16, layers=1)
    autoencoder = build_autoencoder(config, ImageShape.square(32, channels))
    autoencoder.eval().requires_grad_(requires_grad=False)
    return LatentSpace(
        autoencoder,
        image_shape=(4, 8, 8),
        pixel_shape=ImageShape.square(32, channels),
        mean=(0.1, -0.2, 0.3, 0.0),
        deviation=(1.5, 2.0, 0.5, 1.0),
    ).eval()


def trained_latent_model(
    config: RunConfig | None = None, *, channels: Channels = 3, classes: tuple[str, ...] = ()
) -> TrainedModel:
    """Return a latent diffusion model with random weights."""
    config = config or small_config()
    inner = trained_model(config, channels=4, classes=classes)
    metadata = msgspec.structs.replace(
        inner.metadata,
        shape=ImageShape.square(32, channels),
        config=msgspec.structs.replace(
            config, data=DataConfig(dataset="toys", shape=ImageShape.square(32))
        ),
    )
    space = small_latent_space(channels=channels)
    space.gaussian = _some_gaussian(space.image_shape)
    return TrainedModel(
        inner.denoiser, metadata, sampler=inner.sampler, guide=inner.guide, space=space
    )


def _some_gaussian(shape: tuple[int, int, int]) -> GaussianStart:
    """Return the normal distribution of images that differ most in brightness."""
    rng = torch.Generator().manual_seed(2)
    images = torch.randn(32, *shape, generator=rng) + 2 * torch.randn(32, 1, 1, 1, generator=rng)
    return fit_gaussian(0.4 * images + 0.3)


def _network(spec: NetworkSpec, *, seed: int) -> nn.Module:
    torch.manual_seed(seed)
    denoiser = build_denoiser(spec)
    for parameter in denoiser.parameters():
        if not parameter.any():
            nn.init.normal_(parameter, std=0.1)
    return denoiser.eval().requires_grad_(requires_grad=False)

"""A small model for testing plugins without training."""

import torch
from torch import nn

from sfumato.config.image_shape import ImageShape
from sfumato.config.settings import DataConfig, ModelConfig, RunConfig, SamplingSettings
from sfumato.generation.trained_model import TrainedModel
from sfumato.nn.network import build_denoiser, spec_from_config
from sfumato.plugins.registry import builtin_plugins
from sfumato.records.metadata import ModelMetadata

__all__ = ["small_config", "small_model"]

_SHAPE = ImageShape.square(8)
_DEVIATION = 0.1
"""The standard deviation of random values for weights that are initialized to zero.

A network that returns only zeros would prove nothing.
"""


def small_config(shape: ImageShape = _SHAPE) -> RunConfig:
    """Return the config of a network with 27,000 weights for small images."""
    return RunConfig(
        data=DataConfig(dataset="toys", shape=shape),
        model=ModelConfig(widths=(8, 16), layers_per_block=1, attention_sizes=(4,)),
        sampling=SamplingSettings(num_steps=3),
    )


def small_model(*, shape: ImageShape = _SHAPE, classes: tuple[str, ...] = ()) -> TrainedModel:
    """Return a model with random weights that generates images with all levels of brightness.

    Args:
        shape: The shape of the images.
        classes: The names of the model's classes.
    """
    config = small_config(shape)
    spec = spec_from_config(config, image_shape=shape, classes=classes, sigma_data=0.5)
    with torch.random.fork_rng():
        torch.manual_seed(0)
        denoiser = build_denoiser(spec)
        for parameter in denoiser.parameters():
            if not parameter.any():
                nn.init.normal_(parameter, std=_DEVIATION)
    metadata = ModelMetadata(
        run="toys-01",
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
    sampler = builtin_plugins().samplers.build(config.sampling.sampler)
    return TrainedModel(
        denoiser.eval().requires_grad_(requires_grad=False), metadata, sampler=sampler
    )

"""The contestant with k-diffusion's recipe for small images.

It uses the package's config for MNIST (gray) or CIFAR-10 (color): its U-Net (depths 2, 4, 4;
channels reduced to 32, 32, 64, which gives 1.6 million parameters), conditional augmentation,
soft-min-SNR weighting, stratified interpolated-cosine noise levels, AdamW, batch 64, inverse-power
EMA, Karras schedule and DPM-Solver++(2M). In its favor, sigma_data is measured on the dataset.
"""

import copy
from collections.abc import Iterator
from functools import partial
from typing import Any

import k_diffusion as K  # noqa: N812, the package's own convention
import torch
from PIL import Image
from torch import Tensor, nn

from contest.contestant import Clock, SamplingPreset, Trained, parameter_count
from contest.sets import ImageSet

__all__ = ["train_contestant"]

_BATCH_SIZE = 64
_RATE_BY_CHANNELS = {1: 2e-4, 3: 1e-4}  # from config_mnist.json and config_cifar10.json
_ATTENTION_BY_CHANNELS = {1: (False, False, True), 3: (False, True, True)}


def train_contestant(images: ImageSet, *, name: str, seed: int, budget_s: float) -> Trained:
    """Train as the package's `train.py` does."""
    del name, seed  # there is only one variant; torch's generator is seeded
    config = _config(images)
    inner = K.config.make_model(config)
    network = K.config.make_denoiser_wrapper(config)(inner)
    average = copy.deepcopy(network)
    sample_sigma = K.config.make_sample_density(config["model"])
    settings = config["optimizer"]
    optimizer = torch.optim.AdamW(
        inner.param_groups(settings["lr"]),
        lr=settings["lr"],
        betas=tuple(settings["betas"]),
        eps=settings["eps"],
        weight_decay=settings["weight_decay"],
    )
    ema = K.utils.EMAWarmup(
        power=config["ema_sched"]["power"], max_value=config["ema_sched"]["max_value"]
    )
    feed = _feed(images, augment_prob=config["model"]["augment_prob"])
    clock, seen = Clock(budget_s), 0
    for x, conditions in feed:
        with K.utils.enable_stratified():
            sigma = sample_sigma([len(x)])
        loss = network.loss(x, torch.randn_like(x), sigma, aug_cond=conditions).mean()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        with torch.no_grad():
            K.utils.ema_update(network, average, ema.get_value())
        ema.step()
        seen += len(x)
        if clock.share >= 1:
            break
    return Trained(
        images_seen=seen,
        cpu_s=clock.cpu_s,
        elapsed_s=clock.elapsed_s,
        parameters=parameter_count(inner),
        precision="fp32",
        presets=_presets(average.eval(), images, config["model"]),
    )


def _config(images: ImageSet) -> dict[str, Any]:
    """Return the config in the package's own format."""
    channels, size_px = images.channels, images.size_px
    model = {
        "type": "image_v1",
        "input_channels": channels,
        "input_size": [size_px, size_px],
        "mapping_out": 128,
        "depths": [2, 4, 4],
        "channels": [32, 32, 64],
        "self_attn_depths": list(_ATTENTION_BY_CHANNELS[channels]),
        "loss_config": "karras",
        "loss_weighting": "soft-min-snr",
        "dropout_rate": 0.05,
        "augment_prob": 0.12,
        "sigma_data": float(images.images.std() / 127.5),
        "sigma_min": 1e-2,
        "sigma_max": 80,
        "sigma_sample_density": {"type": "cosine-interpolated"},
    }
    optimizer = {"type": "adamw", "lr": _RATE_BY_CHANNELS[channels]}
    config: dict[str, Any] = K.config.load_config({"model": model, "optimizer": optimizer})
    return config


def _feed(images: ImageSet, *, augment_prob: float) -> Iterator[tuple[Tensor, Tensor]]:
    """Yield augmented images in [-1, 1], `(B, C, H, W)`, and augmentation parameters, `(B, 9)`."""
    change = K.augmentation.KarrasAugmentationPipeline(augment_prob)
    source = images.images
    loaded = [Image.fromarray(p[:, :, 0] if p.shape[2] == 1 else p) for p in source]
    while True:
        order = torch.randperm(len(loaded)).tolist()
        for start in range(0, len(loaded) - _BATCH_SIZE + 1, _BATCH_SIZE):
            changed = [change(loaded[index]) for index in order[start : start + _BATCH_SIZE]]
            yield (
                torch.stack([image for image, _, _ in changed]).float(),
                torch.stack([condition for _, _, condition in changed]),
            )


def _presets(
    average: nn.Module, images: ImageSet, model: dict[str, Any]
) -> tuple[SamplingPreset, ...]:
    shape = (images.channels, images.size_px, images.size_px)

    def draw(count: int, *, steps: int) -> Tensor:
        x = torch.randn(count, *shape) * model["sigma_max"]
        sigmas = K.sampling.get_sigmas_karras(
            steps, model["sigma_min"], model["sigma_max"], rho=7.0
        )
        loaded: Tensor = K.sampling.sample_dpmpp_2m(average, x, sigmas, disable=True)
        return loaded

    return tuple(
        SamplingPreset("DPM-Solver++ 2M", steps, partial(draw, steps=steps))
        for steps in (10, 20, 50)
    )

"""The contestant with the recipe of diffusers' example script.

It follows `examples/unconditional_image_generation/train_unconditional.py` with its defaults:
epsilon prediction on linear betas, batch 16, AdamW at 1e-4 with beta1 0.95, 500 warm-up steps and a
cosine, clipping at 1, and its EMA. Three changes are in its favor: the network is a small one on
pixel-unshuffled images, four times faster than one on pixels; the cosine ends with the time budget,
as if the number of epochs had been guessed correctly; images come from memory instead of files.
"""

import copy
import math
from typing import Any

import torch
from diffusers import DDIMScheduler, DDPMScheduler, DPMSolverMultistepScheduler
from diffusers.training_utils import EMAModel
from torch import Tensor, nn
from torch.nn import functional

from contest.contestant import Clock, SamplingPreset, Trained, batches, parameter_count
from contest.sets import ImageSet
from sfumato.config.settings import ModelConfig
from sfumato.nn.backbone import build_backbone

__all__ = ["ExampleTrainer", "train_contestant"]

_BATCH_SIZE = 16
_RATE, _WARMUP_STEPS = 1e-4, 500


class ExampleTrainer:
    """Performs the example's weight updates.

    Args:
        network: Maps images `(B, C, H, W)` and timesteps `(B,)` to the noise in them.
    """

    def __init__(self, network: nn.Module) -> None:
        self.network = network
        self._noising = DDPMScheduler(num_train_timesteps=1000)
        self._optimizer = torch.optim.AdamW(
            network.parameters(), lr=_RATE, betas=(0.95, 0.999), weight_decay=1e-6, eps=1e-8
        )
        self._ema = EMAModel(
            network.parameters(), decay=0.9999, use_ema_warmup=True, inv_gamma=1.0, power=0.75
        )

    def update(self, x: Tensor, *, rate: float) -> float:
        """Train on images in [-1, 1] with a fraction of the learning rate; return the loss."""
        for group in self._optimizer.param_groups:
            group["lr"] = rate * _RATE
        noise = torch.randn_like(x)
        timesteps = torch.randint(0, 1000, (len(x),), device=x.device)
        noisy = self._noising.add_noise(x, noise, timesteps)
        loss = functional.mse_loss(self.network(noisy, timesteps), noise)
        loss.backward()  # type: ignore[no-untyped-call]  # torch is untyped here
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self._optimizer.step()
        self._optimizer.zero_grad()
        self._ema.step(self.network.parameters())
        return loss.item()  # the script logs it after each step

    def average(self) -> nn.Module:
        """Return a network with the averaged weights."""
        average = copy.deepcopy(self.network)
        self._ema.copy_to(average.parameters())
        return average


def train_contestant(images: ImageSet, *, name: str, seed: int, budget_s: float) -> Trained:
    """Train as the script does."""
    del name  # there is only one variant
    trainer = ExampleTrainer(_small_unet(images))
    clock, seen = Clock(budget_s), 0
    for step, x in enumerate(batches(images, _BATCH_SIZE, seed=seed), start=1):
        trainer.update(x, rate=_rate(step, clock.share))
        seen += len(x)
        if clock.share >= 1:
            break
    return Trained(
        images_seen=seen,
        cpu_s=clock.cpu_s,
        elapsed_s=clock.elapsed_s,
        parameters=parameter_count(trainer.network),
        precision="fp32",
        presets=_presets(trainer.network.eval(), trainer.average().eval(), images),
    )


def _small_unet(images: ImageSet) -> nn.Module:
    """Return diffusers' U-Net with 1.7 million parameters and its default initialization."""
    model = ModelConfig(
        widths=(48, 96), layers_per_block=1, attention_sizes=(7, 8), unshuffle=2, dropout=0.0
    )
    return build_backbone(model, image_shape=images.shape, class_count=0)


def _rate(step: int, share: float) -> float:
    """Return the learning-rate factor: warm-up by steps, cosine by time."""
    if step < _WARMUP_STEPS:
        return step / _WARMUP_STEPS
    return 0.5 * (1 + math.cos(math.pi * min(1.0, share)))


def _presets(
    network: nn.Module, average: nn.Module, images: ImageSet
) -> tuple[SamplingPreset, ...]:
    shape = (images.channels, images.size_px, images.size_px)

    def preset(
        name: str, scheduler: Any, steps: int, *, net: nn.Module = average
    ) -> SamplingPreset:
        return SamplingPreset(
            name, steps, lambda count: _trajectory(net, scheduler, (count, *shape), steps)
        )

    clamped = {"thresholding": True, "sample_max_value": 1.0}  # x0 clamped to [-1, 1]
    solver = DPMSolverMultistepScheduler
    return (
        preset("DDPM", DDPMScheduler(), 10),
        preset("DDIM", DDIMScheduler(), 10),
        preset("DPM-Solver++ 2M", solver(), 10),
        preset("DPM-Solver++ 2M, x0 clamped", solver(**clamped), 10),
        preset("DPM-Solver++ 2M, x0 clamped, raw weights", solver(**clamped), 10, net=network),
        preset("DDIM", DDIMScheduler(), 50),
        preset("DDPM", DDPMScheduler(), 100),
    )


def _trajectory(network: nn.Module, scheduler: Any, shape: tuple[int, ...], steps: int) -> Tensor:
    """Return images sampled as in diffusers' own pipelines."""
    scheduler.set_timesteps(steps)
    x = torch.randn(shape)
    for timestep in scheduler.timesteps:
        output = network(x, timestep.expand(len(x)))
        x = scheduler.step(output, timestep, x).prev_sample
    return x

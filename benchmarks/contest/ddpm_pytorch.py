"""The contestant denoising-diffusion-pytorch with its defaults.

It uses the package's U-Net (dim 24 and three levels, 1.5 million parameters), `GaussianDiffusion`
(v prediction, sigmoid schedule) and `Trainer` (Adam at 1e-4, batch 16, EMA 0.995 every ten steps,
mirrored images). Only the data loading differs: images come from memory instead of worker
processes, whose time would not count.
"""

import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from denoising_diffusion_pytorch import GaussianDiffusion, Trainer, Unet
from torch import Tensor, nn

from contest.contestant import Clock, SamplingPreset, Trained, batches, parameter_count
from contest.sets import ImageSet, write_folder

__all__ = ["make_trainer", "silent", "train_contestant"]

_BATCH_SIZE = 16
_FEWEST_FILES = 100  # the Trainer requires this many; none of them is read
_DIM, _DIM_MULTS = 24, (1, 2, 4)
_NEVER = 10**9


def train_contestant(images: ImageSet, *, name: str, seed: int, budget_s: float) -> Trained:
    """Train with the package's own trainer."""
    del name  # there is only one variant
    unet = Unet(dim=_DIM, dim_mults=_DIM_MULTS, channels=images.channels)
    with tempfile.TemporaryDirectory() as folder:
        trainer = make_trainer(
            unet,
            size_px=images.size_px,
            batch_size=_BATCH_SIZE,
            folder=Path(folder),
        )
        clock = Clock(budget_s)
        trainer.dl = _feed(images, trainer, clock, seed=seed)
        with silent():
            trainer.train()
        cpu_s, elapsed_s = clock.cpu_s, clock.elapsed_s
    return Trained(
        images_seen=trainer.step * _BATCH_SIZE,
        cpu_s=cpu_s,
        elapsed_s=elapsed_s,
        parameters=parameter_count(unet),
        precision="fp32",
        presets=_presets(trainer.ema.ema_model.eval()),
    )


def make_trainer(network: nn.Module, *, size_px: int, batch_size: int, folder: Path) -> Trainer:
    """Return the package's trainer with its defaults.

    Args:
        network: A network with the attributes of the package's own U-Net.
        size_px: Side of the images.
        batch_size: Batch size of the data that its `dl` will get.
        folder: An empty folder for the images and results that the trainer requires.
    """
    empty = np.zeros((_FEWEST_FILES, size_px, size_px, 3), np.uint8)
    return Trainer(
        GaussianDiffusion(network, image_size=size_px),
        str(write_folder(empty, folder / "images")),
        train_batch_size=batch_size,
        train_num_steps=_NEVER,
        save_and_sample_every=_NEVER,
        calculate_fid=False,
        results_folder=str(folder / "results"),
    )


@contextmanager
def silent() -> Iterator[None]:
    """Suppress the package's progress bars and messages."""
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        yield


def _feed(images: ImageSet, trainer: Trainer, clock: Clock, *, seed: int) -> Iterator[Tensor]:
    """Yield batches in [0, 1]; the batch in progress when the time is up is the last one."""
    for x in batches(images, _BATCH_SIZE, seed=seed, is_flipped=True):
        if clock.share >= 1:
            trainer.train_num_steps = trainer.step + 1
        yield (x + 1) / 2


def _presets(average: Any) -> tuple[SamplingPreset, ...]:
    return tuple(
        SamplingPreset("DDIM", steps, partial(_draw, average=average, steps=steps))
        for steps in (10, 20, 50)
    )


def _draw(count: int, *, average: Any, steps: int) -> Tensor:
    average.sampling_timesteps = steps
    shape = (count, average.channels, *average.image_size)
    with silent():
        images: Tensor = average.ddim_sample(shape)
    return images * 2 - 1

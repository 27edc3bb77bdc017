"""Draw the images of the page “Diffusion in ten minutes” with a trained run.

    uv run python packaging/draw_concepts.py my-project faces-01

The run decides what they show; those in the repository are from the sketch preset after eight
minutes on the sample faces.
"""

import argparse
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from sfumato.data.cache import open_cache
from sfumato.diffusion.sampler import karras_sigmas
from sfumato.generation.loading import load_model
from sfumato.generation.trained_model import TrainedModel
from sfumato.plugins.registry import builtin_plugins
from sfumato.records.project import Project

FOLDER = Path(__file__).resolve().parents[1] / "docs/images/concepts"
SIGMAS = (0.0, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 20.0)
STEPS = 8
ENLARGED = 3
GAP_PX = 4


def noise_levels(model: TrainedModel, images: Tensor) -> Image.Image:
    """Return two rows per image: with rising noise, and as the denoiser predicts it from that."""
    generator = torch.Generator().manual_seed(3)
    rows = []
    for image in images:
        noise = torch.randn(image.shape, generator=generator)
        noisy = torch.stack([image + sigma * noise for sigma in SIGMAS])
        sigmas = torch.tensor([max(sigma, 0.002) for sigma in SIGMAS])
        rows += [_in_view(noisy, sigmas), model.denoise(noisy, sigmas)]
    return _sheet(rows)


def sampling(model: TrainedModel, count: int) -> Image.Image:
    """Return two rows per image: its way from noise, and the denoiser's predictions on it."""
    sigmas = karras_sigmas(STEPS, sigma_min=0.02, sigma_max=80.0)
    rows = []
    for seed in range(count):
        generator = torch.Generator().manual_seed(seed)
        x = sigmas[0] * torch.randn((1, *model.image_shape), generator=generator)
        states, predictions = [], []
        for sigma, following in pairwise(sigmas):
            prediction = model.denoise(x, torch.tensor([sigma]))
            states.append(_in_view(x, torch.tensor([sigma])))
            predictions.append(prediction)
            x = prediction + following / sigma * (x - prediction)
        rows += [torch.cat(states), torch.cat(predictions)]
    return _sheet(rows)


def training(folder: Path) -> Image.Image:
    """Return the first sample grids of a run side by side: at its start, and later."""
    grids = [Image.open(file) for file in sorted(folder.glob("*.png"))]
    shown = [grids[index] for index in (0, 1, -1)]
    width, height = shown[0].size
    sheet = Image.new("RGBA", (3 * width + 2 * GAP_PX, height), (0, 0, 0, 0))
    for place, grid in enumerate(shown):
        sheet.paste(grid, (place * (width + GAP_PX), 0))
    return sheet


def main() -> None:
    """Write the images to `docs/images/concepts`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("project", type=Path)
    parser.add_argument("run")
    given = parser.parse_args()
    project = Project.open(given.project)
    model = load_model(project.run(given.run), plugins=builtin_plugins(), device="cpu")
    data = model.metadata.config.data
    cache = open_cache(project.dataset_folder(data.dataset), data.shape)
    pixels = torch.from_numpy(np.array(cache.held_out_images[:2])).permute(0, 3, 1, 2)
    held_out = pixels.float() / 127.5 - 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with torch.no_grad():
        noise_levels(model, held_out).save(FOLDER / "noise.png", optimize=True)
        sampling(model, 2).save(FOLDER / "sampling.png", optimize=True)
    training(project.run(given.run).samples_folder).save(FOLDER / "training.png", optimize=True)


def _in_view(noisy: Tensor, sigmas: Tensor) -> Tensor:
    """Return noisy images scaled back to the range of images, so that strong noise stays gray."""
    return noisy / (1 + sigmas.square()).sqrt().view(-1, 1, 1, 1)


def _sheet(rows: list[Tensor]) -> Image.Image:
    side = rows[0].shape[-1] * ENLARGED
    size = [len(row) * (side + GAP_PX) - GAP_PX for row in (rows[0], rows)]
    sheet = Image.new("RGBA", (size[0], size[1]), (0, 0, 0, 0))
    for y, row in enumerate(rows):
        for x, image in enumerate(row):
            pixels = ((image.clamp(-1, 1) + 1) * 127.5).round().byte().permute(1, 2, 0)
            tile = Image.fromarray(pixels.numpy().squeeze()).resize(
                (side, side), Image.Resampling.NEAREST
            )
            sheet.paste(tile, (x * (side + GAP_PX), y * (side + GAP_PX)))
    return sheet


if __name__ == "__main__":
    main()

"""Storage of the normal distribution of a run's images.

The distribution is fitted once, when the run starts or is first tuned, and saved as
`gaussian.safetensors` in the run's folder, so that images that started from it can be regenerated
even if the dataset has changed.
"""

from pathlib import Path
from typing import Any

import numpy as np
import safetensors
import safetensors.torch
import torch
from numpy.typing import NDArray
from torch import Tensor

from sfumato.diffusion.gaussian_start import GaussianStart, fit_gaussian
from sfumato.errors import CheckpointError
from sfumato.files.storage import explain_disk_errors, write_whole
from sfumato.latents.image_space import ImageSpace
from sfumato.messages import msg

__all__ = ["FILE", "keep_gaussian", "load_gaussian"]

FILE = "gaussian.safetensors"

_MOST_IMAGES = 1000
_FEWEST_IMAGES = 16
_MOST_NUMBERS = 2**26
"""Maximum number of elements in all images used (a quarter of a gigabyte)."""
_AT_ONCE = 16


def load_gaussian(run_folder: Path, *, image_shape: tuple[int, int, int]) -> GaussianStart | None:
    """Return the distribution in a run's folder, or `None` if the run has none.

    Raises:
        CheckpointError: If the file is damaged, or has a different image shape.
    """
    file = run_folder / FILE
    if not file.exists():
        return None
    with explain_disk_errors(file):
        content = file.read_bytes()
    hint = msg(
        "nn.recreate_gaussian",
        ("Remove the file and tune the run to create it again: sfumato tune PROJECT {run_id}"),
        run_id=run_folder.name,
    )
    try:
        gaussian = GaussianStart(**safetensors.torch.load(content))
    except (safetensors.SafetensorError, TypeError) as error:
        raise CheckpointError(
            msg("nn.gaussian_is_damaged", "“{file}” is damaged: {error}.", file=file, error=error),
            hint=hint,
        ) from error
    if tuple(gaussian.mean.shape) != image_shape:
        raise CheckpointError(
            msg(
                "nn.gaussian_does_not_fit_model",
                "“{file}” describes images of shape {shape}, but the model generates images of "
                "shape {image_shape}.",
                file=file,
                shape=str(tuple(gaussian.mean.shape)),
                image_shape=str(image_shape),
            ),
            hint=hint,
        )
    return gaussian


def keep_gaussian(run_folder: Path, space: ImageSpace, stored: NDArray[Any]) -> None:
    """Set a space's normal distribution to that of the run, fitting it if it does not exist.

    Args:
        run_folder: Folder of the run.
        space: The space of the run's denoiser, which is modified.
        stored: Training images or latents, as stored in a cache, `(N, H, W, C)`. If there are too
            few, the space has no distribution.

    Raises:
        CheckpointError: If the run's file is damaged.
        SfumatoError: If the disk is full or not writable.
    """
    gaussian = load_gaussian(run_folder, image_shape=space.image_shape)
    if gaussian is None:
        images = _images(space, stored)
        if len(images) < _FEWEST_IMAGES:
            return
        gaussian = fit_gaussian(images)
        tensors = {name: tensor.contiguous() for name, tensor in gaussian.state_dict().items()}
        write_whole(run_folder / FILE, safetensors.torch.save(tensors))
    space.gaussian = gaussian


@torch.no_grad()
def _images(space: ImageSpace, stored: NDArray[Any]) -> Tensor:
    """Return images from across the dataset in the denoiser's input format, on the CPU."""
    most = min(_MOST_IMAGES, _MOST_NUMBERS // int(np.prod(space.image_shape)))
    indices = np.linspace(0, len(stored) - 1, min(most, len(stored))).astype(int)
    device = next((t.device for t in space.parameters()), torch.device("cpu"))
    parts = []
    for start in range(0, len(indices), _AT_ONCE):
        part = np.ascontiguousarray(stored[indices[start : start + _AT_ONCE]])
        x = torch.from_numpy(part).permute(0, 3, 1, 2).to(device)
        parts.append(space.read(x).cpu())
    return torch.cat(parts)

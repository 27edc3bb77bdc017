"""Generation of many images in batches that do not affect the result."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import torch
from torch import Tensor

from sfumato.device.memory import PassSize
from sfumato.diffusion.noise import MixedNoise, normal_noise
from sfumato.generation.trained_model import TrainedModel
from sfumato.generation.watched_sampler import WatchedSampler
from sfumato.records.noise_mix import NoiseMix

__all__ = ["class_label_for", "class_names_for", "generate_batches", "generate_images"]


def generate_batches(
    model: TrainedModel,
    seeds: Sequence[int],
    *,
    class_label: int | None = None,
    batch_size: int = 64,
    mixes: Sequence[NoiseMix] = (),
) -> Iterator[np.ndarray]:
    """Generate images, one batch at a time.

    Args:
        model: The trained model; its sampling config determines the steps, the noise levels, and
            the guidance.
        seeds: The seeds, one per image.
        class_label: The class of all images; if `None`, it is derived from each seed (see
            `class_label_for`).
        batch_size: The number of images per batch, if they fit into memory; affects memory use and
            speed, but never the images.
        mixes: The noise mix of each image that does not use the noise of its own seed.

    Yields:
        uint8 `(B, H, W, C)`.

    Raises:
        PluginError: If the model's sampler fails.
        MemoryShortageError: If there is not enough memory for a single image.
    """
    noise = MixedNoise(mixes) if mixes else normal_noise
    maker = _watched(model).image_maker(noise=noise).eval()
    device = next(model.denoiser.parameters()).device
    batch_size = min(batch_size, model.space.most_at_once)
    scale = model.guidance_scale
    guidance = None if scale == 1 else torch.tensor(scale, device=device)

    def generated(start: int, count: int) -> np.ndarray:
        part = list(seeds[start : start + count])
        labels = _labels(model, part, class_label)
        generated_by = range(start, start + len(part)) if mixes else part
        with torch.no_grad():
            images: Tensor = maker(
                torch.tensor(generated_by, dtype=torch.int64, device=device),
                None if labels is None else labels.to(device),
                guidance,
            )
        return images.cpu().numpy()

    yield from PassSize(batch_size).parts(len(seeds), generated)


def generate_images(
    model: TrainedModel, seeds: Iterable[int], *, batch_size: int = 64
) -> np.ndarray:
    """Generate all images at once, uint8 `(B, H, W, C)`; see `generate_batches`."""
    return np.concatenate(list(generate_batches(model, list(seeds), batch_size=batch_size)))


def class_label_for(seed: int, class_count: int) -> int:
    """Return the default class of an image: seeds cycle through the classes."""
    return seed % class_count


def class_names_for(seeds: Iterable[int], classes: Sequence[str]) -> tuple[str, ...]:
    """Return the default class of each image by name; empty for a model without classes."""
    return tuple(classes[class_label_for(seed, len(classes))] for seed in seeds if classes)


def _watched(model: TrainedModel) -> TrainedModel:
    sampling = model.metadata.config.sampling
    return model.sampled_by(WatchedSampler(model.sampler, name=sampling.sampler), sampling)


def _labels(model: TrainedModel, seeds: list[int], class_label: int | None) -> Tensor | None:
    count = len(model.metadata.classes)
    if count == 0:
        return None
    labels = [class_label_for(s, count) if class_label is None else class_label for s in seeds]
    return torch.tensor(labels, dtype=torch.int64)

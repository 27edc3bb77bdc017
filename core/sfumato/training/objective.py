"""What shall the network learn from a batch?

One interface for two answers: to take noise away, or to give the same image from any noise level
of a path. The update asks for noise levels and losses and knows no more.
"""

from abc import ABC, abstractmethod
from typing import NamedTuple

from torch import Tensor

from sfumato.config.consistency import ConsistencyConfig
from sfumato.config.settings import RunConfig
from sfumato.diffusion.consistency import (
    USUAL_DEVIATION,
    consistency_loss,
    earlier_sigma,
    require_clean_ends,
)
from sfumato.diffusion.preconditioning import (
    PreconditionedDenoiser,
    denoising_loss,
    sample_log_normal,
)

__all__ = [
    "Batch",
    "ConsistencyObjective",
    "DenoisingObjective",
    "Objective",
    "objective_for",
]


class Batch(NamedTuple):
    """What one update learns from, or a part of it."""

    x: Tensor
    """Clean images in [-1, 1], `(B, C, H, W)`."""
    noise: Tensor
    """Standard normal, `(B, C, H, W)`."""
    sigma: Tensor
    """Noise levels, `(B,)`."""
    class_label: Tensor | None
    """int64 `(B,)`; hidden ones point to the row for "no class"."""
    augmentation: Tensor | None = None
    """What the network is reported of how the images were augmented, `(B, 9)`."""

    def part(self, start: int, count: int) -> "Batch":
        """Return some of the images, from `start` on."""
        index = slice(start, start + count)
        label, augmentation = self.class_label, self.augmentation
        return Batch(
            x=self.x[index],
            noise=self.noise[index],
            sigma=self.sigma[index],
            class_label=None if label is None else label[index],
            augmentation=None if augmentation is None else augmentation[index],
        )


class Objective(ABC):
    """Which noise levels to train at, and what counts as an error there."""

    measures_denoising: bool
    """Whether the error at taking noise away tells how far the training has come."""

    progress: float = 0.0
    """How far the run has come, 0 to 1; set before each update."""

    @abstractmethod
    def sample_sigma(self, uniform: Tensor) -> Tensor:
        """Turn uniform numbers in (0, 1), `(B,)`, into noise levels to train at."""

    @abstractmethod
    def losses(self, batch: Batch) -> Tensor:
        """Return a loss an image, float32 `(B,)`."""


class DenoisingObjective(Objective):
    """The squared error of the network's output, at the preconditioning's own noise levels."""

    measures_denoising = True

    def __init__(self, denoiser: PreconditionedDenoiser) -> None:
        self._denoiser = denoiser

    def sample_sigma(self, uniform: Tensor) -> Tensor:
        """Draw what suits the network's output; see `Objective.sample_sigma`."""
        return self._denoiser.preconditioning.sample_sigma(uniform)

    def losses(self, batch: Batch) -> Tensor:
        """Return the squared errors; see `Objective.losses`."""
        return denoising_loss(
            self._denoiser,
            batch.x,
            noise=batch.noise,
            sigma=batch.sigma,
            class_label=batch.class_label,
            augmentation=batch.augmentation,
        )


class ConsistencyObjective(Objective):
    """The difference of the answers at two noise levels of a path; the gap narrows in stages.

    Args:
        denoiser: The model, trained before.
        settings: How the gap narrows, and where noise levels are drawn.
        sigma_data: Deviation of the clean images' pixels.
        sigma_max: Where walks begin; higher levels are of no use.

    Raises:
        ConfigError: If the network's output is not held to give back a clean image.
    """

    measures_denoising = False

    def __init__(
        self,
        denoiser: PreconditionedDenoiser,
        settings: ConsistencyConfig,
        *,
        sigma_data: float,
        sigma_max: float,
    ) -> None:
        require_clean_ends(denoiser.preconditioning)
        self._denoiser = denoiser
        self._settings = settings
        self._sigma_data = sigma_data
        self._sigma_max = sigma_max

    def sample_sigma(self, uniform: Tensor) -> Tensor:
        """Draw t from a log-normal distribution stretched to the data; see `Objective`."""
        settings, stretch = self._settings, self._sigma_data / USUAL_DEVIATION
        drawn = sample_log_normal(uniform, settings.log_sigma_mean, settings.log_sigma_std)
        return (stretch * drawn).clamp(max=self._sigma_max)

    def losses(self, batch: Batch) -> Tensor:
        """Return the differences at the present stage's gap; see `Objective.losses`."""
        stages = self._settings.stages
        before = earlier_sigma(
            batch.sigma,
            ratio=self._settings.ratio,
            stage=min(int(self.progress * stages), stages - 1),
            sigma_data=self._sigma_data,
        )
        return consistency_loss(
            self._denoiser,
            batch.x,
            noise=batch.noise,
            sigmas=(batch.sigma, before),
            class_label=batch.class_label,
        )


def objective_for(
    config: RunConfig, denoiser: PreconditionedDenoiser, *, sigma_data: float
) -> Objective:
    """Return the objective that a run's config asks for.

    Args:
        config: Its `objective`, `consistency` and highest noise level.
        denoiser: The model in training.
        sigma_data: Deviation of the clean images' pixels.

    Raises:
        ConfigError: If the model cannot be trained so.
    """
    if config.objective == "denoising":
        return DenoisingObjective(denoiser)
    return ConsistencyObjective(
        denoiser, config.consistency, sigma_data=sigma_data, sigma_max=config.sampling.sigma_max
    )

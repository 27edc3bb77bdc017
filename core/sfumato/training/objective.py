"""Training objectives: denoising and consistency.

Both share one interface: the noise levels to train at, and a loss per image. An update uses nothing
else.
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
    """The training batch of one update, or a part of it."""

    x: Tensor
    """Clean images in [-1, 1], `(B, C, H, W)`."""
    noise: Tensor
    """Standard normal, `(B, C, H, W)`."""
    sigma: Tensor
    """Noise levels, `(B,)`."""
    class_label: Tensor | None
    """int64 `(B,)`; dropped labels point to the "no class" row."""
    augmentation: Tensor | None = None
    """Augmentation conditioning of the network, `(B, 9)`."""

    def part(self, start: int, count: int) -> "Batch":
        """Return `count` images, beginning at `start`."""
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
    """The noise levels to train at, and the loss at those levels."""

    measures_denoising: bool
    """Whether the denoising error measures training progress."""

    progress: float = 0.0
    """Completed fraction of the run, 0 to 1; set before each update."""

    @abstractmethod
    def sample_sigma(self, uniform: Tensor) -> Tensor:
        """Map uniform samples in (0, 1), `(B,)`, to noise levels to train at."""

    @abstractmethod
    def losses(self, batch: Batch) -> Tensor:
        """Return one loss per image, float32 `(B,)`."""


class DenoisingObjective(Objective):
    """The squared error of the network's output, at the noise levels of its preconditioning."""

    measures_denoising = True

    def __init__(self, denoiser: PreconditionedDenoiser) -> None:
        self._denoiser = denoiser

    def sample_sigma(self, uniform: Tensor) -> Tensor:
        """Return noise levels that suit the preconditioning; see `Objective.sample_sigma`."""
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
    """The difference between the outputs at two noise levels, whose gap narrows in stages.

    Args:
        denoiser: The pretrained model.
        settings: Determines how the gap narrows and how noise levels are distributed.
        sigma_data: Standard deviation of the clean images' pixels.
        sigma_max: Noise level at which sampling starts; higher levels are never used.

    Raises:
        ConfigError: If the preconditioning does not return the clean image at the lowest noise
            level.
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
        """Sample t from a log-normal distribution scaled to the data; see `Objective`."""
        settings, stretch = self._settings, self._sigma_data / USUAL_DEVIATION
        drawn = sample_log_normal(uniform, settings.log_sigma_mean, settings.log_sigma_std)
        return (stretch * drawn).clamp(max=self._sigma_max)

    def losses(self, batch: Batch) -> Tensor:
        """Return the differences at the current stage's gap; see `Objective.losses`."""
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
    """Return the objective for a run's config.

    Args:
        config: The config, of which `objective`, `consistency`, and the highest noise level are
            used.
        denoiser: The model being trained.
        sigma_data: Standard deviation of the clean images' pixels.

    Raises:
        ConfigError: If the model does not support the objective.
    """
    if config.objective == "denoising":
        return DenoisingObjective(denoiser)
    return ConsistencyObjective(
        denoiser, config.consistency, sigma_data=sigma_data, sigma_max=config.sampling.sigma_max
    )

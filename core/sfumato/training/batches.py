"""The training batches of a run, and the updates on them.

All randomness of a batch (the choice of images, augmentation, noise, noise levels, and class
dropout) is a function of (seed, images seen).
"""

from typing import NamedTuple

import torch
from torch import Tensor

from sfumato.config.settings import RunConfig
from sfumato.data.batches import BalancedOrder, BatchOrder, ImageSource
from sfumato.data.cache import ImageCache
from sfumato.data.training_data import TrainingData
from sfumato.device.backends import backend_of
from sfumato.device.plan import DevicePlan
from sfumato.diffusion.preconditioning import PreconditionedDenoiser
from sfumato.latents.image_space import ImageSpace, LatentSpec, PixelSpace
from sfumato.messages import msg
from sfumato.nn.backbone import AUGMENTATION_LABELS
from sfumato.optimization.optimizer import make_optimizer
from sfumato.optimization.update import Updater, UpdateSettings, step_seed
from sfumato.training.augmentation import Augmenter
from sfumato.training.conditional_augmentation import apply_transforms, sample_transforms
from sfumato.training.objective import Batch, Objective
from sfumato.training.overfitting import strength_at_start

__all__ = ["TrainingBatches", "TrainingInputs", "pixel_inputs", "updater_for"]


class TrainingInputs(NamedTuple):
    """The data that a run trains on, and the space its network works in."""

    training_data: TrainingData
    space: ImageSpace
    """The space that the network works in."""
    latents: LatentSpec | None
    """Description of the latent space on disk; `None` for a run on pixels."""


def pixel_inputs(cache: ImageCache) -> TrainingInputs:
    """Return the inputs of a run that trains on pixels."""
    return TrainingInputs(cache, PixelSpace(cache.shape), None)


class TrainingBatches:
    """Images or latents from the cache, augmented, with noise, noise levels, and classes.

    Args:
        config: The run's config.
        source: The images, or latents of them.
        space: Maps the images or latents to the denoiser's input.
        objective: The training objective, which determines the noise levels.
        augmenter: The augmentations.
        denoiser: The model being trained, which determines the number of classes.
    """

    def __init__(
        self,
        config: RunConfig,
        source: ImageSource,
        *,
        space: ImageSpace,
        objective: Objective,
        augmenter: Augmenter,
        denoiser: PreconditionedDenoiser,
    ) -> None:
        self._config = config
        self._source = source
        self._space = space
        self._objective = objective
        self._augmenter = augmenter
        self._class_count = int(getattr(denoiser.backbone, "class_count", 0))
        self._order = _order_of(config, source)
        self.transform_strength = strength_at_start(config.augmentation)
        """Fraction of the configured probability of conditional augmentation, 0 to 1."""

    def at(self, images_seen: int, count: int) -> Batch:
        """Return the first `count` images of the batch at `images_seen`."""
        torch.manual_seed(step_seed(self._config.seed, images_seen))
        images, labels = self._source.load(self._order.indices(images_seen, count))
        images = self._augmenter(images)
        if self._config.augmentations:  # undoes a plugin's effect on the generator
            torch.manual_seed(step_seed(self._config.seed + 1, images_seen))
        x, augmentation = self._transformed(self._space.read(images))
        device = x.device
        uniform = (torch.arange(count, device=device) + torch.rand(count, device=device)) / count
        return Batch(
            x=x,
            noise=torch.randn_like(x),
            sigma=self._objective.sample_sigma(uniform),
            class_label=self._hide_some(labels) if self._class_count else None,
            augmentation=augmentation,
        )

    def _transformed(self, x: Tensor) -> tuple[Tensor, Tensor | None]:
        augmentation = self._config.augmentation
        if not augmentation.probability or self._config.objective != "denoising":
            return x, None  # distillation trains without augmentation
        if not self.transform_strength:
            return x, x.new_zeros(len(x), AUGMENTATION_LABELS)
        transforms = sample_transforms(len(x), augmentation, strength=self.transform_strength)
        return apply_transforms(x, transforms), backend_of(x.device).send(transforms.labels)

    def _hide_some(self, labels: Tensor) -> Tensor:
        is_hidden = torch.rand(labels.shape, device=labels.device) < self._config.class_dropout
        return labels.masked_fill(is_hidden | (labels < 0), self._class_count)


def updater_for(
    config: RunConfig,
    denoiser: PreconditionedDenoiser,
    batches: TrainingBatches,
    *,
    objective: Objective,
    plan: DevicePlan,
) -> Updater[Batch]:
    """Return what updates the weights of a run's denoiser.

    Args:
        config: The run's config.
        denoiser: The model being trained.
        batches: Its training batches.
        objective: The training objective.
        plan: Device and precision.
    """
    settings = UpdateSettings(
        batch_size=config.batch_size,
        micro_batch_size=config.micro_batch_size,
        gradient_clip=config.optimizer.gradient_clip,
        is_deterministic=config.is_deterministic,
        memory_hint=msg(
            "training.choose_smaller_preset",
            "Choose a smaller preset, smaller images, or model.unshuffle=2.",
        ),
    )
    optimizer = make_optimizer(config.optimizer, denoiser)
    return Updater(denoiser, batches, objective, optimizer=optimizer, settings=settings, plan=plan)


def _order_of(config: RunConfig, source: ImageSource) -> BatchOrder | BalancedOrder:
    if config.data.balance_classes and config.data.use_classes:
        return BalancedOrder(source.labels, seed=config.seed)
    return BatchOrder(len(source), seed=config.seed)

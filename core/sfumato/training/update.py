"""One update of the weights.

All its randomness (the choice of images, augmentation, noise, noise levels, class dropout, and
dropout) is a function of (seed, images seen). A non-finite gradient never reaches the weights. If
memory runs out, the micro-batch is halved and the same update is retried. An update never waits for
the device: results stay on the device until they are read.
"""

import hashlib
from typing import NamedTuple

import torch
from torch import Tensor

from sfumato.config.settings import RunConfig
from sfumato.data.batches import BalancedOrder, BatchOrder, ImageSource
from sfumato.device import DevicePlan, apply_plan, autocast
from sfumato.diffusion.preconditioning import PreconditionedDenoiser
from sfumato.errors import DeviceError
from sfumato.latents.image_space import ImageSpace
from sfumato.messages import msg
from sfumato.nn.backbone import AUGMENTATION_LABELS
from sfumato.nn.compiling import BlockCompiler
from sfumato.training.augmentation import Augmenter
from sfumato.training.conditional_augmentation import apply_transforms, sample_transforms
from sfumato.training.objective import Batch, Objective
from sfumato.training.optimizer import Muon, change_weights, make_optimizer
from sfumato.training.overfitting import strength_at_start

__all__ = ["UpdateResult", "Updater", "step_seed"]


_TRIAL_IMAGES = 16


class UpdateResult(NamedTuple):
    """The result of one update.

    The tensors stay on the device, because reading them makes the host wait.
    """

    images_seen: int
    """Number of images the run has seen after the update."""
    loss: Tensor
    """float32 `()`."""
    gradient_norm: Tensor
    """float32 `()`; not finite if the update was skipped."""


class Updater:
    """Updates the weights of a denoiser.

    Args:
        config: The run's config.
        denoiser: The model being trained.
        source: The images, or latents of them.
        space: Maps the images or latents to the denoiser's input.
        objective: The training objective.
        augmenter: The augmentations.
        plan: Device and precision.
    """

    def __init__(
        self,
        config: RunConfig,
        denoiser: PreconditionedDenoiser,
        source: ImageSource,
        *,
        space: ImageSpace,
        objective: Objective,
        augmenter: Augmenter,
        plan: DevicePlan,
    ) -> None:
        self._config = config
        self._denoiser = denoiser
        self._source = source
        self._space = space
        self._objective = objective
        self._augmenter = augmenter
        self._order = _order_of(config, source)
        self._parameters = [p for p in denoiser.parameters() if p.requires_grad]
        self._class_count = int(getattr(denoiser.backbone, "class_count", 0))
        self._compiler: BlockCompiler | None = None
        self.plan = plan
        self.transform_strength = strength_at_start(config.augmentation)
        """Fraction of the configured probability of conditional augmentation, 0 to 1."""
        self.micro_batch_size = config.micro_batch_size or config.batch_size
        self.optimizer = make_optimizer(config.optimizer, denoiser)

    def update(self, images_seen: int, *, learning_rate: float) -> UpdateResult:
        """Train on the next batch.

        Args:
            images_seen: Number of images the run has seen before the update.
            learning_rate: Learning rate of the update.

        Raises:
            DeviceError: If there is not enough memory for a single image.
        """
        batch = self.batch_at(images_seen)
        loss = self._gradient_with_halving(batch)
        norm = torch.nn.utils.clip_grad_norm_(
            self._parameters, self._config.optimizer.gradient_clip, foreach=True
        )
        change_weights(self.optimizer, learning_rate=learning_rate, is_finite=norm.isfinite())
        self.optimizer.zero_grad(set_to_none=True)
        return UpdateResult(images_seen + self._config.batch_size, loss, norm)

    def follow(self, plan: DevicePlan) -> None:
        """Switch to a device plan."""
        self.plan = plan
        apply_plan(plan, is_deterministic=self._config.is_deterministic)
        self._denoiser.to(memory_format=plan.torch_format)
        if isinstance(self.optimizer, Muon):
            self.optimizer.dtype = torch.bfloat16 if plan.precision == "bf16" else torch.float32
        if plan.is_compiled and self._compiler is None:
            self._compiler = BlockCompiler(self._denoiser.backbone)

    def try_out(self, plan: DevicePlan) -> None:
        """Run an update under `plan` and discard the result; see `Trial`.

        Raises:
            DeviceError: If the plan requires compilation, and compilation fails or takes too long.
        """
        self.follow(plan)
        batch = self.batch_at(0, most=None if plan.kind == "cuda" else _TRIAL_IMAGES)
        try:
            if plan.is_compiled and self._compiler is not None:
                with self._compiler.compiling():
                    self._gradient(batch)
            else:
                self._gradient_with_halving(batch)
        finally:
            self.optimizer.zero_grad(set_to_none=True)

    def batch_at(self, images_seen: int, *, most: int | None = None) -> Batch:
        """Return the batch of the update at `images_seen`, or its first `most` images."""
        count = min(self._config.batch_size, most or self._config.batch_size)
        device = self.plan.device
        torch.manual_seed(step_seed(self._config.seed, images_seen))
        indices = self._order.indices(images_seen, count)
        images, labels = self._source.load(indices)
        images = self._augmenter(images)
        if self._config.augmentations:  # undoes a plugin's effect on the generator
            torch.manual_seed(step_seed(self._config.seed + 1, images_seen))
        x, augmentation = self._transformed(self._space.read(images))
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
        return apply_transforms(x, transforms), transforms.labels.to(x.device)

    def _hide_some(self, labels: Tensor) -> Tensor:
        is_hidden = torch.rand(labels.shape, device=labels.device) < self._config.class_dropout
        return labels.masked_fill(is_hidden | (labels < 0), self._class_count)

    def _gradient_with_halving(self, batch: Batch) -> Tensor:
        while True:
            try:
                return self._gradient_as_planned(batch)
            except torch.OutOfMemoryError as error:
                self.optimizer.zero_grad(set_to_none=True)
                if self.micro_batch_size == 1:
                    raise DeviceError(
                        msg(
                            "training.too_little_memory_for_one_image",
                            "{name} has too little memory to train on a single image of "
                            "{width} × {height} px.",
                            name=self.plan.name,
                            width=batch.x.shape[-1],
                            height=batch.x.shape[-2],
                        ),
                        hint=msg(
                            "training.choose_smaller_preset",
                            "Choose a smaller preset, smaller images, or model.unshuffle=2.",
                        ),
                    ) from error
            self.micro_batch_size = max(1, self.micro_batch_size // 2)
            if self.plan.kind == "cuda":
                torch.cuda.empty_cache()

    def _gradient_as_planned(self, batch: Batch) -> Tensor:
        if self._compiler is None:
            return self._gradient(batch)
        with self._compiler.running(is_compiled=self.plan.is_compiled):
            return self._gradient(batch)

    def _gradient(self, batch: Batch) -> Tensor:
        count = batch.x.shape[0]
        total = batch.x.new_zeros(())
        for start in range(0, count, self.micro_batch_size):
            part = batch.part(start, self.micro_batch_size)
            with autocast(self.plan):
                losses = self._objective.losses(part)
            loss = losses.sum() / count
            loss.backward()  # type: ignore[no-untyped-call]  # torch has no types here
            total += loss.detach()
        return total


def _order_of(config: RunConfig, source: ImageSource) -> BatchOrder | BalancedOrder:
    if config.data.balance_classes and config.data.use_classes:
        return BalancedOrder(source.labels, seed=config.seed)
    return BatchOrder(len(source), seed=config.seed)


def step_seed(seed: int, images_seen: int) -> int:
    """Return the seed of one update, mixed from a run's seed and the number of images seen."""
    digest = hashlib.sha256(f"{seed}:{images_seen}".encode()).digest()
    return int.from_bytes(digest[:8], "little") >> 1

"""What does one update of the weights do?

All that is random in it, the pictures chosen, their changes, noise, noise levels, hidden classes
and dropout, is a function of (seed, images seen). A gradient that is not finite never reaches the
weights. When memory runs out the micro-batch is halved and the same update is tried again.
"""

import hashlib
from typing import NamedTuple

import torch
from torch import Tensor

from sfumato.config.settings import RunConfig
from sfumato.data.batches import BalancedOrder, BatchOrder, PictureSource
from sfumato.device import DevicePlan, autocast
from sfumato.diffusion.preconditioning import PreconditionedDenoiser
from sfumato.errors import DeviceError
from sfumato.generation.picture_maker import images_from_bytes
from sfumato.training.augmentation import Augmenter
from sfumato.training.objective import Batch, Objective
from sfumato.training.warp import draw_warp, warped

__all__ = ["UpdateResult", "Updater", "step_seed"]


_TRIAL_PICTURES = 16


class UpdateResult(NamedTuple):
    """How one update went."""

    loss: float
    gradient_norm: float
    is_finite: bool
    """Whether the weights were changed."""


class Updater:
    """Makes updates to a denoiser's weights.

    Args:
        config: The run's config.
        denoiser: The model in training.
        source: The pictures.
        objective: What to learn from them.
        augmenter: How they are changed.
        plan: Device and precision.
    """

    def __init__(
        self,
        config: RunConfig,
        denoiser: PreconditionedDenoiser,
        source: PictureSource,
        *,
        objective: Objective,
        augmenter: Augmenter,
        plan: DevicePlan,
    ) -> None:
        self._config = config
        self._denoiser = denoiser
        self._source = source
        self._objective = objective
        self._augmenter = augmenter
        self._order = _order_of(config, source)
        self._parameters = [p for p in denoiser.parameters() if p.requires_grad]
        self._class_count = int(getattr(denoiser.backbone, "class_count", 0))
        self.plan = plan
        self.micro_batch_size = config.micro_batch_size or config.batch_size
        self.optimizer = torch.optim.AdamW(
            self._parameters,
            lr=config.optimizer.learning_rate,
            betas=(config.optimizer.beta1, config.optimizer.beta2),
            eps=1e-8,
            weight_decay=config.optimizer.weight_decay,
            fused=plan.kind in ("cpu", "cuda"),
        )

    def update(self, images_seen: int, *, learning_rate: float) -> UpdateResult:
        """Learn from the next batch.

        Args:
            images_seen: The run's clock before the update.
            learning_rate: Size of the update.

        Raises:
            DeviceError: If not even one picture at a time fits into memory.
        """
        batch = self.batch_at(images_seen)
        loss = self._gradient_with_halving(batch)
        norm = torch.nn.utils.clip_grad_norm_(
            self._parameters, self._config.optimizer.gradient_clip, foreach=True
        )
        result = UpdateResult(loss, float(norm), is_finite=bool(torch.isfinite(norm)))
        if result.is_finite:
            for group in self.optimizer.param_groups:
                group["lr"] = learning_rate
            self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        return result

    def try_out(self, plan: DevicePlan) -> None:
        """Do the work of an update as `plan` says and throw the result away."""
        chosen, self.plan = self.plan, plan
        try:
            self._gradient(self.batch_at(0, most=_TRIAL_PICTURES))
        finally:
            self.plan = chosen
            self.optimizer.zero_grad(set_to_none=True)

    def batch_at(self, images_seen: int, *, most: int | None = None) -> Batch:
        """Give what the update at this clock learns from, or its first `most`; always the same."""
        count = min(self._config.batch_size, most or self._config.batch_size)
        device = self.plan.device
        torch.manual_seed(step_seed(self._config.seed, images_seen))
        indices = self._order.indices(images_seen, count)
        pictures, labels = self._source.load(indices, device)
        x, augmentation = self._warped(images_from_bytes(self._augmenter(pictures)))
        uniform = (torch.arange(count, device=device) + torch.rand(count, device=device)) / count
        return Batch(
            x=x,
            noise=torch.randn_like(x),
            sigma=self._objective.draw_sigma(uniform),
            class_label=self._hide_some(labels) if self._class_count else None,
            augmentation=augmentation,
        )

    def _warped(self, x: Tensor) -> tuple[Tensor, Tensor | None]:
        augmentation = self._config.augmentation
        if not augmentation.probability or self._config.objective != "denoising":
            return x, None  # jumps are learnt from pictures as they are
        warp = draw_warp(len(x), augmentation)
        return warped(x, warp), warp.labels.to(x.device)

    def _hide_some(self, labels: Tensor) -> Tensor:
        is_hidden = torch.rand(labels.shape, device=labels.device) < self._config.class_dropout
        return labels.masked_fill(is_hidden | (labels < 0), self._class_count)

    def _gradient_with_halving(self, batch: Batch) -> float:
        while True:
            try:
                return self._gradient(batch)
            except torch.OutOfMemoryError as error:
                self.optimizer.zero_grad(set_to_none=True)
                if self.micro_batch_size == 1:
                    raise DeviceError(
                        f"The memory of {self.plan.name} does not hold even one picture of "
                        f"{batch.x.shape[-1]} px in training.",
                        hint="Choose a smaller preset, smaller pictures, or model.unshuffle=2.",
                    ) from error
            self.micro_batch_size = max(1, self.micro_batch_size // 2)
            if self.plan.kind == "cuda":
                torch.cuda.empty_cache()

    def _gradient(self, batch: Batch) -> float:
        count = batch.x.shape[0]
        total = 0.0
        for start in range(0, count, self.micro_batch_size):
            part = batch.part(start, self.micro_batch_size)
            with autocast(self.plan):
                losses = self._objective.losses(part)
            loss = losses.sum() / count
            loss.backward()  # type: ignore[no-untyped-call]  # torch has no types here
            total += loss.item()
        return total


def _order_of(config: RunConfig, source: PictureSource) -> BatchOrder | BalancedOrder:
    if config.data.balance_classes and config.data.use_classes:
        return BalancedOrder(source.labels, seed=config.seed)
    return BatchOrder(len(source), seed=config.seed)


def step_seed(seed: int, images_seen: int) -> int:
    """Mix a run's seed and its clock into the seed of one update."""
    digest = hashlib.sha256(f"{seed}:{images_seen}".encode()).digest()
    return int.from_bytes(digest[:8], "little") >> 1

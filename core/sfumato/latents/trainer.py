"""Trainer of Sfumato's own autoencoder.

It trains on random crops with the reconstruction loss and slight equivariance regularization. All
randomness of an update is a function of (seed, images seen), so resumed training gives the same
results as uninterrupted training. The learning rate warms up, holds, and decays to 0 at the end.
"""

from pathlib import Path
from typing import NamedTuple

import msgspec
import safetensors.torch
import torch
from torch import Tensor

from sfumato.checkpoints.checkpoint import optimizer_tensors, restore_optimizer, tensors_of
from sfumato.config.autoencoder import AutoencoderConfig
from sfumato.data.batches import BatchOrder, ImageSource
from sfumato.device import DevicePlan, autocast
from sfumato.errors import DeviceError, TrainingError
from sfumato.files.json_file import decode_json
from sfumato.files.storage import staged_folder
from sfumato.latents.autoencoder import Autoencoder
from sfumato.latents.image_space import images_from_bytes
from sfumato.latents.reconstruction import reconstruction_loss, sample_turn, turned
from sfumato.messages import msg
from sfumato.training.update import step_seed

__all__ = ["AutoencoderTrainer", "TrainerClock"]

_WARM_UP_UPDATES = 50
_COOL_DOWN = 0.4
_GRADIENT_CLIP = 1.0
_MOST_NON_FINITE_IN_A_ROW = 20
_LOWER = 10.0
"""Factor by which to lower a learning rate that led to non-finite gradients."""
_STATE, _WEIGHTS, _OPTIMIZER = "state.json", "model.safetensors", "optimizer.safetensors"


class TrainerClock(msgspec.Struct, frozen=True, kw_only=True):
    """The progress of the training."""

    images_seen: int = 0
    elapsed_s: float = 0.0


class _Crops(NamedTuple):
    x: Tensor
    """Images in [-1, 1], `(B, C, crop, crop)`."""
    turn: int


class AutoencoderTrainer:
    """Updates the weights of an autoencoder.

    Args:
        autoencoder: The autoencoder in training, on the plan's device.
        source: The images.
        config: Learning rate, sizes, and lengths.
        seed: Seed of the run.
        plan: Device and precision.
    """

    def __init__(
        self,
        autoencoder: Autoencoder,
        source: ImageSource,
        *,
        config: AutoencoderConfig,
        seed: int,
        plan: DevicePlan,
    ) -> None:
        self.plan = plan
        self.images_seen = 0
        self._autoencoder = autoencoder
        self._source = source
        self._config = config
        self._seed = seed
        self._order = BatchOrder(len(source), seed=seed)
        self._parameters = list(autoencoder.parameters())
        self._optimizer = torch.optim.AdamW(
            self._parameters, lr=config.learning_rate, betas=(0.9, 0.99), weight_decay=0.0
        )
        self._non_finite_in_a_row = 0

    def share(self, elapsed_s: float) -> float:
        """Return the completed fraction of the training, 0 to 1."""
        config = self._config
        by_images = self.images_seen / config.images_total if config.images_total else 0.0
        by_time = elapsed_s / (60 * config.minutes) if config.minutes else 0.0
        return min(1.0, max(by_images, by_time))

    def update(self, share: float) -> float:
        """Train on the next batch and return its loss.

        Args:
            share: Completed fraction of the training, which determines the learning rate.

        Raises:
            DeviceError: If there is not enough memory for a batch.
            TrainingError: If too many gradients in a row were not finite.
        """
        crops = self._crops_at(self.images_seen)
        try:
            loss = self._gradient(crops)
        except torch.OutOfMemoryError as error:
            raise DeviceError(
                msg(
                    "latents.not_enough_memory",
                    "There is not enough memory on {device} to train the autoencoder on {n} "
                    "crops of {size_px} px at once.",
                    one=(
                        "There is not enough memory on {device} to train the autoencoder on 1 crop "
                        "of {size_px} px."
                    ),
                    device=self.plan.name,
                    n=len(crops.x),
                    size_px=crops.x.shape[-1],
                ),
                hint=msg(
                    "latents.resume_with_smaller_batches",
                    "Resume the run with a smaller batch size: sfumato resume PROJECT RUN "
                    "--set autoencoder.batch_size={batch_size}",
                    batch_size=max(1, self._config.batch_size // 2),
                ),
            ) from error
        norm = torch.nn.utils.clip_grad_norm_(self._parameters, _GRADIENT_CLIP, foreach=True)
        if torch.isfinite(norm):
            self._non_finite_in_a_row = 0
            for group in self._optimizer.param_groups:
                group["lr"] = self._learning_rate(share)
            self._optimizer.step()
        else:
            self._note_non_finite()
        self._optimizer.zero_grad(set_to_none=True)
        self.images_seen += self._config.batch_size
        return loss

    def try_out(self, plan: DevicePlan) -> None:
        """Run an update under `plan` and discard the result."""
        chosen, self.plan = self.plan, plan
        try:
            self._gradient(self._crops_at(0))
        finally:
            self.plan = chosen
            self._optimizer.zero_grad(set_to_none=True)

    def save(self, folder: Path, *, elapsed_s: float) -> None:
        """Save everything that is needed to resume training, atomically.

        Raises:
            SfumatoError: If the disk is full or not writable.
        """
        clock = TrainerClock(images_seen=self.images_seen, elapsed_s=elapsed_s)
        with staged_folder(folder) as stage:
            weights = safetensors.torch.save(tensors_of(self._autoencoder))
            (stage / _WEIGHTS).write_bytes(weights)
            optimizer = safetensors.torch.save(optimizer_tensors(self._optimizer))
            (stage / _OPTIMIZER).write_bytes(optimizer)
            (stage / _STATE).write_bytes(msgspec.json.encode(clock))

    def restore(self, folder: Path) -> TrainerClock:
        """Restore what `save` wrote, or start from the beginning if no readable file exists."""
        try:
            content = (folder / _STATE).read_bytes()
            clock = decode_json(content, msgspec.json.Decoder(TrainerClock).decode)
            weights = safetensors.torch.load((folder / _WEIGHTS).read_bytes())
            optimizer = safetensors.torch.load((folder / _OPTIMIZER).read_bytes())
        except (OSError, ValueError):
            return TrainerClock()
        self._autoencoder.load_state_dict(weights)
        restore_optimizer(self._optimizer, optimizer)
        self.images_seen = clock.images_seen
        return clock

    def _crops_at(self, images_seen: int) -> _Crops:
        config = self._config
        torch.manual_seed(step_seed(self._seed, images_seen))
        indices = self._order.indices(images_seen, config.batch_size)
        images, _ = self._source.load(indices)
        height, width = images.shape[-2:]
        side = min(config.crop_px, height, width)
        tops, lefts = (
            torch.randint(length - side + 1, (len(images),)).tolist() for length in (height, width)
        )
        crops = torch.stack(
            [
                image[:, top : top + side, left : left + side]
                for image, top, left in zip(images, tops, lefts, strict=True)
            ]
        )
        return _Crops(images_from_bytes(crops), sample_turn(config.equivariance))

    def _gradient(self, crops: _Crops) -> float:
        with autocast(self.plan):
            latents = self._autoencoder.encode(crops.x).float()
            found = self._autoencoder.decode(turned(latents, crops.turn))
        loss = reconstruction_loss(found.float(), turned(crops.x, crops.turn))
        # KL divergence from a normal distribution of fixed variance, up to a constant (Kingma and
        # Welling 2014, arXiv:1312.6114, appendix B).
        loss = loss + self._config.latent_penalty * latents.square().mean() / 2
        loss.backward()  # type: ignore[no-untyped-call]  # torch has no types here
        return loss.item()

    def _learning_rate(self, share: float) -> float:
        updates = 1 + self.images_seen / self._config.batch_size
        warm_up = min(1.0, updates / _WARM_UP_UPDATES)
        cool_down = min(1.0, (1 - share) / _COOL_DOWN)
        return self._config.learning_rate * min(warm_up, cool_down)

    def _note_non_finite(self) -> None:
        self._non_finite_in_a_row += 1
        if self._non_finite_in_a_row >= _MOST_NON_FINITE_IN_A_ROW:
            raise TrainingError(
                msg(
                    "latents.gradient_is_not_finite",
                    "The gradient of the autoencoder was not finite {times} times in a row, "
                    "most recently at {images_seen:,} images.",
                    times=self._non_finite_in_a_row,
                    images_seen=self.images_seen,
                ),
                hint=msg(
                    "latents.resume_with_lower_learning_rate",
                    "Resume the run with a lower learning rate: sfumato resume PROJECT RUN "
                    "--set autoencoder.learning_rate={learning_rate:g}",
                    learning_rate=self._config.learning_rate / _LOWER,
                ),
            )

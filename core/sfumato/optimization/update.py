"""One update of a network's weights.

The batch and all randomness of an update depend only on the number of images seen. A non-finite
gradient never reaches the weights. If memory runs out, the same update is repeated, with smaller
micro-batches if necessary; see `sfumato.device.memory`. An update never waits for the device:
results stay on the device until they are read.
"""

import hashlib
import math
from typing import Generic, NamedTuple, Protocol, Self, TypeVar

import msgspec
import torch
from torch import Tensor, nn

from sfumato.device.memory import PassSize, retried, usable_bytes
from sfumato.device.plan import DevicePlan, apply_plan, autocast
from sfumato.errors import MemoryShortageError
from sfumato.messages import Message, msg
from sfumato.nn.compiling import BlockCompiler
from sfumato.optimization.optimizer import MOMENTS, Muon, change_weights
from sfumato.records.memory_use import MemoryUse

__all__ = [
    "Batch",
    "Batches",
    "Objective",
    "UpdateResult",
    "UpdateSettings",
    "Updater",
    "step_seed",
]

_TRIAL_IMAGES = 16


class Batch(Protocol):
    """The training batch of one update, or a part of it."""

    @property
    def x(self) -> Tensor:
        """Clean images or latents, `(B, C, H, W)`."""
        ...

    def part(self, start: int, count: int) -> Self:
        """Return `count` images, beginning at `start`."""
        ...


B = TypeVar("B", bound=Batch)
B_co = TypeVar("B_co", bound=Batch, covariant=True)
B_contra = TypeVar("B_contra", bound=Batch, contravariant=True)


class Batches(Protocol[B_co]):
    """The training batches of a network, which depend only on the number of images seen."""

    def at(self, images_seen: int, count: int) -> B_co:
        """Return the batch of the update at `images_seen`."""
        ...


class Objective(Protocol[B_contra]):
    """What a network is trained to minimize."""

    def losses(self, batch: B_contra) -> Tensor:
        """Return one loss per image, float32 `(B,)`."""
        ...


class UpdateSettings(NamedTuple):
    """The settings of all updates of a training."""

    batch_size: int
    gradient_clip: float
    """Gradients with a larger norm are scaled down to it."""
    memory_hint: Message
    """What to do if there is not enough memory for a single image."""
    micro_batch_size: int = 0
    """Images per forward pass; 0 processes the whole batch at once."""
    is_deterministic: bool = False


class UpdateResult(NamedTuple):
    """The result of one update.

    The tensors stay on the device, because reading them makes the host wait.
    """

    images_seen: int
    """Number of images seen after the update."""
    loss: Tensor
    """float32 `()`."""
    gradient_norm: Tensor
    """float32 `()`; not finite if the update was skipped."""


class Updater(Generic[B]):
    """Updates the weights of a network.

    Args:
        network: The network being trained.
        batches: Its training batches.
        objective: Returns the losses of a batch.
        optimizer: Changes the weights; must have fused kernels, see `change_weights`.
        settings: Sizes and limits.
        plan: Device and precision.
    """

    def __init__(
        self,
        network: nn.Module,
        batches: Batches[B],
        objective: Objective[B],
        *,
        optimizer: torch.optim.AdamW,
        settings: UpdateSettings,
        plan: DevicePlan,
    ) -> None:
        self._network = network
        self._batches = batches
        self._objective = objective
        self._settings = settings
        self._parameters = [p for p in network.parameters() if p.requires_grad]
        self._compiler: BlockCompiler | None = None
        self._most_at_once = settings.micro_batch_size or settings.batch_size
        self._sizes: dict[DevicePlan, PassSize] = {}
        """The micro-batches of each plan; plans differ in what fits."""
        self._needed_bytes: dict[DevicePlan, int] = {}
        """Peak memory of the plans whose micro-batches are limited to what fits."""
        self._use(plan)
        self.optimizer = optimizer

    def update(self, images_seen: int, *, learning_rate: float) -> UpdateResult:
        """Train on the next batch.

        Args:
            images_seen: Number of images seen before the update.
            learning_rate: Learning rate of the update.

        Raises:
            DeviceError: If there is not enough memory for a single image.
        """
        count = self._settings.batch_size
        loss = self._gradient_that_fits(images_seen, count)
        norm = retried(self._clip)
        retried(lambda: self._step(norm, learning_rate=learning_rate))
        self.optimizer.zero_grad(set_to_none=True)
        return UpdateResult(images_seen + count, loss, norm)

    @property
    def plan(self) -> DevicePlan:
        """Device and precision, and the micro-batch if memory limits it."""
        is_limited = self.micro_batch_size < self._most_at_once
        size = self.micro_batch_size if is_limited else 0
        return msgspec.structs.replace(self._plan, micro_batch_size=size)

    @property
    def micro_batch_size(self) -> int:
        """Images per forward pass."""
        return self._size.now

    @property
    def memory(self) -> MemoryUse:
        """What an update needs of a GPU's memory; empty if it was not measured."""
        needed_bytes = self._needed_bytes.get(self._plan, 0)
        if not needed_bytes:
            return MemoryUse()
        return MemoryUse(
            needed_bytes=needed_bytes,
            total_bytes=self._plan.backend.total_bytes,
            micro_batch_size=self.micro_batch_size,
            micro_batches=math.ceil(self._settings.batch_size / self.micro_batch_size),
        )

    def follow(self, plan: DevicePlan) -> None:
        """Switch to a device plan."""
        self._use(plan)
        apply_plan(plan, is_deterministic=self._settings.is_deterministic)
        self._network.to(memory_format=plan.torch_format)
        if isinstance(self.optimizer, Muon):
            self.optimizer.dtype = torch.bfloat16 if plan.precision == "bf16" else torch.float32
        if plan.is_compiled and self._compiler is None:
            self._compiler = BlockCompiler(self._network)

    def fit_into_memory(self) -> None:
        """Limit micro-batches to what fits into a device's own memory, unless that is known."""
        if self._plan.backend.has_own_memory and self._plan not in self._needed_bytes:
            self._size = self._sizes[self._plan] = PassSize(self._largest_that_fits())

    def try_out(self, plan: DevicePlan) -> None:
        """Run an update under `plan` and discard the result; see `Trial`.

        Raises:
            DeviceError: If the plan requires compilation, and compilation fails or takes too long.
        """
        self.follow(plan)
        self.fit_into_memory()
        count = self._settings.batch_size
        if not plan.backend.has_own_memory:
            count = min(count, _TRIAL_IMAGES)
        try:
            if plan.is_compiled and self._compiler is not None:
                with self._compiler.compiling():
                    self._gradient(self._batches.at(0, count))
            else:
                self._gradient_that_fits(0, count)
        finally:
            self.optimizer.zero_grad(set_to_none=True)

    def _use(self, plan: DevicePlan) -> None:
        """Adopt a plan, with the micro-batches that fitted before."""
        self._plan = msgspec.structs.replace(plan, micro_batch_size=0)
        self._has_foreach = plan.backend.capabilities.has_foreach
        found = PassSize(self._most_at_once, start=plan.micro_batch_size)
        self._size = self._sizes.setdefault(self._plan, found)

    def _gradient_that_fits(self, images_seen: int, count: int) -> Tensor:
        """Add up the gradients of a batch, and return its loss, float32 `()`.

        A repetition creates the batch again: that restores the random generators.
        """
        try:
            return self._size.run(
                lambda _size: self._gradient_as_planned(self._batches.at(images_seen, count)),
                undo=lambda: self.optimizer.zero_grad(set_to_none=True),
            )
        except MemoryShortageError as error:
            shape = self._batches.at(images_seen, 1).x.shape
            raise MemoryShortageError(
                msg(
                    "training.too_little_memory_for_one_image",
                    "{name} has too little memory to train on a single image of "
                    "{width} × {height} px.",
                    name=self._plan.name,
                    width=shape[-1],
                    height=shape[-2],
                ),
                hint=self._settings.memory_hint,
            ) from error

    def _largest_that_fits(self) -> int:
        """Return the largest micro-batch whose expected peak memory does not exceed the usable.

        Micro-batches are tried from one image upwards, so that memory never runs over.
        """
        backend = self._plan.backend
        usable = usable_bytes(backend)
        held = backend.peak_bytes()
        later = 0 if self.optimizer.state else MOMENTS * sum(p.nbytes for p in self._parameters)
        size = 1
        while True:
            self._size = PassSize(size)
            backend.reset_peak()
            self._gradient_that_fits(0, size)
            self.optimizer.zero_grad(set_to_none=True)
            peak = backend.peak_bytes()
            self._needed_bytes[self._plan] = peak + later if peak else 0
            is_over = held + 2 * (peak - held) + later > usable
            if is_over or self._size.now < size or size == self._most_at_once:
                return self._size.now
            size = min(2 * size, self._most_at_once)

    def _clip(self) -> Tensor:
        """Limit the gradient, and return its norm before, float32 `()`."""
        return torch.nn.utils.clip_grad_norm_(
            self._parameters, self._settings.gradient_clip, foreach=self._has_foreach
        )

    def _step(self, norm: Tensor, *, learning_rate: float) -> None:
        change_weights(self.optimizer, learning_rate=learning_rate, is_finite=norm.isfinite())

    def _gradient_as_planned(self, batch: B) -> Tensor:
        if self._compiler is None:
            return self._gradient(batch)
        with self._compiler.running(is_compiled=self._plan.is_compiled):
            return self._gradient(batch)

    def _gradient(self, batch: B) -> Tensor:
        count = batch.x.shape[0]
        total = batch.x.new_zeros(())
        for start in range(0, count, self.micro_batch_size):
            part = batch.part(start, self.micro_batch_size)
            with autocast(self._plan):
                losses = self._objective.losses(part)
            loss = losses.sum() / count
            loss.backward()  # type: ignore[no-untyped-call]  # torch has no types here
            total += loss.detach()
        return total


def step_seed(seed: int, images_seen: int) -> int:
    """Return the seed of one update, mixed from a run's seed and the number of images seen."""
    digest = hashlib.sha256(f"{seed}:{images_seen}".encode()).digest()
    return int.from_bytes(digest[:8], "little") >> 1

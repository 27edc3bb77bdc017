"""Training of a small feature network on a folder of images.

The network sees randomly degraded images and predicts the strength of each degradation. It also
predicts the images' classes or, if the folder has no classes, how far each image was rotated
(Gidaris et al. 2018, arXiv:1803.07728). The first task makes it sensitive to blur, noise, ghosting,
and faded colors; the second makes it sensitive to missing kinds of images. Decision 9 has the
measurements.
"""

import math
from collections.abc import Generator, Iterator
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812, the usual name

from sfumato.device.backends import open_backend
from sfumato.device.plan import plain_plan
from sfumato.errors import TrainingError
from sfumato.evaluation.damage import blur
from sfumato.evaluation.features import Images, network_input
from sfumato.messages import msg
from sfumato.optimization.loop import Training, TrainingClock, train_to_end
from sfumato.optimization.results import MOST_NON_FINITE_IN_A_ROW, UpdateResults
from sfumato.optimization.update import Updater, UpdateSettings
from sfumato.records.control import RunControl
from sfumato.records.events import Progressed
from sfumato.system.work_clock import WorkClock

__all__ = ["DatasetFeatureNetwork", "train_dataset_net"]

_TASK = msg("evaluation.training_dataset_features", "Training the network for dataset features")
_HINT = msg("evaluation.use_imagenet_features", "Use ImageNet features instead.")
_WIDTHS = (32, 64, 128)
_FULL_PX = 32
"""The first layer halves images larger than this, so that they take no longer."""

# The training schedule: half a minute on one processor core, or less for small datasets.
_BATCH_SIZE = 128
_MOST_IMAGES = 20_000
_IMAGES_PER_SOURCE = 20
_LEARNING_RATE = 3e-3
_WEIGHT_DECAY = 0.05
_GRADIENT_CLIP = 1.0
_WARMUP, _COOLDOWN = 0.1, 0.7

_FEWEST_IN_CLASS = 50
_TURNS = 4
_SHIFT_PX = 2

# The strongest degradations, for images in [-1, 1]; each is applied to half of the images.
_BLUR_PX = 1.0
_GHOST = 0.5
_CONTRAST = 0.3
_BRIGHTNESS = 0.2
_NOISE = 0.3
_DAMAGES = 5
_TARGET_SCALE = 3.0
"""Strengths are multiplied by this factor to balance their loss and the classification loss."""


class _DamagedBatch(NamedTuple):
    """A batch of degraded images with their targets."""

    x: Tensor
    """Images `(B, 3, S, S)`, levels 0 to 255."""
    kind: Tensor
    """Class, or number of quarter turns, int64 `(B,)`; -1 means unknown."""
    strengths: Tensor
    """The strength of each degradation, `(B, 5)`."""

    def part(self, start: int, count: int) -> "_DamagedBatch":
        """Return `count` images, beginning at `start`."""
        return _DamagedBatch(*(tensor[start : start + count] for tensor in self))


class DatasetFeatureNetwork(nn.Module):
    """A convolutional network that returns 128 features per image.

    Args:
        input_px: Side length of the images.
    """

    def __init__(self, input_px: int) -> None:
        super().__init__()
        first, second, third = _WIDTHS
        self.trunk = nn.Sequential(
            *_layer(3, first, stride=1 if input_px <= _FULL_PX else 2),
            *_layer(first, second, stride=2),
            *_layer(second, second, stride=1),
            *_layer(second, third, stride=2),
            *_layer(third, third, stride=1),
        )

    def forward(self, images: Tensor) -> Tensor:
        """Return features `(B, 128)` of images `(B, 3, S, S)`, levels 0 to 255."""
        features: Tensor = self.trunk(images / 127.5 - 1).mean((2, 3))
        return features


class _DamagedBatches:
    """Batches of a folder's images, degraded; they are also rotated if there are no classes.

    Each batch continues the random numbers of the one before, so they are taken in order: this
    training is never resumed.

    Args:
        images: The folder's images, `(N, H, W, C)`.
        labels: Their classes.
        input_px: Side length of the network's input.
        rng: The only source of randomness used.
    """

    def __init__(
        self, images: Images, labels: NDArray[np.int32], *, input_px: int, rng: torch.Generator
    ) -> None:
        self._images = images
        self._input_px = input_px
        self._rng = rng
        self._next = 0
        self._classes = _numbered(labels)
        class_count = int(self._classes.max()) + 1
        self._has_classes = class_count >= 2
        self.kinds = class_count if self._has_classes else _TURNS

    def at(self, images_seen: int, count: int) -> _DamagedBatch:
        assert images_seen == self._next
        self._next += count
        rng = self._rng
        drawn = torch.randint(len(self._images), (count,), generator=rng)
        indices = np.sort(drawn.numpy())  # in file order, which is faster to read
        channels = min(3, self._images.shape[-1])
        levels = network_input(self._images[indices], self._input_px)[:, :channels]
        x, strengths = _damaged(_moved(levels / 127.5 - 1, rng), rng)
        kind = torch.from_numpy(self._classes[indices]).long()
        if not self._has_classes:
            kind = torch.randint(_TURNS, (count,), generator=rng)
            pairs = zip(x, kind.tolist(), strict=True)
            x = torch.stack([torch.rot90(image, turns, (1, 2)) for image, turns in pairs])
        images = ((x.clamp(-1, 1) + 1) * 127.5).expand(-1, 3, -1, -1)
        return _DamagedBatch(images, kind, strengths)


class _DamageLoss:
    """The objective: predict the strength of each degradation, and the class or rotation."""

    def __init__(self, predict: nn.Module) -> None:
        self._predict = predict

    def losses(self, batch: _DamagedBatch) -> Tensor:
        predicted = self._predict(batch.x)
        strengths = predicted[:, -_DAMAGES:]
        of_damages = F.smooth_l1_loss(strengths, batch.strengths, reduction="none").mean(1)
        of_kinds = F.cross_entropy(
            predicted[:, :-_DAMAGES], batch.kind, ignore_index=-1, reduction="none"
        )
        known = (batch.kind >= 0).float().mean()  # unknown kinds carry no weight
        return of_damages + of_kinds / known.clamp(min=1 / len(batch.x))


class _NetTraining(Training):
    """The training of the network; see `Training`."""

    images_seen = 0

    def __init__(self, updater: Updater[_DamagedBatch], *, steps: int) -> None:
        clock = TrainingClock(WorkClock(), 0.0)
        super().__init__(clock, checkpoint_every_s=math.inf)
        self._updater = updater
        self._results = UpdateResults()
        self._steps = steps
        self._step = 0

    @property
    def is_finished(self) -> bool:
        return self._step == self._steps

    def update(self) -> Iterator[Progressed]:
        share = self._step / self._steps
        rate = min(1.0, (share + 1 / self._steps) / _WARMUP, (1 - share) / _COOLDOWN)
        images_seen = self._step * _BATCH_SIZE
        self._results.add(self._updater.update(images_seen, learning_rate=_LEARNING_RATE * rate))
        self._step += 1
        for result in self._results.read():
            if result.non_finite_in_a_row >= MOST_NON_FINITE_IN_A_ROW:
                raise _not_finite(result.non_finite_in_a_row)
        yield Progressed(task=_TASK, done=self._step, total=self._steps)

    def save(self) -> Iterator[Progressed]:
        return iter(())  # half a minute of training has no checkpoints


def train_dataset_net(
    images: Images,
    labels: NDArray[np.int32],
    *,
    input_px: int,
    most_images: int = _MOST_IMAGES,
    seed: int = 0,
) -> Generator[Progressed, None, DatasetFeatureNetwork]:
    """Train the network, yielding progress; the network is the generator's return value.

    Args:
        images: The training images, `(N, H, W, C)`.
        labels: Their classes, `(N,)`; -1 means no class.
        input_px: Side length that images are resized to.
        most_images: The maximum number of images seen, counting repeats.
        seed: Determines the initial weights and all batches.

    Raises:
        TrainingError: If too many gradients in a row were not finite.
    """
    rng = torch.Generator().manual_seed(seed)
    batches = _DamagedBatches(images, labels, input_px=input_px, rng=rng)
    network, head = _first_weights(input_px, batches.kinds + _DAMAGES, rng)
    predict = nn.Sequential(network, head)
    updater = Updater(
        predict,
        batches,
        _DamageLoss(predict),
        optimizer=torch.optim.AdamW(
            predict.parameters(), lr=_LEARNING_RATE, weight_decay=_WEIGHT_DECAY, fused=True
        ),
        settings=UpdateSettings(
            batch_size=_BATCH_SIZE, gradient_clip=_GRADIENT_CLIP, memory_hint=_HINT
        ),
        # The plan is not followed: the network is trained beside runs, on their threads.
        plan=plain_plan(open_backend("cpu")),
    )
    steps = math.ceil(min(most_images, _IMAGES_PER_SOURCE * len(images)) / _BATCH_SIZE)
    for event in train_to_end(_NetTraining(updater, steps=steps), RunControl()):
        assert isinstance(event, Progressed)  # nobody pauses it
        yield event
    return network.eval().requires_grad_(requires_grad=False)


def _layer(channels: int, out_channels: int, *, stride: int) -> list[nn.Module]:
    conv = nn.Conv2d(channels, out_channels, 3, stride=stride, padding=1, bias=False)
    return [conv, nn.BatchNorm2d(out_channels), nn.ReLU()]


def _first_weights(
    input_px: int, outputs: int, rng: torch.Generator
) -> tuple[DatasetFeatureNetwork, nn.Linear]:
    """Build the network and its head without touching torch's global random state."""
    with torch.device("meta"):
        network, head = DatasetFeatureNetwork(input_px), nn.Linear(_WIDTHS[-1], outputs)
    network.to_empty(device="cpu")
    head.to_empty(device="cpu")
    for module in network.modules():
        if isinstance(module, nn.Conv2d):
            nn.init.kaiming_normal_(module.weight, nonlinearity="relu", generator=rng)
        elif isinstance(module, nn.BatchNorm2d):
            module.reset_parameters()
    nn.init.xavier_normal_(head.weight, generator=rng)
    nn.init.zeros_(head.bias)
    return network, head


def _not_finite(times: int) -> TrainingError:
    return TrainingError(
        msg(
            "evaluation.gradient_is_not_finite",
            "Cannot train the network for dataset features: its gradient was not finite {times} "
            "times in a row.",
            times=times,
        ),
        hint=_HINT,
    )


def _numbered(labels: NDArray[np.int32]) -> NDArray[np.int32]:
    """Number the classes that have enough images from 0, and label all other images -1."""
    names, counts = np.unique(labels[labels >= 0], return_counts=True)
    numbered = np.full_like(labels, -1)
    for number, name in enumerate(names[counts >= _FEWEST_IN_CLASS]):
        numbered[labels == name] = number
    return numbered


def _moved(x: Tensor, rng: torch.Generator) -> Tensor:
    """Shift a batch `(B, C, S, S)` by a few pixels, and mirror half of the images."""
    side, reach = x.shape[-1], 2 * _SHIFT_PX + 1
    left, top = torch.randint(reach, (2,), generator=rng).tolist()
    padded = F.pad(x, (_SHIFT_PX,) * 4, mode="replicate")
    moved = padded[..., top : top + side, left : left + side]
    is_mirrored = torch.rand(len(x), 1, 1, 1, generator=rng) < 1 / 2
    return torch.where(is_mirrored, moved.flip(3), moved)


def _damaged(x: Tensor, rng: torch.Generator) -> tuple[Tensor, Tensor]:
    """Return degraded images `(B, C, S, S)` in [-1, 1] and the strength of each degradation."""
    is_hit = torch.rand(len(x), _DAMAGES, generator=rng) < 1 / 2
    strengths = torch.rand(len(x), _DAMAGES, generator=rng) * is_hit
    signs = 1 - 2 * torch.randint(2, (len(x), 2), generator=rng)
    strengths[:, 2:4] *= signs  # contrast and brightness change in both directions
    softness, ghost, contrast, brightness, noise = strengths.T[..., None, None, None]
    x = blur(x, _BLUR_PX * softness.flatten())
    x = x.lerp(x.roll(1, 0), _GHOST * ghost)
    x = x * (1 + _CONTRAST * contrast) + _BRIGHTNESS * brightness
    x = x + _NOISE * noise * torch.randn(x.shape, generator=rng)
    return x, _TARGET_SCALE * strengths

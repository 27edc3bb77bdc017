"""How does a small network learn what matters in a folder of pictures?

From classes where the folder has them; otherwise by telling how far a picture was turned.
"""

import math
from collections.abc import Generator

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812, the usual name

from sfumato.evaluation.features import Pictures, network_input
from sfumato.events import Progressed

__all__ = ["FolderNetwork", "train_folder_network"]

_TASK = "Training the network that compares pictures"
_WIDTHS = (32, 64, 128)
_BATCH_SIZE = 128
_LEARNING_RATE = 3e-3
_WEIGHT_DECAY = 0.05
_MOST_IMAGES = 20_000
_IMAGES_A_PICTURE = 20
_FEWEST_IN_CLASS = 50
_SHIFT_PX = 2


class FolderNetwork(nn.Module):
    """Convolutions that give 128 features of a picture."""

    def __init__(self) -> None:
        super().__init__()
        first, second, third = _WIDTHS
        self.trunk = nn.Sequential(
            *_layer(3, first, stride=1),
            *_layer(first, second, stride=2),
            *_layer(second, second, stride=1),
            *_layer(second, third, stride=2),
            *_layer(third, third, stride=1),
        )

    def forward(self, pictures: Tensor) -> Tensor:
        """Give features `(B, 128)` of pictures `(B, 3, S, S)`, levels 0 to 255."""
        features: Tensor = self.trunk(pictures / 127.5 - 1).mean((2, 3))
        return features


def train_folder_network(
    pictures: Pictures, labels: NDArray[np.int32], *, input_px: int, seed: int = 0
) -> Generator[Progressed, None, FolderNetwork]:
    """Train the network; it is the generator's return value.

    Args:
        pictures: What to learn from, `(N, H, W, C)`.
        labels: Their classes, `(N,)`; -1 is no class.
        input_px: Side that pictures are brought to.
        seed: Decides the first weights and the order of the pictures.
    """
    usable = _usable_labels(labels)
    outputs = int(usable.max()) + 1 if usable.max() > 0 else 4
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        network, head = FolderNetwork(), nn.Linear(_WIDTHS[-1], outputs)
    dice = torch.Generator().manual_seed(seed)
    weights = [*network.parameters(), *head.parameters()]
    optimizer = torch.optim.AdamW(weights, lr=_LEARNING_RATE, weight_decay=_WEIGHT_DECAY)
    steps = math.ceil(min(_MOST_IMAGES, _IMAGES_A_PICTURE * len(pictures)) / _BATCH_SIZE)
    for step in range(steps):
        pace = min(1.0, 10 * (step + 1) / steps, 1.4 * (1 - step / steps))
        optimizer.param_groups[0]["lr"] = _LEARNING_RATE * pace
        places = torch.randint(len(pictures), (_BATCH_SIZE,), generator=dice).numpy()
        images = _shifted(network_input(pictures[np.sort(places)], input_px), dice)
        if usable.max() > 0:
            target = torch.from_numpy(usable[np.sort(places)])
        else:
            target = torch.randint(4, (_BATCH_SIZE,), generator=dice)
            turned = zip(images, target.tolist(), strict=True)
            images = torch.stack([torch.rot90(image, turns, (1, 2)) for image, turns in turned])
        loss = F.cross_entropy(head(network(images)), target.long(), ignore_index=-1)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]  # torch has no types here
        optimizer.step()
        yield Progressed(task=_TASK, done=step + 1, total=steps)
    return network.eval()


def _layer(channels: int, out_channels: int, *, stride: int) -> list[nn.Module]:
    conv = nn.Conv2d(channels, out_channels, 3, stride=stride, padding=1, bias=False)
    return [conv, nn.BatchNorm2d(out_channels), nn.ReLU()]


def _usable_labels(labels: NDArray[np.int32]) -> NDArray[np.int32]:
    """Number the classes that have enough pictures from 0; -1 for all other pictures."""
    names, counts = np.unique(labels[labels >= 0], return_counts=True)
    numbered = np.full_like(labels, -1)
    for number, name in enumerate(names[counts >= _FEWEST_IN_CLASS]):
        numbered[labels == name] = number
    return numbered


def _shifted(images: Tensor, dice: torch.Generator) -> Tensor:
    """Move a batch by some pixels, and mirror half of it."""
    side, reach = images.shape[-1], 2 * _SHIFT_PX + 1
    left, top = torch.randint(reach, (2,), generator=dice).tolist()
    padded = F.pad(images, (_SHIFT_PX,) * 4, mode="replicate")
    moved = padded[..., top : top + side, left : left + side]
    is_mirrored = torch.rand(len(images), generator=dice) < 0.5
    return torch.where(is_mirrored[:, None, None, None], moved.flip(3), moved)

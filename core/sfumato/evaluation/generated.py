"""Generation of images for measurement."""

from collections.abc import Generator, Sequence
from types import TracebackType
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from torch import Tensor, nn

from sfumato.evaluation.features import Images
from sfumato.generation.batches import generate_batches
from sfumato.generation.trained_model import TrainedModel
from sfumato.messages import msg
from sfumato.records.events import Progressed

__all__ = ["CallCounter", "drawn", "seeds_like"]

_FIRST_SEED = 1_000_000
"""Far from the seeds that users choose, so that no gallery image is measured."""
_BATCH_SIZE = 32


class CallCounter:
    """Counts denoiser calls inside a `with` block; a call with a batch counts once per image.

    Args:
        denoisers: Modules whose first argument is a batch of images.
    """

    def __init__(self, *denoisers: nn.Module) -> None:
        self._denoisers = denoisers
        self._images = 0

    def __enter__(self) -> Self:
        """Start counting."""
        self._hooks = [each.register_forward_pre_hook(self._note) for each in self._denoisers]
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Remove the hooks from the denoisers."""
        for hook in self._hooks:
            hook.remove()

    def calls_per_image(self, count: int) -> int:
        """Return the number of calls for each of `count` images, including guidance."""
        return round(self._images / count)

    def _note(self, _module: nn.Module, inputs: tuple[Any, ...]) -> None:  # any arguments
        batch: Tensor = inputs[0]
        self._images += len(batch)


def seeds_like(labels: NDArray[np.int32], classes: tuple[str, ...], count: int) -> list[int]:
    """Return seeds whose classes are distributed like those of the real images.

    The class of an image is its seed modulo the number of classes. Equal arguments return equal
    seeds.

    Args:
        labels: Classes of the real images; -1 means no class.
        classes: The names of the model's classes; may be empty.
        count: The number of seeds.
    """
    if not classes:
        return list(range(_FIRST_SEED, _FIRST_SEED + count))
    known = labels[labels >= 0]
    wanted = np.random.default_rng(0).choice(known, count)
    first = _FIRST_SEED // len(classes)
    return [(first + index) * len(classes) + int(label) for index, label in enumerate(wanted)]


def drawn(model: TrainedModel, seeds: Sequence[int]) -> Generator[Progressed, None, Images]:
    """Generate images `(N, H, W, C)`, yielding progress after each batch."""
    batches = []
    for batch in generate_batches(model, seeds, batch_size=_BATCH_SIZE):
        batches.append(batch)
        done = sum(len(each) for each in batches)
        yield Progressed(
            task=msg("evaluation.generating_images", "Generating images"),
            done=done,
            total=len(seeds),
        )
    return np.concatenate(batches)

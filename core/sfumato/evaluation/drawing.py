"""How are pictures drawn that are to be measured?"""

from collections.abc import Generator, Sequence
from types import TracebackType
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from torch import Tensor, nn

from sfumato.evaluation.features import Pictures
from sfumato.events import Progressed
from sfumato.generation.draw import draw_batches
from sfumato.generation.trained_model import TrainedModel

__all__ = ["CallCounter", "drawn", "seeds_like"]

_FIRST_SEED = 1_000_000
"""Far from the seeds that a person takes, so that no gallery picture is measured again."""
_BATCH_SIZE = 32


class CallCounter:
    """Counts the pictures that denoisers are called on while the block runs.

    Args:
        denoisers: Modules whose first argument is a batch.
    """

    def __init__(self, *denoisers: nn.Module) -> None:
        self._denoisers = denoisers
        self._pictures = 0

    def __enter__(self) -> Self:
        """Begin to count."""
        self._hooks = [each.register_forward_pre_hook(self._note) for each in self._denoisers]
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave the denoisers as they were."""
        for hook in self._hooks:
            hook.remove()

    def calls_a_picture(self, count: int) -> int:
        """Give the calls for each of `count` pictures, guidance included."""
        return round(self._pictures / count)

    def _note(self, _module: nn.Module, inputs: tuple[Any, ...]) -> None:  # whatever is passed in
        batch: Tensor = inputs[0]
        self._pictures += len(batch)


def seeds_like(labels: NDArray[np.int32], classes: tuple[str, ...], count: int) -> list[int]:
    """Give seeds that draw the classes as often as the real pictures have them.

    The class of a picture is its seed modulo the number of classes. The seeds are always the same.

    Args:
        labels: Classes of the real pictures; -1 is no class.
        classes: The names of the model's classes; may be none.
        count: How many seeds.
    """
    if not classes:
        return list(range(_FIRST_SEED, _FIRST_SEED + count))
    known = labels[labels >= 0]
    wanted = np.random.default_rng(0).choice(known, count)
    first = _FIRST_SEED // len(classes)
    return [(first + place) * len(classes) + int(label) for place, label in enumerate(wanted)]


def drawn(model: TrainedModel, seeds: Sequence[int]) -> Generator[Progressed, None, Pictures]:
    """Draw pictures `(N, H, W, C)`, telling the progress after each batch."""
    batches = []
    for batch in draw_batches(model, seeds, batch_size=_BATCH_SIZE):
        batches.append(batch)
        done = sum(len(each) for each in batches)
        yield Progressed(task="Drawing pictures", done=done, total=len(seeds))
    return np.concatenate(batches)

"""Does an augmentation keep its contract?"""

import random

import numpy as np
import torch
from torch import Tensor

from sfumato.catalog import Entry
from sfumato.testing.entries import Plain, built

__all__ = ["check_augmentation"]

_SHAPES = ((1, 3, 8, 8), (5, 3, 33, 33), (4, 1, 16, 16))
"""A single picture, an odd size, and grey pictures."""


def check_augmentation(entry: Entry, settings: Plain | None = None) -> None:
    """Check form, type and randomness of what an augmentation gives.

    Args:
        entry: What the plugin offers.
        settings: Its settings; the defaults if not given.

    Raises:
        AssertionError: With a sentence that says what is wrong.
    """
    name = f"Augmentation “{entry.name}”"
    for shape in _SHAPES:
        pictures = _pictures(shape)
        changed = _changed(entry, settings, pictures, numpy_seed=0)
        assert isinstance(changed, Tensor), f"{name} gave {type(changed).__name__}, no tensor."
        assert changed.dtype == torch.uint8, f"{name} gave {changed.dtype} in place of uint8."
        assert changed.shape == pictures.shape, (
            f"{name} gave {tuple(changed.shape)} for pictures of {shape}."
        )
        again = _changed(entry, settings, pictures, numpy_seed=1)
        assert torch.equal(changed, again), (
            f"{name} changed the same pictures in two ways from one seed of torch. Draw randomness "
            "from torch's default generator alone; then a resumed run equals an unbroken one."
        )


def _changed(entry: Entry, settings: Plain | None, pictures: Tensor, *, numpy_seed: int) -> Tensor:
    """Change pictures from one state of torch's generator, and another one of all others."""
    augmentation = built(entry, settings)
    kept = np.random.get_state(), random.getstate()
    try:
        np.random.seed(numpy_seed)
        random.seed(numpy_seed)
        torch.manual_seed(0)
        changed: Tensor = augmentation(pictures.clone())
    finally:
        np.random.set_state(kept[0])
        random.setstate(kept[1])
    return changed


def _pictures(shape: tuple[int, ...]) -> Tensor:
    generator = torch.Generator().manual_seed(2)
    return torch.randint(0, 256, shape, dtype=torch.uint8, generator=generator)

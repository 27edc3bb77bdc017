"""How many calls of the network does a picture take?"""

from types import TracebackType
from typing import Any, Self

from torch import Tensor, nn

__all__ = ["CallCounter"]


class CallCounter:
    """Counts the pictures that a denoiser is called on while the block runs.

    Args:
        denoiser: A module whose first argument is a batch.
    """

    def __init__(self, denoiser: nn.Module) -> None:
        self._denoiser = denoiser
        self._pictures = 0

    def __enter__(self) -> Self:
        """Begin to count."""
        self._hook = self._denoiser.register_forward_pre_hook(self._note)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave the denoiser as it was."""
        self._hook.remove()

    def calls_a_picture(self, count: int) -> int:
        """Give the calls for each of `count` pictures, guidance included."""
        return round(self._pictures / count)

    def _note(self, _module: nn.Module, inputs: tuple[Any, ...]) -> None:  # whatever is passed in
        batch: Tensor = inputs[0]
        self._pictures += len(batch)

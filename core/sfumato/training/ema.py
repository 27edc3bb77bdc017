"""Power-function exponential moving average of the weights.

The window of the average grows with the run, so it neither lags behind in a short run nor forgets
too quickly in a long one (EDM2, Karras et al. 2024, arXiv:2312.02696, section 3.1).
"""

import torch
from torch import Tensor, nn

from sfumato.checkpoints.power_profiles import gamma_from_length

__all__ = ["PowerEma"]


class PowerEma:
    """Keeps `average` at the power-function average of the weights of `source`.

    Args:
        source: The model being trained.
        average: A copy of the model, whose weights are overwritten.
        length: Width of the average relative to the length of the run so far (`sigma_rel`).
    """

    def __init__(self, source: nn.Module, average: nn.Module, *, length: float) -> None:
        self._source: list[Tensor] = list(source.parameters())
        self._average: list[Tensor] = list(average.parameters())
        self._exponent = gamma_from_length(length) + 1

    @torch.no_grad()
    def update(self, *, step: int) -> None:
        """Add the weights after update `step`, counting from 1 (EDM2, eq. 2)."""
        decay = (1 - 1 / step) ** self._exponent
        torch._foreach_lerp_(self._average, self._source, 1 - decay)

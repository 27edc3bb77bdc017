"""How does one class become another without a jump?

A denoiser predicts the expected clean image; the mean of two predictions, weighted, is that of a
model to which both classes are likely to that degree.
"""

import torch
from torch import Tensor

from sfumato.diffusion.denoiser import Denoiser

__all__ = ["ClassBlendedDenoiser"]


class ClassBlendedDenoiser:
    """Blends the predictions for two classes; asks the denoiser twice.

    Args:
        denoiser: Knows classes.
        other: The class that each image goes to, int64 `(B,)`.
        share: How far it has gone there, in [0, 1], `(B,)`.
        no_class: The label that means no class, which stays what it is.
    """

    def __init__(self, denoiser: Denoiser, *, other: Tensor, share: Tensor, no_class: int) -> None:
        self._denoiser = denoiser
        self._other = other
        self._share = share
        self._no_class = no_class

    def __call__(self, x: Tensor, sigma: Tensor, class_label: Tensor | None = None) -> Tensor:
        """Return the blended clean image, `(B, C, H, W)`.

        Guidance may ask for the batch twice over, once without class.
        """
        first = self._denoiser(x, sigma, class_label)
        if class_label is None:
            return first
        times = len(x) // len(self._other)
        other = self._other.repeat(times)
        other = torch.where(class_label == self._no_class, class_label, other)
        share = self._share.repeat(times)[:, None, None, None]
        return first + share * (self._denoiser(x, sigma, other) - first)

"""Interpolation between two classes.

A denoiser predicts the expected clean image. The weighted mean of two predictions is therefore the
prediction of a model in which the two classes occur in the proportions of the weights.
"""

import torch
from torch import Tensor

from sfumato.diffusion.denoiser import Denoiser

__all__ = ["ClassBlendedDenoiser"]


class ClassBlendedDenoiser:
    """Blends the predictions for two classes; evaluates the denoiser twice.

    Args:
        denoiser: A class-conditional denoiser.
        other: The target class of each image, int64 `(B,)`.
        share: The weight of the target class, in [0, 1], `(B,)`.
        no_class: The label for "no class", which is left unchanged.
    """

    def __init__(self, denoiser: Denoiser, *, other: Tensor, share: Tensor, no_class: int) -> None:
        self._denoiser = denoiser
        self._other = other
        self._share = share
        self._no_class = no_class

    def __call__(self, x: Tensor, sigma: Tensor, class_label: Tensor | None = None) -> Tensor:
        """Return the blended clean image, `(B, C, H, W)`.

        Guidance may pass the batch twice, once without class.
        """
        first = self._denoiser(x, sigma, class_label)
        if class_label is None:
            return first
        times = len(x) // len(self._other)
        other = self._other.repeat(times)
        other = torch.where(class_label == self._no_class, class_label, other)
        share = self._share.repeat(times)[:, None, None, None]
        return first + share * (self._denoiser(x, sigma, other) - first)

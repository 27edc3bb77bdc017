"""Guidance of a denoiser within an interval of noise levels, and interpolation between classes.

Guidance extrapolates from a weaker prediction, past a better one:

    D_w(x, sigma) = guide + scale * (denoiser - guide)

The guide is either the same model without the class (classifier-free guidance, Ho and Salimans
2022, arXiv:2207.12598, eq. 6), or an early checkpoint of the same model (autoguidance, Karras et
al. 2024, arXiv:2406.02507, eq. 3). A scale of 1 disables guidance. Guidance doubles the number of
evaluations, so it can be limited to an interval of noise levels (Kynkäänniemi et al. 2024,
arXiv:2404.07724, section 3).

A denoiser predicts the expected clean image. The weighted mean of its predictions for two classes
is therefore the prediction of a model in which the two classes occur in the proportions of the
weights.
"""

from typing import NamedTuple

import torch
from torch import Tensor

from sfumato.diffusion.denoiser import Denoiser

__all__ = [
    "ClassBlendedDenoiser",
    "ClassGuidedDenoiser",
    "GuidanceInterval",
    "GuidedDenoiser",
]

_SLACK = 1e-4
"""Relative tolerance of the bounds, since bounds copied from noise levels may be rounded."""


class GuidedDenoiser:
    """Extrapolates from a guide's prediction past the denoiser's own (autoguidance).

    Args:
        denoiser: The better model.
        guide: The weaker model.
        scale: 1 returns the denoiser's prediction; a tensor `()` when a graph is traced.
    """

    def __init__(self, denoiser: Denoiser, guide: Denoiser, *, scale: Tensor | float) -> None:
        self._denoiser = denoiser
        self._guide = guide
        self._scale = scale

    def __call__(self, x: Tensor, sigma: Tensor, class_label: Tensor | None = None) -> Tensor:
        """Return the guided clean image, `(B, C, H, W)`."""
        better = self._denoiser(x, sigma, class_label)
        worse = self._guide(x, sigma, class_label)
        return worse + self._scale * (better - worse)


class ClassGuidedDenoiser:
    """Extrapolates from the unconditional prediction past the conditional one.

    This is classifier-free guidance. Both predictions come from one call with a doubled batch. On a
    CPU, this is 1.4 times as fast as two calls for a single image, and no slower for many images.

    Args:
        denoiser: A class-conditional denoiser.
        scale: 1 returns the conditional prediction; a tensor `()` when a graph is traced.
        no_class: The label for "no class".
    """

    def __init__(self, denoiser: Denoiser, *, scale: Tensor | float, no_class: int) -> None:
        self._denoiser = denoiser
        self._scale = scale
        self._no_class = no_class

    def __call__(self, x: Tensor, sigma: Tensor, class_label: Tensor | None = None) -> Tensor:
        """Return the guided clean image, `(B, C, H, W)`."""
        if class_label is None:
            return self._denoiser(x, sigma)
        labels = torch.cat((class_label, torch.full_like(class_label, self._no_class)))
        sigmas = torch.cat((sigma, sigma)) if sigma.ndim else sigma
        both = self._denoiser(torch.cat((x, x)), sigmas, labels)
        cond, uncond = both[: x.shape[0]], both[x.shape[0] :]
        return uncond + self._scale * (cond - uncond)


class GuidanceInterval(NamedTuple):
    """The interval of noise levels at which guidance applies, including both ends."""

    low: float
    high: float

    def holds(self, sigma: float) -> bool:
        """Return whether guidance applies at a noise level."""
        return self.low * (1 - _SLACK) <= sigma <= self.high * (1 + _SLACK)


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

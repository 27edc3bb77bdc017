"""How is a denoiser pushed past its own prediction, and at which noise levels?

Guidance goes from a worse prediction past a better one:

    D_w(x, sigma) = guide + scale * (denoiser - guide)

The guide is the model without its class (classifier-free guidance, Ho and Salimans 2022,
arXiv:2207.12598, eq. 6), or an early state of the same model (autoguidance, Karras et al. 2024,
arXiv:2406.02507, eq. 3). A scale of 1 is no guidance. It costs two evaluations, so it may be held
to an interval of noise levels (Kynkäänniemi et al. 2024, arXiv:2404.07724, section 3).
"""

from typing import NamedTuple

import torch
from torch import Tensor

from sfumato.diffusion.denoiser import Denoiser

__all__ = ["ClassGuidedDenoiser", "GuidanceInterval", "GuidedDenoiser"]

_SLACK = 1e-4
"""Of a bound: a walk's noise levels and a bound that was copied from them differ by rounding."""


class GuidedDenoiser:
    """Goes from another denoiser's prediction past the denoiser's own: autoguidance.

    Args:
        denoiser: The better one.
        guide: The worse one.
        scale: How far to go, 1 to the denoiser itself; a tensor `()` where a graph is traced.
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
    """Goes from the prediction without class past that with it: classifier-free guidance.

    Both come from one call with twice the images: on a CPU 1.4 times as fast as two calls for one
    image, and no slower for many.

    Args:
        denoiser: Knows classes.
        scale: How far to go, 1 to the class; a tensor `()` where a graph is traced.
        no_class: The label that means no class.
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
    """The noise levels at which images are guided, both ends included."""

    low: float
    high: float

    def holds(self, sigma: float) -> bool:
        """Whether there is guidance at a noise level."""
        return self.low * (1 - _SLACK) <= sigma <= self.high * (1 + _SLACK)

"""Adaptive strength of conditional augmentation, to prevent overfitting.

This module applies the adaptive discriminator augmentation of Karras et al. 2020 (ADA,
arXiv:2006.06676, section 3) to denoising. If training images are denoised better than held-out
images, augmentation becomes more probable; otherwise, it becomes less probable. A dataset that is
not at risk of overfitting is trained on without augmentation.
"""

from sfumato.config.settings import AugmentationConfig
from sfumato.evaluation.report import LossGap

__all__ = ["OverfittingWatch", "strength_at_start"]

_EVERY_IMAGES = 16_384
"""Interval between checks; a check on 128 images of each kind costs as much as training on 350."""
_STEP = 0.25
_SURE = 2.0
"""Number of standard deviations by which the gap must differ from zero."""
_LEAST_GAP = 0.02
"""Fraction of the loss below which a gap is harmless, however significant."""


class OverfittingWatch:
    """Sets the strength of conditional augmentation, as a fraction of its probability.

    Args:
        config: Determines the maximum probability, and whether the strength adapts.
    """

    def __init__(self, config: AugmentationConfig) -> None:
        self._is_adaptive = config.is_adaptive and config.probability > 0

    def is_due(self, images_seen: int, *, batch_size: int) -> bool:
        """Return whether a check is due after the update that ended at `images_seen`."""
        before = images_seen - batch_size
        return self._is_adaptive and images_seen // _EVERY_IMAGES > before // _EVERY_IMAGES

    def strength_after(self, gap: LossGap | None, strength: float) -> float:
        """Return the new strength.

        Args:
            gap: Loss gap between held-out and training images; `None` if there are too few images
                to measure it, in which case overfitting is always a risk.
            strength: The current strength.
        """
        if gap is None:
            return 1.0
        is_known_by_heart = gap.z > _SURE and gap.value > _LEAST_GAP
        step = _STEP if is_known_by_heart else -_STEP
        return min(1.0, max(0.0, strength + step))


def strength_at_start(config: AugmentationConfig) -> float:
    """Return the strength at the start of a run."""
    return 0.0 if config.is_adaptive else 1.0

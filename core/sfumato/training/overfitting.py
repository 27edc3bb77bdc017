"""How strongly must images be changed so that the model does not know them by heart?

Only as strongly as it does: the discriminator augmentation of Karras et al. 2020 (ADA,
arXiv:2006.06676, section 3) carried over to denoising. Where learned images are denoised better
than held-out ones, changes become more probable; where they are not, less. So a set that is in no
danger is learned as it is.
"""

from sfumato.config.settings import AugmentationConfig
from sfumato.evaluation.report import LossGap

__all__ = ["OverfittingWatch", "strength_at_start"]

_EVERY_IMAGES = 16_384
"""Between two looks; one at 128 images of each kind costs as much as some 350 learned images."""
_STEP = 0.25
_SURE = 2.0
"""Standard deviations by which the gap must differ from none."""
_LEAST_GAP = 0.02
"""Share of the loss below which a gap does no harm, however sure it is."""


class OverfittingWatch:
    """Says how strong conditioned augmentation is to be, from 0 to 1 of its probability.

    Args:
        config: How probable changes are at most, and whether they adapt.
    """

    def __init__(self, config: AugmentationConfig) -> None:
        self._is_adaptive = config.is_adaptive and config.probability > 0

    def is_due(self, images_seen: int, *, batch_size: int) -> bool:
        """Whether the update that ended at this clock is one after which to look."""
        before = images_seen - batch_size
        return self._is_adaptive and images_seen // _EVERY_IMAGES > before // _EVERY_IMAGES

    def strength_after(self, gap: LossGap | None, strength: float) -> float:
        """Return the strength from now on.

        Args:
            gap: Between held-out and learned images; `None` where there are too few to tell,
                which are in danger in any case.
            strength: The one until now.
        """
        if gap is None:
            return 1.0
        is_known_by_heart = gap.z > _SURE and gap.value > _LEAST_GAP
        step = _STEP if is_known_by_heart else -_STEP
        return min(1.0, max(0.0, strength + step))


def strength_at_start(config: AugmentationConfig) -> float:
    """Return the strength with which a run begins."""
    return 0.0 if config.is_adaptive else 1.0

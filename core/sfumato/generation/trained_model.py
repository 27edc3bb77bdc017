"""What is a trained model, apart from the run that made it?"""

from torch import Tensor, nn

from sfumato.facts import ModelFacts

__all__ = ["ModelFacts", "TrainedModel"]


class TrainedModel:
    """A denoiser with averaged weights, ready to draw, and the facts about it.

    Args:
        denoiser: In evaluation mode, fp32; a `Denoiser` that is a module.
        facts: What is known about it.
    """

    def __init__(self, denoiser: nn.Module, facts: ModelFacts) -> None:
        self.denoiser = denoiser
        self.facts = facts

    @property
    def image_shape(self) -> tuple[int, int, int]:
        """Channels, height and width of its pictures."""
        size_px = self.facts.config.data.size_px
        return (self.facts.channels, size_px, size_px)

    def denoise(self, x: Tensor, sigma: Tensor, class_label: Tensor | None = None) -> Tensor:
        """Give the expected clean image `(B, C, H, W)`; see `Denoiser`."""
        image: Tensor = self.denoiser(x, sigma, class_label)
        return image

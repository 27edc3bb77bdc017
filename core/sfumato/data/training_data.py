"""What does training need of a set of images, whether it holds them or latents of them?"""

from typing import Any, Protocol

from numpy.typing import NDArray

__all__ = ["TrainingData"]


class TrainingData(Protocol):
    """Images, uint8, or normalized latents of them, float16; all arrays are read-only."""

    @property
    def train_images(self) -> NDArray[Any]:  # of either type
        """What to learn from, `(N, H, W, C)`; an image may be in it in several versions."""
        ...

    @property
    def train_labels(self) -> NDArray[Any]:
        """The classes, `(N,)`; -1 is no class."""
        ...

    @property
    def held_out_images(self) -> NDArray[Any]:
        """What the model is only tried on, `(M, H, W, C)`; may be none."""
        ...

    @property
    def held_out_labels(self) -> NDArray[Any]:
        """Their classes, `(M,)`; -1 is no class."""
        ...

    @property
    def classes(self) -> tuple[str, ...]:
        """The names of the classes; a label is a place here."""
        ...

    @property
    def channels(self) -> int:
        """Of what the arrays hold."""
        ...

    @property
    def size_px(self) -> int:
        """Side of the same."""
        ...

    @property
    def sigma_data(self) -> float:
        """Standard deviation of what the denoiser sees of the training images."""
        ...

"""The interface of training data, whether images or latents."""

from typing import Any, Protocol

from numpy.typing import NDArray

from sfumato.config.image_shape import Shape

__all__ = ["TrainingData"]


class TrainingData(Protocol):
    """Images (uint8) or normalized latents (float16); all arrays are read-only."""

    @property
    def train_images(self) -> NDArray[Any]:  # uint8 or float16
        """The training data, `(N, H, W, C)`; an image may be included in several versions."""
        ...

    @property
    def train_labels(self) -> NDArray[Any]:
        """The classes of the training data, `(N,)`; -1 means no class."""
        ...

    @property
    def held_out_images(self) -> NDArray[Any]:
        """The held-out data, used only for validation, `(M, H, W, C)`; there may be none."""
        ...

    @property
    def held_out_labels(self) -> NDArray[Any]:
        """The classes of the held-out data, `(M,)`; -1 means no class."""
        ...

    @property
    def classes(self) -> tuple[str, ...]:
        """The names of the classes; a label is an index into this tuple."""
        ...

    @property
    def shape(self) -> Shape:
        """Channels, height, and width of the images or latents."""
        ...

    @property
    def sigma_data(self) -> float:
        """The standard deviation of the training data in the range that the denoiser sees."""
        ...

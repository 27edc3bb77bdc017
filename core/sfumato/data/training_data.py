"""The interface of training data, whether images or latents."""

from typing import Any, Protocol

from numpy.typing import NDArray

__all__ = ["TrainingData"]


class TrainingData(Protocol):
    """Images (uint8) or their normalized latents (float16); all arrays are read-only."""

    @property
    def train_images(self) -> NDArray[Any]:  # of either type
        """The training data, `(N, H, W, C)`; an image may be included in several versions."""
        ...

    @property
    def train_labels(self) -> NDArray[Any]:
        """The classes, `(N,)`; -1 means no class."""
        ...

    @property
    def held_out_images(self) -> NDArray[Any]:
        """The held-out data, used only for validation, `(M, H, W, C)`; may be empty."""
        ...

    @property
    def held_out_labels(self) -> NDArray[Any]:
        """Their classes, `(M,)`; -1 means no class."""
        ...

    @property
    def classes(self) -> tuple[str, ...]:
        """The names of the classes; a label is an index into them."""
        ...

    @property
    def channels(self) -> int:
        """Number of channels of the arrays."""
        ...

    @property
    def size_px(self) -> int:
        """Side length of the arrays."""
        ...

    @property
    def sigma_data(self) -> float:
        """Standard deviation of the training data as the denoiser sees it."""
        ...

"""Where does the denoiser work: on pictures themselves, or on latents of them?

A `PictureSpace` is the one place where bytes of pictures become what the denoiser sees, and where
what it gives becomes bytes again. Training, gallery, metrics and exports all go through it.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence

import torch
from torch import Tensor, nn

from sfumato.diffusion.gaussian_start import GaussianStart
from sfumato.errors import ConfigError
from sfumato.nn.autoencoder import Autoencoder

__all__ = [
    "DEVIATION",
    "LatentSpace",
    "PictureSpace",
    "PixelSpace",
    "bytes_from_images",
    "images_from_bytes",
]

Shape = tuple[int, int, int]

DEVIATION = 0.5
"""Of each channel of normalised latents: about that of pixels in [-1, 1], so that noise levels and
samplers mean the same in both spaces (EDM2, Karras et al. 2024, arXiv:2312.02696, appendix B)."""

_MOST_PIXELS_AT_ONCE = 2**20
"""Of pictures that an autoencoder decodes together; 16 pictures of 256 px."""


class PictureSpace(nn.Module, ABC):
    """What the denoiser sees of pictures.

    Args:
        image_shape: Channels, height and width of what the denoiser works on.
        picture_shape: The same of the pictures.
    """

    def __init__(self, image_shape: Shape, picture_shape: Shape) -> None:
        super().__init__()
        self.gaussian: GaussianStart | None = None
        """The normal distribution of the training pictures here, where it is known."""
        self.image_shape = image_shape
        self.picture_shape = picture_shape

    @abstractmethod
    def read(self, stored: Tensor) -> Tensor:
        """Turn what a cache holds, `(B, C, H, W)`, into what the denoiser sees, float32."""

    @abstractmethod
    def images(self, x: Tensor) -> Tensor:
        """Turn what the denoiser gives, `(B, *image_shape)`, into images, about [-1, 1]."""

    @property
    @abstractmethod
    def most_at_once(self) -> int:
        """How many pictures are made together at most, for the sake of memory."""

    def gaussian_start(self, noise: Tensor, sigma: float) -> Tensor:
        """Turn standard normal noise into noisy images of a level; see `GaussianStart`.

        Raises:
            ConfigError: If the distribution of the training pictures is not known.
        """
        if self.gaussian is None:
            raise ConfigError(
                "The walk is to begin with the normal distribution of the training pictures, and "
                "this model does not have it.",
                hint="Tune the run once more, which finds it; or set start to noise.",
            )
        start: Tensor = self.gaussian(noise, sigma)
        return start

    def pictures(self, x: Tensor) -> Tensor:
        """Turn what the denoiser gives into pictures, uint8 `(B, H, W, C)`."""
        return bytes_from_images(self.images(x))


class PixelSpace(PictureSpace):
    """The pictures themselves, in [-1, 1].

    Args:
        picture_shape: Channels, height and width.
    """

    def __init__(self, picture_shape: Shape) -> None:
        super().__init__(picture_shape, picture_shape)

    def read(self, stored: Tensor) -> Tensor:
        """Turn uint8 pictures into images."""
        return images_from_bytes(stored)

    def images(self, x: Tensor) -> Tensor:
        """Give them as they are."""
        return x

    @property
    def most_at_once(self) -> int:
        """As many as the network takes."""
        return 2**31


class LatentSpace(PictureSpace):
    """Latents of an autoencoder, each channel brought to mean 0 and deviation 0.5.

    Args:
        autoencoder: In evaluation mode.
        image_shape: Channels, height and width of the latents.
        picture_shape: The same of the pictures.
        mean: Of each channel of the raw latents, over the training pictures.
        deviation: Of each channel of the same.
    """

    mean: Tensor
    scale: Tensor

    def __init__(
        self,
        autoencoder: Autoencoder,
        *,
        image_shape: Shape,
        picture_shape: Shape,
        mean: Sequence[float],
        deviation: Sequence[float],
    ) -> None:
        super().__init__(image_shape, picture_shape)
        self.autoencoder = autoencoder
        scale = torch.tensor(deviation).reshape(1, -1, 1, 1) / DEVIATION
        self.register_buffer("mean", torch.tensor(mean).reshape(1, -1, 1, 1), persistent=False)
        self.register_buffer("scale", scale, persistent=False)

    def latents(self, pictures: Tensor) -> Tensor:
        """Turn pictures, uint8 `(B, C, H, W)`, into normalised latents, float32."""
        return (self.autoencoder.encode(images_from_bytes(pictures)) - self.mean) / self.scale

    def read(self, stored: Tensor) -> Tensor:
        """Take normalised latents as a cache holds them, float16; uint8 pictures are encoded."""
        return self.latents(stored) if stored.dtype == torch.uint8 else stored.float()

    def images(self, x: Tensor) -> Tensor:
        """Decode normalised latents."""
        return self.autoencoder.decode(x * self.scale + self.mean)

    @property
    def most_at_once(self) -> int:
        """As many as hold about a million pixels."""
        _, height, width = self.picture_shape
        return max(1, _MOST_PIXELS_AT_ONCE // (height * width))


def bytes_from_images(x: Tensor) -> Tensor:
    """Turn images in [-1, 1], `(B, C, H, W)`, into pictures, uint8 `(B, H, W, C)`."""
    return ((x.clamp(-1, 1) + 1) * 127.5).round().to(torch.uint8).permute(0, 2, 3, 1)


def images_from_bytes(pictures: Tensor) -> Tensor:
    """Turn uint8 `(B, C, H, W)` into images in [-1, 1], float32 of the same shape."""
    return pictures.float() / 127.5 - 1

"""Where does the denoiser work: on images themselves, or on latents of them?

A `ImageSpace` is the one place where bytes of images become what the denoiser sees, and where
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
    "ImageSpace",
    "LatentSpace",
    "PixelSpace",
    "bytes_from_images",
    "images_from_bytes",
]

Shape = tuple[int, int, int]

DEVIATION = 0.5
"""Of each channel of normalized latents: about that of pixels in [-1, 1], so that noise levels and
samplers mean the same in both spaces (EDM2, Karras et al. 2024, arXiv:2312.02696, appendix B)."""

_MOST_PIXELS_AT_ONCE = 2**20
"""Of images that an autoencoder decodes together; 16 images of 256 px."""


class ImageSpace(nn.Module, ABC):
    """What the denoiser sees of images.

    Args:
        image_shape: Channels, height and width of what the denoiser works on.
        pixel_shape: The same of the images.
    """

    def __init__(self, image_shape: Shape, pixel_shape: Shape) -> None:
        super().__init__()
        self.gaussian: GaussianStart | None = None
        """The normal distribution of the training images here, where it is known."""
        self.image_shape = image_shape
        self.pixel_shape = pixel_shape

    @abstractmethod
    def read(self, stored: Tensor) -> Tensor:
        """Turn what a cache holds, `(B, C, H, W)`, into what the denoiser sees, float32."""

    @abstractmethod
    def images(self, x: Tensor) -> Tensor:
        """Turn what the denoiser gives, `(B, *image_shape)`, into images, about [-1, 1]."""

    @property
    @abstractmethod
    def most_at_once(self) -> int:
        """How many images are made together at most, for the sake of memory."""

    def gaussian_start(self, noise: Tensor, sigma: float) -> Tensor:
        """Turn standard normal noise into noisy images of a level; see `GaussianStart`.

        Raises:
            ConfigError: If the distribution of the training images is not known.
        """
        if self.gaussian is None:
            raise ConfigError(
                "The walk is to begin with the normal distribution of the training images, and "
                "this model does not have it.",
                hint="Tune the run once more, which finds it; or set start to noise.",
            )
        start: Tensor = self.gaussian(noise, sigma)
        return start

    def images_uint8(self, x: Tensor) -> Tensor:
        """Turn what the denoiser gives into images, uint8 `(B, H, W, C)`."""
        return bytes_from_images(self.images(x))


class PixelSpace(ImageSpace):
    """The images themselves, in [-1, 1].

    Args:
        pixel_shape: Channels, height and width.
    """

    def __init__(self, pixel_shape: Shape) -> None:
        super().__init__(pixel_shape, pixel_shape)

    def read(self, stored: Tensor) -> Tensor:
        """Turn uint8 images into images."""
        return images_from_bytes(stored)

    def images(self, x: Tensor) -> Tensor:
        """Return them as they are."""
        return x

    @property
    def most_at_once(self) -> int:
        """As many as the network takes."""
        return 2**31


class LatentSpace(ImageSpace):
    """Latents of an autoencoder, each channel brought to mean 0 and deviation 0.5.

    Args:
        autoencoder: In evaluation mode.
        image_shape: Channels, height and width of the latents.
        pixel_shape: The same of the images.
        mean: Of each channel of the raw latents, over the training images.
        deviation: Of each channel of the same.
    """

    mean: Tensor
    scale: Tensor

    def __init__(
        self,
        autoencoder: Autoencoder,
        *,
        image_shape: Shape,
        pixel_shape: Shape,
        mean: Sequence[float],
        deviation: Sequence[float],
    ) -> None:
        super().__init__(image_shape, pixel_shape)
        self.autoencoder = autoencoder
        scale = torch.tensor(deviation).reshape(1, -1, 1, 1) / DEVIATION
        self.register_buffer("mean", torch.tensor(mean).reshape(1, -1, 1, 1), persistent=False)
        self.register_buffer("scale", scale, persistent=False)

    def latents(self, images: Tensor) -> Tensor:
        """Turn images, uint8 `(B, C, H, W)`, into normalized latents, float32."""
        return (self.autoencoder.encode(images_from_bytes(images)) - self.mean) / self.scale

    def read(self, stored: Tensor) -> Tensor:
        """Take normalized latents as a cache holds them, float16; uint8 images are encoded."""
        return self.latents(stored) if stored.dtype == torch.uint8 else stored.float()

    def images(self, x: Tensor) -> Tensor:
        """Decode normalized latents."""
        return self.autoencoder.decode(x * self.scale + self.mean)

    @property
    def most_at_once(self) -> int:
        """As many as hold about a million pixels."""
        _, height, width = self.pixel_shape
        return max(1, _MOST_PIXELS_AT_ONCE // (height * width))


def bytes_from_images(x: Tensor) -> Tensor:
    """Turn images in [-1, 1], `(B, C, H, W)`, into images, uint8 `(B, H, W, C)`."""
    return ((x.clamp(-1, 1) + 1) * 127.5).round().to(torch.uint8).permute(0, 2, 3, 1)


def images_from_bytes(images: Tensor) -> Tensor:
    """Turn uint8 `(B, C, H, W)` into images in [-1, 1], float32 of the same shape."""
    return images.float() / 127.5 - 1

"""The space a denoiser works in: pixels or latents.

An `ImageSpace` is the single place that converts image bytes to the denoiser's input, and its
output back to bytes. Training, gallery, metrics, and exports all use it.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence

import msgspec
import torch
from torch import Tensor, nn

from sfumato.config.image_shape import ImageShape, Shape
from sfumato.diffusion.gaussian_start import GaussianStart
from sfumato.errors import ConfigError
from sfumato.latents.autoencoder import Autoencoder
from sfumato.messages import msg

__all__ = [
    "DEVIATION",
    "ImageSpace",
    "LatentSpace",
    "LatentSpec",
    "PixelSpace",
    "bytes_from_images",
    "images_from_bytes",
]

DEVIATION = 0.5
"""Standard deviation of each channel of normalized latents.

It is close to that of pixels in [-1, 1], so that noise levels have the same meaning in both spaces
(EDM2, Karras et al. 2024, arXiv:2312.02696, appendix B).
"""

_MOST_PIXELS_AT_ONCE = 2**20
"""Maximum number of pixels that an autoencoder decodes at once: 16 images of 256 px."""


class LatentSpec(msgspec.Struct, frozen=True, kw_only=True):
    """The latent space of a denoiser: its images, its autoencoder, and the normalization."""

    autoencoder_sha256: str
    """Hash of the weights of the autoencoder in the run's folder."""
    pixel_shape: ImageShape
    """Shape of the images."""
    reduction: int
    """Ratio of the sides of the images to those of the latents."""
    mean: tuple[float, ...]
    """Mean of each raw latent channel."""
    deviation: tuple[float, ...]
    """Standard deviation of each raw latent channel."""

    @property
    def shape(self) -> Shape:
        """Channels, height, and width of the latents."""
        height, width = (side // self.reduction for side in self.pixel_shape[1:])
        return (len(self.mean), height, width)


class ImageSpace(nn.Module, ABC):
    """Conversion between images and the denoiser's inputs and outputs.

    Args:
        image_shape: Channels, height, and width of the denoiser's input.
        pixel_shape: Shape of the images.
    """

    def __init__(self, image_shape: Shape, pixel_shape: ImageShape) -> None:
        super().__init__()
        self.gaussian: GaussianStart | None = None
        """The normal distribution of the training images in this space, if known."""
        self.image_shape = image_shape
        self.pixel_shape = pixel_shape

    @abstractmethod
    def read(self, stored: Tensor) -> Tensor:
        """Convert the contents of a cache, `(B, C, H, W)`, to the denoiser's input, float32."""

    @abstractmethod
    def images(self, x: Tensor) -> Tensor:
        """Convert the denoiser's output, `(B, *image_shape)`, to images, roughly in [-1, 1]."""

    @property
    @abstractmethod
    def most_at_once(self) -> int:
        """Maximum number of images generated at once, to limit memory."""

    def gaussian_start(self, noise: Tensor, sigma: float) -> Tensor:
        """Map standard normal noise to noisy images at a noise level; see `GaussianStart`.

        Raises:
            ConfigError: If the distribution of the training images is unknown.
        """
        if self.gaussian is None:
            raise ConfigError(
                msg(
                    "nn.gaussian_is_missing",
                    "Sampling cannot start from a Gaussian: the mean and covariance of the "
                    "training images are not available for this model.",
                ),
                hint=msg(
                    "nn.tune_to_fit_gaussian",
                    "Tune the run again to compute them, or set start to noise.",
                ),
            )
        start: Tensor = self.gaussian(noise, sigma)
        return start

    def images_uint8(self, x: Tensor) -> Tensor:
        """Convert the denoiser's output to images, uint8 `(B, H, W, C)`."""
        return bytes_from_images(self.images(x))


class PixelSpace(ImageSpace):
    """Images in [-1, 1].

    Args:
        pixel_shape: Shape of the images.
    """

    def __init__(self, pixel_shape: ImageShape) -> None:
        super().__init__(pixel_shape, pixel_shape)

    def read(self, stored: Tensor) -> Tensor:
        """Convert uint8 images to images in [-1, 1]."""
        return images_from_bytes(stored)

    def images(self, x: Tensor) -> Tensor:
        """Return the images unchanged."""
        return x

    @property
    def most_at_once(self) -> int:
        """Unlimited; only the network's own memory use matters."""
        return 2**31


class LatentSpace(ImageSpace):
    """Latents of an autoencoder, each channel normalized to mean 0 and standard deviation 0.5.

    Args:
        autoencoder: The autoencoder, in evaluation mode.
        image_shape: Channels, height, and width of the latents.
        pixel_shape: Shape of the images.
        mean: Mean of each raw latent channel over the training images.
        deviation: Standard deviation of each raw latent channel over the training images.
    """

    mean: Tensor
    scale: Tensor

    def __init__(
        self,
        autoencoder: Autoencoder,
        *,
        image_shape: Shape,
        pixel_shape: ImageShape,
        mean: Sequence[float],
        deviation: Sequence[float],
    ) -> None:
        super().__init__(image_shape, pixel_shape)
        self.autoencoder = autoencoder
        scale = torch.tensor(deviation).reshape(1, -1, 1, 1) / DEVIATION
        self.register_buffer("mean", torch.tensor(mean).reshape(1, -1, 1, 1), persistent=False)
        self.register_buffer("scale", scale, persistent=False)

    def latents(self, images: Tensor) -> Tensor:
        """Encode images, uint8 `(B, C, H, W)`, to normalized latents, float32."""
        return (self.autoencoder.encode(images_from_bytes(images)) - self.mean) / self.scale

    def read(self, stored: Tensor) -> Tensor:
        """Return cached float16 latents as float32; uint8 images are encoded."""
        return self.latents(stored) if stored.dtype == torch.uint8 else stored.float()

    def images(self, x: Tensor) -> Tensor:
        """Decode normalized latents."""
        return self.autoencoder.decode(x * self.scale + self.mean)

    @property
    def most_at_once(self) -> int:
        """The number of images that have about a million pixels in total."""
        return max(1, _MOST_PIXELS_AT_ONCE // self.pixel_shape.pixels)


def bytes_from_images(x: Tensor) -> Tensor:
    """Convert images in [-1, 1], `(B, C, H, W)`, to uint8 `(B, H, W, C)`."""
    return ((x.clamp(-1, 1) + 1) * 127.5).round().to(torch.uint8).permute(0, 2, 3, 1)


def images_from_bytes(images: Tensor) -> Tensor:
    """Convert uint8 `(B, C, H, W)` to images in [-1, 1], float32 of the same shape."""
    return images.float() / 127.5 - 1

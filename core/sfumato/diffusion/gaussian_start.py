"""Gaussian approximation of the start of a sampling trajectory.

At high noise levels, the optimal denoiser for any set of images is that of the normal distribution
with the same mean and covariance, whose trajectory has a closed form (Wang and Vastola 2024,
arXiv:2412.09726): starting from noise `z` at an infinite noise level, it reaches `mean +
sqrt(covariance + sigma^2) z` at level `sigma`. A trajectory that starts at this point needs no
steps above `sigma`.
"""

import torch
from torch import Tensor, nn

__all__ = ["GaussianStart", "fit_gaussian"]

_MOST_DIRECTIONS = 64
"""Maximum number of directions with their own variance; above sigma 1, noise hides the rest."""
_MOST_NUMBERS = 2**22
"""Maximum number of elements in all directions together (16 MB)."""
_IMAGES_A_DIRECTION = 4
_LEAST_SHARE = 1e-6
"""Fraction of the largest variance below which a variance is a rounding error."""


class GaussianStart(nn.Module):
    """The normal distribution of images, with noise added.

    Args:
        mean: Mean of the images, `(C, H, W)`.
        directions: Directions of greatest variance, orthonormal, `(K, C, H, W)`.
        variances: Variance along each direction, `(K,)`.
        rest: Variance along every other direction, `()`.
    """

    mean: Tensor
    directions: Tensor
    variances: Tensor
    rest: Tensor

    def __init__(
        self, *, mean: Tensor, directions: Tensor, variances: Tensor, rest: Tensor
    ) -> None:
        super().__init__()
        self.register_buffer("mean", mean)
        self.register_buffer("directions", directions)
        self.register_buffer("variances", variances)
        self.register_buffer("rest", rest)

    def forward(self, noise: Tensor, sigma: float) -> Tensor:
        """Map standard normal noise `(B, C, H, W)` to noisy images at a noise level."""
        directions = self.directions.flatten(1)
        usual = (self.rest + sigma**2).sqrt()
        stretch = (self.variances + sigma**2).sqrt() - usual
        indices = noise.flatten(1) @ directions.T
        return self.mean + usual * noise + ((indices * stretch) @ directions).reshape(noise.shape)


def fit_gaussian(images: Tensor) -> GaussianStart:
    """Fit a normal distribution to at least two images `(N, C, H, W)`."""
    count, shape, size = len(images), images.shape[1:], images[0].numel()
    mean = images.mean(dim=0)
    centered = (images - mean).flatten(1)
    # The Gram matrix of the images has the same variances as their covariance and is smaller.
    products = (centered @ centered.T).double() / (count - 1)
    variances, indices = torch.linalg.eigh(products)
    most = min(_MOST_DIRECTIONS, _MOST_NUMBERS // size)
    distinct_directions = int((variances > _LEAST_SHARE * variances[-1]).sum())
    kept = max(1, min(most, count // _IMAGES_A_DIRECTION, distinct_directions, size))
    variances, indices = variances[-kept:].clamp(min=0), indices[:, -kept:].float()
    directions = nn.functional.normalize(indices.T @ centered, dim=1)
    others = max(1, size - kept)
    rest = (products.trace() - variances.sum()).clamp(min=0) / others
    return GaussianStart(
        mean=mean,
        directions=directions.reshape(kept, *shape),
        variances=variances.float(),
        rest=rest.float(),
    )

"""Starts sampling partway from noise to images; requires only diffusers and torch.

At high noise levels a network knows only the mean and covariance of the images, and the sampling
trajectory has a closed form (Wang and Vastola 2024, arXiv:2412.09726).
"""

import torch
from diffusers import ConfigMixin, ModelMixin
from diffusers.configuration_utils import register_to_config
from torch import nn


class GaussianStart(ModelMixin, ConfigMixin):
    """The normal distribution of the training images, with noise added."""

    @register_to_config
    def __init__(self, shape: tuple[int, int, int], direction_count: int):
        """Allocate a mean of shape (C, H, W) and the principal directions."""
        super().__init__()
        self.mean = nn.Parameter(torch.zeros(*shape))
        self.directions = nn.Parameter(torch.zeros(direction_count, *shape))
        self.variances = nn.Parameter(torch.zeros(direction_count))
        self.rest = nn.Parameter(torch.zeros(()))

    def forward(self, noise, sigma):
        """Turn standard normal noise, (B, C, H, W), into noisy images of a noise level."""
        directions = self.directions.float().flatten(1)
        usual = (self.rest + sigma**2).float().sqrt()
        stretch = (self.variances + sigma**2).float().sqrt() - usual
        indices = noise.flatten(1) @ directions.T
        shaped = ((indices * stretch) @ directions).reshape(noise.shape)
        return self.mean.float() + usual * noise + shaped

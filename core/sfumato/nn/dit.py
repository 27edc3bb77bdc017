"""A small diffusion transformer (DiT) backbone.

Following Peebles and Xie 2023 (arXiv:2212.09748), the image is cut into patches, each patch becomes
a token, and every block is conditioned on the noise level, the class, and the augmentation through
the shift, scale, and gate of its norms, which are zero-initialized (adaLN-Zero, section 3.2).
Queries and keys are normalized (Dehghani et al. 2023, arXiv:2302.05442, section 2), which keeps
attention stable at high learning rates. This backbone is experimental: at sizes that fit one
machine, the U-Net gives better results.
"""

import msgspec
import torch
from torch import Tensor, nn
from torch.nn import functional

from sfumato.config.image_shape import Shape
from sfumato.errors import ConfigError
from sfumato.messages import msg

__all__ = ["DitBackbone", "DitShape"]

_HEAD_WIDTH = 32
_TIME_FEATURES = 256
_MLP_RATIO = 4
_SMALLEST_SQUARE = 1e-6
"""Added under the square root, so that zero tokens stay zero."""
_LONGEST_WAVE = 10_000.0
"""Longest wavelength of the position encoding, in patches (Vaswani et al. 2017, section 3.5)."""


class DitShape(msgspec.Struct, frozen=True, kw_only=True, tag="dit"):
    """The size of a transformer, from which it is rebuilt."""

    width: int
    depth: int
    patch_px: int
    dropout: float


class DitBackbone(nn.Module):
    """A transformer over the patches of an image.

    Args:
        shape: The size of the transformer.
        image_shape: Channels, height, and width of the images or of their latents.
        class_count: Number of classes; the embedding after that of the last class means "no class".
        augmentation_labels: Number of augmentation parameters that condition the network, or 0.

    Raises:
        ConfigError: If the patch size does not divide both sides of the images.
    """

    def __init__(
        self,
        shape: DitShape,
        *,
        image_shape: Shape,
        class_count: int,
        augmentation_labels: int = 0,
    ) -> None:
        super().__init__()
        channels, height, width = image_shape
        if height % shape.patch_px or width % shape.patch_px:
            raise ConfigError(
                msg(
                    "nn.image_size_does_not_fit_patches",
                    "Images of {width} × {height} px cannot be divided into patches of "
                    "{patch_px} px.",
                    width=width,
                    height=height,
                    patch_px=shape.patch_px,
                ),
                hint=msg(
                    "nn.choose_patch_size",
                    "Choose another model.dit.patch_px or another image size.",
                ),
            )
        self.shape = shape
        self.patch_px = shape.patch_px
        self.grid = (height // shape.patch_px, width // shape.patch_px)
        """Rows and columns of patches."""
        self.class_count = class_count
        width, patch_values = shape.width, channels * shape.patch_px**2
        self.patch_in = nn.Linear(patch_values, width)
        self.position = nn.Parameter(_position_embeddings(self.grid, width))
        from diffusers.models.embeddings import (  # imported here for start-up time
            TimestepEmbedding,
            Timesteps,
        )

        self.time_features = Timesteps(_TIME_FEATURES, flip_sin_to_cos=True, downscale_freq_shift=0)
        self.time_embedding = TimestepEmbedding(_TIME_FEATURES, width)
        self.class_embedding = nn.Embedding(class_count + 1, width) if class_count else None
        self.augmentation_embedding: nn.Linear | None = None
        if augmentation_labels:
            self.augmentation_embedding = nn.Linear(augmentation_labels, width, bias=False)
        self.blocks = nn.ModuleList(_Block(width, shape.dropout) for _ in range(shape.depth))
        self.norm_out = nn.LayerNorm(width, elementwise_affine=False)
        self.modulation_out = nn.Linear(width, 2 * width)
        self.patch_out = nn.Linear(width, patch_values)
        for layer in (self.modulation_out, self.patch_out):
            nn.init.zeros_(layer.weight)
            nn.init.zeros_(layer.bias)

    def forward(
        self,
        x: Tensor,
        c_noise: Tensor,
        class_label: Tensor | None = None,
        *,
        augmentation: Tensor | None = None,
    ) -> Tensor:
        """Return the network's output; see `UNetBackbone.forward`."""
        conditioning = self._conditioning(c_noise, class_label, augmentation)
        patches = functional.pixel_unshuffle(x, self.patch_px).flatten(2).transpose(1, 2)
        tokens = self.patch_in(patches) + self.position
        for block in self.blocks:
            tokens = block(tokens, conditioning)
        shift, scale = self.modulation_out(conditioning).unsqueeze(1).chunk(2, dim=-1)
        patches = self.patch_out(self.norm_out(tokens) * (1 + scale) + shift)
        folded = patches.transpose(1, 2).unflatten(2, self.grid)
        return functional.pixel_shuffle(folded, self.patch_px)

    def _conditioning(
        self, c_noise: Tensor, class_label: Tensor | None, augmentation: Tensor | None
    ) -> Tensor:
        """Return the conditioning of all blocks for each image, `(B, D)`."""
        conditioning: Tensor = self.time_embedding(self.time_features(c_noise))
        if self.class_embedding is not None:
            if class_label is None:
                class_label = c_noise.new_full(c_noise.shape, self.class_count).long()
            conditioning = conditioning + self.class_embedding(class_label)
        if augmentation is not None:
            assert self.augmentation_embedding is not None, (
                "the network was built without augmentation conditioning"
            )
            conditioning = conditioning + self.augmentation_embedding(augmentation)
        return functional.silu(conditioning)


class _Block(nn.Module):
    """Attention and an MLP, each with shift, scale, and gate from the conditioning."""

    def __init__(self, width: int, dropout: float) -> None:
        super().__init__()
        self.heads = width // _HEAD_WIDTH
        self.modulation = nn.Linear(width, 6 * width)
        nn.init.zeros_(self.modulation.weight)
        nn.init.zeros_(self.modulation.bias)
        self.norm = nn.LayerNorm(width, elementwise_affine=False)
        self.queries_keys_values = nn.Linear(width, 3 * width)
        self.query_scale = nn.Parameter(torch.ones(_HEAD_WIDTH))
        self.key_scale = nn.Parameter(torch.ones(_HEAD_WIDTH))
        self.attended = nn.Linear(width, width)
        self.network = nn.Sequential(
            nn.Linear(width, _MLP_RATIO * width),
            nn.GELU(approximate="tanh"),
            nn.Dropout(dropout),
            nn.Linear(_MLP_RATIO * width, width),
        )

    def forward(self, tokens: Tensor, conditioning: Tensor) -> Tensor:
        """Return the block's output tokens, `(B, T, D)`."""
        shift_a, scale_a, gate_a, shift_n, scale_n, gate_n = (
            self.modulation(conditioning).unsqueeze(1).chunk(6, dim=-1)
        )
        tokens = tokens + gate_a * self._attention(self.norm(tokens) * (1 + scale_a) + shift_a)
        after: Tensor = tokens + gate_n * self.network(self.norm(tokens) * (1 + scale_n) + shift_n)
        return after

    def _attention(self, tokens: Tensor) -> Tensor:
        heads = self.queries_keys_values(tokens).unflatten(-1, (3, self.heads, _HEAD_WIDTH))
        queries, keys, values = heads.permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(
            _normalized(queries) * self.query_scale, _normalized(keys) * self.key_scale, values
        )
        attended: Tensor = self.attended(mixed.transpose(1, 2).flatten(2))
        return attended


def _normalized(x: Tensor) -> Tensor:
    """Normalize the last dimension to a root mean square of 1 (Zhang and Sennrich 2019, eq. 4)."""
    mean_square = x.square().mean(-1, keepdim=True)
    return x * (mean_square + _SMALLEST_SQUARE).rsqrt()


def _position_embeddings(grid: tuple[int, int], width: int) -> Tensor:
    """Return the initial position embeddings: sines and cosines of row and column, `(T, D)`."""
    indices = torch.arange(max(grid)).float()
    rates = torch.pow(_LONGEST_WAVE, -torch.arange(0, width, 4) / width)
    angles = indices[:, None] * rates
    waves = torch.cat((angles.sin(), angles.cos()), dim=1)
    rows = waves[: grid[0], None].expand(*grid, -1)
    columns = waves[None, : grid[1]].expand(*grid, -1)
    return torch.cat((rows, columns), dim=2).flatten(0, 1)

"""The U-Net backbone of a denoiser.

It is diffusers' U-Net, so that trained models load as diffusers pipelines. Images can be
pixel-unshuffled first, which makes large images affordable.
"""

import math
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from sfumato.config.image_shape import Shape
from sfumato.config.settings import ModelConfig
from sfumato.config.sizes import size_step
from sfumato.errors import ConfigError
from sfumato.messages import Text, msg

if TYPE_CHECKING:
    from diffusers import UNet2DModel
    from diffusers.models.attention_processor import Attention

__all__ = [
    "AUGMENTATION_LABELS",
    "UNetBackbone",
    "build_backbone",
    "sample_size",
    "start_at_zero",
    "use_plain_attention_for_few",
]

AUGMENTATION_LABELS = 9
"""Number of augmentation parameters that condition the network.

See `sfumato.training.conditional_augmentation`.
"""
_FEW_PLACES = 128
"""Up to this many positions of a feature map, plain attention is faster on a CPU."""


class UNetBackbone(nn.Module):
    """diffusers' U-Net on a pixel-unshuffled image.

    Args:
        unet: Maps `C * unshuffle^2` channels to the same number of channels, at `1 / unshuffle` of
            the image size.
        unshuffle: Pixel-unshuffle factor; 1 disables it.
        class_count: Number of classes; the embedding after that of the last class means "no class".
        augmentation_labels: Number of augmentation parameters that condition the network, or 0.
    """

    def __init__(
        self, unet: "UNet2DModel", *, unshuffle: int, class_count: int, augmentation_labels: int = 0
    ) -> None:
        super().__init__()
        self.unet = unet
        self.unshuffle = unshuffle
        self.class_count = class_count
        self.augmentation_embedding: nn.Linear | None = None
        if augmentation_labels:
            self.augmentation_embedding = _augmentation_embedding(unet, augmentation_labels)
            _accept_vectors(unet)

    def forward(
        self,
        x: Tensor,
        c_noise: Tensor,
        class_label: Tensor | None = None,
        *,
        augmentation: Tensor | None = None,
    ) -> Tensor:
        """Return the network's output.

        Args:
            x: Scaled noisy images, `(B, C, H, W)`.
            c_noise: Noise-level conditioning, `(B,)`.
            class_label: Class of each image, int64 `(B,)`; `class_count` or `None` means no class.
            augmentation: Augmentation parameters of each image, `(B, augmentation_labels)`; `None`
                or zeros for images without augmentation.

        Returns:
            The prediction, `(B, C, H, W)`.
        """
        if self.class_count == 0:
            class_label = None
        elif class_label is None:
            class_label = c_noise.new_full((x.shape[0],), self.class_count).long()
        conditioning = self._conditioning(class_label, augmentation)
        folded = functional.pixel_unshuffle(x, self.unshuffle) if self.unshuffle > 1 else x
        output = self.unet(folded, c_noise, class_labels=conditioning, return_dict=False)[0]
        return functional.pixel_shuffle(output, self.unshuffle) if self.unshuffle > 1 else output

    def _conditioning(
        self, class_label: Tensor | None, augmentation: Tensor | None
    ) -> Tensor | None:
        """Return the class conditioning for diffusers: labels, or vectors to be added."""
        embedding = self.augmentation_embedding
        if embedding is None or (augmentation is None and class_label is not None):
            assert augmentation is None, "the network was built without augmentation conditioning"
            return class_label
        if augmentation is None:
            return embedding.weight.new_zeros(1, len(embedding.weight))
        vector: Tensor = embedding(augmentation)
        return vector if class_label is None else vector + self.unet.class_embedding(class_label)


class _ClassTable(nn.Embedding):
    """diffusers' class embedding, which passes embedded vectors through."""

    def forward(self, conditioning: Tensor) -> Tensor:
        """Return the embedding of each label, `(B, D)`, or the given vectors unchanged."""
        return conditioning if conditioning.is_floating_point() else super().forward(conditioning)


def build_backbone(config: ModelConfig, *, image_shape: Shape, class_count: int) -> UNetBackbone:
    """Build the network with new weights.

    Args:
        config: Widths, depth, and attention.
        image_shape: Channels, height, and width of the images or of their latents.
        class_count: Number of classes; 0 if there are none.

    Raises:
        ConfigError: If the sides cannot be halved at every level.
    """
    from diffusers import UNet2DModel  # imported here for start-up time: loads torch's compiler

    channels, height, width = image_shape
    _check_size(config, image_shape)
    folded = channels * config.unshuffle**2
    longest = max(height, width) // config.unshuffle
    sizes = [longest >> level for level in range(len(config.widths))]
    has_attention = [size in config.attention_sizes for size in sizes]
    unet = UNet2DModel(
        sample_size=sample_size(height // config.unshuffle, width // config.unshuffle),
        in_channels=folded,
        out_channels=folded,
        block_out_channels=config.widths,
        layers_per_block=config.layers_per_block,
        down_block_types=tuple(
            "AttnDownBlock2D" if has else "DownBlock2D" for has in has_attention
        ),
        up_block_types=tuple(
            "AttnUpBlock2D" if has else "UpBlock2D" for has in reversed(has_attention)
        ),
        norm_num_groups=_common_divisor(config.widths, limit=32),
        attention_head_dim=_common_divisor(config.widths, limit=64),
        resnet_time_scale_shift="scale_shift",
        dropout=config.dropout,
        num_class_embeds=class_count + 1 if class_count else None,
    )
    return UNetBackbone(unet, unshuffle=config.unshuffle, class_count=class_count)


def sample_size(height: int, width: int) -> int | tuple[int, int]:
    """Return the size of a U-Net's input as diffusers stores it: one number for squares."""
    return height if height == width else (height, width)


def _augmentation_embedding(unet: "UNet2DModel", labels: int) -> nn.Linear:
    """Build the layer that embeds augmentation labels; it has no bias, so zeros have no effect.

    It is zero-initialized without using the random generator, so two networks with the same seed
    start out equal, with or without augmentation conditioning.
    """
    like = unet.time_embedding.linear_2.weight
    with torch.device("meta"):  # random weights would advance the generator
        embedding = nn.Linear(labels, len(like), bias=False)
    embedding.weight = nn.Parameter(like.new_zeros(embedding.weight.shape))
    return embedding


def _accept_vectors(unet: "UNet2DModel") -> None:
    """Make diffusers accept a vector in place of a class label.

    Names and shapes of the weights stay the same, so that diffusers' own class can load them.
    """
    table = unet.class_embedding
    if table is None:
        unet.class_embedding = nn.Identity()
    else:
        rows, width = table.weight.shape
        unet.class_embedding = _ClassTable(rows, width, _weight=table.weight)


def _check_size(config: ModelConfig, image_shape: Shape) -> None:
    step = size_step(config)
    if wrong := next((side for side in image_shape[1:] if side % step), 0):
        below, above = wrong // step * step, -(-wrong // step) * step
        sizes: Text = str(above)
        if below:
            sizes = msg("nn.one_of_two_sizes", "{below} or {above}", below=below, above=above)
        raise ConfigError(
            msg(
                "nn.image_size_is_not_divisible",
                "The image size ({side} px) must be divisible by {step} for this "
                "model.unshuffle and model.widths.",
                side=wrong,
                step=step,
            ),
            hint=msg(
                "nn.choose_image_size",
                "Choose {sizes} px, fewer model.widths, or a smaller model.unshuffle.",
                sizes=sizes,
            ),
        )


def _common_divisor(widths: tuple[int, ...], *, limit: int) -> int:
    common = math.gcd(*widths)
    return max(part for part in range(1, limit + 1) if common % part == 0)


def start_at_zero(unet: "UNet2DModel") -> None:
    """Zero the last layer of each residual branch, which diffusers randomizes (EDM, table 1)."""
    last_layers: list[Any] = [unet.conv_out]  # diffusers has no types
    for module in unet.modules():
        name = type(module).__name__
        if name == "ResnetBlock2D":
            last_layers.append(module.conv2)
        elif name == "Attention":
            last_layers.append(module.to_out[0])
    for layer in last_layers:
        nn.init.zeros_(layer.weight)
        nn.init.zeros_(layer.bias)


def use_plain_attention_for_few(network: nn.Module) -> None:
    """Use plain matrix products for the attention of small feature maps.

    On a CPU in bf16, the backward pass of torch's fused attention takes 16 ms for 7x7 positions,
    whereas plain attention takes 4 ms. At 16x16 positions they are equally fast, and above that,
    fused attention is faster.
    """
    from diffusers.models.attention_processor import Attention  # here as in `build_backbone`

    for module in network.modules():
        if isinstance(module, Attention):
            module.set_processor(_SizedAttention())


class _SizedAttention:
    """Chooses between the two attention processors of diffusers by the size of the feature map."""

    def __init__(self) -> None:
        from diffusers.models import attention_processor  # imported here as in `build_backbone`

        self._plain = attention_processor.AttnProcessor()
        self._fused = attention_processor.AttnProcessor2_0()

    def __call__(
        self,
        attn: "Attention",
        hidden_states: Tensor,
        *,
        encoder_hidden_states: Tensor | None = None,
        attention_mask: Tensor | None = None,
        temb: Tensor | None = None,
    ) -> Tensor:
        """Return the attention output; the argument names are those that diffusers expects."""
        indices = hidden_states.shape[2:].numel()
        processor = self._plain if indices <= _FEW_PLACES else self._fused
        attended: Tensor = processor(
            attn, hidden_states, encoder_hidden_states, attention_mask, temb
        )
        return attended

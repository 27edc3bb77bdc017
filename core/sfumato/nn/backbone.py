"""Which network stands inside the denoiser?

The U-Net of diffusers, so that a trained model loads as a diffusers pipeline. Where asked, squares
of pixels are folded into channels first (pixel unshuffle), which makes large pictures affordable.
"""

import math
from typing import Any

from diffusers import UNet2DModel
from diffusers.models.attention_processor import Attention, AttnProcessor, AttnProcessor2_0
from torch import Tensor, nn
from torch.nn import functional

from sfumato.config.settings import ModelConfig
from sfumato.errors import ConfigError

__all__ = ["UNetBackbone", "attend_plainly_to_few", "build_backbone", "start_at_zero"]

_FEW_PLACES = 128
"""Up to so many places of a feature map the fused attention of a CPU is the slower one."""


class UNetBackbone(nn.Module):
    """diffusers' U-Net over a pixel-unshuffled picture.

    Args:
        unet: Takes and gives `C * unshuffle^2` channels at `1 / unshuffle` of the size.
        unshuffle: Side of the squares that are folded into channels; 1 for none.
        class_count: How many classes there are; the row after the last one means "no class".
    """

    def __init__(self, unet: UNet2DModel, *, unshuffle: int, class_count: int) -> None:
        super().__init__()
        self.unet = unet
        self.unshuffle = unshuffle
        self.class_count = class_count

    def forward(self, x: Tensor, c_noise: Tensor, class_label: Tensor | None = None) -> Tensor:
        """Give the network's output.

        Args:
            x: Scaled noisy images, `(B, C, H, W)`.
            c_noise: What the network is told of the noise level, `(B,)`.
            class_label: Class of each image, int64 `(B,)`; `class_count` or `None` for no class.

        Returns:
            The prediction, `(B, C, H, W)`.
        """
        if self.class_count == 0:
            class_label = None
        elif class_label is None:
            class_label = c_noise.new_full((x.shape[0],), self.class_count).long()
        folded = functional.pixel_unshuffle(x, self.unshuffle) if self.unshuffle > 1 else x
        output = self.unet(folded, c_noise, class_labels=class_label, return_dict=False)[0]
        return functional.pixel_shuffle(output, self.unshuffle) if self.unshuffle > 1 else output


def build_backbone(
    config: ModelConfig, *, channels: int, size_px: int, class_count: int
) -> UNetBackbone:
    """Build the network with fresh weights.

    Args:
        config: Widths, depth and attention.
        channels: 1 for grey pictures, 3 for colour.
        size_px: Side of the pictures.
        class_count: How many classes there are; 0 for none.

    Raises:
        ConfigError: If the size cannot be halved as often as the widths ask.
    """
    _check_size(config, size_px)
    folded = channels * config.unshuffle**2
    sizes = [size_px // config.unshuffle >> level for level in range(len(config.widths))]
    has_attention = [size in config.attention_sizes for size in sizes]
    unet = UNet2DModel(
        sample_size=sizes[0],
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


def _check_size(config: ModelConfig, size_px: int) -> None:
    step = config.unshuffle * 2 ** (len(config.widths) - 1)
    if size_px % step:
        below, above = size_px // step * step, -(-size_px // step) * step
        raise ConfigError(
            f"Pictures of {size_px} px cannot be folded by {config.unshuffle} and halved "
            f"{len(config.widths) - 1} times.",
            hint=f"Choose {' or '.join(str(size) for size in (below, above) if size)} px, fewer "
            "model.widths, or a smaller model.unshuffle.",
        )


def _common_divisor(widths: tuple[int, ...], *, limit: int) -> int:
    common = math.gcd(*widths)
    return max(part for part in range(1, limit + 1) if common % part == 0)


def start_at_zero(unet: UNet2DModel) -> None:
    """Zero each residual branch's last layer, which diffusers leaves random (EDM, table 1)."""
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


def attend_plainly_to_few(network: nn.Module) -> None:
    """Let the attention of small feature maps be plain products of matrices.

    On a CPU in bf16 the backward pass of torch's fused attention takes 16 ms for 7x7 places where
    the plain one takes 4; at 16x16 they are equal, above it the fused one wins.
    """
    for module in network.modules():
        if isinstance(module, Attention):
            module.set_processor(_SizedAttention())


class _SizedAttention:
    """Chooses by the size of the feature map between the two processors of diffusers."""

    def __init__(self) -> None:
        self._plain, self._fused = AttnProcessor(), AttnProcessor2_0()

    def __call__(
        self,
        attn: Attention,
        hidden_states: Tensor,
        *,
        encoder_hidden_states: Tensor | None = None,
        attention_mask: Tensor | None = None,
        temb: Tensor | None = None,
    ) -> Tensor:
        """Attend, with the names of arguments that diffusers looks for."""
        places = hidden_states.shape[2:].numel()
        processor = self._plain if places <= _FEW_PLACES else self._fused
        attended: Tensor = processor(
            attn, hidden_states, encoder_hidden_states, attention_mask, temb
        )
        return attended

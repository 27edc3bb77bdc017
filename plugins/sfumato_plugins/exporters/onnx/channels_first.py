"""Channels-first attention for feature maps, the fastest layout in an exported graph.

The projections become 1x1 convolutions, which onnxruntime computes in the same layout as its other
convolutions. This is twice as fast as the transposed matrix products that diffusers' attention is
exported as. The results are the same.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from torch import Tensor, nn
from torch.nn import functional

if TYPE_CHECKING:
    from diffusers.models.attention_processor import Attention, AttentionProcessor

__all__ = ["attending_channels_first"]


@contextmanager
def attending_channels_first(network: nn.Module) -> Iterator[None]:
    """Run all feature-map attention of a network in channels-first layout."""
    from diffusers.models.attention_processor import Attention  # imports torch's compiler

    usual = {part: part.processor for part in network.modules() if isinstance(part, Attention)}
    try:
        for part, processor in usual.items():
            part.processor = _ChannelsFirst(processor)
        yield
    finally:
        for part, processor in usual.items():
            part.processor = processor


class _ChannelsFirst:
    """Attention within a feature map; delegates everything else to another processor.

    Args:
        usual: The processor to delegate to.
    """

    def __init__(self, usual: "AttentionProcessor") -> None:
        self._usual = usual

    def __call__(
        self,
        attn: "Attention",
        hidden_states: Tensor,
        *,
        encoder_hidden_states: Tensor | None = None,
        attention_mask: Tensor | None = None,
        temb: Tensor | None = None,
    ) -> Tensor:
        """Apply attention, with the argument names that diffusers expects."""
        reported = (encoder_hidden_states, attention_mask)
        if hidden_states.ndim == 4 and reported == (None, None) and _is_plain(attn):
            return _attended(attn, hidden_states)
        attended: Tensor = self._usual(attn, hidden_states, *reported, temb)
        return attended


def _is_plain(attn: "Attention") -> bool:
    unusual = (attn.spatial_norm, attn.norm_q, attn.norm_k)
    return not any(part is not None for part in unusual)


def _attended(attn: "Attention", x: Tensor) -> Tensor:
    """Return attention within feature maps `(B, C, H, W)` (Vaswani et al. 2017, equation 1)."""
    count, _, height, width = x.shape
    normed = x if attn.group_norm is None else attn.group_norm(x.flatten(2)).view(x.shape)
    query, key, value = (
        _projected(normed, layer).view(count, attn.heads, -1, height * width)
        for layer in (attn.to_q, attn.to_k, attn.to_v)
    )
    weights = (query.transpose(-1, -2) @ key * attn.scale).softmax(-1)
    attended = (value @ weights.transpose(-1, -2)).view(count, -1, height, width)
    given: Tensor = attn.to_out[1](_projected(attended, attn.to_out[0]))
    if attn.residual_connection:
        given = given + x
    return given.div(attn.rescale_output_factor)


def _projected(x: Tensor, layer: nn.Linear) -> Tensor:
    """Apply a linear layer to the channels at each position."""
    return functional.conv2d(x, layer.weight[:, :, None, None], layer.bias)

"""Rewriting of attention and convolutions into forms that onnxruntime computes faster.

Attention in feature maps runs channels-first. The projections become 1x1 convolutions, which
onnxruntime computes in the same layout as its other convolutions. This is twice as fast as the
transposed matrix products that diffusers' attention is exported as. The results are the same.

3x3 convolutions take half the multiplications, after Winograd. Four rows of a column are computed
at once: Winograd's F(4, 3) (Lavin and Gray 2016, "Fast Algorithms for Convolutional Neural
Networks", arXiv:1509.09308, section 4.1 and equation 11), in one direction. Six sums of rows go
through six 1x3 convolutions, whose results are summed into four rows, which takes 6 * 3
multiplications instead of 4 * 9. All steps are convolutions and sums of feature maps, which
onnxruntime keeps in the processor's vector layout throughout. The results differ from those of a
plain convolution in the sixth digit.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from torch import Tensor, nn
from torch.nn import functional

if TYPE_CHECKING:
    from diffusers.models.attention_processor import Attention, AttentionProcessor
from collections.abc import Iterable

import torch

__all__ = [
    "attending_channels_first",
    "multiplying_less",
]

_ROWS = 4
_ROWS_OF_SUMS = (
    (4.0, 0.0, -5.0, 0.0, 1.0, 0.0),
    (0.0, -4.0, -4.0, 1.0, 1.0, 0.0),
    (0.0, 4.0, -4.0, -1.0, 1.0, 0.0),
    (0.0, -2.0, -1.0, 2.0, 1.0, 0.0),
    (0.0, 2.0, -1.0, -2.0, 1.0, 0.0),
    (0.0, 4.0, 0.0, -5.0, 0.0, 1.0),
)
"""Weights of six rows in each of six sums: B^T in section 4.1."""
_ROWS_OF_KERNELS = (
    (1 / 4, 0.0, 0.0),
    (-1 / 6, -1 / 6, -1 / 6),
    (-1 / 6, 1 / 6, -1 / 6),
    (1 / 24, 1 / 12, 1 / 6),
    (1 / 24, -1 / 12, 1 / 6),
    (0.0, 0.0, 1.0),
)
"""Weights of the three rows of a 3x3 kernel in each 1x3 kernel: G in section 4.1."""
_FEWEST_CHANNELS = 32
_VECTOR = 16


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


@contextmanager
def multiplying_less(network: nn.Module) -> Iterator[None]:
    """Run the 3x3 convolutions of a network with Winograd's algorithm where possible.

    It applies to convolutions that keep the size of feature maps and have at least 32 input and
    output channels, in multiples of 16. For heights that are not a multiple of 4, the plain
    algorithm is used.
    """
    usual = [
        (parent, name, part)
        for parent in network.modules()
        for name, part in parent.named_children()
        if isinstance(part, nn.Conv2d) and _fits(part)
    ]
    try:
        for parent, name, part in usual:
            setattr(parent, name, _FourRowsAtOnce(part))
        yield
    finally:
        for parent, name, part in usual:
            setattr(parent, name, part)


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


def _fits(part: nn.Conv2d) -> bool:
    channels = (part.in_channels, part.out_channels)
    return (
        part.kernel_size == (3, 3)
        and part.stride == part.dilation == (1, 1)
        and part.padding in {(1, 1), "same"}
        and part.padding_mode == "zeros"
        and part.groups == 1
        and all(n >= _FEWEST_CHANNELS and n % _VECTOR == 0 for n in channels)
    )


class _FourRowsAtOnce(nn.Module):
    """A convolution with Winograd's algorithm: `(B, C, H, W)` to `(B, K, H, W)`.

    Args:
        usual: The same convolution with the plain algorithm.
    """

    def __init__(self, usual: nn.Conv2d) -> None:
        super().__init__()
        self.usual = usual
        takes = torch.tensor(_ROWS_OF_KERNELS, dtype=torch.float64)
        kernels = torch.einsum("pr,kcrx->pkcx", takes, usual.weight.detach().double())
        self.kernels = _numbers(kernel[:, :, None] for kernel in kernels.to(usual.weight.dtype))
        self.sums = _numbers(
            torch.tensor(takes).view(1, 1, -1, 1).repeat(usual.in_channels, 1, 1, 1)
            for takes in _ROWS_OF_SUMS
        )

    def forward(self, x: Tensor) -> Tensor:
        if x.shape[2] % _ROWS:
            usual: Tensor = self.usual(x)
            return usual
        products = [
            functional.conv2d(self._rows_of(x, takes), kernel, padding=(0, 1))
            for takes, kernel in zip(self.sums, self.kernels, strict=True)
        ]
        return torch.stack(self._rows(products), dim=3).flatten(2, 3)

    def _rows_of(self, x: Tensor, takes: Tensor) -> Tensor:
        """Return sums of six rows, starting above every fourth row: `(B, C, H / 4, W)`."""
        return functional.conv2d(x, takes, stride=(_ROWS, 1), padding=(1, 0), groups=x.shape[1])

    def _rows(self, products: list[Tensor]) -> tuple[Tensor, ...]:
        """Return four rows as sums of products, each `(B, K, H / 4, W)`: A^T in section 4.1.

        The function only uses additions, because a subtraction would leave the vector layout.
        """
        first, one, minus_one, two, minus_two, last = products
        even, odd = one + minus_one, one + self._times(minus_one, -1.0)
        far_even, far_odd = two + minus_two, two + self._times(minus_two, -1.0)
        bias = self.usual.bias
        return (
            self._times(first, 1.0, bias) + even + far_even,
            self._times(far_odd, 2.0, bias) + odd,
            self._times(far_even, 4.0, bias) + even,
            self._times(far_odd, 8.0, bias) + odd + last,
        )

    def _times(self, x: Tensor, factor: float, bias: Tensor | None = None) -> Tensor:
        channels = x.shape[1]
        return functional.conv2d(x, x.new_full((channels, 1, 1, 1), factor), bias, groups=channels)


def _numbers(tensors: Iterable[Tensor]) -> nn.ParameterList:
    return nn.ParameterList(
        nn.Parameter(tensor.contiguous(), requires_grad=False) for tensor in tensors
    )

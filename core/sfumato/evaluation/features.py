"""Feature networks for comparing images.

No single network detects every defect: one trained on photographs detects missing kinds of images
and wrong tones, one with random weights detects blur and ghosting, and the spectrum, which needs no
weights, detects noise, dither, and ringing. Distances are only
comparable if they were measured with the same network, so each network has a name and a hash of its
weights.
"""

import hashlib
import math
from collections.abc import Generator

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812, the usual name

from sfumato.config.image_shape import ImageShape
from sfumato.device.memory import retried
from sfumato.evaluation.efficientnet import WEIGHTS_SHA256, load_efficientnet
from sfumato.messages import Text
from sfumato.records.events import Progressed

__all__ = [
    "FeatureNet",
    "Images",
    "features_of",
    "imagenet_net",
    "network_input",
    "random_net",
    "spectrum_net",
    "visible_levels",
]

Images = NDArray[np.uint8]
"""uint8 images `(N, H, W, C)`; C is 1 for grayscale, 3 for color, and 4 for color with alpha."""

_BATCH_SIZE = 16  # larger batches exceed the processor's cache and are slower
_CALIBRATION_IMAGES = 256
_BANDS = 5
_WIDTHS = (32, 64, 128, 256)
_RGBA = 4
_BACKDROP = 128.0


class FeatureNet:
    """A network that returns features of images, with its name and hash.

    Args:
        name: The network's name in reports.
        network: Maps images `(B, 3, S, S)`, levels 0 to 255, to features `(B, D)`.
        weights_sha256: Hash of the network's weights.
        input_px: The side length S that images are resized to.
    """

    def __init__(
        self, name: str, network: nn.Module, *, weights_sha256: str, input_px: int
    ) -> None:
        self.name = name
        self.weights_sha256 = weights_sha256
        self.input_px = input_px
        self._network = network.to(memory_format=torch.channels_last)

    def __call__(self, images: Images) -> NDArray[np.float32]:
        """Return features `(B, D)` of one batch of images `(B, H, W, C)`."""

        def computed() -> NDArray[np.float32]:
            with torch.inference_mode():
                features: Tensor = self._network(network_input(images, self.input_px))
            return features.numpy()

        return retried(computed)

    def features(self, images: Images) -> NDArray[np.float64]:
        """Return features `(N, D)` of any number of images; `features_of` also yields progress."""
        batches = (images[start : start + _BATCH_SIZE] for start in _starts(images))
        return np.concatenate([self(batch) for batch in batches]).astype(np.float64)


class RandomNet(nn.Module):
    """Convolutions with fixed random weights, calibrated on real images.

    The features are the means and deviations of each channel at each of four resolutions,
    normalized to mean 0 and deviation 1 over real images, so that faint textures count as much as
    colors.
    """

    def __init__(self) -> None:
        super().__init__()
        rng = torch.Generator().manual_seed(0)
        convs, norms, channels = [], [], 3
        for width in _WIDTHS:
            with torch.device("meta"):  # consumes no random numbers, see `load_denoiser`
                conv = nn.Conv2d(channels, width, 3, padding=1, bias=False)
            scale = (2 / (channels * 9)) ** 0.5
            conv.weight = nn.Parameter(
                scale * torch.randn(conv.weight.shape, generator=rng), requires_grad=False
            )
            convs.append(conv)
            norms.append(nn.BatchNorm2d(width, affine=False, momentum=None))
            channels = width
        self.convs = nn.ModuleList(convs)
        self.norms = nn.ModuleList(norms)
        self.scale = nn.BatchNorm1d(2 * sum(_WIDTHS), affine=False, momentum=None)

    def forward(self, images: Tensor) -> Tensor:
        """Return features `(B, 960)` of images `(B, 3, S, S)`, levels 0 to 255."""
        x = images / 127.5 - 1
        found: list[Tensor] = []
        for conv, norm in zip(self.convs, self.norms, strict=True):
            x = F.relu(norm(conv(x)))
            found += [x.mean((2, 3)), x.std((2, 3))]
            x = F.avg_pool2d(x, 2)
        scaled: Tensor = self.scale(torch.cat(found, dim=1))
        return scaled

    def weights_sha256(self) -> str:
        """Return the hash of the weights, which does not depend on the calibration."""
        digest = hashlib.sha256()
        for conv in self.convs:
            digest.update(conv.get_parameter("weight").numpy().tobytes())
        return digest.hexdigest()


class SpectrumNet(nn.Module):
    """The power of each band of spatial frequency, and the noise in the flattest parts of an image.

    All features are logarithms, so that an equal factor counts as much in each of them.
    """

    def __init__(self, size_px: int) -> None:
        super().__init__()
        down, across = torch.fft.fftfreq(size_px)[:, None], torch.fft.rfftfreq(size_px)[None, :]
        frequency = torch.hypot(down, across)
        edges = torch.logspace(math.log2(1 / size_px), -1, _BANDS + 1, base=2.0)[1:-1]
        band_of = torch.bucketize(frequency, edges)
        masks = torch.stack([(band_of == band) & (frequency > 0) for band in range(_BANDS)])
        self.register_buffer("masks", masks.float(), persistent=False)
        self.masks: Tensor

    def forward(self, images: Tensor) -> Tensor:
        """Return features `(B, 6)` of images `(B, 3, S, S)`, levels 0 to 255."""
        gray = images.mean(dim=1)
        power = torch.fft.rfft2(gray, norm="ortho").abs().square()
        bands = torch.einsum("bhw,nhw->bn", power, self.masks) / self.masks.sum((1, 2))
        mean, square = F.avg_pool2d(gray, 4), F.avg_pool2d(gray.square(), 4)
        deviation = (square - mean.square()).clamp(min=0).sqrt().flatten(1)
        flattest = deviation.quantile(0.25, dim=1, keepdim=True)
        return torch.cat((bands + 1, flattest + 1), dim=1).log()


def imagenet_net(shape: ImageShape) -> FeatureNet:
    """Return EfficientNet-Lite0, trained on photographs, for images of a given shape.

    At 128 px, a thousand images take 10 to 20 s on one processor thread. Larger images are resized
    to the 224 px that the network was trained at, which takes three times as long.

    Raises:
        SfumatoError: If its weights are missing or their hash differs from the expected one.
    """
    return FeatureNet(
        "EfficientNet-Lite0",
        load_efficientnet(),
        weights_sha256=WEIGHTS_SHA256,
        input_px=128 if shape.longest_side <= 128 else 224,
    )


def random_net(calibration: Images) -> FeatureNet:
    """Return a network with fixed random weights, normalized on real images."""
    network = RandomNet()
    input_px = min(128, max(32, *calibration.shape[1:3]))
    indices = np.linspace(0, len(calibration) - 1, min(_CALIBRATION_IMAGES, len(calibration)))
    with torch.no_grad():
        network.train()(network_input(calibration[indices.astype(int)], input_px))
    return FeatureNet(
        "random network",
        network.eval(),
        weights_sha256=network.weights_sha256(),
        input_px=input_px,
    )


def spectrum_net(shape: ImageShape) -> FeatureNet:
    """Return the features of the power spectrum of images of a given shape."""
    size_px = max(shape.height, shape.width)
    digest = hashlib.sha256(SpectrumNet.__name__.encode()).hexdigest()
    return FeatureNet("spectrum", SpectrumNet(size_px), weights_sha256=digest, input_px=size_px)


def features_of(
    net: FeatureNet, images: Images, *, task: Text
) -> Generator[Progressed, None, NDArray[np.float64]]:
    """Yield the progress of `task`, and return the features `(N, D)` of the images."""
    found = []
    for start in _starts(images):
        found.append(net(images[start : start + _BATCH_SIZE]))
        done = min(start + _BATCH_SIZE, len(images))
        yield Progressed(task=task, done=done, total=len(images))
    return np.concatenate(found).astype(np.float64)


def network_input(images: Images, input_px: int) -> Tensor:
    """Return images in the networks' input format, `(B, 3, S, S)`, levels 0 to 255.

    Rectangles are stretched to squares, real and generated ones alike.

    Args:
        images: The images.
        input_px: The side length S.
    """
    levels = visible_levels(images).expand(-1, 3, -1, -1)
    if levels.shape[-2:] != (input_px, input_px):
        levels = F.interpolate(
            levels, (input_px, input_px), mode="bicubic", antialias=True, align_corners=False
        ).clamp(0, 255)
    return levels.contiguous(memory_format=torch.channels_last)


def visible_levels(images: Images) -> Tensor:
    """Return what is visible of images, float32 `(B, C, H, W)`, levels 0 to 255, C is 1 or 3.

    Images with alpha are composited over middle gray, so that the colors of transparent pixels do
    not count, and transparency differs from both black and white.
    """
    levels = torch.from_numpy(np.array(images)).permute(0, 3, 1, 2).float()
    if levels.shape[1] != _RGBA:
        return levels
    colors, alpha = levels[:, :3], levels[:, 3:] / 255
    return _BACKDROP + alpha * (colors - _BACKDROP)


def _starts(images: Images) -> range:
    return range(0, len(images), _BATCH_SIZE)

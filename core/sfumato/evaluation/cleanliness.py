"""Defects of generated images that the features of networks hardly respond to.

Distances in features measure shapes and textures. Residual noise, a dither pattern, blur, and
ringing barely change them, although people notice them at once. Three measurements detect them:

- the power spectrum in five bands of spatial frequency, relative to real images (the radial average
  that Durall et al. 2020, arXiv:2003.01826, section 3.1, use to detect generated images);
- the power at periods of 2, 4, and 8 px, at which networks on pixel-unshuffled images leave a
  pattern, relative to the neighboring frequencies and to real images;
- the noise in flat areas: where real images have one color, generated images must have one, too.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sfumato.evaluation.features import Images, visible_levels
from sfumato.evaluation.scorer import some_of
from sfumato.records.score import Cleanliness

__all__ = ["BANDS", "Appearance", "RealAppearance"]

BANDS = 5
"""Number of bands of spatial frequency, each equally wide on a logarithmic scale."""
_PERIODS_PX = (2, 4, 8)
_WINDOW_PX = 4
_FLAT = 1.0
"""Standard deviation, in levels of 0 to 255, up to which a window of a real image is flat."""
_NEAR = 12.0
"""Difference of the means, in levels, up to which a window has the color of flat windows."""
_SHIFT = 0.7
"""Allowance for noise in white areas, which shifts the mean by 0.68 standard deviations."""
_COLOR_STEP = 4
_MOST_COLORS = 8
_SHARE_OF_COLOR = 0.02
"""Share of the flat windows that a color must have to be expected in generated images."""
_FEWEST_FLAT = 0.01
"""Share of windows that must be flat in real images; below it, no color is expected to be flat."""
_CHUNK = 256
_INVISIBLE = 0.5
"""Standard deviation of the noise, in levels, below which differences of a spectrum are ignored."""
_LEAST_PATTERN = 0.5
"""Enlarged images have hardly any power at some periods, which any noise would exceed."""
_TINY = 1e-6
_MOST_REAL = 1000
"""Maximum number of real images; with more, the measurements barely change."""

Floats = NDArray[np.float64]


class _Spectra(NamedTuple):
    """The sums of the power spectra of some images' gray levels, `(H, W)` each."""

    images: int
    windowed: Floats
    """Of images with a soft edge."""
    plain: Floats

    def joined(self, other: "_Spectra") -> "_Spectra":
        """Return the sums over both sets."""
        return _Spectra(
            self.images + other.images, self.windowed + other.windowed, self.plain + other.plain
        )


class Appearance(NamedTuple):
    """What cleanliness depends on in some generated images; those of several sets can be joined."""

    spectra: _Spectra
    flat_deviations: NDArray[np.float32]
    """The standard deviation of each window whose color is flat in real images, `(M,)`."""

    def joined(self, other: "Appearance") -> "Appearance":
        """Return the appearance of both sets together."""
        deviations = np.concatenate([self.flat_deviations, other.flat_deviations])
        return Appearance(self.spectra.joined(other.spectra), deviations)


class RealAppearance:
    """The spectrum and the flat colors of real images, to which generated ones are compared.

    Args:
        images: Real images, uint8 `(N, H, W, C)`.
    """

    def __init__(self, images: Images) -> None:
        some = some_of(images, _MOST_REAL)
        spectra = _spectra(some)
        self._bands, self._pattern = _bands(spectra), _pattern(spectra)
        self._colors = _flat_colors(some)

    def compare(self, images: Images) -> Cleanliness:
        """Return the measurements of generated images, uint8 `(N, H, W, C)`."""
        return self.judge(self.measure(images))

    def measure(self, images: Images) -> Appearance:
        """Return what is measured of generated images, uint8 `(N, H, W, C)`."""
        return Appearance(_spectra(images), self._flat_deviations(images))

    def judge(self, appearance: Appearance) -> Cleanliness:
        """Return the measurements of images whose appearance is known."""
        power = _bands(appearance.spectra) / self._bands
        pattern = _pattern(appearance.spectra) / np.maximum(self._pattern, _LEAST_PATTERN)
        deviations = appearance.flat_deviations
        return Cleanliness(
            power=tuple(float(ratio) for ratio in power),
            pattern=float(pattern.max(initial=1.0)),
            flat_noise=float(np.median(deviations)) if len(deviations) else None,
        )

    def _flat_deviations(self, images: Images) -> NDArray[np.float32]:
        found = [np.empty(0, np.float32)]
        if not len(self._colors):
            return found[0]
        for start in range(0, len(images), _CHUNK):
            mean, deviation = _windows(images[start : start + _CHUNK])
            distance = np.abs(mean[:, None] - self._colors[None]).max(axis=-1).min(axis=1)
            found.append(deviation[distance <= _NEAR + _SHIFT * deviation])
        return np.concatenate(found)


def _spectra(images: Images) -> _Spectra:
    """Return the power spectra of the images' gray levels."""
    height, width = images.shape[1:3]
    soft_edge = _soft_edge(height, width)
    windowed, plain = np.zeros((height, width)), np.zeros((height, width))
    for start in range(0, len(images), _CHUNK):
        gray = visible_levels(images[start : start + _CHUNK]).double().mean(dim=1).numpy()
        gray -= gray.mean(axis=(1, 2), keepdims=True)
        plain += np.square(np.abs(np.fft.fft2(gray))).sum(axis=0)
        windowed += np.square(np.abs(np.fft.fft2(gray * soft_edge))).sum(axis=0)
    return _Spectra(len(images), windowed, plain)


def _bands(spectra: _Spectra) -> Floats:
    """Return the mean power in each band, `(BANDS,)`."""
    height, width = spectra.windowed.shape
    down, across = np.fft.fftfreq(height)[:, None], np.fft.fftfreq(width)[None, :]
    frequency = np.hypot(down, across)
    edges = np.geomspace(1 / min(height, width), 0.5, BANDS + 1)
    edges[-1] = 1.0  # the corners of the spectrum are in the finest band
    band_of = np.digitize(frequency, edges) - 1
    invisible = _INVISIBLE**2 * np.square(_soft_edge(height, width)).sum()
    mean = spectra.windowed / spectra.images + invisible
    return np.array([mean[band_of == band].sum() for band in range(BANDS)])


def _soft_edge(height: int, width: int) -> Floats:
    edge: Floats = np.hanning(height)[:, None] * np.hanning(width)[None, :]
    return edge


def _pattern(spectra: _Spectra) -> Floats:
    """Return the power at each period relative to its neighbors, `(periods,)`.

    The larger of both directions.
    """
    found = []
    for line in (spectra.plain.mean(axis=1), spectra.plain.mean(axis=0)):
        size = len(line)
        peaks = []
        for period in _PERIODS_PX:
            index = size // period
            beside = [(index + step) % size for step in (-3, -2, 2, 3)]
            peaks.append(line[index] / (line[beside].mean() + _TINY * line.sum()))
        found.append(peaks)
    larger: Floats = np.asarray(found).max(axis=0)
    return larger


def _windows(images: Images) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return mean `(M, C)` and standard deviation `(M,)` of all square windows."""
    visible = visible_levels(images).permute(0, 2, 3, 1).numpy()
    count, height, width, channels = visible.shape
    rows, columns = height // _WINDOW_PX, width // _WINDOW_PX
    cut = visible[:, : rows * _WINDOW_PX, : columns * _WINDOW_PX]
    parts = cut.reshape(count, rows, _WINDOW_PX, columns, _WINDOW_PX, channels)
    mean = parts.mean(axis=(2, 4))
    variance = np.square(parts - mean[:, :, None, :, None]).mean(axis=(2, 4, 5))
    return mean.reshape(-1, channels), np.sqrt(variance).reshape(-1)


def _flat_colors(images: Images) -> NDArray[np.float32]:
    """Return the most frequent colors of flat windows, `(colors, C)`, possibly none."""
    flat, windows = [], 0
    for start in range(0, len(images), _CHUNK):
        mean, deviation = _windows(images[start : start + _CHUNK])
        flat.append(mean[deviation <= _FLAT])
        windows += len(mean)
    means = np.concatenate(flat)
    if len(means) < _FEWEST_FLAT * windows:
        return np.empty((0, means.shape[-1]), np.float32)
    steps = np.round(means / _COLOR_STEP).astype(np.int16)
    colors, counts = np.unique(steps, axis=0, return_counts=True)
    order = np.argsort(-counts)[:_MOST_COLORS]
    kept = order[counts[order] >= _SHARE_OF_COLOR * len(means)]
    return colors[kept].astype(np.float32) * _COLOR_STEP

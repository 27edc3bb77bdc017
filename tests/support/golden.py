"""Comparison of screens with golden images and layouts.

Stored are reduced images with few colors and the position of everything on each screen. Images are
compared by the means of small blocks, so that another machine's glyph rendering passes but a
missing, moved, or disabled button does not. `--update-goldens` stores the current state.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

__all__ = [
    "GOLDENS",
    "Difference",
    "compare_images",
    "compare_layouts",
    "compare_positions",
    "keep",
    "keep_layout",
]

GOLDENS = Path(__file__).parents[1] / "desktop" / "screens" / "goldens"
_LEVELS = [(level & 0xF0) | 8 for level in range(256)] * 3
"""Quantization of the red, green, and blue levels to sixteen, which keeps the images small."""
_BLOCK = 2
"""Block size for the comparison, in pixels of a stored image."""
_FURTHEST = 32.0
"""Maximum difference of a block's mean, in levels of 255."""
_MOST = 0.012
"""Maximum fraction of blocks that may differ by more than `_NOTICED` levels."""
_NOTICED = 14.0
_MOVED_PX = 2
"""Tolerance for rounding differences between Qt versions."""
Pixels = NDArray[np.float32]


@dataclass(frozen=True)
class Difference:
    """The difference between two images."""

    text: str
    image: Image.Image
    """The stored image, the current image, and their difference, side by side."""


def keep(image: Path, golden: Path) -> None:
    """Store an image with few colors, each within eight levels of the original."""
    golden.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(image) as seen:
        few = seen.convert("RGB").point(_LEVELS)
    pixels = np.asarray(few)
    colors, index = np.unique(pixels.reshape(-1, 3), axis=0, return_inverse=True)
    if len(colors) <= 256:
        few = Image.fromarray(index.reshape(pixels.shape[:2]).astype(np.uint8))
        few.putpalette(colors.astype(np.uint8).tobytes())
    few.save(golden, optimize=True)


def keep_layout(layout: Sequence[str], golden: Path) -> None:
    """Store the layout of a screen."""
    golden.parent.mkdir(parents=True, exist_ok=True)
    golden.write_text("".join(f"{line}\n" for line in layout), encoding="utf-8")


def compare_images(image: Path, golden: Path) -> Difference | None:
    """Return how an image differs from the stored one; `None` if nobody would notice."""
    with Image.open(image) as seen_file, Image.open(golden) as kept_file:
        seen, kept = seen_file.convert("RGB"), kept_file.convert("RGB")
    if seen.size != kept.size:
        return Difference(f"It is {seen.size} and was {kept.size}.", _beside(kept, seen, None))
    distance = np.abs(_blocks(seen) - _blocks(kept)).max(axis=2)
    share = float((distance > _NOTICED).mean())
    furthest = float(distance.max())
    if furthest <= _FURTHEST and share <= _MOST:
        return None
    row, column = np.unravel_index(int(distance.argmax()), distance.shape)
    page = f"{column * _BLOCK}, {row * _BLOCK}"
    text = f"{share:.2%} of it differs, by {furthest:.0f} levels at most (at {page})."
    return Difference(text, _beside(kept, seen, distance))


def compare_layouts(seen: Sequence[str], kept: Sequence[str]) -> list[str]:
    """Return which controls were added, removed, or moved."""
    troubles = []
    for now, before in zip(seen, kept, strict=False):
        if _is_another(now, before):
            troubles.append(f"was  {before}\n is  {now}")
    troubles += [f"is new: {line}" for line in seen[len(kept) :]]
    troubles += [f"is gone: {line}" for line in kept[len(seen) :]]
    return troubles


def compare_positions(seen: Sequence[str], kept: Sequence[str], *, moved_px: int) -> list[str]:
    """Return what was added, removed, or moved further than `moved_px`, ignoring its text."""
    if len(seen) != len(kept):
        return [f"{len(seen)} things are seen in place of {len(kept)}."]
    return [
        f"was  {before}\n is  {now}"
        for now, before in zip(seen, kept, strict=True)
        if _moved(now, before) > moved_px
    ]


def _is_another(now: str, before: str) -> bool:
    words = now.split(" ", 4)[4:] != before.split(" ", 4)[4:]
    return words or _moved(now, before) > _MOVED_PX


def _moved(now: str, before: str) -> int:
    """Return the largest change of position or size, in pixels."""
    pages = zip(now.split(" ", 4)[:4], before.split(" ", 4)[:4], strict=True)
    return max(abs(int(one) - int(other)) for one, other in pages)


def _blocks(image: Image.Image) -> Pixels:
    """Return the means of an image's blocks, `(rows, columns, 3)`."""
    width, height = (side // _BLOCK * _BLOCK for side in image.size)
    pixels = np.asarray(image, dtype=np.float32)[:height, :width]
    shape = (height // _BLOCK, _BLOCK, width // _BLOCK, _BLOCK, 3)
    means: Pixels = pixels.reshape(shape).mean(axis=(1, 3))
    return means


def _beside(kept: Image.Image, seen: Image.Image, distance: Pixels | None) -> Image.Image:
    images = [kept, seen]
    if distance is not None:
        gray = Image.fromarray(np.minimum(255, distance * 4).astype(np.uint8))
        images.append(gray.resize(kept.size, Image.Resampling.NEAREST).convert("RGB"))
    width = sum(one.width for one in images) + 8 * (len(images) - 1)
    whole = Image.new("RGB", (width, max(one.height for one in images)), "#ff00ff")
    left = 0
    for one in images:
        whole.paste(one, (left, 0))
        left += one.width + 8
    return whole

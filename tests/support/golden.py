"""Does a screen look as it did when somebody last looked at it?

Kept are reduced images in few colors, and the places of what is on each screen. Images are
compared by the means of small blocks, so that another machine's rendering of letters passes and a
button that is gone, moved or gray does not. `--update-goldens` keeps what is seen now.
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
    "compare_places",
    "keep",
    "keep_layout",
]

GOLDENS = Path(__file__).parents[1] / "desktop" / "screens" / "goldens"
_LEVELS = [(level & 0xF0) | 8 for level in range(256)] * 3
"""What is kept of each level of red, green and blue: sixteen, so that an image stays small."""
_BLOCK = 2
"""Pixels of a kept image, in either direction, that are compared as one."""
_FURTHEST = 32.0
"""Levels of 255 by which the mean of one block may differ."""
_MOST = 0.012
"""Share of all blocks that may differ by more than `_NOTICED` levels."""
_NOTICED = 14.0
_MOVED_PX = 2
"""Another version of Qt may round so much differently."""
Pixels = NDArray[np.float32]


@dataclass(frozen=True)
class Difference:
    """How two images differ."""

    text: str
    image: Image.Image
    """What was kept, what is seen, and where they differ, side by side."""


def keep(image: Path, golden: Path) -> None:
    """Keep an image in few colors, each at most eight levels beside its own."""
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
    """Keep the places of what is on a screen."""
    golden.parent.mkdir(parents=True, exist_ok=True)
    golden.write_text("".join(f"{line}\n" for line in layout), encoding="utf-8")


def compare_images(image: Path, golden: Path) -> Difference | None:
    """Say how an image differs from the kept one; `None` if nobody would notice."""
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
    """Say which controls came, went, or moved."""
    troubles = []
    for now, before in zip(seen, kept, strict=False):
        if _is_another(now, before):
            troubles.append(f"was  {before}\n is  {now}")
    troubles += [f"is new: {line}" for line in seen[len(kept) :]]
    troubles += [f"is gone: {line}" for line in kept[len(seen) :]]
    return troubles


def compare_places(seen: Sequence[str], kept: Sequence[str], *, moved_px: int) -> list[str]:
    """Say what came, went, or moved further than so, whatever is written on it."""
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
    """Return by how many pixels a thing moved or grew, at most."""
    pages = zip(now.split(" ", 4)[:4], before.split(" ", 4)[:4], strict=True)
    return max(abs(int(one) - int(other)) for one, other in pages)


def _blocks(image: Image.Image) -> Pixels:
    """Return the means of the blocks of an image, `(rows, columns, 3)`."""
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

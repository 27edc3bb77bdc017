"""Image walls: grids of images in a small file."""

from pathlib import Path

import numpy as np
from PIL import Image

from contest.sets import Images

__all__ = ["save_wall"]

_COLUMNS, _GAP_PX, _SCALE, _GROUND = 8, 1, 2, 255


def save_wall(file: Path, images: Images) -> None:
    """Write images, uint8 `(N, H, W, C)`, as one PNG, each at twice its size."""
    count, height, width, channels = images.shape
    rows = -(-count // _COLUMNS)
    shape = (rows * (height + _GAP_PX), _COLUMNS * (width + _GAP_PX), channels)
    wall = np.full(shape, _GROUND, np.uint8)
    for index, image in enumerate(images):
        top, left = (index // _COLUMNS) * (height + _GAP_PX), index % _COLUMNS * (width + _GAP_PX)
        wall[top : top + height, left : left + width] = image
    whole = Image.fromarray(wall[:, :, 0] if channels == 1 else wall)
    file.parent.mkdir(parents=True, exist_ok=True)
    large = whole.resize((whole.width * _SCALE, whole.height * _SCALE), Image.Resampling.NEAREST)
    large.save(file, optimize=True)

"""ImageMagick as the writer of some kinds and as a reference reader."""

import io
import shutil
import subprocess
import tempfile
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

__all__ = ["converted", "shown"]


@lru_cache(maxsize=1)
def _command() -> str:
    found = next(filter(None, map(shutil.which, ("magick", "convert-im6", "convert"))), None)
    if found is None:
        raise SystemExit("ImageMagick is needed for new references: install “imagemagick”.")
    return found


def converted(content: bytes, from_kind: str, to_kind: str, *options: str) -> bytes:
    """Return a file converted to another format."""
    command = [_command(), f"{from_kind}:-", *options, f"{to_kind}:-"]
    return subprocess.run(command, input=content, capture_output=True, check=True).stdout


def shown(name: str, content: bytes, *options: str) -> NDArray[np.uint8] | None:
    """Return the pixels that ImageMagick reads from a file, on white; `None` if it fails."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, name)
        file.write_bytes(content)
        srgb = Path(folder, "srgb.icc")
        srgb.write_bytes(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
        upright = ("-auto-orient", "-background", "white", "-alpha", "remove")
        turned = (*options, "-delete", "1--1", *upright, "-colorspace", "sRGB", "+profile", "*")
        command = [_command(), str(file), *turned, "-depth", "8", "-type", "truecolor", "ppm:-"]
        result = subprocess.run(command, capture_output=True, check=False)
    if not result.stdout.startswith(b"P6"):
        return None
    return np.asarray(Image.open(io.BytesIO(result.stdout)).convert("RGB"))

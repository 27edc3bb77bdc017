"""Recipes and generated images for tests."""

from pathlib import Path

import msgspec
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from sfumato.config.sampling import SamplingSettings
from sfumato.records.recipe import RECIPE_KEY, Recipe

__all__ = ["recipe", "write_image"]


def recipe(seed: int = 0, **more: object) -> Recipe:
    """Return a recipe with a seed; other fields may be those of the recipe or of its sampling."""
    sampling = {name: more.pop(name) for name in SamplingSettings.__struct_fields__ if name in more}
    values: dict[str, object] = {
        "run": "faces-01",
        "images_seen": 6400,
        "weights_sha256": "0" * 64,
        "seed": seed,
        "sampling": sampling,
    }
    return msgspec.convert(values | more, Recipe)


def write_image(folder: Path, made_by: Recipe | None) -> Path:
    """Write a PNG of four pixels with a recipe in its metadata, or none."""
    information = PngInfo()
    name = "mine.png"
    if made_by is not None:
        information.add_itxt(RECIPE_KEY, msgspec.json.encode(made_by).decode())
        name = made_by.file_name
    Image.new("RGB", (2, 2)).save(folder / name, pnginfo=information)
    return folder / name

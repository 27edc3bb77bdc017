"""Export of generated images as a sprite sheet with an atlas for game engines."""

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from sfumato.errors import ExportError
from sfumato.export.exporter import Exporter
from sfumato.generation.batches import generate_batches, generate_images
from sfumato.generation.trained_model import TrainedModel
from sfumato.records.events import Progressed
from sfumato_sprite_sheet import SheetSettings

__all__ = ["SpriteSheetExporter"]

_SHEET, _ATLAS = "sheet.png", "atlas.json"
_PROOF_SPRITES = 16


class SpriteSheetExporter(Exporter):
    """Writes `sheet.png` and `atlas.json`, in TexturePacker's "JSON hash" format.

    Args:
        settings: The user's settings.
    """

    def __init__(self, settings: SheetSettings) -> None:
        self._settings = settings

    def export(self, model: TrainedModel, folder: Path) -> Iterator[Progressed]:
        """Generate and lay out the sprites, and verify the sheet by cutting them out again."""
        count, seed = self._settings.count, self._settings.seed
        sprites: list[np.ndarray] = []
        for batch in generate_batches(model, range(seed, seed + count)):
            sprites += list(batch)
            yield Progressed(task="Generating sprites", done=len(sprites), total=count)
        side = sprites[0].shape[0]
        frames = self._indices(count, side)
        _write_sheet(folder / _SHEET, sprites, frames)
        (folder / _ATLAS).write_text(
            json.dumps(self._atlas(frames, folder, model), indent=1), encoding="utf-8"
        )
        proven = min(count, _PROOF_SPRITES)
        yield Progressed(task="Verifying sprites", done=0, total=proven)
        self._prove(model, folder, proven)
        yield Progressed(task="Verifying sprites", done=proven, total=proven)
        self.summary = (
            f"Exported {count} sprites of {side} px and verified {proven} of them: they match the "
            "gallery's images within 1 of 255 levels."
        )

    def _indices(self, count: int, side: int) -> list[tuple[int, int, int, int]]:
        """Return the left, top, width, and height of each sprite."""
        padding = self._settings.padding_px
        columns = min(count, self._settings.columns or math.ceil(math.sqrt(count)))
        step = side + 2 * padding
        return [
            (index % columns * step + padding, index // columns * step + padding, side, side)
            for index in range(count)
        ]

    def _atlas(
        self, frames: list[tuple[int, int, int, int]], folder: Path, model: TrainedModel
    ) -> dict[str, Any]:
        with Image.open(folder / _SHEET) as sheet:
            width, height = sheet.size
        return {
            "frames": {
                f"{self._settings.seed + index}.png": _frame(frame)
                for index, frame in enumerate(frames)
            },
            "meta": {
                "app": "Sfumato",
                "image": _SHEET,
                "format": "RGBA8888",
                "size": {"w": width, "h": height},
                "scale": "1",
                "run": model.metadata.run,
                "weights_sha256": model.metadata.weights_sha256,
            },
        }

    def _prove(self, model: TrainedModel, folder: Path, count: int) -> None:
        """Cut sprites out by the atlas alone and compare with individually generated images."""
        atlas = json.loads((folder / _ATLAS).read_text(encoding="utf-8"))
        with Image.open(folder / atlas["meta"]["image"]) as sheet:
            pixels = np.asarray(sheet.convert("RGB"))
        names = list(atlas["frames"])[:count]
        images = generate_images(model, [int(name.removesuffix(".png")) for name in names])
        for name, image in zip(names, images, strict=True):
            frame = atlas["frames"][name]["frame"]
            left, top = frame["x"], frame["y"]
            cut = pixels[top : top + frame["h"], left : left + frame["w"]]
            # Summation in a different order, as in a different batch, may round to the next level.
            if np.abs(cut.astype(np.int16) - image).max() > 1:
                raise ExportError(
                    f"Sprite “{name}” does not match the image of its seed.",
                    hint="Report this to the author of the plugin.",
                )


def _write_sheet(
    file: Path, sprites: list[np.ndarray], frames: list[tuple[int, int, int, int]]
) -> None:
    padding = frames[0][0]
    width = max(left + width for left, _, width, _ in frames) + padding
    height = max(top + height for _, top, _, height in frames) + padding
    sheet = np.zeros((height, width, 4), np.uint8)
    for sprite, (left, top, wide, high) in zip(sprites, frames, strict=True):
        sheet[top : top + high, left : left + wide, :3] = sprite  # broadcasts gray to RGB
        sheet[top : top + high, left : left + wide, 3] = 255
    Image.fromarray(sheet).save(file)


def _frame(frame: tuple[int, int, int, int]) -> dict[str, Any]:
    left, top, width, height = frame
    return {
        "frame": {"x": left, "y": top, "w": width, "h": height},
        "rotated": False,
        "trimmed": False,
        "spriteSourceSize": {"x": 0, "y": 0, "w": width, "h": height},
        "sourceSize": {"w": width, "h": height},
    }

"""How do pictures become a sprite sheet that a game engine cuts up again?"""

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from sfumato.errors import ExportError
from sfumato.events import Progressed
from sfumato.export.exporter import Exporter
from sfumato.generation.draw import draw_batches, draw_pictures
from sfumato.generation.trained_model import TrainedModel
from sfumato_sprite_sheet import SheetSettings

__all__ = ["SpriteSheetExporter"]

_SHEET, _ATLAS = "sheet.png", "atlas.json"
_PROOF_SPRITES = 16


class SpriteSheetExporter(Exporter):
    """Writes `sheet.png` and `atlas.json`, in TexturePacker's "JSON hash" format.

    Args:
        settings: What the user chose.
    """

    def __init__(self, settings: SheetSettings) -> None:
        self._settings = settings

    def export(self, model: TrainedModel, folder: Path) -> Iterator[Progressed]:
        """Draw the sprites, place them, and cut them out again as a stranger would."""
        count, seed = self._settings.count, self._settings.seed
        sprites: list[np.ndarray] = []
        for batch in draw_batches(model, range(seed, seed + count)):
            sprites += list(batch)
            yield Progressed(task="Drawing sprites", done=len(sprites), total=count)
        side = sprites[0].shape[0]
        places = self._places(count, side)
        _write_sheet(folder / _SHEET, sprites, places)
        (folder / _ATLAS).write_text(
            json.dumps(self._atlas(places, folder, model), indent=1), encoding="utf-8"
        )
        proven = min(count, _PROOF_SPRITES)
        yield Progressed(task="Cutting them out again", done=0, total=proven)
        self._prove(model, folder, proven)
        yield Progressed(task="Cutting them out again", done=proven, total=proven)
        self.summary = (
            f"{count} sprites of {side} px; {proven} of them, cut out by the atlas, are the "
            "gallery's to within one level of 255."
        )

    def _places(self, count: int, side: int) -> list[tuple[int, int, int, int]]:
        """Give left, top, width and height of each sprite."""
        padding = self._settings.padding_px
        columns = min(count, self._settings.columns or math.ceil(math.sqrt(count)))
        step = side + 2 * padding
        return [
            (index % columns * step + padding, index // columns * step + padding, side, side)
            for index in range(count)
        ]

    def _atlas(
        self, places: list[tuple[int, int, int, int]], folder: Path, model: TrainedModel
    ) -> dict[str, Any]:
        with Image.open(folder / _SHEET) as sheet:
            width, height = sheet.size
        return {
            "frames": {
                f"{self._settings.seed + index}.png": _frame(place)
                for index, place in enumerate(places)
            },
            "meta": {
                "app": "Sfumato",
                "image": _SHEET,
                "format": "RGBA8888",
                "size": {"w": width, "h": height},
                "scale": "1",
                "run": model.facts.run,
                "weights_sha256": model.facts.weights_sha256,
            },
        }

    def _prove(self, model: TrainedModel, folder: Path, count: int) -> None:
        """Cut sprites out by the atlas alone, and compare with pictures drawn one at a time."""
        atlas = json.loads((folder / _ATLAS).read_text(encoding="utf-8"))
        with Image.open(folder / atlas["meta"]["image"]) as sheet:
            pixels = np.asarray(sheet.convert("RGB"))
        names = list(atlas["frames"])[:count]
        pictures = draw_pictures(model, [int(name.removesuffix(".png")) for name in names])
        for name, picture in zip(names, pictures, strict=True):
            frame = atlas["frames"][name]["frame"]
            left, top = frame["x"], frame["y"]
            cut = pixels[top : top + frame["h"], left : left + frame["w"]]
            # Sums in another order, as in another batch, may round to the next level.
            if np.abs(cut.astype(np.int16) - picture).max() > 1:
                raise ExportError(
                    f"Sprite “{name}” of the sheet is not the picture of its seed.",
                    hint="Report this to the plugin's author.",
                )


def _write_sheet(
    file: Path, sprites: list[np.ndarray], places: list[tuple[int, int, int, int]]
) -> None:
    padding = places[0][0]
    width = max(left + width for left, _, width, _ in places) + padding
    height = max(top + height for _, top, _, height in places) + padding
    sheet = np.zeros((height, width, 4), np.uint8)
    for sprite, (left, top, wide, high) in zip(sprites, places, strict=True):
        sheet[top : top + high, left : left + wide, :3] = sprite  # grey spreads over the three
        sheet[top : top + high, left : left + wide, 3] = 255
    Image.fromarray(sheet).save(file)


def _frame(place: tuple[int, int, int, int]) -> dict[str, Any]:
    left, top, width, height = place
    return {
        "frame": {"x": left, "y": top, "w": width, "h": height},
        "rotated": False,
        "trimmed": False,
        "spriteSourceSize": {"x": 0, "y": 0, "w": width, "h": height},
        "sourceSize": {"w": width, "h": height},
    }

"""Time-lapse animations of a run's sample grids.

An animation is a WebP or GIF file that shows the grids in order, starting with the oldest. The last
grid is shown for a longer time.
"""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sfumato.errors import SfumatoError
from sfumato.files.storage import explain_disk_errors, write_whole
from sfumato.messages import Message, msg
from sfumato.records.events import Progressed
from sfumato.records.run_folder import RunFolder

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["SUFFIXES", "save_timelapse"]

SUFFIXES = (".webp", ".gif")
_MOST_FRAMES = 300
_LAST_MS = 2_000
_SHORTEST_MS, _LONGEST_MS = 30, 500
_QUALITY = 90
_GROUND = "#808080"
"""The WebP quality; at lower values, the pixels of small images blur into each other."""


def save_timelapse(run: RunFolder, file: Path, *, seconds: float = 8.0) -> Iterator[Progressed]:
    """Write the animation atomically, and yield progress.

    Args:
        run: The run; if it has many grids, about a hundred evenly spaced grids are used.
        file: The file to write, which ends in one of `SUFFIXES`.
        seconds: The approximate duration of the animation.

    Raises:
        SfumatoError: If the run has no samples yet, the file's extension is unknown, or a disk
            error occurs.
    """
    grids = run.sample_grids()
    if file.suffix.lower() not in SUFFIXES:
        raise SfumatoError(
            msg("timelapse.unknown_format", "“{name}” is not an animation file.", name=file.name),
            hint=msg(
                "timelapse.supported_formats",
                "Use one of these extensions: {suffixes}.",
                suffixes=list(SUFFIXES),
            ),
        )
    if not grids:
        raise SfumatoError(
            msg("timelapse.no_samples", "Run “{run_id}” has no samples yet.", run_id=run.run_id),
            hint=_samples_hint(run),
        )
    chosen = _spread(grids)
    frame_ms = int(min(_LONGEST_MS, max(_SHORTEST_MS, 1_000 * seconds / len(chosen))))
    durations = [frame_ms] * (len(chosen) - 1) + [_LAST_MS]
    content = io.BytesIO()
    frames = []
    for done, path in enumerate(chosen, start=1):
        frames.append(_frame(path, file.suffix.lower()))
        yield Progressed(
            task=msg("timelapse.reading_sample_grids", "Reading sample grids"),
            done=done,
            total=len(chosen),
        )
    frames[0].save(
        content,
        format=file.suffix[1:].upper(),
        save_all=True,
        append_images=frames[1:],
        duration=durations,
        loop=0,
        **({"quality": _QUALITY, "method": 4} if file.suffix.lower() == ".webp" else {}),
    )
    write_whole(file, content.getvalue())


def _spread(grids: Sequence[Path]) -> Sequence[Path]:
    """Return the first grid, the last grid, and evenly spaced grids between them."""
    if len(grids) <= _MOST_FRAMES:
        return grids
    last = len(grids) - 1
    return [grids[round(last * index / (_MOST_FRAMES - 1))] for index in range(_MOST_FRAMES)]


def _frame(path: Path, suffix: str) -> "Image":
    from PIL import Image  # imported late for start-up time

    with explain_disk_errors(path), Image.open(path) as opened:
        image = opened.convert("RGBA")
        ground = Image.new("RGBA", image.size, _GROUND)
        frame = Image.alpha_composite(ground, image).convert("RGB")
    return frame.quantize(256) if suffix == ".gif" else frame


def _samples_hint(run: RunFolder) -> Message:
    """Return an explanation of when a run generates its first samples."""
    if run.is_locked():
        return msg(
            "timelapse.request_samples",
            "Request samples now: sfumato ask PROJECT {run_id} sample",
            run_id=run.run_id,
        )
    return msg(
        "timelapse.train_first",
        "Train it first: sfumato resume PROJECT {run_id}",
        run_id=run.run_id,
    )

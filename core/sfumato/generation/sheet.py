"""Contact sheets that compare the same images under different settings.

A sheet has one row per image and one column per checkpoint, EMA length, guidance scale, or number
of steps. All settings except the compared one stay the same.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np
from msgspec.structs import replace

from sfumato.config.loading import settings_from
from sfumato.errors import ConfigError
from sfumato.files.storage import explain_disk_errors
from sfumato.generation.batches import generate_batches
from sfumato.generation.generate import label_of_class
from sfumato.generation.grid import save_table
from sfumato.generation.loading import load_asked
from sfumato.generation.trained_model import TrainedModel
from sfumato.messages import msg
from sfumato.plugins.registry import Plugins
from sfumato.records.control import RunControl
from sfumato.records.events import FileWritten, Progressed
from sfumato.records.image_requests import SHEET_VALUES, SheetAxis, SheetRequest
from sfumato.records.requests import GenerateRequest
from sfumato.records.run_folder import RunFolder

__all__ = ["generate_sheet"]

_TASK = msg("generation.generating_sheet", "Generating the contact sheet")
_MOST_COLUMNS = 8


def generate_sheet(
    run: RunFolder, request: SheetRequest, *, path: Path, plugins: Plugins, control: RunControl
) -> Iterator[Progressed | FileWritten]:
    """Generate images with several settings into one PNG file; a stop leaves no file behind.

    Raises:
        CheckpointError: If a requested checkpoint or average is missing.
        ConfigError: If there is nothing to compare.
        SfumatoError: If the disk is full or cannot be written to.
    """
    values = request.values or _usual_values(run, request.axis)
    if not request.rows or not values:
        raise ConfigError(
            msg(
                "generation.sheet_is_empty",
                "A contact sheet needs at least one image and one value to compare.",
            ),
            hint=msg(
                "generation.choose_images_of_one_run",
                "Choose images of a run that has checkpoints.",
            ),
        )
    for value in values:
        _changed(request.rows[0], request.axis, value)  # validate before anything is generated
    columns: dict[str, list[np.ndarray]] = {}
    model: TrainedModel | None = None
    loaded: GenerateRequest | None = None
    for number, value in enumerate(values):
        cells: list[np.ndarray] = []
        for row in request.rows:
            yield Progressed(
                task=_TASK,
                done=number * len(request.rows) + len(cells),
                total=len(values) * len(request.rows),
            )
            if control.is_stopping:
                return
            asked = _changed(row, request.axis, value)
            key = replace(asked, seed=0, variation_of=(), distance=0.0, class_name=None)
            if key != loaded:  # usually one model per column
                model, loaded = _model(run, asked, plugins=plugins), key
            assert model is not None
            cells.append(_drawn(model, asked))
        columns[_heading(request.axis, value)] = cells
    with explain_disk_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    rows = [_name(row) for row in request.rows]
    save_table(path, rows, {words: np.stack(cells) for words, cells in columns.items()})
    yield FileWritten(path=str(path))


def _usual_values(run: RunFolder, axis: SheetAxis) -> Sequence[float]:
    if axis != "checkpoint":
        return SHEET_VALUES[axis]
    moments = [int(folder.name) for folder in run.checkpoints()]
    step = -(-len(moments) // _MOST_COLUMNS) or 1
    return moments[::-1][::step][::-1]


def _changed(row: GenerateRequest, axis: SheetAxis, value: float) -> GenerateRequest:
    """Return the request of a row, changed to the value of a column.

    Raises:
        ConfigError: If the value is out of bounds.
    """
    values = msgspec.to_builtins(row)
    match axis:
        case "checkpoint":
            values |= {"images_seen": _whole(value), "ema_length": None}
        case "ema_length":
            values["ema_length"] = value
        case "guidance":
            values["sampling"]["guidance_scale"] = value
        case "steps":
            values["sampling"]["num_steps"] = _whole(value)
    return settings_from(values, GenerateRequest, source="the values of the sheet")


def _whole(value: float) -> float:
    """Return a whole number as an `int`.

    Other values are unchanged, so that the request rejects them.
    """
    return int(value) if float(value).is_integer() else value


def _model(run: RunFolder, asked: GenerateRequest, *, plugins: Plugins) -> TrainedModel:
    """Load the model; if it has no classes, requested guidance is applied as autoguidance."""
    model = load_asked(run, asked, plugins=plugins)
    if asked.sampling.guidance_scale in (None, 1.0) or model.supports_guidance:
        return model
    sampling = replace(asked.sampling, guidance="autoguidance")
    return load_asked(run, replace(asked, sampling=sampling), plugins=plugins)


def _drawn(model: TrainedModel, asked: GenerateRequest) -> np.ndarray:
    """Generate one image, uint8 `(H, W, C)`."""
    mix = asked.mix_of(asked.seed)
    (batch,) = generate_batches(
        model,
        [asked.seed],
        class_label=label_of_class(model, asked.class_name),
        mixes=[mix] if mix else (),
    )
    image: np.ndarray = batch[0]
    return image


def _heading(axis: SheetAxis, value: float) -> str:
    match axis:
        case "checkpoint":
            return f"{int(value):,} images"
        case "ema_length":
            return f"EMA {value:g}"
        case "guidance":
            return f"guidance {value:g}"
        case "steps":
            return f"{int(value)} steps"


def _name(row: GenerateRequest) -> str:
    return f"seed {row.variation_of[0].seed if row.variation_of else row.seed}"

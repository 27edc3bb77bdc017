"""A reproducible home folder for screenshots, equal on every machine.

Contains projects in each state that a page can have, created by core's real classes. Every time in
it is relative to `MOMENT`; the faces are those of the sample.
"""

import importlib.resources
import io
import math
import os
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import numpy as np
from PIL import Image, ImageDraw

from sfumato.config.image_shape import ImageShape
from sfumato.config.presets import preset_config
from sfumato.config.sampling import SamplingSettings
from sfumato.config.settings import RunConfig
from sfumato.gallery import Flag, Gallery, GalleryFilter
from sfumato.gallery.marks import FilterSaved, Flagged, Labeled, Rated
from sfumato.records.distillation_result import image_of, save_distillation_result
from sfumato.records.event_file import EventLog
from sfumato.records.events import (
    AnyEvent,
    CheckpointSaved,
    IncidentReported,
    LearningRateChanged,
    QualityMeasured,
    RunEnded,
    RunFailed,
    RunPaused,
    RunStarted,
    SamplesGenerated,
    StepFinished,
    TuningFinished,
    ValidationMeasured,
)
from sfumato.records.project import Project
from sfumato.records.recipe import Recipe
from sfumato.records.run_folder import RunFolder
from sfumato.records.run_order import ORDER_FILE, RunOrder
from support.distillation_results import distillation_result, variant
from support.sample_project import add_dataset
from support.scores import CLEAN, score

__all__ = ["MOMENT", "PAUSED", "StillHome", "build_home", "film", "step_at"]

MOMENT = datetime(2026, 3, 14, 15, 9, tzinfo=UTC).timestamp()
"""The time at which all screens are captured."""
_HOUR, _DAY = 3600.0, 86_400.0
_TOTAL = 240_000
_BATCH = 64
_REPORTS = 240
_GRID, _GAP = 4, 2
PAUSED = RunPaused(images_seen=_TOTAL // 2, time=MOMENT - 5)


class StillHome(msgspec.Struct, frozen=True):
    """Paths within the home folder."""

    home: Path

    @property
    def projects(self) -> Path:
        """The folder of projects."""
        return self.home / "Documents" / "Sfumato"

    @property
    def images(self) -> Path:
        """A folder of 60 faces and a few files that are not images."""
        return self.home / "Images" / "faces"

    @property
    def empty(self) -> Path:
        """A project without a dataset."""
        return self.projects / "Nothing yet"

    @property
    def meadow(self) -> Path:
        """A project with two datasets and no run."""
        return self.projects / "Meadow"

    @property
    def fresh(self) -> Path:
        """A project with a model that has not generated images yet."""
        return self.projects / "Fresh"

    @property
    def faces(self) -> Path:
        """A project with every kind of content."""
        return self.projects / "Faces"

    @property
    def night(self) -> Path:
        """A project with a running or interrupted run and a failed one."""
        return self.projects / "Night"


def build_home(home: Path) -> StillHome:
    """Create the home folder's content in an empty folder."""
    still = StillHome(home)
    faces = _unpack_faces(still.images, 60)
    Project.create(still.empty)
    meadow = Project.create(still.meadow)
    aside = [("notes.txt", "It is not an image."), ("torn.png", "The file ends too early.")]
    add_dataset(meadow, "faces", faces[:48], skipped=aside)
    add_dataset(meadow, "moods", faces[:30], classes=("calm", "merry", "stern"))
    fresh = Project.create(still.fresh)
    add_dataset(fresh, "faces", faces[:48])
    _completed_run(fresh, "faces-01", faces, days=1)
    _everything(Project.create(still.faces), faces)
    _night(Project.create(still.night), faces)
    _set_times(still)
    return still


def step_at(images_seen: int, *, moment: float, total: int = _TOTAL) -> StepFinished:
    """Return the report of a run at a point, with a loss that falls and fluctuates a little."""
    page = images_seen / total
    swing = 0.03 * math.sin(page * 190) + 0.02 * math.sin(page * 437 + 1)
    return StepFinished(
        step=images_seen // _BATCH,
        images_seen=images_seen,
        images_total=total,
        loss=0.12 + 0.7 * math.exp(-9 * page) + swing * (0.3 + math.exp(-6 * page)),
        learning_rate=1e-3 * min(1.0, 20 * page) * min(1.0, 5 * (1 - page) + 0.02),
        gradient_norm=0.4 + 0.5 * math.exp(-5 * page) + abs(swing),
        images_per_s=498.0 + 60 * swing,
        eta_s=(total - images_seen) / 498.0,
        time=moment,
    )


def film(path: Path, images: Sequence[Path]) -> Path:
    """Write an animation that stays on its first frame for a minute."""
    frames = [_large(image) for image in images]
    path.parent.mkdir(parents=True, exist_ok=True)
    frames[0].save(path, save_all=True, append_images=frames[1:], duration=60_000)
    return path


def _unpack_faces(folder: Path, count: int) -> list[Path]:
    """Extract the first faces of the sample into a user folder."""
    folder.mkdir(parents=True)
    packed = importlib.resources.files("sfumato_resources") / "sample" / "pixel-faces.zip"
    with zipfile.ZipFile(io.BytesIO(packed.read_bytes())) as archive:
        names = sorted(name for name in archive.namelist() if name.endswith(".png"))[:count]
        made = [folder / Path(name).name for name in names]
        for name, path in zip(names, made, strict=True):
            path.write_bytes(archive.read(name))
    (folder / "notes.txt").write_text("From the market, in spring.")
    return made


def _everything(project: Project, faces: Sequence[Path]) -> None:
    add_dataset(project, "faces", faces[:48])
    first = _completed_run(project, "faces-01", faces, days=3)
    _completed_run(project, "faces-02", faces[16:], days=2, batch_size=32, outcome="stopped")
    fast = _completed_run(project, "faces-01-fast-01", faces[8:], days=1, base="faces-01")
    save_distillation_result(fast.folder, distillation_result(variant(11.0, 5.0, run=fast.run_id)))
    _grid(image_of(fast.folder), faces[:16])
    _fill_gallery(project, first, faces)
    bundle = project.exports_folder / "faces-01-onnx"
    bundle.mkdir(parents=True)
    (bundle / "model.onnx").write_bytes(bytes(6_400_000))
    mark = {"exporter": "onnx", "run": first.run_id, "images_seen": _TOTAL, "summary": "Equal."}
    mark |= {"weights_sha256": "", "number": 1, "created": MOMENT - 2 * _HOUR}
    (bundle / "sfumato-export.json").write_bytes(msgspec.json.encode(mark))
    _grid(project.gallery_folder / "sheets" / "faces-01-7-steps.png", faces[:16])
    film(project.gallery_folder / "animations" / "faces-01-7-to-8.webp", faces[:2])


def _night(project: Project, faces: Sequence[Path]) -> None:
    add_dataset(project, "faces", faces[:48])
    failed = _new_run(project, "night-01", dataset="faces")
    message, hint = "The disk is full.", "Free some space, then resume the run."
    events = [*_begin(failed, MOMENT - _DAY), RunFailed(message=message, hint=hint, time=MOMENT)]
    _write(failed, events)
    _checkpoint(failed, 60_000)
    going_on = _new_run(project, "night-02", dataset="faces")
    start = MOMENT - 240
    _generate_samples(going_on, faces, (1, 2))
    incident = IncidentReported(
        kind="non_finite",
        images_seen=90_000,
        message="Skipped an update: the gradient was not finite.",
        hint="If it happens again and again, lower the learning rate.",
        time=start + 150,
    )
    steps = list(_steps(start, until=_TOTAL // 2))
    _write(going_on, [*_begin(going_on, start), *steps, *_samples((1, 2), start), incident])
    _checkpoint(going_on, 60_000)
    _checkpoint(going_on, 120_000)


def _completed_run(
    project: Project,
    run_id: str,
    faces: Sequence[Path],
    *,
    days: float,
    batch_size: int = _BATCH,
    outcome: str = "completed",
    base: str = "",
) -> RunFolder:
    run = _new_run(project, run_id, dataset="faces", batch_size=batch_size, base=base)
    start = MOMENT - days * _DAY
    end = _TOTAL if outcome == "completed" else _TOTAL // 2
    quarters = range(1, 5) if outcome == "completed" else range(1, 3)
    _generate_samples(run, faces, quarters)
    _write(
        run,
        [
            *_begin(run, start),
            *_steps(start, until=end),
            *_samples(quarters, start),
            *_measurements(quarters, start),
            LearningRateChanged(
                images_seen=100_000, before=1e-3, learning_rate=8e-4, time=start + 200
            ),
            *(_saved(part * _TOTAL // 4, start) for part in quarters),
            TuningFinished(
                images_seen=end,
                high_quality="DPM-Solver++ (2M), 12 steps",
                fast="DPM-Solver++ (2M), 5 steps",
                high_quality_gain=0.08,
                fast_gain=0.03,
                elapsed_s=12.0,
                time=start + 490,
            ),
            RunEnded(outcome=outcome, images_seen=end, elapsed_s=482.0, time=start + 495),
        ],
    )
    for part in quarters:
        _checkpoint(run, part * _TOTAL // 4)
    return run


def _new_run(
    project: Project, run_id: str, *, dataset: str, batch_size: int = _BATCH, base: str = ""
) -> RunFolder:
    config = preset_config("sketch", dataset=dataset, shape=ImageShape.square(32), images=48)
    config = msgspec.structs.replace(config, batch_size=batch_size)
    if base:
        consistency = msgspec.structs.replace(config.consistency, base=base)
        config = msgspec.structs.replace(config, objective="consistency", consistency=consistency)
    assert isinstance(config, RunConfig)
    return RunFolder.create(project.runs_folder / run_id, config)


def _write(run: RunFolder, events: Sequence[AnyEvent]) -> None:
    log = EventLog(run.events_file)
    ends = [event for event in events if isinstance(event, RunEnded | RunFailed)]
    others = [event for event in events if event not in ends]
    for event in [*sorted(others, key=lambda event: event.time), *ends]:
        log.append(event)
    log.close()


def _begin(run: RunFolder, start: float) -> Iterator[AnyEvent]:
    yield RunStarted(
        run=run.run_id,
        images_seen=0,
        images_total=_TOTAL,
        device="CPU, 2 cores",
        precision="fp32",
        threads=1,
        parameters=1_640_000,
        images=48,
        time=start,
    )


def _steps(start: float, *, until: int) -> Iterator[AnyEvent]:
    for number in range(1, _REPORTS + 1):
        images_seen = number * _TOTAL // _REPORTS
        if images_seen <= until:
            yield step_at(images_seen, moment=start + 480 * number / _REPORTS)


def _samples(quarters: Sequence[int] | range, start: float) -> Iterator[AnyEvent]:
    for part in quarters:
        images_seen = part * _TOTAL // 4
        yield SamplesGenerated(
            images_seen=images_seen,
            path=f"samples/{images_seen:012d}.png",
            count=_GRID**2,
            columns=_GRID,
            time=start + 120 * part,
        )


def _measurements(quarters: Sequence[int] | range, start: float) -> Iterator[AnyEvent]:
    for part in quarters:
        images_seen = part * _TOTAL // 4
        yield ValidationMeasured(
            images_seen=images_seen,
            loss=0.13 + 0.3 / part**2,
            loss_by_sigma={},
            time=start + 120 * part,
        )
        yield QualityMeasured(
            images_seen=images_seen,
            score=score(24.0 / part),
            cleanliness=CLEAN,
            time=start + 120 * part,
        )


def _saved(images_seen: int, start: float) -> CheckpointSaved:
    return CheckpointSaved(
        images_seen=images_seen,
        step=images_seen // _BATCH,
        path=f"checkpoints/{images_seen:012d}",
        time=start + 480 * images_seen / _TOTAL,
    )


def _checkpoint(run: RunFolder, images_seen: int) -> None:
    folder = run.checkpoints_folder / f"{images_seen:012d}"
    folder.mkdir()
    (folder / "ema.safetensors").write_bytes(bytes(6_560_000))


def _generate_samples(
    run: RunFolder, faces: Sequence[Path], quarters: Sequence[int] | range
) -> None:
    for part in quarters:
        path = run.samples_folder / f"{part * _TOTAL // 4:012d}.png"
        _grid(path, faces[: _GRID**2], haze=1 - part / 4)


def _grid(path: Path, faces: Sequence[Path], *, haze: float = 0.0) -> None:
    """Write a grid of faces as the engine does, covered by noise of strength `haze`."""
    first = Image.open(faces[0])
    side = first.width + _GAP
    whole = Image.new("RGB", (_GRID * side + _GAP, _GRID * side + _GAP), "#808080")
    rng = np.random.default_rng(7)
    for number, face in enumerate(faces):
        drawn = np.asarray(Image.open(face).convert("RGB"), dtype=np.float32)
        noise = rng.integers(0, 256, drawn.shape).astype(np.float32)
        mixed = Image.fromarray((drawn * (1 - haze) + noise * haze).astype(np.uint8))
        corner = (_GAP + number % _GRID * side, _GAP + number // _GRID * side)
        whole.paste(mixed, corner)
    path.parent.mkdir(parents=True, exist_ok=True)
    whole.save(path)


def _large(face: Path) -> Image.Image:
    made = Image.open(face).convert("RGB").resize((256, 256), Image.Resampling.NEAREST)
    ImageDraw.Draw(made).rectangle((0, 0, 255, 255), outline="#202020")
    return made


def _fill_gallery(project: Project, run: RunFolder, faces: Sequence[Path]) -> None:
    gallery = Gallery(project.gallery_folder)
    names = []
    for seed, face in enumerate(faces[:40]):
        recipe = _recipe(run.run_id, seed)
        path = gallery.folder / recipe.file_name
        path.write_bytes(face.read_bytes())
        os.utime(path, (MOMENT - _HOUR, MOMENT - _HOUR))
        gallery.add([(path, recipe)])
        names.append(path.name)
    gallery.mark(
        [
            Rated(files=tuple(names[30:36]), stars=4),
            Rated(files=tuple(names[36:38]), stars=5),
            Flagged(files=tuple(names[34:40]), flag=Flag.PICK),
            Flagged(files=tuple(names[20:23]), flag=Flag.REJECT),
            Labeled(kind="board", name="For the fair", files=tuple(names[33:39]), is_on=True),
            Labeled(kind="board", name="Later", files=tuple(names[10:14]), is_on=True),
            Labeled(kind="tag", name="red hair", files=tuple(names[36:39]), is_on=True),
            Labeled(kind="tag", name="glasses", files=tuple(names[30:33]), is_on=True),
            FilterSaved(name="Best of March", wanted=GalleryFilter(min_rating=4)),
        ]
    )
    gallery.move_to_trash(names[:3])
    gallery.close()


def _recipe(run_id: str, seed: int) -> Recipe:
    return Recipe(
        run=run_id,
        images_seen=_TOTAL,
        weights_sha256="0" * 64,
        seed=seed,
        sampling=SamplingSettings(num_steps=12),
        width=32,
        height=32,
        version="0.1.0",
    )


def _set_times(still: StillHome) -> None:
    """Set file times to match the recorded events, with nothing newer than the moment."""
    for path in sorted(still.home.rglob("*"), reverse=True):
        os.utime(path, (MOMENT - 2 * _HOUR, MOMENT - 2 * _HOUR))
    for project in still.projects.iterdir():
        for number, run in enumerate(sorted((project / "runs").glob("*"))):
            age = MOMENT - (3 - number) * _DAY
            order = RunOrder(number=1 + number, made=1 + number, created=age)
            (run / ORDER_FILE).write_bytes(msgspec.json.encode(order))
            for checkpoint in (run / "checkpoints").glob("*"):
                (checkpoint / "state.json").write_bytes(msgspec.json.encode({"saved": age}))

"""An engine without torch that yields real events and writes real run folders instantly.

It replaces `sfumato.engine.Engine` in the window's tests.
"""

import struct
import threading
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec

from sfumato.config.consistency import ConsistencyConfig
from sfumato.config.loading import apply_assignments, save_settings
from sfumato.config.sampling import SamplingSettings
from sfumato.config.settings import RunConfig
from sfumato.errors import CheckpointError, DatasetError
from sfumato.gallery import Gallery
from sfumato.messages import Message
from sfumato.plugins.registry import Plugins
from sfumato.records.control import Command, RunControl
from sfumato.records.event_file import EventLog
from sfumato.records.events import (
    AnyEvent,
    CheckFinished,
    CheckpointSaved,
    ExportFinished,
    FileWritten,
    ForecastFinished,
    ImageGenerated,
    ImportFinished,
    NearestFound,
    NearestImage,
    PresetForecast,
    Progressed,
    RunEnded,
    RunPaused,
    RunResumed,
    RunStarted,
    SamplesGenerated,
    StepFinished,
)
from sfumato.records.image_requests import AnimationRequest, SheetRequest
from sfumato.records.manifest import DatasetRules, ImageRow, Manifest
from sfumato.records.project import Project
from sfumato.records.recipe import Recipe
from sfumato.records.requests import GenerateRequest
from sfumato.records.run_folder import RunFolder

__all__ = ["FakeEngine", "write_gray_png"]

_SUFFIXES = {".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp"}


class FakeReport(msgspec.Struct, frozen=True, kw_only=True):
    """The same fields as `sfumato.engine.SystemReport`, whose module imports torch."""

    device: str
    kind: str
    precision: str
    threads: int
    memory_bytes: int
    versions: dict[str, str]
    folders: dict[str, str]
    notes: tuple[str, ...] = ()


class FakeEngine:
    """Emulates the engine in milliseconds, without training."""

    steps = 20
    """Number of updates of a run."""
    step_s = 0.0
    """Duration of an update in seconds, for runs that a test stops."""

    def __init__(self, plugins: Plugins) -> None:
        self.plugins = plugins
        self.images = FakeTools()

    def import_folder(
        self,
        project: Project,
        rules: DatasetRules,
        *,
        name: str,
        control: RunControl | None = None,
    ) -> Iterator[AnyEvent]:
        source = Path(rules.source)
        if not source.is_dir() and rules.importer == "folder":
            raise DatasetError(f"The folder “{source}” does not exist.", hint="Check the path.")
        files = sorted(path for path in source.rglob("*") if path.is_file())
        folder = project.datasets_folder / name
        folder.mkdir(parents=True, exist_ok=True)
        rows = [_row(path) for path in files]
        for done in range(len(files) + 1):
            yield Progressed(task="Reading images", done=done, total=len(files))
        save_settings(folder / "dataset.toml", rules)
        manifest = Manifest(folder)
        manifest.replace_all(rows)
        usable = manifest.count("in")
        manifest.close()
        yield ImportFinished(dataset=name, usable=usable, skipped=len(rows) - usable)

    def new_run(
        self, project: Project, config: RunConfig, *, run_id: str = "", base: str | Path = ""
    ) -> RunFolder:
        run_id = run_id or project.free_run_id(config.data.dataset)
        project.dataset_folder(config.data.dataset)
        return RunFolder.create(project.runs_folder / run_id, config)

    def check(
        self,
        project: Project,
        name: str,
        *,
        with_features: bool = True,
        control: RunControl | None = None,
    ) -> Iterator[AnyEvent]:
        with closing(Manifest(project.dataset_folder(name))) as manifest:
            usable = manifest.count("in")
        yield CheckFinished(dataset=name, usable=usable, flagged=0, findings={}, summary="")

    def forecast(
        self,
        project: Project,
        dataset: str,
        *,
        minutes: float = 0.0,
        control: RunControl | None = None,
    ) -> Iterator[AnyEvent]:
        project.dataset_folder(dataset)
        minutes = minutes or 8.0
        for preset, images_per_s in (("sketch", 100.0), ("quick", 8.0)):
            images = int(images_per_s * 60 * minutes)
            yield PresetForecast(
                preset=preset,
                parameters=3_000_000,
                images_per_s=images_per_s,
                memory_bytes=10**8,
                images=images,
                epochs=images / 100,
                outlook="clear images" if preset == "sketch" else "colors and blurs",
            )
        yield ForecastFinished(
            preset="sketch", reason="It suits.", minutes=minutes, device="CPU, 2 cores"
        )

    def change_settings(self, run: RunFolder, assignments: Sequence[str]) -> RunFolder:
        config = apply_assignments(run.config, assignments)
        run.write_config(config)
        return RunFolder(run.folder, config)

    def extend(
        self,
        project: Project,
        run: RunFolder,
        *,
        images: int = 0,
        minutes: float = 0.0,
        run_id: str = "",
    ) -> RunFolder:
        longer = msgspec.structs.replace(
            run.config,
            images_total=run.config.images_total + images if images else 0,
            minutes=run.config.minutes + minutes if minutes else 0.0,
        )
        return self.new_run(project, longer, run_id=run_id or f"{run.run_id}-longer-01")

    def new_distilled_run(self, project: Project, base: RunFolder) -> RunFolder:
        config = msgspec.structs.replace(
            base.config,
            objective="consistency",
            consistency=ConsistencyConfig(base=base.run_id),
        )
        run_id = project.free_run_id(f"{base.run_id}-fast")
        return RunFolder.create(project.runs_folder / run_id, config)

    def train(self, project: Project, run: RunFolder, control: RunControl) -> Iterator[AnyEvent]:
        with run.locked():
            run.name_owner()
            control.follow(run.control_file)
            log = EventLog(run.events_file)
            try:
                for event in self._training(run, control):
                    log.append(event)
                    yield event
            finally:
                log.close()

    def _training(self, run: RunFolder, control: RunControl) -> Iterator[AnyEvent]:
        batch = run.config.batch_size
        total = self.steps * batch
        done = int(run.checkpoints()[-1].name) if run.checkpoints() else 0
        yield RunStarted(
            run=run.run_id,
            images_seen=done,
            images_total=total,
            device="CPU, 2 cores",
            precision="fp32",
            threads=1,
            parameters=1_600_000,
            images=400,
        )
        for step in range(done // batch + 1, self.steps + 1):
            if control.is_paused:
                yield RunPaused(images_seen=done)
                control.wait_while_paused()
                yield RunResumed(images_seen=done)
            if control.is_stopping:
                yield self._checkpoint(run, step - 1, done)
                yield RunEnded(outcome="stopped", images_seen=done, elapsed_s=1.0)
                return
            done = step * batch
            if self.step_s:
                threading.Event().wait(self.step_s)
            yield StepFinished(
                step=step,
                images_seen=done,
                images_total=total,
                loss=1.0 / step,
                learning_rate=1e-3,
                gradient_norm=0.5,
                images_per_s=100.0,
                eta_s=(total - done) / 100.0,
            )
            if step % 10 == 0 or control.pop(Command.SAMPLE):
                yield self._samples(run, done)
        yield self._checkpoint(run, self.steps, done)
        yield RunEnded(outcome="completed", images_seen=done, elapsed_s=2.0)

    def _samples(self, run: RunFolder, done: int) -> SamplesGenerated:
        path = run.samples_folder / f"{done:012d}.png"
        write_gray_png(path, 64, level=done % 256)
        return SamplesGenerated(
            images_seen=done, path=str(path.relative_to(run.folder)), count=16, columns=4
        )

    def _checkpoint(self, run: RunFolder, step: int, done: int) -> CheckpointSaved:
        folder = run.checkpoints_folder / f"{done:012d}"
        folder.mkdir(exist_ok=True)
        return CheckpointSaved(
            images_seen=done, step=step, path=str(folder.relative_to(run.folder))
        )

    def generate(
        self,
        project: Project,
        run: RunFolder,
        request: GenerateRequest,
        *,
        folder: Path | None = None,
        control: RunControl | None = None,
    ) -> Iterator[AnyEvent]:
        if not run.checkpoints():
            raise CheckpointError(
                f"Run “{run.run_id}” has no checkpoint yet.", hint="Train it first."
            )
        gallery = Gallery(project.gallery_folder)
        try:
            for index in range(request.count):
                if control is not None and control.is_stopping:
                    return
                recipe = _recipe(run, request.seed + index)
                path = (folder or gallery.folder) / recipe.file_name
                write_gray_png(path, 32, level=(recipe.seed * 16) % 256)
                gallery.add([(path, recipe)])
                yield ImageGenerated(
                    path=str(path), seed=recipe.seed, done=index + 1, total=request.count
                )
        finally:
            gallery.close()

    def evaluate(
        self, project: Project, run: RunFolder, *, count: int = 1000
    ) -> Iterator[AnyEvent]:
        yield Progressed(task="Measuring", done=count, total=count)

    def export(
        self,
        project: Project,
        run: RunFolder,
        exporter: str,
        *,
        settings: dict[str, Any] | None = None,
        request: GenerateRequest | None = None,
        folder: Path | None = None,
    ) -> Iterator[AnyEvent]:
        target = folder or project.exports_folder / f"{run.run_id}-{exporter}"
        target.mkdir(parents=True)
        (target / "model.onnx").write_bytes(b"\0" * 1024)
        yield Progressed(task="Exporting", done=1, total=1)
        yield ExportFinished(
            path=str(target), exporter=exporter, size_bytes=1024, summary="All bytes are equal."
        )

    def system(self) -> "FakeReport":
        return FakeReport(
            device="CPU, 2 cores",
            kind="cpu",
            precision="fp32",
            threads=1,
            memory_bytes=8 * 2**30,
            versions={"torch": "2.15.0"},
            folders={},
        )


class FakeTools:
    """Writes an image for every request."""

    def animate(
        self,
        project: Project,
        request: AnimationRequest,
        *,
        path: Path,
        control: RunControl | None = None,
    ) -> Iterator[AnyEvent]:
        yield Progressed(task="Generating frames", done=1, total=1)
        write_gray_png(path, 32, level=90)
        yield FileWritten(path=str(path))

    def generate_sheet(
        self,
        run: RunFolder,
        request: SheetRequest,
        *,
        path: Path,
        control: RunControl | None = None,
    ) -> Iterator[AnyEvent]:
        write_gray_png(path, 64, level=90)
        yield FileWritten(path=str(path))

    def preview_augmentations(
        self, project: Project, config: RunConfig, *, path: Path, first_draw_index: int = 0
    ) -> Iterator[AnyEvent]:
        write_gray_png(path, 64, level=10 * len(config.augmentations) + first_draw_index)
        yield FileWritten(path=str(path))

    def find_nearest(
        self,
        project: Project,
        run: RunFolder,
        path: Path,
        *,
        count: int = 8,
        control: RunControl | None = None,
    ) -> Iterator[AnyEvent]:
        near = tuple(NearestImage(path=str(path), distance=1.5 * n) for n in range(count))
        yield NearestFound(path=str(path), images=near)


def write_gray_png(path: Path, size: int, *, level: int) -> None:
    """Write a square PNG with a soft gradient around a gray level."""
    rows = b"".join(
        b"\0" + bytes((level + (x + y) * 64 // size) % 256 for x in range(size))
        for y in range(size)
    )
    header = struct.pack(">IIBBBBB", size, size, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + b"".join(
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
            for kind, body in chunks
        )
    )


def _row(path: Path) -> ImageRow:
    if path.suffix.lower() in _SUFFIXES:
        return ImageRow(path=str(path), status="in", width=32, height=32, mode="L")
    return ImageRow(path=str(path), status="skipped", reason=Message("Not an image."))


def _recipe(run: RunFolder, seed: int) -> Recipe:
    return Recipe(
        run=run.run_id,
        images_seen=int(run.checkpoints()[-1].name),
        weights_sha256="0" * 64,
        seed=seed,
        sampling=SamplingSettings(),
        width=32,
        height=32,
    )

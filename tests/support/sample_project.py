"""A realistic project: datasets, runs with checkpoints, images, and exports.

Everything is created by core's real classes; only the weights and images are synthetic.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from sfumato.config.consistency import ConsistencyConfig
from sfumato.config.loading import save_settings
from sfumato.config.sampling import SamplingSettings
from sfumato.config.settings import DataConfig, RunConfig
from sfumato.gallery import Gallery
from sfumato.messages import Message
from sfumato.records.event_file import EventLog
from sfumato.records.events import CheckpointSaved, RunEnded, RunStarted, SamplesGenerated
from sfumato.records.manifest import DatasetRules, ImageRow, Manifest
from sfumato.records.project import Project
from sfumato.records.recipe import Recipe
from sfumato.records.run_folder import RunFolder

__all__ = ["add_dataset", "add_gallery", "add_run", "recipe_of", "write_image"]


def write_image(path: Path, size: int, *, hue: int = 200) -> Path:
    """Write a square image with a gradient of one hue."""
    path.parent.mkdir(parents=True, exist_ok=True)
    image = QImage(size, size, QImage.Format.Format_RGB32)
    gradient = QLinearGradient(0, 0, size, size)
    gradient.setColorAt(0, QColor.fromHsv(hue % 360, 120, 230))
    gradient.setColorAt(1, QColor.fromHsv((hue + 60) % 360, 200, 90))
    with QPainter(image) as painter:
        painter.fillRect(image.rect(), gradient)
    assert image.save(str(path))
    return path


def add_dataset(
    project: Project,
    name: str,
    files: Sequence[Path],
    *,
    classes: Sequence[str] = (),
    skipped: Sequence[tuple[str, str]] = (),
    source: Path | None = None,
) -> Path:
    """Add a dataset of the given files, every tenth of them held out.

    Args:
        project: The project to add it to.
        name: Its name.
        files: The images, referenced in place.
        classes: Classes, assigned to the images in turn.
        skipped: Names of skipped files, each with its reason.
        source: The source folder in the rules.
    """
    folder = project.datasets_folder / name
    folder.mkdir(parents=True)
    root = source or (files[0].parent if files else folder)
    save_settings(
        folder / "dataset.toml",
        DatasetRules(source=str(root), labels="folders" if classes else "none"),
    )
    rows = [
        ImageRow(
            path=str(path),
            status="in",
            width=32,
            height=32,
            mode="RGB",
            size_bytes=path.stat().st_size if path.exists() else 0,
            class_name=classes[number % len(classes)] if classes else None,
            split="held_out" if number % 10 == 9 else "train",
        )
        for number, path in enumerate(files)
    ]
    rows += [
        ImageRow(path=str(root / file), status="skipped", reason=Message(reason))
        for file, reason in skipped
    ]
    manifest = Manifest(folder)
    manifest.replace_all(rows)
    manifest.close()
    return folder


def add_run(
    project: Project,
    run_id: str,
    *,
    dataset: str = "faces",
    checkpoints: Sequence[int] = (50_000, 100_000),
    classes: tuple[str, ...] = (),
    sample: Path | None = None,
    distilled_from: str = "",
) -> RunFolder:
    """Add a completed run with checkpoints and, if given, a sample grid."""
    config = RunConfig(
        data=DataConfig(dataset=dataset),
        objective="consistency" if distilled_from else "denoising",
        consistency=ConsistencyConfig(base=distilled_from),
    )
    run = RunFolder.create(project.runs_folder / run_id, config)
    log = EventLog(run.events_file)
    log.append(
        RunStarted(
            run=run_id,
            images_seen=0,
            images_total=checkpoints[-1] if checkpoints else 100_000,
            device="CPU, 2 cores",
            precision="fp32",
            threads=1,
            parameters=1_600_000,
            images=4000,
            classes=classes,
        )
    )
    for images_seen in checkpoints:
        folder = run.checkpoints_folder / f"{images_seen:012d}"
        folder.mkdir()
        (folder / "ema.safetensors").write_bytes(b"\0" * 64_000)
        log.append(
            CheckpointSaved(
                images_seen=images_seen, step=images_seen // 64, path=f"checkpoints/{folder.name}"
            )
        )
    if sample is not None:
        target = run.samples_folder / f"{checkpoints[-1]:012d}.png"
        target.write_bytes(sample.read_bytes())
        log.append(
            SamplesGenerated(
                images_seen=checkpoints[-1], path=f"samples/{target.name}", count=16, columns=4
            )
        )
    if checkpoints:
        log.append(RunEnded(outcome="completed", images_seen=checkpoints[-1], elapsed_s=480.0))
    log.close()
    return run


def recipe_of(run_id: str, seed: int, *, class_name: str | None = None) -> Recipe:
    """Return a recipe as written by image generation."""
    return Recipe(
        run=run_id,
        images_seen=100_000,
        weights_sha256="0" * 64,
        seed=seed,
        sampling=SamplingSettings(),
        class_name=class_name,
        class_label=None if class_name is None else 0,
        width=32,
        height=32,
        version="0.1.0",
    )


def add_gallery(
    project: Project, run_id: str, images: Sequence[Path], *, first_seed: int = 0
) -> list[Path]:
    """Copy images into the gallery as if a run had generated them, and return their new paths."""
    gallery = Gallery(project.gallery_folder)
    entries = []
    for number, image in enumerate(images):
        recipe = recipe_of(run_id, first_seed + number)
        path = gallery.folder / recipe.file_name
        path.write_bytes(image.read_bytes())
        entries.append((path, recipe))
    gallery.add(entries)
    gallery.close()
    return [path for path, _ in entries]

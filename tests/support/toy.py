"""A project small enough to train on in tests: 48 images of 8 px, a tiny network."""

from pathlib import Path

import msgspec
import numpy as np
from PIL import Image
from torch import Tensor

import sfumato_plugins
from sfumato.checkpoints.checkpoint import AVERAGE, read_state, read_tensors
from sfumato.config.image_shape import ImageShape
from sfumato.config.settings import (
    DataConfig,
    ModelConfig,
    OptimizerConfig,
    ReportConfig,
    RunConfig,
    SamplingSettings,
)
from sfumato.engine import Engine
from sfumato.plugins.registry import Plugins
from sfumato.records.control import RunControl
from sfumato.records.events import AnyEvent
from sfumato.records.manifest import DatasetRules
from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder

__all__ = [
    "TOY_CONFIG",
    "averaged_weights",
    "toy_engine",
    "toy_project",
    "train_to_end",
    "with_changes",
    "write_toy_images",
]

TOY_CONFIG = RunConfig(
    data=DataConfig(dataset="toys", shape=ImageShape.square(8)),
    model=ModelConfig(widths=(8,), layers_per_block=1, attention_sizes=(), dropout=0.1),
    optimizer=OptimizerConfig(warmup_images=16),
    sampling=SamplingSettings(num_steps=2),
    report=ReportConfig(sample_count=4, sample_every_images=64, keep_checkpoints=3),
    images_total=128,
    batch_size=8,
    precision="fp32",
    device="cpu",
    threads=1,
    is_deterministic=True,
)


def write_toy_images(
    folder: Path, *, count: int = 48, classes: tuple[str, ...] = (), is_gray: bool = False
) -> Path:
    """Write small images of random gradients, in one folder per class if given."""
    generator = np.random.default_rng(0)
    for index in range(count):
        parent = folder / classes[index % len(classes)] if classes else folder
        parent.mkdir(parents=True, exist_ok=True)
        ramp = np.linspace(0, 1, 8)[None, :, None] * generator.uniform(0, 255, (8, 1, 3))
        image = Image.fromarray(ramp.astype(np.uint8))
        (image.convert("L") if is_gray else image).save(parent / f"{index:03d}.png")
    return folder


def toy_engine() -> Engine:
    """Return an engine with only the built-in plugins."""
    return Engine(Plugins([("builtin", sfumato_plugins)]))


def toy_project(folder: Path, *, classes: tuple[str, ...] = (), is_gray: bool = False) -> Project:
    """Create a project with the dataset "toys"."""
    images = write_toy_images(folder / "images", classes=classes, is_gray=is_gray)
    project = Project.create(folder / "project")
    labels = "folders" if classes else "none"
    rules = DatasetRules(source=str(images), shape=ImageShape.square(8), labels=labels)
    for _ in toy_engine().import_folder(project, rules, name="toys"):
        pass
    return project


def train_to_end(
    project: Project, run: RunFolder, control: RunControl | None = None
) -> list[AnyEvent]:
    """Train a run and return all its events."""
    return list(toy_engine().train(project, run, control or RunControl()))


def with_changes(**changes: object) -> RunConfig:
    """Return the toy config with changed root settings."""
    return msgspec.structs.replace(TOY_CONFIG, **changes)


def averaged_weights(run: RunFolder) -> dict[str, Tensor]:
    """Return the EMA weights of a run's newest checkpoint."""
    folder = run.checkpoints()[-1]
    return read_tensors(folder, AVERAGE, read_state(folder))

"""The contestant with Sfumato's sketch preset, as a user gets it.

Project, import, training and generation use the public API with the preset's own settings, except
for the network's widths, which match the size of the others; one variant uses EDM's
preconditioning, loss weights and noise levels instead of flow matching, with everything else
unchanged. Time is CPU time, as for all contestants, and includes the sampler tuning. Neither sample
grids nor checkpoints are written during training, as the other contestants write none.
"""

import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import msgspec
import torch
from torch import Tensor

import sfumato
from contest.contestant import SamplingPreset, Trained
from contest.sets import ImageSet, write_folder
from sfumato.config.settings import TuningConfig
from sfumato.data.cache import prepare_cache
from sfumato.generation.batches import generate_images
from sfumato.generation.loading import load_model
from sfumato.generation.trained_model import TrainedModel
from sfumato.records.events import CheckpointSaved, RunFailed, RunStarted
from sfumato.records.tuned import SamplingPresetName, load_tuned
from sfumato.system.work_clock import WorkClock

__all__ = ["FinishedRun", "contest_config", "train_contestant", "train_run"]

_DATASET = "league"
_PRESETS: tuple[SamplingPresetName, ...] = ("high-quality", "fast", "default")
_NEVER_IMAGES, _NEVER_S = 2**40, 86_400.0
_EDM = "sfumato-edm"
_CLOCK_DEFAULTS: dict[str, Any] = WorkClock.__init__.__kwdefaults__ or {}  # of any type
_WIDTHS = (48, 96)
"""1.7 million parameters."""


class FinishedRun(NamedTuple):
    """A trained run."""

    engine: sfumato.Engine
    run: sfumato.RunFolder
    started: RunStarted
    last: CheckpointSaved
    cpu_s: float
    elapsed_s: float


def train_contestant(images: ImageSet, *, name: str, seed: int, budget_s: float) -> Trained:
    """Train a run of the sketch preset in its own project."""
    config = contest_config(images, seed=seed, budget_s=budget_s / (1 + TuningConfig().share))
    if name == _EDM:
        config = _with_edm(config)
    with tempfile.TemporaryDirectory() as temporary:
        done = train_run(images, config, folder=Path(temporary))
        models = {q: load_model(done.run, plugins=done.engine.plugins, preset=q) for q in _PRESETS}
        calls = _calls(done.run)
    return Trained(
        images_seen=done.last.images_seen,
        cpu_s=done.cpu_s,
        elapsed_s=done.elapsed_s,
        parameters=done.started.parameters,
        precision=done.started.precision,
        presets=tuple(_preset(name, model, calls[name]) for name, model in models.items()),
    )


def train_run(images: ImageSet, config: sfumato.RunConfig, *, folder: Path) -> FinishedRun:
    """Train a run in a new project, for the config's minutes of processor time."""
    engine = sfumato.Engine(sfumato.discover_plugins())
    project = _project(engine, images, folder)
    run = engine.new_run(project, config)
    return FinishedRun(engine, run, *_trained(engine, project, run))


def contest_config(images: ImageSet, *, seed: int, budget_s: float) -> sfumato.RunConfig:
    """Return the config of the sketch preset for a training of some seconds on one thread."""
    config = sfumato.preset_config(
        "sketch",
        dataset=_DATASET,
        shape=images.shape,
        images=len(images.images),
        minutes=budget_s / 60,
    )
    model = msgspec.structs.replace(config.model, widths=_WIDTHS)
    report = msgspec.structs.replace(
        config.report,
        sample_every_images=_NEVER_IMAGES,
        sample_count=0,
        checkpoint_every_s=_NEVER_S,
        quality_share=0.0,
    )
    return msgspec.structs.replace(config, seed=seed, threads=1, model=model, report=report)


def _project(engine: sfumato.Engine, images: ImageSet, folder: Path) -> sfumato.Project:
    """Return a project whose dataset is imported and decoded."""
    write_folder(images.images, folder / "images")
    project = sfumato.Project.create(folder / "project")
    rules = sfumato.DatasetRules(source=str(folder / "images"), shape=images.shape)
    for _ in engine.import_folder(project, rules, name=_DATASET):
        pass
    for _ in prepare_cache(project.dataset_folder(_DATASET), shape=images.shape):
        pass
    return project


def _with_edm(config: sfumato.RunConfig) -> sfumato.RunConfig:
    """Return the config with EDM's training (Karras et al. 2022, arXiv:2206.00364, table 1)."""
    model = msgspec.structs.replace(config.model, prediction="edm")
    noise = msgspec.structs.replace(config.noise, log_sigma_mean=-1.2, log_sigma_std=1.2)
    return msgspec.structs.replace(config, model=model, noise=noise)


def _trained(
    engine: sfumato.Engine, project: sfumato.Project, run: sfumato.RunFolder
) -> tuple[RunStarted, CheckpointSaved, float, float]:
    """Train to the end; return the start event, the last checkpoint event, and both times."""
    started = saved = None
    start_cpu = start = 0.0
    # The engine's minutes are wall-clock time; the league measures CPU time.
    with patch.dict(_CLOCK_DEFAULTS, now=time.process_time):
        for event in engine.train(project, run, sfumato.RunControl()):
            if isinstance(event, RunFailed):
                raise SystemExit(f"{event.message} {event.hint}")
            if isinstance(event, RunStarted):
                started, start_cpu, start = event, time.process_time(), time.perf_counter()
            if isinstance(event, CheckpointSaved):
                saved = event
    cpu_s, elapsed_s = time.process_time() - start_cpu, time.perf_counter() - start
    assert started is not None
    assert saved is not None
    return started, saved, cpu_s, elapsed_s


def _calls(run: sfumato.RunFolder) -> dict[SamplingPresetName, int]:
    """Return the network calls of each sampling preset, including those of a guide checkpoint."""
    tuned = load_tuned(run.folder)
    assert tuned is not None
    own = run.config.sampling.num_steps
    return {"high-quality": tuned.high_quality_calls, "fast": tuned.fast_calls, "default": own}


def _preset(name: SamplingPresetName, model: TrainedModel, calls: int) -> SamplingPreset:
    """Return a sampling preset found by the tuning."""
    label = f"{name}: {model.metadata.config.sampling.sampler}"
    label += ", autoguidance" if model.guide else ""
    return SamplingPreset(label, calls, partial(_draw, model=model))


def _draw(count: int, *, model: TrainedModel) -> Tensor:
    first = int(torch.randint(2**31, ()))
    images = torch.from_numpy(generate_images(model, range(first, first + count)))
    return images.permute(0, 3, 1, 2) / 127.5 - 1

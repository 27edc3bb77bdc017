"""Compare a distilled model in two steps with its base in five.

Trains a base with the sketch preset on the sample set, distills it, and measures four sampling
variants with the same seeds: the base at its best and in five steps, the distilled model in two and
in one.
"""

import argparse
import tempfile
import time
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import msgspec
from measuring import report
from sample_project import DATASET, make_project

from sfumato.config.image_shape import ImageShape
from sfumato.config.presets import preset_config
from sfumato.data.cache import open_cache
from sfumato.distillation.base_sampling import load_base
from sfumato.distillation.comparison import VariantComparison
from sfumato.distillation.plan import FAST_STEPS
from sfumato.engine import Engine
from sfumato.generation.loading import load_model
from sfumato.plugins.registry import discover_plugins
from sfumato.records.control import RunControl
from sfumato.records.distillation_result import SamplingVariant
from sfumato.records.events import DistillationCompared, FewStepsScored, IncidentReported, RunFailed
from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder


def train(engine: Engine, project: Project, run: RunFolder) -> float:
    """Train a run to its end with progress output; return the CPU seconds."""
    start = time.process_time()
    for event in engine.train(project, run, RunControl()):
        if isinstance(event, RunFailed):
            raise SystemExit(f"{event.message} {event.hint}")
        if isinstance(event, IncidentReported | DistillationCompared):
            print(str(event.message))
        elif isinstance(event, FewStepsScored):
            print(f"{event.images_seen:,} images: kernel distance {event.score.kernel.value:.4g}")
    return time.process_time() - start


def measured(
    engine: Engine, project: Project, base: RunFolder, fast: RunFolder, *, count: int
) -> Iterator[SamplingVariant]:
    """Yield the measurements of the four variants."""
    folder = project.dataset_folder(base.config.data.dataset)
    contest = VariantComparison(open_cache(folder, base.config.data.shape), plugins=engine.plugins)
    old, new = (load_model(run, plugins=engine.plugins) for run in (base, fast))
    few = load_base(base, plugins=engine.plugins)
    steps = msgspec.structs.replace
    variants = (
        (old, old.metadata.config.sampling),
        (few, few.metadata.config.sampling),
        (new, steps(new.metadata.config.sampling, num_steps=FAST_STEPS)),
        (new, steps(new.metadata.config.sampling, num_steps=1)),
    )
    for model, sampling in variants:
        images = result_of(contest.draw(model, sampling, count=count))
        yield result_of(contest.measure(images, model, sampling))


def result_of(work: Generator[Any, None, Any]) -> Any:  # result of any type
    """Run a generator to its end, ignoring its progress, and return its result."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--images", type=int, default=48_000, help="images of the base run")
    parser.add_argument("--share", type=float, default=0.15, help="of the base's time")
    parser.add_argument("--set", action="append", default=[], help="settings of the distillation")
    parser.add_argument("--count", type=int, default=512, help="images per sampling variant")
    parser.add_argument("--project", type=Path, help="one that has the sample set already")
    parser.add_argument("--base", default="", help="a run of it to take as the base")
    chosen = parser.parse_args()
    engine = Engine(discover_plugins())
    with tempfile.TemporaryDirectory() as name:
        project = Project.open(chosen.project or make_project(Path(name)))
        base_s = 0.0
        if chosen.base:
            base = project.run(chosen.base)
        else:
            config = preset_config(
                "sketch", dataset=DATASET, shape=ImageShape.square(32), images=4000
            )
            length = {"minutes": 0.0, "images_total": chosen.images, "threads": 1}
            base = engine.new_run(project, msgspec.structs.replace(config, **length))
            base_s = train(engine, project, base)
        fast = engine.new_distilled_run(project, base, share=chosen.share, assignments=chosen.set)
        fast_s = train(engine, project, fast)
        found = list(measured(engine, project, base, fast, count=chosen.count))
    reported = ", ".join(
        f"{variant.run} in {variant.num_steps}: {variant.scores[0].frechet.value:.3g} "
        f"({variant.scores[0].frechet.multiple:.1f} times real)"
        for variant in found
    )
    report(
        "distillation",
        f"Frechet distance ({found[0].scores[0].net}, {chosen.count} images) {reported}; base "
        f"{base_s:.0f} and distilled {fast_s:.0f} processor seconds",
        {
            "ways": msgspec.to_builtins(found),
            "base_cpu_s": round(base_s, 1),
            "fast_cpu_s": round(fast_s, 1),
            "base_images": base.config.images_total,
            "fast_images": fast.config.images_total,
            "settings": chosen.set,
        },
    )


if __name__ == "__main__":
    main()

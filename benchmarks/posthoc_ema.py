"""Compare an average whose length is chosen after training with averages fixed in advance.

A run trains on the sample set while averages with the usual fixed decays, and with some lengths,
are updated live. Afterwards the same lengths are reconstructed from the run's snapshots and must
equal the live ones, and images are generated with each of them from the same seeds. Then the run is
tuned and sampled with five and with ten network calls. The metric is the Fréchet distance in
EfficientNet-Lite0's features.
"""

import argparse
import copy
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import numpy as np
import safetensors.torch
import torch
from measuring import report
from sample_project import DATASET, make_project
from torch import Tensor, nn

from sfumato.checkpoints.averages import mix_average
from sfumato.checkpoints.checkpoint import WEIGHTS, read_state, read_tensors
from sfumato.config.image_shape import ImageShape
from sfumato.config.presets import preset_config
from sfumato.config.settings import RunConfig
from sfumato.data.cache import open_cache, prepare_cache
from sfumato.engine import Engine
from sfumato.evaluation.features import FeatureNet, Images, features_of, imagenet_net
from sfumato.evaluation.frechet import frechet_distance
from sfumato.generation.batches import generate_images
from sfumato.generation.loading import load_model
from sfumato.generation.trained_model import TrainedModel
from sfumato.optimization.update import UpdateResult
from sfumato.plugins.registry import discover_plugins
from sfumato.records.control import RunControl
from sfumato.records.events import StepFinished, TuningFinished
from sfumato.records.project import Project
from sfumato.records.tuned import remove_tuned
from sfumato.system.work_clock import WorkClock
from sfumato.training.batches import pixel_inputs
from sfumato.training.ema import PowerEma
from sfumato.training.loop import train
from sfumato.training.reporting import TrainingReporter
from sfumato.training.setup import TrainingSetup, set_up_training
from sfumato.training.state import TrainingState

RUN = "watched"
FIXED_DECAYS = (0.999, 0.9999)
LIVE_LENGTHS = (0.03, 0.07, 0.15)
MIXED_LENGTHS = (0.0, 0.02, 0.05, 0.10, 0.15, 0.20)
LARGEST_DIFFERENCE = 1e-3
MOST_FOR_FIVE_STEPS = 1.15
SEEDS = range(5_000_000, 6_000_000)


class WatchedState(TrainingState):
    """The state of a run that updates additional averages."""

    def __init__(self, setup: TrainingSetup, *, work_clock: WorkClock) -> None:
        super().__init__(setup, work_clock=work_clock)
        self._source = setup.networks.trained
        self.live = {
            **{f"decay {decay:g}": copy.deepcopy(setup.networks.average) for decay in FIXED_DECAYS},
            **{
                f"length {length:g}": copy.deepcopy(setup.networks.average)
                for length in LIVE_LENGTHS
            },
        }
        self._power = [
            PowerEma(self._source, self.live[f"length {length:g}"], length=length)
            for length in LIVE_LENGTHS
        ]

    def update(self, *, learning_rate: float) -> UpdateResult:
        """Train on the next batch and update all averages."""
        result = super().update(learning_rate=learning_rate)
        for ema in self._power:
            ema.update(step=self.step)
        for decay in FIXED_DECAYS:
            average = list(self.live[f"decay {decay:g}"].parameters())
            with torch.no_grad():
                torch._foreach_lerp_(average, list(self._source.parameters()), 1 - decay)
        return result


@contextmanager
def chosen_folder(name: str) -> Iterator[Path]:
    """Yield the requested folder, or a temporary one."""
    if name:
        Path(name).mkdir(parents=True, exist_ok=True)
        yield Path(name)
    else:
        with tempfile.TemporaryDirectory() as temporary:
            yield Path(temporary)


def config_of(images: int, *, seed: int) -> RunConfig:
    """Return the sketch preset for the given number of images, on one thread."""
    config = preset_config("sketch", dataset=DATASET, shape=ImageShape.square(32), images=4000)
    return msgspec.structs.replace(
        config, minutes=0.0, images_total=images, threads=1, precision="bf16", seed=seed
    )


def trained(engine: Engine, project: Project, config: RunConfig, watched: Path) -> None:
    """Train the run and write the live averages; skip what already exists."""
    if watched.exists():
        return
    run = engine.new_run(project, config, run_id=RUN)
    folder = project.dataset_folder(DATASET)
    for _ in prepare_cache(folder, shape=ImageShape.square(32)):
        pass
    cache = open_cache(folder, ImageShape.square(32))
    with run.locked(), WorkClock() as clock:
        setup = set_up_training(
            run, cache, pixel_inputs(cache), plugins=engine.plugins, spare_cores=0
        )
        state = WatchedState(setup, work_clock=clock)
        reporter = TrainingReporter(run, cache, setup, state, work_clock=clock)
        for event in train(state, reporter, control=RunControl()):
            if not isinstance(event, StepFinished):
                print(event, flush=True)
    watched.write_bytes(
        safetensors.torch.save(
            {
                f"{name}/{part}": tensor.contiguous()
                for name, average in state.live.items()
                for part, tensor in average.state_dict().items()
            }
        )
    )


def read_live(watched: Path) -> dict[str, dict[str, Tensor]]:
    """Return the live averages by name."""
    found: dict[str, dict[str, Tensor]] = {}
    for name, tensor in safetensors.torch.load_file(watched).items():
        average, _, part = name.partition("/")
        found.setdefault(average, {})[part] = tensor
    return found


def difference(first: dict[str, Tensor], second: dict[str, Tensor]) -> float:
    """Return the norm of the difference relative to the norm of the weights."""
    squares = sum(float((first[name] - second[name]).square().sum()) for name in second)
    return float((squares / sum(float(t.square().sum()) for t in second.values())) ** 0.5)


class Scorer:
    """Returns the distance of images generated with given weights to the real ones."""

    def __init__(self, model: TrainedModel, real: Images, count: int) -> None:
        self._model, self._count = model, count
        self._net: FeatureNet = imagenet_net(ImageShape.of_array(real.shape))
        indices = np.random.default_rng(0).permutation(len(real))[:count]
        self._real = self._features(real[np.sort(indices)])

    def __call__(self, weights: dict[str, Tensor]) -> float:
        """Generate with these weights and measure."""
        network: nn.Module = self._model.denoiser
        network.load_state_dict(weights)
        return self.of(self._model)

    def of(self, model: TrainedModel) -> float:
        """Generate with this model unchanged and measure."""
        images = generate_images(model, SEEDS[: self._count])
        return frechet_distance(self._real, self._features(images))

    def _features(self, images: Images) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
        work = features_of(self._net, images, task="")
        while True:
            try:
                next(work)
            except StopIteration as end:
                return end.value


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--images", type=int, default=24_000)
    parser.add_argument("--count", type=int, default=1000, help="images to measure by")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", default="", help="a folder for the project, used again")
    parser.add_argument("--train-only", action="store_true")
    chosen = parser.parse_args()
    torch.set_num_threads(1)
    with chosen_folder(chosen.keep) as folder:
        if not (folder / "project").exists():
            make_project(folder)
        project = Project.open(folder / "project")
        engine = Engine(discover_plugins())
        config = config_of(chosen.images, seed=chosen.seed)
        watched = folder / "watched.safetensors"
        trained(engine, project, config, watched)
        if not chosen.train_only:
            measure(engine, project, watched, count=chosen.count)


def measure(engine: Engine, project: Project, watched: Path, *, count: int) -> None:
    run = project.run(RUN)
    cache = open_cache(project.dataset_folder(DATASET), ImageShape.square(32))
    live = read_live(watched)
    errors = {
        length: difference(mix_average(run, length=length).weights, live[f"length {length:g}"])
        for length in LIVE_LENGTHS
    }
    remove_tuned(run.folder)  # from an earlier session
    scorer = Scorer(load_model(run, plugins=engine.plugins), cache.train_images, count)
    checkpoint = run.checkpoints()[-1]
    fixed = {"raw": scorer(read_tensors(checkpoint, WEIGHTS, read_state(checkpoint)))}
    fixed |= {name: scorer(live[name]) for name in live if name.startswith("decay")}
    mixed = {length: scorer(mix_average(run, length=length).weights) for length in MIXED_LENGTHS}
    best = min(mixed, key=lambda length: mixed[length])
    for event in engine.tune(project, run):
        if isinstance(event, TuningFinished):
            print(event, flush=True)
    presets = {
        preset: scorer.of(load_model(run, plugins=engine.plugins, preset=preset))
        for preset in ("default", "high-quality", "fast")
    }
    named = ", ".join(f"{name} {value:.2f}" for name, value in fixed.items())
    report(
        "posthoc_ema",
        f"length {best:g} chosen afterwards: FD {mixed[best]:.2f}; {named} (target: no worse than "
        f"the best of these); mixed against live averages: {max(errors.values()):.1e} at most "
        f"(target <= {LARGEST_DIFFERENCE:g}); tuned in 5 calls {presets['fast']:.2f}, in 10 "
        f"{presets['high-quality']:.2f}: {presets['fast'] / presets['high-quality']:.2f} times "
        f"(target <= {MOST_FOR_FIVE_STEPS:g}), not tuned {presets['default']:.2f}",
        {
            "fixed": {name: round(value, 3) for name, value in fixed.items()},
            "mixed": {f"{length:g}": round(value, 3) for length, value in mixed.items()},
            "mixed_against_live": {f"{length:g}": value for length, value in errors.items()},
            "tuned": {name: round(value, 3) for name, value in presets.items()},
            "images": count,
            "images_seen": int(checkpoint.name),
        },
    )


if __name__ == "__main__":
    main()

"""Compare the speed of our training step with popular training scripts.

One network, the sketch preset's, is trained in one process by six loops that take turns: our engine
in fp32 and in bf16, with AdamW like the others and with the preset's own Muon; the update of
diffusers' example (torch's AdamW, clipping, `EMAModel`); and the trainer of
denoising-diffusion-pytorch. Images, batch and threads are the same.

    uv run --with denoising-diffusion-pytorch python benchmarks/step_speed.py
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import torch
from contest.contestant import batches
from contest.ddpm_pytorch import make_trainer, silent
from contest.diffusers_example import ExampleTrainer
from contest.sets import ImageSet, load_set
from measuring import median, report, spread
from sample_project import DATASET, make_project
from torch import Tensor, nn

from sfumato import Engine, Project, RunConfig, RunControl, discover_plugins, preset_config
from sfumato.checkpoints.network_file import load_spec
from sfumato.config.image_shape import ImageShape
from sfumato.nn.network import build_denoiser
from sfumato.records.events import RunFailed, StepFinished

TARGET_BF16, TARGET_FP32 = 1.25, 1.0
_SIZE_PX = 32

Turn = Callable[[float], int]
"""Trains for at least the given number of seconds; returns the number of images."""


class RivalUnet(nn.Module):
    """Our network with the attributes that denoising-diffusion-pytorch expects.

    Args:
        backbone: Takes images and noise levels.
        channels: Channels of the images.
    """

    self_condition = False

    def __init__(self, backbone: nn.Module, *, channels: int) -> None:
        super().__init__()
        self.backbone = backbone
        self.channels = self.out_dim = channels

    def forward(self, x: Tensor, timestep: Tensor, x_self_cond: None = None) -> Tensor:
        """Return the prediction `(B, C, H, W)`."""
        del x_self_cond  # self-conditioning of the package's own networks
        output: Tensor = self.backbone(x, timestep.float())
        return output


def our_turns(project: Project, config: RunConfig) -> tuple[Turn, Path]:
    """Start a run of the engine; return its turns and its folder."""
    engine = Engine(discover_plugins())
    run = engine.new_run(project, config)
    events = engine.train(project, run, RunControl())
    seen = 0

    def turn(seconds: float) -> int:
        nonlocal seen
        before, end = seen, time.perf_counter() + seconds
        for event in events:
            if isinstance(event, RunFailed):
                raise SystemExit(f"{event.message} {event.hint}")
            if isinstance(event, StepFinished):
                seen = event.images_seen
                if time.perf_counter() >= end:
                    return seen - before
        raise SystemExit("The run ended before its time.")

    return turn, run.folder


def example_turns(network: nn.Module, feed: Iterator[Tensor]) -> Turn:
    """Return the turns of diffusers' example."""
    trainer = ExampleTrainer(network)

    def turn(seconds: float) -> int:
        learned, end = 0, time.perf_counter() + seconds
        while time.perf_counter() < end:
            x = next(feed)
            trainer.update(x, rate=1.0)
            learned += len(x)
        return learned

    return turn


def ddpm_turns(network: nn.Module, feed: Iterator[Tensor], *, batch: int, folder: Path) -> Turn:
    """Return the turns of denoising-diffusion-pytorch's trainer."""
    trainer = make_trainer(network, size_px=_SIZE_PX, batch_size=batch, folder=folder)
    end = 0.0

    def fed() -> Iterator[Tensor]:
        for x in feed:
            if time.perf_counter() >= end:
                trainer.train_num_steps = trainer.step + 1
            yield (x + 1) / 2

    trainer.dl = fed()

    def turn(seconds: float) -> int:
        nonlocal end
        before, end = trainer.step, time.perf_counter() + seconds
        trainer.train_num_steps = before + 10**9
        with silent():
            trainer.train()
        return int(trainer.step - before) * batch

    return turn


def make_turns(folder: Path, *, threads: int, batch: int) -> dict[str, Turn]:
    """Return the four loops over the same kind of network."""
    project = Project.open(make_project(folder))
    images = load_set("pixel-faces", folder / "images")
    preset = {precision: _config(precision, threads, batch) for precision in ("fp32", "bf16")}
    configs = {f"ours {precision}": _with_adamw(config) for precision, config in preset.items()}
    configs |= {f"preset {precision}": config for precision, config in preset.items()}
    size = preset["fp32"].batch_size
    turns: dict[str, Turn] = {}
    for who, config in configs.items():
        turns[who], run_folder = our_turns(project, config)
        turns[who](0.0)  # from here on the folder describes the network
    example, ddpm = (build_denoiser(load_spec(run_folder)).train().backbone for _ in range(2))
    turns["example"] = example_turns(example, _feed(images, size))
    turns["ddpm-pytorch"] = ddpm_turns(
        RivalUnet(ddpm, channels=images.channels),
        _feed(images, size),
        batch=size,
        folder=folder / "rival",
    )
    return turns


def alternate(turns: dict[str, Turn], *, rounds: int, seconds: float) -> dict[str, list[float]]:
    """Run the loops in turns, back and forth; return the images per CPU second of each turn."""
    speeds: dict[str, list[float]] = {who: [] for who in turns}
    order = [*turns, *reversed(turns)]
    for turn in turns.values():
        turn(seconds)  # warm-up
    for number in range(rounds * len(turns)):
        who = order[number % len(order)]
        start = time.process_time()
        learned = turns[who](seconds)
        speeds[who].append(learned / (time.process_time() - start))
    return speeds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=40, help="of each loop")
    parser.add_argument("--seconds", type=float, default=0.5, help="of a turn, at least")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--batch", type=int, default=0, help="0 takes the preset's")
    chosen = parser.parse_args()
    torch.set_num_threads(chosen.threads)
    with tempfile.TemporaryDirectory() as name:
        turns = make_turns(Path(name), threads=chosen.threads, batch=chosen.batch)
        speeds = alternate(turns, rounds=chosen.turns, seconds=chosen.seconds)
    middle = {who: median(found) for who, found in speeds.items()}
    ratios = {
        f"{ours} / {rival}": round(middle[ours] / middle[rival], 3)
        for ours in ("ours bf16", "ours fp32", "preset bf16", "preset fp32")
        for rival in ("example", "ddpm-pytorch")
    }
    reported = ", ".join(f"{name} {ratio:.2f}" for name, ratio in ratios.items())
    report(
        "step_speed",
        f"{reported} (targets: bf16 >= {TARGET_BF16} where the processor has it, fp32 >= "
        f"{TARGET_FP32}); images a processor second: "
        + ", ".join(f"{who} {speed:.1f}" for who, speed in middle.items()),
        {
            "ratios_of_medians": ratios,
            "targets": {"bf16": TARGET_BF16, "fp32": TARGET_FP32},
            "images_per_cpu_s": {who: spread(found) for who, found in speeds.items()},
            "threads": chosen.threads,
            "has_bf16_instructions": "avx512_bf16" in Path("/proc/cpuinfo").read_text(),
        },
    )


def _config(precision: str, threads: int, batch: int) -> RunConfig:
    config = preset_config(
        "sketch", dataset=DATASET, shape=ImageShape.square(_SIZE_PX), images=4000
    )
    return msgspec.structs.replace(
        config,
        minutes=0.0,
        images_total=100_000_000,
        batch_size=batch or config.batch_size,
        threads=threads,
        precision=precision,
        report=msgspec.structs.replace(
            config.report,
            sample_every_images=2**40,
            sample_count=0,
            checkpoint_every_s=86_400.0,
        ),
    )


def _with_adamw(config: RunConfig) -> RunConfig:
    """Return the config with the optimizer that the others use.

    The preset's own optimizer costs more per step because it learns more from an image.
    """
    return msgspec.structs.replace(
        config, optimizer=msgspec.structs.replace(config.optimizer, name="adamw")
    )


def _feed(images: ImageSet, batch: int) -> Iterator[Tensor]:
    return batches(images, batch, seed=0)


if __name__ == "__main__":
    main()

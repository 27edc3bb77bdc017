"""Measure the overhead of the engine over a bare training loop.

Both train the same network with the same config and images in the same thread of one process, in
turns. The bare loop does only what is necessary: sample a batch, add noise, compute the loss, step.
The engine also averages the weights, guards against non-finite values, reports, and handles its
control.
"""

import argparse
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import numpy as np
import torch
from measuring import median, report, spread
from PIL import Image
from sample_project import DATASET, make_project

from sfumato.checkpoints.network_file import load_spec
from sfumato.config.image_shape import ImageShape
from sfumato.config.presets import preset_config
from sfumato.config.settings import RunConfig
from sfumato.diffusion.preconditioning import denoising_loss
from sfumato.engine import Engine
from sfumato.nn.network import build_denoiser
from sfumato.plugins.registry import discover_plugins
from sfumato.records.control import RunControl
from sfumato.records.events import RunFailed, StepFinished
from sfumato.records.project import Project

TARGET = 0.97


def bare_loop(folder: Path, images: torch.Tensor, config: RunConfig) -> Iterator[int]:
    """Train in twenty lines; yield the images seen after each step."""
    denoiser = build_denoiser(load_spec(folder)).train()
    optimizer = torch.optim.AdamW(
        denoiser.parameters(),
        lr=config.optimizer.learning_rate,
        betas=(config.optimizer.beta1, config.optimizer.beta2),
        weight_decay=config.optimizer.weight_decay,
        fused=True,
    )
    size, seen = config.batch_size, 0
    while True:
        x = images[torch.randint(len(images), (size,))].float() / 127.5 - 1
        sigma = denoiser.preconditioning.sample_sigma(torch.rand(size))
        with torch.autocast("cpu", torch.bfloat16, enabled=config.precision == "bf16"):
            loss = denoising_loss(denoiser, x, noise=torch.randn_like(x), sigma=sigma).mean()
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(denoiser.parameters(), config.optimizer.gradient_clip)
        optimizer.step()
        seen += size
        yield seen


def engine_loop(events: Iterator[msgspec.Struct]) -> Iterator[int]:
    """Yield the images seen at each report of the engine."""
    for event in events:
        if isinstance(event, RunFailed):
            raise SystemExit(f"{event.message} {event.hint}")
        if isinstance(event, StepFinished):
            yield event.images_seen


def turn(loop: Iterator[int], *, seen: int, seconds: float) -> tuple[int, float, float]:
    """Run a loop for some seconds; return the images seen, images/s and images/CPU second."""
    start, start_cpu = time.perf_counter(), time.process_time()
    for now_seen in loop:
        taken, taken_cpu = time.perf_counter() - start, time.process_time() - start_cpu
        if taken >= seconds:
            return now_seen, (now_seen - seen) / taken, (now_seen - seen) / taken_cpu
    raise SystemExit("The run ended before its time.")


def read_images(folder: Path) -> torch.Tensor:
    """Return all images of a folder, uint8 `(N, 3, H, W)`."""
    found = [np.asarray(Image.open(file).convert("RGB")) for file in sorted(folder.rglob("*.png"))]
    return torch.from_numpy(np.stack(found)).permute(0, 3, 1, 2).contiguous()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=60, help="of each of the two")
    parser.add_argument("--seconds", type=float, default=0.5, help="of a turn, at least")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--precision", choices=("fp32", "bf16"), default="fp32")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        project = Project.open(make_project(Path(name)))
        config = preset_config("sketch", dataset=DATASET, shape=ImageShape.square(32), images=4000)
        config = msgspec.structs.replace(
            config,
            minutes=0.0,
            images_total=100_000_000,
            threads=chosen.threads,
            precision=chosen.precision,
            optimizer=msgspec.structs.replace(config.optimizer, name="adamw"),  # as the bare loop
            report=msgspec.structs.replace(
                config.report, sample_every_images=2**40, checkpoint_every_s=86_400.0
            ),
        )
        engine = Engine(discover_plugins())
        run = engine.new_run(project, config)
        ours = engine_loop(iter(engine.train(project, run, RunControl())))
        next(ours)  # from here on the run folder describes the network
        bare = bare_loop(run.folder, read_images(Path(name) / "images"), config)
        loops = {"engine": ours, "bare": bare}
        seen = {who: next(loop) for who, loop in loops.items()}
        speeds: dict[str, list[float]] = {"engine": [], "bare": []}
        cpu_speeds: dict[str, list[float]] = {"engine": [], "bare": []}
        for number in range(2 * chosen.turns):
            who = ("engine", "bare", "bare", "engine")[number % 4]
            seen[who], speed, cpu_speed = turn(loops[who], seen=seen[who], seconds=chosen.seconds)
            speeds[who].append(speed)
            cpu_speeds[who].append(cpu_speed)
        ours.close()
    ratio = median(speeds["engine"]) / median(speeds["bare"])
    cpu_ratio = median(cpu_speeds["engine"]) / median(cpu_speeds["bare"])
    report(
        "engine_overhead",
        f"engine {median(speeds['engine']):.1f} images/s, bare loop "
        f"{median(speeds['bare']):.1f} images/s: {ratio:.3f} by the clock, "
        f"{cpu_ratio:.3f} by processor time (target >= {TARGET}); "
        f"{chosen.threads} thread(s), {chosen.precision}, batch {config.batch_size}",
        {
            "ratio_of_medians": round(ratio, 4),
            "ratio_of_medians_by_processor_time": round(cpu_ratio, 4),
            "target": TARGET,
            "images_per_s": {who: spread(speeds[who]) for who in speeds},
            "images_per_cpu_s": {who: spread(cpu_speeds[who]) for who in cpu_speeds},
            "threads": chosen.threads,
            "precision": chosen.precision,
            "batch_size": config.batch_size,
        },
    )


if __name__ == "__main__":
    main()

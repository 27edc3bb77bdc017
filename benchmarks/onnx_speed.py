"""Compare the speed of our graph in onnxruntime with eager torch.

The sample set's network of a preset at 32 px generates in ten steps, in batches of several sizes.
Torch, the fp32 graph, the fp32 graph optimized for CPUs and the int8 graph take turns on the same
threads; CPU seconds are counted, so other work on the machine hardly matters. Each is rated at its
best batch size.

    uv run python benchmarks/onnx_speed.py --preset sketch
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")  # before onnxruntime is imported

import numpy as np
import onnxruntime
import torch
from measuring import median, report, spread
from torch import nn

import sfumato_plugins
from sfumato import preset_config
from sfumato.config.image_shape import ImageShape
from sfumato.config.settings import RunConfig
from sfumato.generation.trained_model import TrainedModel
from sfumato.nn.network import build_denoiser, spec_from_config
from sfumato.plugins.registry import Plugins
from sfumato.records.metadata import ModelMetadata
from sfumato_plugins.exporters import OnnxSettings
from sfumato_plugins.exporters.onnx.graph_building import compose, plan_trajectory, trace_networks
from sfumato_plugins.exporters.onnx.graph_file import write_graph

TARGET_FP32, TARGET_INT8, TARGET_LOAD_S, TARGET_EXPORT_S = 1.3, 1.5, 1.0, 30.0
BATCHES = (1, 4, 8, 16, 32)
PROCESSORS = "fp32 for processors"
FORMS = {
    "fp32": OnnxSettings(),
    PROCESSORS: OnnxSettings(device="cpu"),
    "int8": OnnxSettings(precision="int8"),
}
_SIZE_PX, _SAMPLE_IMAGES = 32, 60

Draw = Callable[[int], Any]
"""Generates a batch of the given size."""


def model_of(preset: str) -> TrainedModel:
    """Return a preset's model with random weights, which do not affect its speed."""
    config = preset_config(
        preset, dataset="faces", shape=ImageShape.square(_SIZE_PX), images=_SAMPLE_IMAGES
    )
    torch.manual_seed(0)
    denoiser = build_denoiser(
        spec_from_config(config, image_shape=config.data.shape, classes=(), sigma_data=0.5)
    )
    for parameter in denoiser.parameters():
        if not parameter.any():
            nn.init.normal_(parameter, std=0.02)
    denoiser.eval().requires_grad_(requires_grad=False)
    sampler = Plugins([("builtin", sfumato_plugins)]).samplers.build(config.sampling.sampler)
    return TrainedModel(denoiser, _metadata_fields(config), sampler=sampler)


def _metadata_fields(config: RunConfig) -> ModelMetadata:
    return ModelMetadata(
        run="speed",
        images_seen=0,
        step=0,
        weights_sha256="",
        shape=config.data.shape,
        classes=(),
        sigma_data=0.5,
        images=_SAMPLE_IMAGES,
        dataset_sha256="",
        config=config,
    )


def write(model: TrainedModel, form: str, folder: Path) -> tuple[Path, float]:
    """Write the graph; return the file and the CPU seconds it took."""
    settings = FORMS[form]
    start = time.process_time()
    plan = plan_trajectory(model, settings)
    whole = compose(model, trace_networks(model, settings), plan, settings=settings)
    file, *_ = write_graph(whole, folder / f"{form.replace(' ', '_')}.onnx")
    return file, time.process_time() - start


def drawing_with(file: Path, *, threads: int) -> tuple[Draw, list[float]]:
    """Return a function that generates with a graph, and three load times."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    loads = []
    for _ in range(3):
        start = time.process_time()
        session = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
        loads.append(time.process_time() - start)
    return lambda count: session.run(None, {"seed": np.arange(count)}), loads


def drawing_with_torch(model: TrainedModel) -> Draw:
    """Return a function that generates as the gallery does."""
    maker = model.image_maker()

    def draw(count: int) -> None:
        with torch.inference_mode():
            maker(torch.arange(count))

    return draw


def alternate(
    drawers: dict[str, Draw], *, rounds: int, batches: tuple[int, ...]
) -> dict[str, dict[int, list[float]]]:
    """Return images per CPU second by generator and batch size, measured in turns."""
    speeds: dict[str, dict[int, list[float]]] = {
        name: {count: [] for count in batches} for name in drawers
    }
    for count in batches:
        for draw in drawers.values():
            draw(count)  # warm-up
        for number in range(rounds):
            names = list(drawers) if number % 2 else list(reversed(drawers))
            for name in names:
                start = time.process_time()
                drawers[name](count)
                speeds[name][count].append(count / (time.process_time() - start))
    return speeds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--preset", default="sketch")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--batches", type=int, nargs="+", default=BATCHES)
    chosen = parser.parse_args()
    torch.set_num_threads(chosen.threads)
    model = model_of(chosen.preset)
    drawers, loads, writing = {"torch": drawing_with_torch(model)}, {}, {}
    with tempfile.TemporaryDirectory() as name:
        for form in FORMS:
            file, writing[form] = write(model, form, Path(name))
            drawers[form], loads[form] = drawing_with(file, threads=chosen.threads)
        speeds = alternate(drawers, rounds=chosen.rounds, batches=tuple(chosen.batches))
    middle = {who: {n: median(found) for n, found in by.items()} for who, by in speeds.items()}
    best = {who: max(by.values()) for who, by in middle.items()}
    ratios = {
        f"{who} / {beside}": round(best[who] / best[beside], 3)
        for who, beside in (("fp32", "torch"), (PROCESSORS, "torch"), ("int8", "fp32"))
    }
    load_s = {precision: round(median(found), 3) for precision, found in loads.items()}
    report(
        f"onnx_speed_{chosen.preset}",
        f"{chosen.preset}, best batch each: onnxruntime / torch "
        f"{ratios[f'{PROCESSORS} / torch']:.2f} laid out for processors (>= {TARGET_FP32}), "
        f"{ratios['fp32 / torch']:.2f} for any device, int8 / fp32 "
        f"{ratios['int8 / fp32']:.2f} (>= {TARGET_INT8}), load "
        f"{load_s[PROCESSORS]:.2f} s (<= {TARGET_LOAD_S:g}), writing {writing[PROCESSORS]:.1f} s "
        f"(<= {TARGET_EXPORT_S:g}); images a processor second by batch: "
        + "; ".join(
            f"{who} " + " ".join(f"{n}: {speed:.1f}" for n, speed in by.items())
            for who, by in middle.items()
        ),
        {
            "ratios_of_best": ratios,
            "ratios_by_batch": {
                who: {str(n): round(by[n] / middle["torch"][n], 3) for n in chosen.batches}
                for who, by in middle.items()
            },
            "images_a_cpu_s": {
                who: {str(n): spread(found) for n, found in by.items()}
                for who, by in speeds.items()
            },
            "load_s": load_s,
            "writing_cpu_s": {name: round(value, 1) for name, value in writing.items()},
            "threads": chosen.threads,
        },
    )


if __name__ == "__main__":
    main()

"""Check that a GPU trains and generates correctly, and how fast.

One command, at most five minutes on one GPU. Each step runs in its own process with its own time
limit and leaves a JSON file, so that a step that hangs or crashes costs no other step.

    uv run python benchmarks/gpu_acceptance.py                  # everything
    uv run python benchmarks/gpu_acceptance.py --only speed
    uv run python benchmarks/gpu_acceptance.py --small --device cpu   # the smoke test
"""

import argparse
import copy
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np
import torch
from measuring import machine
from PIL import Image
from torch import Tensor
from torch.utils._python_dispatch import TorchDispatchMode

from sfumato import Engine, Project, RunConfig, RunControl, discover_plugins, preset_config
from sfumato.checkpoints.checkpoint import AVERAGE, checkpoint_tensors, read_state, read_tensors
from sfumato.checkpoints.writing import HostCopies
from sfumato.config.image_shape import ImageShape
from sfumato.data.batches import ImageSource
from sfumato.device.backend import Backend
from sfumato.device.failures import is_sticky
from sfumato.device.memory import explain_device_errors
from sfumato.device.plan import DevicePlan, Precision, plain_plan
from sfumato.device.selection import select_device
from sfumato.diffusion.preconditioning import PreconditionedDenoiser
from sfumato.errors import DeviceError
from sfumato.generation.batches import generate_images
from sfumato.generation.loading import load_asked
from sfumato.latents.image_space import PixelSpace
from sfumato.nn.network import build_denoiser, spec_from_config
from sfumato.optimization.update import Updater
from sfumato.records.control import Command
from sfumato.records.events import IncidentReported, RunEnded, RunFailed, SamplesGenerated
from sfumato.records.manifest import DatasetRules
from sfumato.records.requests import GenerateRequest
from sfumato.records.run_folder import RunFolder
from sfumato.training.augmentation import Augmenter
from sfumato.training.batches import TrainingBatches, updater_for
from sfumato.training.objective import Batch, objective_for

_DATASET = "gradients"
_MATMUL_SIZE, _MATMUL_TURNS = 8192, 20
_CAPS_GB = (8, 12, 24)
_LARGEST_DIFFERENCE = 2
"""How far a byte of an image generated on the GPU may be from one generated on the CPU."""


class Options(NamedTuple):
    """What all steps are given."""

    device: str
    is_small: bool
    """Whether everything is as small as in the smoke test."""

    @property
    def backend(self) -> Backend:
        """The device to check."""
        return select_device(self.device)

    @property
    def size_px(self) -> int:
        """The side length of the images."""
        return 8 if self.is_small else 64


class Step(NamedTuple):
    """One check."""

    run: Callable[[Options], dict[str, Any]]
    limit_s: float


def system(options: Options) -> dict[str, Any]:
    """Import everything, run a kernel, and describe the machine."""
    backend = options.backend
    report = Engine(discover_plugins()).system()
    assert backend.problem() is None
    return {
        "machine": machine(),
        "report": msgspec.to_builtins(msgspec.structs.replace(report, folders={})) | {"notes": []},
        "device": backend.name,
        "capabilities": backend.capabilities._asdict(),
        "total_gb": backend.total_bytes / 1e9,
        "free_gb": backend.free_bytes() / 1e9,
    }


class _Waits(TorchDispatchMode):
    """Counts operations that let the host wait for the device."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        self.count += any(name in str(func) for name in ("_local_scalar_dense", "nonzero"))
        return func(*args, **(kwargs or {}))


def waits(options: Options) -> dict[str, Any]:
    """Count how often the host waits for the device in an update."""
    trial = _Trial(options, precision="fp32")
    trial.update(3)
    with _Waits() as found:
        trial.update(5)
    if options.backend.kind == "cuda":
        torch.cuda.set_sync_debug_mode("error")
        trial.update(5)
        torch.cuda.set_sync_debug_mode("default")
    assert found.count == 0, f"The host waits {found.count} times in 5 updates."
    return {"waits": found.count}


def resume(options: Options) -> dict[str, Any]:
    """Compare a resumed run with an uninterrupted one, bit by bit."""
    with _project(options) as project:
        config = _run_config(options, is_deterministic=True)
        whole = _trained(project, config, "whole")
        broken = Engine(discover_plugins()).new_run(project, config, run_id="broken")
        control = RunControl()
        for event in Engine(discover_plugins()).train(project, broken, control):
            if isinstance(event, SamplesGenerated) and event.images_seen:
                control.request(Command.STOP)
        assert int(broken.checkpoints()[-1].name) < config.images_total
        _continue(project, broken)
        first, second = (_average(run) for run in (whole, broken))
    assert all(torch.equal(first[name], second[name]) for name in first), "The weights differ."
    return {"tensors": len(first)}


def speed(options: Options) -> dict[str, Any]:
    """Measure images per second and memory of a preset in each precision."""
    backend, figures = options.backend, {}
    peak = _matmul_flops(backend, size=256 if options.is_small else _MATMUL_SIZE)
    for precision in ("fp32", "bf16"):
        if precision == "bf16" and not backend.capabilities.has_bf16:
            continue
        trial = _Trial(options, precision=precision)
        trial.updater.try_out(trial.plan)
        backend.reset_peak()
        figures[precision] = {
            "images_per_s": trial.images_per_s(),
            "peak_gb": backend.peak_bytes() / 1e9,
            "micro_batch_size": trial.updater.micro_batch_size,
        }
    if backend.capabilities.can_compile:
        plan = msgspec.structs.replace(trial.plan, is_compiled=True)
        trial.updater.try_out(plan)
        figures["compiled"] = {"images_per_s": trial.images_per_s()}
    return {"bf16_matmul_tflops": peak / 1e12, **figures}


def caps(options: Options) -> dict[str, Any]:
    """Train under caps of memory, with samples and checkpoints; count what is reported."""
    backend, figures = options.backend, {}
    for cap_gb in _CAPS_GB[:1] if options.is_small else _CAPS_GB:
        if backend.kind == "cuda":
            share = min(1.0, cap_gb * 1e9 / backend.total_bytes)
            torch.cuda.set_per_process_memory_fraction(share, backend.index)
        with _project(options) as project:
            run = Engine(discover_plugins()).new_run(project, _run_config(options))
            events = _continue(project, run)
        incidents = [str(e.message) for e in events if isinstance(e, IncidentReported)]
        figures[f"{cap_gb} GB"] = {"incidents": incidents, "events": len(events)}
    return figures


def beside(options: Options) -> dict[str, Any]:
    """Generate images while a model trains on the same device."""
    with _project(options) as project:
        base = _trained(project, _run_config(options), "base")
        engine = Engine(discover_plugins())
        run = engine.new_run(project, _run_config(options), run_id="second")
        outcome: list[Any] = []
        thread = threading.Thread(target=lambda: outcome.extend(_continue(project, run)))
        thread.start()
        request = GenerateRequest(count=4)
        images = list(engine.generate(project, base, request, folder=project.folder / "beside"))
        thread.join()
    return {"images": len(images), "events": len(outcome)}


def shortage(options: Options) -> dict[str, Any]:
    """Let memory run out in each phase of an update, and train on."""
    figures = {}
    for phase in ("at", "losses", "backward", "step"):
        trial = _Trial(options, precision="fp32")
        place = {
            "at": (trial.batches, "at"),
            "losses": (trial.objective, "losses"),
            "backward": (torch.Tensor, "backward"),
            "step": (trial.updater.optimizer, "step"),
        }[phase]
        original, calls = getattr(*place), 0

        def failing(
            *args: Any, _original: Callable[..., Any] = original, **keywords: Any
        ) -> Any:  # as the original
            nonlocal calls
            calls += 1
            if calls == 2:
                raise torch.OutOfMemoryError("CUDA out of memory. Injected.")
            return _original(*args, **keywords)

        setattr(*place, failing)
        try:
            trial.update(3)
        finally:
            setattr(*place, original)
        assert all(p.isfinite().all() for p in trial.denoiser.parameters())
        figures[phase] = {"calls": calls, "micro_batch_size": trial.updater.micro_batch_size}
    return figures


def checkpoint(options: Options) -> dict[str, Any]:
    """Compare the wait for a checkpoint's copy with a plain copy of the same bytes."""
    trial = _Trial(options, precision="fp32")
    trial.update(2)
    average = copy.deepcopy(trial.denoiser)
    tensors = checkpoint_tensors(trial.denoiser, average, optimizer=trial.updater.optimizer)
    size = sum(t.nbytes for file in tensors.values() for t in file.values())
    copies = HostCopies(options.backend)
    plain = torch.empty(size, dtype=torch.uint8, device=options.backend.torch_device)
    target = options.backend.room_for(plain)

    def timed(work: Callable[[], object]) -> float:
        times = []
        for _ in range(5):
            options.backend.synchronize()
            start_s = time.perf_counter()
            work()
            options.backend.synchronize()
            times.append(time.perf_counter() - start_s)
        return min(times)

    stall_s = timed(lambda: copies.take(tensors))
    copy_s = timed(lambda: target.copy_(plain, non_blocking=True))
    return {"bytes": size, "stall_s": stall_s, "copy_s": copy_s, "ratio": stall_s / copy_s}


def sticky(options: Options) -> dict[str, Any]:
    """Break the device's context, and check that the error says what to do."""
    if options.backend.kind != "cuda":
        return {"skipped": "only CUDA has errors that outlive an operation"}
    try:
        with explain_device_errors():
            values = torch.zeros(2, device=options.backend.torch_device)
            print(values[torch.tensor([7], device=values.device)])
            options.backend.synchronize()
    except DeviceError as error:
        is_recognized = error.__cause__ is not None and is_sticky(error.__cause__)
        return {"message": str(error), "hint": str(error.hint), "is_recognized": is_recognized}
    raise AssertionError("The device did not fail.")


def images(options: Options) -> dict[str, Any]:
    """Compare images generated on the device with those generated on the CPU."""
    with _project(options) as project:
        run = _trained(project, _run_config(options), "images")
        plugins = discover_plugins()
        found = [
            generate_images(load_asked(run, GenerateRequest(), plugins=plugins, device=d), range(8))
            for d in (options.device, "cpu")
        ]
    differences = np.abs(found[0].astype(int) - found[1])
    assert differences.max() <= _LARGEST_DIFFERENCE, f"Bytes differ by {differences.max()}."
    return {"largest": int(differences.max()), "mean": float(differences.mean())}


def rivals(options: Options) -> dict[str, Any]:
    """Compare images per second with diffusers' example and with a bare loop."""
    from contest.diffusers_example import ExampleTrainer  # diffusers takes seconds to import

    ours = _Trial(options, precision="fp32")
    x = torch.randn(ours.config.batch_size, 3, options.size_px, options.size_px)
    x = x.to(options.backend.torch_device)
    example = ExampleTrainer(copy.deepcopy(ours.denoiser.backbone))
    bare = copy.deepcopy(ours.denoiser)
    optimizer = torch.optim.AdamW(bare.parameters(), lr=1e-4, fused=True)
    objective = objective_for(ours.config, bare, sigma_data=0.5)

    def bare_update() -> None:
        objective.losses(ours.batches.at(0, len(x))).mean().backward()
        torch.nn.utils.clip_grad_norm_(bare.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()

    speeds = {
        "ours": ours.images_per_s(),
        "example": _images_per_s(options, lambda: example.update(x, rate=1.0), len(x)),
        "bare": _images_per_s(options, bare_update, len(x)),
    }
    return speeds | {"ratio_to_example": speeds["ours"] / speeds["example"]}


STEPS = {
    "system": Step(system, 60),
    "waits": Step(waits, 40),
    "resume": Step(resume, 60),
    "speed": Step(speed, 120),
    "caps": Step(caps, 60),
    "beside": Step(beside, 60),
    "shortage": Step(shortage, 40),
    "checkpoint": Step(checkpoint, 40),
    "sticky": Step(sticky, 30),
    "images": Step(images, 60),
    "rivals": Step(rivals, 60),
}


class _Trial:
    """The network of a preset with random images, and what updates its weights."""

    def __init__(self, options: Options, *, precision: Precision) -> None:
        backend = options.backend
        shape = ImageShape.square(options.size_px)
        self._options = options
        self.config = _run_config(options) if options.is_small else _preset(options)
        self.plan: DevicePlan = msgspec.structs.replace(plain_plan(backend), precision=precision)
        spec = spec_from_config(self.config, image_shape=shape, classes=(), sigma_data=0.5)
        self.denoiser: PreconditionedDenoiser = build_denoiser(spec).to(backend.torch_device)
        self.objective = objective_for(self.config, self.denoiser, sigma_data=0.5)
        noise = np.random.default_rng(0).integers(0, 256, (256, *shape[1:], 3), np.uint8)
        self.batches = TrainingBatches(
            self.config,
            ImageSource(noise, np.full(256, -1, np.int32), device=backend.torch_device),
            space=PixelSpace(shape),
            objective=self.objective,
            augmenter=Augmenter({}),
            denoiser=self.denoiser.train(),
        )
        self.updater: Updater[Batch] = updater_for(
            self.config, self.denoiser, self.batches, objective=self.objective, plan=self.plan
        )
        self.updater.follow(self.plan)
        self._seen = 0

    def update(self, count: int) -> None:
        """Perform some updates."""
        for _ in range(count):
            self._seen = self.updater.update(self._seen, learning_rate=1e-4).images_seen

    def images_per_s(self) -> float:
        """Return the images per second of updates."""
        return _images_per_s(self._options, lambda: self.update(1), self.config.batch_size)


def _images_per_s(options: Options, update: Callable[[], object], count: int) -> float:
    turns = 2 if options.is_small else 20
    update()
    options.backend.synchronize()
    start_s = time.perf_counter()
    for _ in range(turns):
        update()
    options.backend.synchronize()
    return turns * count / (time.perf_counter() - start_s)


def _matmul_flops(backend: Backend, *, size: int) -> float:
    """Return the floating-point operations per second of a large bf16 product."""
    a = torch.randn(size, size, device=backend.torch_device).bfloat16()
    b = a.clone()
    a @ b
    backend.synchronize()
    start_s = time.perf_counter()
    for _ in range(_MATMUL_TURNS):
        a @ b
    backend.synchronize()
    return 2 * size**3 * _MATMUL_TURNS / (time.perf_counter() - start_s)


def _preset(options: Options) -> RunConfig:
    config = preset_config(
        "balanced", dataset=_DATASET, shape=ImageShape.square(options.size_px), images=5000
    )
    return msgspec.structs.replace(config, device=options.device)


def _run_config(options: Options, **changes: Any) -> RunConfig:
    """Return the config of a run of 30 updates, with samples and a checkpoint."""
    config = preset_config(
        "sketch", dataset=_DATASET, shape=ImageShape.square(options.size_px), images=64
    )
    batch = 8 if options.is_small else config.batch_size
    images = batch * (4 if options.is_small else 30)
    model = config.model
    if options.is_small:
        model = msgspec.structs.replace(model, widths=(8,), attention_sizes=(), layers_per_block=1)
    return msgspec.structs.replace(
        config,
        model=model,
        device=options.device,
        minutes=0.0,
        images_total=images,
        batch_size=batch,
        threads=1,
        precision="fp32",
        sampling=msgspec.structs.replace(config.sampling, num_steps=4),
        report=msgspec.structs.replace(
            config.report, sample_count=4, sample_every_images=images // 2, quality_share=0.0
        ),
        tuning=msgspec.structs.replace(config.tuning, share=0.0),
        **changes,
    )


class _project:  # noqa: N801, used as a function
    """A context with a new project and its images.

    Args:
        options: The size of the images.
    """

    def __init__(self, options: Options) -> None:
        self._options = options

    def __enter__(self) -> Project:
        self._folder = tempfile.TemporaryDirectory()
        folder, side = Path(self._folder.name), self._options.size_px
        source = folder / "images"
        source.mkdir()
        rng = np.random.default_rng(0)
        for number in range(64):
            ramp = np.linspace(0, 1, side)[None, :, None] * rng.uniform(0, 255, (side, 1, 3))
            Image.fromarray(ramp.astype(np.uint8)).save(source / f"{number}.png")
        project = Project.create(folder / "project")
        rules = DatasetRules(source=str(source), shape=ImageShape.square(side))
        _drain(Engine(discover_plugins()).import_folder(project, rules, name=_DATASET))
        return project

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()


def _trained(project: Project, config: RunConfig, run_id: str) -> RunFolder:
    run = Engine(discover_plugins()).new_run(project, config, run_id=run_id)
    _continue(project, run)
    return run


def _continue(project: Project, run: RunFolder) -> list[Any]:
    events = list(Engine(discover_plugins()).train(project, run, RunControl()))
    assert not isinstance(events[-1], RunFailed), events[-1]
    assert isinstance(events[-1], RunEnded)
    return events


def _average(run: RunFolder) -> dict[str, Tensor]:
    folder = run.checkpoints()[-1]
    return read_tensors(folder, AVERAGE, read_state(folder))


def _drain(events: Iterator[object]) -> None:
    for _ in events:
        pass


def _run_alone(name: str, options: Options, folder: Path) -> bool:
    """Run a step in its own process; return whether it passed."""
    file = folder / f"{name}.json"
    command = [sys.executable, __file__, "--step", name, "--device", options.device]
    command += ["--small"] if options.is_small else []
    start_s = time.perf_counter()
    content: dict[str, Any]
    try:
        limit_s = STEPS[name].limit_s * (10 if options.is_small else 1)
        done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=limit_s)
    except subprocess.TimeoutExpired:
        content = {"status": "timed out", "limit_s": STEPS[name].limit_s}
    else:
        last = (done.stdout.strip().splitlines() or [""])[-1]
        is_fine = done.returncode == 0 and last.startswith("{")
        content = (
            {"status": "passed", "figures": json.loads(last)}
            if is_fine
            else {
                "status": "failed",
                "returncode": done.returncode,
                "error": done.stderr[-4000:],
            }
        )
    content["seconds"] = round(time.perf_counter() - start_s, 1)
    file.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    print(f"{name}: {content['status']} in {content['seconds']} s")
    return bool(content["status"] == "passed")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", action="append", choices=STEPS, help="run only this step")
    parser.add_argument("--device", default="auto", help="such as cuda:1; cpu for the smoke test")
    parser.add_argument("--small", action="store_true", help="tiny networks and few updates")
    parser.add_argument("--out", type=Path, default=Path("gpu_acceptance"), help="for JSON files")
    parser.add_argument("--step", choices=STEPS, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    options = Options(chosen.device, chosen.small)
    if chosen.step:
        print(json.dumps(STEPS[chosen.step].run(options), default=str))
        return
    chosen.out.mkdir(parents=True, exist_ok=True)
    passed = [_run_alone(name, options, chosen.out) for name in chosen.only or STEPS]
    sys.exit(not all(passed))


if __name__ == "__main__":
    main()

"""Do Chromium, Node and C# draw a bundle's images as the gallery does?

python benchmarks/bundle_everywhere.py PROJECT RUN[:STEPS] [RUN[:STEPS] ...]

Each run is exported, in as many steps as are asked for, if it is not yet. The same seeds are drawn
by torch, as the gallery draws them, and by the bundle's own examples and its page. It needs Node
with onnxruntime-node (see tests/support/node_packages.py), Chromium, and for C# either the .NET SDK
or, named by `--csharp`, a program that was compiled elsewhere; what is not there is left out.
"""

import argparse
import functools
import json
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import numpy as np
from measuring import report
from numpy.typing import NDArray
from PIL import Image

from sfumato.engine import Engine
from sfumato.generation.batches import generate_images
from sfumato.generation.loading import load_asked
from sfumato.plugins import discover_plugins
from sfumato.project import Project
from sfumato.requests import GenerateRequest

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from support.browser import CHROMIUM
from support.bundle_page import SamplingPreset, generate_in, opened_page
from support.node_packages import NODE, node_modules

Images = NDArray[np.uint8]

_SETTINGS = {"proof_images": 16, "distance_images": 0}
"""Of the exports; how well they draw as a whole is reported by `onnx_proof.py`."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("project", type=Path)
    parser.add_argument("runs", nargs="+")
    parser.add_argument("--count", type=int, default=24)
    parser.add_argument("--csharp", help="a command that runs the compiled example")
    parser.add_argument("--name", default="bundle_everywhere", help="of the file of figures")
    options = parser.parse_args()
    project, plugins = Project.open(options.project), discover_plugins()
    figures = {}
    for name in options.runs:
        wanted, _, steps = name.partition(":")
        run = project.run(wanted)
        asked = GenerateRequest(num_steps=int(steps) if steps else None)
        bundle = project.exports_folder / f"{run.run_id}-onnx{steps and f'-{steps}-steps'}"
        if not (bundle / "web").exists():
            export = Engine(plugins).export(
                project, run, "onnx", settings=_SETTINGS, request=asked, folder=bundle
            )
            list(export)
        sampling = json.loads((bundle / "manifest.json").read_bytes())["sampling"]
        scale = sampling["guidance_scale"] if sampling["guidance"] else None
        asked = msgspec.structs.replace(asked, guidance_scale=scale)
        model = load_asked(run, asked, plugins=plugins, device="cpu")
        own = generate_images(model, range(options.count))
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            copy = Path(folder) / "bundle"
            shutil.copytree(bundle, copy)
            drawn = dict(_drawn(copy, options.count, csharp=options.csharp))
        figures[f"{name}, {sampling['network_calls']} calls"] = {
            program: _compared(own, images) | {"seconds": round(seconds, 2)}
            for program, (images, seconds) in drawn.items()
        }
    parts = [
        f"{name}, {program}: {found['within_two']:.2%} within 2, worst {found['worst']}"
        for name, programs in figures.items()
        for program, found in programs.items()
    ]
    report(options.name, f"{'; '.join(parts)} (target 99%)", figures)


def _drawn(
    bundle: Path, count: int, *, csharp: str | None
) -> Iterator[tuple[str, tuple[Images, float]]]:
    """Yield by program what it drew, and in which time, its start included."""
    programs: dict[str, Callable[[Path, int], Images]] = {
        "python": functools.partial(_by_program, [sys.executable, "example.py"])
    }
    if NODE and (packages := node_modules("onnxruntime-node")):
        (bundle / "node/node_modules").symlink_to(packages)
        programs["node"] = functools.partial(_by_program, [NODE, "node/example.js"])
    if CHROMIUM:
        programs["chromium, double click"] = functools.partial(_by_page, "file")
        programs["chromium, web server"] = functools.partial(_by_page, "server")
    if csharp or shutil.which("dotnet"):
        command = shlex.split(csharp or "dotnet run --project csharp --")
        programs["csharp"] = functools.partial(_by_program, command)
    for name, draw in programs.items():
        start = time.perf_counter()
        images = draw(bundle, count)
        yield name, (images, time.perf_counter() - start)


def _by_program(command: list[str], bundle: Path, count: int) -> Images:
    out = bundle / "drawn"
    shutil.rmtree(out, ignore_errors=True)
    subprocess.run(
        [*command, "--count", str(count), "--out", out], cwd=bundle, check=True, capture_output=True
    )
    return np.stack([_pixels(out / f"{seed}.png") for seed in range(count)])


def _pixels(file: Path) -> Images:
    pixels = np.asarray(Image.open(file))
    return pixels if pixels.ndim == 3 else pixels[:, :, None]


def _by_page(preset: SamplingPreset, bundle: Path, count: int) -> Images:
    """Open the page, press its button, and read the canvases."""
    with opened_page(bundle, preset) as page:
        return generate_in(page, count=count)


def _compared(own: Images, drawn: Images) -> dict[str, float]:
    error = np.abs(own.astype(int) - drawn[..., : own.shape[3]])
    return {
        "identical": float((error == 0).mean()),
        "within_one": float((error <= 1).mean()),
        "within_two": float((error <= 2).mean()),
        "worst": int(error.max()),
    }


if __name__ == "__main__":
    main()

"""Measure the cost of each precision of an ONNX export, in quality and in time.

Exports runs of a project in fp32, fp16 and int8, each with its parity check, and reports the
figures of their bundle manifests. A failed check stops the benchmark.

    uv run python benchmarks/onnx_proof.py PROJECT RUN [RUN ...] --images 1000 --minutes 3
"""

import argparse
import json
import tempfile
import time
from pathlib import Path
from typing import Any

import torch
from measuring import report

from sfumato import Engine, Project, discover_plugins

PRECISIONS = ("fp32", "fp16", "int8")


def exported(project: Project, run: str, settings: dict[str, Any]) -> dict[str, Any]:
    """Export a run and return the figures of its bundle manifest."""
    engine = Engine(discover_plugins())
    with tempfile.TemporaryDirectory() as name:
        folder, start, proving = Path(name, "bundle"), time.process_time(), 0.0
        for event in engine.export(
            project, project.run(run), "onnx", settings=settings, folder=folder
        ):
            if str(getattr(event, "task", "")) == "Measuring speed" and not proving:
                proving = time.process_time()
        bundle_manifest = json.loads((folder / "manifest.json").read_text())
        size_bytes = (folder / "model.onnx").stat().st_size
    parity, distance, speed = (bundle_manifest[key] for key in ("parity", "distance", "speed"))
    return {
        "writing_cpu_s": round(proving - start, 1),
        "megabytes": round(size_bytes / 1e6, 2),
        "load_s": round(speed["load_s"], 3),
        "within_one": round(parity["within_one_share"], 6),
        "psnr_db": parity["psnr_db"] and round(parity["psnr_db"], 2),
        "worst_psnr_db": parity["worst_psnr_db"] and round(parity["worst_psnr_db"], 2),
        "distance": distance and round(distance["export"], 4),
        "distance_of_source": distance and round(distance["source"], 4),
        "ratio": distance and round(distance["export"] / distance["source"], 4),
        "images": distance and distance["images"],
        "batch_ms": round(1e3 * speed["batch_s"], 1),
        "batch_torch_ms": round(1e3 * speed["batch_torch_s"], 1),
    }


def reported(run: str, precision: str, figures: dict[str, Any]) -> str:
    """Return the figures of the acceptance criteria as a short text."""
    share = f"{100 * figures['within_one']:.3f}% within 1"
    psnr = f"{figures['psnr_db']} dB" if figures["psnr_db"] else "identical"
    ratio = f", distance {figures['ratio']} over {figures['images']}" if figures["ratio"] else ""
    return f"{run} {precision}: {share}, {psnr}{ratio}, {figures['megabytes']} MB"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("project", type=Path)
    parser.add_argument("runs", nargs="+")
    parser.add_argument("--images", type=int, default=1000, help="for the distance, at most")
    parser.add_argument("--minutes", type=float, default=3.0, help="for each distance, at most")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--name", default="onnx_proof", help="of the file of figures")
    chosen = parser.parse_args()
    torch.set_num_threads(chosen.threads)
    project = Project.open(chosen.project)
    found: dict[str, dict[str, Any]] = {}
    for run in chosen.runs:
        for precision in PRECISIONS:
            figures = exported(
                project,
                run,
                {
                    "precision": precision,
                    "distance_images": chosen.images,
                    "distance_minutes": chosen.minutes,
                },
            )
            found[f"{run} {precision}"] = figures
            print(reported(run, precision, figures), flush=True)
    line = "; ".join(reported(*name.rsplit(" ", 1), figures) for name, figures in found.items())
    report(chosen.name, line, {"exports": found, "threads": chosen.threads})


if __name__ == "__main__":
    main()

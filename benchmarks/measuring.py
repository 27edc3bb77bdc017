"""Reporting and storing of figures, comparable between machines."""

import json
import os
import platform
import statistics
import time
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psutil

__all__ = ["machine", "median", "percentile", "report", "spread"]

RESULTS = Path(__file__).parent / "results"


def report(name: str, line: str, figures: dict[str, Any]) -> None:
    """Print the line of figures and store all of them with the machine's metadata."""
    RESULTS.mkdir(exist_ok=True)
    content = {"line": line, "figures": figures, "machine": machine()}
    text = json.dumps(content, indent=2, ensure_ascii=False)
    (RESULTS / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    print(line)


def machine() -> dict[str, Any]:
    """Return a description of the machine, without personal names or paths."""
    return {
        "taken": time.strftime("%Y-%m-%d", time.gmtime()),
        "processor": _processor(),
        "usable_cores": len(psutil.Process().cpu_affinity()),
        "load_before": round(os.getloadavg()[0], 1),
        "memory_gb": round(psutil.virtual_memory().total / 2**30),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        **{name: version(name) for name in ("torch", "PySide6-Essentials", "diffusers")},
    }


def median(values: Sequence[float]) -> float:
    """Return the median."""
    return statistics.median(values)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that `share` of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def spread(values: Sequence[float]) -> dict[str, float]:
    """Return median and range."""
    return {
        "median": round(median(values), 4),
        "min": round(min(values), 4),
        "max": round(max(values), 4),
        "count": len(values),
    }


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor()

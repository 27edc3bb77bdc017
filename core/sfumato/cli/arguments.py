"""Arguments and options shared by several commands."""

from pathlib import Path
from typing import Annotated

import typer

__all__ = [
    "JSON_FLAG",
    "MOST_IMAGES",
    "MOST_IMAGES_SEEN",
    "MOST_MINUTES",
    "AsJson",
    "Assignments",
    "EmaLength",
    "GuidanceScale",
    "GuideFraction",
    "GuidedBetween",
    "GuidedBy",
    "OutFolder",
    "PresetName",
    "ProjectFolder",
    "RunName",
]

MOST_MINUTES = 100_000.0
"""The longest time that can be set for a task, ten weeks.

A run's own `minutes` has the same limit.
"""
MOST_IMAGES = 1_000_000
"""The maximum number of images to generate or to show."""
MOST_IMAGES_SEEN = 1_000_000_000_000
"""The maximum number of images by which a run can be extended."""

ProjectFolder = Annotated[
    Path, typer.Argument(metavar="PROJECT", help="Project folder.", show_default=False)
]
PresetName = Annotated[
    str | None,
    typer.Option(
        "--preset",
        metavar="high-quality|fast|default",
        help="Sampling preset: the best settings found by tuning (high-quality), the best with few "
        "steps (fast), or the run's own settings (default). Defaults to high-quality for a tuned "
        "run.",
        show_default=False,
    ),
]
RunName = Annotated[
    str,
    typer.Argument(
        metavar="RUN", help="Run name, or “latest” for the newest run.", show_default=False
    ),
]
JSON_FLAG = "--json"
AsJson = Annotated[bool, typer.Option(JSON_FLAG, help="Print machine-readable JSON.")]
Assignments = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="KEY=VALUE",
        help="Override a setting. Can be repeated.",
        show_default=False,
    ),
]
EmaLength = Annotated[
    float | None,
    typer.Option(
        "--ema-length",
        metavar="L",
        min=0.0,
        max=0.28,
        help="EMA length as a fraction of the run; 0 uses the weights without averaging. Defaults "
        "to the sampling preset's.",
        show_default=False,
    ),
]
GuidanceScale = Annotated[
    float | None,
    typer.Option("--guidance", help="Guidance scale; 1 disables it."),
]
GuidedBy = Annotated[
    str | None,
    typer.Option(
        "--guided-by",
        metavar="class|autoguidance|none",
        help="Kind of guidance: by class, by an earlier checkpoint of the run (autoguidance), or "
        "none.",
        show_default=False,
    ),
]
GuidedBetween = Annotated[
    tuple[float, float] | None,
    typer.Option(
        "--guided-between",
        metavar="LOW HIGH",
        help="Range of noise levels in which guidance is applied; steps outside it are faster.",
        show_default=False,
    ),
]
GuideFraction = Annotated[
    float | None,
    typer.Option(
        "--guide-fraction",
        help="Guide checkpoint for autoguidance, as a fraction of the run; for example, 0.1.",
        show_default=False,
    ),
]
OutFolder = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="DIR",
        help="Output folder. Defaults to a folder in the project.",
        show_default=False,
    ),
]

"""Arguments and options shared by several commands."""

from pathlib import Path
from typing import Annotated

import typer

__all__ = [
    "MOST_IMAGES",
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
"""Ten weeks: the longest time a task can be given, as for a run's own `minutes`."""
MOST_IMAGES = 1_000_000_000_000
MOST_IMAGES = 1_000_000

ProjectFolder = Annotated[
    Path, typer.Argument(metavar="PROJECT", help="The project's folder.", show_default=False)
]
PresetName = Annotated[
    str | None,
    typer.Option(
        "--preset",
        metavar="high-quality|fast|default",
        help="How to draw: as was found best, best in few steps, or as the run's settings say; "
        "best if not given, where the run was tuned.",
        show_default=False,
    ),
]
RunName = Annotated[
    str,
    typer.Argument(
        metavar="RUN", help="The run's name, or “latest” for the newest.", show_default=False
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for other programs.")]
Assignments = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="KEY=VALUE",
        help="Change a setting; may be given several times.",
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
        help="Width of the average of the weights, relative to the run; 0 for the weights "
        "themselves. The one found best, or the run's own, if not given.",
        show_default=False,
    ),
]
GuidanceScale = Annotated[
    float | None,
    typer.Option("--guidance", help="How far images are pushed; 1 is not at all."),
]
GuidedBy = Annotated[
    str | None,
    typer.Option(
        "--guided-by",
        metavar="class|autoguidance|none",
        help="What pushes them: their class, an early state of the run that they are pushed away "
        "from, or nothing.",
        show_default=False,
    ),
]
GuidedBetween = Annotated[
    tuple[float, float] | None,
    typer.Option(
        "--guided-between",
        metavar="LOW HIGH",
        help="The noise levels between which they are pushed; steps at others are fast.",
        show_default=False,
    ),
]
GuideFraction = Annotated[
    float | None,
    typer.Option(
        "--guide-fraction",
        help="The early state of autoguidance, as a share of the run: 0.1.",
        show_default=False,
    ),
]
OutFolder = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="DIR",
        help="Where to write; a place in the project if not given.",
        show_default=False,
    ),
]

"""Which arguments and options do several commands share?"""

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["AsJson", "Assignments", "EmaLength", "OutFolder", "ProjectFolder", "RunName"]

ProjectFolder = Annotated[
    Path, typer.Argument(metavar="PROJECT", help="The project's folder.", show_default=False)
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
        min=0.01,
        max=0.28,
        help="Width of the average of the weights, relative to the run; the one found best, or the "
        "run's own, if not given.",
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

"""Which arguments and options do several commands share?"""

from pathlib import Path
from typing import Annotated, get_args

import typer

from sfumato.config.loading import nearest
from sfumato.errors import ConfigError
from sfumato.tuned import Quality

__all__ = [
    "AsJson",
    "Assignments",
    "EmaLength",
    "OutFolder",
    "ProjectFolder",
    "QualityName",
    "RunName",
    "checked_quality",
]

ProjectFolder = Annotated[
    Path, typer.Argument(metavar="PROJECT", help="The project's folder.", show_default=False)
]
QualityName = Annotated[
    str | None,
    typer.Option(
        "--quality",
        metavar="best|fast|trained",
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


def checked_quality(name: str | None) -> Quality | None:
    """Give the quality of a name.

    Raises:
        ConfigError: If there is none.
    """
    names: tuple[Quality, ...] = get_args(Quality)
    if name is None:
        return None
    for quality in names:
        if quality == name:
            return quality
    raise ConfigError(f"There is no quality “{name}”.", hint=nearest(name, names))

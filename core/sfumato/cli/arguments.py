"""Arguments and options shared by several commands."""

import inspect
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from sfumato.config.fields import Field, fields_of
from sfumato.config.sampling import SamplingOverrides

__all__ = [
    "JSON_FLAG",
    "MOST_IMAGES",
    "MOST_IMAGES_SEEN",
    "MOST_MINUTES",
    "AsJson",
    "Assignments",
    "EmaLength",
    "OutFolder",
    "PresetName",
    "ProjectFolder",
    "RunName",
    "bounds_of",
    "with_sampling_options",
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
OutFolder = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="DIR",
        help="Output folder. Defaults to a folder in the project.",
        show_default=False,
    ),
]

_TYPES = {
    "int": int | None,
    "float": float | None,
    "bool": bool | None,
    "table": list[str] | None,
}


def with_sampling_options(command: Callable[..., None]) -> Callable[..., None]:
    """Return a command with one option per sampling setting in place of its parameter `sampling`.

    The command receives the given options as assignments for `apply_assignments`.
    """
    fields = {field.path: field for field in fields_of(SamplingOverrides)}

    @wraps(command)
    def with_assignments(**values: Any) -> None:  # the command's own parameters, and the options
        given = {path: values.pop(path) for path in fields}
        sampling = [text for path, value in given.items() for text in _assignments(path, value)]
        command(**values, sampling=sampling)

    signature = inspect.signature(command)
    parameters = [
        parameter
        for own in signature.parameters.values()
        for parameter in ([own] if own.name != "sampling" else map(_option, fields.values()))
    ]
    with_assignments.__annotations__ = {one.name: one.annotation for one in parameters}
    signature = signature.replace(parameters=parameters)
    with_assignments.__signature__ = signature  # type: ignore[attr-defined]  # read by inspect
    return with_assignments


def bounds_of(field: Field) -> list[str]:
    """Return the bounds of a setting as text, such as "at least 1"."""
    least = "at least" if field.is_minimum_allowed else "above"
    bounds = [f"{least} {field.minimum:g}"] if field.minimum is not None else []
    bounds += [f"at most {field.maximum:g}"] if field.maximum is not None else []
    return bounds + ([f"one of {', '.join(map(str, field.choices))}"] if field.choices else [])


def _assignments(path: str, value: object) -> list[str]:
    if isinstance(value, list):
        return [f"{path}.{assignment}" for assignment in value]
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    return [] if value is None else [f"{path}={text}"]


def _option(field: Field) -> inspect.Parameter:
    bounds = [] if field.choices else [f"{text.capitalize()}." for text in bounds_of(field)]
    option = typer.Option(
        field.flag,
        metavar="|".join(map(str, field.choices))
        or ("KEY=VALUE" if field.kind == "table" else None),
        help=" ".join([field.description, *bounds]),
        show_default=False,
    )
    return inspect.Parameter(
        field.path,
        inspect.Parameter.KEYWORD_ONLY,
        default=None,
        annotation=Annotated[_TYPES.get(field.kind, str | None), option],
    )

"""The differences between runs."""

from collections.abc import Sequence
from dataclasses import dataclass

from sfumato.config.fields import value_at
from sfumato.config.settings import RunConfig
from sfumato_desktop import formatting
from sfumato_desktop.core_texts import shown_fields
from sfumato_desktop.language import translator
from sfumato_desktop.models.run_summary import RunSummary

__all__ = ["Difference", "differences"]

_tr = translator("RunComparison")


@dataclass(frozen=True)
class Difference:
    """One property that differs between runs."""

    title: str
    values: tuple[str, ...]
    """One text for each run, in their order."""


def differences(
    configs: Sequence[RunConfig], summaries: Sequence[RunSummary | None]
) -> list[Difference]:
    """Return the progress of the runs, and each setting in which they differ.

    Args:
        configs: The runs' configs.
        summaries: Summaries of the same runs; `None` for a run that is not listed.
    """
    results = [
        Difference(_tr("Images"), tuple(_text(one and one.images_seen) for one in summaries)),
        Difference(_tr("Loss"), tuple(_text(one and one.loss) for one in summaries)),
        Difference(_tr("Images/s"), tuple(_text(one and one.images_per_s) for one in summaries)),
    ]
    settings = []
    for field in shown_fields(RunConfig):
        values = [value_at(config, field.path) for config in configs]
        if any(value != values[0] for value in values):
            settings.append(Difference(field.title, tuple(_text(value) for value in values)))
    return results + settings


def _text(value: object) -> str:
    match value:
        case None | "":
            return "–"
        case bool():
            return _tr("yes") if value else _tr("no")
        case int():
            return formatting.count(value)
        case float():
            return formatting.number(value, digits=4)
        case list() | tuple():
            return ", ".join(str(part) for part in value)
        case _:
            return str(value)

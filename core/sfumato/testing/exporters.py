"""The contract check for exporters."""

from collections.abc import Iterator
from pathlib import Path

from sfumato.export.export import export_model
from sfumato.export.exporter import Exporter
from sfumato.generation.trained_model import TrainedModel
from sfumato.plugins.catalog import Entry
from sfumato.records.events import AnyEvent, ExportFinished, Progressed
from sfumato.testing.entries import Plain, built
from sfumato.testing.small_model import small_model

__all__ = ["check_exporter"]


def check_exporter(
    entry: Entry,
    folder: Path,
    settings: Plain | None = None,
    *,
    model: TrainedModel | None = None,
) -> Path:
    """Export a small model, and check the events and the files that are written.

    Args:
        entry: The plugin's entry.
        folder: An empty folder to work in.
        settings: The entry's settings; by default, the default settings are used.
        model: The model to export; by default, a small model with random weights.

    Returns:
        The folder of the export, for inspection.

    Raises:
        AssertionError: If the check fails. The message is a sentence that states the problem.
        ExportError: If the exporter rejects the model.
    """
    name = f"Exporter “{entry.name}”"
    model = model or small_model()
    assert isinstance(built(entry, settings), Exporter), (
        f"{name} is not a sfumato.export.exporter.Exporter."
    )
    broken = export_model(model, built(entry, settings), folder / "broken", name=entry.name)
    _check_breaking_off(name, broken, folder)
    exporter = built(entry, settings)
    target = folder / "whole"
    *progress, end = export_model(model, exporter, target, name=entry.name)
    assert isinstance(end, ExportFinished)
    reported = [event for event in progress if isinstance(event, Progressed)]
    assert reported, f"{name} reports no progress; yield Progressed for each part of the work."
    assert all(event.done <= event.total for event in reported if event.total), (
        f"{name} reports more progress than its total."
    )
    assert str(exporter.summary).endswith("."), (
        f"{name} does not set `summary` to a sentence that states what was verified."
    )
    return target


def _check_breaking_off(name: str, stream: Iterator[AnyEvent], folder: Path) -> None:
    """Close the stream after its first event, and check that no files are left behind."""
    next(stream)
    stream.close()  # type: ignore[attr-defined]  # a generator has it
    left = [path.name for path in folder.iterdir()]
    assert not left, f"{name} leaves {left} behind when it is canceled."

"""The command that exports a trained model for other programs."""

from typing import Annotated

import msgspec
import typer

from sfumato.cli.arguments import (
    AsJson,
    Assignments,
    EmaLength,
    OutFolder,
    PresetName,
    ProjectFolder,
    RunName,
    with_sampling_options,
)
from sfumato.cli.interruption import cancel_on_signals
from sfumato.cli.streaming import show_stream
from sfumato.cli.toolbox import toolbox_of
from sfumato.config.loading import apply_assignments, settings_from
from sfumato.config.sampling import SamplingOverrides
from sfumato.records.project import Project
from sfumato.records.requests import GenerateRequest

__all__ = ["export"]


@with_sampling_options
def export(  # noqa: PLR0913, one parameter per flag
    context: typer.Context,
    project: ProjectFolder,
    run: RunName,
    *,
    to: Annotated[
        str,
        typer.Option(
            metavar="EXPORTER",
            help="Exporter to use; “sfumato plugins” lists all exporters.",
            show_default=False,
        ),
    ],
    preset: PresetName = None,
    ema_length: EmaLength = None,
    sampling: list[str],
    out: OutFolder = None,
    assignments: Assignments = None,
    as_json: AsJson = False,
) -> None:
    """Export a model for other programs, and verify that it generates the same images."""
    opened = Project.open(project)
    folder = opened.run(run)
    toolbox = toolbox_of(context)
    settings = apply_assignments(toolbox.plugins.exporters[to].settings(), assignments or ())
    given = {"preset": preset, "ema_length": ema_length}
    request = msgspec.structs.replace(
        settings_from(given, GenerateRequest, source="the given options"),
        sampling=apply_assignments(SamplingOverrides(), sampling),
    )
    with cancel_on_signals():
        events = toolbox.engine.export(
            opened,
            folder,
            to,
            settings=msgspec.to_builtins(settings),
            request=request,
            folder=out,
        )
        show_stream(events, as_json=as_json)

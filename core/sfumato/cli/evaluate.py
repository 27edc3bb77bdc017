"""The command that evaluates the quality of a run's images."""

from collections import deque
from typing import Annotated

import typer

from sfumato.cli.arguments import MOST_IMAGES, AsJson, ProjectFolder, RunName
from sfumato.cli.interruption import cancel_on_signals
from sfumato.cli.output import print_json, print_lines
from sfumato.cli.streaming import show_stream
from sfumato.cli.toolbox import toolbox_of
from sfumato.evaluation.report import load_report
from sfumato.evaluation.report_text import report_lines
from sfumato.records.project import Project

__all__ = ["evaluate"]


def evaluate(
    context: typer.Context,
    project: ProjectFolder,
    run: RunName,
    *,
    count: Annotated[
        int, typer.Option(min=1, max=MOST_IMAGES, help="Number of images to generate and evaluate.")
    ] = 1000,
    as_json: AsJson = False,
) -> None:
    """Evaluate a run's images: distance to real images, diversity, copies, and colors."""
    opened = Project.open(project)
    folder = opened.run(run)
    with cancel_on_signals():
        events = toolbox_of(context).engine.evaluate(opened, folder, count=count)
        if as_json:
            deque(events, maxlen=0)  # progress is not part of the report
        else:
            show_stream(events)
    report = load_report(folder.folder)
    if as_json:
        print_json(report)
        return
    print_lines(report_lines(report))

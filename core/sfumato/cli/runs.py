"""The commands that list a project's runs, and keep them in order."""

import msgspec
import typer

from sfumato.cli.arguments import AsJson, ProjectFolder
from sfumato.cli.housekeeping import add_housekeeping
from sfumato.cli.output import print_json, print_line, print_table
from sfumato.cli.wording import share_of
from sfumato.errors import SfumatoError
from sfumato.records.events import CheckpointSaved, RunEnded, RunFailed, RunStarted, StepFinished
from sfumato.records.project import ItemKind, Project
from sfumato.records.run_folder import RunFolder, planned_end, status_after

__all__ = ["runs_commands"]

runs_commands = typer.Typer(
    name="runs", help="List, rename, and delete runs.", no_args_is_help=True
)
_CLOCKS = (RunStarted, StepFinished, CheckpointSaved, RunEnded)


class RunSummary(msgspec.Struct, frozen=True, kw_only=True):
    """A summary of a run, as JSON for other programs."""

    run: str
    folder: str
    status: str
    """The run's status; `unreadable` if its config cannot be read, with the reason in `message`."""
    preset: str = ""
    dataset: str = ""
    images_seen: int = 0
    images_total: int = 0
    """The planned end of the run; 0 until a time-limited run has measured its speed."""
    loss: float | None = None
    checkpoints: list[str] = []
    message: str = ""


@runs_commands.command("list")
def list_runs(project: ProjectFolder, *, as_json: AsJson = False) -> None:
    """List a project's runs with their status, progress, loss, and checkpoints."""
    opened = Project.open(project)
    found = [_summary(opened, run_id) for run_id in opened.run_ids()]
    if as_json:
        print_json(found)
        return
    if not found:
        print_line(f"Project “{opened.name}” has no runs yet. Start one: sfumato train")
        return
    print_table(
        ("run", "status", "preset", "dataset", "images", "loss", "checkpoints"),
        [_cells(summary) for summary in found],
    )
    for summary in found:
        if summary.message:
            print_line(f"{summary.run}: {summary.message}")


add_housekeeping(runs_commands, ItemKind.RUN)


def _summary(project: Project, run_id: str) -> RunSummary:
    try:
        run = project.run(run_id)
    except SfumatoError as error:
        folder = str(project.runs_folder / run_id)
        return RunSummary(
            run=run_id, folder=folder, status="unreadable", message=str(error.message)
        )
    return _readable_summary(project, run)


def _readable_summary(project: Project, run: RunFolder) -> RunSummary:
    events = run.events()
    steps = [event for event in events if isinstance(event, StepFinished)]
    clocks = [event for event in events if isinstance(event, _CLOCKS)]
    failures = [str(event.message) for event in events[-1:] if isinstance(event, RunFailed)]
    return RunSummary(
        run=run.run_id,
        folder=str(run.folder),
        status=status_after(events, is_locked=run.is_locked()),
        preset=run.config.preset,
        dataset=project.current_name(ItemKind.DATASET, run.config.data.dataset),
        images_seen=clocks[-1].images_seen if clocks else 0,
        images_total=planned_end(events, run.config.images_total),
        loss=steps[-1].loss if steps else None,
        checkpoints=[folder.name for folder in run.checkpoints()],
        message=failures[0] if failures else "",
    )


def _cells(summary: RunSummary) -> tuple[str, ...]:
    return (
        summary.run,
        summary.status,
        summary.preset,
        summary.dataset,
        share_of(summary.images_seen, summary.images_total),
        "" if summary.loss is None else f"{summary.loss:.4f}",
        str(len(summary.checkpoints)),
    )

"""The command that reports which images of a dataset are included or skipped, and why."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from sfumato.cli.arguments import AsJson, ProjectFolder
from sfumato.cli.interruption import INTERRUPTED_EXIT_CODE, stop_on_signals
from sfumato.cli.output import print_json, print_lines
from sfumato.cli.streaming import show_stream
from sfumato.cli.toolbox import toolbox_of
from sfumato.cli.wording import counted
from sfumato.data.doctor.summary import summary_of
from sfumato.data.entries import SkippedKind, load_skipped
from sfumato.data.row_paths import below
from sfumato.errors import SfumatoError
from sfumato.messages import Message
from sfumato.records.class_report import class_problems
from sfumato.records.control import RunControl
from sfumato.records.events import ClassProblem
from sfumato.records.findings import FINDING_KINDS, Finding, Findings
from sfumato.records.image_source import images_root
from sfumato.records.manifest import DatasetRules, ImageRow, Manifest, load_rules
from sfumato.records.project import Project

__all__ = ["data_check", "summary_lines"]


class DatasetReport(msgspec.Struct, frozen=True, kw_only=True):
    """A report about a dataset, as JSON for other programs."""

    dataset: str
    folder: str
    rules: DatasetRules
    usable: int
    held_out: int
    """The number of usable images that are held out from training."""
    classes: dict[str, int]
    """The number of usable images in each class, in the order of the class labels."""
    class_problems: tuple[ClassProblem, ...]
    """Classes that have no images or very few images, each with the reason."""
    skipped: list[ImageRow]
    excluded: list[ImageRow]
    findings: list[Finding]
    """What the last check found in usable images."""
    summary: Message
    """What the dataset is good for; empty if it has not been checked."""
    noted: list[ImageRow]
    """Usable files with a note, for example that only the first of several frames is used."""
    ignored: tuple[SkippedKind, ...]
    """Skipped files and folders that belong to systems and programs, by reason."""


def data_check(
    context: typer.Context,
    project: ProjectFolder,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Dataset name.", show_default=False)],
    *,
    features: Annotated[
        bool,
        typer.Option(
            "--features",
            help="Also search for outliers and doubtful labels, which takes longer.",
        ),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Check the images of a dataset, and show which are included or skipped, and why."""
    opened = Project.open(project)
    folder = opened.dataset_folder(name)
    if os.access(folder, os.W_OK):  # a read-only dataset is shown as it was checked last
        control = RunControl()
        with stop_on_signals(control) as interruption:
            engine = toolbox_of(context).engine
            events = engine.check(opened, name, with_features=features, control=control)
            if as_json:
                for _ in events:
                    pass  # the report contains the findings
            else:
                show_stream(events, control=control)
        if interruption.has_happened:
            raise typer.Exit(INTERRUPTED_EXIT_CODE)
    if as_json:
        print_json(_report(folder))
        return
    print_lines(summary_lines(folder))


def summary_lines(folder: Path, *, most_files: int | None = None) -> Iterator[str]:
    """Yield a summary of the dataset in `folder`, with at most `most_files` names per reason."""
    report = _report(folder)
    rules = report.rules
    yield f"Dataset “{report.dataset}”, {rules.shape.text}, from {rules.source}"
    usable = counted(report.usable, "image", "images")
    yield f"  {usable} included, {report.held_out:,} of them held out"
    for class_name, count in report.classes.items():
        yield f"    {class_name}: {count:,}"
    for problem in report.class_problems[:most_files]:
        yield f"  {problem.message}"
    if most_files is not None and len(report.class_problems) > most_files:
        more = len(report.class_problems) - most_files
        yield f"  and {more:,} more classes; list them with: sfumato data check"
    yield f"  {counted(len(report.skipped), 'file', 'files')} skipped"
    names = partial(below, images_root(folder, rules), dataset_folder=folder)
    yield from _grouped(report.skipped, "reason", names, most_files)
    if report.ignored:
        total = sum(kind.count for kind in report.ignored)
        yield f"  {counted(total, 'other file or folder', 'other files and folders')} ignored"
    for kind in report.ignored:
        yield f"    {kind.reason} ({kind.count:,}), such as {kind.example}"
    if report.excluded:
        yield f"  {counted(len(report.excluded), 'image', 'images')} excluded by you"
        yield from _grouped(report.excluded, "reason", names, most_files)
    if report.findings:
        flagged = len({finding.path for finding in report.findings})
        yield f"  {counted(flagged, 'image', 'images')} with findings to look at"
        yield from _found(report.findings, folder, names, most_files)
    if report.noted:
        yield f"  {counted(len(report.noted), 'image', 'images')} included with a note"
        yield from _grouped(report.noted, "note", names, most_files)


def _report(folder: Path) -> DatasetReport:
    with closing(Manifest(folder)) as manifest:
        usable = manifest.rows(status="in")
        skipped = manifest.rows(status="skipped")
        excluded = manifest.rows(status="excluded")
        is_checked, found = _stored_findings(folder, usable)
        classes, problems = manifest.class_counts(), class_problems(manifest)
    return DatasetReport(
        dataset=folder.name,
        folder=str(folder),
        rules=load_rules(folder),
        usable=len(usable),
        held_out=sum(row.split == "held_out" for row in usable),
        classes=classes,
        class_problems=problems,
        skipped=skipped,
        excluded=excluded,
        findings=found,
        summary=summary_of(usable, found, load_rules(folder).shape) if is_checked else Message(),
        noted=[row for row in usable if row.note],
        ignored=load_skipped(folder),
    )


def _stored_findings(folder: Path, usable: list[ImageRow]) -> tuple[bool, list[Finding]]:
    """Return whether the dataset has been checked, and the findings about usable images."""
    paths = {row.path for row in usable}
    try:
        with closing(Findings(folder)) as stored:
            found = [one for one in stored.findings() if one.path in paths]
            return bool(stored.digest("findings")), found
    except SfumatoError:  # a read-only disk
        return False, []


def _found(
    findings: list[Finding],
    folder: Path,
    name_of: Callable[[ImageRow], str],
    most_files: int | None,
) -> Iterator[str]:
    with closing(Manifest(folder)) as manifest:
        row_by_path = {row.path: row for row in manifest.rows()}
    for kind in FINDING_KINDS:
        members = [one for one in findings if one.kind == kind and one.path in row_by_path]
        if members:
            lines = (f"{name_of(row_by_path[one.path])}: {one.message}" for one in members)
            yield from _group(kind, lines, len(members), most_files)


def _grouped(
    rows: list[ImageRow], field: str, name_of: Callable[[ImageRow], str], most_files: int | None
) -> Iterator[str]:
    rows_by_text: dict[str, list[ImageRow]] = defaultdict(list)
    for row in rows:
        rows_by_text[getattr(row, field) or "Unknown reason."].append(row)
    for text, members in sorted(rows_by_text.items(), key=lambda item: -len(item[1])):
        yield from _group(str(text), map(name_of, members), len(members), most_files)


def _group(title: str, lines: Iterable[str], count: int, most: int | None) -> Iterator[str]:
    """Yield a title and its first lines, and how many more there are."""
    yield f"    {title} ({count:,})"
    yield from (f"      {line}" for line in islice(lines, most))
    if most is not None and count > most:
        yield f"      and {count - most:,} more; list them with: sfumato data check"

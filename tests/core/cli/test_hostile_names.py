"""Hostile names in every command: shown as text, and exact in JSON.

The project, its folders, classes, files, boards, tags, runs, datasets, exports, and plugins are
named with markup, format fields, emoji codes, an escape code, a bidirectional override, and a line
break.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest
import typer

import sfumato_plugins
from sfumato.cli import streaming
from sfumato.cli.app import app, main
from sfumato.cli.toolbox import Toolbox
from sfumato.config.image_shape import ImageShape
from sfumato.engine import Engine
from sfumato.plugins.hookspecs import hookimpl
from sfumato.plugins.registry import Plugins
from sfumato.records.control import RunControl
from sfumato.records.events import (
    AnyEvent,
    ForecastFinished,
    IncidentReported,
    Progressed,
    RunEnded,
)
from sfumato.records.manifest import DatasetRules
from sfumato.records.project import Project
from sfumato.records.requests import GenerateRequest
from sfumato.records.run_folder import RunFolder
from sfumato.system.printable import is_printable, printable
from support.terminal import Ending
from support.toy import TOY_CONFIG, toy_engine, train_to_end, with_changes, write_toy_images

MARK = "&<b>%1{x}[red]:smile:"
NAME = f"{MARK}\x1b[31m\u202eevil"
if os.name == "posix":
    NAME += "\nline"
IMAGE = f"{NAME}.png"
SHOWN = printable(NAME)

Terminal = Callable[..., Ending]


class StillEngine(Engine):
    """The engine, with slow operations replaced by ones that only report names."""

    def train(self, project: Project, run: RunFolder, control: RunControl) -> Iterator[AnyEvent]:
        yield Progressed(task=f"Reading {NAME}", done=1, total=1)
        message = f"Plugin “{NAME}” failed."
        yield IncidentReported(kind="plugin", images_seen=0, message=message, hint="")
        yield RunEnded(outcome="completed", images_seen=0, elapsed_s=0.0)

    def tune(self, project: Project, run: RunFolder, **more: Any) -> Iterator[AnyEvent]:
        yield Progressed(task=f"Tuning {run.run_id}", done=1, total=1)

    def evaluate(self, project: Project, run: RunFolder, **more: Any) -> Iterator[AnyEvent]:
        yield Progressed(task=f"Evaluating {run.run_id}", done=1, total=1)

    def forecast(self, project: Project, dataset: str, **more: Any) -> Iterator[AnyEvent]:
        yield ForecastFinished(preset="sketch", reason=dataset, minutes=1.0, device="CPU")


@hookimpl
def sfumato_samplers() -> list[object]:
    raise RuntimeError(NAME)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose dataset, class, run, and generated image have that name."""
    folder = tmp_path_factory.mktemp("hostile")
    images = write_toy_images(folder / NAME, count=12, classes=(NAME, "plain"))
    project = Project.create(folder / "project", name=NAME)
    engine = toy_engine()
    rules = DatasetRules(source=str(images), shape=ImageShape.square(8), labels="folders")
    list(engine.import_folder(project, rules, name="toys"))
    (project.datasets_folder / "toys").rename(project.datasets_folder / NAME)
    data = msgspec.structs.replace(TOY_CONFIG.data, dataset=NAME)
    run = RunFolder.create(project.runs_folder / NAME, with_changes(images_total=16, data=data))
    train_to_end(project, run)
    list(engine.generate(project, run, GenerateRequest(count=1)))
    (made,) = project.gallery_folder.glob("*.png")
    made.rename(made.with_name(IMAGE))
    (images / "plain" / IMAGE).write_bytes(b"no image")
    return folder


@pytest.fixture
def working_folder(prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with copies of the project and its images, both with that name."""
    shutil.copytree(prepared / "project", tmp_path / NAME)
    shutil.copytree(prepared / NAME, tmp_path / "images" / NAME)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "1000")  # so that no name is wrapped
    return tmp_path


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str]) -> Terminal:
    """Return a function that runs a command on the engine, with a failing plugin of that name."""
    broken = ModuleType("broken")
    broken.sfumato_samplers = sfumato_samplers  # type: ignore[attr-defined] # a hook of a module
    plugins = Plugins([("builtin", sfumato_plugins), (NAME, broken)])
    toolbox = Toolbox(find_plugins=lambda: plugins, make_engine=StillEngine)

    def run(*arguments: object) -> Ending:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments], toolbox=toolbox)
        captured = capsys.readouterr()
        return Ending(code=code, out=captured.out, err=captured.err)

    return run


P, RUN, DATA = NAME, NAME, NAME
COMMANDS: dict[tuple[str, ...], tuple[int, tuple[object, ...]]] = {
    ("new",): (0, (f"new {NAME}",)),
    ("demo",): (1, ("--dir", f"images/{NAME}")),
    ("forecast",): (0, (P, "--data", DATA)),
    ("train",): (0, (P, "--data", DATA, "--run", "two")),
    ("resume",): (0, (P, RUN)),
    ("extend",): (0, (P, RUN, "--images", 16)),
    ("ask",): (1, (P, RUN, "pause")),
    ("runs", "list"): (0, (P,)),
    ("runs", "rename"): (0, (P, RUN, "two")),
    ("runs", "delete"): (0, (P, RUN)),
    ("runs", "restore"): (1, (P, NAME)),
    ("runs", "empty-trash"): (0, (P,)),
    ("tune",): (0, (P, RUN)),
    ("generate",): (0, (P, RUN, "--count", 1, "--class", NAME)),
    ("evaluate",): (1, (P, RUN, "--count", 20)),
    ("distill",): (0, (P, RUN)),
    ("timelapse",): (0, (P, RUN, "--out", f"{NAME}.webp")),
    ("export",): (0, (P, RUN, "--to", "safetensors", "--out", f"export {NAME}")),
    ("serve",): (1, (f"bundle {NAME}",)),
    ("plugins",): (0, ()),
    ("system",): (0, ()),
    ("report",): (0, (P, RUN, "--out", f"{NAME}.zip")),
    ("data", "add"): (0, (P, f"images/{NAME}", "--name", "more", "--labels", "folders")),
    ("data", "check"): (0, (P, DATA)),
    ("data", "exclude"): (1, (P, DATA, NAME)),
    ("data", "include"): (0, (P, DATA, "--all")),
    ("data", "locate"): (0, (P, DATA, f"images/{NAME}")),
    ("data", "preview"): (0, (P, DATA, "--out", IMAGE)),
    ("data", "rename"): (0, (P, DATA, "more")),
    ("data", "delete"): (0, (P, DATA)),
    ("data", "restore"): (1, (P, NAME)),
    ("data", "empty-trash"): (0, (P,)),
    ("exports", "list"): (0, (P,)),
    ("exports", "rename"): (1, (P, NAME, "more")),
    ("exports", "delete"): (1, (P, NAME)),
    ("exports", "restore"): (1, (P, NAME)),
    ("exports", "empty-trash"): (0, (P,)),
    ("gallery", "list"): (0, (P,)),
    ("gallery", "rate"): (0, (P, 3, IMAGE)),
    ("gallery", "flag"): (0, (P, "pick", IMAGE)),
    ("gallery", "tag"): (0, (P, NAME, IMAGE)),
    ("gallery", "board"): (0, (P, NAME, IMAGE)),
    ("gallery", "export"): (0, (P, f"out {NAME}", IMAGE)),
    ("gallery", "delete"): (0, (P, IMAGE)),
    ("gallery", "restore"): (0, (P,)),
    ("gallery", "empty-trash"): (0, (P,)),
    ("gallery", "rescan"): (0, (P,)),
    ("gallery", "animate"): (0, (P, IMAGE, IMAGE, "--frames", 2)),
    ("gallery", "sheet"): (0, (P, IMAGE)),
    ("gallery", "nearest"): (0, (P, IMAGE, "--count", 1)),
    ("plugin", "list"): (0, ()),
    ("plugin", "enable"): (0, (NAME,)),
    ("plugin", "disable"): (0, (NAME,)),
    ("plugin", "new"): (1, (NAME,)),
}
"""Exit code and arguments by command."""

NAMELESS = {
    ("system",),
    ("data", "include"),
    *(("gallery", name) for name in ("rate", "flag", "tag", "board", "delete")),
    *((kind, "empty-trash") for kind in ("runs", "data", "exports")),
    *(("gallery", name) for name in ("restore", "empty-trash", "rescan")),
}
"""Commands that only count."""


def all_commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    inner = getattr(command, "commands", {})
    for name, one in inner.items():
        yield from all_commands(one, (*path, name))
    if not inner:
        yield path, command


ALL = dict(all_commands(typer.main.get_command(app)))
WITH_JSON = [path for path in COMMANDS if any(one.name == "as_json" for one in ALL[path].params)]
NAMELESS_JSON = {("exports", "list"), ("system",), ("resume",), ("evaluate",)}
"""Commands that print no name in JSON; the last two end with a sentence on stderr here."""


def test_all_commands_are_tried() -> None:
    assert ALL.keys() == COMMANDS.keys()


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
@pytest.mark.usefixtures("working_folder")
def test_command_shows_hostile_names_as_text(terminal: Terminal, path: tuple[str, ...]) -> None:
    code, arguments = COMMANDS[path]

    ending = terminal(*path, *arguments)

    assert ending.code == code, ending.err
    assert unprintable(ending) == []
    assert "Internal error" not in ending.err
    assert path in NAMELESS or SHOWN in ending.out + ending.err


@pytest.mark.parametrize("path", WITH_JSON, ids=" ".join)
@pytest.mark.usefixtures("working_folder")
def test_json_contains_exactly_the_names(terminal: Terminal, path: tuple[str, ...]) -> None:
    code, arguments = COMMANDS[path]

    ending = terminal(*path, *arguments, "--json")

    assert ending.code == code, ending.err
    assert unprintable(ending) == []
    texts = [text for line in ending.out.splitlines() for text in texts_in(json.loads(line))]
    named = [text for text in texts if MARK in text]
    assert path in NAMELESS_JSON or any(NAME in text for text in named)
    assert [text for text in named if NAME not in text and SHOWN not in text] == []


@pytest.mark.parametrize(
    ("code", "arguments"),
    [
        (2, (NAME,)),
        (2, ("gallery", NAME)),
        (2, ("runs", "list", P, f"--{NAME}")),
        (2, ("runs", "list", P, NAME)),
        (1, ("runs", "list", f"no {NAME}")),
        (1, ("new", P)),
        (1, ("resume", P, f"no {NAME}")),
        (2, ("ask", P, RUN, NAME)),
        (1, ("train", P, "--data", f"no {NAME}")),
        (1, ("train", P, "--data", DATA, "--run", NAME)),
        (1, ("train", P, "--data", DATA, "--preset", NAME)),
        (1, ("train", P, "--data", DATA, "--set", f"{NAME}=1")),
        (1, ("train", P, "--data", DATA, "--set", f"batch_size={NAME}")),
        (1, ("train", P, "--data", DATA, "--from", f"no {NAME}")),
        (1, ("export", P, RUN, "--to", NAME)),
        (1, ("generate", P, RUN, "--class", f"no {NAME}")),
        (1, ("generate", P, RUN, "--sampler", NAME)),
        (1, ("data", "add", P, f"no {NAME}")),
        (1, ("data", "add", P, f"images/{NAME}", "--importer", NAME)),
        (1, ("gallery", "list", P, "--where", f'stars>="{NAME}"')),
        (1, ("gallery", "list", P, "--order", NAME)),
        (1, ("gallery", "rate", P, 3, f"no {IMAGE}")),
        (1, ("gallery", "sheet", P, IMAGE, "--across", NAME)),
        (1, ("plugin", "new", "a", "--kind", NAME)),
    ],
    ids=lambda value: None if isinstance(value, int) else " ".join(map(ascii, value)),
)
@pytest.mark.usefixtures("working_folder")
def test_error_shows_hostile_names_as_text(
    terminal: Terminal, code: int, arguments: tuple[object, ...]
) -> None:
    ending = terminal(*arguments)

    assert ending.code == code, ending.out + ending.err
    assert unprintable(ending) == []
    assert "Internal error" not in ending.err
    assert MARK in ending.err


@pytest.mark.parametrize("path", [("resume",), ("tune",), ("distill",), ("generate",)], ids=str)
@pytest.mark.usefixtures("working_folder")
def test_progress_bars_show_hostile_names_as_text(
    terminal: Terminal, path: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streaming, "_view", lambda **_: streaming._bars())
    code, arguments = COMMANDS[path]

    ending = terminal(*path, *arguments)

    assert ending.code == code, ending.err
    assert unprintable(ending) == []
    assert SHOWN in ending.out


def unprintable(ending: Ending) -> list[str]:
    """Return the lines that contain control characters."""
    lines = (ending.out + ending.err).split("\n")
    return [ascii(line) for line in lines if not is_printable(line)]


def texts_in(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for name, one in value.items():
                yield from (name, *texts_in(one))
        case list():
            for one in value:
                yield from texts_in(one)

"""Command lines with odd values for every parameter.

The commands are collected from the terminal's own command tree, so new ones are tested too. They
work on a real project; only slow steps, training and generation, are left out.
"""

import io
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import typer
from hypothesis import strategies as st

from sfumato.cli.app import app, main
from sfumato.cli.toolbox import Toolbox
from sfumato.config.fields import fields_of
from sfumato.config.settings import RunConfig
from sfumato.engine import Engine
from sfumato.plugins.registry import builtin_plugins
from sfumato.records.control import RunControl
from sfumato.records.events import AnyEvent, ForecastFinished, RunEnded
from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder
from support.fake_engine import write_gray_png
from support.odd_values import Draw, odd_texts, within_time
from support.recipes import recipe, write_image

__all__ = ["COMMANDS", "OddCommands"]

_LEFT_OUT = {"demo"}
"""Creates its project among the user's documents, and trains."""
_PATHS = ("out", "pipe", ".", "..", "/dev/null", "/dev/full", "images", "no/such", "~nobody-here")


class StillEngine(Engine):
    """Validates requests like the engine, and trains nothing."""

    def train(self, project: Project, run: RunFolder, control: RunControl) -> Iterator[AnyEvent]:
        yield RunEnded(outcome="stopped", images_seen=0, elapsed_s=0.0)

    def forecast(self, project: Project, dataset: str, **more: Any) -> Iterator[AnyEvent]:
        project.dataset_folder(dataset)
        yield ForecastFinished(preset="sketch", reason="a", minutes=1.0, device="cpu")


class OddCommands:
    """A project, and command lines that are tested on it.

    Args:
        folder: Where the project is created; each command works on a copy of it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "whole"
        self._plugins = builtin_plugins(folder=folder / "plugins")
        images = self._folder / "images"
        for number in range(4):
            write_gray_png(images / "cats" / f"{number}.png", 16, level=60 * number)
        project = Project.create(self._folder / "project")
        engine = StillEngine(self._plugins)
        toolbox = Toolbox(find_plugins=lambda: self._plugins, make_engine=lambda _: engine)
        self._toolbox = toolbox
        add = ("data", "add", str(project.folder), str(images), "--name", "faces", "--size", "16")
        train = ("train", str(project.folder), "--data", "faces", "--run", "one")
        with _captured():
            assert main(add, toolbox=toolbox) == 0
            assert main((*train, "--preset", "sketch"), toolbox=toolbox) == 0
        project.gallery_folder.mkdir()
        for seed in (1, 2):
            write_image(project.gallery_folder, recipe(seed, run="one", images_seen=0))

    def try_one(self, draw: Draw, folder: Path) -> tuple[list[str], int, str]:
        """Run a random command line; return it with its exit code and its output."""
        path, command = draw(st.sampled_from(COMMANDS))
        arguments = [*path, *_arguments(draw, command)]
        below = folder / "a" / "b" / "c"  # so that “..” stays inside our folder
        shutil.copytree(self._folder, below)
        os.mkfifo(below / "pipe")
        with _within(below), _captured() as said, within_time():
            code = main(arguments, toolbox=self._toolbox)
        return arguments, code, said.getvalue()


def _commands() -> list[tuple[tuple[str, ...], Any]]:
    found: list[tuple[tuple[str, ...], Any]] = []

    def walk(path: tuple[str, ...], command: Any) -> None:  # a click command
        inner = getattr(command, "commands", {})
        for name, one in inner.items():
            walk((*path, name), one)
        if not inner and path[0] not in _LEFT_OUT:
            found.append((path, command))

    walk((), typer.main.get_command(app))
    return found


COMMANDS = _commands()


def _arguments(draw: Draw, command: Any) -> list[str]:
    options: list[str] = []
    arguments: list[str] = []
    for parameter in command.params:
        is_flag = getattr(parameter, "is_flag", False)
        if parameter.param_type_name == "argument":
            count = draw(st.integers(0, 2)) if parameter.nargs == -1 else parameter.nargs
            arguments += [_value(draw, parameter) for _ in range(count)]
        elif parameter.required or draw(st.integers(0, 3)) == 0:
            values = [] if is_flag else [_value(draw, parameter) for _ in range(parameter.nargs)]
            options += [parameter.opts[0], *values]
    return [*options, "--", *arguments]


def _value(draw: Draw, parameter: Any) -> str:
    usual = {
        "project": ("project",),
        "run": ("one", "latest"),
        "base": ("one", "latest"),
        "data": ("faces",),
        "name": ("faces", "a", "b"),
        "to": ("onnx", "safetensors", "images"),
        "wanted": ("all", "stars=0", "seed:1", "board=a"),
        "images": (recipe(1, run="one", images_seen=0).file_name,),
        "image": (recipe(1, run="one", images_seen=0).file_name,),
        "like": (recipe(1, run="one", images_seen=0).file_name,),
        "importer": ("folder", "zip"),
        "folder": ("images", "out"),
        "assignments": tuple(f"{field.path}=" for field in fields_of(RunConfig)),
    }.get(parameter.name, ())
    if parameter.name == "assignments":
        return draw(st.sampled_from(usual)) + draw(odd_texts())
    if usual and draw(st.integers(0, 9)) < 7:
        return draw(st.sampled_from(usual))
    if parameter.name in ("folder", "bundle", "out"):
        return draw(st.sampled_from(_PATHS))
    if draw(st.integers(0, 3)) == 0:
        return draw(st.sampled_from(("1", "2", "0.5", "0", "-1", "1e18", "1000000000000000000")))
    return draw(odd_texts())


@contextmanager
def _within(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


@contextmanager
def _captured() -> Iterator[io.StringIO]:
    """Capture the output with streams that can encode any name, like those of the process."""
    before, said = (sys.stdout, sys.stderr), io.StringIO()
    sys.stdout = sys.stderr = said
    try:
        yield said
    finally:
        sys.stdout, sys.stderr = before

"""Fixtures that run commands."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sfumato.cli.app import main
from sfumato.cli.toolbox import Toolbox
from sfumato.plugins.registry import Plugins
from sfumato.records.project import Project
from support.fake_engine import FakeEngine, write_gray_png
from support.terminal import Ending, fake_plugins

Terminal = Callable[..., Ending]


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str]) -> Terminal:
    """Return a function that runs a command on an engine without torch."""

    def run(
        *arguments: object,
        engine: type[FakeEngine] = FakeEngine,
        find_plugins: Callable[[], Plugins] = fake_plugins,
    ) -> Ending:
        capsys.readouterr()
        toolbox = Toolbox(find_plugins=find_plugins, make_engine=engine)
        code = main([str(argument) for argument in arguments], toolbox=toolbox)
        captured = capsys.readouterr()
        return Ending(code=code, out=captured.out, err=captured.err)

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of four images in two folders, and one file that is not an image."""
    for number, name in enumerate(("cats/a.png", "cats/b.png", "dogs/c.png", "dogs/d.png")):
        write_gray_png(tmp_path / "images" / name, 32, level=40 * number)
    (tmp_path / "images" / "notes.txt").write_text("not an image")
    return tmp_path / "images"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A new project."""
    return Project.create(tmp_path / "project")


@pytest.fixture
def filled(project: Project, folder: Path, terminal: Terminal) -> Project:
    """A project with a dataset “faces” and a trained run “one”."""
    assert terminal("data", "add", project.folder, folder, "--name", "faces").code == 0
    asked = ("--data", "faces", "--preset", "sketch", "--run", "one")
    assert terminal("train", project.folder, *asked).code == 0
    return project

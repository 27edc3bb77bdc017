"""Tests that the examples of the pages work as printed."""

import re
import shlex

import pytest
import typer.main
from tests.support.toy import toy_project

from documentation.commands_page import all_commands
from sfumato.cli.app import app
from sfumato.config.fields import fields_of
from sfumato.config.settings import RunConfig
from sfumato.plugins.registry import builtin_plugins
from support.source_tree import REPOSITORY

COMMAND = re.compile(r"^(?:\$ )?(?:python3 -m uv run )?sfumato( .*)?$", re.MULTILINE)
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
PYTHON = re.compile(r"```python\n(from sfumato .*?)```", re.DOTALL)
TRAINS = re.compile(r"^sfumato (?:train|resume|distill) .*--set .*$", re.MULTILINE)
INLINE_OPTION = re.compile(r"`(?:sfumato [^`]*?)?(--[a-z][\w-]*)")
OPTIONS_OF_OTHERS = {
    "--help",
    "--timeout",
    "--torch",
    "--extra",
    "--prefix",
    "--full",
    "--reference",
}
SETTING = re.compile(r"--set \"?([\w.]+)=(?!value)")
PAGES = [
    *(REPOSITORY / "README.md", REPOSITORY / "CONTRIBUTING.md"),
    *sorted((REPOSITORY / "docs").rglob("*.md")),
]
COMMANDS = [
    (found[1] or "").strip()
    for page in PAGES
    for block in BLOCK.findall(page.read_text(encoding="utf-8"))
    for found in COMMAND.finditer(block)
    if "[" not in (found[1] or "").replace('"model.widths=[', "")  # those show the grammar
]


class _SeenEnoughError(Exception):
    """Ends the example at its first event."""


@pytest.mark.parametrize("arguments", COMMANDS)
def test_the_command_line_parses_each_command(arguments):
    command, words = typer.main.get_command(app), shlex.split(arguments, comments=True)
    while words and words[0] in getattr(command, "commands", {}):
        command = command.commands[words.pop(0)]

    opens_the_window = words[:1] in ([], ["--project"])
    left = command.make_context(command.name, words).args

    assert opens_the_window or not hasattr(command, "commands")
    assert left == []


def test_the_pages_contain_commands():
    assert len(COMMANDS) > 10


def test_each_option_on_the_pages_exists():
    """Catches an option in the text that was renamed; those of other programs are listed."""
    known = {word for one in all_commands() for word in one.options} | OPTIONS_OF_OTHERS
    pages = [page for page in PAGES if "decisions" not in page.parts]
    used = {
        (page.name, option)
        for page in pages
        for option in INLINE_OPTION.findall(page.read_text(encoding="utf-8"))
    }

    assert len(used) > 30
    assert {(page, option) for page, option in used if option not in known} == set()


def test_each_setting_on_the_pages_exists():
    plugins = builtin_plugins()
    known = {field.path for field in fields_of(RunConfig)}
    tables = {field.path for field in fields_of(RunConfig) if plugins.catalog_of(field)}
    texts = [page.read_text(encoding="utf-8") for page in PAGES]
    lines = [line for text in texts for line in TRAINS.findall(text)]
    used = {name for line in lines for name in SETTING.findall(line)}

    assert len(used) > 5
    assert {name for name in used - known if not name.startswith(tuple(tables))} == set()


def test_the_python_example_of_the_readme_trains(tmp_path):
    (example,) = PYTHON.findall((REPOSITORY / "README.md").read_text(encoding="utf-8"))
    project = toy_project(tmp_path)
    code = example.replace("my-project", project.folder.as_posix()).replace("flowers", "toys")
    shown = []

    def show(event):
        shown.append(event)
        raise _SeenEnoughError

    with pytest.raises(_SeenEnoughError):
        exec(code, {"print": show})

    assert project.run_ids() == ("toys-01",)
    assert len(shown) == 1

"""Every hint is executed or about the environment, and what it names exists."""

import ast
import re
from pathlib import Path

import msgspec
import pytest
import typer

from sfumato.cli.app import app
from sfumato.config.fields import fields_of
from sfumato.config.settings import RunConfig
from support.hint_surroundings import SURROUNDINGS
from support.hints import collected_hints, commands_in

PAGES = "Datasets|Advanced|Augmentations|Images|Models|Runs|Gallery|Home|Train"
COMMANDS = typer.main.get_command(app)
GROUPS = {name for name, kind in RunConfig.__annotations__.items()} & {
    field.path.partition(".")[0] for field in fields_of(RunConfig) if "." in field.path
}
SETTINGS = {field.path: field for field in fields_of(RunConfig)}


def carried_out():
    """Yield the hint locations that the tests in this folder execute, with the tests' names."""
    for file in sorted(Path(__file__).parent.glob("test_*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        core = {"CORE": "core/sfumato", "PLUGINS": "plugins/sfumato_plugins"}
        core["DESKTOP"] = "desktop/sfumato_desktop"
        for test in ast.walk(tree):
            if not isinstance(test, ast.FunctionDef):
                continue
            for call in test.decorator_list:
                if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "carries_out":
                    for place in call.args:
                        yield eval(ast.unparse(place), core), test.name


def test_every_hint_is_executed_or_listed_with_a_reason():
    carried = {place for place, _ in carried_out()}
    listed = {place for places in SURROUNDINGS.values() for place in places}

    open_ones = [
        f"{hint.file}:{hint.line} ({hint.place}) {hint.text}"
        for hint in collected_hints()
        if hint.place not in carried | listed
    ]

    assert not open_ones, "Carry them out in tests/hints, or list them with the reason."


def test_no_hint_is_both_and_no_removed_hint_is_listed():
    carried = {place for place, _ in carried_out()}
    listed = [place for places in SURROUNDINGS.values() for place in places]
    known = {hint.place for hint in collected_hints()}

    assert not carried & set(listed)
    assert len(listed) == len(set(listed))
    assert not (carried | set(listed)) - known


def hints_with_commands():
    return [
        pytest.param(hint, command, id=f"{hint.place}-{number}")
        for hint in collected_hints()
        for number, command in enumerate(commands_in(hint.text.replace("'sfumato[serve]'", "")))
    ]


def command_named(words):
    """Return the command that some words refer to, and the words after its name."""
    command = COMMANDS
    while words and words[0] in subcommands(command):
        command, words = subcommands(command)[words[0]], words[1:]
    return command, words


def subcommands(command):
    """Return the commands of a group by name; Typer may bundle its own click."""
    return getattr(command, "commands", {})


@pytest.mark.parametrize(("hint", "command"), hints_with_commands())
def test_command_in_a_hint_exists_with_its_options(hint, command):
    found, words = command_named(command)
    options = {name for one in found.params for name in one.opts} | {"--help"}

    assert not subcommands(found) or words == ["--help"], hint.text
    assert {word for word in words if word.startswith("--")} <= options


def test_option_in_a_hint_belongs_to_a_command():
    known = set()
    waiting = [COMMANDS]
    while waiting:
        command = waiting.pop()
        known |= {name for one in command.params for name in one.opts}
        waiting += subcommands(command).values()

    for hint in collected_hints():
        named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", hint.text)) - {"--help"}
        assert named <= known, hint


def settings_named():
    """Yield each setting that a hint names, and the value it suggests, if any."""
    words = rf"\b((?:{'|'.join(GROUPS)})\.[a-z_0-9]+(?:\.[a-z_0-9]+)*)\b(?:=([\w.]+))?"
    roots = rf"(?<![\w.-])({'|'.join(p for p in SETTINGS if '_' in p and '.' not in p)})=([\w.]+)"
    for hint in collected_hints():
        for path, value in re.findall(words, hint.text) + re.findall(roots, hint.text):
            if not path.endswith((".json", ".toml")):
                yield pytest.param(path, value.rstrip("."), id=f"{hint.place}-{path}")


@pytest.mark.parametrize(("path", "value"), list(settings_named()))
def test_setting_in_a_hint_exists_and_accepts_the_value(path, value):
    from sfumato.config.loading import apply_assignments

    tables = [known for known, field in SETTINGS.items() if field.kind == "table"]
    assert path in SETTINGS or path.startswith(tuple(tables))

    if value:
        config = apply_assignments(RunConfig(), [f"{path}={value}"])
        assert msgspec.to_builtins(config)


def test_pages_and_menus_in_hints_exist_in_the_window():
    sources = Path(__file__).parents[2] / "desktop" / "sfumato_desktop"
    said = "\n".join(file.read_text(encoding="utf-8") for file in sources.rglob("*.py"))
    named = {
        name
        for hint in collected_hints()
        for name in re.findall(rf"\b(?:in|under|See) ({PAGES})\b", hint.text)
    }

    assert named
    for name in named:
        assert re.search(rf'tr\("{name}"\)', said), name

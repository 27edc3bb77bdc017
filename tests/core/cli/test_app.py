"""Exit codes of commands, and commands that do not import torch."""

import os
import sys

import pytest

from support.terminal import run_python

RUN = "from sfumato.__main__ import run; run()"
COMMANDS = (
    *("demo", "new", "forecast", "train", "resume", "extend", "ask", "runs", "generate"),
    *("evaluate", "distill", "timelapse", "export", "serve", "plugins", "system"),
    *("report", "data", "exports"),
)


def test_help_lists_every_command(terminal):
    ending = terminal("--help")

    assert ending.code == 0
    assert all(command in ending.out for command in COMMANDS)


@pytest.mark.parametrize("command", [*COMMANDS, "data add", "data check"])
def test_every_command_has_help(terminal, command):
    ending = terminal(*command.split(), "--help")

    assert ending.code == 0
    assert "Usage:" in ending.out


def test_unknown_command_is_a_usage_error(terminal):
    ending = terminal("trian")

    assert ending.code == 2
    assert "train" in ending.err


def test_missing_option_is_a_usage_error(terminal, project):
    ending = terminal("train", project.folder)

    assert ending.code == 2
    assert "--data" in ending.err


def test_version_is_printed(terminal):
    ending = terminal("--version")

    assert ending.out.startswith("Sfumato ")


@pytest.mark.parametrize(
    "arguments", [["--help"], ["new", "p"], ["plugins"], ["train", "--list-settings"]]
)
def test_light_command_imports_neither_torch_nor_numpy(tmp_path, arguments):
    code = (
        "import sys\n"
        "from sfumato.cli.app import main\n"
        "code = main(sys.argv[1:])\n"
        "heavy = {'torch', 'numpy', 'PIL', 'PySide6'} & set(sys.modules)\n"
        "sys.exit(code or str(heavy) if heavy else code)\n"
    )

    ending = run_python(code, *arguments, folder=tmp_path)

    assert ending.code == 0, ending.err


def test_user_error_exits_with_1_and_two_lines_in_a_real_process(tmp_path):
    ending = run_python(RUN, "runs", "list", "nowhere", folder=tmp_path)

    assert ending.code == 1
    assert ending.out == ""
    message, hint = ending.err.splitlines()
    assert "is not a Sfumato project" in message
    assert "sfumato new" in hint


def test_success_exits_with_0_in_a_real_process(tmp_path):
    ending = run_python(RUN, "new", "faces", folder=tmp_path)

    assert ending.code == 0
    assert (tmp_path / "faces" / "sfumato.toml").is_file()


def test_usage_error_exits_with_2_in_a_real_process(tmp_path):
    assert run_python(RUN, "generate", folder=tmp_path).code == 2


def test_python_m_sfumato_is_the_same(tmp_path):
    ending = run_python(
        "import runpy, sys; sys.argv[0] = 'sfumato'\n"
        "runpy.run_module('sfumato', run_name='__main__')",
        "--version",
        folder=tmp_path,
    )

    assert ending.out.startswith("Sfumato ")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_name_that_is_not_valid_text_can_be_printed(tmp_path):
    name = os.fsdecode("花-\udcff".encode("utf-8", "surrogateescape"))

    ending = run_python(
        f"import sys; sys.argv[3:] = [{name!r}]\n{RUN}", "runs", "list", folder=tmp_path
    )

    assert ending.code == 1
    assert "花-\\xff” is not a Sfumato project" in ending.err

"""Stdout contains only the requested output, for any kind of pipe or terminal."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sfumato.records.project import Project

TESTS = Path(__file__).parents[2]
ROOTS = [TESTS.parent / name for name in ("core", "desktop", "plugins", "resources")]
POSIX = pytest.mark.skipif(os.name != "posix", reason="it is about shells and descriptors")


@pytest.fixture
def shell(tmp_path: Path):
    """Return a function that runs a shell line, with a plugin that prints everywhere."""
    plugins = tmp_path / "xdg_data_home" / "sfumato" / "plugins"
    plugins.mkdir(parents=True)
    shutil.copy(TESTS / "support" / "noisy_plugin.py", plugins / "noisy_plugin.py")
    Project.create(tmp_path / "p")

    def run(line: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
        paths = os.pathsep.join(map(str, ROOTS))
        command = f'sfumato() {{ "{sys.executable}" -m sfumato "$@"; }}; {line}'
        return subprocess.run(
            ["bash", "-c", command],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": paths, **environment},
            capture_output=True,
            timeout=120,
            check=False,
        )

    return run


@POSIX
def test_plugin_that_prints_everywhere_does_not_affect_json(shell):
    ended = shell("sfumato plugins --json")

    assert ended.returncode == 0, ended.stderr
    report = json.loads(ended.stdout)
    assert "noisy" in [offer["name"] for offer in report["offers"]]
    for noise in (b"at import", b"in a hook", b"at the end", b"descriptor", b"child", b"of C"):
        assert noise in ended.stderr


@POSIX
def test_event_stream_contains_only_events(shell, tmp_path):
    (tmp_path / "images").mkdir()

    ended = shell("sfumato data add p images --json")

    lines = ended.stdout.decode().splitlines()
    *progress, last = [json.loads(line)["event"] for line in lines]
    assert progress == ["progressed"] * len(progress)
    assert last == "run_failed"  # the project does not exist


@POSIX
@pytest.mark.parametrize(
    "line",
    [
        "sfumato runs list p | true",
        "sfumato --safe plugins | head -1",
        "sfumato --safe plugins --json | true",
        "sfumato --safe train p --data x --list-settings | head -1",
        "sfumato runs list p >&-",
        "sfumato runs list p --json >&-",
        "sfumato runs list nowhere 2>&-",
        "sfumato runs list nowhere >&- 2>&-",
        "sfumato runs list p > /dev/full",
        "sfumato runs list p < /dev/null",
    ],
)
def test_closed_pipe_or_stream_causes_no_traceback(shell, line):
    ended = shell(line)

    assert b"Traceback" not in ended.stderr
    assert b"Internal error" not in ended.stderr
    assert b"Exception ignored" not in ended.stderr


@POSIX
@pytest.mark.parametrize(
    "environment",
    [
        {"LANG": "C", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "utf-16"},
        {"COLUMNS": "1"},
        {"COLUMNS": "0"},
        {"COLUMNS": "many", "TERM": "nothing-known"},
    ],
    ids=str,
)
def test_names_are_printed_in_any_locale_and_width(shell, environment):
    ended = shell(
        "sfumato new größe-顔; sfumato runs list größe-顔; sfumato train --help", **environment
    )

    assert ended.returncode == 0, ended.stderr
    assert b"Traceback" not in ended.stderr
    assert b"Internal error" not in ended.stderr


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("runs", "list", "p"), 0),
        (("runs", "list", "nowhere"), 1),
        (("runs", "list"), 2),
        (("runs", "list", "p", "--no-such-flag"), 2),
        (("gallery", "list", "p", "--where", ""), 2),
    ],
    ids=str,
)
def test_exit_codes_report_how_a_command_ended(terminal, tmp_path, monkeypatch, arguments, code):
    Project.create(tmp_path / "p")
    monkeypatch.chdir(tmp_path)

    assert terminal(*arguments).code == code

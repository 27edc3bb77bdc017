"""The plugin commands, without a window."""

import os

import pytest

from sfumato.__main__ import run
from sfumato.cli.app import main
from sfumato.cli.toolbox import Toolbox
from sfumato.plugins.choices import load_choices
from sfumato.plugins.registry import SAFE_VARIABLE, discover_plugins

GOOD = """
from sfumato.plugins.catalog import Entry
from sfumato.plugins.hookspecs import hookimpl

@hookimpl
def sfumato_samplers():
    return [Entry(name="good", label="Good one", summary="S.", factory="builtins:repr")]
"""


@pytest.fixture
def terminal(tmp_path, monkeypatch):
    """Return a terminal whose user has one plugin, “good”."""
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: [])
    monkeypatch.setenv(SAFE_VARIABLE, "")
    (tmp_path / "plugins").mkdir()
    (tmp_path / "plugins" / "good.py").write_text(GOOD)

    def call(*arguments):
        find = lambda: discover_plugins(folder=tmp_path / "plugins")  # noqa: E731
        return main(arguments, toolbox=Toolbox(find_plugins=find))

    return call


def test_plugin_is_disabled_and_enabled(terminal, capsys):
    assert terminal("plugin", "disable", "good") == 0
    assert load_choices().switched_off == ("good",)
    assert terminal("plugin", "list") == 0
    assert "disabled" in capsys.readouterr().out

    assert terminal("plugin", "enable", "good") == 0
    assert load_choices().switched_off == ()


def test_unknown_plugin_is_reported_in_two_lines(terminal, capsys):
    assert terminal("plugin", "disable", "god") == 1

    assert capsys.readouterr().err == "There is no plugin “god”.\nDid you mean “good”?\n"


def test_safe_mode_skips_the_plugin_also_in_child_processes(terminal, capsys):
    assert terminal("--safe", "plugin", "list") == 0

    assert "skipped in safe mode" in capsys.readouterr().out
    assert os.environ[SAFE_VARIABLE] == "1"


def test_window_can_be_started_in_safe_mode(monkeypatch):
    monkeypatch.setenv(SAFE_VARIABLE, "")
    monkeypatch.setattr("sys.argv", ["sfumato", "--safe"])
    opened = []
    monkeypatch.setattr("sfumato.__main__.open_window", lambda project: opened.append(project) or 0)

    with pytest.raises(SystemExit) as ended:
        run()

    assert ended.value.code == 0
    assert opened == [None]
    assert os.environ[SAFE_VARIABLE] == "1"


def test_plugin_project_is_created(terminal, tmp_path, capsys):
    target = tmp_path / "somewhere"

    assert terminal("plugin", "new", "grain", "--kind", "sampler", "--dir", str(target)) == 0

    assert (target / "sfumato_grain" / "__init__.py").is_file()
    assert "pip install -e" in capsys.readouterr().out


def test_unknown_kind_is_reported(terminal, tmp_path, capsys):
    target = tmp_path / "somewhere"

    assert terminal("plugin", "new", "grain", "--kind", "samples", "--dir", str(target)) == 1

    assert "Did you mean “sampler”?" in capsys.readouterr().err
    assert not target.exists()

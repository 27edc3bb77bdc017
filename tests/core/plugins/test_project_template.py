"""Generated plugin projects work without changes."""

import importlib
import os
import re
import sys
import tomllib
from typing import get_args

import pytest

from sfumato.errors import PluginError
from sfumato.plugins import hookspecs
from sfumato.plugins.hookspecs import HOOK_VERSION
from sfumato.plugins.project_template import PluginKind, write_plugin_project
from sfumato.plugins.registry import Plugins

pytest_plugins = ["pytester"]

KINDS = get_args(PluginKind)
TESTS_OF_EACH = {"augmentation": 3, "schedule": 3, "metric": 3}
"""Where there are not two."""


@pytest.fixture(params=KINDS)
def kind(request):
    return request.param


def test_every_hook_has_a_kind(tmp_path):
    hooks = {name for name in vars(hookspecs) if name.startswith("sfumato_")}

    for kind in KINDS:
        write_plugin_project(tmp_path / kind, name="mine", kind=kind)
    texts = [file.read_text(encoding="utf-8") for file in tmp_path.glob("*/sfumato_mine/*.py")]

    assert {name for text in texts for name in re.findall(r"def (sfumato_\w+)", text)} == hooks


def test_project_has_an_entry_point_that_names_its_module(tmp_path, kind):
    write_plugin_project(tmp_path / "mine", name="my_thing", kind=kind)

    project = tomllib.loads((tmp_path / "mine/pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["entry-points"]["sfumato"] == {"my_thing": "sfumato_my_thing"}
    assert project["project"]["name"] == "sfumato-my-thing"
    texts = [path.read_text(encoding="utf-8") for path in (tmp_path / "mine").rglob("*.*")]
    assert not any("$" in text for text in texts)


@pytest.mark.usefixtures("qapp")
def test_generated_plugin_is_loaded_and_offers_its_entry(tmp_path, kind, monkeypatch):
    write_plugin_project(tmp_path / "mine", name="my-thing", kind=kind)
    monkeypatch.syspath_prepend(str(tmp_path / "mine"))
    module = importlib.import_module("sfumato_my_thing")

    plugins = Plugins([("my_thing", module)])
    made = [catalog.build(name) for catalog in plugins.catalogs for name in catalog]

    assert plugins.incidents == []
    assert len(made) == 1
    assert module.SFUMATO_HOOK_VERSION == HOOK_VERSION
    for name in [name for name in sys.modules if name.startswith("sfumato_my_thing")]:
        del sys.modules[name]


@pytest.mark.slow
def test_generated_tests_of_every_kind_pass_with_sfumato_fixtures(pytester, monkeypatch):
    folders = [pytester.path / kind for kind in KINDS]
    for folder in folders:
        write_plugin_project(folder, name=f"my_{folder.name}", kind=folder.name)
    known = [os.environ["PYTHONPATH"]] if os.environ.get("PYTHONPATH") else []
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([*map(str, folders), *known]))

    ended = pytester.runpytest_subprocess("-p", "no:cacheprovider", *map(str, folders))

    ended.assert_outcomes(passed=sum(TESTS_OF_EACH.get(kind, 2) for kind in KINDS))


@pytest.mark.parametrize("name", ["", "My Plugin", "1st", "a.b", "../x"])
def test_invalid_name_is_rejected(tmp_path, name):
    with pytest.raises(PluginError, match="is not a valid plugin name"):
        write_plugin_project(tmp_path / "mine", name=name, kind="sampler")

    assert not (tmp_path / "mine").exists()


def test_non_empty_folder_is_left_untouched(tmp_path):
    (tmp_path / "diary.txt").write_text("dear diary")

    with pytest.raises(PluginError, match="already exists and is not empty"):
        write_plugin_project(tmp_path, name="mine", kind="sampler")

    assert [path.name for path in tmp_path.iterdir()] == ["diary.txt"]

"""Tests that the three specs name existing files and produce what each system expects."""

import importlib.util
import json
import os
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from sfumato_app import leave_libraries_to_others
from support.source_tree import REPOSITORY, run_python

SPECS = ("linux", "windows", "macos")
LOOK = f"""
import importlib.util, json, sys
from pathlib import Path
sys.path.append({str(REPOSITORY / "packaging")!r})
from bundle_contents import NAMED_IN_TEXTS, WHOLE_PACKAGES, analysis_arguments
def is_there(name):  # without importing it
    top, *inner = name.split(".")
    spec = importlib.util.find_spec(top)
    place = spec and Path(spec.origin).parent.joinpath(*inner)
    return bool(place) and (place.is_dir() or place.with_suffix(".py").is_file())
named = {{*NAMED_IN_TEXTS, *WHOLE_PACKAGES}}
arguments = analysis_arguments()
hidden = set(arguments["hiddenimports"])
print(json.dumps({{
    "lost": sorted(name for name in named if not is_there(name)),
    "hidden": sorted(hidden),
    "excluded": arguments["excludes"],
    "data": arguments["datas"],
    "places": arguments["scripts"],
}}))
"""


class Calls:
    """Stands in for PyInstaller's build steps and records their arguments."""

    def __init__(self):
        self.given = {}

    def step(self, name):
        def take(*arguments, **options):
            self.given[name] = options
            return SimpleNamespace(pure=[], scripts=[], binaries=[], datas=[])

        return take


@pytest.fixture
def calls(monkeypatch):
    """Return what a spec requests from PyInstaller; the bundle's contents are tested separately."""
    contents = ModuleType("bundle_contents")
    contents.analysis_arguments = dict
    contents.without_needless = list
    contents.ICONS = Path("icons")
    monkeypatch.setitem(sys.modules, "bundle_contents", contents)
    monkeypatch.setattr(sys, "path", [*sys.path])
    return Calls()


def read_spec(system: str, calls: Calls) -> None:
    file = REPOSITORY / "packaging" / system / "sfumato.spec"
    steps = ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE")
    known = {name: calls.step(name) for name in steps} | {"SPECPATH": str(file.parent)}
    exec(compile(file.read_text(encoding="utf-8"), file, "exec"), known)


@pytest.mark.parametrize("system", SPECS)
def test_each_spec_builds_a_folder_with_the_program(system, calls):
    read_spec(system, calls)

    assert calls.given["EXE"]["name"] == "sfumato"
    assert calls.given["COLLECT"]["name"] == "sfumato"


def test_windows_gets_one_program_that_hides_its_own_console(calls):
    read_spec("windows", calls)

    assert calls.given["EXE"]["console"] is True
    assert calls.given["EXE"]["hide_console"] == "hide-early"


def test_macos_gets_an_app_with_the_identifier_of_the_desktop_file(calls):
    read_spec("macos", calls)

    assert calls.given["BUNDLE"]["name"] == "Sfumato.app"
    assert calls.given["BUNDLE"]["bundle_identifier"] == "org.sfumato.Sfumato"
    assert calls.given["EXE"]["console"] is False
    assert Path(calls.given["EXE"]["entitlements_file"]).exists()


@pytest.mark.skipif(
    importlib.util.find_spec("PyInstaller") is None, reason="bundles are built with PyInstaller"
)
def test_all_files_of_the_bundle_exist():
    found = json.loads(run_python(LOOK))

    assert found["lost"] == []
    assert all(Path(source).exists() for source, _ in found["data"])
    assert all(Path(place).exists() for place in found["places"])
    hidden = set(found["hidden"])
    assert {
        "sfumato.cli.demo",
        "sfumato_plugins.exporters.proof.regenerate_alone",
        "colorsys",
    } <= hidden
    assert not [name for name in hidden if name.startswith("sfumato.testing")]
    targets = {target.replace(os.sep, "/") for _, target in found["data"]}
    assert {"sfumato_resources/licenses", "sfumato_resources/export/examples/service"} <= targets
    assert not hidden & set(found["excluded"])


@pytest.mark.skipif(
    importlib.util.find_spec("PyInstaller") is None, reason="bundles are built with PyInstaller"
)
def test_torchs_tests_and_the_build_machines_gtk_are_excluded():
    from bundle_contents import without_needless  # requires PyInstaller

    kept = ["torch/lib/libtorch.so", "torch/bin/torch_shm_manager", "libglib-2.0.so.0"]
    left = ["torch/test/atest", "torch/bin/protoc", "libgtk-3.so.0"]
    left += ["PySide6/Qt/plugins/platformthemes/libqgtk3.so"]

    found = without_needless([(place, "source", "BINARY") for place in kept + left])

    assert [place for place, _, _ in found] == kept


@pytest.mark.parametrize(("before", "after"), [("/usr/mine", "/usr/mine"), (None, None)])
def test_programs_started_by_the_bundle_do_not_get_its_libraries(monkeypatch, before, after):
    monkeypatch.setenv("LD_LIBRARY_PATH", "/bundle/_internal")
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)
    if before is not None:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)

    leave_libraries_to_others()

    assert os.environ.get("LD_LIBRARY_PATH") == after
    assert "LD_LIBRARY_PATH_ORIG" not in os.environ

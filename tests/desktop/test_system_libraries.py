"""Tests that libraries missing for Qt are reported, with their packages, before Qt aborts."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

from sfumato_desktop import system_libraries
from sfumato_desktop.system_libraries import (
    LIBRARIES,
    missing_libraries,
    platform_of,
    problem_about,
    why_qt_cannot_start,
)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems bring all of them")

QT = Path(PySide6.__file__).parent / "Qt"
FILES = {
    "": [
        *(QT / f"lib/libQt6{part}.so.6" for part in ("Core", "Gui", "Widgets", "DBus", "Network")),
        QT / "lib/libQt6Svg.so.6",
        QT / "plugins/platforms/libqoffscreen.so",
    ],
    "xcb": [QT / "lib/libQt6XcbQpa.so.6", QT / "plugins/platforms/libqxcb.so"],
    "wayland": [QT / "lib/libQt6WaylandClient.so.6", QT / "plugins/platforms/libqwayland.so"],
}
OWN = re.compile(
    r"libQt6|libicu|libc\.so|libm\.so|libresolv\.so|libdl\.so|libpthread\.so|librt\.so"
)
"""Libraries of Qt itself, and the C library, without which Python cannot run."""
WITHOUT_CURSOR = """
import ctypes, sys
load = ctypes.CDLL
def without(name, *rest, **more):
    if name in ("libxcb-cursor.so.0", "libEGL.so.1"):
        raise OSError(f"{name}: cannot open shared object file")
    return load(name, *rest, **more)
ctypes.CDLL = without
from sfumato_desktop.start import open_window
code = open_window(None)
print("PySide6.QtWidgets" in sys.modules)
sys.exit(code)
"""

WITH_ALL_LIBRARIES = """
import sys
from sfumato_desktop import system_libraries
system_libraries.missing_libraries = lambda platform: []
from sfumato_desktop.start import open_window
code = open_window(None)
print("PySide6.QtWidgets" in sys.modules)
sys.exit(code)
"""


def needed(file: Path) -> set[str]:
    """Return the library names in a library's string table."""
    names = re.findall(rb"\0(lib[\w.+-]+\.so\.\d+)(?=\0)", file.read_bytes())
    return {name for found in names if not OWN.match(name := found.decode())}


@pytest.mark.parametrize("platform", LIBRARIES)
def test_the_tables_list_all_libraries_required_by_this_qt(platform: str) -> None:
    known = LIBRARIES[""].keys() | LIBRARIES[platform].keys()

    wanted = {name for file in FILES[platform] if file.exists() for name in needed(file)}

    assert wanted
    assert wanted - known == set()
    assert all(len(packages) == 3 for packages in LIBRARIES[platform].values())


def test_the_window_reports_what_is_missing_and_how_to_install_it(tmp_path: Path) -> None:
    environment = os.environ | {
        "QT_QPA_PLATFORM": "xcb",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }

    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_CURSOR],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert done.stdout == "False\n"  # Qt, which would abort, was not loaded
    message, hint = done.stderr.splitlines()
    assert "libEGL.so.1" in message
    assert "libxcb-cursor.so.0" in message
    assert re.search("libxcb-cursor0|xcb-util-cursor", hint)


@pytest.mark.parametrize(
    ("like", "hint"),
    [
        (["linuxmint", "ubuntu"], "sudo apt-get install libegl1 libxcb-cursor0"),
        (["fedora"], "sudo dnf install libglvnd-egl xcb-util-cursor"),
        (["manjaro", "arch"], "sudo pacman -S libglvnd xcb-util-cursor"),
    ],
)
def test_the_packages_match_the_system(like: list[str], hint: str) -> None:
    said = problem_about(["libEGL.so.1", "libxcb-cursor.so.0"], like=like)

    assert said.splitlines()[1] == f"Install them with: {hint}"


def test_an_unknown_system_gets_all_three_commands() -> None:
    said = problem_about(["libGL.so.1"], like=["plan9"])

    assert [word in said for word in ("apt-get", "dnf", "pacman")] == [True] * 3


@pytest.mark.parametrize(
    ("environment", "platform"),
    [
        ({"DISPLAY": ":0"}, "xcb"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "wayland"),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen:configfile=a.json"}, "offscreen"),
        ({"QT_QPA_PLATFORM": "wayland;xcb"}, "wayland"),
        ({}, ""),
    ],
)
def test_the_platform_is_the_one_that_qt_chooses(
    environment: dict[str, str], platform: str
) -> None:
    assert platform_of(environment) == platform


def test_a_missing_display_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)

    assert why_qt_cannot_start().startswith("No display found")


@pytest.mark.parametrize(
    "environment",
    [
        {"DISPLAY": ":4242"},
        {"DISPLAY": "no display at all"},
        {"DISPLAY": ":4242", "WAYLAND_DISPLAY": "wayland-4242"},
        {"DISPLAY": ":4242", "QT_QPA_PLATFORM": "xcb"},
        {"WAYLAND_DISPLAY": "wayland-4242", "QT_QPA_PLATFORM": "wayland;xcb"},
    ],
    ids=str,
)
def test_an_unreachable_display_is_reported_before_qt_is_loaded(
    environment: dict[str, str], tmp_path: Path
) -> None:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    }

    done = subprocess.run(
        [sys.executable, "-c", WITH_ALL_LIBRARIES],
        env={**kept, **environment, "PYTHONPATH": os.pathsep.join(sys.path)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (1, "False\n"), done.stderr
    message, hint = done.stderr.splitlines()
    assert message.startswith("Cannot connect to the display (")
    assert all(environment.get(name, "") in message for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    assert "sfumato --help" in hint


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs an X server")
def test_a_reachable_display_is_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries, "missing_libraries", lambda _: [])
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-4242")  # Qt then falls back to X11
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing)], pass_fds=[writing], stderr=subprocess.DEVNULL
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as numbers:
            monkeypatch.setenv("DISPLAY", f":{numbers.readline().strip()}")
        assert why_qt_cannot_start() == ""
    finally:
        server.terminate()
        server.wait(timeout=30)


def test_a_platform_without_a_display_is_not_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries, "missing_libraries", lambda _: [])
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb;offscreen")
    monkeypatch.setenv("DISPLAY", ":4242")

    assert why_qt_cannot_start() == ""


def test_only_libraries_that_cannot_be_loaded_are_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = []

    def load(name: str) -> None:
        loaded.append(name)
        if name == "libGL.so.1":
            raise OSError

    monkeypatch.setattr(system_libraries.ctypes, "CDLL", load)
    found = missing_libraries("offscreen")

    assert found == ["libGL.so.1"]
    assert set(loaded) >= set(LIBRARIES[""])

"""Tests of the installer: it detects the card, chooses PyTorch's build, and has a dry run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from install import (
    Choice,
    Graphics,
    choose_torch,
    find_graphics,
    print_missing_libraries,
    requirement_of,
)
from support.source_tree import REPOSITORY

INSTALL = REPOSITORY / "packaging/install.py"
FAKE_UV = """#!/bin/sh
case "$*" in
    --version) echo "uv 1.0" ;;
    *--help) echo "--torch-backend <TORCH_BACKEND>" ;;
    "tool dir --bin") echo "$UV_TOOL_BIN_DIR" ;;
    "tool dir") echo "$UV_TOOL_DIR" ;;
    *) echo "$*" >> "{log}" ;;
esac
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the fake programs are for sh")


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """Return the only folder on the search path; `nvidia-smi` and others are placed here."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def add_program(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text)
    (folder / name).chmod(0o755)


def add_nvidia(folder: Path, answer: str) -> None:
    add_program(folder, "nvidia-smi", f"#!/bin/sh\necho '{answer}'\n")


def test_the_card_and_its_driver_are_detected(programs):
    add_nvidia(programs, "550.54.14, NVIDIA GeForce RTX 3060, 8.6")

    assert find_graphics("Linux") == Graphics(
        "nvidia", "NVIDIA GeForce RTX 3060", (550, 54, 14), (8, 6)
    )


def test_a_driver_too_old_to_report_compute_capability_is_detected(programs):
    add_program(
        programs,
        "nvidia-smi",
        '#!/bin/sh\ncase "$1" in *compute_cap) exit 2 ;; esac\necho "390.157, GeForce GTX 750"\n',
    )

    assert find_graphics("Linux") == Graphics("nvidia", "GeForce GTX 750", (390, 157))


def test_the_cpu_is_not_mistaken_for_an_amd_card(programs):
    add_program(programs, "rocm_agent_enumerator", "#!/bin/sh\necho gfx000\necho gfx1100\n")

    assert find_graphics("Linux") == Graphics("amd", "AMD card (gfx1100)")


@pytest.mark.usefixtures("programs")
def test_without_drivers_no_card_is_reported():
    assert find_graphics("Linux") == Graphics()


@pytest.mark.parametrize(
    ("graphics", "system", "build"),
    [
        (Graphics("nvidia", "RTX 3060", (550, 54, 14), (8, 6)), "Linux", "auto"),
        (Graphics("nvidia", "RTX 3060", (528, 33), (8, 6)), "Windows", "auto"),
        (Graphics("nvidia", "GTX 1080", (550, 54, 14), (6, 1)), "Linux", "cu126"),
        (Graphics("nvidia", "RTX 3060", (470, 82, 1), (8, 6)), "Linux", "cpu"),
        (Graphics("nvidia", "RTX 3060", (528, 24), (8, 6)), "Windows", "cpu"),
        (Graphics("amd", "AMD card (gfx1100)"), "Linux", "auto"),
        (Graphics("amd", "AMD card (gfx1100)"), "Windows", "cpu"),
        (Graphics("apple", "Apple GPU"), "Darwin", "as-published"),
        (Graphics(), "Linux", "cpu"),
        (Graphics(), "Darwin", "cpu"),
    ],
)
def test_the_build_matches_card_and_driver(graphics, system, build):
    assert choose_torch(graphics, system).build == build


def test_an_outdated_driver_is_reported_with_the_required_version():
    choice = choose_torch(Graphics("nvidia", "RTX 3060", (470, 82, 1), (8, 6)), "Linux")

    assert isinstance(choice, Choice)
    assert "525.60.13" in choice.reason


def test_sources_become_requirements(tmp_path):
    assert requirement_of(str(tmp_path), []) == f"sfumato @ {tmp_path.as_uri()}"
    assert (
        requirement_of("git+https://host/it", ["serve"]) == "sfumato[serve] @ git+https://host/it"
    )
    assert requirement_of("sfumato==0.2", ["serve", "openvino"]) == "sfumato[serve,openvino]==0.2"


def run_installer(programs: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    log = programs.parent / "done.log"
    add_program(programs, "uv", FAKE_UV.format(log=log))
    return subprocess.run(
        [sys.executable, INSTALL, "--prefix", programs.parent / "prefix", *arguments],
        env={"PATH": f"{programs}{os.pathsep}{os.defpath}", "HOME": str(programs.parent)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_dry_run_prints_the_commands_and_changes_nothing(programs):
    add_nvidia(programs, "550.54.14, NVIDIA GeForce RTX 3060, 8.6")

    done = run_installer(programs, "--dry-run")

    assert done.returncode == 0, done.stderr
    assert "found   NVIDIA GeForce RTX 3060, driver 550.54.14" in done.stdout
    assert "--torch-backend auto" in done.stdout
    assert f"sfumato @ {REPOSITORY.as_uri()}" in done.stdout
    assert "share/applications/org.sfumato.Sfumato.desktop" in done.stdout
    assert not (programs.parent / "done.log").exists()
    assert not (programs.parent / "prefix").exists()


def test_explicit_options_override_the_detection(programs):
    done = run_installer(
        programs, "--dry-run", "--torch", "cpu", "--python", "3.13", "sfumato==0.2"
    )

    assert "--python 3.13 --torch-backend cpu sfumato==0.2" in done.stdout


def test_uninstalling_removes_only_the_menu_entry(programs):
    share = programs.parent / "prefix/share"
    entry = share / "applications/org.sfumato.Sfumato.desktop"
    other = share / "applications/other.desktop"
    entry.parent.mkdir(parents=True)
    entry.touch()
    other.touch()

    done = run_installer(programs, "--uninstall")

    assert done.returncode == 0, done.stderr
    assert (programs.parent / "done.log").read_text() == "tool uninstall sfumato\n"
    assert not entry.exists()
    assert other.exists()


def test_without_uv_the_error_explains_how_to_install_it(programs):
    done = subprocess.run(
        [sys.executable, INSTALL, "--dry-run"],
        env={"PATH": str(programs)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "install.sh" in done.stderr


def test_the_shell_script_does_not_download_uv_in_a_dry_run(programs):
    script = REPOSITORY / "packaging/install.sh"
    for name in ("dirname", "sh"):
        (programs / name).symlink_to(f"/usr/bin/{name}")

    done = subprocess.run(
        ["/bin/sh", script, "--dry-run"],
        env={"PATH": str(programs), "HOME": str(programs)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "get     uv" in done.stdout


@pytest.mark.parametrize("missing", ["", "libxcb-cursor.so.0"])
def test_missing_libraries_of_the_window_are_listed_at_the_end(tmp_path, capsys, missing):
    (tmp_path / "bin").mkdir()
    hidden = f"import ctypes, sys; sys.path[:0] = {sys.path!r}\nload = ctypes.CDLL\n"
    hidden += f"def only(name): return load(None if name != {missing!r} else '/none')\n"
    code = tmp_path / "hidden.py"
    code.write_text(f"{hidden}ctypes.CDLL = only\nexec(sys.argv[2])\n")
    add_program(tmp_path / "bin", "python", f'#!/bin/sh\nexec {sys.executable} {code} "$@"\n')

    print_missing_libraries(tmp_path)

    said = capsys.readouterr().out
    assert (missing in said) if missing else not said
    assert said.count("\n") == (2 if missing else 0)

"""The installer: installs Sfumato with the PyTorch build that fits the graphics card.

Started by `install.sh` or `install.ps1`, which make sure that uv is available. uv installs Sfumato
as a tool: a command with its own environment. The PyTorch build is chosen here from the graphics
card and its driver; see docs/decisions/0023. Uses only the Python standard library.
"""

import argparse
import json
import os
import platform
import re
import shlex
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from menu_entry import add_entry, entry_paths, remove_entry

__all__ = ["Choice", "Graphics", "choose_torch", "find_graphics", "main", "requirement_of"]

_PYTHON = "3.12"
"""For PySide6 6.12 and newer; see docs/decisions/0004."""

_OLDEST_DRIVERS = {"Linux": (525, 60, 13), "Windows": (528, 33)}
"""The oldest drivers that run CUDA 12, which the oldest supported PyTorch is built for.

From table 2 of the release notes of NVIDIA's CUDA Toolkit.
"""

_OLDEST_CARD = (7, 5)
"""Compute capability of Turing; only PyTorch's builds for CUDA 12.6 support older cards."""

_BUILD_FOR_OLD_CARDS = "cu126"
_AS_PUBLISHED = "as-published"
"""Used instead of a build: the package registry's default for this system."""

_CLONE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Graphics:
    """The graphics card that PyTorch may use."""

    maker: str = ""
    """`nvidia`, `amd`, `apple`, or "" if there is none."""
    name: str = "no graphics card that PyTorch can use"
    driver: tuple[int, ...] = ()
    capability: tuple[int, ...] = ()
    """NVIDIA's compute capability: (8, 6) for an RTX 3060."""


@dataclass(frozen=True)
class Choice:
    """The PyTorch build to install."""

    build: str
    """A value of uv's `--torch-backend`, or `as-published`."""
    reason: str
    """Shown to the user."""


class Uv:
    """uv, with its tools in a folder of the caller's choice.

    Args:
        prefix: The folder for tools, for a trial; uv's default if `None`.
        is_trial: Whether to print commands that change something instead of running them.
    """

    def __init__(self, *, prefix: Path | None, is_trial: bool) -> None:
        self._is_trial = is_trial
        self._program = os.environ.get("UV") or shutil.which("uv") or "uv"
        self._environment = dict(os.environ)
        if prefix is not None:
            self._environment["UV_TOOL_DIR"] = str(prefix / "tools")
            self._environment["UV_TOOL_BIN_DIR"] = str(prefix / "bin")

    def ask(self, *arguments: str) -> str:
        """Return the output of a uv command."""
        return _answer_of(self._program, *arguments, environment=self._environment)

    def do(self, *arguments: str) -> None:
        """Run a uv command.

        Raises:
            SystemExit: If the command fails; uv has already printed the reason.
        """
        command = [self._program, *arguments]
        print(f"run     {shlex.join(command)}", flush=True)
        if self._is_trial:
            return
        if subprocess.run(command, env=self._environment, check=False).returncode != 0:
            raise SystemExit("uv could not do it; what it said above is the reason.")


def find_graphics(system: str) -> Graphics:
    """Return the graphics card, as reported by the drivers' own programs.

    Args:
        system: As returned by `platform.system`.
    """
    if system == "Darwin":
        return Graphics("apple", "Apple GPU") if platform.machine() == "arm64" else Graphics()
    # Old drivers reject unknown fields.
    for question in ("driver_version,name,compute_cap", "driver_version,name"):
        answer = _answer_of("nvidia-smi", f"--query-gpu={question}", "--format=csv,noheader")
        if answer:
            driver, name, *capability = answer.splitlines()[0].split(", ")
            return Graphics("nvidia", name, _numbers(driver), _numbers("".join(capability)))
    agents = _answer_of("rocm_agent_enumerator").split()
    cards = [agent for agent in agents if agent != "gfx000"]  # gfx000 is the CPU
    return Graphics("amd", f"AMD card ({cards[0]})") if cards else Graphics()


def choose_torch(graphics: Graphics, system: str) -> Choice:
    """Return the PyTorch build to install; uv's own choice is used only where it is better.

    uv picks Intel's build, which Sfumato cannot use, on every computer with Intel graphics. It does
    not know which cards the newer builds no longer support, nor how to handle an old driver.
    """
    if graphics.maker == "apple":
        return Choice(_AS_PUBLISHED, "it uses the Apple GPU")
    if graphics.maker == "amd" and system == "Linux":
        return Choice("auto", "the ROCm build that uv chooses for the card")
    if graphics.maker != "nvidia":
        return Choice("cpu", "the processor's build")
    oldest = _OLDEST_DRIVERS[system]
    if graphics.driver < oldest:
        return Choice(
            "cpu",
            f"the processor's build; for the card, the driver must be {_dotted(oldest)} or newer. "
            "Update it, then install again.",
        )
    if () < graphics.capability < _OLDEST_CARD:
        return Choice(_BUILD_FOR_OLD_CARDS, "the build for CUDA 12.6, the last for so old a card")
    return Choice("auto", "the CUDA build that uv chooses for the driver")


def requirement_of(source: str, extras: list[str]) -> str:
    """Return the requirement to install, in uv's syntax.

    Args:
        source: A folder, a wheel, a URL (`git+https://...`), or a name with a version.
        extras: `serve`, `openvino`.
    """
    chosen = f"[{','.join(extras)}]" if extras else ""
    if Path(source).exists():
        return f"sfumato{chosen} @ {Path(source).resolve().as_uri()}"
    if "://" in source:
        return f"sfumato{chosen} @ {source}"
    return f"sfumato{chosen}{source.removeprefix('sfumato')}"


_LOOK_FOR_LIBRARIES = """
from sfumato_desktop.system_libraries import problem_on
print(problem_on("xcb"))
"""


def main(arguments: list[str] | None = None) -> None:
    """Install or remove Sfumato as the command line says."""
    chosen = _options().parse_args(arguments)
    prefix = Path(chosen.prefix).resolve() if chosen.prefix else None
    uv = Uv(prefix=prefix, is_trial=chosen.dry_run)
    if not uv.ask("--version"):
        raise SystemExit("There is no uv. Start install.sh or install.ps1, which get it.")
    places = [] if chosen.no_menu else entry_paths(prefix)
    if chosen.uninstall:
        uv.do("tool", "uninstall", "sfumato")
        remove_entry(places, is_trial=chosen.dry_run)
        print("Your projects and plugins are where they were.")
        return
    _install(uv, chosen)
    command = Path(uv.ask("tool", "dir", "--bin"), "sfumato")
    add_entry(
        places,
        command=command,
        environment=Path(uv.ask("tool", "dir"), "sfumato"),
        is_trial=chosen.dry_run,
    )
    if not chosen.dry_run:
        _print_install_location(command)
        print_missing_libraries(Path(uv.ask("tool", "dir"), "sfumato"))


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="install", description="Install Sfumato, or bring it up to date."
    )
    add = parser.add_argument
    add(
        "source",
        nargs="?",
        default=str(_CLONE) if (_CLONE / "pyproject.toml").exists() else "sfumato",
        help="a folder, a wheel, git+https://..., a name with a version; this clone if not given",
    )
    add("--torch", metavar="BUILD", help="PyTorch's build: cpu, cu126, rocm7.2, as-published ...")
    add("--extra", action="append", default=[], help="serve, openvino; may be given again")
    add("--python", default=_PYTHON, help=f"version of Python; {_PYTHON} if not given")
    add("--prefix", metavar="FOLDER", help="install below a folder, for a trial")
    add("--no-menu", action="store_true", help="leave the desktop's menu alone")
    add("--dry-run", action="store_true", help="say what would be done")
    add("--uninstall", action="store_true", help="remove it; projects and plugins stay")
    return parser


def _install(uv: Uv, chosen: argparse.Namespace) -> None:
    system = platform.system()
    graphics = find_graphics(system)
    torch = choose_torch(graphics, system)
    if chosen.torch:
        torch = Choice(chosen.torch, "as asked for")
    driver = f", driver {_dotted(graphics.driver)}" if graphics.driver else ""
    print(f"found   {graphics.name}{driver}")
    print(f"PyTorch {torch.build}: {torch.reason}")
    build = [] if torch.build == _AS_PUBLISHED else ["--torch-backend", torch.build]
    if build and build[0] not in uv.ask("tool", "install", "--help"):
        raise SystemExit("This uv cannot choose PyTorch's build. Update it: uv self update")
    # Reinstall: an existing environment may have PyTorch's build for another card or driver.
    anew = ("--reinstall", "--force", "--python", chosen.python)
    uv.do("tool", "install", *anew, *build, requirement_of(chosen.source, chosen.extra))


def _print_install_location(command: Path) -> None:
    """Print which device the installed program trains on and how to start it."""
    answer = _answer_of(str(command), "system", "--json")
    if not answer:
        raise SystemExit(f"It is installed, but does not start: {command} system")
    report = json.loads(answer)
    print(f"Sfumato {report['versions']['sfumato']}, PyTorch {report['versions']['torch']}")
    print(f"It trains on: {report['device']}", *report["notes"], sep="\n")
    print(f"Start it: {command}")
    if shutil.which("sfumato") is None:
        print("So that “sfumato” is enough, let uv put it on your path: uv tool update-shell")


def print_missing_libraries(environment: Path) -> None:
    """Print the Qt libraries missing from a bare Linux, with the command that installs them."""
    if platform.system() == "Linux":
        complaint = _answer_of(str(environment / "bin/python"), "-c", _LOOK_FOR_LIBRARIES)
        print(f"{complaint}\n" if complaint else "", end="")


def _answer_of(*command: str, environment: dict[str, str] | None = None) -> str:
    """Return the output of a program; "" if it is missing or fails."""
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", text))


def _dotted(numbers: tuple[int, ...]) -> str:
    return ".".join(str(number) for number in numbers)


if __name__ == "__main__":
    main()

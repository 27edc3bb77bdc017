"""The entry in the desktop's menu for a program installed for one user.

On Linux these are files below `~/.local/share`, on Windows a shortcut in the Start menu, and on
macOS a small app in `~/Applications` that starts the command. Uses only the Python standard
library.
"""

import os
import platform
import plistlib
import shutil
import subprocess
from pathlib import Path

__all__ = ["add_entry", "entry_paths", "remove_entry"]

_APP_ID = "org.sfumato.Sfumato"

_SHARED = (
    f"applications/{_APP_ID}.desktop",
    f"icons/hicolor/scalable/apps/{_APP_ID}.svg",
    f"mime/packages/{_APP_ID}.xml",
)
"""Files that Sfumato's package installs below `share/` of its environment for desktops to find."""

_MAKE_SHORTCUT = (
    "$link = (New-Object -ComObject WScript.Shell).CreateShortcut($env:SFUMATO_LINK);"
    "$link.TargetPath = $env:SFUMATO_PYTHON; $link.Arguments = '-m sfumato'; $link.Save()"
)


def entry_paths(prefix: Path | None = None) -> list[Path]:
    """Return the files and folders that make up the entry on this system.

    Args:
        prefix: A folder to write below, for a trial; the user's own folders if `None`.
    """
    match platform.system():
        case "Windows":
            programs = Path(os.environ["APPDATA"], "Microsoft/Windows/Start Menu/Programs")
            return [(prefix or programs) / "Sfumato.lnk"]
        case "Darwin":
            return [(prefix or Path.home()) / "Applications/Sfumato.app"]
        case _:
            own = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share"
            share = prefix / "share" if prefix else Path(own)
            return [share / name for name in _SHARED]


def add_entry(places: list[Path], *, command: Path, environment: Path, is_trial: bool) -> None:
    """Write the entry.

    Args:
        places: The result of `entry_paths`; empty to write nothing.
        command: The program to start.
        environment: The environment that Sfumato is installed in.
        is_trial: Whether to only print the paths.
    """
    for place in places:
        print(f"write   {place}")
        if not is_trial:
            place.parent.mkdir(parents=True, exist_ok=True)
    if is_trial or not places:
        return
    match platform.system():
        case "Windows":
            _make_shortcut(places[0], python=environment / "Scripts/pythonw.exe")
        case "Darwin":
            _make_app(places[0], command)
        case _:
            _copy_shared(places, command=command, share=environment / "share")


def remove_entry(places: list[Path], *, is_trial: bool) -> None:
    """Remove the existing parts of the entry."""
    for place in filter(Path.exists, places):
        print(f"remove  {place}")
        if is_trial:
            continue
        if place.is_dir():
            shutil.rmtree(place)
        else:
            place.unlink()
    if platform.system() == "Linux" and places and not is_trial:
        _refresh_desktop(places)


def _copy_shared(places: list[Path], *, command: Path, share: Path) -> None:
    for name, place in zip(_SHARED, places, strict=True):
        text = (share / name).read_text(encoding="utf-8")
        if place.suffix == ".desktop":
            text = text.replace("Exec=sfumato", f"Exec={_quoted(command)}")
        place.write_text(text, encoding="utf-8")
    _refresh_desktop(places)


def _refresh_desktop(places: list[Path]) -> None:
    """Notify the desktop of the change; without these programs it notices at the next login."""
    entry, _, kinds = places
    for program, folder in (
        ("update-desktop-database", entry.parent),
        ("update-mime-database", kinds.parents[1]),
    ):
        if shutil.which(program) and folder.exists():
            subprocess.run([program, str(folder)], capture_output=True, check=False)


def _quoted(command: Path) -> str:
    """Return a path as a desktop entry's `Exec` key needs it: quoted, then escaped as a string."""
    quoted = str(command).replace("\\", "\\\\")
    for letter in '"`$':
        quoted = quoted.replace(letter, f"\\{letter}")
    return '"' + quoted.replace("\\", "\\\\").replace("%", "%%") + '"'


def _make_shortcut(place: Path, *, python: Path) -> None:
    named = {"SFUMATO_LINK": str(place), "SFUMATO_PYTHON": str(python)}
    subprocess.run(
        ["powershell", "-NoProfile", "-Command", _MAKE_SHORTCUT],
        env=os.environ | named,
        check=True,
    )


def _make_app(place: Path, command: Path) -> None:
    program = place / "Contents/MacOS/sfumato"
    program.parent.mkdir(parents=True, exist_ok=True)
    about = {
        "CFBundleExecutable": program.name,
        "CFBundleIdentifier": _APP_ID,
        "CFBundleName": "Sfumato",
        "CFBundlePackageType": "APPL",
        "NSHighResolutionCapable": True,
    }
    (place / "Contents/Info.plist").write_bytes(plistlib.dumps(about))
    quoted = str(command).replace("'", "'\\''")
    program.write_text(f"#!/bin/sh\nexec '{quoted}' \"$@\"\n", encoding="utf-8")
    program.chmod(0o755)

"""Checks for the system libraries and the display that Qt requires on Linux.

Qt aborts the process if a library is missing or no display can be reached. Both are checked before
Qt is loaded, so that the user gets an actionable message instead.
"""

import ctypes
import os
import socket
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from sfumato.system.printable import printable

__all__ = [
    "LIBRARIES",
    "missing_libraries",
    "platform_of",
    "problem_about",
    "problem_on",
    "why_qt_cannot_start",
]

_COMMON = """
libEGL.so.1            libegl1             libglvnd-egl        libglvnd
libGL.so.1             libgl1              libglvnd-glx        libglvnd
libX11.so.6            libx11-6            libX11              libx11
libbrotlicommon.so.1   libbrotli1          libbrotli           brotli
libbrotlidec.so.1      libbrotli1          libbrotli           brotli
libdbus-1.so.3         libdbus-1-3         dbus-libs           dbus
libfontconfig.so.1     libfontconfig1      fontconfig          fontconfig
libfreetype.so.6       libfreetype6        freetype            freetype2
libgcc_s.so.1          libgcc-s1           libgcc              gcc-libs
libglib-2.0.so.0       libglib2.0-0        glib2               glib2
libgssapi_krb5.so.2    libgssapi-krb5-2    krb5-libs           krb5
libgthread-2.0.so.0    libglib2.0-0        glib2               glib2
libstdc++.so.6         libstdc++6          libstdc++           gcc-libs
libxkbcommon.so.0      libxkbcommon0       libxkbcommon        libxkbcommon
libz.so.1              zlib1g              zlib                zlib
libzstd.so.1           libzstd1            libzstd             zstd
"""
_X11 = """
libX11-xcb.so.1         libx11-xcb1            libX11-xcb             libx11
libxcb-cursor.so.0      libxcb-cursor0         xcb-util-cursor        xcb-util-cursor
libxcb-icccm.so.4       libxcb-icccm4          xcb-util-wm            xcb-util-wm
libxcb-image.so.0       libxcb-image0          xcb-util-image         xcb-util-image
libxcb-keysyms.so.1     libxcb-keysyms1        xcb-util-keysyms       xcb-util-keysyms
libxcb-randr.so.0       libxcb-randr0          libxcb                 libxcb
libxcb-render-util.so.0 libxcb-render-util0    xcb-util-renderutil    xcb-util-renderutil
libxcb-render.so.0      libxcb-render0         libxcb                 libxcb
libxcb-shape.so.0       libxcb-shape0          libxcb                 libxcb
libxcb-shm.so.0         libxcb-shm0            libxcb                 libxcb
libxcb-sync.so.1        libxcb-sync1           libxcb                 libxcb
libxcb-util.so.1        libxcb-util1           xcb-util               xcb-util
libxcb-xfixes.so.0      libxcb-xfixes0         libxcb                 libxcb
libxcb-xkb.so.1         libxcb-xkb1            libxcb                 libxcb
libxcb.so.1             libxcb1                libxcb                 libxcb
libxkbcommon-x11.so.0   libxkbcommon-x11-0     libxkbcommon-x11       libxkbcommon-x11
"""
_WAYLAND = """
libwayland-client.so.0  libwayland-client0  libwayland-client  wayland
libwayland-cursor.so.0  libwayland-cursor0  libwayland-cursor  wayland
"""


def _table(text: str) -> dict[str, tuple[str, ...]]:
    rows = (line.split() for line in text.strip().splitlines())
    return {name: tuple(packages) for name, *packages in rows}


_SYSTEMS = (
    (("debian", "ubuntu"), "sudo apt-get install"),
    (("fedora", "rhel"), "sudo dnf install"),
    (("arch",), "sudo pacman -S"),
)
"""For each package manager, the IDs of its systems and its command to install packages."""
_ELSEWHERE = "Start Sfumato in a desktop session, or use the terminal: sfumato --help"
_PATIENCE_S = 5.0
_VARIABLES = {"wayland": "WAYLAND_DISPLAY", "xcb": "DISPLAY"}
"""Environment variables that name the display of a platform."""
LIBRARIES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "": _table(_COMMON),
    "xcb": _table(_X11),
    "wayland": _table(_WAYLAND),
}
"""Required libraries by Qt platform ("" for all), with packages in the order of `_SYSTEMS`."""


def why_qt_cannot_start() -> str:
    """Return what is missing and how to install it, or "" if Qt can start."""
    if not sys.platform.startswith("linux"):
        return ""
    platform = platform_of(os.environ)
    if not platform:
        return f"No display found: neither WAYLAND_DISPLAY nor DISPLAY is set.\n{_ELSEWHERE}"
    return problem_on(platform) or _problem_about_displays(os.environ)


def problem_on(platform: str) -> str:
    """Return what Qt lacks on a platform and how to install it, or "" if nothing is missing."""
    missing = missing_libraries(platform)
    return problem_about(missing, like=_system_names()) if missing else ""


def platform_of(environment: Mapping[str, str]) -> str:
    """Return the platform that Qt will choose: the requested one, Wayland, or X11."""
    if asked := environment.get("QT_QPA_PLATFORM", ""):
        return asked.partition(";")[0].partition(":")[0]
    if environment.get("WAYLAND_DISPLAY"):
        return "wayland"
    return "xcb" if environment.get("DISPLAY") else ""


def missing_libraries(platform: str) -> list[str]:
    """Return the libraries required by Qt on a platform that cannot be loaded."""
    needed = {**LIBRARIES[""], **LIBRARIES.get(platform.partition("-")[0], {})}
    return [name for name in needed if not _can_load(name)]


def problem_about(missing: Iterable[str], *, like: Iterable[str] = ()) -> str:
    """Return two sentences: which libraries are missing, and how to install their packages.

    Args:
        missing: Names of the missing libraries.
        like: IDs of the system and of related systems. If none of them is known, all commands are
            listed.
    """
    missing, like = list(missing), set(like)
    known = {name: found for table in LIBRARIES.values() for name, found in table.items()}
    commands = [
        f"{command} {' '.join(dict.fromkeys(known[name][page] for name in missing))}"
        for page, (_, command) in enumerate(_SYSTEMS)
    ]
    own = [
        command
        for (names, _), command in zip(_SYSTEMS, commands, strict=True)
        if like.intersection(names)
    ]
    return (
        f"The window requires system libraries that are missing: {', '.join(missing)}.\n"
        f"Install them with: {' or: '.join(own[:1] or commands)}"
    )


def _problem_about_displays(environment: Mapping[str, str]) -> str:
    """Return which displays cannot be reached, or "" if Qt will find a display."""
    asked = [name.partition(":")[0] for name in environment.get("QT_QPA_PLATFORM", "").split(";")]
    if any(asked):
        tried = {name: _VARIABLES.get(name.partition("-")[0], "") for name in asked if name}
    else:
        tried = {name: one for name, one in _VARIABLES.items() if environment.get(one)}
    if any(_can_reach_display(name.partition("-")[0]) for name in tried):
        return ""
    shown = " and ".join(f"{one}={environment.get(one, '')}" for one in tried.values())
    return f"Cannot connect to the display ({printable(shown)}).\n{_ELSEWHERE}"


def _can_reach_display(platform: str) -> bool:
    """Return whether the display accepts a connection, as platforms without displays always do."""
    try:
        return _CONNECTIONS[platform]() if platform in _CONNECTIONS else True
    except (OSError, ValueError):  # nothing is listening, or the name is not a valid socket name
        return False


def _can_reach_x11() -> bool:
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    has_failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not has_failed


def _can_reach_wayland() -> bool:
    """Connect without Wayland's client library, which writes to stderr on failure."""
    if os.environ.get("WAYLAND_SOCKET"):  # connected by the parent process
        return True
    name = os.environ.get("WAYLAND_DISPLAY") or "wayland-0"
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(_PATIENCE_S)
        connection.connect(str(Path(os.environ.get("XDG_RUNTIME_DIR", "")) / name))
    return True


_CONNECTIONS = {"xcb": _can_reach_x11, "wayland": _can_reach_wayland}


def _can_load(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _system_names() -> list[str]:
    """Return the system's ID and ID_LIKE, or nothing if the system does not provide them."""
    try:
        lines = Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    pairs = (line.partition("=") for line in lines)
    values = [value.strip("\"'") for key, _, value in pairs if key in ("ID", "ID_LIKE")]
    return " ".join(values).split()

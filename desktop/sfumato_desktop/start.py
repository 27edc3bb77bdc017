"""The entry point of the desktop application.

The `sfumato` command calls `open_window`. It refuses combinations of Python and PySide6 that
are known to crash, and systems that lack a library required by Qt. It then starts logging, and
shows the window before importing anything slow.
"""

import locale
import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import PySide6

from sfumato_desktop.system_libraries import why_qt_cannot_start

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

__all__ = ["is_crashing_combination", "open_window"]

_QUIT_AFTER_PAINT = "SFUMATO_QUIT_AFTER_PAINT"
"""Environment variable used by the start-up benchmark and the bundle's smoke test."""


def open_window(project: Path | None = None) -> int:
    """Show the window, open a project if one is given, and return the exit code."""
    if is_crashing_combination(sys.version_info[:2], PySide6.__version__):
        sys.stderr.write(
            f"PySide6 {PySide6.__version__} crashes on Python {sys.version.split()[0]}.\n"
            "Use Python 3.12 or newer, or install PySide6-Essentials older than 6.12.\n"
        )
        return 1
    if complaint := why_qt_cannot_start():
        sys.stderr.write(f"{complaint}\n")
        return 1
    from PySide6.QtWidgets import QApplication  # after the check, whose message is clearer

    from sfumato.plugins.registry import SAFE_VARIABLE, discover_plugins
    from sfumato_desktop.app import App
    from sfumato_desktop.app_settings import AppSettings
    from sfumato_desktop.bridge.end_signals import EndSignals
    from sfumato_desktop.bridge.single_instance import SingleInstance, hand_over, own_address
    from sfumato_desktop.language import speak
    from sfumato_desktop.log import pop_crash, report_crash, report_uncaught_errors, start_log

    application = QApplication(sys.argv[:1])
    _introduce(application)
    address = own_address(is_safe=SAFE_VARIABLE in os.environ)
    if hand_over(project, address=address):
        return 0  # a window that was already open came to the front
    has_crashed = pop_crash()  # before logging truncates the file
    start_log()
    speak(application, AppSettings().language)
    instance = SingleInstance()
    instance.listen(address)
    app = App(application, discover_plugins(), address=address)
    instance.called.connect(app.workspace.raise_window)
    end = EndSignals()
    end.asked.connect(app.workspace.end)
    end.listen()
    report_uncaught_errors(app.services.notify.error)
    if os.environ.get(_QUIT_AFTER_PAINT):
        app.window.painted.connect(application.quit)
    app.start(project)
    report_crash(app.services.notify.error, has_crashed=has_crashed)
    try:
        code = int(application.exec())
    finally:
        end.close()
        instance.close()
        app.close()
        app.delete_window()
    return _end_at_once(code) if app.has_left_threads else code


def _introduce(application: "QApplication") -> None:
    """Set the application's identity, and restore the C decimal point, which Qt changes."""
    from sfumato_desktop.icons import icon  # imported after the check, as above

    locale.setlocale(locale.LC_NUMERIC, "C")
    application.setApplicationName("Sfumato")
    application.setDesktopFileName("org.sfumato.Sfumato")
    application.setWindowIcon(icon("app"))


def _end_at_once(code: int) -> NoReturn:
    """End the process without waiting for remaining threads; everything else is closed."""
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # a program without a console has no standard streams
            stream.flush()
    os._exit(code)  # a normal exit occasionally crashes while a thread imports


def is_crashing_combination(python: tuple[int, ...], pyside: str) -> bool:
    """Return whether this PySide6 loses references to `None` on this Python.

    PySide6 6.12 aborts after several thousand calls on Python 3.10 and 3.11, where `None` is
    reference counted.
    """
    major, minor = (int(part) for part in pyside.split(".")[:2])
    return python < (3, 12) and (major, minor) >= (6, 12)

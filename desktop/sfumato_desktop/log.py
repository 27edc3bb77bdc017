"""Where does it go that something went wrong?

Into rotating files in the user's log folder: the log records of core and window, Qt's own messages
and errors that nobody caught. Nothing leaves the machine.
"""

import faulthandler
import logging
import logging.handlers
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QtMsgType,
    qInstallMessageHandler,
)

from sfumato_desktop.app_settings import log_folder

__all__ = ["start_log", "take_crash", "tell_crash", "tell_uncaught_errors"]

_LOG = logging.getLogger(__name__)
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_SIGNS_OF_A_CRASH = (b"Fatal Python error", b"access violation")
"""What faulthandler writes of it; on Windows it also notes exceptions that were handled."""


def start_log() -> None:
    """Write the log to files from now on; a folder that refuses costs the log and no more."""
    try:
        log_folder().mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            log_folder() / "sfumato.log", maxBytes=2_000_000, backupCount=3, encoding="utf-8"
        )
    except OSError as error:
        _LOG.warning("No log is written: %s", error)
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    faulthandler.enable(_crash_file())
    qInstallMessageHandler(_log_qt_message)


def take_crash() -> bool:
    """Return whether the window crashed the last time, and keep its stacks aside.

    They stay in the log folder as `crash-last.log`, and so go into the next report.
    """
    stacks = log_folder() / "crash.log"
    try:
        if not any(sign in stacks.read_bytes() for sign in _SIGNS_OF_A_CRASH):
            return False
        stacks.replace(stacks.with_name("crash-last.log"))
    except OSError:  # there are none, or they cannot be moved: no reason not to open
        return False
    return True


def tell_crash(tell: Callable[[str, str], object], *, has_crashed: bool) -> None:
    """Tell the user by message and hint if the window crashed the last time."""
    if not has_crashed:
        return
    tell(
        QCoreApplication.translate("Log", "Sfumato crashed the last time it was open."),
        QCoreApplication.translate(
            "Log", "Help > Make a report… collects what is needed to find the cause."
        ),
    )


def tell_uncaught_errors(tell: Callable[[str, str], object]) -> None:
    """Log errors that nobody caught, and tell the user of them by message and hint."""
    at_it = threading.Lock()

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        _LOG.error("Nobody caught this.", exc_info=(kind, error, trace))
        if not at_it.acquire(blocking=False):
            return  # to tell of an error was an error, too
        what = QCoreApplication.translate("Log", "Something unexpected happened ({error}).")
        try:
            tell(
                what.format(error=f"{kind.__name__}: {error}"),
                QCoreApplication.translate(
                    "Log", "Your files are safe. Details are in the log: Help > Open logs folder."
                ),
            )
        except RuntimeError:
            return  # the window is gone
        finally:
            at_it.release()

    sys.excepthook = hook


def _crash_file() -> TextIO:
    """Open the file to which the stacks go when the process itself crashes; it stays open."""
    return (log_folder() / "crash.log").open("a", encoding="utf-8")


def _log_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    logging.getLogger(f"qt.{context.category or 'default'}").log(_LEVELS[kind], message)

"""Logging to rotating files in the user's log folder.

The files contain log records from core and the desktop app, Qt messages, and uncaught errors.
Nothing is sent over the network.
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

__all__ = ["pop_crash", "report_crash", "report_uncaught_errors", "start_log"]

_LOG = logging.getLogger(__name__)
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_SIGNS_OF_A_CRASH = (b"Fatal Python error", b"access violation")
"""Beginnings of faulthandler's crash reports; on Windows, it also reports handled exceptions."""


def start_log() -> None:
    """Start logging to files, or continue without a log if the folder is not writable."""
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


def pop_crash() -> bool:
    """Return whether the app crashed last time, and preserve the stack traces.

    The stack traces are kept in the log folder as `crash-last.log` and are included in the next
    report.
    """
    stacks = log_folder() / "crash.log"
    try:
        if not any(sign in stacks.read_bytes() for sign in _SIGNS_OF_A_CRASH):
            return False
        stacks.replace(stacks.with_name("crash-last.log"))
    except OSError:  # missing or not movable, which is no reason to refuse to start
        return False
    return True


def report_crash(tell: Callable[[str, str], object], *, has_crashed: bool) -> None:
    """Show a message and hint if the app crashed last time."""
    if not has_crashed:
        return
    tell(
        QCoreApplication.translate("Log", "Sfumato crashed the last time it ran."),
        QCoreApplication.translate("Log", "To help find the cause, choose Help > Create report…"),
    )


def report_uncaught_errors(tell: Callable[[str, str], object]) -> None:
    """Log uncaught errors and show each of them as a message and hint."""
    at_it = threading.Lock()

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        _LOG.error("Uncaught error.", exc_info=(kind, error, trace))
        if not at_it.acquire(blocking=False):
            return  # showing the error failed, too
        what = QCoreApplication.translate("Log", "Internal error: {error}")
        try:
            tell(
                what.format(error=f"{kind.__name__}: {error}"),
                QCoreApplication.translate(
                    "Log", "Your files are intact. For details, choose Help > Open logs folder."
                ),
            )
        except RuntimeError:
            return  # the window has already been deleted
        finally:
            at_it.release()

    sys.excepthook = hook
    threading.excepthook = lambda died: _report_thread(died, hook)
    sys.unraisablehook = _log_unraisable


def _report_thread(
    died: threading.ExceptHookArgs,
    hook: Callable[[type[BaseException], BaseException, TracebackType | None], None],
) -> None:
    """Log and show the error that ended a thread, unless the thread ended itself."""
    if died.exc_value is not None and not isinstance(died.exc_value, SystemExit):
        _LOG.error("The thread %s ended.", died.thread.name if died.thread else "?")
        hook(died.exc_type, died.exc_value, died.exc_traceback)


def _log_unraisable(failed: "sys.UnraisableHookArgs") -> None:
    """Log an error that Python cannot raise, such as one in a destructor."""
    error = failed.exc_value
    _LOG.error(
        "Error in %r that cannot be raised.",
        failed.object,
        exc_info=(failed.exc_type, error, failed.exc_traceback) if error is not None else None,
    )


def _crash_file() -> TextIO:
    """Open the file for the stack traces of a crash, which stays open."""
    return (log_folder() / "crash.log").open("a", encoding="utf-8")


def _log_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    logging.getLogger(f"qt.{context.category or 'default'}").log(_LEVELS[kind], message)

"""Error messages on the terminal, and the log file with their details.

An error the user can act on is shown as two lines: what is wrong and what to do. Any other error is
a bug: one line says so and names the log file, which contains the traceback.
"""

import errno
import logging
import sys
import time
import traceback
from pathlib import Path

import platformdirs

from sfumato.errors import SfumatoError
from sfumato.printable import printable

__all__ = ["log_file", "report_failure", "send_records_to_log"]


def report_failure(error: Exception) -> int:
    """Show the error to the user, and return the exit code."""
    if isinstance(error, SfumatoError):
        lines = (str(error.message), str(error.hint))
    elif _is_about_output(error):
        lines = (
            f"Cannot write the output: {error}.",
            "Free space at its destination, or redirect it elsewhere.",
        )
    else:
        bug = f"Internal error: {type(error).__name__}: {_first_line(error)}"
        lines = (bug, _keep_details(error))
    for line in lines:
        sys.stderr.write(f"{printable(line)}\n")
    return 1


def log_file() -> Path:
    """Return the log file for warnings and the details of unexpected errors."""
    return Path(platformdirs.user_log_dir("sfumato", appauthor=False)) / "terminal.log"


def send_records_to_log() -> None:
    """Write log records and Python warnings to the log file instead of the screen.

    The file is created with the first record.
    """
    logging.captureWarnings(capture=True)
    logging.raiseExceptions = False  # a log that cannot be written must not end a run
    try:
        log_file().parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = logging.FileHandler(
            log_file(), delay=True, encoding="utf-8", errors="backslashreplace"
        )
    except OSError:
        handler = logging.NullHandler()
    logging.basicConfig(
        handlers=[handler], level=logging.WARNING, format="%(asctime)s %(name)s %(message)s"
    )


def _is_about_output(error: Exception) -> bool:
    """Return whether a stream refused text: an error about a file has the file's name."""
    return (
        isinstance(error, OSError)
        and error.filename is None
        and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EBADF, errno.EFBIG)
    )


def _keep_details(error: Exception) -> str:
    file = log_file()
    details = "".join(traceback.format_exception(error))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8", errors="backslashreplace") as stream:
            stream.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')} unexpected error\n{details}\n")
    except OSError:
        return "Cannot write the details to the log folder. Please report the line above."
    return f"Please report this with the details in “{file}”."


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), "")

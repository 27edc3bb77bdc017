"""Error messages in the terminal, and the log file that contains their details.

An error that the user can act on is shown in two lines: what is wrong and what to do. Any other
error is a bug: one line reports it and names the log file, which contains the traceback. A program
that reads JSON also receives the error as a `RunFailed` event, whose messages the window can
translate.
"""

import errno
import logging
import sys
import time
import traceback
from contextlib import suppress
from pathlib import Path

import platformdirs

from sfumato.cli.output import print_json
from sfumato.errors import SfumatoError, TrainingError
from sfumato.messages import Message, msg
from sfumato.records.events import RunFailed
from sfumato.system.printable import printable

__all__ = ["StreamFailedError", "log_file", "report_failure", "send_records_to_log"]


class StreamFailedError(TrainingError):
    """Raised for a failure that a stream of events has already reported."""


def report_failure(error: Exception, *, as_json: bool = False) -> int:
    """Show an error to the user and return the exit code.

    Args:
        error: The error that ended the command.
        as_json: Whether another program reads stdout. If so, it receives the error as an event.
    """
    message, hint = _explained(error)
    if as_json and not isinstance(error, StreamFailedError):
        with suppress(OSError):  # the reader has exited, or the disk is full
            print_json(RunFailed(message=message, hint=hint))
    for line in (message, hint):
        sys.stderr.write(f"{printable(str(line))}\n")
    return 1


def log_file() -> Path:
    """Return the log file for warnings and the details of unexpected errors."""
    return Path(platformdirs.user_log_dir("sfumato", appauthor=False)) / "terminal.log"


def send_records_to_log() -> None:
    """Write log records and Python warnings to the log file instead of the screen.

    The file is created when the first record is written.
    """
    logging.captureWarnings(capture=True)
    logging.raiseExceptions = False  # an unwritable log must not end a run
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


def _explained(error: Exception) -> tuple[Message, Message]:
    """Return what is wrong and what to do; write the details of a bug to the log."""
    if isinstance(error, SfumatoError):
        return error.message, error.hint
    if _is_about_output(error):
        return (
            msg("cli.cannot_write_output", "Cannot write the output: {error}.", error=error),
            msg(
                "cli.redirect_output",
                "Free up space at the destination, or redirect the output elsewhere.",
            ),
        )
    message = msg(
        "cli.internal_error",
        "Internal error: {kind}: {error}",
        kind=type(error).__name__,
        error=_first_line(error),
    )
    return message, _keep_details(error)


def _is_about_output(error: Exception) -> bool:
    """Return whether an error is about an output stream; errors about files have a file name."""
    return (
        isinstance(error, OSError)
        and error.filename is None
        and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EBADF, errno.EFBIG)
    )


def _keep_details(error: Exception) -> Message:
    file = log_file()
    details = "".join(traceback.format_exception(error))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8", errors="backslashreplace") as stream:
            stream.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')} unexpected error\n{details}\n")
    except OSError:
        return msg(
            "cli.report_line_above",
            "Cannot write the details to the log folder. Please report the line above.",
        )
    return msg(
        "cli.report_with_details",
        "Please report this with the details in “{file}”.",
        file=file,
    )


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), "")

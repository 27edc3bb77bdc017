"""Runs that continue after the window is closed.

A detached process runs `sfumato resume`, the same command as in a terminal. The run's folder
records its progress, so that the next window sees it like any other run.
"""

from pathlib import Path

from PySide6.QtCore import QProcess

from sfumato.records.run_folder import RunFolder
from sfumato_desktop.bridge.export_process import terminal_command

__all__ = ["resume_in_background"]

_LOG_FILE = "background.log"


def resume_in_background(
    project: Path, run: RunFolder, *, command: tuple[str, ...] | None = None
) -> bool:
    """Start a process that resumes a run and outlives this process; return whether it started.

    Args:
        project: The project's folder.
        run: The run, which no process may hold any longer.
        command: Program and initial arguments equivalent to `sfumato` in a terminal.
    """
    program, *first = command or terminal_command()
    process = QProcess()
    process.setProgram(program)
    process.setArguments([*first, "resume", str(project), run.run_id])
    process.setWorkingDirectory(str(run.folder))
    log = str(run.folder / _LOG_FILE)
    process.setStandardInputFile(QProcess.nullDevice())
    process.setStandardOutputFile(log, QProcess.OpenModeFlag.Append)
    process.setStandardErrorFile(log, QProcess.OpenModeFlag.Append)
    started = process.startDetached()
    return bool(started[0] if isinstance(started, tuple) else started)

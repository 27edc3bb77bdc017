"""A pytest plugin that ends a run when one of its processes dies or hangs, and shows where.

pytest-timeout fails a test that hangs in Python. Three cases are left to this plugin:

- A hang that no signal handler interrupts (Qt's event loop, a lock held in C): faulthandler's own
  thread, which needs no GIL, writes all stacks and ends the process a minute after the timeout.
- A worker that crashes: pytest-xdist would let the other workers finish their files, which takes as
  long as those take. The run ends immediately instead. (Workers are never replaced, because
  `--dist loadfile` then waits forever: https://github.com/pytest-dev/pytest-xdist/issues/1323.)
- The stacks of a worker: its terminal is not ours, so they are written to a file that the report
  shows.
"""

import faulthandler
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TextIO

import pytest

__all__ = ["pytest_configure", "pytest_unconfigure"]

_GRACE_S = 60
"""How long pytest-timeout has before the process is ended; at most the timeout itself."""


def pytest_configure(config: pytest.Config) -> None:
    # Not by the environment: a run that a worker's test starts inherits that.
    if (of_worker := getattr(config, "workerinput", None)) is not None:
        stacks = _stacks_file(of_worker).open("w", encoding="utf-8")
    else:
        assert sys.__stderr__ is not None
        stacks = os.fdopen(os.dup(sys.__stderr__.fileno()), "w", encoding="utf-8")
        config.pluginmanager.register(_CrashReporter(), "undertaker")
    config.pluginmanager.register(_Watchdog(config, stacks), "watchdog")


def pytest_unconfigure(config: pytest.Config) -> None:
    if (watchdog := config.pluginmanager.getplugin("watchdog")) is not None:
        watchdog.close()


class _Watchdog:
    """Writes the stacks of a process that crashes, and ends one that hangs."""

    def __init__(self, config: pytest.Config, stacks: TextIO) -> None:
        self._config = config
        self._stacks = stacks

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        faulthandler.enable(self._stacks)  # the window's log may have redirected it to its own file
        if limit_s := _timeout_s(self._config, item):
            end_s = limit_s + min(limit_s, _GRACE_S)
            faulthandler.dump_traceback_later(end_s, exit=True, file=self._stacks)
        try:
            return (yield)
        finally:
            faulthandler.cancel_dump_traceback_later()

    def pytest_enter_pdb(self) -> None:
        faulthandler.cancel_dump_traceback_later()

    def close(self) -> None:
        faulthandler.disable()
        self._stacks.close()
        if (path := Path(str(self._stacks.name))).is_file() and not path.stat().st_size:
            path.unlink()


class _CrashReporter:
    """Ends the run when a worker dies, in the process that distributes the tests."""

    def __init__(self) -> None:
        self._dead: dict[str, str] = {}  # the stacks of dead workers, by worker

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any, error: object) -> None:  # xdist has no types
        if error is None:
            return
        file = _stacks_file(node.workerinput)
        self._dead[node.workerinput["workerid"]] = file.read_text("utf-8") if file.exists() else ""

    @pytest.hookimpl(trylast=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """End the run once the report on the running test is written."""
        if self._dead:
            pytest.exit(f"worker {', '.join(self._dead)} died", returncode=1)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self._dead and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED  # it died between two tests

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        for worker, stacks in self._dead.items():
            terminalreporter.section(f"Stacks of {worker} when it died")
            terminalreporter.write_line(stacks or "None were written: it was killed.")


def _timeout_s(config: pytest.Config, item: pytest.Item) -> float:
    """Return pytest-timeout's limit for a test, or 0 if it has none."""
    if (marker := item.get_closest_marker("timeout")) is not None and marker.args:
        return float(marker.args[0])
    given = config.getoption("timeout", None)
    return float((config.getini("timeout") if given is None else given) or 0)


def _stacks_file(of_worker: Mapping[str, str]) -> Path:
    """Return the file for the stacks of a worker, from what xdist told it."""
    folder = Path(tempfile.gettempdir()) / "sfumato-test-stacks"
    folder.mkdir(exist_ok=True)
    return folder / f"{of_worker['testrunuid']}-{of_worker['workerid']}.txt"

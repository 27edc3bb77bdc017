"""A headless browser that tests use as a person would.

Chromium is driven over the DevTools protocol through a pair of pipes (`--remote-debugging-pipe`),
so no driver and no port is needed.
"""

import base64
import itertools
import json
import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

__all__ = ["CHROMIUM", "Page", "open_page"]

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)

_OPTIONS = (
    "--headless=new",
    "--remote-debugging-pipe",
    "--disable-gpu",
    "--no-first-run",
    "--no-sandbox",  # tests may run as root; the pages are our own
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--window-size=1200,900",
)
_COMMANDS_IN, _ANSWERS_OUT = 3, 4  # file descriptors of `--remote-debugging-pipe`


class Page:
    """One page of the browser."""

    def __init__(self, commands: int, answers: int) -> None:
        self._commands = commands
        self._answers = answers
        self._numbers = itertools.count(1)
        self._read = b""
        self._session = ""
        self._has_loaded = False
        self.messages: list[str] = []
        """Console messages and exceptions of the page."""
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        attached = self.send("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self.send(f"{domain}.enable")

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and return its response."""
        number = next(self._numbers)
        command = {"id": number, "method": method, "params": parameters}
        if self._session:
            command["sessionId"] = self._session
        os.write(self._commands, json.dumps(command).encode() + b"\0")
        while True:
            answer = self._receive()
            if answer.get("id") == number:
                assert "error" not in answer, answer
                return answer["result"]
            self._note(answer)

    def go(self, address: str) -> None:
        """Open a URL and wait until it is loaded."""
        self._has_loaded = False
        found = self.send("Page.navigate", url=address)
        assert not found.get("errorText"), found
        while not self._has_loaded:
            self._note(self._receive())

    def does(self, script: str) -> Any:
        """Run JavaScript in the page, await its promise, and return its value."""
        done = self.send(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in done, done
        return done["result"].get("value")

    def waits_for(self, condition: str, *, timeout_s: float = 120) -> None:
        """Wait until a condition holds in the page; fail with the page's content on timeout."""
        holds = self.does(
            "new Promise((resolve) => { const end = Date.now() + "
            f"{1000 * timeout_s}; const look = () => ({condition}) ? resolve(true) : "
            "Date.now() > end ? resolve(false) : setTimeout(look, 50); look(); })"
        )
        assert holds, (condition, self.does("document.body.innerText"), self.messages)

    def imaged(self, file: Path) -> None:
        """Write a screenshot of the page."""
        file.write_bytes(base64.b64decode(self.send("Page.captureScreenshot")["data"]))

    def _receive(self) -> dict[str, Any]:
        while b"\0" not in self._read:
            part = os.read(self._answers, 65536)
            assert part, "The browser ended."
            self._read += part
        line, _, self._read = self._read.partition(b"\0")
        return json.loads(line)

    def _note(self, event: dict[str, Any]) -> None:
        about = event.get("params", {})
        match event.get("method"):
            case "Page.loadEventFired":
                self._has_loaded = True
            case "Runtime.exceptionThrown":
                self.messages.append(json.dumps(about["exceptionDetails"]))
            case "Runtime.consoleAPICalled":
                self.messages.append(json.dumps(about["args"]))
            case "Log.entryAdded":
                self.messages.append(about["entry"]["text"])


@contextmanager
def open_page(folder: Path) -> Iterator[Page]:
    """Start a browser with its profile in `folder`, and yield its page."""
    assert CHROMIUM
    to_read, to_command = os.pipe()
    to_listen, to_answer = os.pipe()
    process = os.posix_spawn(
        CHROMIUM,
        [CHROMIUM, *_OPTIONS, f"--user-data-dir={folder}"],
        os.environ,
        file_actions=[
            (os.POSIX_SPAWN_DUP2, to_read, 10),  # first move it clear of the two descriptors below
            (os.POSIX_SPAWN_DUP2, to_answer, 11),
            (os.POSIX_SPAWN_DUP2, 10, _COMMANDS_IN),
            (os.POSIX_SPAWN_DUP2, 11, _ANSWERS_OUT),
            (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
        ],
        setpgroup=0,
    )
    os.close(to_read)
    os.close(to_answer)
    try:
        yield Page(to_command, to_listen)
    finally:
        os.killpg(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(to_command)
        os.close(to_listen)

"""Running an exported model in a process that only has onnxruntime and numpy.

An export that works only with torch loaded, or only in the process that wrote it, is useless to
another app. The export is therefore verified in a separate process that only has access to the
written file.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec
import numpy as np
from numpy.typing import NDArray

from sfumato.errors import ExportError
from sfumato.files.storage import explain_disk_errors
from sfumato.messages import Message, msg
from sfumato_plugins.exporters.proof import regenerate_alone

__all__ = ["CleanProcess", "Feed", "Loaded", "Measured"]

Feed = Mapping[str, NDArray[Any]]
"""Inputs of a model, keyed by name."""

_MODULE = "sfumato_plugins.exporters.proof.regenerate_alone"
_PATIENCE_S = 20.0


class Loaded(msgspec.Struct, frozen=True, kw_only=True):
    """The cost of loading a model."""

    load_s: float
    model_bytes: int
    """Memory used by the model, in bytes; 0 if the system does not report it."""
    is_clean: bool
    """Whether neither torch nor diffusers was imported in the process."""


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """The cost of generating images."""

    one_image_s: float
    one_image_bytes: int
    """Memory used in addition to the model, in bytes; 0 if the system does not report it."""
    batch_s: float
    batch_bytes: int


class CleanProcess:
    """A process that runs an exported model and ends with the `with` block.

    Args:
        model: The model file.
        threads: Number of threads for onnxruntime.

    Raises:
        ExportError: On entering, if onnxruntime cannot load the model.
    """

    loaded: Loaded

    def __init__(self, model: Path, *, threads: int) -> None:
        self._model = model
        self._threads = threads
        self._asked = 0

    def __enter__(self) -> Self:
        """Start the process and load the model."""
        with explain_disk_errors(Path(tempfile.gettempdir())):
            self._folder = tempfile.TemporaryDirectory(prefix="sfumato-proof-")
        self._process = subprocess.Popen(
            [*_program(), str(self._model.resolve()), str(self._threads)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            start_new_session=True,  # the parent handles keyboard interrupts
        )
        try:
            self.loaded = msgspec.convert(self._answer(), Loaded)
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the process."""
        self._end()

    def draw(self, feed: Feed) -> NDArray[Any]:
        """Return the output `image` for the given inputs."""
        generated_file = Path(self._folder.name, "drawn.npy")
        self._ask(draw=self._write(feed, "feed"), to=str(generated_file))
        self._answer()
        drawn: NDArray[Any] = np.load(generated_file)
        return drawn

    def measure(self, *, one: Feed, batch: Feed) -> Measured:
        """Return the time and memory needed to generate one image and a batch."""
        self._ask(one=self._write(one, "one"), batch=self._write(batch, "batch"))
        return msgspec.convert(self._answer(), Measured)

    def _write(self, feed: Feed, name: str) -> str:
        file = Path(self._folder.name, f"{name}.npz")
        with explain_disk_errors(file):
            np.savez(file, allow_pickle=False, **feed)
        return str(file)

    def _ask(self, **request: str) -> None:
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(request) + "\n")
            self._process.stdin.flush()
        except OSError:  # the process is dead; the missing answer reports it
            return

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        answer: dict[str, Any] = json.loads(line) if line else {"error": self._last_output()}
        if "error" in answer:
            raise ExportError(
                msg(
                    "exporters.onnxruntime_failed",
                    "onnxruntime cannot run “{file}”: {reason}",
                    file=self._model.name,
                    reason=answer["error"],
                ),
                hint=msg(
                    "exporters.free_memory_or_change_model",
                    "Close other programs if memory is low; otherwise, choose another sampler or "
                    "backbone, and report the problem, including this message.",
                ),
            )
        return answer

    def _last_output(self) -> Message:
        code = self._process.wait(_PATIENCE_S)
        return msg(
            "exporters.process_exited", "the process exited unexpectedly (code {code})", code=code
        )

    def _end(self) -> None:
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            try:
                stream.close()
            except OSError:
                continue  # unread requests
        self._folder.cleanup()


def _program() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, "-m", _MODULE]  # the frozen app can run one of its modules
    return [sys.executable, "-I", str(regenerate_alone.__file__)]

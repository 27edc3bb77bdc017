"""Previews of augmentations, available even during training.

The engine renders previews in the training thread, because both augmentations and training use
torch's default generator. While that thread is busy, a separate process renders them with the
`sfumato` command. Only the newest pending request is kept.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QProcess, Signal, Slot
from PySide6.QtGui import QImage

from sfumato.config.settings import RunConfig
from sfumato.messages import Text
from sfumato.records.control import RunControl
from sfumato.records.events import AnyEvent, RunFailed
from sfumato.records.project import Project
from sfumato_desktop.bridge.engine_jobs import EngineJobs
from sfumato_desktop.bridge.export_process import events_in, terminal_command
from sfumato_desktop.bridge.job import JobKind, Lane, Outcome, OutcomeKind

if TYPE_CHECKING:
    from sfumato.engine import Engine

__all__ = ["AugmentationPreviews"]

_FILE = "augmentations.png"
"""Name of a file in the dataset's cache, which can be regenerated at any time."""


@dataclass(frozen=True)
class _Request:
    project: Project
    config: RunConfig
    first_draw_index: int

    @property
    def path(self) -> Path:
        return self.project.datasets_folder / self.config.data.dataset / "cache" / _FILE

    @property
    def arguments(self) -> list[str]:
        """The arguments of the `sfumato` command."""
        name = self.config.data.dataset
        assignments = [part for one in _assignments(self.config) for part in ("--set", one)]
        where = ["--sample", str(self.first_draw_index), "--out", str(self.path), "--json"]
        return ["data", "preview", str(self.project.folder), name, *where, *assignments]


class AugmentationPreviews(QObject):
    """Renders previews, one at a time.

    Args:
        jobs: The engine's jobs.
        command: Program and initial arguments equivalent to `sfumato` in a terminal.
        parent: The Qt parent.
    """

    drawn = Signal(QImage)
    """Emitted with the tiles written by `sfumato.training.augmentation_preview`."""
    failed = Signal(object, object)
    """Emitted with a message and a hint."""

    def __init__(
        self,
        jobs: EngineJobs,
        *,
        command: tuple[str, ...] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._command = command or terminal_command()
        self._current: _Request | None = None
        self._next: _Request | None = None
        self._process = QProcess(self)
        self._process.finished.connect(self._handle_exit)
        self._process.errorOccurred.connect(self._handle_error)

    @property
    def is_generating(self) -> bool:
        """Whether a preview is being rendered."""
        return self._current is not None

    def request(self, project: Project, config: RunConfig, *, first_draw_index: int = 0) -> None:
        """Render a config's augmentations applied to images of its dataset."""
        self._next = _Request(project, config, first_draw_index)
        self._begin_next()

    @Slot()
    def shutdown(self) -> None:
        """Stop the current rendering. The object cannot be used afterward."""
        self._current = self._next = None
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished()

    def _begin_next(self) -> None:
        if self._current is not None or self._next is None:
            return
        request, self._current, self._next = self._next, self._next, None
        is_busy = any(job.kind.lane is Lane.TRAIN for job in self._jobs.wanted_jobs)
        if is_busy:
            self._process.start(self._command[0], [*self._command[1:], *request.arguments])
            return

        def work(engine: "Engine", control: RunControl) -> Iterator[AnyEvent]:  # noqa: ARG001, a Work
            return engine.images.preview_augmentations(
                request.project,
                request.config,
                path=request.path,
                first_draw_index=request.first_draw_index,
            )

        title = self.tr("Previewing augmentations")
        job = self._jobs.submit(title, work, kind=JobKind.PREVIEW)
        job.finished.connect(self._handle_end)

    @Slot(object)
    def _handle_end(self, outcome: Outcome) -> None:
        if outcome.kind is OutcomeKind.FAILED:
            self._give_up(outcome.message, outcome.hint)
        else:
            self._finish()

    @Slot(int)
    def _handle_exit(self, exit_code: int) -> None:
        if exit_code == 0:
            self._finish()
        else:
            output = bytes(self._process.readAllStandardOutput().data())
            found = [one for one in events_in(output.splitlines()) if isinstance(one, RunFailed)]
            message, hint = (found[-1].message, found[-1].hint) if found else (self._no_image(), "")
            self._give_up(message, hint)

    @Slot(QProcess.ProcessError)
    def _handle_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._give_up(self._no_image(), self._process.errorString())

    def _no_image(self) -> str:
        return self.tr("The preview process exited unexpectedly.")

    def _finish(self) -> None:
        request, self._current = self._current, None
        if request is not None and self._next is None:  # otherwise, the preview is outdated
            self.drawn.emit(QImage(str(request.path)))
        self._begin_next()

    def _give_up(self, message: Text, hint: Text) -> None:
        was_asked, self._current = self._current is not None, None
        if was_asked and self._next is None:
            self.failed.emit(message, hint)
        self._begin_next()


def _assignments(config: RunConfig) -> Iterator[str]:
    """Yield the settings that determine the augmentation, in command-line syntax."""
    yield f"seed={config.seed}"
    yield f"data.shape={list(config.data.shape)}"
    yield f"model.autoencoder={config.model.autoencoder}"
    for name, value in msgspec.structs.asdict(config.augmentation).items():
        yield f"augmentation.{name}={msgspec.json.encode(value).decode()}"
    for name, settings in config.augmentations.items():
        yield f"augmentations.{name}={{}}"
        for key, value in settings.items():
            yield f"augmentations.{name}.{key}={msgspec.json.encode(value).decode()}"

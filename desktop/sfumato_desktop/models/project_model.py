"""The open project and its change notifications.

The folder is the source of truth. This model holds what the store has read of it, and tells the
pages when to refresh: after engine events and, on request, after changes made from a terminal.
"""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from sfumato.errors import SfumatoError
from sfumato.records.events import (
    ImageGenerated,
    ImportFinished,
    RunEnded,
    RunFailed,
    RunStarted,
    SamplesGenerated,
    SourceLocated,
)
from sfumato.records.manifest import Manifest
from sfumato.records.project import Project
from sfumato_desktop.store import Store

__all__ = ["DatasetSummary", "ProjectModel", "ProjectSnapshot", "read_project"]

_GALLERY_INTERVAL_MS = 250


@dataclass(frozen=True)
class DatasetSummary:
    """A dataset in a list."""

    name: str
    images: int | None
    """Number of included images; `None` if the manifest cannot be read."""


@dataclass(frozen=True)
class ProjectSnapshot:
    """What was read of a project at one moment."""

    project: Project
    mark: object
    """Identity of the folder, to detect that it was replaced by another folder."""
    datasets: tuple[DatasetSummary, ...]
    has_runs: bool


def read_project(project: Project) -> ProjectSnapshot:
    """Return what a project contains. It is called in a store's thread."""
    return ProjectSnapshot(
        project,
        mark=_mark_of(project.folder),
        datasets=tuple(_dataset_of(project, name) for name in project.dataset_names()),
        has_runs=bool(project.run_ids()),
    )


class ProjectModel(QObject):
    """The open project, if any.

    Args:
        store: Reads the project's folder, and forgets what was asked of another project.
        parent: The Qt parent.
    """

    project_changed = Signal(object)
    """Emitted when the open project changes, with `Project | None`."""
    datasets_changed = Signal()
    runs_changed = Signal()
    gallery_changed = Signal()
    """Emitted at most four times a second while images are generated."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._snapshot: ProjectSnapshot | None = None
        self.refusal = ("", "")
        """Message and hint with which changes to the project are refused; empty if allowed."""
        self._gallery_timer = QTimer(self)
        self._gallery_timer.setSingleShot(True)
        self._gallery_timer.setInterval(_GALLERY_INTERVAL_MS)
        self._gallery_timer.timeout.connect(self.gallery_changed)

    @property
    def project(self) -> Project | None:
        """The open project."""
        return self._snapshot.project if self._snapshot is not None else None

    @property
    def datasets(self) -> tuple[DatasetSummary, ...]:
        """The datasets of the open project, in natural order."""
        return self._snapshot.datasets if self._snapshot is not None else ()

    @property
    def dataset_names(self) -> tuple[str, ...]:
        """The names of the datasets of the open project."""
        return tuple(dataset.name for dataset in self.datasets)

    @property
    def is_read_only(self) -> bool:
        """Whether the open project is read-only."""
        return bool(self.refusal[0])

    def show(self, snapshot: ProjectSnapshot | None) -> None:
        """Open the project that was read, or none; it begins a new generation of the store."""
        self._gallery_timer.stop()
        self._store.forget()
        self._snapshot = snapshot
        self.project_changed.emit(self.project)

    def close(self) -> None:
        """Close the project, which has nothing to save."""
        self.show(None)

    def refresh(self) -> None:
        """Make every page refresh from the folder.

        If another folder has replaced the project's folder, for example one restored from a backup,
        that folder is opened.
        """
        self._read_again(self._show_all)

    @Slot()
    def find_datasets(self) -> None:
        """Announce datasets that were added, changed, or removed outside of the app."""
        self._read_again(self._show_new_datasets)

    @Slot(object)
    def handle_event(self, event: object) -> None:
        """Record and announce the changes caused by an engine event."""
        match event:
            case ImportFinished() | SourceLocated():
                self._read_again(self._show_datasets)
            case RunStarted() | RunEnded() | RunFailed() | SamplesGenerated():
                self.runs_changed.emit()
            case ImageGenerated() if not self._gallery_timer.isActive():
                self._gallery_timer.start()
            case _:
                return

    def _read_again(self, then: Callable[[ProjectSnapshot], object]) -> None:
        project = self.project
        if project is not None:
            self._store.ask(lambda: read_project(project), then)

    def _show_datasets(self, snapshot: ProjectSnapshot) -> None:
        self._snapshot = snapshot
        self.datasets_changed.emit()

    def _show_new_datasets(self, snapshot: ProjectSnapshot) -> None:
        if snapshot.datasets != self.datasets:
            self._show_datasets(snapshot)

    def _show_all(self, snapshot: ProjectSnapshot) -> None:
        before, self._snapshot = self._snapshot, snapshot
        if before is not None and snapshot.mark not in (before.mark, None):
            self.show(snapshot)
            return
        self.datasets_changed.emit()
        self.runs_changed.emit()
        self.gallery_changed.emit()


def _dataset_of(project: Project, name: str) -> DatasetSummary:
    try:
        with closing(Manifest(project.datasets_folder / name)) as manifest:
            return DatasetSummary(name, manifest.count("in"))
    except SfumatoError:
        return DatasetSummary(name, None)


def _mark_of(folder: Path) -> object:
    """Return an identity that survives moving the folder; `None` if the folder is missing."""
    try:
        stat = folder.stat()
    except OSError:
        return None
    return stat.st_dev, stat.st_ino

"""The open project and its change notifications.

The folder is the source of truth. This model holds the open `Project` and tells the pages when to
refresh: after engine events and, on request, after changes made from a terminal.
"""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from sfumato.records.events import (
    ImageGenerated,
    ImportFinished,
    RunEnded,
    RunFailed,
    RunStarted,
    SamplesGenerated,
    SourceLocated,
)
from sfumato.records.project import Project

__all__ = ["ProjectModel"]

_GALLERY_INTERVAL_MS = 250


class ProjectModel(QObject):
    """The open project, if any."""

    project_changed = Signal(object)
    """Emitted when the open project changes, with `Project | None`."""
    datasets_changed = Signal()
    runs_changed = Signal()
    gallery_changed = Signal()
    """Emitted at most four times a second while images are generated."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project: Project | None = None
        self._mark: object = None
        """Identity of the opened folder, to detect that it was replaced by another folder."""
        self.refusal = ("", "")
        """Message and hint with which changes to the project are refused; empty if allowed."""
        self._gallery_timer = QTimer(self)
        self._gallery_timer.setSingleShot(True)
        self._gallery_timer.setInterval(_GALLERY_INTERVAL_MS)
        self._gallery_timer.timeout.connect(self.gallery_changed)

    @property
    def project(self) -> Project | None:
        """The open project."""
        return self._project

    @property
    def is_read_only(self) -> bool:
        """Whether the open project is read-only."""
        return bool(self.refusal[0])

    def create(self, folder: Path, *, name: str = "") -> Project:
        """Create and open a project.

        Raises:
            SfumatoError: If the folder is not empty, or cannot be written.
        """
        project = Project.create(folder, name=name)
        self._set_project(project)
        return project

    def open(self, folder: Path) -> Project:
        """Open a project.

        Raises:
            SfumatoError: If the folder is not a project, or has a newer format.
        """
        project = Project.open(folder)
        self._set_project(project)
        return project

    def close(self) -> None:
        """Close the project, which has nothing to save."""
        self._set_project(None)

    def refresh(self) -> None:
        """Make every page refresh from the folder.

        If another folder has replaced the project's folder, for example one restored from a backup,
        that folder is opened.
        """
        project = self._project
        if project is not None and _mark_of(project.folder) not in (self._mark, None):
            self._set_project(project)
            return
        self.datasets_changed.emit()
        self.runs_changed.emit()
        self.gallery_changed.emit()

    @Slot(object)
    def handle_event(self, event: object) -> None:
        """Record and announce the changes caused by an engine event."""
        match event:
            case ImportFinished() | SourceLocated():
                self.datasets_changed.emit()
            case RunStarted() | RunEnded() | RunFailed() | SamplesGenerated():
                self.runs_changed.emit()
            case ImageGenerated() if not self._gallery_timer.isActive():
                self._gallery_timer.start()
            case _:
                return

    def _set_project(self, project: Project | None) -> None:
        self._gallery_timer.stop()
        self._project = project
        self._mark = _mark_of(project.folder) if project is not None else None
        self.project_changed.emit(project)


def _mark_of(folder: Path) -> object:
    """Return an identity that survives moving the folder; `None` if the folder is missing."""
    try:
        stat = folder.stat()
    except OSError:
        return None
    return stat.st_dev, stat.st_ino

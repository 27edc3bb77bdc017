"""The recently opened projects, with a summary of each."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from sfumato.errors import SfumatoError
from sfumato.records.project import Project
from sfumato.records.run_folder import RunStatus
from sfumato_desktop.app_settings import AppSettings
from sfumato_desktop.models.run_summary import RunSummary, sum_up
from sfumato_desktop.store import Store

__all__ = ["RecentProject", "RecentProjects", "describe"]

_KEPT = 12


@dataclass(frozen=True)
class RecentProject:
    """A project in the list."""

    folder: Path
    name: str
    is_missing: bool
    sample: Path | None = None
    """The newest sample grid of the project's newest run."""
    status: RunStatus | None = None
    """Status of the project's newest run."""
    changed: float = 0.0
    """Time at which the newest run last reported an event; 0 if there is no run."""
    is_pinned: bool = False
    image: QImage = field(default_factory=QImage, compare=False)
    """The sample, as read from its file."""


class RecentProjects(QObject):
    """The list of recent projects, newest first.

    Args:
        settings: Stores the list.
        store: Reads the projects.
        parent: The Qt parent.
    """

    changed = Signal()
    """Emitted when the list or a summary may have changed."""

    def __init__(self, settings: AppSettings, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._store = store
        self._found: dict[Path, RecentProject] = {}

    @property
    def projects(self) -> tuple[RecentProject, ...]:
        """The projects of the list whose summaries have been read, in order."""
        pinned = self._settings.pinned_folders
        return tuple(
            replace(self._found[folder], is_pinned=folder in pinned)
            for folder in self.folders
            if folder in self._found
        )

    @property
    def folders(self) -> tuple[Path, ...]:
        """The projects' folders, with pinned projects first, then the most recent."""
        pinned = self._settings.pinned_folders
        others = tuple(f for f in self._settings.recent_folders if f not in pinned)
        return (*pinned, *others)

    def add(self, folder: Path) -> None:
        """Move a project to the top."""
        known = self._settings.recent_folders
        self._settings.recent_folders = (folder, *(f for f in known if f != folder))[:_KEPT]
        self.refresh()

    def forget(self, folder: Path) -> None:
        """Remove a project from the list without changing its folder."""
        self._settings.recent_folders = tuple(
            known for known in self._settings.recent_folders if known != folder
        )
        self.pin(folder, is_pinned=False)

    def pin(self, folder: Path, *, is_pinned: bool) -> None:
        """Pin a project to the top, or unpin it."""
        others = tuple(known for known in self._settings.pinned_folders if known != folder)
        self._settings.pinned_folders = (*others, folder) if is_pinned else others
        self.changed.emit()

    @Slot()
    def refresh(self) -> None:
        """Read the summaries again; `changed` is emitted with the result."""
        folders = self.folders
        self._store.ask(
            lambda: {folder: describe(folder) for folder in folders},
            self._show,
            key=(self, "summaries"),
        )

    def _show(self, found: dict[Path, RecentProject]) -> None:
        self._found = found
        self.changed.emit()


def describe(folder: Path) -> RecentProject:
    """Return the summary of a project, whose files are read."""
    try:
        project = Project.open(folder)
    except (SfumatoError, OSError):
        return RecentProject(folder=folder, name=folder.name, is_missing=True)
    newest = _newest_run(project)
    sample = newest.sample if newest else None
    return RecentProject(
        folder=folder,
        name=project.name,
        is_missing=False,
        sample=sample,
        image=QImage(str(sample)) if sample else QImage(),
        status=newest.status if newest else None,
        changed=newest.changed if newest else 0.0,
    )


def _newest_run(project: Project) -> RunSummary | None:
    if not project.run_ids():
        return None
    try:
        return sum_up(project.run("latest"))
    except SfumatoError:
        return None  # a damaged run must not hide its project

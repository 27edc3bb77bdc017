"""The recently opened projects, with a summary of each."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from sfumato.errors import SfumatoError
from sfumato.records.project import Project
from sfumato.records.run_folder import RunStatus
from sfumato_desktop.app_settings import AppSettings
from sfumato_desktop.models.run_summary import RunSummary, sum_up

__all__ = ["RecentProject", "RecentProjects"]

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


class RecentProjects(QObject):
    """The list of recent projects, newest first."""

    changed = Signal()

    def __init__(self, settings: AppSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

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
        self.changed.emit()

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

    def describe(self, folder: Path) -> RecentProject:
        """Return the summary of a project in the list."""
        is_pinned = folder in self._settings.pinned_folders
        try:
            project = Project.open(folder)
        except (SfumatoError, OSError):
            return RecentProject(
                folder=folder, name=folder.name, is_missing=True, is_pinned=is_pinned
            )
        newest = _newest_run(project)
        return RecentProject(
            folder=folder,
            name=project.name,
            is_missing=False,
            sample=newest.sample if newest else None,
            status=newest.status if newest else None,
            changed=newest.changed if newest else 0.0,
            is_pinned=is_pinned,
        )


def _newest_run(project: Project) -> RunSummary | None:
    if not project.run_ids():
        return None
    try:
        return sum_up(project.run("latest"))
    except SfumatoError:
        return None  # a damaged run must not hide its project

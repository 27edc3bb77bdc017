"""Projects opened as the app does, for tests that begin with an open project."""

from pathlib import Path

from sfumato.records.project import Project
from sfumato_desktop.models.project_model import ProjectModel, read_project

__all__ = ["create_project", "open_project"]


def create_project(model: ProjectModel, folder: Path) -> Project:
    """Create a project and open it."""
    return open_project(model, Project.create(folder).folder)


def open_project(model: ProjectModel, folder: Path) -> Project:
    """Open a project."""
    project = Project.open(folder)
    model.show(read_project(project))
    return project

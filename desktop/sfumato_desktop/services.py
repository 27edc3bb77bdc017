"""Services shared by all pages.

`app.py` creates each service once. Pages use the services that they need, but own none of them.
"""

from dataclasses import dataclass, field

from sfumato.plugins.registry import Plugins
from sfumato_desktop.bridge.engine_jobs import EngineJobs
from sfumato_desktop.history import History
from sfumato_desktop.models.project_model import ProjectModel
from sfumato_desktop.navigator import Navigator
from sfumato_desktop.notifier import Notifier
from sfumato_desktop.store import Store

__all__ = ["Services"]


@dataclass(frozen=True)
class Services:
    """Services shared by the pages."""

    project: ProjectModel
    jobs: EngineJobs
    plugins: Plugins
    notify: Notifier
    navigator: Navigator
    store: Store
    """Reads and changes the files of the open project."""
    elsewhere: Store
    """Reads other folders, such as projects to open; a slow disk there delays no page."""
    history: History = field(default_factory=History)
    """Undo history of the open project."""

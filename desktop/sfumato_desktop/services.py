"""What is every place given?

`app.py` makes each of these once; a place takes what it needs and owns none of it.
"""

from dataclasses import dataclass, field

from sfumato.plugins import Plugins
from sfumato_desktop.bridge.engine_jobs import EngineJobs
from sfumato_desktop.history import History
from sfumato_desktop.models.project_model import ProjectModel
from sfumato_desktop.navigator import Navigator
from sfumato_desktop.notifier import Notifier

__all__ = ["Services"]


@dataclass(frozen=True)
class Services:
    """What the places share."""

    project: ProjectModel
    jobs: EngineJobs
    plugins: Plugins
    notify: Notifier
    navigator: Navigator
    history: History = field(default_factory=History)
    """What was done in the open project and can be undone."""

"""Sleep inhibition while the app is training.

The request to the system is made in a thread because the response may take a while. If the system
refuses, training continues and the reason is logged.
"""

import logging
import threading
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from sfumato.system.keep_awake import kept_awake
from sfumato_desktop.app_settings import AppSettings, Switch
from sfumato_desktop.bridge.engine_jobs import EngineJobs
from sfumato_desktop.bridge.job import JobState
from sfumato_desktop.threads import JOIN_S, start_thread

__all__ = ["SleepInhibitor"]

_LOG = logging.getLogger(__name__)


class SleepInhibitor(QObject):
    """Inhibits sleep while a run is training in this window and not paused.

    Args:
        jobs: The jobs of this window.
        settings: Stores whether the user wants this.
        parent: The Qt parent.
    """

    changed = Signal(bool)
    """Emitted with whether sleep is now inhibited."""

    def __init__(
        self, jobs: EngineJobs, settings: AppSettings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._settings = settings
        self._release: threading.Event | None = None
        self._thread: threading.Thread | None = None
        jobs.jobs_changed.connect(self.update)

    @Slot()
    def update(self) -> None:
        """Inhibit sleep if a run is currently training, and allow it otherwise."""
        training = self._jobs.training_job()
        is_learning = training is not None and training.state is JobState.RUNNING
        is_wanted = is_learning and self._settings.is_on(Switch.KEEP_AWAKE)
        if is_wanted and self._thread is None:
            self._release = threading.Event()
            self._thread = start_thread("sfumato-awake", partial(self._hold, self._release))
        elif not is_wanted and self._release is not None:
            self.close()

    def close(self) -> None:
        """Let the machine sleep again."""
        if self._release is not None:
            self._release.set()
        if self._thread is not None:
            self._thread.join(JOIN_S)
        self._release = self._thread = None

    def _hold(self, release: threading.Event) -> None:
        """Inhibit sleep until `release` is set; runs in the thread."""
        try:
            with kept_awake() as is_awake:
                self.changed.emit(is_awake)
                release.wait()
        except Exception:  # failures of the system's service must not affect a run
            _LOG.exception("The machine could not be kept awake.")
        self.changed.emit(False)  # noqa: FBT003, the signal's value

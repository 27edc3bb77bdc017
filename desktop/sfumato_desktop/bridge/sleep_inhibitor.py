"""How does the window keep the machine awake while it trains, and only then?

The system is asked in a thread, for its answer may take a while. Where it refuses, training goes on
and the log says why.
"""

import logging
import threading

from PySide6.QtCore import QObject, Signal, Slot

from sfumato.keep_awake import kept_awake
from sfumato_desktop.app_settings import AppSettings, Switch
from sfumato_desktop.bridge.engine_jobs import EngineJobs, JobState

__all__ = ["SleepInhibitor"]

_LOG = logging.getLogger(__name__)


class SleepInhibitor(QObject):
    """Holds off sleep while a run is trained in this window and not paused.

    Args:
        jobs: What this window does.
        settings: Whether the user wants it.
        parent: The Qt parent.
    """

    changed = Signal(bool)
    """Whether the system holds off sleep now."""

    def __init__(
        self, jobs: EngineJobs, settings: AppSettings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._settings = settings
        self._release: threading.Event | None = None
        self._thread: threading.Thread | None = None
        for news in (jobs.job_started, jobs.job_ended, jobs.job_failed, jobs.event_happened):
            news.connect(self.look)

    @Slot()
    def look(self, *_: object) -> None:
        """Hold off sleep if a run is learning now, and let go if none is."""
        training = self._jobs.training_job()
        is_learning = training is not None and training.state is JobState.RUNNING
        is_wanted = is_learning and self._settings.is_on(Switch.KEEP_AWAKE)
        if is_wanted and self._thread is None:
            self._release = threading.Event()
            self._thread = threading.Thread(
                target=self._hold, args=(self._release,), name="sfumato-awake", daemon=True
            )
            self._thread.start()
        elif not is_wanted and self._release is not None:
            self.close()

    def close(self) -> None:
        """Let the machine sleep again."""
        if self._release is not None:
            self._release.set()
        if self._thread is not None:
            self._thread.join()
        self._release = self._thread = None

    def _hold(self, release: threading.Event) -> None:
        """Hold off sleep until reported otherwise; runs in the thread."""
        try:
            with kept_awake() as is_awake:
                self.changed.emit(is_awake)
                release.wait()
        except Exception:  # whatever the system's service does, a run must not suffer from it
            _LOG.exception("The machine could not be kept awake.")
        self.changed.emit(False)  # noqa: FBT003, the signal's value

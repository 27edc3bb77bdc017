"""Saving a run's samples as an animation.

The user picks a file, the animation is written in the background, and a notice links to the result.
"""

from collections import deque
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from sfumato.records.run_folder import RunFolder
from sfumato.records.timelapse import save_timelapse
from sfumato_desktop import formatting
from sfumato_desktop.bridge.file_manager import show_in_folder
from sfumato_desktop.notifier import Notifier
from sfumato_desktop.store import Store
from sfumato_desktop.widgets.file_dialogs import ask_where_to_save

__all__ = ["AnimationSaver"]


class AnimationSaver(QObject):
    """Saves animations, one after another.

    Args:
        notify: Shows a notice that links to each saved file.
        over: Parent of the file dialog.
    """

    def __init__(self, notify: Notifier, over: QWidget) -> None:
        super().__init__(over)
        self._notify = notify
        self._over = over
        self._run: RunFolder | None = None
        self._store = Store(self)

    def request(self, run: RunFolder) -> None:
        """Ask for a file, and save a run's animation to it."""
        self._run = run
        dialog = ask_where_to_save(
            self._over,
            self.tr("Save animation"),
            self._save_to,
            start=str(run.folder.parent.parent / f"{run.run_id}.webp"),
            filters=[self.tr("WebP animation (*.webp)"), self.tr("GIF animation (*.gif)")],
        )
        dialog.setDefaultSuffix("webp")

    def save(self, run: RunFolder, file: Path) -> None:
        """Save a run's animation."""
        self._store.change(
            lambda: deque(save_timelapse(run, file), maxlen=0),
            lambda _: self._show_saved(file),
            failed=self._notify.error,
        )

    def close(self) -> None:
        """Wait for the animations that are being saved, for at most a few seconds."""
        self._store.close()

    @Slot(str)
    def _save_to(self, file: str) -> None:
        assert self._run is not None
        self.save(self._run, Path(file))

    def _show_saved(self, file: Path) -> None:
        self._notify.action(
            self.tr("Animation saved to {file}.").format(file=formatting.path_text(file)),
            self.tr("Show in folder"),
            lambda: show_in_folder(file),
        )

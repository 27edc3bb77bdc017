"""The lock of the open project, and the read-only mode used when another window holds it.

If another window has the project open, the user can switch to that window or open the project
read-only.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtWidgets import QWidget

from sfumato.records.project import Project
from sfumato_desktop.bridge.project_lock import Holder, ProjectLock
from sfumato_desktop.bridge.single_instance import hand_over
from sfumato_desktop.services import Services
from sfumato_desktop.widgets.elsewhere_dialog import ElsewhereDialog

__all__ = ["ProjectController"]


class ProjectController(QObject):
    """Holds the open project for this window.

    Args:
        services: Services shared by the pages.
        address: Socket on which this window listens for later launches.
        parent: The Qt parent.
    """

    def __init__(
        self, services: Services, *, address: str = "", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._lock = ProjectLock(address)
        self._read_at: Path | None = None
        services.project.project_changed.connect(self._follow)

    @property
    def is_read_only(self) -> bool:
        """Whether the open project is read-only."""
        return self._read_at is not None

    def acquire(self, folder: Path) -> Holder | None:
        """Lock a project, or return the other window that has it open.

        The open project stays locked until another one has opened; see `settle`. This is called in
        the store's thread.
        """
        return self._lock.acquire(folder)

    def offer_read_only(
        self,
        folder: Path,
        holder: Holder,
        *,
        proceed: Callable[[], object],
        over: QWidget | None,
    ) -> None:
        """Offer to switch to the window that holds a project, or to open it read-only.

        Args:
            folder: The resolved path of the project's folder.
            holder: The other window.
            proceed: Opens the project read-only.
            over: The parent of the question dialog.
        """
        dialog = ElsewhereDialog(folder, holder, over)
        dialog.switch_requested.connect(lambda: self._show_other_window(folder, holder))
        dialog.read_only_requested.connect(lambda: self._open_read_only(folder, proceed))
        dialog.open()

    def settle(self, then: Callable[[None], object] | None = None) -> None:
        """Keep only the lock of the open project, because no other one is being opened anymore."""
        project = self._services.project.project
        folder = project.folder if project and not self.is_read_only else None
        self._services.elsewhere.change(lambda: self._lock.keep_only(folder), then)

    @Slot()
    def close(self) -> None:
        """Release the project's lock."""
        self._services.elsewhere.change(self._lock.release)

    def _show_other_window(self, folder: Path, holder: Holder) -> None:
        if not hand_over(folder, address=holder.address):
            self._services.notify.error(
                self.tr("The other window did not respond."),
                self.tr("Try again in a moment; it may be busy or closing."),
            )

    def _open_read_only(self, folder: Path, proceed: Callable[[], object]) -> None:
        self._read_at = folder
        proceed()

    @Slot(object)
    def _follow(self, project: Project | None) -> None:
        """Make the engine refuse work while the project is read-only."""
        folder = project.folder if project is not None else None
        if folder != self._read_at or self._lock.holds(folder):
            self._read_at = None
        refusal = _read_only_words() if self._read_at is not None else ("", "")
        self._services.project.refusal = refusal  # set before any page is notified of the project
        self._services.jobs.refuse(*refusal)
        self.settle()


def _read_only_words() -> tuple[str, str]:
    """Return a message and hint for actions that are unavailable in a read-only project."""
    return (
        QCoreApplication.translate(
            "ProjectController", "The project is read-only because it is open in another window."
        ),
        QCoreApplication.translate(
            "ProjectController",
            "Use the other window, or close it and reopen the project here.",
        ),
    )

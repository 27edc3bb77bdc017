"""What happened in the run, in words?

The newest line stands on top; of checkpoints and measurements that follow each other only the
newest is told.
"""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from sfumato_desktop.icons import icon
from sfumato_desktop.models.happening_words import Happening, clock_text, tell
from sfumato_desktop.models.run_model import RunModel
from sfumato_desktop.shown_text import as_name, as_tip
from sfumato_desktop.theme import set_role

__all__ = ["RunStory"]

_KIND = Qt.ItemDataRole.UserRole


class RunStory(QListWidget):
    """The events of the run that is shown.

    Args:
        model: The run.
        parent: The Qt parent.
    """

    def __init__(self, model: RunModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._told = 0
        self.setIconSize(QSize(18, 18))
        set_role(self, "bare")
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setAccessibleName(self.tr("Events"))
        self.setToolTip(self.tr("What happened in this run, newest first"))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        model.run_changed.connect(self._start_over)
        model.happenings_grew.connect(self._go_on)

    @Slot()
    def _start_over(self) -> None:
        self.clear()
        self._told = 0
        self._go_on()

    @Slot()
    def _go_on(self) -> None:
        for event in self._model.happenings[self._told :]:
            happening = tell(event)
            if happening is not None:
                self._add(happening)
        self._told = len(self._model.happenings)

    def _add(self, happening: Happening) -> None:
        self._forget_older(happening.kind)
        text = f"{clock_text(happening.time)}   {happening.text}"
        item = QListWidgetItem(icon(happening.icon, colour=happening.colour), as_name(text))
        item.setToolTip(as_tip(happening.hint or happening.text))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{text} {happening.hint}")
        item.setData(_KIND, happening.kind)
        self.insertItem(0, item)

    def _forget_older(self, kind: str) -> None:
        """Take out the line of the same kind among the routine lines on top."""
        for row in range(self.count() if kind else 0):
            known = self.item(row).data(_KIND)
            if known == kind:
                self.takeItem(row)
            if known in ("", kind):
                return

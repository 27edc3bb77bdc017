"""Bar that reports a problem in a run and offers a remedy."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from sfumato.records.events import IncidentReported
from sfumato_desktop.core_texts import localize_message
from sfumato_desktop.shown_text import as_caption
from sfumato_desktop.theme import Space, set_role
from sfumato_desktop.widgets.section import button, column, label, tool_button
from sfumato_desktop.widgets.sign import Sign

__all__ = ["IncidentBar"]


class IncidentBar(QFrame):
    """The latest incident of the current run, with a button that helps resolve it."""

    help_requested = Signal(str)
    """The user pressed the button: with the incident's kind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._incident: IncidentReported | None = None
        self._dismissed: IncidentReported | None = None
        self._text = label("", is_wrapped=True)
        self._hint = label("", role="caption", is_wrapped=True)
        self._help = button(self.tr("Resolve"), tip=self.tr("Resolve the problem"))
        self._close = tool_button(
            "close", name=self.tr("Close"), tip=self.tr("Dismiss this notice")
        )
        self.setAccessibleName(self.tr("Problem"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
        layout.setSpacing(Space.M)
        layout.addWidget(Sign("warning", size=18, color="warning"))
        layout.addLayout(column(self._text, self._hint, spacing=0), 1)
        layout.addWidget(self._help)
        layout.addWidget(self._close)
        self._help.clicked.connect(self._ask)
        self._close.clicked.connect(self._dismiss)
        self.hide()

    def show_incident(self, incident: IncidentReported | None) -> None:
        """Show an incident unless the user has dismissed it, or hide the bar."""
        self._incident = incident
        is_shown = incident is not None and incident != self._dismissed
        self.setVisible(is_shown)
        if incident is None:
            return
        self._text.setText(localize_message(incident.message))
        self._hint.setText(localize_message(incident.hint))
        text = self._helps().get(incident.kind, "")
        self._help.setText(as_caption(text))
        self._help.setAccessibleName(text)
        self._help.setVisible(bool(text))

    def _helps(self) -> dict[str, str]:
        return {
            "non_finite": self.tr("Lower learning rate…"),
            "storage": self.tr("Show in folder"),
            "plugin": self.tr("Show plugins"),
            "out_of_memory": self.tr("Show settings"),
            "device": self.tr("Show device"),
        }

    @Slot()
    def _ask(self) -> None:
        if self._incident is not None:
            self.help_requested.emit(self._incident.kind)

    @Slot()
    def _dismiss(self) -> None:
        self._dismissed = self._incident
        self.hide()

"""Dialog with recent notifications."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from sfumato_desktop.icons import icon
from sfumato_desktop.models.event_text import clock_text
from sfumato_desktop.notifier import Notice
from sfumato_desktop.shown_text import as_name
from sfumato_desktop.theme import Space, set_role
from sfumato_desktop.widgets.section import button, label, row

__all__ = ["NoticesDialog"]

_SIZE = (560, 420)


class NoticesDialog(QDialog):
    """The notifications of this session, newest first.

    Args:
        notices: Each notification with its time.
        parent: The parent window.
    """

    def __init__(self, notices: Iterable[tuple[float, Notice]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Notices"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        entries = QListWidget()
        set_role(entries, "bare")
        entries.setWordWrap(True)
        entries.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        entries.setResizeMode(QListWidget.ResizeMode.Adjust)
        entries.setIconSize(QSize(18, 18))
        entries.setSpacing(Space.XS)
        entries.setAccessibleName(self.tr("Notices"))
        entries.setToolTip(self.tr("Notices since Sfumato was started, newest first"))
        for moment, notice in notices:
            is_error = notice.kind == "error"
            sign = icon(notice.kind, color="danger" if is_error else "accent")
            lines = [f"{clock_text(moment)}   {notice.text}", notice.hint]
            entries.addItem(QListWidgetItem(sign, "\n".join(map(as_name, filter(None, lines)))))
        nothing = label(self.tr("No notices yet."), role="muted")
        nothing.setVisible(not entries.count())
        entries.setVisible(bool(entries.count()))
        close = button(self.tr("Close"), tip=self.tr("Close this window"), role="primary")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(label(self.tr("Notices"), role="heading"))
        layout.addWidget(nothing, 1, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(entries, 1)
        layout.addLayout(row(1, close))

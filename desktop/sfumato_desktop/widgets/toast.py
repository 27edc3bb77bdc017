"""How does a notice look, and when does it go?

Toasts stand one above the other over the content, at its right and clear of its foot. Information
goes after a few seconds unless the pointer rests on it; an error stays until it is closed.
"""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sfumato_desktop.notifier import Notice
from sfumato_desktop.theme import Space, set_role
from sfumato_desktop.widgets.section import button, column, label, tool_button
from sfumato_desktop.widgets.sign import Sign

__all__ = ["Toast", "ToastStack"]

_SHOWN_MS = 6_000
_WIDTH = 380
_AT_ONCE = 4
_FOOT_PX = 88
"""Kept free below: there Train has its Start button and a run the slider over its samples."""


class Toast(QFrame):
    """One notice."""

    closed = Signal()

    def __init__(self, notice: Notice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notice = notice
        set_role(self, "toast")
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName(f"{notice.text} {notice.hint}".strip())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_MS)
        self._timer.timeout.connect(self.closed)
        self._build()
        if notice.kind == "info":
            self._timer.start()

    def says(self, notice: Notice) -> bool:
        """Return whether this is what another notice would say again."""
        return (self._notice.text, self._notice.hint) == (notice.text, notice.hint)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the pointer rests here."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Count again once the pointer has gone."""
        if self._notice.kind == "info":
            self._timer.start()
        super().leaveEvent(event)

    def _build(self) -> None:
        is_error = self._notice.kind == "error"
        kind = "error" if is_error else "info"
        sign = Sign(kind, size=20, color="danger" if is_error else "accent")
        text = label(self._notice.text, role="strong" if is_error else "", is_wrapped=True)
        texts = column(text, spacing=Space.XS)
        if self._notice.hint:
            texts.addWidget(label(self._notice.hint, role="muted", is_wrapped=True))
        if self._notice.action is not None:
            act = button(self._notice.action_label, tip=self._notice.action_label, role="link")
            act.clicked.connect(self._act)
            texts.addWidget(act, 0, Qt.AlignmentFlag.AlignLeft)
        close = tool_button("close", name=self.tr("Close this notice"))
        close.clicked.connect(self.closed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.M, Space.S, Space.M)
        layout.setSpacing(Space.M)
        layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(texts, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)

    @Slot()
    def _act(self) -> None:
        assert self._notice.action is not None
        self._notice.action()
        self.closed.emit()


class ToastStack(QWidget):
    """The toasts over a widget, whatever is shown in it.

    Args:
        host: The widget they lie over. `settle` is to be called when its size changed: an event
            filter would be asked while Qt and Python are torn down.
        parent: A widget that holds the host, so that nothing in the host can cover the toasts.
    """

    def __init__(self, host: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = host
        self._toasts: list[Toast] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(Space.S)
        self.hide()

    @property
    def toasts(self) -> tuple[Toast, ...]:
        """What is shown now, oldest first."""
        return tuple(self._toasts)

    @Slot(object)
    def show_notice(self, notice: Notice) -> None:
        """Show a notice below the others; of more than four the oldest goes, and one like it."""
        for shown in [toast for toast in self._toasts if toast.says(notice)]:
            self._remove(shown)
        if len(self._toasts) == _AT_ONCE:
            self._remove(self._toasts[0])
        toast = Toast(notice, self)
        toast.closed.connect(self._remove_sender)
        self._toasts.append(toast)
        self._layout.addWidget(toast)
        self.show()
        self.raise_()
        self.settle()

    @Slot()
    def settle(self) -> None:
        """Lie over the host as it is now."""
        if not self._toasts:
            return
        heights = [toast.heightForWidth(_WIDTH) for toast in self._toasts]
        height = sum(heights) + Space.S * (len(heights) - 1)
        size = self._host.size()
        corner = QPoint(size.width() - _WIDTH - Space.L, max(0, size.height() - height - _FOOT_PX))
        parent = self.parentWidget()
        assert parent is not None
        self.setGeometry(QRect(self._host.mapTo(parent, corner), QSize(_WIDTH, height)))

    @Slot()
    def _remove_sender(self) -> None:
        toast = self.sender()
        if isinstance(toast, Toast):
            self._remove(toast)

    def _remove(self, toast: Toast) -> None:
        if toast in self._toasts:
            self._toasts.remove(toast)
            self._layout.removeWidget(toast)
            toast.hide()
            toast.deleteLater()
        self.setVisible(bool(self._toasts))
        self.settle()
